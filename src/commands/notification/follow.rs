//! `notification follow`: all that is told of an organization, or what my role gets of it.

use clap::Args;

use super::following::{self, Which};
use super::preference::Wanted;
use crate::context::Context;
use crate::report::Report;

/// Which organizations, and how much of them.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    which: Which,
    #[arg(long)]
    default: bool,
}

/// Follows organizations, or goes back to what my role gets.
///
/// # Errors
/// As [`following::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    following::run(&arguments.which, context, |organization| {
        if arguments.default {
            Wanted::Default(organization)
        } else {
            Wanted::Follow { organization, follows: true }
        }
    })
}
