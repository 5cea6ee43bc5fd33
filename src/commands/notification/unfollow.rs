//! `notification unfollow`: nothing more of an organization but what asks for an answer.

use clap::Args;

use super::following::{self, Which};
use super::preference::Wanted;
use crate::context::Context;
use crate::report::Report;

/// Which organizations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    which: Which,
}

/// Follows organizations no longer.
///
/// # Errors
/// As [`following::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    following::run(&arguments.which, context, |organization| Wanted::Follow { organization, follows: false })
}
