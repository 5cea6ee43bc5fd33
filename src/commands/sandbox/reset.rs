//! `sandbox reset`: the sandbox of `--site sandbox` begins anew.

use std::path::PathBuf;

use clap::Args;

use super::seed;
use crate::commands::consent::{self, Stake};
use crate::context::Context;
use crate::embedded;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_sandbox::{self as sandbox, World};

/// From what.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
}

record! {
    /// A world that begins anew.
    pub struct Row {
        /// The file that is written.
        state: String => shown(Text),
        organizations: usize => shown(Count),
        people: usize => shown(Count),
        result: &'static str => shown(Token("result")),
    }
}

/// Puts the first world, or a seed, in the place of whatever the state file holds.
///
/// # Errors
/// Exit 2 for a seed that is none, 2 or 11 without a yes, 1 where the file can't be written.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let world = match &arguments.seed {
        Some(path) => seed::read(path, context)?,
        None => World::first(),
    };
    let path = embedded::file(&context.settings.places.state);
    let mut row = Row {
        state: path.display().to_string(),
        organizations: world.organizations.len(),
        people: world.users.len(),
        result: "planned",
    };
    if context.settings.dry_run {
        return Ok(Report::single(Row::COLUMNS, &row).note(Note::Say(message!("dry-run-nothing-written"))));
    }
    if path.exists() {
        consent::ask(context, &Stake::Named, &message!("sandbox-reset-ask", path = &row.state))?;
    }
    sandbox::replace(&path, world).map_err(sandbox::Error::from)?;
    row.result = "changed";
    Ok(Report::single(Row::COLUMNS, &row).note(Note::Say(message!("sandbox-reset-done"))))
}
