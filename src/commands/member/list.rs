//! `member list`: who is a member, of one organization, several, all of mine, or all of the portal; today, or when a snapshot
//! was made.

use clap::Args;

use crate::commands::resolve::Outcome;
use crate::commands::scope::{Of, Scope, Targets};
use crate::commands::unread::Several;
use crate::commands::words;
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure};
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use crate::{membership, settings};
use udata_client::{Organization, Portal};
use udatactl_core::roster::Role;

mod found;
mod then;

use found::{Filter, Found, part};
pub use found::{Row, rows};

/// Which members.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    role: Option<Role>,
    #[arg(long, value_name = "DURATION")]
    dormant: Option<String>,
    #[arg(long)]
    never_seen: bool,
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    #[arg(long, value_name = "DOMAIN")]
    not_domain: Option<String>,
    #[arg(long)]
    accounts: bool,
    #[arg(long, value_name = "STATE", value_parser = ["active", "deleted", "switched_off", "gone"])]
    account: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with_all = ["accounts", "domain", "not_domain"])]
    at: Option<String>,
    #[arg(long, value_name = "FIELD", default_value = "name", value_parser = words::MEMBER_SORTS)]
    sort: String,
}

/// Lists members.
///
/// # Errors
/// Exit 6 for unknown organizations, all at once; exit 8 where some could not be read, with the members of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let dormant = arguments.dormant.as_deref().map(|text| settings::days("--dormant", text)).transpose()?;
    let then = arguments
        .at
        .as_deref()
        .map(|date| then::read(&arguments.scope, arguments.account.as_deref(), context, date))
        .transpose()?;
    let now = then.as_ref().map_or(context.settings.now, |then| then.at);
    let filter = Filter {
        role: arguments.role,
        never_seen: arguments.never_seen,
        accounts: arguments.accounts,
        account: arguments.account.as_deref(),
        sort: &arguments.sort,
        seen_before: dormant.and_then(|duration| now.checked_sub(duration).ok()),
        domain: arguments.domain.as_deref().map(words::domain),
        not_domain: arguments.not_domain.as_deref().map(words::domain),
    };
    if !arguments.scope.is_given() {
        return Err(Failure::new(Code::MissingOrganization, message!("member-list-which"))
            .try_command("udatactl member list --mine")
            .into());
    }
    if let Some(then) = then {
        return Ok(cut(context, then.found(&filter), &filter).note(Note::Say(then.told)));
    }
    let targets = arguments.scope.targets(context)?;
    if arguments.scope.is_portal() && arguments.sort == "name" && context.streams() {
        return streamed(context, targets, &filter);
    }
    let found = assembled(targets.organizations(context, finish(context, &targets, &filter)?)?);
    Ok(cut(context, found, &filter))
}

/// What was found, as far as the limit goes.
fn cut(context: &Context, mut found: Found, filter: &Filter) -> Report {
    let mut members = std::mem::take(&mut found.members);
    let total = members.len();
    members.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = members.len();
    let mut report = found.report(members, filter).note_hidden(context.view().format);
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    found.marked(context, report)
}

/// Writes the members of so many organizations while the next ones are read: of a whole portal no more is held.
fn streamed(context: &Context, targets: Targets, filter: &Filter) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut whole = Found::default();
    let mut is_empty = true;
    let mut view = context.view();
    let targets = targets.by_slug();
    let finish = finish(context, &targets, filter)?;
    let nothing_known = |_: &str| None;
    targets.in_parts(context, nothing_known, finish, |part| {
        let mut found = assembled(part);
        found.is_of_several = true;
        let members = std::mem::take(&mut found.members);
        is_empty &= members.is_empty();
        context.announce(&found.report(members, filter), &view)?;
        view.goes_on = true;
        whole.count(found);
        Ok(())
    })?;
    let report = Report { empty: is_empty.then(|| Message::new("member-list-empty")), ..Report::silent() };
    Ok(whole.marked(context, report))
}

/// The members that fit of several organizations, in their order.
fn assembled(Several { read: parts, unread }: Several<Of<Found>>) -> Found {
    let mut found = Found {
        is_nowhere: parts.is_empty(),
        is_of_several: parts.len() + unread.len() > 1,
        unread,
        ..Found::default()
    };
    for (_, part) in parts {
        found.count(part);
    }
    found.members.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// What makes of an organization the members that fit.
///
/// # Errors
/// Exit 4 where accounts are to be looked up with a key that is refused.
fn finish<'a>(
    context: &'a Context,
    targets: &Targets,
    filter: &'a Filter,
) -> anyhow::Result<impl Fn(&Portal, Organization) -> Outcome<Found> + Sync + use<'a>> {
    let is_asked = filter.looks_accounts_up() && context.portal()?.is_signed_in();
    let me = is_asked.then(|| context.me()).transpose()?.map(|me| me.id.as_str());
    let cache = context.settings.name_cache();
    let is_typed = matches!(targets, Targets::Typed(_));
    Ok(move |portal: &Portal, mut found: Organization| {
        if is_typed {
            cache.keep_members(&membership::current_members(&found, None), false);
        }
        if filter.looks_accounts_up() {
            membership::complete_accounts(portal, me, &mut found, |_| true)
                .map_err(|error| portal_failure(&error))?;
        }
        Ok(part(&found, filter))
    })
}
