//! `completion`: the script that makes a shell complete udatactl. What it offers is in `completion.rs` of the root.

use clap::{Args, ValueEnum};

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Report;
use udatactl_core::text::shell::Command;

pub mod install;
mod places;
mod shell;

pub use places::{installed, shell_in_use};
use shell::Shell;

/// Which shell, and whether its script is installed or printed.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SHELL")]
    what: What,
    #[arg(value_name = "FOR")]
    shell: Option<Shell>,
    #[arg(long)]
    print: bool,
}

/// A shell whose script is printed, or that one is to be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Bash,
    Zsh,
    Fish,
    Powershell,
    #[value(alias = "installer")]
    Install,
}

/// The command that has this shell complete.
pub fn how_to_install(shell: Shell) -> Command {
    match shell {
        Shell::Powershell => "udatactl completion --help".into(),
        Shell::Bash | Shell::Zsh | Shell::Fish => "udatactl completion install".into(),
    }
}

/// Gives the script, or installs it.
///
/// # Errors
/// Exit 2 for two shells, and as [`install::run`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let shell = match arguments.what {
        What::Install if arguments.print => install::chosen(arguments.shell, context)?.1,
        What::Install => return install::run(arguments.shell, context),
        _ if arguments.shell.is_some() => {
            return Err(Failure::new(Code::Conflict, message!("completion-two-shells")).into());
        }
        What::Bash => Shell::Bash,
        What::Zsh => Shell::Zsh,
        What::Fish => Shell::Fish,
        What::Powershell => Shell::Powershell,
    };
    Ok(Report::text(shell.script().to_owned()))
}
