//! `requests reject`: refuses requests, always with a comment, which the portal mails.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::{pending, resolve};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Report;
use udatactl_core::roster::{Action, Change, CurrentMembers, Request};
use udatactl_core::text::shell::Command;

/// Whose requests, in which organization, and why.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "REQUEST", required = true)]
    request: Vec<String>,
    #[arg(long, alias = "message", value_name = "TEXT")]
    comment: Option<String>,
    #[arg(long, value_name = "COUNT")]
    max_removals: Option<String>,
}

/// Refuses requests, one by one, and reads back.
///
/// # Errors
/// Exit 2 without a comment where nobody can be asked for one; exit 6 for a request that was answered otherwise.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let stake = if resolve::is_derived(&arguments.request) { Stake::Derived } else { Stake::Named };
    if arguments.comment.is_none() && !context.terminal.can_ask() {
        return Err(no_comment().into());
    }
    let typed = resolve::listed(context, &arguments.request)?;
    let organization = resolve::organization(context, &arguments.org)?;
    let edit = MembershipEdit::of(context, organization, Actor::Administrator, stake)?;
    let requests: Vec<&Request> = typed
        .iter()
        .map(|typed| resolve::request(context, &edit.current, resolve::Kind::Request, typed))
        .collect::<anyhow::Result<_>>()?;
    // Who is not there, or was answered already, is said before anybody writes why.
    let changes = |comment: &str| -> anyhow::Result<Vec<Change>> {
        requests.iter().map(|request| change(context, &edit.current, request, comment)).collect()
    };
    let rejects = changes("")?.iter().any(|change| matches!(change.action, Action::Reject { .. }));
    let comment = match &arguments.comment {
        Some(comment) => comment.clone(),
        None if rejects => context.terminal.ask_long(&message!("requests-reject-question"))?,
        None => String::new(),
    };
    let comment = comment.trim();
    if comment.is_empty() && rejects {
        return Err(no_comment().into());
    }
    let changes = changes(comment)?;
    let guards = Guards { max_removals: arguments.max_removals.clone(), ..Guards::default() };
    let policy = edit.policy(&guards)?;
    edit.carry_out(changes, &policy)
}

/// Before 17.16 the portal insists on a comment; the person reads it by mail.
fn no_comment() -> Failure {
    Failure::new(Code::MissingComment, message!("requests-reject-no-comment"))
}

fn change(
    context: &Context,
    current: &CurrentMembers,
    request: &Request,
    comment: &str,
) -> anyhow::Result<Change> {
    let target = request.target();
    if request.person.as_ref().is_some_and(|person| current.member(&person.id).is_some()) {
        // The portal would answer the request and leave the membership as it is (`MembershipRefuseAPI`).
        let person = target.word();
        let command = Command::new("member remove {} {}", &[&current.organization.word(), &person]);
        let message = message!("requests-reject-member", person = &target.name);
        return Err(Failure::new(Code::AlreadyMember, message).try_command(command).into());
    }
    let action = match request.status.as_str() {
        "pending" => Action::Reject { request: request.id.clone(), comment: comment.to_owned() },
        "refused" => Action::Keep { role: None },
        _ => return Err(pending::answered(context, current, request, &target).into()),
    };
    Ok(Change { target, action })
}
