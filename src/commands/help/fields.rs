//! `help fields NOUN VERB`: what a verb gives, field by field.

use super::field::Row;
use crate::commands::records::{self, Declared, RECORDS, Recorded};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Messages, message};
use crate::report::{Column, Kind, Report};

/// The keys of the table where a verb gives several results.
const WITH_PARTS: &[&str] = &["part", "field", "heading", "value", "in_table", "tokens"];

/// The fields of a verb.
///
/// # Errors
/// Exit 2 for a verb that gives no record.
pub fn report(verb: &[&str], context: &Context) -> Result<Report, Failure> {
    let recorded = records::of(verb).ok_or_else(|| none(verb))?;
    let rows = rows(recorded, &context.terminal.messages);
    let report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    Ok(if recorded.results.len() > 1 { report.table(WITH_PARTS) } else { report })
}

fn none(verb: &[&str]) -> Failure {
    let known: Vec<String> = RECORDS.iter().map(|recorded| recorded.verb.to_owned()).collect();
    Failure::new(Code::NoFields, message!("help-no-fields", verb = verb.join(" ")))
        .hint(message!("hint-help-fields", verbs = known.join(", ")))
}

fn rows(recorded: &'static Recorded, messages: &Messages) -> Vec<Row> {
    let is_several = recorded.results.len() > 1;
    let of_one = |result: &'static Declared| {
        let part = is_several.then_some(result.name);
        result.columns.iter().map(move |column| row(part, result, column, messages))
    };
    recorded.results.iter().flat_map(of_one).collect()
}

fn row(part: Option<&'static str>, result: &Declared, column: &Column, messages: &Messages) -> Row {
    Row {
        part,
        field: column.key,
        heading: messages.find_key(&format!("column-{}", column.key)).unwrap_or_default(),
        value: value(column.kind),
        in_table: result.shows(column),
        tokens: tokens(column.kind, messages),
    }
}

fn value(kind: Kind) -> &'static str {
    match kind {
        Kind::Text
        | Kind::Sentence
        | Kind::Name
        | Kind::Long
        | Kind::Person
        | Kind::Mail
        | Kind::Slug(_)
        | Kind::Uuid
        | Kind::PartOfName => "text",
        Kind::Moment | Kind::Due | Kind::Seen | Kind::Date => "moment",
        Kind::Count => "number",
        Kind::Flag => "flag",
        Kind::Token(_) => "token",
        Kind::List => "list",
        Kind::Tokens(_) => "tokens",
    }
}

/// The tokens that have a word under the prefix of the field, and under none that is longer.
fn tokens(kind: Kind, messages: &Messages) -> Vec<String> {
    let (Kind::Token(prefix) | Kind::Tokens(prefix)) = kind else { return Vec::new() };
    let all = RECORDS.iter().flat_map(|recorded| recorded.results).flat_map(|result| result.columns);
    let longer: Vec<String> = all
        .filter_map(|column| match column.kind {
            Kind::Token(other) | Kind::Tokens(other) => {
                Some(format!("{}-", other.strip_prefix(prefix)?.strip_prefix('-')?))
            }
            _ => None,
        })
        .collect();
    let is_own = |token: &&&str| !longer.iter().any(|longer| token.starts_with(longer.as_str()));
    let told = |token: &&str| match prefix {
        // udata's own, whose colons are no part of a key.
        "done" => token.replace('-', ":"),
        _ => (*token).to_owned(),
    };
    messages.words_under(prefix).iter().filter(is_own).map(told).collect()
}
