//! Somebody leaves an organization, and perhaps somebody else comes in their place: what is done about both.

use super::{Action, Assigned, Change, Pending, Person, Role, Roll, Standing, Target};

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
    /// What somebody reads whose request is refused.
    pub comment: &'a str,
    /// Who comes is invited, and is a member by accepting; else they are added at once.
    pub invites: bool,
}

/// What is done in one organization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    pub changes: Vec<Change>,
    /// The successor is no member yet, so who is to leave stays.
    pub waits: bool,
    /// What the leaver may edit and nobody gets.
    pub left_behind: Vec<Assigned>,
}

impl Leaver {
    /// True where they are a member, or where a request or an invitation of theirs is pending.
    pub fn is_in(&self, roll: &Roll) -> bool {
        self.member(roll).is_some() || self.pending(roll).next().is_some()
    }

    fn member<'r>(&self, roll: &'r Roll) -> Option<&'r super::Member> {
        roll.member(self.id.as_deref()?)
    }

    fn pending<'r>(&self, roll: &'r Roll) -> impl Iterator<Item = &'r Pending> {
        let is_theirs = |one: &Pending| match (&one.person, &self.id, &self.email) {
            (Some(person), Some(id), _) => person.id == *id,
            (_, _, Some(email)) => one.address().is_some_and(|own| own.eq_ignore_ascii_case(email)),
            _ => false,
        };
        let pending = roll.requests.iter().flatten().filter(|one| one.is_pending() && !one.is_damaged());
        pending.filter(move |one| is_theirs(one))
    }
}

impl Succession<'_> {
    /// What is done in an organization. The roll has its requests and, where the leaver is a partial editor, its
    /// assignments.
    ///
    /// # Errors
    /// The name of a member whose role is not known here, so that nobody can be given the same or more.
    pub fn course(&self, roll: &Roll) -> Result<Course, String> {
        let mut course = Course::default();
        let member = self.leaver.member(roll);
        if let (Some(member), Some(successor)) = (member, self.successor) {
            let role = member.role.ok_or_else(|| member.person.name.clone())?;
            let assigned = roll.assigned(&member.person.id);
            let arrival = self.arrival(successor, role, assigned, roll)?;
            let is_open =
                |action: &Action| matches!(action, Action::Invite { .. } | Action::StillInvited { .. });
            course.waits = arrival.iter().any(is_open);
            let change = |action| Change { target: Target::of(successor), action };
            course.changes.extend(arrival.into_iter().map(change));
        }
        for one in self.leaver.pending(roll) {
            let target = match &one.person {
                Some(person) => Target::of(person),
                None => Target::address(one.email.as_deref().unwrap_or_default()),
            };
            let action = match one.invitation {
                true => Action::Cancel { invitation: one.id.clone() },
                false => Action::Reject { request: one.id.clone(), comment: self.comment.to_owned() },
            };
            course.changes.push(Change { target, action });
        }
        if let Some(member) = member {
            let action = match course.waits {
                true => Action::Keep { role: member.role },
                false => Action::Remove { from: member.role },
            };
            course.changes.push(Change { target: Target::of(&member.person), action });
            if self.successor.is_none() {
                course.left_behind = roll.assigned(&member.person.id);
            }
        }
        Ok(course)
    }

    /// What gives the successor this role, or leaves them a higher one, and what the leaver may edit beside their own.
    fn arrival(
        &self,
        successor: &Person,
        role: Role,
        assigned: Vec<Assigned>,
        roll: &Roll,
    ) -> Result<Vec<Action>, String> {
        let action = match roll.standing(Some(&successor.id), None) {
            Standing::Member(member) => match member.role.ok_or_else(|| member.person.name.clone())? {
                from if from < role => Action::SetRole { from, to: role },
                kept => Action::Keep { role: Some(kept) },
            },
            Standing::Asked(request) => Action::Approve { request: request.id.clone(), role, again: false },
            Standing::Invited(invitation) => Action::StillInvited { invitation: invitation.id.clone() },
            Standing::TurnedDown(_) | Standing::Stranger if self.invites => {
                return Ok(vec![Action::Invite { role, comment: None, email: None, assignments: assigned }]);
            }
            Standing::TurnedDown(_) | Standing::Stranger => Action::Add { role },
        };
        let before = roll.assigned(&successor.id);
        let mut after = before.clone();
        after.extend(assigned.into_iter().filter(|one| !before.contains(one)));
        // Nobody else has assignments; with a higher role one may edit everything.
        let is_partial_editor = action.after() == Some(Role::PartialEditor.word());
        let assigns = is_partial_editor && after.len() > before.len();
        Ok([Some(action), assigns.then_some(Action::Assign { before, after })]
            .into_iter()
            .flatten()
            .collect())
    }
}

#[cfg(test)]
#[path = "succession_tests.rs"]
mod tests;
