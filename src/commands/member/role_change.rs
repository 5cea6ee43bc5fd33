//! From one role to another: what `promote`, `demote` and `set-role` share.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{Actor, MembershipEdit, role_word};
use crate::commands::consent::Stake;
use crate::commands::known_role::{has_role, require_role};
use crate::commands::{resolve, words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udatactl_core::roster::{Action, Change, Person, Role, Target};
use udatactl_core::text::shell::Command;

/// Whom to promote or demote, where, and to what.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON", required = true)]
    person: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    to: Option<Role>,
    #[command(flatten)]
    guards: Guards,
}

impl Arguments {
    /// Moves each person in the direction of the step.
    ///
    /// # Errors
    /// As [`RoleChange::run`].
    pub fn change_role(
        &self,
        direction: fn(Option<Role>) -> RoleStep,
        context: &Context,
    ) -> anyhow::Result<Report> {
        let step = direction(self.to);
        RoleChange { org: &self.org, people: &self.person, guards: &self.guards, step }.run(context)
    }
}

/// Who gets another role, and which.
pub struct RoleChange<'a> {
    pub org: &'a str,
    pub people: &'a [String],
    pub guards: &'a Guards,
    pub step: RoleStep,
}

/// Which role somebody gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleStep {
    /// One step up, or up to a role.
    Up(Option<Role>),
    /// One step down, or down to a role.
    Down(Option<Role>),
    /// This role, whichever they have.
    To(Role),
}

impl RoleChange<'_> {
    /// Gives each person the role that the step leads to.
    ///
    /// # Errors
    /// Exit 2 for a role in the other direction, 3 for a guard or a role that we do not know, 6 for somebody who is no
    /// member, 7 on a portal without partial editors.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        let derived = resolve::is_derived(self.people);
        let people = resolve::listed(context, self.people)?;
        let edit = MembershipEdit::begin(
            context,
            self.org,
            Actor::Administrator,
            if derived { Stake::Derived } else { Stake::Named },
        )?;
        if self.step.named() == Some(Role::PartialEditor) {
            require_role(context, Role::PartialEditor)?;
        }
        let mut notes = Vec::new();
        let mut changes = Vec::with_capacity(people.len());
        let members = resolve::Members::of(context, &edit.current);
        for typed in &people {
            let member = members.find(typed)?;
            let name = &member.person.name;
            let from = member.role.ok_or_else(|| unknown_role(name))?;
            let to = self.target(context, from, &edit.current.organization.word(), &member.person)?;
            let action = if from == to {
                notes.push(Note::Say(self.stays(name, from)));
                Action::Keep { role: Some(from) }
            } else {
                Action::SetRole { from, to }
            };
            changes.push(Change { target: Target::of(&member.person), action });
        }
        let policy = edit.policy(self.guards)?;
        let report = edit.carry_out(changes, &policy)?;
        Ok(notes.into_iter().fold(report, Report::note))
    }

    /// The role that somebody gets who has `from`; `from` itself where there is no step.
    fn target(&self, context: &Context, from: Role, slug: &str, person: &Person) -> anyhow::Result<Role> {
        Ok(match self.step {
            RoleStep::To(to) => to,
            RoleStep::Up(Some(to)) if to < from => {
                return Err(other_direction("demote", slug, person, to).into());
            }
            RoleStep::Down(Some(to)) if to > from => {
                return Err(other_direction("promote", slug, person, to).into());
            }
            RoleStep::Up(Some(to)) | RoleStep::Down(Some(to)) => to,
            RoleStep::Up(None) => from.above().unwrap_or(from),
            RoleStep::Down(None) => match from.below() {
                Some(Role::PartialEditor) if !has_role(context, Role::PartialEditor)? => from,
                below => below.unwrap_or(from),
            },
        })
    }

    /// Why nothing changes for somebody.
    fn stays(&self, name: &str, role: Role) -> Message {
        let key = match self.step {
            RoleStep::Up(None) => "member-role-highest",
            RoleStep::Down(None) => "member-role-lowest",
            _ => "member-role-same",
        };
        message!(key, person = name, role = role_word(role))
    }
}

impl RoleStep {
    fn named(self) -> Option<Role> {
        match self {
            Self::Up(to) | Self::Down(to) => to,
            Self::To(to) => Some(to),
        }
    }
}

fn unknown_role(person: &str) -> Failure {
    Failure::new(Code::UnknownRole, message!("member-role-unknown", person = person))
}

fn other_direction(verb: &str, slug: &str, person: &Person, to: Role) -> Failure {
    let command = Command::new("member {} {} {} --to {}", &[verb, slug, &person.word(), to.word()]);
    let key = if verb == "demote" { "member-that-is-lower" } else { "member-that-is-higher" };
    Failure::new(Code::WrongDirection, message!(key, person = &person.name)).try_command(command)
}
