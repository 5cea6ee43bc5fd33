//! `audit org`: what is wrong with organizations, and the commands that mend it.

use clap::Args;
use jiff::tz::TimeZone;

use super::finding;
use super::mending::{MendAs, Mending, Wish};
use super::selection::{Selected, Selection};
use super::totals::Totals;
use crate::commands::facts::Reader;
use crate::commands::rights;
use crate::commands::scope::{Scope, Targets};
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::Unread;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age};
use udata_client::ApiKey;
use udatactl_core::audit::finding::Hidden;
use udatactl_core::audit::rules::key::{Key, KeyRing};
use udatactl_core::audit::{Assessment, NotSeen, Unseen, assess};
use udatactl_core::roster::OrganizationName;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// Which organizations, and which rules.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    selection: Selection,
    #[arg(long, requires = "baseline")]
    accepted: bool,
    #[command(flatten)]
    mending: MendAs,
}

/// What a run found.
#[derive(Default)]
struct Audit {
    organizations: usize,
    /// What the rules say of each organization, and of the account that looks.
    assessments: Vec<Assessment>,
    /// The organizations of which something could not be read.
    unread: Vec<Unread>,
    /// What a roster mends, where one is asked for.
    wishes: Vec<Wish>,
}

/// Reads the organizations side by side and asks the rules; without a name, all that I belong to, and my keys.
///
/// # Errors
/// Exit 4 for mine without a key, 6 for unknown organizations, 8 where something could not be read, 10 where findings were
/// to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(finding::Row::COLUMNS)?;
    let mut mending = arguments.mending.begin(context)?;
    let targets = arguments.scope.targets(context)?;
    let selected = arguments.selection.read(context, &targets)?;
    let (mut totals, mut unread, mut view) = (Totals::default(), Vec::new(), context.view());
    let mut keys = if arguments.scope.is_given() { None } else { of_keys(context, &selected)? };
    let parts = if context.streams() { targets.in_parts() } else { vec![targets] };
    let mut whole = Report::silent();
    for part in parts {
        let mut audit = read(context, &part, &selected, &mending)?;
        audit.assessments.extend(keys.take());
        totals.count(audit.organizations, &audit.assessments);
        unread.append(&mut audit.unread);
        let rows = rows(context, &audit, arguments.accepted);
        mending.keep_commands(&rows);
        mending.wishes.append(&mut audit.wishes);
        let report = Report::list(finding::Row::COLUMNS, &rows, message!("audit-nothing"));
        if context.streams() {
            context.announce(&report, &view)?;
            view.goes_on = true;
        } else {
            whole = proposing(report, &rows);
        }
    }
    whole.notes.insert(0, Note::Say(totals.said()));
    if totals.accepted > 0 && !arguments.accepted {
        whole.notes.push(Note::Say(message!("audit-accepted", count = totals.accepted)));
    }
    whole.notes.extend(mending.write(context)?);
    whole.notes.extend(selected.warnings.into_iter().map(Note::Warn));
    whole.failure = totals.failure(&arguments.selection.fail_on);
    Ok(unread::marked(context, whole, &unread))
}

/// The rows, the gravest first; of one weight in the order of the organizations and of the rules.
fn rows(context: &Context, audit: &Audit, accepted: bool) -> Vec<finding::Row> {
    let mut rows: Vec<finding::Row> =
        audit.assessments.iter().flat_map(|assessment| finding::rows(context, assessment)).collect();
    if accepted {
        rows.extend(
            audit.assessments.iter().flat_map(|assessment| finding::accepted_rows(context, assessment)),
        );
    }
    rows.sort_by_key(finding::Row::rank);
    rows
}

/// Proposes the first commands that mend something.
fn proposing(mut report: Report, rows: &[finding::Row]) -> Report {
    let commands: Vec<&String> = {
        let open = rows.iter().filter(|row| !row.is_accepted());
        open.filter_map(|row| row.command.as_ref()).collect()
    };
    for command in commands.iter().take(MOST_HINTS) {
        report = report.note(Note::Hint(message!("audit-mend", command = *command)));
    }
    if commands.len() > MOST_HINTS {
        report = report.note(Note::Say(message!("audit-more-mends", count = commands.len() - MOST_HINTS)));
    }
    report
}

/// Reads what the rules look at, and asks them about each organization.
fn read(
    context: &Context,
    targets: &Targets,
    selected: &Selected,
    mending: &Mending,
) -> anyhow::Result<Audit> {
    let me = if context.portal()?.is_signed_in() { Some(context.me()?) } else { None };
    let now = context.settings.now;
    let today = now.to_zoned(TimeZone::UTC).date();
    let Several { read, unread } = targets.organizations(context, |portal, organization| {
        rights::require_alive(&organization)?;
        let ruling = selected.ruling(&membership::name(&organization), &organization.badge_kinds());
        let reader = Reader { portal, me, sources: selected.sources(&ruling), now };
        let read = reader.read(organization)?;
        let mut assessment = assess(&read.facts.name, &read.facts, &ruling, &selected.rules);
        selected.baseline.judge(&mut assessment, &ruling, &selected.exceptions, today);
        // What was not read whole is mended by nothing.
        let is_whole = read.failed.is_empty();
        let wish = is_whole.then(|| mending.wish(context, &read.facts, &assessment)).flatten();
        Ok((assessment, read.failed, wish))
    })?;
    let mut audit = Audit {
        assessments: unread.iter().map(|unread| not_read(unread, selected)).collect(),
        unread,
        ..Audit::default()
    };
    for (name, (assessment, mut failed, wish)) in read {
        audit.wishes.extend(wish);
        if let Some(why) = failed.pop() {
            audit.unread.push(Unread::of(&name.word(), Some(&name.id))(why));
        }
        audit.assessments.push(assessment);
    }
    audit.organizations = audit.assessments.len();
    Ok(audit)
}

/// Of an organization that can't be read nothing is told.
fn not_read(unread: &Unread, selected: &Selected) -> Assessment {
    let id = unread.id.clone().unwrap_or_else(|| unread.organization.clone());
    let word = unread.organization.clone();
    let hidden = Hidden { why: Unseen::Failed, about: Vec::new() };
    let organization = OrganizationName { id, slug: word.clone(), name: word };
    Assessment {
        owner: selected.ruling(&organization, &[]).owner,
        organization,
        asked: Vec::new(),
        settled: Vec::new(),
        found: Vec::new(),
        accepted: Vec::new(),
        unseen: vec![NotSeen { rule: "organization-read", hidden }],
    }
}

/// What the rules say of my own keys; nothing where none is asked.
fn of_keys(context: &Context, selected: &Selected) -> anyhow::Result<Option<Assessment>> {
    if selected.keys.is_empty() {
        return Ok(None);
    }
    let (portal, me) = (context.signed_in()?, context.me()?);
    let keys = portal.api_keys()?.map(|keys| keys.into_iter().map(key).collect());
    let ring = KeyRing { keys, page: portal.key_page().to_string(), now: context.settings.now };
    let account = OrganizationName { id: me.id.clone(), slug: me.slug.clone(), name: me.name() };
    let ruling = selected.ruling_for_all();
    let mut assessment = assess(&account, &ring, &ruling, &selected.keys);
    let today = context.settings.now.to_zoned(TimeZone::UTC).date();
    selected.baseline.judge(&mut assessment, &ruling, &selected.exceptions, today);
    Ok(Some(assessment))
}

fn key(key: ApiKey) -> Key {
    let moment = |text: &Option<String>| text.as_deref().and_then(age::parse);
    Key {
        created: moment(&key.created_at),
        used: moment(&key.last_used_at),
        expires: moment(&key.expires_at),
        name: key.name.or(key.token_prefix).unwrap_or_else(|| key.id.clone()),
        id: key.id,
        agents: key.user_agents,
    }
}
