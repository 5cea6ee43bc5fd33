//! `profile remove`: takes a profile out, and forgets its key.

use clap::Args;

use super::known::named;
use crate::commands::auth;
use crate::commands::consent::{self, Stake};
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
    /// A profile that is removed.
    pub struct Row<'a> {
        profile: &'a str => shown(Text),
        site: &'a str => shown(Text),
        removed_from: Vec<&'static str> => shown(Tokens("key-in")),
        result: &'static str => shown(Token("result")),
    }
}

/// Removes a profile with its key.
///
/// # Errors
/// Exit 6 for an unknown profile, 2 or 11 without a yes, 4 when the keyring does not let go of the key.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let profile = named(&arguments.name, &super::known::profiles(context)?)?;
    let (name, site) = (&profile.name, &profile.site);
    let mut row = Row { profile: name, site, removed_from: Vec::new(), result: "planned" };
    if context.settings.dry_run {
        row.removed_from = auth::places(&profile);
        return Ok(Report::single(Row::COLUMNS, &row).note(Note::Say(message!("profile-dry-run"))));
    }
    let question = message!("profile-remove-ask", profile = name, site = site);
    consent::ask(context, &Stake::Named, &question)?;
    let mut profiles = context.hold_profiles()?;
    profiles.remove(name);
    let prepared = profiles.prepare()?;
    row.removed_from = auth::forget(context, &profile)?
        .iter()
        .map(|origin| auth::KeyLocation::from(origin).key_from)
        .collect();
    prepared.commit()?;
    row.result = "changed";
    let report = Report::single(Row::COLUMNS, &row);
    // Without a key that was forgotten there is none to revoke.
    let said = if row.removed_from.is_empty() { "profile-removed" } else { "profile-removed-key-lives" };
    Ok(report.note(Note::Say(message!(said, profile = name))))
}
