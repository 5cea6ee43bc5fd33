//! `completion`: the script that makes a shell complete udatactl. What it offers is in `completion.rs` of the root.

use clap::Args;

use crate::context::Context;
use crate::report::Report;
use udatactl_core::text::shell::Command;

mod places;
mod shell;

pub use places::{installed, shell_in_use};
use shell::Shell;

/// Which shell.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// The command that says how to have this shell complete.
pub fn how_to_install(_: Shell) -> Command {
    "udatactl completion --help".into()
}

/// Gives the script.
///
/// # Errors
/// None.
pub fn run(arguments: &Arguments, _: &Context) -> anyhow::Result<Report> {
    Ok(Report::text(arguments.shell.script().to_owned()))
}
