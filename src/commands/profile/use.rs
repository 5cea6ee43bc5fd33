//! `profile use`: makes a profile the one in use.

use clap::Args;

use super::known::named;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};

/// Which profile.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: String,
}

record! {
    /// The profile that was chosen.
    pub struct Row<'a> {
        profile: &'a str => shown(Text).cut(Never),
        site: &'a str => shown(Text).cut(Middle),
        /// The name of the person who signed in.
        name: Option<&'a str> => shown(Text),
        has_key: bool => shown(Flag),
        /// It is the one in use.
        current: bool => shown(Flag),
        result: &'static str => shown(Token("result")),
    }
}

/// Chooses the profile of the commands to come.
///
/// # Errors
/// Exit 6 for an unknown profile.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut profiles = super::known::profiles(context)?;
    let profile = named(&arguments.name, &profiles)?;
    let dry_run = context.settings.dry_run;
    let was_current = profiles.current() == Some(&profile.name);
    if !dry_run {
        profiles = context.hold_profiles()?;
        named(&profile.name, &profiles)?;
        profiles.make_current(&profile.name);
        profiles.write()?;
    }
    let row = Row {
        profile: &profile.name,
        site: &profile.site,
        name: profile.person.as_deref(),
        has_key: profile.has_key,
        current: profiles.current() == Some(&profile.name),
        result: match (was_current, dry_run) {
            (true, _) => "unchanged",
            (false, true) => "planned",
            (false, false) => "changed",
        },
    };
    let report = Report::single(Row::COLUMNS, &row);
    Ok(if dry_run { report.note(Note::Say(message!("profile-dry-run"))) } else { report })
}
