//! `profile list`: the accounts and portals of this machine.

use clap::Args;

use super::known::{Row, row};
use crate::context::Context;
use crate::messages::message;
use crate::report::Report;

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

/// Lists the profiles.
///
/// # Errors
/// Exit 2 for a file of profiles that can't be read.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let profiles = super::known::profiles(context)?;
    let rows: Vec<Row> = profiles.all().iter().map(|profile| row(profile, &profiles)).collect();
    Ok(Report::list(Row::COLUMNS, &rows, message!("profile-list-empty", command = "udatactl auth login")))
}
