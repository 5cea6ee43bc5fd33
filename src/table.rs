//! The house style over `tabled`: no frame, a heading, columns that fit the terminal.

use tabled::builder::Builder;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::peaker::PriorityMax;
use tabled::settings::{Color, Modify, Padding, Style, Width};
use unicode_width::UnicodeWidthStr;

/// The width of a text on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A table for a person, at most `columns` wide; the longest cells are cut with an ellipsis.
pub fn for_person(headings: &[String], rows: Vec<Vec<String>>, columns: usize, colored: bool) -> String {
    let mut table = build(headings, rows).build();
    table
        .with(Style::empty())
        .with(Padding::new(0, 2, 0, 0))
        .with(Modify::new(Columns::last()).with(Padding::zero()))
        .with(Width::truncate(columns).suffix("…").priority(PriorityMax::right()));
    if colored {
        table.with(Modify::new(Rows::first()).with(Color::BOLD));
    }
    finish(&table.to_string())
}

/// A Markdown table.
pub fn markdown(headings: &[String], rows: Vec<Vec<String>>) -> String {
    let escape = |cell: String| cell.replace('|', "\\|");
    let rows = rows.into_iter().map(|row| row.into_iter().map(escape).collect()).collect();
    let mut table = build(headings, rows).build();
    table.with(Style::markdown());
    finish(&table.to_string())
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
        let text = for_person(&headings, rows(&[&["Élodie", "admin"], &["日本", "editor"]]), 80, false);
        assert_eq!(text, "Nom     Rôle\nÉlodie  admin\n日本    editor\n");
    }

    #[test]
    fn a_table_fits_the_terminal() {
        let headings = ["Nom".to_owned(), "Rôle".to_owned()];
        let text =
            for_person(&headings, rows(&[&["une très longue organisation du nord", "admin"]]), 24, false);
        assert!(text.lines().all(|line| width(line) <= 24), "{text}");
        assert!(text.contains('…'), "{text}");
    }
}
