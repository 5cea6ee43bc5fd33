//! The departure that `offboard` and `member replace` share: everything is read, planned and guarded before anything is
//! sent.

mod leaver;
pub mod places;

use leaver::Leaving;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, MembershipEdit, OrganizationEdit};
use crate::commands::consent::Stake;
use crate::commands::turned_down::{self, TurnedDown};
use crate::commands::{resolve, subjects, unread};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::Report;
use udata_client::Organization;
use udatactl_core::roster::{Action, CurrentMembers, Handover, Person, Role, Standing, Succession, Target};
use udatactl_core::text::shell::Command;

/// Who leaves, from where, and who comes in their place.
pub struct Departure<'a> {
    pub context: &'a Context,
    pub person: &'a str,
    /// The organizations as typed; all that I administer where it is empty.
    pub org: &'a [String],
    pub successor: Option<&'a str>,
    pub invite_again: bool,
    pub comment: Option<&'a str>,
    pub guards: &'a Guards,
    /// The command that goes on later, from who leaves and who comes.
    pub again: &'a dyn Fn(&str, &str) -> Command,
}

/// The edits, the people turned down and the failures, gathered over the organizations.
#[derive(Default)]
struct Found<'a> {
    parts: Vec<OrganizationEdit<'a>>,
    held_back: Vec<TurnedDown>,
    /// The failures for what the successor did not get, or not yet.
    left: Vec<Failure>,
}

impl<'a> Departure<'a> {
    /// Takes the person out wherever that can be done, and says where it has to wait and where others have to do it.
    ///
    /// # Errors
    /// Exit 3 for oneself, when a guard refuses, and for a successor who was turned down recently; exit 6 for somebody
    /// who is unknown; exit 5 for an organization that was named and that I do not administer; exit 8 where the successor
    /// has to accept first, and where nobody gave a role that they could get.
    pub fn carry_out(&self) -> anyhow::Result<Report> {
        let context = self.context;
        context.signed_in()?;
        let mut leaving = leaver::read(context, self.person)?;
        leaver::require_another(context, &leaving, self.guards.allow_self)?;
        let successor = match self.successor {
            Some(typed) => Some(membership::person(&resolve::person(context, typed)?)),
            None => None,
        };
        let comment = match self.comment.map(str::trim) {
            Some("") => {
                return Err(Failure::new(Code::MissingComment, message!("requests-reject-no-comment")).into());
            }
            Some(comment) => comment.to_owned(),
            None => context.terminal.messages.open().say(&message!("offboard-comment")),
        };
        let mut places = places::read(context, &mut leaving, self.org)?;
        if successor.as_ref().is_some_and(|person| Some(&person.id) == leaving.leaver.id.as_ref()) {
            return Err(Failure::new(Code::SamePerson, message!("offboard-same-person")).into());
        }
        let mut found = Found::default();
        for (organization, current) in std::mem::take(&mut places.found) {
            self.plan(organization, current, &leaving, successor.as_ref(), &comment, &mut found)?;
        }
        found
            .left
            .extend(successor.iter().flat_map(|person| gives_nothing(&places.without, &leaving, person)));
        let Found { parts, held_back, left } = found;
        if !held_back.is_empty() {
            return Err(turned_down::failure(&held_back, context.settings.now).into());
        }
        if let Some(missing) = unread::failure(context, &places.unread).filter(|_| !parts.is_empty()) {
            context.terminal.warn(&missing.message);
        }
        let report = if parts.is_empty() {
            if let Some(failure) = leaving.unread.take().filter(|_| places.foreign.is_empty()) {
                return Err(failure.into());
            }
            // Of what can't be read nothing is concluded.
            if let Some(failure) = leaving.unknown().filter(|_| places.unread.is_empty()) {
                return Err(failure.into());
            }
            let names: Vec<String> = places
                .mine
                .iter()
                .map(|organization| format!("{} ({})", organization.name, organization.word()))
                .collect();
            let (person, count) = (&leaving.name, names.len());
            change::nothing(message!(
                "offboard-nothing",
                person = person,
                count = count,
                organizations = names
            ))
        } else {
            change::carry_out(parts)?
        };
        let report = places.notes(&leaving).into_iter().fold(report, Report::note);
        let report = change::left_undone(context, report, left);
        Ok(unread::marked(context, report, &places.unread))
    }

    /// Plans what is done in one organization.
    fn plan(
        &self,
        organization: Organization,
        current: CurrentMembers,
        leaving: &Leaving,
        successor: Option<&Person>,
        comment: &str,
        found: &mut Found<'a>,
    ) -> anyhow::Result<()> {
        let context = self.context;
        let portal = context.signed_in()?;
        change::require_fields(context)?;
        let mut edit = MembershipEdit::already_read(context, organization, current, Stake::Derived);
        context.settings.name_cache().keep_members(&edit.current, true);
        let held = leaving.leaver.held(&edit.current);
        if held.as_ref().and_then(|held| held.role) == Some(Role::PartialEditor) {
            edit.current.assignments = Some(membership::assignments(portal, &edit.organization.id)?);
        }
        let invites = match (successor, held, edit.current.members.first()) {
            (Some(_), Some(_), Some(member)) => {
                portal.routes_of(&edit.organization.id, &member.person.id)?.invitations
            }
            _ => false,
        };
        let succession = Succession { leaver: &leaving.leaver, successor, comment, invites };
        let handover = succession.handover(&edit.current).map_err(|person| {
            let message = message!("member-role-unknown", person = person);
            Failure::new(Code::UnknownRole, message)
        })?;
        if let Some(successor) = successor {
            found.held_back.extend(self.turned_down(&edit.current, &handover, successor)?);
            found.left.extend(self.left(&edit.current, &handover, leaving, successor));
        }
        if !handover.left_behind.is_empty() {
            context.terminal.say(&message!(
                "offboard-left-behind",
                person = &leaving.name,
                organization = &edit.organization.name,
                count = handover.left_behind.len(),
                assignments = subjects::described(context, &edit.organization, &handover.left_behind)?
            ));
        }
        let mut policy = edit.policy(self.guards)?;
        policy.successor = successor.map(|person| person.id.clone());
        found.parts.push(OrganizationEdit { edit, changes: handover.changes, policy });
        Ok(())
    }

    /// Finds out whether the successor would be invited again too soon.
    fn turned_down(
        &self,
        current: &CurrentMembers,
        handover: &Handover,
        successor: &Person,
    ) -> anyhow::Result<Option<TurnedDown>> {
        let invites = handover.changes.iter().any(|change| matches!(change.action, Action::Invite { .. }));
        match current.standing(Some(&successor.id), None) {
            Standing::TurnedDown(request) if invites && !self.invite_again => {
                let target = Target::of(successor);
                turned_down::recently(self.context, &current.organization.id, &target, request)
            }
            _ => Ok(None),
        }
    }

    /// The failure where the successor has to accept first, and where there is nothing that they could get.
    fn left(
        &self,
        current: &CurrentMembers,
        handover: &Handover,
        leaving: &Leaving,
        successor: &Person,
    ) -> Option<Failure> {
        let (code, key) = match handover {
            Handover { waits: true, .. } => (Code::WaitingFor, "offboard-waiting"),
            Handover { gives_nothing: true, .. } => (Code::NothingToHandOver, "offboard-only-asked"),
            _ => return None,
        };
        let message = message!(
            key,
            person = &leaving.name,
            successor = &successor.name,
            organization = &current.organization.name
        );
        let failure = Failure::new(code, message);
        Some(failure.hint(if handover.waits {
            let command = (self.again)(&leaving.word, &successor.word());
            message!("offboard-again", command = command)
        } else {
            add(current, successor)
        }))
    }
}

/// The failures of organizations that were named, where there is nothing of who leaves and nothing of the successor.
fn gives_nothing(organizations: &[CurrentMembers], leaving: &Leaving, successor: &Person) -> Vec<Failure> {
    let is_in = |current: &&CurrentMembers| {
        matches!(current.standing(Some(&successor.id), None), Standing::Member(_) | Standing::Invited(_))
    };
    let failure = |current: &CurrentMembers| {
        let message = message!(
            "offboard-has-nothing",
            person = &leaving.name,
            successor = &successor.name,
            organization = &current.organization.name
        );
        Failure::new(Code::NothingToHandOver, message).hint(add(current, successor))
    };
    organizations.iter().filter(|current| !is_in(current)).map(failure).collect()
}

fn add(current: &CurrentMembers, successor: &Person) -> Message {
    let command =
        Command::new("member add {} {} --role ROLE", &[&current.organization.word(), &successor.word()]);
    message!("offboard-add", successor = &successor.name, command = command)
}
