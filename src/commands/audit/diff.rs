//! `audit diff`: who came, left, rose or fell between two snapshots, or since one of them.

use std::io::{self, BufRead, BufReader, Seek};

use clap::Args;

use super::file::{Reader, unreadable};
use super::moment::{Moment, NOW};
use super::observe::{Wanted, observe};
use super::past::{self, Opened};
use crate::commands::unread;
use crate::context::Context;
use crate::failure::{Code, Failure, Unread};
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use crate::settings;
use udatactl_core::audit::history::{Comparison, Difference, Header, Name, Scope, Unmatched, between};

/// So much of what the portal shows now is kept in memory; more is on the disk for a moment.
const IN_MEMORY: usize = 8_000_000;

/// Which two.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "BEFORE", required_unless_present = "since", requires = "after")]
    before: Option<String>,
    #[arg(value_name = "AFTER")]
    after: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with_all = ["before", "after"])]
    since: Option<String>,
    #[arg(long, value_name = "DATE", requires = "since")]
    until: Option<String>,
    #[arg(long)]
    exit_code: bool,
}

record! {
    /// A difference between two moments, or an organization that is not compared.
    pub struct Row {
        difference: &'static str => shown(Token("history")),
        organization: String => shown(Slug("organization_id")),
        name: Option<String> => shown(Text).whose("person_id"),
        before: Option<String> => shown(Token("was")),
        after: Option<String> => shown(Token("was")),
        /// The slug of the account, or the address that was invited.
        person: Option<String> => more(Text).whose("person_id"),
        person_id: Option<String> => more(Text),
        organization_id: String => more(Text),
        organization_name: String => more(Text),
        /// Somebody may administer the organization who could not before.
        new_administrator: bool => more(Flag),
        /// The id of a request or an invitation.
        request: Option<String> => more(Text),
        /// Why an organization is not compared.
        why: Option<&'static str> => more(Token("unmatched")),
    }
}

/// The table where organizations are not compared.
const WITH_WHY: &[&str] = &["difference", "organization", "name", "before", "after", "why"];

impl From<&Difference> for Row {
    fn from(one: &Difference) -> Self {
        let whom = one.whom.as_ref();
        Self {
            difference: one.what.word(),
            organization: one.organization.slug.clone(),
            name: whom.map(|whom| whom.name.clone()),
            before: one.before.clone(),
            after: one.after.clone(),
            person: whom.map(|whom| whom.slug.clone().unwrap_or_else(|| whom.name.clone())),
            person_id: whom.and_then(|whom| whom.id.clone()),
            organization_id: one.organization.id.clone(),
            organization_name: one.organization.name.clone(),
            new_administrator: one.is_new_administrator(),
            request: one.request.clone(),
            why: None,
        }
    }
}

impl From<&Unmatched> for Row {
    fn from(one: &Unmatched) -> Self {
        let Name { id, slug, name } = &one.organization;
        Self {
            difference: "not_compared",
            organization: if slug.is_empty() { name.clone() } else { slug.clone() },
            name: None,
            before: None,
            after: None,
            person: None,
            person_id: None,
            organization_id: id.clone(),
            organization_name: name.clone(),
            new_administrator: false,
            request: None,
            why: Some(one.why.word()),
        }
    }
}

/// Compares two snapshots, or one with what the portal shows now.
///
/// # Errors
/// Exit 2 for a file that is no whole snapshot, and for two of different portals; exit 6 where there is none that old; exit 8
/// where organizations could not be read; exit 10 for differences that were to be told.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let (earlier, later) = moments(arguments, context)?;
    let Some((before, told)) = earlier.open(context)? else {
        return Err(Failure::new(Code::BadValue, message!("audit-diff-now-first")).into());
    };
    let mut notes = vec![Note::Say(told)];
    let (compared, missing) = match later.open(context)? {
        Some((after, told)) => {
            notes.push(Note::Say(told));
            (compare(before, after)?, Vec::new())
        }
        None => since(context, before, &earlier)?,
    };
    Ok(unread::marked(context, report(arguments, &compared, notes), &missing))
}

fn moments(arguments: &Arguments, context: &Context) -> Result<(Moment, Moment), Failure> {
    if let Some(since) = &arguments.since {
        let until = arguments.until.as_deref().unwrap_or(NOW);
        return Ok((Moment::date(context, "--since", since)?, Moment::date(context, "--until", until)?));
    }
    let any = |typed: &Option<String>| Moment::any(context, typed.as_deref().unwrap_or(NOW));
    Ok((any(&arguments.before), any(&arguments.after)))
}

/// What differs, and between what.
struct Compared {
    found: Comparison,
    earlier: Header,
    later: Header,
}

/// Compares an earlier snapshot with what the portal shows now, in the organizations that it has.
fn since(context: &Context, mut before: Opened, earlier: &Moment) -> anyhow::Result<(Compared, Vec<Unread>)> {
    require_same_portal(&before.header.site, context.settings.site.as_str())?;
    let scope = before.header.scope;
    let names = if scope == Scope::Portal { Vec::new() } else { past::names(&mut before)? };
    let now = context.terminal.messages.say(&Message::new("audit-diff-now"));
    let failed = |cause: &io::Error| unreadable(&now, cause);
    let (mut lines, observed) =
        observe(context, &Wanted::Again(scope, names), tempfile::spooled_tempfile(IN_MEMORY), &failed)?;
    lines.rewind().map_err(|cause| failed(&cause))?;
    let after = Reader::open(now.clone(), BufReader::new(lines))?;
    // It was read to its end for the names.
    let before = earlier.open(context)?.map_or(before, |(again, _)| again);
    Ok((compare(before, after)?, observed.unread))
}

fn compare<A: BufRead, B: BufRead>(before: Reader<A>, after: Reader<B>) -> Result<Compared, Failure> {
    let (earlier, later) = (before.header.clone(), after.header.clone());
    require_same_portal(&earlier.site, &later.site)?;
    let found = between((&earlier, before), (&later, after))?;
    Ok(Compared { found, earlier, later })
}

fn require_same_portal(site: &str, other: &str) -> Result<(), Failure> {
    let is_same = site == other
        || matches!((settings::site(site), settings::site(other)), (Ok(one), Ok(two)) if one == two);
    if is_same {
        return Ok(());
    }
    let message = message!("audit-diff-elsewhere", before = site, after = other);
    Err(Failure::new(Code::SnapshotElsewhere, message))
}

fn report(arguments: &Arguments, compared: &Compared, notes: Vec<Note>) -> Report {
    let Compared { found, earlier, later } = compared;
    let rows = found.differences.iter().map(Row::from).chain(found.unmatched.iter().map(Row::from));
    let mut report = Report::list(Row::COLUMNS, rows, message!("audit-diff-alike"));
    report.notes = notes;
    if earlier.account != later.account {
        report = report.note(Note::Warn(message!("audit-diff-other-account")));
    }
    if earlier.at > later.at {
        report = report.note(Note::Warn(message!("audit-diff-backwards")));
    }
    if found.pending_unseen > 0 {
        report = report.note(Note::Say(message!("audit-diff-pending-unseen", count = found.pending_unseen)));
    }
    let differences = found.differences.len();
    if differences > 0 {
        let administrators = found.differences.iter().filter(|one| one.is_new_administrator()).count();
        let message = message!("audit-diff-found", count = differences, administrators = administrators);
        report = report.note(Note::Say(message));
    }
    // What is there in one of them alone differs, too.
    let all = differences + found.unmatched.len();
    if arguments.exit_code && all > 0 {
        let message = message!("audit-diff-differs", count = all);
        report.failure = Some(Failure::new(Code::Differs, message));
    }
    if found.unmatched.is_empty() {
        return report;
    }
    let report = report.table(WITH_WHY);
    let unread = found.unmatched.iter().filter(|one| one.why.is_unread()).count();
    let message = message!("audit-diff-not-compared", count = found.unmatched.len(), unread = unread);
    if unread == 0 {
        return report.note(Note::Warn(message));
    }
    // What was not seen is not found alike.
    Report { failure: Some(Failure::new(Code::PartlyRead, message)), ..report }
}
