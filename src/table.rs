//! The house style over `tabled`: no frame, a heading, columns that fit the terminal.

use tabled::builder::Builder;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::{Alignment, Color, Modify, Padding, Style};

use udatactl_core::text;

mod layout;
#[cfg(test)]
mod table_tests;

use layout::GAP;
pub use layout::{Cut, width};

/// A table for a person, at most `columns` wide, where each column gives up what its cut allows; nothing where that is not
/// enough. No heading is cut: it is broken between words.
pub fn for_person(
    headings: &[String],
    rows: &[Vec<String>],
    cuts: &[Cut],
    columns: usize,
    colored: bool,
) -> Option<String> {
    let widths = layout::fit(headings, rows, cuts, columns)?;
    let kept: Vec<(usize, usize)> =
        widths.iter().enumerate().filter_map(|(index, width)| Some((index, (*width)?))).collect();
    let mut builder = Builder::default();
    builder.push_record(kept.iter().map(|&(index, width)| text::wrap(&headings[index], width).join("\n")));
    for row in rows {
        builder
            .push_record(kept.iter().map(|&(index, width)| cell(&row[index], cuts[index], width).join("\n")));
    }
    let mut table = builder.build();
    table
        .with(Style::empty())
        .with(Padding::new(0, GAP, 0, 0))
        .with(Modify::new(Columns::last()).with(Padding::zero()))
        // The last line of a heading stands right above its column.
        .with(Modify::new(Rows::first()).with(Alignment::bottom()));
    if colored {
        table.with(Modify::new(Rows::first()).with(Color::BOLD));
        for (place, row) in rows.iter().enumerate() {
            for (column, &(index, _)) in kept.iter().enumerate() {
                if let Some(color) = color(&row[index]).filter(|_| cuts[index] == Cut::Never) {
                    table.with(Modify::new((place + 1, column)).with(color));
                }
            }
        }
    }
    Some(finish(&table.to_string()))
}

/// The colour of a cell that begins with a sign: what comes, what is another one then, what goes, what is to be settled.
fn color(cell: &str) -> Option<Color> {
    match cell.split_once(' ')?.0 {
        "+" => Some(Color::FG_GREEN),
        "~" | "?" | "!" => Some(Color::FG_YELLOW),
        "-" => Some(Color::FG_RED),
        _ => None,
    }
}

/// The lines of a cell, as wide as its column.
fn cell(cell: &str, cut: Cut, width: usize) -> Vec<String> {
    match cut {
        Cut::Never | Cut::Out => vec![cell.to_owned()],
        Cut::Middle => vec![text::shorten_middle(cell, width)],
        Cut::End => vec![text::shorten(cell, width)],
        Cut::Lines => text::wrap_all(cell, width),
    }
}

/// A Markdown table, whose cells are text and nothing else.
pub fn markdown(headings: &[String], rows: Vec<Vec<String>>) -> String {
    let mut builder = Builder::default();
    builder.push_record(headings);
    for row in rows {
        builder.push_record(row.iter().map(|cell| text::markdown::in_a_cell(cell)));
    }
    finish(&builder.build().with(Style::markdown()).to_string())
}

/// The lines without blanks at their ends.
fn finish(table: &str) -> String {
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
