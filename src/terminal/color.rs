//! Colours on stderr. Each stands beside a sign or a word that says the same.

use anstyle::{AnsiColor, Style};

use super::Terminal;
use crate::messages::Message;

const ALARM: Style = AnsiColor::Red.on_default().bold();

impl Terminal {
    /// Shows a line of what is about to be changed, its sign in colour, unless quiet.
    pub fn show_change(&self, text: &str) {
        if !self.options.quiet {
            self.line(&self.with_colored_sign(&self.prose(text)));
        }
    }

    /// Says what can't be taken back, also when quiet.
    pub fn alarm(&self, message: &Message) {
        let text = self.prose(&self.messages.say(message));
        self.line(&if self.colors_stderr() { format!("{ALARM}{text}{ALARM:#}") } else { text });
    }

    pub(super) fn colors_stderr(&self) -> bool {
        self.options.color.unwrap_or(self.stderr)
    }

    /// The text with the sign of a change that it begins with in colour.
    pub(super) fn with_colored_sign(&self, text: &str) -> String {
        let line = text.trim_start_matches(' ');
        let style =
            line.split_once(' ').and_then(|(sign, _)| style_of(sign)).filter(|_| self.colors_stderr());
        let Some(style) = style else { return text.to_owned() };
        let (before, line) = text.split_at(text.len() - line.len());
        let (sign, rest) = line.split_at(1);
        format!("{before}{style}{sign}{style:#}{rest}")
    }
}

/// The style of a sign: what comes, what is another one then, what goes, what is to be settled.
fn style_of(sign: &str) -> Option<Style> {
    let color = match sign {
        "+" => AnsiColor::Green,
        "~" | "?" | "!" => AnsiColor::Yellow,
        "-" => AnsiColor::Red,
        _ => return None,
    };
    Some(color.on_default().bold())
}
