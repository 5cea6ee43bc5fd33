//! The flaws of a roster, a policy or another file that is read strictly, in words: what each is, and what to write instead.

use std::path::Path;

use crate::context::Context;
use crate::failure::{self, Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::roster::document::{Flaw, Problem};

/// So many flaws are shown; the others are counted.
const SHOWN: usize = 20;

/// Refuses a file with all that is wrong with it, under this sentence.
pub fn refused(
    context: &Context,
    path: &Path,
    code: Code,
    sentence: &'static str,
    found: &[Flaw],
) -> Failure {
    let messages = &context.terminal.messages;
    let said = |flaw: &Flaw| {
        let place = place(path, flaw.line, flaw.column);
        format!("{place}: {}", messages.say(&word(&flaw.problem)))
    };
    let mut lines: Vec<String> = found.iter().take(SHOWN).map(said).collect();
    if let Some(more) = found.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        lines.push(messages.say(&message!("roster-more-flaws", count = more)));
    }
    let path = path.display().to_string();
    let message = message!(sentence, file = &path, count = found.len(), flaws = lines);
    Failure::new(code, message).with_problems(all(found))
}

/// A file with a line and a column, as editors read it; a line 0 is the whole file.
pub fn place(path: &Path, line: usize, column: Option<usize>) -> String {
    let path = path.display();
    match (line, column) {
        (0, _) => path.to_string(),
        (line, None) => format!("{path}:{line}"),
        (line, Some(column)) => format!("{path}:{line}:{column}"),
    }
}

/// Words all flaws, for scripts.
pub fn all(flaws: &[Flaw]) -> Vec<failure::Problem> {
    let one = |flaw: &Flaw| failure::Problem {
        line: Some(flaw.line).filter(|line| *line > 0),
        column: flaw.column,
        code: flaw.problem.code(),
        text: word(&flaw.problem),
    };
    flaws.iter().map(one).collect()
}

/// The sentence for a problem.
pub fn word(problem: &Problem) -> Message {
    match problem {
        Problem::Encoding { at } => message!("flaw-encoding", at = *at),
        Problem::OpenQuote => message!("flaw-open-quote"),
        Problem::AfterQuote { line } => message!("flaw-after-quote", line = *line),
        Problem::InnerQuote => message!("flaw-inner-quote"),
        Problem::Separator { text } => message!("flaw-separator", text = text),
        Problem::NoHeading { text } => message!("flaw-no-heading", text = text),
        Problem::LineBreak { key } => message!("flaw-line-break", key = *key),
        Problem::Syntax { why } => message!("flaw-syntax", why = why),
        Problem::Format { found } => message!("flaw-format", found = found),
        Problem::UnknownKey { key, known: Some(known) } => {
            message!("flaw-unknown-key-near", key = key, known = *known)
        }
        Problem::UnknownKey { key, known: None } => message!("flaw-unknown-key", key = key),
        Problem::UnknownColumn { heading, known: Some(known) } => {
            message!("flaw-unknown-column-near", heading = heading, known = *known)
        }
        Problem::UnknownColumn { heading, known: None } => message!("flaw-unknown-column", heading = heading),
        Problem::ColumnTwice { heading } => message!("flaw-column-twice", heading = heading),
        Problem::NoColumn { column } => message!("flaw-no-column", column = *column),
        Problem::Kind { key, wanted } => {
            message!("flaw-kind", key = *key, wanted = Message::new(format!("kind-{wanted}")))
        }
        Problem::Missing { key: "person" } => message!("flaw-missing-person"),
        Problem::Missing { key } => message!("flaw-missing", key = *key),
        Problem::UnknownRole { word, known: Some(known) } => {
            message!("flaw-unknown-role-near", word = word, known = *known)
        }
        Problem::UnknownRole { word, known: None } => message!("flaw-unknown-role", word = word),
        Problem::NothingSaid { person } => message!("flaw-no-wish", person = person),
        Problem::SaidTwice { person } => message!("flaw-two-wishes", person = person),
        Problem::NoPartialEditor { person } => message!("flaw-no-partial-editor", person = person),
        Problem::BadAssignment { text } => message!("flaw-bad-assignment", text = text),
        Problem::BadDate { text } => message!("flaw-bad-date", text = text),
        Problem::ShortYear { text, meant } => message!("flaw-short-year", text = text, meant = meant),
        Problem::BadCount { key: "min_admins" | "max_admins", text } => {
            message!("flaw-bad-count", text = text)
        }
        Problem::BadCount { key, text } => message!("flaw-bad-ceiling", key = *key, text = text),
        Problem::BadAddress { text } => message!("flaw-bad-address", text = text),
        Problem::BadId { text } => message!("flaw-bad-id", text = text),
        Problem::TwoIds { person } => message!("flaw-two-ids", person = person),
        Problem::TwoAddresses { person } => message!("flaw-two-addresses", person = person),
        Problem::BadLine { text } => message!("flaw-bad-line", text = text),
        Problem::BadSiret { text } => message!("flaw-bad-siret", text = text),
        Problem::NoAnswers => message!("flaw-no-answers"),
        Problem::UnknownRule { word, known: Some(known) } => {
            message!("flaw-unknown-rule-near", word = word, known = *known)
        }
        Problem::UnknownRule { word, known: None } => message!("flaw-unknown-rule", word = word),
        Problem::UnknownWeight { word, known: Some(known) } => {
            message!("flaw-unknown-weight-near", word = word, known = *known)
        }
        Problem::UnknownWeight { word, known: None } => message!("flaw-unknown-weight", word = word),
        Problem::BadDays { key, text } => message!("flaw-bad-days", key = *key, text = text),
        Problem::BadDomain { text } => message!("flaw-bad-domain", text = text),
        Problem::NoOrganizations => message!("flaw-no-organizations"),
        Problem::BadFingerprint { text } => message!("flaw-bad-fingerprint", text = text),
        Problem::ExceptionTwice { finding, line } => {
            message!("flaw-exception-twice", finding = finding, line = *line)
        }
        Problem::Workbook => message!("flaw-workbook"),
        Problem::TwoColumns { field, headings } => {
            let field = Message::new(format!("import-field-{field}"));
            message!("flaw-two-columns", field = field, headings = headings.join(", "))
        }
        Problem::NoSuchHeading { heading } => message!("flaw-no-such-heading", heading = heading),
        Problem::NoPeople { headings } => message!("flaw-no-people", headings = headings.join(", ")),
        Problem::NoObject => message!("flaw-no-object"),
        Problem::Changes => message!("flaw-changes"),
        Problem::OfTwo { text } => message!("flaw-of-two", text = text),
        Problem::NoYes { text } => message!("flaw-no-yes", text = text),
        Problem::NewWithoutAddress { person } => message!("flaw-new-without-address", person = person),
        Problem::Masked { text } => message!("flaw-masked", text = text),
        Problem::Twice { person, line } => message!("flaw-twice", person = person, line = *line),
        Problem::TwoRoles { person, line } => message!("flaw-two-roles", person = person, line = *line),
        Problem::OrganizationTwice { organization, line } => {
            message!("flaw-organization-twice", organization = organization, line = *line)
        }
        Problem::Nobody { organization } => message!("flaw-nobody", organization = organization),
        Problem::Empty => message!("flaw-empty"),
    }
}
