//! A chart of bars or of lines, and the table that says the same.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::commands::audit::material::Material;

/// A chart: a line for each kind of what is counted, in one or several series.
pub struct Chart {
    pub title: String,
    /// The heading of what the lines are called.
    pub first: String,
    pub series: Vec<Series>,
    pub lines: Vec<(String, Vec<usize>)>,
    pub shape: Shape,
    /// What has to be known of it.
    pub notes: Vec<String>,
}

/// How it is drawn.
pub enum Shape {
    /// A bar for each line, of its series one after the other.
    Bars,
    /// A curve for each series over the moments of the lines, in seconds.
    Curves(Vec<i64>),
}

/// What is counted in a line, and the class that colours it.
pub struct Series {
    pub class: &'static str,
    pub label: String,
}

/// The size of a curve, in its own measure.
const CURVE: (i64, usize) = (1000, 100);
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
                @for note in &self.notes { p { (note) } }
                @if most == 0 {
                    p { (material.say("page-chart-nothing")) }
                } @else {
                    div.beside {
                        @match &self.shape {
                            Shape::Bars => (self.bars(most)),
                            Shape::Curves(moments) => (self.curves(moments)),
                        }
                        (self.table(material))
                    }
                }
            }
        }
    }

    /// For the eye alone: the table beside says all of it.
    fn bars(&self, most: usize) -> Markup {
        html! {
            div.bars aria-hidden="true" {
                @if self.series.len() > 1 {
                    p.legend {
                        @for series in &self.series { span class=(series.class) { (series.label) } " " }
                    }
                }
                @for (label, counts) in &self.lines {
                    div {
                        span { (label) } " "
                        svg width="100%" height="18" focusable="false" {
                            @for (class, start, width) in self.segments(counts, most) {
                                rect class=(class) x=(percent(start)) y="2" width=(percent(width)) height="14" {}
                            }
                            @let total: usize = counts.iter().sum();
                            text x=(percent(total * WIDEST / most + 10)) y="14" { (total) }
                        }
                    }
                }
            }
        }
    }

    /// For the eye alone, too. Each series has its own height: what there are thousands of would hide what there are few of.
    fn curves(&self, moments: &[i64]) -> Markup {
        let (width, height) = CURVE;
        let (Some((begin, first)), Some((end, last))) = (self.lines.first(), self.lines.last()) else {
            return Markup::default();
        };
        html! {
            div.bars aria-hidden="true" {
                @for (place, series) in self.series.iter().enumerate() {
                    div {
                        span { (series.label) " " b { (first[place]) " → " (last[place]) } }
                        svg viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" width="100%" height="44"
                            focusable="false" {
                            polyline points=(self.points(moments, place)) {}
                        }
                    }
                }
                p.ends { span { (begin) } " " span { (end) } }
            }
        }
    }

    /// The points of the curve of a series, from nothing at the bottom to its most at the top.
    fn points(&self, moments: &[i64], place: usize) -> String {
        let (width, height) = CURVE;
        let most = self.lines.iter().map(|(_, counts)| counts[place]).max().unwrap_or(0).max(1);
        let (first, last) = (moments.first().unwrap_or(&0), moments.last().unwrap_or(&0));
        let mut points = String::new();
        for (moment, (_, counts)) in moments.iter().zip(&self.lines) {
            let x = (moment - first) * width / (last - first).max(1);
            let _ = write!(points, "{x},{} ", height - counts[place] * height / most);
        }
        points
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

    /// One that is broad has its lines as cards on a phone, which a browser may take for no table: its roles are said.
    fn table(&self, material: &Material) -> Markup {
        let is_of_days = matches!(self.shape, Shape::Curves(_));
        html! {
            table.small .broad[self.series.len() > 1] role="table" {
                caption.hidden { (self.title) " · " (material.say("page-figures")) }
                thead role="rowgroup" { tr role="row" {
                    th role="columnheader" scope="col" { (self.first) }
                    @for series in &self.series {
                        th.number role="columnheader" scope="col" { (series.label) }
                    }
                } }
                tbody role="rowgroup" { @for (label, counts) in &self.lines { tr role="row" {
                    th role="rowheader" scope="row" .day[is_of_days] { (label) }
                    @for (series, count) in self.series.iter().zip(counts) {
                        td.number role="cell" data-label=(series.label) { (count) }
                    }
                } } }
            }
        }
    }
}

/// Thousandths of the width, as SVG takes them.
fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
