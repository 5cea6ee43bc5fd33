//! `man`: writes the pages of the manual, in both languages, below a directory of manuals.

use std::path::PathBuf;

use clap::Args;

use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::{file, help};

/// Where to.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "DIRECTORY")]
    directory: PathBuf,
}

record! {
    /// The pages that were written.
    pub struct Row {
        directory: String => shown(Text),
        pages: usize => shown(Count),
        result: &'static str => shown(Token("result")),
    }
}

/// Writes the pages: the English ones in `man1`, the French ones in `fr/man1`.
///
/// # Errors
/// Exit 2 where they can't be written.
pub fn run(arguments: &Arguments, context: &Context, tree: help::Tree) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let pages = help::pages(tree);
    let row = Row {
        directory: arguments.directory.display().to_string(),
        pages: pages.len(),
        result: if context.settings.dry_run { "planned" } else { "changed" },
    };
    let report = Report::single(Row::COLUMNS, &row);
    if context.settings.dry_run {
        return Ok(report.note(Note::Say(message!("dry-run-nothing-written"))));
    }
    for page in &pages {
        file::publish(&arguments.directory.join(&page.path), &page.text)?;
    }
    Ok(report.note(Note::Hint(message!("man-read", command = "man udatactl"))))
}
