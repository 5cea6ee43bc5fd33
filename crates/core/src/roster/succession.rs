//! Somebody leaves an organization, and perhaps somebody else comes in their place: what is done about both.

use super::current_members::CurrentMembers;
use super::people::{ContentReference, Member, Person, Request};
use super::plan::{Action, Change, Target};
use super::role::Role;
use super::standing::Standing;

/// Who leaves: an account, an address without one, or an account and its address.
#[derive(Clone, Debug, Default)]
pub struct Leaver {
    pub id: Option<String>,
    pub email: Option<String>,
}

/// How somebody leaves.
#[derive(Clone, Debug)]
pub struct Succession<'a> {
    pub leaver: &'a Leaver,
    /// Who comes in their place.
    pub successor: Option<&'a Person>,
    /// The comment that somebody reads whose request is refused.
    pub comment: &'a str,
    /// Who comes is invited, and is a member by accepting; else they are added at once.
    pub invites: bool,
}

/// A handover in one organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    pub changes: Vec<Change>,
    /// The successor is no member yet, so who is to leave stays.
    pub waits: bool,
    /// Who is to leave has only asked to join: there is no role to give to the successor, who is not there.
    pub gives_nothing: bool,
    /// The assignments of the leaver that nobody gets.
    pub left_behind: Vec<ContentReference>,
}

/// The rights that somebody has in an organization, or would have by accepting an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub name: String,
    /// `None` for a role that we do not know.
    pub role: Option<Role>,
    /// The content that a partial editor may edit.
    pub assigned: Vec<ContentReference>,
}

impl Leaver {
    /// True where they are a member, or where a request or an invitation of theirs is pending.
    pub fn is_in(&self, current: &CurrentMembers) -> bool {
        self.member(current).is_some() || self.pending(current).next().is_some()
    }

    /// Finds what there is to hand over; nothing of who has only asked to join.
    pub fn held(&self, current: &CurrentMembers) -> Option<Held> {
        if let Some(Member { person, role, .. }) = self.member(current) {
            return Some(Held {
                name: person.name.clone(),
                role: *role,
                assigned: current.assigned(&person.id),
            });
        }
        let invitation =
            self.pending(current).filter(|request| request.invitation).max_by_key(|request| request.role)?;
        let name = invitation.person.as_ref().map(|person| &person.name).or(invitation.email.as_ref());
        let assigned = invitation.assignments.clone();
        Some(Held { name: name.cloned().unwrap_or_default(), role: invitation.role, assigned })
    }

    fn member<'r>(&self, current: &'r CurrentMembers) -> Option<&'r Member> {
        current.member(self.id.as_deref()?)
    }

    fn pending<'r>(&self, current: &'r CurrentMembers) -> impl Iterator<Item = &'r Request> {
        let is_theirs = |request: &Request| match (&request.person, &self.id, &self.email) {
            (Some(person), Some(id), _) => person.id == *id,
            (_, _, Some(email)) => request.address().is_some_and(|own| own.eq_ignore_ascii_case(email)),
            _ => false,
        };
        let pending =
            current.requests.iter().flatten().filter(|request| request.is_pending() && !request.is_damaged());
        pending.filter(move |request| is_theirs(request))
    }
}

impl Succession<'_> {
    /// Plans the handover in one organization. The current members have their requests and, where the leaver is a
    /// partial editor or is invited as one, its assignments.
    ///
    /// # Errors
    /// The name of somebody whose role is not known here, so that nobody can be given the same or more.
    pub fn handover(&self, current: &CurrentMembers) -> Result<Handover, String> {
        let mut handover = Handover::default();
        let member = self.leaver.member(current);
        match (self.successor, self.leaver.held(current)) {
            (Some(successor), Some(Held { name, role, assigned })) => {
                let arrival = self.arrival(successor, role.ok_or(name)?, assigned, current)?;
                let is_open =
                    |action: &Action| matches!(action, Action::Invite { .. } | Action::StillInvited { .. });
                handover.waits = member.is_some() && arrival.iter().any(is_open);
                let change = |action| Change { target: Target::of(successor), action };
                handover.changes.extend(arrival.into_iter().map(change));
            }
            (Some(successor), None) => {
                let standing = current.standing(Some(&successor.id), None);
                handover.gives_nothing = !matches!(standing, Standing::Member(_) | Standing::Invited(_));
            }
            (None, _) => {}
        }
        for one in self.leaver.pending(current) {
            let action = if one.invitation {
                Action::Cancel { invitation: one.id.clone() }
            } else {
                Action::Reject { request: one.id.clone(), comment: self.comment.to_owned() }
            };
            handover.changes.push(Change { target: one.target(), action });
        }
        if let Some(member) = member {
            let action = if handover.waits {
                Action::Keep { role: member.role }
            } else {
                Action::Remove { from: member.role }
            };
            handover.changes.push(Change { target: Target::of(&member.person), action });
            if self.successor.is_none() {
                handover.left_behind = current.assigned(&member.person.id);
            }
        }
        Ok(handover)
    }

    /// Finds the actions that give the successor this role, or leave them a higher one, and what the leaver may edit
    /// beside their own.
    fn arrival(
        &self,
        successor: &Person,
        role: Role,
        assigned: Vec<ContentReference>,
        current: &CurrentMembers,
    ) -> Result<Vec<Action>, String> {
        let action = match current.standing(Some(&successor.id), None) {
            Standing::Member(member) => match member.role.ok_or_else(|| member.person.name.clone())? {
                from if from < role => Action::SetRole { from, to: role },
                kept => Action::Keep { role: Some(kept) },
            },
            Standing::Asked(request) => Action::Approve { request: request.id.clone(), role, again: false },
            // Whoever takes over from a member gets the rest once they are one.
            Standing::Invited(invitation) if self.leaver.member(current).is_some() => {
                Action::StillInvited { invitation: invitation.id.clone() }
            }
            Standing::Invited(invitation) => return Ok(vec![raised(successor, invitation, role, assigned)?]),
            Standing::TurnedDown(_) | Standing::Stranger if self.invites => {
                return Ok(vec![Action::Invite { role, comment: None, email: None, assignments: assigned }]);
            }
            Standing::TurnedDown(_) | Standing::Stranger => Action::Add { role },
        };
        let before = current.assigned(&successor.id);
        let mut after = before.clone();
        after.extend(assigned.into_iter().filter(|reference| !before.contains(reference)));
        // Nobody else has assignments; with a higher role one may edit everything.
        let is_partial_editor = action.after() == Some(Role::PartialEditor.word());
        let assigns = is_partial_editor && after.len() > before.len();
        Ok([Some(action), assigns.then_some(Action::Assign { before, after })]
            .into_iter()
            .flatten()
            .collect())
    }
}

/// Finds the action for the invitation of a successor who takes over from somebody who is only invited: it is sent anew
/// where it gives less.
fn raised(
    successor: &Person,
    invitation: &Request,
    role: Role,
    assigned: Vec<ContentReference>,
) -> Result<Action, String> {
    let held = invitation.role.ok_or_else(|| successor.name.clone())?;
    let role = role.max(held);
    let mut assignments = invitation.assignments.clone();
    assignments.extend(assigned.into_iter().filter(|reference| !invitation.assignments.contains(reference)));
    // Nobody but a partial editor has assignments.
    if role != Role::PartialEditor {
        assignments.clear();
    }
    if role == held && assignments.len() <= invitation.assignments.len() {
        return Ok(Action::StillInvited { invitation: invitation.id.clone() });
    }
    Ok(Action::Resend {
        invitation: invitation.id.clone(),
        role,
        comment: invitation.comment.clone(),
        email: None,
        assignments,
    })
}

#[cfg(test)]
#[path = "succession_tests.rs"]
mod tests;
