//! The house style over `tabled`: no frame, a heading, columns that fit the terminal.

use tabled::builder::Builder;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::{Color, Modify, Padding, Style};
use unicode_width::UnicodeWidthStr;

use udatactl_core::text;

/// Between two columns.
const GAP: usize = 2;
/// A column is not cut below this.
const NARROWEST: usize = 6;

/// The width of a text on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A table for a person, at most `columns` wide; the longest cells are cut with an ellipsis, those of the first
/// column, which is the identifier, last. A column that is `broken` has its cells broken into lines instead.
pub fn for_person(
    headings: &[String],
    rows: Vec<Vec<String>>,
    broken: &[bool],
    columns: usize,
    colored: bool,
) -> String {
    let widths = fitting(headings, &rows, columns);
    let cut = |row: &[String]| -> Vec<String> {
        row.iter().zip(&widths).map(|(cell, width)| text::shorten(cell, *width)).collect()
    };
    let fit =
        |row: &[String]| -> Vec<String> {
            let cells = row.iter().zip(&widths).zip(broken);
            cells
                .map(|((cell, width), is_broken)| {
                    if *is_broken { text::wrap(cell, *width).join("\n") } else { text::shorten(cell, *width) }
                })
                .collect()
        };
    let rows = rows.iter().map(|row| fit(row)).collect();
    let mut table = build(&cut(headings), rows).build();
    table
        .with(Style::empty())
        .with(Padding::new(0, GAP, 0, 0))
        .with(Modify::new(Columns::last()).with(Padding::zero()));
    if colored {
        table.with(Modify::new(Rows::first()).with(Color::BOLD));
    }
    finish(&table.to_string())
}

/// True where the first column, the identifier, need not be cut.
pub fn identifier_fits(headings: &[String], rows: &[Vec<String>], columns: usize) -> bool {
    let whole = rows.iter().filter_map(|row| row.first()).map(|cell| width(cell)).max().unwrap_or(0);
    fitting(headings, rows, columns).first().is_none_or(|first| *first >= whole)
}

/// True where no column need be cut.
pub fn fits(headings: &[String], rows: &[Vec<String>], columns: usize) -> bool {
    fitting(headings, rows, columns) == fitting(headings, rows, usize::MAX)
}

/// A Markdown table, whose cells are text and nothing else.
pub fn markdown(headings: &[String], rows: Vec<Vec<String>>) -> String {
    let inert = |cell: String| text::markdown::in_a_cell(&cell);
    let rows = rows.into_iter().map(|row| row.into_iter().map(inert).collect()).collect();
    let mut table = build(headings, rows).build();
    table.with(Style::markdown());
    finish(&table.to_string())
}

/// The widths of the columns: their own, and where that is too much, less for the widest.
fn fitting(headings: &[String], rows: &[Vec<String>], columns: usize) -> Vec<usize> {
    let widest = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell));
        cells.chain([width(&headings[index])]).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..headings.len()).map(widest).collect();
    let gaps = GAP * headings.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > columns {
        let candidates = |from: usize| {
            let wide = widths.iter().enumerate().skip(from).filter(|(_, width)| **width > NARROWEST);
            wide.max_by_key(|(_, width)| **width).map(|(index, _)| index)
        };
        match candidates(1).or_else(|| candidates(0)) {
            Some(index) => widths[index] -= 1,
            None => break,
        }
    }
    widths
}

fn build(headings: &[String], rows: Vec<Vec<String>>) -> Builder {
    let mut builder = Builder::default();
    builder.push_record(headings);
    for row in rows {
        builder.push_record(row);
    }
    builder
}

fn finish(table: &str) -> String {
    let mut text: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    if text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn accents_and_wide_letters_stay_aligned() {
        let headings = ["Nom".to_owned(), "Rôle".to_owned()];
        let text = for_person(
            &headings,
            rows(&[&["Élodie", "admin"], &["日本", "editor"]]),
            &[false, false],
            80,
            false,
        );
        assert_eq!(text, "Nom     Rôle\nÉlodie  admin\n日本    editor\n");
    }

    #[test]
    fn a_table_fits_the_terminal() {
        let headings = ["Nom".to_owned(), "Rôle".to_owned()];
        let text = for_person(
            &headings,
            rows(&[&["une très longue organisation du nord", "admin"]]),
            &[false, false],
            24,
            false,
        );
        assert!(text.lines().all(|line| width(line) <= 24), "{text}");
        assert!(text.contains('…'), "{text}");
    }
}
