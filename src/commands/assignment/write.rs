//! How a replacement of somebody's assignments is shown, sent and read back.

use super::replacement::AssignmentReplacement;
use super::{editors, outcome};
use crate::commands::subjects::Assignable;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::context::Context;
use crate::failure::Failure;
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus, Requests};
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udata_client::{AssignedSubject, Portal, Result};
use udatactl_core::roster::Role;

impl Call for AssignmentReplacement {
    /// All that the person is assigned.
    type Now = Vec<AssignedSubject>;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let listed = |all: &[AssignedSubject]| {
            let all: Vec<String> =
                all.iter().map(|subject| format!("{}/{}", subject.class, subject.id)).collect();
            Some(all.join(" "))
        };
        Ok(WriteSubject {
            person: Some(self.person.id.clone()),
            before: listed(&self.before),
            after: listed(&self.wanted()),
            waived: self.policy.max_removals.map(|_| "max-removals".to_owned()).into_iter().collect(),
            ..context.subject(self.action(), Some(&self.organization.id))?
        })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        portal.assign(&self.organization.id, &self.person.id, &self.wanted(), !self.gives)
    }

    fn read(&self, portal: &Portal) -> Result<Vec<AssignedSubject>> {
        Ok(editors::theirs(&portal.assignments(&self.organization.id)?, &self.person.id))
    }

    fn holds(&self, now: &Vec<AssignedSubject>) -> Holds {
        let is_held = |assignable: &&Assignable| now.contains(&assignable.assigned) == self.gives;
        match self.changes().filter(is_held).count() {
            0 => Holds::Nothing,
            count
                if count == self.changes().count()
                    && self.wanted().iter().all(|subject| now.contains(subject)) =>
            {
                Holds::All
            }
            _ => Holds::Part,
        }
    }
}

impl Write for AssignmentReplacement {
    fn organization(&self) -> &str {
        &self.organization.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(self.stake.clone(), !self.gives)
    }

    fn show(&self, context: &Context) {
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
            terminal.show_change(&format!("  {}", terminal.messages.say(&line.with("kind", kind))));
        }
        let (before, after) = (self.before.len(), self.wanted().len());
        terminal.say(&message!("assignment-total", before = before, after = after));
        if after == 0 {
            terminal.warn(&message!("warning-loses-every-right", person = &self.person.name));
        }
    }

    /// What was shown is what there is: the portal replaces the whole list.
    fn look_again(&self, context: &Context, _: bool) -> anyhow::Result<Option<Report>> {
        let portal = context.signed_in()?;
        let now = membership::read(portal, &self.organization.id, &Requests::None)?;
        let role = now.member(&self.person.id).and_then(|member| member.role);
        let theirs = self.read(portal)?;
        let is_same =
            theirs.len() == self.before.len() && theirs.iter().all(|subject| self.before.contains(subject));
        if role == Some(Role::PartialEditor) && is_same {
            return Ok(None);
        }
        let message = message!("failure-changed-meanwhile", person = &self.person.name);
        Err(Failure::changed_meanwhile(message).into())
    }

    fn report(&self, written: ChangeStatus, now: Option<&Vec<AssignedSubject>>) -> Report {
        outcome::report(self, now.unwrap_or(&self.wanted()), written, now.is_some())
    }

    fn done(&self, _: &Vec<AssignedSubject>) -> Vec<Note> {
        outcome::undo(self).into_iter().collect()
    }

    fn not_held(&self) -> Failure {
        write::not_held(message!("assignment-not-read-back", person = &self.person.name))
    }
}
