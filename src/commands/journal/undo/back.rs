//! The changes that take a change of memberships back, by what the entry left and what the portal holds today.

use super::instead;
use crate::commands::change::role_word;
use crate::commands::journal::assignments::listed;
use crate::commands::{pending, resolve};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::{Entry, WriteSubject};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::age;
use udatactl_core::roster::{
    Action, Change, CurrentMembers, Member, Request, Role, Standing, Target, are_alike,
};
use udatactl_core::text::shell::Command;

/// True for a change of memberships that may be taken back.
pub fn is_membership(action: &str) -> bool {
    matches!(action, "role" | "add" | "approve" | "remove" | "invite" | "cancel" | "assign" | "unassign")
}

/// The changes that take an entry back; nothing to do where it is so already. The current members have their assignments where
/// [`needs_assignments`] says so.
///
/// # Errors
/// Exit 3 where the portal holds neither what the entry left nor what was before; exit 6 for an account that is gone.
pub fn changes(context: &Context, current: &CurrentMembers, entry: &Entry) -> anyhow::Result<Vec<Change>> {
    let back = Back { context, current, entry };
    match entry.subject.action.as_str() {
        "invite" => Ok(vec![back.invitation()?]),
        "cancel" => Ok(vec![back.cancellation()?]),
        "assign" | "unassign" => Ok(vec![back.assignments()?]),
        _ => back.membership(),
    }
}

/// True for an entry that changed what somebody may edit, or that ended it.
pub fn needs_assignments(subject: &WriteSubject) -> bool {
    matches!(subject.action.as_str(), "assign" | "unassign") || !subject.assignments.is_empty()
}

struct Back<'a> {
    context: &'a Context,
    current: &'a CurrentMembers,
    entry: &'a Entry,
}

impl Back<'_> {
    /// Takes back a role, an addition, an approval or a removal.
    fn membership(&self) -> anyhow::Result<Vec<Change>> {
        let subject = &self.entry.subject;
        let Some(person) = subject.person.as_deref() else { return Err(instead::failure(subject).into()) };
        let target = self.target(person)?;
        let role = |word: &Option<String>| word.as_deref().and_then(Role::parse);
        let (was, left) = (role(&subject.before), role(&subject.after));
        let member = self.current.member(person);
        let now = member.map(|member| member.role.map_or("", Role::word));
        // A removal whose role nobody knew, a role that this program does not know.
        if was.is_none() && left.is_none() {
            return Err(instead::failure(subject).into());
        }
        if now == was.map(Role::word) {
            return Ok(vec![Change { target, action: Action::Keep { role: was } }]);
        }
        if now != left.map(Role::word) {
            return Err(self.changed_since(&target, subject.after.as_deref(), now).into());
        }
        let action = match (was, left) {
            (Some(to), Some(from)) => Action::SetRole { from, to },
            (None, from) => Action::Remove { from },
            (Some(role), None) => self.brought_back(&target, role)?,
        };
        // A role comes without them; an invitation brings them along.
        let lost = listed(subject.assignments.iter().map(String::as_str));
        let is_back = matches!(action, Action::SetRole { to: Role::PartialEditor, .. }) && !lost.is_empty();
        let assign = Action::Assign { before: Vec::new(), after: lost };
        let actions = [Some(action), is_back.then_some(assign)].into_iter().flatten();
        Ok(actions.map(|action| Change { target: target.clone(), action }).collect())
    }

    /// Takes back a change of what a partial editor may edit.
    fn assignments(&self) -> anyhow::Result<Change> {
        let subject = &self.entry.subject;
        let Some(person) = subject.person.as_deref() else { return Err(instead::failure(subject).into()) };
        let target = self.target(person)?;
        let read = |state: &Option<String>| listed(state.iter().flat_map(|state| state.split(' ')));
        let (was, left, now) = (read(&subject.before), read(&subject.after), self.current.assigned(person));
        let role = self.current.member(person).and_then(|member| member.role);
        let word = role.map(Role::word);
        if role == Some(Role::PartialEditor) && are_alike(&now, &was) {
            return Ok(Change { target, action: Action::Keep { role } });
        }
        if role != Some(Role::PartialEditor) || !are_alike(&now, &left) {
            return Err(self.changed_since(&target, Some(Role::PartialEditor.word()), word).into());
        }
        Ok(Change { target, action: Action::Assign { before: now, after: was } })
    }

    /// Brings back who was removed: they are invited again, or added where the portal has no invitations.
    fn brought_back(&self, target: &Target, role: Role) -> anyhow::Result<Action> {
        let is_later = |request: &Request| {
            let created = request.created.as_deref().and_then(age::parse);
            created.is_none_or(|created| created > self.entry.at)
        };
        match self.current.standing(target.id.as_deref(), None) {
            Standing::Invited(invitation) => return self.still_invited(target, invitation, role),
            Standing::Asked(request) => {
                let slug = self.current.organization.word();
                let command =
                    Command::new("requests approve {} {} --role {}", &[&slug, &request.id, role.word()]);
                return Err(self.changed_since(target, None, Some("pending")).try_command(command).into());
            }
            // Before the removal it says nothing: they were a member afterwards.
            Standing::TurnedDown(request) if is_later(request) => {
                let command = pending::invite_again(&self.current.organization.word(), target, Some(role));
                let failure = self.changed_since(target, None, Some(&request.status));
                return Err(failure.try_command(command).into());
            }
            _ => {}
        }
        let (context, organization) = (self.context, &self.current.organization.id);
        Ok(if context.signed_in()?.routes_of(organization, &context.me()?.id)?.invitations {
            let assignments = listed(self.entry.subject.assignments.iter().map(String::as_str));
            Action::Invite { role, comment: None, email: None, assignments }
        } else {
            Action::Add { role }
        })
    }

    /// Takes back an invitation: it is cancelled.
    fn invitation(&self) -> anyhow::Result<Change> {
        let subject = &self.entry.subject;
        let theirs = |request: &&Request| {
            let person = request.person.as_ref().map(|person| &person.id);
            request.invitation
                && request.is_pending()
                && person.is_some()
                && person == subject.person.as_ref()
        };
        // Before the journal noted which invitation it was, only the person tells.
        let found = match subject.request.as_deref() {
            Some(request) => self.current.request(request),
            None => self.current.requests.iter().flatten().find(theirs),
        };
        let member = |person: &str| self.current.member(person);
        let Some(invitation) = found else {
            // Portugal's fork adds at once.
            return Err(match subject.person.as_deref().and_then(member) {
                Some(member) => self.is_member(member),
                None => instead::failure(subject),
            }
            .into());
        };
        let target = invitation.target();
        let action = match invitation.status.as_str() {
            "pending" => Action::Cancel { invitation: invitation.id.clone() },
            "canceled" => Action::Keep { role: None },
            status => {
                return Err(match target.id.as_deref().and_then(member) {
                    Some(member) => self.is_member(member),
                    None => self.changed_since(&target, Some("pending"), Some(status)),
                }
                .into());
            }
        };
        Ok(Change { target, action })
    }

    /// The failure where whoever was invited is a member today: to remove them is another thing, which they are to be
    /// named for.
    fn is_member(&self, member: &Member) -> Failure {
        let (slug, person) = (&self.current.organization.slug, member.person.word());
        let now = member.role.map(Role::word);
        let failure = self.changed_since(&Target::of(&member.person), Some("pending"), now);
        failure.try_command(Command::new("member remove {} {}", &[slug, &person]))
    }

    /// Takes back a cancellation: the same invitation is sent once more.
    fn cancellation(&self) -> anyhow::Result<Change> {
        let subject = &self.entry.subject;
        let found = subject.request.as_deref().and_then(|request| self.current.request(request));
        let (Some(old), Some(role)) = (found, found.and_then(|old| old.role)) else {
            return Err(instead::failure(subject).into());
        };
        let target = match &old.person {
            Some(person) => self.target(&person.id)?,
            None => old.target(),
        };
        let email = old.person.is_none().then(|| old.email.clone()).flatten();
        let action = match self.current.standing(target.id.as_deref(), email.as_deref()) {
            Standing::Member(member) if member.role == Some(role) => Action::Keep { role: member.role },
            Standing::Invited(invitation) => self.still_invited(&target, invitation, role)?,
            Standing::Member(member) => {
                let now = member.role.map(Role::word);
                return Err(self.changed_since(&target, Some("canceled"), now).into());
            }
            Standing::Asked(_) => {
                return Err(self.changed_since(&target, Some("canceled"), Some("pending")).into());
            }
            _ if old.status != "canceled" => {
                return Err(self.changed_since(&target, Some("canceled"), Some(&old.status)).into());
            }
            _ => Action::Invite {
                role,
                comment: old.comment.clone().filter(|comment| !comment.is_empty()),
                email,
                assignments: old.assignments.clone(),
            },
        };
        Ok(Change { target, action })
    }

    /// Nothing is to be done where somebody is invited again with that role; with another one it was changed since.
    fn still_invited(&self, target: &Target, invitation: &Request, role: Role) -> anyhow::Result<Action> {
        if invitation.role == Some(role) {
            return Ok(Action::StillInvited { invitation: invitation.id.clone() });
        }
        let left = (self.entry.subject.action == "cancel").then_some("canceled");
        let (name, held, wanted) = (&target.name, role_word(invitation.role), role_word(role));
        let hint = message!("journal-undo-invited-as", person = name, role = held, wanted = wanted);
        let (slug, id) = (self.current.organization.word(), &invitation.id);
        let command = Command::new("invite resend {} {} --role {}", &[&slug, id, role.word()]);
        let failure = self.changed_since(target, left, Some("pending")).hint(hint).try_command(command);
        Err(failure.into())
    }

    fn target(&self, person: &str) -> anyhow::Result<Target> {
        Ok(if let Some(member) = self.current.member(person) {
            Target::of(&member.person)
        } else {
            let person = resolve::person(self.context, &format!("id:{person}"))?;
            Target::of(&membership::person(&person))
        })
    }

    /// The failure where somebody changed it after the entry: both states, and the last entry since then about the same
    /// person.
    fn changed_since(&self, target: &Target, left: Option<&str>, now: Option<&str>) -> Failure {
        let word = |state: Option<&str>| {
            Message::new(format!("state-{}", state.filter(|it| !it.is_empty()).unwrap_or("none")))
        };
        let message =
            message!("journal-undo-changed-since", person = &target.name, left = word(left), now = word(now));
        let failure = Failure::new(Code::ChangedSince, message);
        let subject = &self.entry.subject;
        let theirs = |entry: &Entry| {
            entry.may_hold()
                && is_membership(&entry.subject.action)
                && entry.subject.organization == subject.organization
                && entry.subject.person.is_some()
                && entry.subject.person == target.id
                && self.context.settings.is_here(&entry.subject.site)
        };
        let all = self.context.journal.newest().into_iter().flatten().map_while(Result::ok);
        let mut since = all.take_while(|entry| entry.id() != self.entry.id());
        match since.find(theirs).as_ref().map(Entry::id) {
            Some(id) => failure
                .hint(message!("journal-undo-later", command = Command::new("journal undo {}", &[&id]))),
            None => failure.hint(message!("journal-undo-elsewhere-changed")),
        }
    }
}
