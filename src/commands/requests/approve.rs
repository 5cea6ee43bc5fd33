//! `requests approve`: makes members of people who have asked to join.

use clap::Args;
use jiff::SignedDuration;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::known_role::require_role;
use crate::commands::pending::open;
use crate::commands::{pending, resolve, words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::{Entry, WriteOutcome};
use crate::messages::{Message, message};
use crate::report::Report;
use udata_client::Organization;
use udatactl_core::roster::{Action, Change, CurrentMembers, Member, Request, Role, Target};
use udatactl_core::text::shell::Command;

/// Whose requests, in which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "REQUEST")]
    request: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    role: Option<Role>,
}

/// The failure to find the organization, where it may be the person who was typed: the list has both.
fn of_whom(error: anyhow::Error) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(failure) if failure.code == Code::UnknownOrganization => {
            failure.try_command("udatactl requests list").into()
        }
        Ok(failure) => failure.into(),
        Err(error) => error,
    }
}

/// How long a membership that never was there counts as lost, and not as taken away.
const OF_LATE: SignedDuration = SignedDuration::from_hours(24);

/// Approves requests, one by one, and reads back. The portal makes editors: another role is a second step.
///
/// # Errors
/// Exit 2 without a request where nobody can tick; exit 6 for a request that was answered otherwise; exit 8 when it is
/// only partly done.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let stake = if resolve::is_derived(&arguments.request) { Stake::Derived } else { Stake::Named };
    let role = arguments.role;
    if arguments.request.is_empty() && !context.terminal.can_ask() {
        let command = Command::new("requests list {}", &[&arguments.org]);
        let missing = Failure::new(Code::MissingRequest, message!("requests-approve-which"));
        return Err(missing.try_command(command).into());
    }
    let typed = resolve::listed(context, &arguments.request)?;
    let organization = resolve::organization(context, &arguments.org)
        .map_err(|error| if typed.is_empty() { of_whom(error) } else { error })?;
    let typed = if typed.is_empty() { ticked(context, &organization)? } else { typed };
    if typed.is_empty() {
        let message = message!("requests-approve-none", organization = &organization.name);
        return Ok(change::nothing(message));
    }
    let edit = MembershipEdit::of(context, organization, Actor::Administrator, stake)?;
    if role == Some(Role::PartialEditor) {
        require_role(context, Role::PartialEditor)?;
    }
    let changes: Vec<Change> = typed
        .iter()
        .map(|typed| {
            let request = resolve::request(context, &edit.current, resolve::Kind::Request, typed)?;
            change(context, &edit.current, request, role)
        })
        .collect::<anyhow::Result<_>>()?;
    let goes_through_editor = changes
        .iter()
        .any(|change| matches!(change.action, Action::Approve { role, .. } if role != Role::Editor));
    if goes_through_editor {
        context.terminal.say(&message!("requests-approve-two-steps"));
    }
    let policy = edit.policy(&Guards::default())?;
    edit.carry_out(changes, &policy)
}

/// Lets the person tick pending requests; gives their identifiers, none where there is none.
fn ticked(context: &Context, organization: &Organization) -> anyhow::Result<Vec<String>> {
    let found = open::requests(context, organization, false)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<String> = found.iter().map(|request| open::line(context, request)).collect();
    let question = message!("requests-approve-question", organization = &organization.name);
    let chosen = context.terminal.choose(&question, &lines)?;
    if chosen.is_empty() {
        let message = Message::new("failure-nothing-chosen");
        return Err(Failure::new(Code::AnsweredNo, message).into());
    }
    Ok(chosen.into_iter().filter_map(|index| found.get(index)).map(|request| request.id.clone()).collect())
}

/// The change that approves this request.
fn change(
    context: &Context,
    current: &CurrentMembers,
    request: &Request,
    wanted: Option<Role>,
) -> anyhow::Result<Change> {
    let target = request.target();
    if let Some(member) = request.person.as_ref().and_then(|person| current.member(&person.id)) {
        return of_member(current, member, target, wanted);
    }
    if request.account_deleted {
        let message = message!("failure-account-deleted", person = &target.name);
        return Err(Failure::new(Code::AccountDeleted, message).into());
    }
    let again = was_lost(context, current, request, &target);
    if !request.is_pending() && !again {
        return Err(pending::answered(context, current, request, &target).into());
    }
    if again {
        context.terminal.warn(&message!("requests-approve-again", person = &target.name));
    }
    let role = wanted.unwrap_or(Role::Editor);
    Ok(Change { target, action: Action::Approve { request: request.id.clone(), role, again } })
}

/// True where this machine approved the request of late, never saw them as a member, and the membership is gone: another
/// write at the same moment has undone it. Who was seen as a member may have been removed on purpose.
fn was_lost(context: &Context, current: &CurrentMembers, request: &Request, target: &Target) -> bool {
    if request.status != "accepted" {
        return false;
    }
    let is_about_them = |entry: &Entry| {
        matches!(entry.subject.action.as_str(), "approve" | "remove")
            && entry.subject.person.is_some()
            && entry.subject.person == target.id
    };
    let Ok(last) = context.last_written(&current.organization.id, is_about_them) else { return false };
    last.is_some_and(|last| {
        last.subject.request.as_deref() == Some(&request.id)
            && last.result != Some(WriteOutcome::Done)
            && context.settings.now.duration_since(last.at) < OF_LATE
    })
}

/// Who is a member already: nothing to do, or the second step that is still missing. Approving never lowers a role.
fn of_member(
    current: &CurrentMembers,
    member: &Member,
    target: Target,
    wanted: Option<Role>,
) -> anyhow::Result<Change> {
    let action = match (member.role, wanted) {
        (Some(from), Some(to)) if to > from => Action::SetRole { from, to },
        (Some(from), Some(to)) if to < from => {
            let slug = current.organization.word();
            let person = target.word();
            let command = Command::new("member set-role {} {} {}", &[&slug, &person, to.word()]);
            let message = message!(
                "requests-approve-would-lower",
                person = &target.name,
                role = change::role_word(from)
            );
            return Err(Failure::new(Code::WouldLower, message).try_command(command).into());
        }
        (role, _) => Action::Keep { role },
    };
    Ok(Change { target, action })
}
