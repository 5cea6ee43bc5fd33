//! `profile use`: makes a profile the one in use.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::known::{Row, named, row};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};

/// Which profile.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: String,
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
    if !dry_run {
        profiles = context.hold_profiles()?;
        named(&profile.name, &profiles)?;
        profiles.make_current(&profile.name);
        profiles.write()?;
    }
    let report = Report::single(Row::COLUMNS, &row(&profile, &profiles));
    Ok(if dry_run { report.note(Note::Say(message!("profile-dry-run"))) } else { report })
}
