//! `journal settle`: how the writes ended whose end nobody noted, as the portal shows it. Nothing is written there.

use std::collections::BTreeSet;

use clap::Args;

use crate::commands::{resolve, rights, unread, write};
use crate::context::Context;
use crate::failure::{Code, Failure, Unread};
use crate::journal::{self, Entry, History, Made, WriteOutcome};
use crate::membership::{self, Requests};
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::settings::Settings;
use udata_client::path::is_id;
use udata_client::{self as portal, ApiKey, ContentKind, Organization, Portal};
use udatactl_core::roster::CurrentMembers;

mod outcome;

use outcome::{Others, Outcome};

/// The organization whose writes are settled.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "ORG")]
    org: Option<String>,
}

record! {
    /// A write of which nobody knew how it ended.
    pub struct Row {
        id: String => shown(Text).cut(Never),
        action: String => shown(Token("action")),
        organization: Option<String> => shown(Text).cut(Middle),
        person: Option<String> => shown(Text).cut(Middle),
        /// As the journal has it from here on.
        after: &'static str => shown(Token("journal-result")),
        /// Why nobody can tell: a stable word.
        why: Option<&'static str> => shown(Token("unsettled")).cut(Lines),
        /// As the journal had it: `under_way` or `unknown`.
        before: &'static str => more(Token("journal-result")),
        at: String => more(Moment),
        request: Option<String> => more(Text),
        result: &'static str => more(Token("result")),
        verified: bool => more(Flag),
    }
}

/// Looks up each write that is open, an organization at a time, and notes how it ended.
///
/// # Errors
/// Exit 4 without a key, 6 for an unknown organization, 8 where an organization could not be read or nobody can tell; exit
/// 1 for a journal that can't be read or written.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let org = match arguments.org.as_deref() {
        Some(org) if is_id(org) => Some(org.to_lowercase()),
        Some(org) => Some(resolve::organization(context, org)?.id),
        None => None,
    };
    let mut history = context.journal.history()?;
    let is_asked = |entry: &&Entry| org.is_none() || entry.subject.organization == org;
    let undecided = history.undecided().map(|(_, entry)| entry);
    let open: Vec<&Entry> = undecided.filter(is_open).filter(is_asked).collect();
    if open.is_empty() {
        return Ok(Report::list(Row::COLUMNS, &[] as &[Row], message!("journal-settle-nothing")));
    }
    let mine = Mine { settings: &context.settings, me: &context.me()?.id };
    let (here, elsewhere): (Vec<&Entry>, Vec<&Entry>) = open.into_iter().partition(|entry| mine.has(entry));
    let elsewhere = elsewhere.len();
    let organizations: BTreeSet<Option<String>> =
        here.iter().map(|entry| entry.subject.organization.clone()).collect();
    let (mut rows, mut unread) = (Vec::new(), Vec::new());
    for organization in &organizations {
        let organization = organization.as_deref();
        match settle(context, &mine, &mut history, organization) {
            Ok(settled) => rows.extend(settled),
            Err(error) if error.is::<journal::Error>() => return Err(error),
            Err(error) => {
                let why = Unread::of(organization.unwrap_or_default(), organization);
                unread.push(why(Failure::explain(&error)));
            }
        }
    }
    rows.sort_by(|one, other| one.at.cmp(&other.at));
    let unknown = rows.iter().filter(|row| row.why.is_some()).count();
    let mut report = Report::list(Row::COLUMNS, &rows, message!("journal-settle-nothing-here"));
    if elsewhere > 0 {
        report = report.note(Note::Warn(message!("journal-settle-elsewhere", count = elsewhere)));
    }
    if context.settings.dry_run {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    if unknown > 0 {
        let message = message!("journal-settle-unknown", count = unknown);
        report.failure = Some(Failure::new(Code::StillUnknown, message));
    }
    Ok(unread::marked(context, report, &unread))
}

/// True for a write of which the journal does not tell how it ended. One that leaves no trace is said to be unknown once.
pub fn is_open(entry: &&Entry) -> bool {
    match entry.result {
        None => true,
        Some(WriteOutcome::Unknown) => outcome::leaves_a_trace(&entry.subject),
        Some(_) => false,
    }
}

/// The account and the portal whose writes can be looked up.
struct Mine<'a> {
    settings: &'a Settings,
    me: &'a str,
}

impl Mine<'_> {
    fn has(&self, entry: &Entry) -> bool {
        entry.subject.account.as_deref().is_none_or(|account| account == self.me)
            && self.settings.is_here(&entry.subject.site)
    }
}

/// Settles the writes of one organization, which is held meanwhile: what another process has under way is awaited, and
/// read anew.
fn settle(
    context: &Context,
    mine: &Mine,
    history: &mut History,
    organization: Option<&str>,
) -> anyhow::Result<Vec<Row>> {
    let dry_run = context.settings.dry_run;
    let _held = match organization.filter(|_| !dry_run) {
        Some(organization) => Some(write::hold(context, organization)?),
        None => None,
    };
    context.journal.refresh(history)?;
    let is_meant = |entry: &Entry| {
        entry.subject.organization.as_deref() == organization && is_open(&entry) && mine.has(entry)
    };
    let (places, entries): (Vec<usize>, Vec<&Entry>) =
        history.undecided().filter(|(_, entry)| is_meant(entry)).unzip();
    let outcomes = outcomes(context, history, organization, &places, &entries)?;
    let mut rows = Vec::with_capacity(entries.len());
    for (entry, outcome) in entries.iter().zip(outcomes) {
        let result = outcome.write_outcome();
        let is_news = entry.result != Some(result);
        let (made, why) = match outcome {
            Outcome::Done(made) => (made, None),
            Outcome::Unknown(why) => (Made::default(), Some(why)),
            Outcome::NotDone | Outcome::Undone => (Made::default(), None),
        };
        let request = made.request.clone().or_else(|| entry.subject.request.clone());
        if is_news && !dry_run {
            context.journal.settle(entry, result, made)?;
        }
        rows.push(Row {
            id: entry.id(),
            at: entry.at.to_string(),
            action: entry.subject.action.clone(),
            organization: entry.subject.organization.clone(),
            person: entry.subject.person.clone(),
            request,
            before: entry.word(),
            after: result.word(),
            why,
            result: match (is_news, dry_run) {
                (false, _) => "unchanged",
                (true, true) => "planned",
                (true, false) => "changed",
            },
            verified: why.is_none(),
        });
    }
    Ok(rows)
}

fn outcomes(
    context: &Context,
    history: &History,
    organization: Option<&str>,
    places: &[usize],
    entries: &[&Entry],
) -> anyhow::Result<Vec<Outcome>> {
    let portal = context.signed_in()?;
    if entries.iter().any(|entry| is_of_keys(entry)) {
        let keys = portal.api_keys()?;
        return Ok(entries.iter().map(|entry| of_key(keys.as_deref(), entry)).collect());
    }
    let Some(id) =
        organization.filter(|_| entries.iter().any(|entry| outcome::leaves_a_trace(&entry.subject)))
    else {
        return Ok(entries.iter().map(|_| Outcome::Unknown("not_kept")).collect());
    };
    let organization = match portal.organization(id) {
        Ok(organization) => organization,
        Err(error) if error.is_gone() || error.is_unknown() => {
            let is_deleted = error.is_gone();
            return Ok(entries.iter().map(|entry| outcome::of_gone(&entry.subject, is_deleted)).collect());
        }
        Err(error) => return Err(error.into()),
    };
    let current = if entries.iter().any(|entry| outcome::is_of_members(&entry.subject)) {
        Some(current(context, portal, &organization, entries)?)
    } else {
        None
    };
    let mut claimed = Vec::new();
    let mut outcomes = Vec::with_capacity(entries.len());
    let is_here = |site: &str| context.settings.is_here(site);
    for (entry, place) in entries.iter().zip(places) {
        let outcome = match &current {
            _ if entry.subject.action == "delete_content" => of_content(portal, entry)?,
            Some(current) if outcome::is_of_members(&entry.subject) => {
                let (before, rest) = history.entries().split_at(*place);
                let others = Others { before, after: &rest[1..], is_here: &is_here };
                outcome::of_members(entry, &others, &claimed, current)
            }
            _ => outcome::of_organization(&entry.subject, &organization),
        };
        if let Outcome::Done(Made { request: Some(request), .. }) = &outcome {
            claimed.push(request.clone());
        }
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

/// Reads the organization as far as this account may see it.
fn current(
    context: &Context,
    portal: &Portal,
    organization: &Organization,
    entries: &[&Entry],
) -> anyhow::Result<CurrentMembers> {
    let me = context.me()?;
    let requests =
        if rights::of(organization, me).members { Requests::All } else { Requests::Of(me.id.clone()) };
    let mut current = membership::complete(portal, organization, &requests)?;
    if entries.iter().any(|entry| outcome::is_of_assignments(&entry.subject)) {
        current.assignments = Some(membership::assignments(portal, &organization.id)?);
    }
    Ok(current)
}

/// True for a key that has an id.
fn is_of_keys(entry: &Entry) -> bool {
    matches!(entry.subject.action.as_str(), "key-create" | "key-revoke") && entry.subject.content.is_some()
}

/// Finds the outcome of a key that was made or revoked, from those that are listed.
fn of_key(keys: Option<&[ApiKey]>, entry: &Entry) -> Outcome {
    let id = entry.subject.content.as_deref().and_then(|content| content.strip_prefix("key/"));
    let (Some(keys), Some(id)) = (keys, id.filter(|_| is_of_keys(entry))) else {
        return Outcome::Unknown("not_kept");
    };
    let is_listed = keys.iter().any(|key| key.id == id);
    if is_listed == (entry.subject.action == "key-create") {
        Outcome::Done(Made::default())
    } else {
        Outcome::NotDone
    }
}

fn of_content(portal: &Portal, entry: &Entry) -> portal::Result<Outcome> {
    let content = entry.subject.content.as_deref().and_then(|content| content.split_once('/'));
    let kind = |word: &str| ContentKind::ALL.into_iter().find(|kind| kind.word() == word);
    match content.and_then(|(word, id)| Some((kind(word)?, id))) {
        Some((kind, id)) => Ok(if portal.is_content_gone(kind, id)? {
            Outcome::Done(Made::default())
        } else {
            Outcome::NotDone
        }),
        None => Ok(Outcome::Unknown("not_kept")),
    }
}
