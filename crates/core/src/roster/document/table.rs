//! A table in CSV: a line of headings, then a record a line. Columns that nobody asks for are left alone.

use std::collections::BTreeMap;

use super::cells::{self, Cell};
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::{csv_reader, words};
use crate::text::trimmed;

/// A column, and the headings that stand for it, folded.
pub type Heading = (&'static str, &'static [&'static str]);

/// A table, with the places of its columns.
pub struct Table {
    columns: BTreeMap<&'static str, usize>,
    records: Vec<Vec<Cell>>,
}

/// A record of a table.
#[derive(Clone, Copy)]
pub struct Record<'t> {
    table: &'t Table,
    cells: &'t [Cell],
}

impl Table {
    /// Reads a table that has the columns `needed`, and may have those `besides`. What is wrong goes to `flaws`, such as `none`
    /// where there is nothing; nothing is given where no record can be understood.
    pub fn read(
        lines: &Lines,
        [needed, besides]: [&[Heading]; 2],
        none: Problem,
        flaws: &mut Vec<Flaw>,
    ) -> Option<Self> {
        let (separator, from) = csv_reader::separator(lines, flaws)?;
        let mut records = cells::records(lines, from, separator, flaws);
        records.retain(|record| csv_reader::is_said(record));
        if records.is_empty() {
            *flaws = vec![Flaw::at(0, none)];
            return None;
        }
        let headings = records.remove(0);
        let place = |(key, known): &Heading| {
            let is_it = |cell: &Cell| known.contains(&words::fold(trimmed(&cell.text)).as_str());
            Some((*key, headings.iter().position(is_it)?))
        };
        let columns: BTreeMap<&'static str, usize> = needed.iter().chain(besides).filter_map(place).collect();
        let line = headings.first().map_or(0, |cell| lines.number(cell.at));
        let missing = needed.iter().filter(|(column, _)| !columns.contains_key(column));
        let missing: Vec<Flaw> =
            missing.map(|(column, _)| Flaw::at(line, Problem::NoColumn { column })).collect();
        let is_whole = missing.is_empty();
        flaws.extend(missing);
        is_whole.then_some(Self { columns, records })
    }

    /// Its records, in their order.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.records.iter().map(|cells| Record { table: self, cells })
    }
}

impl<'t> Record<'t> {
    fn cell(self, column: &str) -> Option<&'t Cell> {
        self.cells.get(*self.table.columns.get(column)?)
    }

    /// True where the table has that column.
    pub fn has(self, column: &str) -> bool {
        self.table.columns.contains_key(column)
    }

    /// The text under a heading, without blanks around it; empty where there is none.
    pub fn text(self, column: &str) -> &'t str {
        self.cell(column).map(|cell| trimmed(&cell.text)).unwrap_or_default()
    }

    /// The same, without the quote that keeps a spreadsheet from taking it for a formula.
    pub fn plain(self, column: &str) -> String {
        csv_reader::plain(self.text(column))
    }

    /// Where that text begins, or else the record.
    pub fn at(self, column: &str) -> usize {
        self.cell(column).or(self.cells.first()).map_or(0, |cell| cell.at)
    }
}
