//! A plan in words: a line for each change, and the mails that will leave.

use crate::messages::{Message, Messages, message};
use udatactl_core::roster::{Action, Change, CurrentMembers, Plan, Role};

/// The lines that show a plan to a person.
pub fn describe(
    plan: &Plan,
    messages: &Messages,
    current: &CurrentMembers,
    sends_mails: bool,
) -> Vec<String> {
    let organization = &plan.organization;
    let heading = message!("plan-heading", organization = &organization.name, slug = organization.word());
    let mut lines = vec![messages.say(&heading)];
    lines.extend(plan.changes.iter().map(|change| format!("  {}", messages.say(&line(change)))));
    let mailed: usize = plan.changes.iter().map(|change| change.action.mails()).sum();
    if plan.changes.iter().any(|change| matches!(change.action, Action::Resend { .. })) {
        lines.push(messages.say(&message!("plan-resend")));
    }
    if plan.changes.iter().any(|change| matches!(change.action, Action::Add { .. })) {
        lines.push(messages.say(&message!("plan-at-once")));
    }
    if !sends_mails {
        return lines;
    }
    if mailed > 0 {
        lines.push(messages.say(&message!("plan-mails", count = mailed)));
    }
    if plan.changes.iter().any(|change| matches!(change.action, Action::Ask { .. })) {
        let administrators = current.administrators().count();
        lines.push(messages.say(&message!("plan-mails-administrators", count = administrators)));
    }
    lines
}

/// A role in the person's language, also one that is not known here.
pub fn role_word(role: impl Into<Option<Role>>) -> Message {
    Message::new(format!("role-{}", role.into().map_or("unknown", Role::word)))
}

/// One change as a line: a sign, a word, the person.
pub fn line(change: &Change) -> Message {
    let person = match &change.target.id {
        Some(_) => format!("{} ({})", change.target.name, change.target.word()),
        None => change.target.name.clone(),
    };
    let said = |key: &'static str| message!(key, person = &person);
    match &change.action {
        Action::Invite { role: to, .. } => said("change-invite").with("role", role_word(*to)),
        Action::Add { role: to } => said("change-add").with("role", role_word(*to)),
        Action::Approve { role: to, .. } => said("change-approve").with("role", role_word(*to)),
        Action::Reject { comment, .. } => said("change-reject").with("comment", comment),
        Action::SetRole { from, to } => {
            said("change-role").with("before", role_word(*from)).with("after", role_word(*to))
        }
        Action::Assign { before, after } => {
            let more = after.iter().filter(|reference| !before.contains(reference)).count();
            said("change-assign").with("more", more).with("less", change.action.unassigned())
        }
        Action::Remove { .. } => said("change-remove"),
        Action::Cancel { .. } => said("change-cancel"),
        Action::Resend { role: to, .. } => said("change-resend").with("role", role_word(*to)),
        Action::Ask { comment } => said("change-ask").with("comment", comment),
        Action::AcceptInvitation { role: Some(to), .. } => said("change-accept").with("role", role_word(*to)),
        Action::AcceptInvitation { role: None, .. } => said("change-accept-plainly"),
        Action::RefuseInvitation { .. } => said("change-refuse"),
        Action::Keep { role: Some(kept) } => said("change-keep").with("role", role_word(*kept)),
        Action::Keep { role: None } => said("change-keep-plainly"),
        Action::StillInvited { .. } => said("change-still-invited"),
    }
}
