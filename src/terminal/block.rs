//! Rows at the bottom of the screen that are drawn anew in their own place: nothing above is touched, nothing is there twice.

use std::io::{self, Write};

use udatactl_core::text;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns and the lines of the screen that questions are asked on.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub columns: usize,
    pub lines: usize,
}

/// What is to be seen: rows, each of fewer columns than the screen has, and the cursor among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub rows: Vec<String>,
    /// The row and the column.
    pub cursor: (usize, usize),
}

impl Picture {
    /// A question broken between words, and what is typed behind it, broken anywhere, with the cursor in between.
    pub fn of(question: &str, before: &str, after: &str, columns: usize) -> Self {
        let most = columns.saturating_sub(1).max(1);
        // Room for some of an answer beside the question's last word.
        let broken = text::prose(question.trim_end(), most.saturating_sub(ROOM).max(1));
        let mut rows: Vec<String> = broken.lines().flat_map(|row| folded(row, most)).collect();
        let mut row = rows.pop().unwrap_or_default();
        if question.ends_with(' ') {
            row.push(' ');
        }
        let mut picture = Self { rows, cursor: (0, 0) };
        let mut width = row.width();
        for (text, ends_at_cursor) in [(before, true), (after, false)] {
            for one in text.graphemes(true) {
                if width + one.width() > most {
                    picture.rows.push(std::mem::take(&mut row));
                    width = 0;
                }
                row.push_str(one);
                width += one.width();
            }
            if ends_at_cursor {
                picture.cursor = (picture.rows.len(), width);
            }
        }
        picture.rows.push(row);
        picture
    }
}

/// So many columns are left for an answer beside its question.
const ROOM: usize = 12;

/// A row in pieces that fit, where a single word is too long for one.
fn folded(row: &str, most: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut width = 0;
    for one in row.graphemes(true) {
        if width + one.width() > most {
            rows.push(String::new());
            width = 0;
        }
        if let Some(last) = rows.last_mut() {
            last.push_str(one);
        }
        width += one.width();
    }
    rows
}

/// The place of a picture on the screen.
#[derive(Default)]
pub struct Block {
    shown: Picture,
    /// The screen has changed under it.
    is_stale: bool,
}

impl Block {
    /// Draws a picture where the one before it was.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, picture: Picture, columns: usize) -> io::Result<()> {
        if picture == self.shown && !self.is_stale {
            return Ok(());
        }
        let bytes = match picture.continues(&self.shown) {
            Some(typed) if !self.is_stale => typed.to_owned(),
            _ => format!("{}{}", self.start(columns), picture.written()),
        };
        *self = Self { shown: picture, is_stale: false };
        put(&bytes)
    }

    /// Draws a last picture, and goes on below it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn close(mut self, picture: Picture, columns: usize) -> io::Result<()> {
        self.draw(picture, columns)?;
        let below = self.shown.rows.len().saturating_sub(self.shown.cursor.0 + 1);
        put(&format!("{}\r\n", if below > 0 { format!("\x1b[{below}B") } else { String::new() }))
    }

    /// Draws all of it anew, where it is: the screen has another size.
    pub fn redraw(&mut self) {
        self.is_stale = true;
    }

    /// Forgets what was drawn: somebody else has had the screen.
    pub fn forget(&mut self) {
        self.shown = Picture::default();
    }

    /// What brings the cursor to the start of the rows and clears them. A row that was drawn on a wider screen takes several
    /// lines of this one.
    fn start(&self, columns: usize) -> String {
        let lines = |width: usize| width.saturating_sub(1) / columns.max(1);
        let (row, column) = self.shown.cursor;
        let above: usize = self.shown.rows.iter().take(row).map(|row| 1 + lines(row.width())).sum();
        let up = above + column / columns.max(1);
        if up > 0 { format!("\r\x1b[{up}A\x1b[J") } else { "\r\x1b[J".to_owned() }
    }
}

impl Picture {
    /// The picture, and what brings the cursor from its end to its place.
    fn written(&self) -> String {
        let (row, column) = self.cursor;
        let up = self.rows.len().saturating_sub(row + 1);
        let mut text = self.rows.join("\r\n");
        if up > 0 {
            text.push_str(&format!("\x1b[{up}A"));
        }
        let ends_there = up == 0 && self.rows.last().is_some_and(|last| last.width() == column);
        if !ends_there {
            text.push('\r');
            if column > 0 {
                text.push_str(&format!("\x1b[{column}C"));
            }
        }
        text
    }

    /// What was typed at the end since `before`, where that is all the difference.
    fn continues<'a>(&'a self, before: &Self) -> Option<&'a str> {
        let is_at_end = |picture: &Self| {
            picture.cursor.0 + 1 == picture.rows.len()
                && picture.rows.last().is_some_and(|last| last.width() == picture.cursor.1)
        };
        let (last, rows) = self.rows.split_last()?;
        let (last_before, rows_before) = before.rows.split_last()?;
        let typed = last.strip_prefix(last_before.as_str())?;
        // A mark that joins what is there already has to be drawn together with it.
        let joins = typed.graphemes(true).next().is_some_and(|one| one.width() == 0)
            || last.graphemes(true).count()
                != last_before.graphemes(true).count() + typed.graphemes(true).count();
        (rows == rows_before && is_at_end(self) && is_at_end(before) && !joins).then_some(typed)
    }
}

fn put(bytes: &str) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    stderr.write_all(bytes.as_bytes())?;
    stderr.flush()
}
