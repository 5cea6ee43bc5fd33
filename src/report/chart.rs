//! Figures by month as small charts: a block for each month, with what it says in words.

use serde_json::Value;

use super::cell;
use super::column::{Column, Record};
use super::value::Report;
use super::view::View;
use crate::messages::{Messages, message};
use crate::table;
use udatactl_core::text;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Words beside a chart have so much room, or stand below it.
const BESIDE: usize = 20;

/// A line for each of the columns after the first: its heading, its chart, its figures in words.
pub fn render(report: &Report, columns: &[Column], view: &View, messages: &Messages) -> String {
    let series: Vec<(String, Vec<Option<u64>>)> = columns
        .iter()
        .skip(1)
        .map(|column| {
            let figure = |record: &Record| record.get(column.key).and_then(Value::as_u64);
            (cell::heading(column, messages), report.records.iter().map(figure).collect())
        })
        .collect();
    let widest = series.iter().map(|(heading, _)| table::width(heading)).max().unwrap_or(0);
    let line = |(heading, figures): &(String, Vec<Option<u64>>)| {
        let known = || figures.iter().flatten().copied();
        let (Some(lowest), Some(highest)) = (known().min(), known().max()) else { return String::new() };
        let total: u64 = known().sum();
        let words = message!("chart-figures", total = total, lowest = lowest, highest = highest);
        let padding = " ".repeat(widest.saturating_sub(table::width(heading)));
        let beginning = format!("{heading}{padding}  {}  ", sparkline(figures, highest));
        let indent = table::width(&beginning);
        let words = messages.say(&words);
        if view.width < indent + BESIDE {
            let words = text::wrap(&words, view.width.saturating_sub(2));
            return format!("{heading}\n  {}\n  {}\n", sparkline(figures, highest), words.join("\n  "));
        }
        let words = text::wrap(&words, view.width - indent);
        format!("{beginning}{}\n", words.join(&format!("\n{}", " ".repeat(indent))))
    };
    series.iter().map(line).collect()
}

/// A block for each figure, as high as it is to the highest; an empty place for none.
fn sparkline(figures: &[Option<u64>], highest: u64) -> String {
    let block = |figure: &Option<u64>| match figure {
        None => ' ',
        Some(0) => BLOCKS[0],
        Some(figure) => {
            let step = u128::from(*figure) * (BLOCKS.len() as u128 - 1) / u128::from(highest.max(1));
            BLOCKS[usize::try_from(step).unwrap_or(0).min(BLOCKS.len() - 1)]
        }
    };
    figures.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_as_high_as_its_figures() {
        let figures = [Some(0), Some(50), None, Some(100)];
        assert_eq!(sparkline(&figures, 100), "▁▄ █");
        assert_eq!(sparkline(&[Some(0), Some(0)], 0), "▁▁");
        assert_eq!(sparkline(&[Some(u64::MAX)], u64::MAX), "█");
    }
}
