//! Several results as one: chapters for a person, one document for a machine.

use std::borrow::Cow;

use super::column::{Column, Reach};
use super::value::{Note, Report, ReportPart};
use super::view::{Format, View};
use super::{cell, render};
use crate::messages::{Message, Messages, message};
use udatactl_core::text;

/// The whole. Formats without room for chapters have them one after the other.
pub fn render(whole: &Report, view: &View, messages: &Messages) -> String {
    let parts = &whole.parts;
    match view.format {
        Format::Json => {
            let text = document(parts);
            if view.terminal { text::harmless_json(&text) } else { text }
        }
        Format::Md => {
            let title = whole.title.as_ref().map(|title| format!("# {}\n\n", messages.say(title)));
            let chapters = chapters(parts, view, messages, |heading| format!("## {heading}\n\n"));
            title.unwrap_or_default() + &chapters
        }
        _ if view.colored && !view.accessible => {
            chapters(parts, view, messages, |heading| format!("\u{1b}[1m{heading}\u{1b}[0m\n"))
        }
        _ => chapters(parts, view, messages, |heading| format!("{heading}\n")),
    }
}

/// One object, with a part under each key. Of thousands of rows the text is megabytes, and is made in its length at once.
fn document(parts: &[ReportPart]) -> String {
    let mut pieces: Vec<Cow<str>> = Vec::new();
    for part in parts {
        let before = if pieces.is_empty() { "{" } else { "," };
        pieces.push(format!("{before}\n\"{}\": ", part.key).into());
        pieces.push(match &part.report {
            None => "null".into(),
            Some(Report { document: Some(document), .. }) => document.into(),
            Some(report) => value(report).into(),
        });
    }
    pieces.push("\n}\n".into());
    pieces.concat()
}

fn value(report: &Report) -> String {
    let pretty = if report.single {
        serde_json::to_string_pretty(&report.records.first())
    } else {
        serde_json::to_string_pretty(&report.records)
    };
    pretty.unwrap_or_default()
}

fn chapters(
    parts: &[ReportPart],
    view: &View,
    messages: &Messages,
    above: impl Fn(&str) -> String,
) -> String {
    let chapter = |part: &ReportPart| {
        let mut chapter = above(&messages.say(&Message::new(format!("part-{}", part.key))));
        let body = part.report.as_ref().map(|report| body(report, view, messages)).unwrap_or_default();
        // In Markdown only an empty line ends a paragraph.
        let gap = if view.format == Format::Md { "\n" } else { "" };
        chapter.push_str(&body);
        for message in &part.said {
            if !chapter.ends_with("\n\n") {
                chapter.push_str(gap);
            }
            let said = messages.say(message);
            let is_read_here = view.terminal && view.format != Format::Md;
            chapter.push_str(&if is_read_here { text::prose(&said, view.width) } else { said });
            chapter.push('\n');
        }
        chapter
    };
    parts.iter().map(chapter).collect::<Vec<_>>().join("\n")
}

fn body(report: &Report, view: &View, messages: &Messages) -> String {
    if report.records.is_empty() {
        return report.empty.as_ref().map(|empty| messages.say(empty) + "\n").unwrap_or_default();
    }
    match view.format {
        Format::Md if report.single => list(report, view, messages),
        // The columns are the report's own: no field of them can be unknown.
        _ => render::render(report, view, messages).unwrap_or_default(),
    }
}

/// One record, a line for each field that it has: a table of one row would be as wide as it has fields.
fn list(report: &Report, view: &View, messages: &Messages) -> String {
    let line = |column: &Column| {
        let value = cell::for_person(report.records.first()?, column, messages, view.now);
        let line = message!("md-field", field = cell::heading(column, messages), value = value.as_str());
        (!value.is_empty()).then(|| messages.say(&line) + "\n")
    };
    report.columns.iter().filter(|column| column.reach != Reach::Data).filter_map(line).collect()
}

impl ReportPart {
    /// A part with its result, whose notes are said below it.
    pub fn new(key: &'static str, mut report: Report) -> Self {
        let said = std::mem::take(&mut report.notes).into_iter().map(|note| match note {
            Note::Say(message) | Note::Warn(message) | Note::Hint(message) => message,
        });
        Self { key, said: said.collect(), report: Some(report) }
    }

    /// A part that could not be had.
    pub fn missing(key: &'static str, why: Message) -> Self {
        Self { key, report: None, said: vec![why] }
    }
}
