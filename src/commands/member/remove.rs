//! `member remove`: takes people out of an organization.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::resolve;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::report::Report;
use udatactl_core::roster::{Action, Change, Target};

/// Whom to remove, and from where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON", required = true)]
    person: Vec<String>,
    #[command(flatten)]
    guards: Guards,
}

/// Removes members, one by one, and reads back.
///
/// # Errors
/// Exit 3 when a guard refuses, 6 for somebody who is no member, 8 when it is only partly done.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let stake = if resolve::is_derived(&arguments.person) { Stake::Derived } else { Stake::Named };
    let people = resolve::listed(context, &arguments.person)?;
    let edit = MembershipEdit::begin(context, &arguments.org, Actor::Administrator, stake)?;
    let members = resolve::Members::of(context, &edit.current);
    let changes = people
        .iter()
        .map(|typed| {
            let member = match members.find(typed) {
                Ok(member) => member,
                Err(error) if is_no_member(&error) => {
                    return removed_before(context, &edit, typed).ok_or(error);
                }
                Err(error) => return Err(error),
            };
            Ok(Change { target: Target::of(&member.person), action: Action::Remove { from: member.role } })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let policy = edit.policy(&arguments.guards)?;
    edit.carry_out(changes, &policy)
}

/// True where nobody there is meant; a text that may mean several is another failure.
fn is_no_member(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Failure>().is_some_and(|failure| failure.code == Code::NoMember)
}

/// Nothing to do for somebody whom this machine took out before, as when a run was cut short and is repeated. Anybody
/// else who is no member stays a failure: it may be a homonym.
fn removed_before(context: &Context, edit: &MembershipEdit, typed: &str) -> Option<Change> {
    let written = context.written(&edit.organization.id).ok()?;
    let mut removed = written
        .map_while(Result::ok)
        .map(|entry| entry.subject)
        .filter(|subject| subject.action == "remove")
        .filter_map(|subject| subject.person)
        .peekable();
    removed.peek()?;
    let target = Target::of(&membership::person(&resolve::anyone(context, typed).ok()?));
    removed
        .any(|id| target.id.as_ref() == Some(&id))
        .then_some(Change { target, action: Action::Keep { role: None } })
}
