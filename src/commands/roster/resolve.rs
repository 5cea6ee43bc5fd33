//! `roster resolve`: settles the lines of a roster that are undecided, in the roster's own file. Nothing is written to the
//! portal.

use std::cell::RefCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::planning::{self, Matching};
use super::read;
use crate::commands::resolve::lines;
use crate::commands::{input, unread};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udatactl_core::roster::document::{self, Decision, Document, LinePosition, Reading, Settled, Wanted};
use udatactl_core::roster::reconcile::LineIdentity;
use udatactl_core::roster::{CurrentMembers, Person, Role, Standings};
use udatactl_core::text::shell::Command;

mod answered;
mod asking;
mod undecided;

use undecided::Undecided;

/// Which file, and where the answers are.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Who is taken for certain without a question.
    #[arg(long = "match", value_name = "HOW")]
    matching: Option<Matching>,
    #[arg(long)]
    exit_code: bool,
}

record! {
    /// An undecided line; `answer` is for whoever fills the list in.
    pub struct Row<'a> {
        organization: &'a str => shown(Text).cut(Middle),
        line: usize => shown(Count),
        person: &'a str => shown(Text).cut(Middle),
        reason: &'static str => shown(Token("because")).cut(Lines),
        /// The ids of the candidates, with their names.
        choices: Vec<String> => shown(List).whose("id"),
        name: Option<&'a str> => more(Person),
        wants: Option<&'static str> => more(Token("state")),
        organization_id: &'a str => more(Text),
        answer: &'static str => more(Text),
        candidates: Vec<Candidate<'a>> => data(List).whose("id"),
    }
}

/// Somebody whom the line may mean.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Candidate<'a> {
    id: &'a str,
    slug: &'a str,
    name: &'a str,
    role: Option<&'static str>,
    since: Option<&'a str>,
    email: Option<&'a str>,
}

/// Lists the undecided lines; at a terminal it asks about them, one by one, and with `--answers` takes what is answered there.
///
/// # Errors
/// Exit 2 for a file that is no roster, and for answers that fit nothing, all of them at once; 8 where an organization could
/// not be read, and for lines that still say two people's once they are answered; with `--exit-code` 10 while a line is undecided.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    if arguments.file.as_os_str() == "-" {
        return Err(Failure::new(Code::NoFile, message!("roster-resolve-no-file")).into());
    }
    let bytes = input::bytes(context, &arguments.file)?;
    let reading = read::parse(context, &arguments.file, bytes.clone())?;
    read::require_site(context, reading.document.site.as_deref())?;
    let managed: Vec<&Wanted> =
        reading.document.organizations.iter().filter(|wanted| wanted.unmanaged.is_none()).collect();
    let several = planning::read(context, &managed)?;
    let place = |wanted: &Wanted| {
        reading.document.organizations.iter().position(|organization| std::ptr::eq(organization, wanted))
    };
    let organizations: Vec<(usize, &CurrentMembers, Standings)> = several
        .read
        .iter()
        .filter_map(|(wanted, (_, current))| Some((place(wanted)?, current, Standings::of(current))))
        .collect();
    let mut answers = lines::Answers::new();
    let open = undecided(context, &reading.document, &organizations, &mut answers)?;
    let (named, open): (Vec<Undecided>, Vec<Undecided>) = open
        .into_iter()
        .partition(|undecided| arguments.matching == Some(Matching::Name) && undecided.is_certain_by_name());
    let by_name: Vec<Decision> = named
        .iter()
        .filter_map(|undecided| {
            Some(undecided.decision(Settled::Person(undecided.candidates.first()?.id.clone())))
        })
        .collect();
    // The bytes of the file as far as this run knows: it is only written while they are so.
    let held = RefCell::new(bytes);
    let keep = |decisions: &[Decision]| {
        keep(context, &arguments.file, &held, &reading, &[&by_name[..], decisions].concat())
    };
    let decisions = match &arguments.answers {
        Some(path) => answered::read(context, path, &open)?,
        None if context.terminal.can_ask() && context.terminal.result_is_for_a_person() => {
            asking::ask(context, &open, &|decisions| keep(decisions).map(drop))?
        }
        None => Vec::new(),
    };
    let decided = keep(&decisions)?;
    let open = match &decided {
        Some(document) => undecided(context, document, &organizations, &mut answers)?,
        None => open,
    };
    let rows: Vec<Row> = open.iter().map(row).collect();
    let mut report = Report::list(Row::COLUMNS, &rows, message!("roster-resolve-none"));
    let path = arguments.file.display().to_string();
    let settled = decisions.len() + by_name.len();
    if settled > 0 {
        let key =
            if context.settings.dry_run { "roster-resolve-would-settle" } else { "roster-resolve-settled" };
        report = report.note(Note::Say(message!(key, count = settled, file = &path)));
    }
    if !rows.is_empty() {
        report = report.note(Note::Say(message!("roster-resolve-open", count = rows.len())));
        if arguments.answers.is_none() && !context.terminal.can_ask() {
            let command = Command::new("roster resolve {} -o csv", &[&path]);
            report = report.note(Note::Hint(message!("roster-resolve-how", command = command)));
        }
        if arguments.exit_code {
            let message = message!("roster-resolve-open", count = rows.len());
            report.failure = Some(Failure::new(Code::Undecided, message));
        }
    }
    let answered: HashSet<LinePosition> =
        decisions.iter().chain(&by_name).map(|decision| decision.place).collect();
    let contradicted: Vec<usize> = open
        .iter()
        .filter(|undecided| answered.contains(&undecided.place))
        .map(|undecided| undecided.entry.line)
        .collect();
    if !contradicted.is_empty() {
        report.failure = Some(contradiction(&path, &contradicted));
    }
    Ok(unread::marked(context, report, &several.unread))
}

/// The failure for lines that say two people's even with what was answered.
fn contradiction(file: &str, lines: &[usize]) -> Failure {
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    let message =
        message!("roster-resolve-contradicted", count = lines.len(), file = file, lines = lines.join(", "));
    Failure::new(Code::Contradicted, message)
}

/// Finds the undecided lines of the organizations that were read, each with its place in the document.
///
/// # Errors
/// A read that fails.
fn undecided<'a>(
    context: &Context,
    document: &'a Document,
    organizations: &'a [(usize, &CurrentMembers, Standings)],
    answers: &mut lines::Answers,
) -> anyhow::Result<Vec<Undecided<'a>>> {
    let people = |place: usize| document.organizations.get(place).map_or(&[][..], |wanted| &wanted.people);
    let parts: Vec<_> = organizations
        .iter()
        .map(|(place, current, _)| (*current, people(*place).iter().map(planning::fields).collect()))
        .collect();
    let found = lines::find(context, &parts, answers)?;
    let mut open = Vec::new();
    for ((organization, current, standings), who) in organizations.iter().zip(found) {
        for (person, (entry, who)) in people(*organization).iter().zip(who).enumerate() {
            let (candidates, is_probable, by_address) = match who {
                LineIdentity::Probable { person, by_address } => (vec![person], true, by_address),
                LineIdentity::Ambiguous(people) => (people, false, false),
                _ => continue,
            };
            let place = LinePosition { organization: *organization, person };
            let organization = &current.organization;
            open.push(Undecided {
                place,
                entry,
                organization,
                standings,
                candidates,
                is_probable,
                by_address,
            });
        }
    }
    Ok(open)
}

fn row<'a>(undecided: &'a Undecided) -> Row<'a> {
    let candidate = |person: &'a Person| {
        let member = undecided.member(person);
        Candidate {
            id: &person.id,
            slug: &person.slug,
            name: &person.name,
            role: member.and_then(|member| member.role).map(Role::word),
            since: member.and_then(|member| member.since.as_deref()),
            email: member.and_then(|member| member.email.as_deref()),
        }
    };
    Row {
        organization: &undecided.organization.slug,
        organization_id: &undecided.organization.id,
        line: undecided.entry.line,
        person: &undecided.entry.person,
        name: undecided.entry.name.as_deref(),
        wants: undecided.wants(),
        reason: if undecided.is_probable { "probable" } else { "ambiguous" },
        choices: undecided.candidates.iter().map(|person| format!("{} {}", person.id, person.name)).collect(),
        candidates: undecided.candidates.iter().map(candidate).collect(),
        answer: "",
    }
}

/// Writes the roster with what is decided, as it was encoded, and gives what it says then; nothing where nothing is.
///
/// # Errors
/// Exit 2 for a file that can't be written, was changed meanwhile, or has a layout that can't be written into.
fn keep(
    context: &Context,
    path: &Path,
    held: &RefCell<Vec<u8>>,
    reading: &Reading,
    decisions: &[Decision],
) -> anyhow::Result<Option<Document>> {
    if decisions.is_empty() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let shape = || Failure::new(Code::MergeShape, message!("roster-resolve-shape", file = &name));
    let text = document::settle(reading, decisions).map_err(|_| shape())?;
    let bytes = document::encode(&text, &held.borrow()).ok_or_else(shape)?;
    // A roster that is not read back as it was meant is never written.
    let again = read::parse(context, path, bytes.clone())?.document;
    if !decisions.iter().all(|decision| is_settled(&again, decision)) {
        return Err(shape().into());
    }
    if context.settings.dry_run {
        return Ok(Some(again));
    }
    if file::bytes(path)? != *held.borrow() {
        let message = message!("roster-resolve-moved", file = name);
        return Err(Failure::changed_meanwhile(message).into());
    }
    file::replace(path, &bytes)?;
    held.replace(bytes);
    Ok(Some(again))
}

fn is_settled(document: &Document, decision: &Decision) -> bool {
    let LinePosition { organization, person } = decision.place;
    let entry = document.organizations.get(organization).and_then(|wanted| wanted.people.get(person));
    entry.is_some_and(|entry| match &decision.settled {
        Settled::Person(id) => entry.id.as_ref() == Some(id),
        Settled::New => entry.is_new,
    })
}
