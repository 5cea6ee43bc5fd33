//! A partial editor's assignments, and what is to become of them: the portal replaces the whole list.

use super::editors;
use crate::commands::subjects::Assignable;
use crate::context::Context;
use crate::failure::Failure;
use crate::journal;
use crate::membership::{self, Requests};
use crate::messages::{Message, message};
use udata_client::{self as portal, AssignedSubject, Organization, Portal};
use udatactl_core::roster::{Person, Policy, Role};

/// A partial editor's assignments, and what is to become of them.
pub struct AssignmentReplacement {
    pub organization: Organization,
    pub person: Person,
    pub gives: bool,
    pub before: Vec<AssignedSubject>,
    pub chosen: Vec<Assignable>,
}

impl AssignmentReplacement {
    /// What is to be assigned and is not, or the other way round.
    pub fn changes(&self) -> impl Iterator<Item = &Assignable> {
        self.chosen.iter().filter(|assignable| self.is_change(assignable))
    }

    pub fn is_change(&self, assignable: &Assignable) -> bool {
        self.before.contains(&assignable.assigned) != self.gives
    }

    /// The word for it in the report and in the journal.
    pub fn action(&self) -> &'static str {
        if self.gives { "assign" } else { "unassign" }
    }

    /// The whole list that is wanted.
    pub fn wanted(&self) -> Vec<AssignedSubject> {
        let changed = || self.changes().map(|assignable| assignable.assigned.clone());
        let taken: Vec<AssignedSubject> = if self.gives { Vec::new() } else { changed().collect() };
        let mut wanted: Vec<AssignedSubject> =
            self.before.iter().filter(|subject| !taken.contains(subject)).cloned().collect();
        if self.gives {
            wanted.extend(changed());
        }
        wanted
    }

    pub fn show(&self, context: &Context) {
        let (terminal, organization) = (&context.terminal, &self.organization);
        let heading = message!(
            "plan-heading",
            organization = &organization.name,
            slug = membership::word(organization)
        );
        terminal.say(&heading);
        let person = format!("{} ({})", self.person.name, self.person.word());
        let key = if self.gives { "assignment-will-add" } else { "assignment-will-remove" };
        for assignable in self.changes() {
            let kind = Message::new(format!("content-kind-{}", assignable.kind()));
            let line =
                message!(key, person = &person, title = assignable.title(), id = &assignable.assigned.id);
            terminal.show(&format!("  {}", terminal.messages.say(&line.with("kind", kind))));
        }
        let (before, after) = (self.before.len(), self.wanted().len());
        terminal.say(&message!("assignment-total", before = before, after = after));
        if after == 0 {
            terminal.warn(&message!("warning-loses-every-right", person = &self.person.name));
        }
    }

    pub fn send(&self, portal: &Portal) -> portal::Result<()> {
        portal.assign(&self.organization.id, &self.person.id, &self.wanted(), !self.gives)
    }

    pub fn subject(&self, context: &Context, policy: &Policy) -> anyhow::Result<journal::WriteSubject> {
        let listed = |all: &[AssignedSubject]| {
            let all: Vec<String> =
                all.iter().map(|subject| format!("{}/{}", subject.class, subject.id)).collect();
            Some(all.join(" "))
        };
        Ok(journal::WriteSubject {
            person: Some(self.person.id.clone()),
            before: listed(&self.before),
            after: listed(&self.wanted()),
            waived: policy.max_removals.map(|_| "max-removals".to_owned()).into_iter().collect(),
            ..context.subject(self.action(), Some(&self.organization.id))?
        })
    }

    /// After a question: what was shown is what there is.
    pub fn require_as_shown(&self, portal: &Portal) -> anyhow::Result<()> {
        let now = membership::read(portal, &self.organization.id, &Requests::None)?;
        let role = now.member(&self.person.id).and_then(|member| member.role);
        let theirs = editors::theirs(&portal.assignments(&self.organization.id)?, &self.person.id);
        let is_same =
            theirs.len() == self.before.len() && theirs.iter().all(|subject| self.before.contains(subject));
        if role == Some(Role::PartialEditor) && is_same {
            return Ok(());
        }
        let message = message!("failure-changed-meanwhile", person = &self.person.name);
        Err(Failure::changed_meanwhile(message).into())
    }
}
