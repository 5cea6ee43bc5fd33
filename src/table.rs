//! The house style of tables: no frame, a heading, columns that fit the terminal.

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
    let heading = |&(index, width): &(usize, usize)| (text::wrap(&headings[index], width), width);
    let mut above: Vec<(Vec<String>, usize)> = kept.iter().map(heading).collect();
    let height = above.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    for (lines, _) in &mut above {
        // The last line of a heading stands right above its column.
        lines.splice(..0, vec![String::new(); height - lines.len()]);
    }
    let mut table = lines(&above);
    if colored {
        table = table.lines().map(|line| format!("\u{1b}[1m{line}\u{1b}[0m\n")).collect();
    }
    for row in rows {
        let cell = |&(index, width): &(usize, usize)| (cell(&row[index], cuts[index], width), width);
        table.push_str(&lines(&kept.iter().map(cell).collect::<Vec<_>>()));
    }
    Some(table)
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

/// Cells beside each other, each with its lines and its width.
fn lines(cells: &[(Vec<String>, usize)]) -> String {
    let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    let line = |number: usize| {
        let mut line = String::new();
        for (lines, width) in cells {
            padded(&mut line, lines.get(number).map_or("", String::as_str), width + GAP);
        }
        line.truncate(line.trim_end().len());
        line + "\n"
    };
    (0..height).map(line).collect()
}

fn padded(line: &mut String, cell: &str, columns: usize) {
    line.push_str(cell);
    line.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(cell))));
}

/// A Markdown table, whose cells are text and nothing else.
pub fn markdown(headings: &[String], rows: Vec<Vec<String>>) -> String {
    let inert = |row: &[String]| row.iter().map(|cell| text::markdown::in_a_cell(cell)).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| inert(row)).collect();
    let widest = |index: usize| {
        let cells = rows.iter().map(|row| width(&row[index]));
        cells.chain([width(&headings[index])]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(widest).collect();
    let line = |cells: &[String]| {
        let mut line = "|".to_owned();
        for (cell, width) in cells.iter().zip(&widths) {
            line.push(' ');
            padded(&mut line, cell, *width);
            line.push_str(" |");
        }
        line + "\n"
    };
    let rule: String = widths.iter().map(|width| format!("{}|", "-".repeat(width + 2))).collect();
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}|{rule}\n{rows}", line(headings))
}
