//! `member add`: brings people into an organization. On a portal with invitations it invites them, and says so.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, Actor, Done, MembershipEdit, role_word};
use crate::commands::consent::Stake;
use crate::commands::known_role::require_role;
use crate::commands::turned_down::{self, TurnedDown};
use crate::commands::{resolve, words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership::ChangeStatus;
use crate::messages::{Message, message};
use crate::report::{Note, Report, age};
use udata_client::{self as portal, Capabilities, Feature, User};
use udatactl_core::roster::{Action, Change, Known, Meaning, Request, Role, Standing, Target, address};
use udatactl_core::text::shell::Command;

/// Whom to bring in, where, and as what.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON", required_unless_present = "email")]
    person: Vec<String>,
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    #[arg(long, value_name = "ROLE", default_value = "editor", value_parser = words::role())]
    role: Role,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    #[arg(long)]
    invite_again: bool,
}

/// Invites people, or approves who has asked already, or adds at once where the portal has no invitations.
///
/// # Errors
/// Exit 2 for an address that is none, 3 for somebody turned down recently, 6 for an unknown, deleted or inactive
/// account, 7 for an address on a portal without invitations, 8 for a member and an invitation with another role.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let people = resolve::listed(context, &arguments.person)?;
    let read = |typed: &String| {
        let bad = || Failure::new(Code::BadAddress, message!("member-add-bad-address", email = typed));
        address::read(typed).map(|mailbox| mailbox.address).ok_or_else(bad)
    };
    let addresses = resolve::listed(context, &arguments.email)?;
    let addresses = addresses.iter().map(read).collect::<Result<Vec<String>, Failure>>()?;
    let derived = resolve::is_derived(&arguments.person) || resolve::is_derived(&arguments.email);
    let stake = if derived { Stake::Derived } else { Stake::Named };
    let edit = MembershipEdit::begin(context, &arguments.org, Actor::Administrator, stake)?;
    let role = arguments.role;
    if role == Role::PartialEditor {
        require_role(context, role)?;
    }
    let routes = context.signed_in()?.routes_of(&edit.organization.id, &context.me()?.id)?;
    if !addresses.is_empty() && !routes.invitations {
        let lacks = crate::failure::portal_failure(&portal::Error::Lacks(Feature::Invitations));
        let slug = &edit.current.organization.word();
        return Err(lacks.hint(message!("hint-add-account", slug = slug)).into());
    }
    let mut arrivals = Arrivals {
        context,
        edit: &edit,
        known: Known::of(edit.current.everybody()),
        arguments,
        role,
        routes,
        held_back: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        left: Vec::new(),
    };
    let mut changes = Vec::with_capacity(people.len() + addresses.len());
    for typed in &people {
        let user = resolve::person(context, typed)
            .map_err(|error| by_address(error, &edit.current.organization.word(), typed))?;
        changes.push(arrivals.change(Target::of(&crate::membership::person(&user)), None)?);
    }
    for address in &addresses {
        let (target, email) = arrivals.addressed(address)?;
        changes.push(arrivals.change(target, email)?);
    }
    let Arrivals { held_back, mut before, after, left, .. } = arrivals;
    let adds = |change: &Change| matches!(change.action, Action::Add { .. });
    if arguments.comment.is_some() && changes.iter().any(adds) {
        before.push(message!("member-add-no-comment"));
    }
    if !held_back.is_empty() {
        return Err(turned_down::failure(&held_back, context.settings.now).into());
    }
    for sentence in &before {
        context.terminal.say(sentence);
    }
    let policy = edit.policy(&Guards::default())?;
    let mut done = edit.carried_out(changes, &policy)?;
    let follows = what_follows(&done);
    done.notes.splice(0..0, follows);
    done.notes.extend(after);
    Ok(change::left_undone(context, done.into(), left))
}

/// The failure to find somebody by an address, with the command that invites it here.
fn by_address(error: anyhow::Error, organization: &str, typed: &str) -> anyhow::Error {
    match error.downcast::<Failure>() {
        Ok(failure) if failure.code == Code::AddressNotSearchable => {
            let command = Command::new("member add {} --email {}", &[organization, typed]);
            let invites = message!("hint-invite-address", command = command);
            let hints = vec![invites, Message::new("hint-find-by-name")];
            Failure { hints, ..failure }.into()
        }
        Ok(failure) => failure.into(),
        Err(error) => error,
    }
}

/// The changes for each person, gathered before anything is sent.
struct Arrivals<'a> {
    context: &'a Context,
    edit: &'a MembershipEdit<'a>,
    known: Known<'a>,
    arguments: &'a Arguments,
    role: Role,
    routes: Capabilities,
    held_back: Vec<TurnedDown>,
    /// Said before the question.
    before: Vec<Message>,
    /// Said with the result.
    after: Vec<Note>,
    /// Who is there with another role.
    left: Vec<Failure>,
}

impl Arrivals<'_> {
    /// The account behind an address, where we may see it; else the address itself.
    fn addressed(&self, address: &str) -> anyhow::Result<(Target, Option<String>)> {
        // Where the portal shows it whole, it says who is meant.
        match self.known.address(address) {
            Meaning::Certain(person) => return Ok((Target::of(person), None)),
            Meaning::Ambiguous(people) => return Err(resolve::several(address, &people).into()),
            Meaning::Probable(_) | Meaning::Unknown => {}
        }
        let known = |user: &&User| {
            !user.email_is_masked()
                && user.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address))
        };
        let me = self.context.me()?;
        if me.is_portal_administrator()
            && let Some(user) = self.context.signed_in()?.users_with_email(address)?.iter().find(known)
        {
            resolve::usable(user)?;
            return Ok((Target::of(&crate::membership::person(user)), None));
        }
        let mine = me.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address));
        if let Some(member) = self.edit.current.member(&me.id).filter(|_| mine) {
            return Ok((Target::of(&member.person), None));
        }
        Ok((Target::address(address), Some(address.to_owned())))
    }

    fn change(&mut self, target: Target, email: Option<String>) -> anyhow::Result<Change> {
        let current = &self.edit.current;
        let organization = self.edit.organization.id.as_str();
        let action = match current.standing(target.id.as_deref(), email.as_deref()) {
            Standing::Member(member) => {
                if member.role != Some(self.role) {
                    self.left.push(self.member_as(&target, member.role));
                }
                Action::Keep { role: member.role }
            }
            Standing::Asked(request) => {
                self.before.push(self.asked(&target, request));
                Action::Approve { request: request.id.clone(), role: self.role, again: false }
            }
            Standing::Invited(invitation) => {
                if invitation.role == Some(self.role) {
                    self.after.extend(self.invited_already(&target, invitation));
                } else {
                    self.left.push(self.invited_as(&target, invitation));
                }
                Action::StillInvited { invitation: invitation.id.clone() }
            }
            Standing::TurnedDown(request) if self.routes.invitations && !self.arguments.invite_again => {
                let held_back = turned_down::recently(self.context, organization, &target, request)?;
                self.held_back.extend(held_back);
                self.newcomer(email)
            }
            Standing::TurnedDown(_) | Standing::Stranger => self.newcomer(email),
        };
        Ok(Change { target, action })
    }

    fn newcomer(&self, email: Option<String>) -> Action {
        if self.routes.invitations {
            let comment = self.arguments.comment.as_deref().map(|comment| comment.trim().to_owned());
            Action::Invite { role: self.role, comment, email, assignments: Vec::new() }
        } else {
            Action::Add { role: self.role }
        }
    }

    fn member_as(&self, target: &Target, role: Option<Role>) -> Failure {
        let (org, person) = (self.edit.current.organization.word(), target.word());
        let command = Command::new("member set-role {} {} {}", &[&org, &person, self.role.word()]);
        let (name, wanted) = (&target.name, role_word(Some(self.role)));
        let message =
            message!("member-add-member-as", person = name, role = role_word(role), wanted = wanted);
        let hint = message!("hint-member-set-role", person = name, command = command);
        Failure::new(Code::AnotherRole, message).hint(hint)
    }

    fn invited_as(&self, target: &Target, invitation: &Request) -> Failure {
        let command = self.resend(invitation).with("--role", Some(self.role.word()));
        let message = message!(
            "member-add-invited-as",
            person = &target.name,
            when = self.age(invitation),
            role = role_word(invitation.role),
            wanted = role_word(Some(self.role))
        );
        let hint = message!("hint-invite-resend", command = command);
        Failure::new(Code::AnotherRole, message).hint(hint)
    }

    fn resend(&self, invitation: &Request) -> Command {
        Command::new("invite resend {} {}", &[&self.edit.current.organization.word(), &invitation.id])
    }

    fn asked(&self, target: &Target, request: &Request) -> Message {
        let key = match self.arguments.comment {
            Some(_) => "member-add-asked-no-comment",
            None => "member-add-asked",
        };
        message!(key, person = &target.name, when = self.age(request))
    }

    fn invited_already(&self, target: &Target, invitation: &Request) -> [Note; 2] {
        let (person, when, role) = (&target.name, self.age(invitation), role_word(invitation.role));
        [
            Note::Say(message!("member-add-invited-already", person = person, when = when, role = role)),
            Note::Hint(message!("hint-invite-resend", command = self.resend(invitation))),
        ]
    }

    fn age(&self, request: &Request) -> Message {
        let created = request.created.as_deref().and_then(age::parse);
        created.map_or_else(
            || Message::new("age-unknown"),
            |created| age::ago(created, self.context.settings.now),
        )
    }
}

/// Nobody who is only invited is called added; where the portal added at once, that is said too.
fn what_follows(done: &Done) -> Vec<Note> {
    let invited =
        || done.rows.iter().filter(|row| row.action == "invite" && row.result == ChangeStatus::Changed);
    let waiting = invited().filter(|row| row.after.as_deref() == Some("pending")).count();
    let counts = [("member-add-at-once", invited().count() - waiting), ("member-add-invited", waiting)];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(key, count)| Note::Say(message!(key, count = count))).collect()
}
