//! Answers to undecided lines from a file: all of them fit, or none is taken.

use std::collections::HashSet;
use std::path::Path;

use super::undecided::Undecided;
use crate::commands::{flaws, input};
use crate::context::Context;
use crate::failure::{Code, Failure, Problem};
use crate::messages::{Message, message};
use udatactl_core::roster::document::{self, Answer, Decision, LinePosition, Reply, Settled};
use udatactl_core::roster::is_id;
use udatactl_core::text::fold;

/// So many mistakes are shown; the others are counted.
const SHOWN: usize = 20;

/// Reads the decisions of a file of answers.
///
/// # Errors
/// Exit 2 for a file that can't be read, and with every answer that fits no line or no candidate.
pub fn read(context: &Context, path: &Path, open: &[Undecided]) -> anyhow::Result<Vec<Decision>> {
    let bytes = input::bytes(context, path)?;
    let answers = document::answers(bytes).map_err(|found| {
        let problems = flaws::all(&found);
        refused(context, path, problems)
    })?;
    if let Some(discretion) = context.terminal.messages.discretion() {
        for answer in &answers {
            let place = format!("{}:{}", path.display(), answer.at.0);
            discretion.read(&place, &answer.person);
        }
    }
    let (mut decisions, mut problems) = (Vec::new(), Vec::new());
    for answer in &answers {
        match decision(answer, open) {
            Ok(decision) => decisions.extend(decision),
            Err((code, text)) => {
                let (line, column) = answer.at;
                problems.push(Problem { line: Some(line), column, code, text });
            }
        }
    }
    let mut seen = HashSet::new();
    for one in decisions.iter().filter(|decision| !seen.insert(decision.place)) {
        let text = message!("answer-twice", line = open_line(open, one.place));
        problems.push(Problem { line: None, column: None, code: "twice", text });
    }
    if problems.is_empty() { Ok(decisions) } else { Err(refused(context, path, problems).into()) }
}

fn open_line(open: &[Undecided], place: LinePosition) -> usize {
    open.iter().find(|undecided| undecided.place == place).map_or(0, |undecided| undecided.entry.line)
}

/// The decision of one answer; nothing for later.
fn decision(answer: &Answer, open: &[Undecided]) -> Result<Option<Decision>, (&'static str, Message)> {
    let is_it = |undecided: &&Undecided| {
        undecided.entry.line == answer.line
            && undecided.entry.person == answer.person
            && is_as_said(undecided, answer)
    };
    let one = match (&answer.reply, open.iter().find(is_it)) {
        (Reply::Later, _) => return Ok(None),
        (_, Some(one)) => one,
        (_, None) => {
            let text = message!("answer-no-line", line = answer.line, person = &answer.person);
            return Err(("no_such_line", text));
        }
    };
    let settled = match &answer.reply {
        Reply::New if one.entry.absent().is_some() => {
            return Err(("new_and_absent", message!("roster-resolve-not-there")));
        }
        Reply::New if !one.has_address() => {
            return Err(("new_without_address", message!("roster-resolve-no-address")));
        }
        Reply::New => Settled::New,
        Reply::Yes | Reply::Later => match one.candidates.as_slice() {
            [only] => Settled::Person(only.id.clone()),
            several => {
                let text = message!("answer-which", line = answer.line, count = several.len());
                return Err(("which_of_them", text));
            }
        },
        Reply::Somebody(typed) => {
            if let Some(person) =
                one.candidates.iter().find(|person| names(typed, &person.id, &person.word()))
            {
                Settled::Person(person.id.clone())
            } else {
                let text = message!("answer-no-candidate", line = answer.line, answer = typed);
                return Err(("no_candidate", text));
            }
        }
    };
    Ok(Some(one.decision(settled)))
}

/// True where all that the answer says of its line is so: an answer to a file that was changed since fits another line.
fn is_as_said(undecided: &Undecided, answer: &Answer) -> bool {
    answer.said.iter().all(|(key, said)| {
        let is = match *key {
            "organization" => undecided.organization.slug.as_str(),
            "organization_id" => &undecided.organization.id,
            "name" => undecided.entry.name.as_deref().unwrap_or_default(),
            _ => undecided.wants().unwrap_or_default(),
        };
        said.is_empty() || fold(said) == fold(is)
    })
}

/// True for the id, alone or as `choices` has it, and for what names somebody and nobody else.
fn names(typed: &str, id: &str, word: &str) -> bool {
    let bare = typed.strip_prefix("id:").unwrap_or(typed);
    let first = bare.split_whitespace().next().unwrap_or_default();
    typed == word || (is_id(first) && first.eq_ignore_ascii_case(id))
}

fn refused(context: &Context, path: &Path, problems: Vec<Problem>) -> Failure {
    let path = path.display().to_string();
    let messages = &context.terminal.messages;
    let said = |problem: &Problem| {
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{path}{line}: {}", messages.say(&problem.text))
    };
    let mut lines: Vec<String> = problems.iter().take(SHOWN).map(said).collect();
    if problems.len() > SHOWN {
        lines.push(messages.say(&message!("roster-more-flaws", count = problems.len() - SHOWN)));
    }
    let message = message!("answers-refused", file = &path, count = problems.len(), flaws = lines);
    Failure::new(Code::BadAnswers, message).with_problems(problems)
}
