//! `profile show`: one profile, the one in use unless another is named.

use clap::Args;

use super::known::{Row, named, row};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Report;

/// Which profile.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Shows a profile.
///
/// # Errors
/// Exit 6 for an unknown profile, and where none is in use.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let profiles = super::known::profiles(context)?;
    let asked = arguments.name.as_deref().or(context.settings.profile_name.as_deref());
    let Some(name) = asked.or_else(|| profiles.current()) else {
        let message = message!("profile-none-in-use");
        return Err(Failure::new(Code::NoProfile, message).try_command("udatactl auth login").into());
    };
    Ok(Report::single(Row::COLUMNS, &row(&named(name, &profiles)?, &profiles)))
}
