//! `completion`: the script that makes a shell complete udatactl. What it offers is in `completion.rs` of the root.

use clap::{Args, ValueEnum};

use crate::context::Context;
use crate::report::Report;

/// Which shell.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// The shells that there is a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Gives the script, the very file of `completions/`.
///
/// # Errors
/// None.
pub fn run(arguments: &Arguments, _: &Context) -> anyhow::Result<Report> {
    let script = match arguments.shell {
        Shell::Bash => include_str!("../../completions/udatactl.bash"),
        Shell::Zsh => include_str!("../../completions/_udatactl"),
        Shell::Fish => include_str!("../../completions/udatactl.fish"),
        Shell::Powershell => include_str!("../../completions/udatactl.ps1"),
    };
    Ok(Report::text(script.to_owned()))
}
