//! `profile remove`: takes a profile out, and forgets its key.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::{COLUMNS, named, row};
use crate::commands::auth;
use crate::commands::consent::{self, Stake};
use crate::context::Context;
use crate::message;
use crate::report::{Note, Report};

/// Which profile.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: String,
}

/// Removes a profile with its key.
///
/// # Errors
/// Exit 6 for an unknown profile, 2 or 11 without a yes, 4 when the keyring does not let go of the key.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let mut profiles = super::profiles(context)?;
    let profile = named(&arguments.name, &profiles)?;
    let report = Report::single(COLUMNS, &row(&profile, &profiles));
    let (name, site) = (&profile.name, &profile.site);
    if context.settings.dry_run {
        return Ok(report.note(Note::Say(message!("profile-dry-run"))));
    }
    let question = message!("profile-remove-ask", profile = name, site = site);
    consent::ask(context, &Stake::Named, &question)?;
    auth::forget(context, &profile)?;
    profiles.remove(name);
    profiles.write()?;
    Ok(report.note(Note::Say(message!("profile-removed", profile = name))))
}
