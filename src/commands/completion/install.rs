//! `completion install`: writes the script to where the shell looks for it, once. What a shell reads at its start is the
//! person's: it is only said what to add there.

use std::path::Path;

use super::places::{self, installed, is_looked_at};
use super::shell::Shell;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use crate::settings::Home;
use udatactl_core::text::shell::{Command, quoted};

record! {
    /// The script that completes.
    pub struct Row {
        /// `bash`, `zsh` or `fish`.
        shell: &'static str => shown(Text),
        file: String => shown(Text),
        /// `changed`, `unchanged` or, in a dry run, `planned`.
        result: &'static str => shown(Token("result")),
    }
}

/// Writes the script for this shell, or for the one in use.
///
/// # Errors
/// Exit 2 for a shell that is not known or has no such place, and where the file can't be written.
pub fn run(shell: Option<Shell>, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let (home, shell) = chosen(shell, context)?;
    let Some(own) = places::places(shell, home).into_iter().next() else {
        let message = message!("completion-no-place", shell = shell.name());
        return Err(Failure::new(Code::BadValue, message).hint(message!("completion-add-to-profile")).into());
    };
    let there = installed(shell, home).filter(|there| *there != own);
    let is_current = || std::fs::read(&own).is_ok_and(|text| text == shell.script().as_bytes());
    let result = match &there {
        Some(_) => "unchanged",
        None if is_current() => "unchanged",
        None if context.settings.dry_run => "planned",
        None => {
            file::replace(&own, shell.script())?;
            "changed"
        }
    };
    let place = there.as_ref().unwrap_or(&own);
    let row = Row { shell: shell.name(), file: place.display().to_string(), result };
    let report = Report::single(Row::COLUMNS, &row);
    let report = report.note(Note::Say(match result {
        "planned" => message!("dry-run-nothing-written"),
        "unchanged" => message!("completion-there"),
        _ => message!("completion-written"),
    }));
    Ok(match to_add(shell, home, &own).filter(|_| there.is_none()) {
        Some(lines) => report.note(Note::Hint(lines)),
        None if result == "changed" => {
            report.note(Note::Say(message!("completion-works", shell = shell.name())))
        }
        None => report,
    })
}

/// The shell to install for.
///
/// # Errors
/// Exit 2 where none is named, and the one in use is not known.
pub fn chosen(shell: Option<Shell>, context: &Context) -> Result<(&Home, Shell), Failure> {
    let home = context.settings.home.as_ref();
    let found = home.and_then(|home| Some((home, shell.or_else(|| places::shell_in_use(home))?)));
    found.ok_or_else(|| {
        Failure::new(Code::BadValue, message!("completion-shell-unknown"))
            .try_command(Command::from("udatactl completion install bash"))
    })
}

/// What a person has to add to what their shell reads at its start, where it does not look at the script by itself.
fn to_add(shell: Shell, home: &Home, own: &Path) -> Option<Message> {
    if is_looked_at(own, shell, home) {
        return None;
    }
    let lines = match shell {
        Shell::Zsh => {
            vec!["fpath=(~/.zfunc $fpath)".to_owned(), "autoload -Uz compinit && compinit".to_owned()]
        }
        _ => vec![format!("source {}", quoted(&own.display().to_string()))],
    };
    let file = places::start_files(shell, home).into_iter().next()?;
    Some(message!("completion-add", file = home.shown(&file), lines = lines))
}
