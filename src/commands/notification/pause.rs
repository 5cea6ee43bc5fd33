//! `notification pause`: nothing but what asks for an answer, until I say otherwise.

use clap::Args;

use super::outcome;
use super::preference::{Preference, Wanted, paused};
use crate::commands::consent::Stake;
use crate::context::Context;
use crate::report::Report;
use udatactl_core::text::shell::Command;

/// Whether it begins or ends: the portal knows no pause that ends by itself.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, alias = "resume")]
    off: bool,
}

/// Holds my notifications back, or no longer.
///
/// # Errors
/// Exit 7 on a portal without that; else as [`outcome::carry_out`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let delivery = context.signed_in()?.delivery()?;
    let pauses = !arguments.off;
    let (after, undo) = if pauses {
        ("paused", "udatactl notification pause --off")
    } else {
        ("active", "udatactl notification pause")
    };
    let preference = Preference {
        wanted: Wanted::Pause(pauses),
        before: paused(&delivery).to_owned(),
        after: Some(after),
        holds: delivery.paused == pauses,
        narrower: Vec::new(),
        undo: vec![Command::from(undo)],
    };
    outcome::carry_out(context, &[preference], Stake::Named)
}
