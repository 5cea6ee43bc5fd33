//! How wide each column of a table is: by what it may give up where the terminal is too narrow for all.

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr;

use udatactl_core::text;

/// Between two columns.
pub const GAP: usize = 2;

/// The width of a text on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// What a column may give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nothing: a role, an age, a state, a count.
    Never,
    /// The middle of its cells, as long as no two of them look alike that are not: an identifier.
    Middle,
    /// The end of its cells: a name, a title.
    End,
    /// Its cells are broken into lines, and say all that they say: a sentence, a list.
    Lines,
    /// Its place: it is left out before any other is cut.
    Out,
}

/// Where there is less room, what would be left of cells says too little.
const WORTH_CUTTING: usize = 50;
/// Sentences are broken into lines no shorter than this before identifiers are shortened.
const SENTENCE: usize = 30;
/// Identifiers are shortened to this before anything else is.
const IDENTIFIER: usize = 20;
/// All are shortened to this before any is shortened more.
const TEXT: usize = 16;
/// Nothing is shortened more than to this.
const NARROWEST: usize = 10;
/// A longer word of a sentence is broken as well.
const LONGEST_WORD: usize = 24;

/// The width of each column, nothing for one that is left out; nothing at all where the columns cannot be so narrow.
pub fn fit(
    headings: &[String],
    rows: &[Vec<String>],
    cuts: &[Cut],
    room: usize,
) -> Option<Vec<Option<usize>>> {
    let column = |(index, heading): (usize, &String)| {
        let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell));
        let cells = cells.max().unwrap_or(0);
        let whole = cells.max(width(heading));
        Column { index, cut: cuts[index], cells, heading: longest_word(heading), width: Some(whole) }
    };
    let mut columns = Columns { all: headings.iter().enumerate().map(column).collect(), room };
    if columns.excess() > 0 {
        columns.narrow(rows);
    }
    (columns.excess() == 0).then(|| columns.all.iter().map(|column| column.width).collect())
}

struct Column {
    index: usize,
    cut: Cut,
    /// The width of its widest cell, and of the longest word of its heading.
    cells: usize,
    heading: usize,
    /// How wide it is to be.
    width: Option<usize>,
}

struct Columns {
    all: Vec<Column>,
    room: usize,
}

impl Columns {
    /// How much wider the table is than the room for it.
    fn excess(&self) -> usize {
        let widths: Vec<usize> = self.all.iter().filter_map(|column| column.width).collect();
        let gaps = GAP * widths.len().saturating_sub(1);
        (widths.iter().sum::<usize>() + gaps).saturating_sub(self.room)
    }

    /// Takes from the columns what they may give, what costs least first, until the table fits.
    fn narrow(&mut self, rows: &[Vec<String>]) {
        self.leave_out(|column| column.cells == 0);
        self.take(|column| column.cut == Cut::Lines, |column| column.heading.max(SENTENCE));
        self.take(|_| true, |column| column.cells.max(column.heading));
        self.leave_out(|column| column.cut == Cut::Out);
        if self.excess() == 0 || self.room < WORTH_CUTTING {
            return;
        }
        let least: Vec<usize> = self.all.iter().map(|column| column.least(rows)).collect();
        let least = |column: &Column| least[column.index];
        self.take(|column| column.cut == Cut::Middle, |column| least(column).max(IDENTIFIER));
        self.take(|column| column.cut == Cut::Lines, |column| least(column).max(TEXT));
        self.take(|_| true, |column| least(column).max(TEXT));
        // What says which row it is stands first.
        for index in (0..self.all.len()).rev() {
            self.take(|column| column.index == index, least);
        }
    }

    /// Leaves out such columns, the last first, as long as the table does not fit.
    fn leave_out(&mut self, which: impl Fn(&Column) -> bool) {
        for index in (0..self.all.len()).rev() {
            let is_alone = self.all.iter().filter(|column| column.width.is_some()).count() < 2;
            if self.excess() > 0 && !is_alone && which(&self.all[index]) {
                self.all[index].width = None;
            }
        }
    }

    /// Makes such columns narrower, always the widest, until the table fits or each is as narrow as `least`.
    fn take(&mut self, which: impl Fn(&Column) -> bool, least: impl Fn(&Column) -> usize) {
        for _ in 0..self.excess() {
            let can_give = |column: &&mut Column| {
                which(column) && column.width.is_some_and(|width| width > least(column))
            };
            let widest = self.all.iter_mut().filter(can_give).max_by_key(|column| column.width);
            let Some(column) = widest else { return };
            column.width = column.width.map(|width| width - 1);
        }
    }
}

impl Column {
    /// How narrow it may become: its heading is never cut.
    fn least(&self, rows: &[Vec<String>]) -> usize {
        let cells = || rows.iter().filter_map(|row| row.get(self.index)).map(String::as_str);
        let least = match self.cut {
            Cut::Never | Cut::Out => self.cells,
            Cut::End => NARROWEST,
            Cut::Lines => cells().map(longest_word).max().unwrap_or(0).clamp(NARROWEST, LONGEST_WORD),
            Cut::Middle => telling_apart(cells().collect(), self.cells),
        };
        least.min(self.cells).max(self.heading)
    }
}

/// The least width at which shortened identifiers differ where whole ones do.
fn telling_apart(cells: HashSet<&str>, widest: usize) -> usize {
    let are_alike = |width: usize| {
        let mut seen = HashSet::new();
        !cells.iter().all(|cell| seen.insert(text::shorten_middle(cell, width)))
    };
    // What differs at one width differs at each above.
    let (mut low, mut high) = (NARROWEST, widest);
    while low < high {
        let middle = usize::midpoint(low, high);
        if are_alike(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

fn longest_word(text: &str) -> usize {
    text::wrap(text, 0).iter().map(|word| width(word)).max().unwrap_or(0)
}
