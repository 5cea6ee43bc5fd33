//! `--out`: where a verb writes what it made, and what it does not write over.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};

/// Where to, and whether whatever is there may go.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("written").multiple(true)))]
pub struct Out {
    #[arg(long, value_name = "FILE", group = "written")]
    out: Option<PathBuf>,
    #[arg(long, requires = "written")]
    force: bool,
}

impl Out {
    /// Where to, as it was typed.
    pub fn path(&self) -> Option<&Path> {
        self.out.as_deref()
    }

    /// True where whatever is there may go.
    pub fn is_forced(&self) -> bool {
        self.force
    }

    /// True where a file is to be written by this run, not by a dry one.
    pub fn writes(&self, context: &Context) -> bool {
        self.out.is_some() && !context.settings.dry_run
    }

    /// Stops before anything is done where the file is what the command reads, and where it is there already and was not
    /// written by the same verb before, as `is_ours` says of its bytes: at a terminal a question, else `--force`.
    ///
    /// # Errors
    /// Exit 2; 11 for a no.
    pub fn require_free(
        &self,
        context: &Context,
        inputs: &[&Path],
        is_ours: impl Fn(&[u8]) -> bool,
    ) -> Result<(), Failure> {
        let Some(path) = &self.out else { return Ok(()) };
        require_free_place(context, path, inputs, self.force, is_ours)
    }
}

/// Stops where it is the dash of the standard output, where a file is what the command reads, and where it is there already, but where it is forced or `is_ours` says so of
/// its bytes: at a terminal a question.
///
/// # Errors
/// Exit 2; 11 for a no.
pub fn require_free_place(
    context: &Context,
    path: &Path,
    inputs: &[&Path],
    is_forced: bool,
    is_ours: impl Fn(&[u8]) -> bool,
) -> Result<(), Failure> {
    let name = path.display().to_string();
    if name == "-" {
        return Err(Failure::new(Code::BadValue, message!("out-is-dash")));
    }
    require_no_input(path, inputs)?;
    // A device or a pipe holds nothing that would be lost.
    let holds_something = path.metadata().is_ok_and(|known| known.is_file() && known.len() > 0);
    if !holds_something || is_forced || context.settings.dry_run || is_ours(&file::bytes(path)?) {
        return Ok(());
    }
    if !context.terminal.can_ask() {
        return Err(Failure::new(Code::OutExists, message!("out-exists", path = name)));
    }
    if context.terminal.confirm(&message!("out-question", path = name))? {
        Ok(())
    } else {
        let no = Message::new("failure-answered-no");
        Err(Failure::new(Code::AnsweredNo, no))
    }
}

/// Stops where a file that is written is what the command reads.
///
/// # Errors
/// Exit 2.
pub fn require_no_input(path: &Path, inputs: &[&Path]) -> Result<(), Failure> {
    if inputs.iter().any(|input| file::is_same(input, path)) {
        let message = message!("out-is-input", path = path.display().to_string());
        return Err(Failure::new(Code::OutIsInput, message));
    }
    Ok(())
}
