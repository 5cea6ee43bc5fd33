//! `roster export`: who is what in organizations, as a roster, or into a roster that is there already.

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::reading;
use crate::commands::out::Out;
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::Unread;
use crate::messages::{Message, Messages};
use crate::portal::Portal;
use crate::report::{Column, Kind, Note, Report};
use crate::roster::Roll;
use crate::roster::document::{self, Head, Remark, present};
use crate::{file, message};

mod merge;

/// Of which organizations, and where to.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new(), required_unless_present = "merge")]
    orgs: Vec<String>,
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "FILE")]
    merge: Option<PathBuf>,
}

/// The format of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Toml,
    Csv,
}

const COLUMNS: &[Column] = &[
    Column::shown("file", Kind::Text),
    Column::shown("organizations", Kind::Count),
    Column::shown("people", Kind::Count),
    Column::shown("unmanaged", Kind::Count),
    Column::shown("result", Kind::Token("result")),
];

#[derive(Serialize)]
struct Row {
    file: String,
    organizations: usize,
    /// The members and the invited.
    people: usize,
    /// The organizations of which not all is shown to me.
    unmanaged: usize,
    result: &'static str,
}

/// Writes the roster, or brings one up to date.
///
/// # Errors
/// Exit 2 for a file that can't be used, 4 without a key, 6 for organizations that are not found; exit 8 where some could
/// not be read, with a roster of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    if let Some(path) = &arguments.merge {
        return merge::run(arguments, path, context);
    }
    context.require_fields(COLUMNS)?;
    arguments.out.require_free(context, &[], is_export)?;
    context.signed_in()?;
    let Several { read, unread } = reading::organizations(context, &arguments.orgs)?;
    let rolls: Vec<Roll> = read.into_iter().map(|(_, roll)| roll).collect();
    let words = context.terminal.messages.open();
    let say = |remark: Remark| words.say(&word(remark));
    let head = head(context, context.portal()?, &unread, &say)?;
    let is_sheet = |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
    let usual = if arguments.out.path().is_some_and(is_sheet) { Format::Csv } else { Format::Toml };
    let text = match arguments.format.unwrap_or(usual) {
        Format::Toml => document::toml(&head, &rolls),
        Format::Csv => document::csv(&head, &rolls, context.settings.french_csv),
    };
    let mut report = match arguments.out.path() {
        None => Report::text(text),
        Some(out) => {
            let row = Row {
                file: out.display().to_string(),
                organizations: rolls.len(),
                people: rolls.iter().map(|roll| present(roll).people.len()).sum(),
                unmanaged: rolls.iter().filter(|roll| present(roll).unmanaged.is_some()).count(),
                result: if context.settings.dry_run { "planned" } else { "changed" },
            };
            if arguments.out.writes(context) {
                file::replace(out, &text)?;
            }
            Report::single(COLUMNS, &row)
        }
    };
    report.notes.extend(notes(&rolls));
    if context.settings.dry_run && arguments.out.path().is_some() {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    Ok(unread::marked(context, report, &unread))
}

/// What stands above a roster: the portal, as whom, when, how to read it, and what is missing from it.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn head<'a>(
    context: &Context,
    portal: &'a Portal,
    unread: &[Unread],
    say: &'a dyn Fn(Remark) -> String,
) -> anyhow::Result<Head<'a>> {
    let site = portal.site().as_str();
    let me = context.me()?;
    let moment = context.settings.now.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let made = message!("roster-head-made", site = site, account = &me.slug, moment = moment);
    let mut said = vec![made, message!("roster-head-people"), message!("roster-head-keys")];
    said.extend(unread.iter().map(|one| message!("roster-head-unread", organization = &one.organization)));
    let words = context.terminal.messages.open();
    Ok(Head { site, comments: said.iter().map(|one| words.say(one)).collect(), say })
}

/// True for what an export wrote before: its remarks on how to read it, or the headings of a sheet.
fn is_export(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let said = Messages::in_each_language(&message!("roster-head-keys"));
    document::is_sheet_of_ours(text)
        || said.iter().any(|one| text.lines().any(|line| line.strip_prefix("# ") == Some(one)))
}

/// A remark of a roster in words.
pub fn word(remark: Remark) -> Message {
    match remark {
        Remark::Hidden => message!("roster-says-hidden"),
        Remark::Nobody => message!("roster-says-nobody"),
        Remark::UnknownRole => message!("roster-says-unknown-role"),
        Remark::Deleted => message!("roster-says-deleted"),
        Remark::SwitchedOff => message!("roster-says-switched-off"),
        Remark::Invited("") => message!("roster-says-invited-once"),
        Remark::Invited(day) => message!("roster-says-invited", day = day),
        Remark::Asked(name, id, day) => message!("roster-says-asked", person = name, id = id, day = day),
        Remark::Damaged(count) => message!("roster-says-damaged", count = count),
    }
}

/// What a roster does not have in it, or not so that it is acted on.
fn notes(rolls: &[Roll]) -> Vec<Note> {
    let named = |is_it: &dyn Fn(&Roll) -> bool| -> Vec<String> {
        rolls.iter().filter(|roll| is_it(roll)).map(|roll| roll.organization.name.clone()).collect()
    };
    let mut notes = Vec::new();
    let hidden = named(&|roll| roll.requests.is_none());
    if !hidden.is_empty() {
        let message = message!("roster-export-hidden", count = hidden.len(), organizations = hidden);
        notes.push(Note::Warn(message));
    }
    let nobody = named(&|roll| present(roll).unmanaged == Some(Remark::Nobody));
    if !nobody.is_empty() {
        let message = message!("roster-export-nobody", count = nobody.len(), organizations = nobody);
        notes.push(Note::Warn(message));
    }
    let damaged: usize = rolls.iter().map(|roll| roll.damaged).sum();
    if damaged > 0 {
        notes.push(Note::Warn(message!("roster-export-damaged", count = damaged)));
    }
    for roll in rolls.iter().filter(|roll| roll.doubled() > 0) {
        let (count, organization) = (roll.doubled(), &roll.organization.name);
        let message = message!("warning-doubled-members", count = count, organization = organization);
        notes.push(Note::Warn(message));
    }
    let unknown: usize =
        rolls.iter().flat_map(|roll| present(roll).people).filter(|one| one.role.is_none()).count();
    if unknown > 0 {
        notes.push(Note::Warn(message!("roster-export-unknown-roles", count = unknown)));
    }
    let asked: usize = rolls.iter().map(|roll| present(roll).asked.len()).sum();
    if asked > 0 {
        notes.push(Note::Say(message!("roster-export-asked", count = asked)));
    }
    notes
}
