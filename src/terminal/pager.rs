//! A result longer than the screen, shown by the pager that somebody chose.

use std::io;
use std::process::Command;

use console::Term;
use unicode_width::UnicodeWidthStr;

use super::Terminal;
use crate::interruption::Interruption;
use crate::process;

/// The pager of who chose none: it ends by itself where the text fits, shows colours and leaves the text on the screen.
const USUAL: &str = "less -FRX";
/// The same for a `less` without options, in the variable that it reads them from.
const USUAL_OPTIONS: &str = "FRX";
/// What we write, which `less` shows as bytes where the system lacks the locale that the environment names.
const CHARSET: &str = "utf-8";
/// What shells give for a command that they do not find or can't start.
const NOT_STARTED: [i32; 2] = [126, 127];

impl Terminal {
    /// Writes a result to stdout, by a pager where a person reads it here and it is longer than the screen. A pager that can't
    /// be started is none; who leaves it early has seen enough.
    ///
    /// # Errors
    /// As [`Self::result`].
    pub fn result_by_pages(&self, text: &str, interruption: &Interruption) -> io::Result<()> {
        match self.pager(text) {
            Some(command) if self.is_shown_by(command, text, interruption) => Ok(()),
            _ => self.result(text),
        }
    }

    /// The command of the pager for this text; nothing where it is written as it is.
    fn pager(&self, text: &str) -> Option<&str> {
        let options = &self.options;
        let command = options.pager.command.as_deref().unwrap_or(USUAL).trim();
        let is_here = self.stdin && self.stdout && self.stderr && !options.no_input;
        let is_for_eyes = !options.accessible && !options.is_dumb;
        let is_wanted = is_here && is_for_eyes && !matches!(command, "" | "cat");
        (is_wanted && is_longer_than_the_screen(text)).then_some(command)
    }

    fn is_shown_by(&self, pager: &str, text: &str, interruption: &Interruption) -> bool {
        let mut command = command(pager);
        if !self.options.pager.has_options {
            command.env("LESS", USUAL_OPTIONS);
        }
        if !self.options.pager.has_charset {
            command.env("LESSCHARSET", CHARSET);
        }
        let _held = self.activity.hold();
        let status = interruption.lend(|| process::feed(command, text.as_bytes()));
        status.is_some_and(|status| status.code().is_none_or(|code| !NOT_STARTED.contains(&code)))
    }
}

/// The command as it was chosen: words, or where it is more than that what the shell makes of it.
fn command(pager: &str) -> Command {
    let is_word = |letter: char| letter.is_alphanumeric() || "-_./:+,@ ".contains(letter);
    let mut words = pager.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    if cfg!(unix) && !pager.chars().all(is_word) {
        command = Command::new("sh");
        command.args(["-c", pager]);
    } else {
        command.args(words);
    }
    command
}

/// True where the text and the prompt after it do not fit the screen. Colours count as letters: the pager looks again.
fn is_longer_than_the_screen(text: &str) -> bool {
    let Some((lines, columns)) = Term::stdout().size_checked() else { return false };
    let (lines, columns) = (usize::from(lines), usize::from(columns).max(1));
    text.lines().map(|line| line.width().div_ceil(columns).max(1)).sum::<usize>() >= lines
}
