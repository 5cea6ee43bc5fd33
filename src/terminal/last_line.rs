//! The last line of the screen, as indicatif draws on it: the cursor stays behind the text, and a `^C` that the terminal writes
//! there is in the line that is cleared.

use std::io;

use console::Term;
use indicatif::{ProgressDrawTarget, TermLike};

/// So many columns are left for what the terminal itself writes.
const ROOM: u16 = 4;

/// Where bars are drawn.
pub fn target() -> ProgressDrawTarget {
    ProgressDrawTarget::term_like_with_hz(Box::new(LastLine(Term::buffered_stderr())), 20)
}

#[derive(Debug)]
struct LastLine(Term);

impl TermLike for LastLine {
    fn width(&self) -> u16 {
        self.0.size().1.saturating_sub(ROOM).max(1)
    }

    fn move_cursor_up(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_up(lines)
    }

    fn move_cursor_down(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_down(lines)
    }

    fn move_cursor_right(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_right(columns)
    }

    fn move_cursor_left(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_left(columns)
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }

    /// Leaves out the blanks up to the margin, which would take the cursor there.
    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text.trim_end())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}
