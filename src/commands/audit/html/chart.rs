//! A chart of bars, and the table that says the same.

use maud::{Markup, html};

use crate::commands::audit::material::Material;

/// A chart: a line for each kind of what is counted, in one or several series.
pub struct Chart {
    pub title: String,
    /// The heading of what the lines are called.
    pub first: String,
    pub series: Vec<Series>,
    pub lines: Vec<(String, Vec<usize>)>,
}

/// What is counted in a line, and the class that colours it.
pub struct Series {
    pub class: &'static str,
    pub label: String,
}

/// The height of a line: its name, and its bar below.
const LINE: usize = 44;
/// The widest line takes so much of the width, in thousandths; its figure stands behind.
const WIDEST: usize = 860;
const THINNEST: usize = 4;

impl Chart {
    /// The chart with its table beside it.
    pub fn markup(&self, material: &Material, number: usize) -> Markup {
        let most = self.lines.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0);
        let id = format!("chart-{number}");
        html! {
            figure.chart {
                figcaption id=(id) { (self.title) }
                @if most == 0 {
                    p { (material.say("page-chart-nothing")) }
                } @else {
                    div.beside {
                        (self.bars(most))
                        (self.table(material))
                    }
                }
            }
        }
    }

    /// For the eye alone: the table beside says all of it.
    fn bars(&self, most: usize) -> Markup {
        html! {
            div aria-hidden="true" {
                @if self.series.len() > 1 {
                    p.legend {
                        @for series in &self.series { span class=(series.class) { (series.label) } " " }
                    }
                }
                svg width="100%" height=(LINE * self.lines.len()) focusable="false" {
                    @for (index, (label, counts)) in self.lines.iter().enumerate() {
                        @let top = index * LINE;
                        text x="0" y=(top + 15) { (label) " " }
                        @for (class, start, width) in self.segments(counts, most) {
                            rect class=(class) x=(percent(start)) y=(top + 21) width=(percent(width)) height="14" {}
                        }
                        @let total: usize = counts.iter().sum();
                        text x=(percent(total * WIDEST / most + 10)) y=(top + 33) { (total) " " }
                    }
                }
            }
        }
    }

    /// The bars of a line side by side: their class, where they begin and how wide they are.
    fn segments(&self, counts: &[usize], most: usize) -> Vec<(&'static str, usize, usize)> {
        let mut before = 0;
        let segment = |(series, count): (&Series, &usize)| {
            let start = before * WIDEST / most;
            before += count;
            // What is there is seen, however little it is.
            (series.class, start, if *count > 0 { (before * WIDEST / most - start).max(THINNEST) } else { 0 })
        };
        self.series.iter().zip(counts).map(segment).filter(|(_, _, width)| *width > 0).collect()
    }

    fn table(&self, material: &Material) -> Markup {
        html! {
            table.small {
                caption.hidden { (self.title) " · " (material.say("page-figures")) }
                thead { tr {
                    th scope="col" { (self.first) }
                    @for series in &self.series { th.number scope="col" { (series.label) } }
                } }
                tbody { @for (label, counts) in &self.lines { tr {
                    th scope="row" { (label) }
                    @for count in counts { td.number { (count) } }
                } } }
            }
        }
    }
}

/// Thousandths of the width, as SVG takes them.
fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
