//! The partial editors of an organization: nobody else has assignments.

use crate::commands::known_role::require_role;
use crate::commands::resolve;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::{AssignedSubject, Assignment};
use udatactl_core::roster::{CurrentMembers, Member, Person, Role};
use udatactl_core::text::shell::Command;

/// Gives all partial editors. A portal on which there is one has that role; else it is asked.
///
/// # Errors
/// Exit 7 on a portal without partial editors (before udata 15.4).
pub fn all<'a>(context: &Context, current: &'a CurrentMembers) -> anyhow::Result<Vec<&'a Person>> {
    let found: Vec<&Person> = among(current).collect();
    if found.is_empty() {
        require_role(context, Role::PartialEditor)?;
    }
    Ok(found)
}

/// The partial editors there are.
pub fn among(current: &CurrentMembers) -> impl Iterator<Item = &Person> {
    current.members.iter().filter(|member| is_one(member)).map(|member| &member.person)
}

/// Finds the partial editor that was typed.
///
/// # Errors
/// Exit 3 for a member with another role, with how to change it; 7 on a portal without partial editors; 6 for who is no
/// member.
pub fn one<'a>(context: &'a Context, current: &'a CurrentMembers, typed: &str) -> anyhow::Result<&'a Person> {
    let member = resolve::member(context, current, typed)?;
    if is_one(member) {
        return Ok(&member.person);
    }
    all(context, current)?;
    let (name, word) = (&member.person.name, member.person.word());
    let command =
        Command::new("member set-role {} {} partial_editor", &[&current.organization.word(), &word]);
    let message = message!("assignment-no-partial-editor", person = name);
    Err(Failure::new(Code::NotPartialEditor, message).try_command(command).into())
}

fn is_one(member: &Member) -> bool {
    member.role == Some(Role::PartialEditor)
}

/// Finds the assignments of one person among those of an organization.
pub fn theirs(assignments: &[Assignment], person: &str) -> Vec<AssignedSubject> {
    assignments
        .iter()
        .filter(|assignment| assignment.user.id == person)
        .map(|assignment| assignment.subject.clone())
        .collect()
}
