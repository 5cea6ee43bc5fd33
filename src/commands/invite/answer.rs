//! `invite accept` and `invite refuse`: answers invitations that I have received.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, Actor, MembershipEdit, OrganizationEdit};
use crate::commands::consent::Stake;
use crate::commands::resolve::{self, Noun, Reference};
use crate::commands::scope;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udata_client::invitations::ReceivedInvitation;
use udatactl_core::roster::{Action, Change, OrganizationName, Role, Target};
use udatactl_core::text::fold;
use udatactl_core::text::shell::Command;

/// Which invitations: no organization is needed, the invitation knows it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "INVITATION", required = true)]
    invitation: Vec<String>,
}

/// The invitation of mine that was typed or, for accepting, the organization that I am a member of already.
enum Found {
    Invitation(ReceivedInvitation),
    Member(OrganizationName),
}

impl Found {
    fn organization(&self) -> &str {
        match self {
            Self::Invitation(invitation) => &invitation.organization.id,
            Self::Member(organization) => &organization.id,
        }
    }
}

/// Accepts invitations and reads back.
///
/// # Errors
/// Exit 6 for an invitation that is not mine or is answered; exit 7 on a portal without invitations.
pub fn accept(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    answer(arguments, context, true)
}

/// Refuses invitations and reads back.
///
/// # Errors
/// As [`accept`].
pub fn refuse(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    answer(arguments, context, false)
}

fn answer(arguments: &Arguments, context: &Context, accepts: bool) -> anyhow::Result<Report> {
    let portal = context.signed_in()?;
    let me = context.me()?;
    let stake = if resolve::is_derived(&arguments.invitation) { Stake::Derived } else { Stake::Named };
    let received = portal.received_invitations()?;
    let found: Vec<Found> = resolve::listed(context, &arguments.invitation)?
        .iter()
        .map(|typed| find(context, &received, typed, accepts))
        .collect::<anyhow::Result<_>>()?;
    twice(&found)?;
    let mut parts = Vec::with_capacity(found.len());
    for found in found {
        let organization = portal.organization(found.organization())?;
        let edit = MembershipEdit::one_of_several(context, organization, Actor::Oneself, stake.clone())?;
        let now = edit.current.member(&me.id);
        let action = match (found, now, accepts) {
            (_, Some(member), true) => Action::Keep { role: member.role },
            (Found::Member(_), _, _) => Action::Keep { role: None },
            (Found::Invitation(one), _, true) => Action::AcceptInvitation {
                invitation: one.id,
                role: one.role.as_deref().and_then(Role::parse),
            },
            (Found::Invitation(one), _, false) => Action::RefuseInvitation { invitation: one.id },
        };
        let target = Target { id: Some(me.id.clone()), slug: Some(me.slug.clone()), name: me.name() };
        let policy = edit.policy(&Guards::default())?;
        parts.push(OrganizationEdit { edit, changes: vec![Change { target, action }], policy });
    }
    let joined: Vec<String> = parts.iter().map(|part| membership::word(&part.edit.organization)).collect();
    let report = change::carry_out(parts)?;
    let is_done = accepts && report.failure.is_none() && !context.settings.dry_run;
    Ok(if is_done { report.note(Note::Hint(what_now(&joined))) } else { report })
}

/// Where somebody who is a member now looks first.
fn what_now(joined: &[String]) -> Message {
    let command = match joined {
        [one] => Command::new("org show {}", &[one]),
        _ => Command::new("org list --mine", &[]),
    };
    message!("invite-accepted", command = command)
}

/// G16: one organization named twice, by whatever name.
fn twice(found: &[Found]) -> Result<(), Failure> {
    for (index, one) in found.iter().enumerate() {
        if found[..index].iter().any(|other| other.organization() == one.organization()) {
            let message = message!("invite-named-twice", organization = one.organization());
            return Err(Failure::new(Code::NamedTwice, message).ending(ExitStatus::Guarded));
        }
    }
    Ok(())
}

fn find(
    context: &Context,
    received: &[ReceivedInvitation],
    typed: &str,
    accepts: bool,
) -> anyhow::Result<Found> {
    let typed = typed.trim();
    if typed.is_empty() {
        let message = message!("misuse-empty-value", argument = "INVITATION");
        return Err(Failure::new(Code::EmptyValue, message).into());
    }
    let portal = context.signed_in()?;
    if let Some(one) = received.iter().find(|invitation| invitation.id.eq_ignore_ascii_case(typed)) {
        return Ok(Found::Invitation(one.clone()));
    }
    let reference = Reference::parse(typed, Noun::Organization, portal.site());
    let is_meant = |id: &str, slug: &str, name: &str| match &reference {
        Reference::Id(typed) => typed == id,
        Reference::Hex(typed) => typed == id || typed == slug,
        Reference::Slug(typed) => typed == slug || fold(typed) == fold(name),
        _ => fold(typed) == fold(name),
    };
    let meant: Vec<&ReceivedInvitation> = received
        .iter()
        .filter(|invitation| {
            is_meant(
                &invitation.organization.id,
                &invitation.organization.slug,
                &invitation.organization.name,
            )
        })
        .collect();
    match meant.as_slice() {
        [one] => return Ok(Found::Invitation((*one).clone())),
        [] => {}
        several => {
            let lines: Vec<String> = several
                .iter()
                .map(|invitation| {
                    format!(
                        "{} · {} · {}",
                        invitation.id,
                        membership::affiliation(&invitation.organization).word(),
                        invitation.organization.name
                    )
                })
                .collect();
            let message =
                message!("invite-ambiguous", typed = typed, count = several.len(), candidates = lines);
            return Err(Failure::new(Code::Ambiguous, message).hint(message!("hint-use-id")).into());
        }
    }
    if accepts {
        for organization in scope::mine(context)? {
            let mine = is_meant(&organization.id, &organization.slug, &organization.name);
            if mine || accepted_before(context, &organization, typed)? {
                return Ok(Found::Member(organization));
            }
        }
    }
    let message = message!("invite-not-mine", typed = typed);
    Err(Failure::new(Code::UnknownInvitation, message).try_command("udatactl invite inbox").into())
}

/// True where that is the identifier of an invitation of this organization that I have accepted.
fn accepted_before(context: &Context, organization: &OrganizationName, typed: &str) -> anyhow::Result<bool> {
    let is_uuid = typed.len() == 36 && typed.bytes().filter(|byte| *byte == b'-').count() == 4;
    if !is_uuid {
        return Ok(false);
    }
    let requests = context.signed_in()?.own_membership_requests(&organization.id, &context.me()?.id)?;
    Ok(requests
        .iter()
        .flatten()
        .any(|request| request.id.eq_ignore_ascii_case(typed) && request.status == "accepted"))
}
