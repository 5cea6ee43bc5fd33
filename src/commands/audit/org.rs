//! `audit org`: what is wrong with organizations, and the commands that mend it.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::finding;
use super::selection::{Selected, Selection};
use super::totals::Totals;
use crate::commands::facts::Reader;
use crate::commands::unread::{self, Several};
use crate::commands::{pending, resolve, rights};
use crate::context::Context;
use crate::failure::{Unread, portal_failure};
use crate::messages::message;
use crate::report::{Note, Report, age};
use udata_client::{ApiKey, Organization, Portal};
use udatactl_core::audit::finding::Hidden;
use udatactl_core::audit::rules::key::{Key, KeyRing};
use udatactl_core::audit::{Assessment, NotSeen, Unseen, assess};
use udatactl_core::roster::OrganizationName;

/// So many commands are proposed after a table; the others are in every other format.
const MOST_HINTS: usize = 10;

/// Which organizations, and which rules.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Vec<String>,
    #[arg(long, conflicts_with = "org")]
    mine: bool,
    #[command(flatten)]
    selection: Selection,
}

/// Reads the organizations side by side and asks the rules; without a name, all that I belong to, and my keys.
///
/// # Errors
/// Exit 4 for mine without a key, 6 for unknown organizations, 8 where something could not be read, 10 where findings were
/// to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(finding::Row::COLUMNS)?;
    let selected = arguments.selection.read()?;
    let (mut assessments, unread) = assessments(arguments, context, &selected)?;
    let organizations = assessments.len();
    if arguments.org.is_empty() {
        assessments.extend(of_keys(context, &selected)?);
    }
    let totals = Totals::of(organizations, &assessments);
    let mut rows: Vec<finding::Row> =
        assessments.iter().flat_map(|assessment| finding::rows(context, assessment)).collect();
    // The gravest first; of one weight in the order of the organizations and of the rules.
    rows.sort_by_key(finding::Row::rank);
    let mut report = Report::list(finding::Row::COLUMNS, &rows, message!("audit-nothing"));
    report = report.note(Note::Say(totals.said()));
    let commands: Vec<&String> = rows.iter().filter_map(|row| row.command.as_ref()).collect();
    for command in commands.iter().take(MOST_HINTS) {
        report = report.note(Note::Hint(message!("audit-mend", command = *command)));
    }
    if commands.len() > MOST_HINTS {
        report = report.note(Note::Say(message!("audit-more-mends", count = commands.len() - MOST_HINTS)));
    }
    report.failure = totals.failure(&arguments.selection.fail_on);
    Ok(unread::marked(context, report, &unread))
}

/// What the rules say of each organization, with the organizations of which something could not be read.
fn assessments(
    arguments: &Arguments,
    context: &Context,
    selected: &Selected,
) -> anyhow::Result<(Vec<Assessment>, Vec<Unread>)> {
    let portal = context.portal()?;
    let is_mine = arguments.org.is_empty();
    let me = if is_mine || portal.is_signed_in() { Some(context.me()?) } else { None };
    let now = context.settings.now;
    let assess_one = |portal: &Portal, organization: Organization| {
        let reader = Reader { portal, me, sources: selected.sources(), now };
        rights::require_alive(&organization)?;
        let read = reader.read(organization)?;
        let assessment = assess(&read.facts.name, &read.facts, &selected.ruling, &selected.rules);
        Ok((assessment, read.failed))
    };
    let Several { read, mut unread } = if is_mine {
        let names = pending::mine(context)?;
        let outcomes = context.read_each(&names, |portal, name| {
            let organization = portal.organization(&name.id).map_err(|error| portal_failure(&error))?;
            assess_one(portal, organization)
        })?;
        Several::of_known(&names, outcomes)?
    } else {
        let outcomes = resolve::each(context, &arguments.org, assess_one)?;
        Several::of_typed(context, &arguments.org, outcomes)?
            .once(|(assessment, _)| &assessment.organization.id)
    };
    let mut assessments: Vec<Assessment> = unread.iter().map(not_read).collect();
    for (assessment, mut failed) in read {
        if let Some(why) = failed.pop() {
            let place = &assessment.organization;
            unread.push(Unread::of(&place.word(), Some(&place.id))(why));
        }
        assessments.push(assessment);
    }
    Ok((assessments, unread))
}

/// Of an organization that can't be read nothing is told.
fn not_read(unread: &Unread) -> Assessment {
    let id = unread.id.clone().unwrap_or_else(|| unread.organization.clone());
    let word = unread.organization.clone();
    let hidden = Hidden { why: Unseen::Failed, about: Vec::new() };
    Assessment {
        organization: OrganizationName { id, slug: word.clone(), name: word },
        owner: None,
        asked: Vec::new(),
        found: Vec::new(),
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
    Ok(Some(assess(&account, &ring, &selected.ruling, &selected.keys)))
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
