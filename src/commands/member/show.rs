//! `member show`: one member, what they may do, and what can be done next.

use clap::Args;

use crate::commands::known_role::has_role;
use crate::commands::{resolve, rights, role::powers};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership::{self, Requests};
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::{self as portal, Organization};
use udatactl_core::roster::{CurrentMembers, Member, Person, Role, Standing};
use udatactl_core::text::shell::Command;

/// Who, and where.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "PERSON")]
    person: String,
}

record! {
    /// A member, and what they may do.
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Text).whose("id"),
        organization: String => shown(Slug("organization_id")),
        role: String => shown(Token("role")),
        /// Tokens, as `role list` has them.
        may: Vec<&'static str> => shown(Tokens("may")),
        since: Option<String> => more(Moment),
        last_seen: Option<String> => more(Seen),
        account: &'static str => more(Token("account")),
        email: Option<String> => more(Mail),
        email_is_masked: bool => more(Flag),
        id: String => more(Text),
        organization_id: String => data(Text),
        last_seen_visible: bool => data(Flag),
    }
}

/// Shows a member.
///
/// # Errors
/// Exit 6 for somebody who is no member; for who has asked or is invited it says so.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let mut organization = resolve::organization(context, &arguments.org)?;
    let current = membership::current_members(&organization, None);
    let person = match resolve::member(context, &current, &arguments.person) {
        Ok(member) => member.person.clone(),
        Err(error) => return Err(outsider(context, &organization, &arguments.person, error)),
    };
    let administers = current.member(&person.id).is_some_and(|member| member.role == Some(Role::Admin));
    let concerns = |member: &portal::Member| {
        let is_theirs = member.user.as_ref().is_some_and(|user| user.id == person.id);
        is_theirs || administers && member.role == "admin"
    };
    membership::complete_accounts(context.portal()?, None, &mut organization, concerns)?;
    let current = membership::current_members(&organization, None);
    let theirs = membership::members(&organization).into_iter().find(|(_, user, _)| user.id == person.id);
    let Some((member, user, _)) = theirs else {
        return Err(resolve::no_member(&current, &arguments.person).into());
    };
    let user = user.clone();
    let role = Role::parse(&member.role);
    let invitations = context.portal()?.routes_of(&organization.id, &user.id).ok();
    let invitations = invitations.map(|routes| routes.invitations);
    let row = Row {
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        role: member.role.clone(),
        may: role.map_or_else(Vec::new, |role| powers::held(role, invitations)),
        since: member.since.clone(),
        last_seen_visible: organization.shows_last_seen(),
        account: membership::told(&user).word(),
        name: user.name(),
        email_is_masked: user.email_is_masked(),
        last_seen: user.last_seen().map(str::to_owned),
        id: user.id,
        slug: user.slug,
        email: user.email,
    };
    let report = Report::single(Row::COLUMNS, &row);
    Ok(next(context, &organization, &current, &person, role).into_iter().fold(report, Report::note))
}

/// True for who may change members: as the portal says, else concluded from who has the key.
fn may_manage(context: &Context, organization: &Organization) -> bool {
    let is_signed_in = || context.portal().is_ok_and(portal::Portal::is_signed_in);
    organization.permissions.map_or_else(
        || is_signed_in() && context.me().is_ok_and(|me| rights::of(organization, me).members),
        |permissions| permissions.members,
    )
}

/// The notes on what the one who asks can do next; nothing for who may not change members.
fn next(
    context: &Context,
    organization: &Organization,
    current: &CurrentMembers,
    person: &Person,
    role: Option<Role>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    if current.doubled() > 0 && current.member(&person.id).is_some_and(|member| !member.also.is_empty()) {
        notes.push(Note::Warn(message!("member-show-doubled", person = &person.name)));
    }
    let is_theirs = |member: &&Member| member.person.id == person.id;
    let mut in_use = current.administrators().filter(|member| !member.account.is_gone());
    if in_use.next().as_ref().is_some_and(is_theirs) && in_use.next().is_none() {
        notes.push(Note::Warn(message!("member-show-only-administrator", person = &person.name)));
    }
    if !may_manage(context, organization) {
        return notes;
    }
    let command = |verb: &str| Command::new("member {} {} {}", &[verb, &organization.slug, &person.slug]);
    if role.and_then(Role::above).is_some() {
        notes.push(Note::Hint(message!("hint-member-promote", command = command("promote"))));
    }
    let lower = role.and_then(Role::below);
    if lower.is_some_and(|lower| has_role(context, lower).unwrap_or(true)) {
        notes.push(Note::Hint(message!("hint-member-demote", command = command("demote"))));
    }
    notes.push(Note::Hint(message!("hint-member-remove", command = command("remove"))));
    notes
}

/// Says of somebody who is no member that they have asked or are invited, where we may see that.
fn outsider(
    context: &Context,
    organization: &Organization,
    typed: &str,
    error: anyhow::Error,
) -> anyhow::Error {
    let no_member = error.downcast_ref::<Failure>().filter(|failure| failure.code == Code::NoMember).cloned();
    let may_see = may_manage(context, organization);
    let Some(failure) = no_member.filter(|_| may_see) else { return error };
    let look = || -> anyhow::Result<Failure> {
        let person = resolve::anyone(context, typed)?;
        let current = membership::complete(context.portal()?, organization, &Requests::All)?;
        let (key, hint, verb, request) = match current.standing(Some(&person.id), None) {
            Standing::Asked(request) => ("member-show-asked", "hint-run", "requests approve {} {}", request),
            Standing::Invited(request) => {
                ("member-show-invited", "hint-invite-resend", "invite resend {} {}", request)
            }
            _ => return Ok(failure),
        };
        let when = request.created.as_deref().and_then(age::parse);
        let when = when.map_or_else(
            || crate::messages::Message::new("age-unknown"),
            |when| age::ago(when, context.settings.now),
        );
        let mut failure = failure;
        let command = Command::new(verb, &[&membership::word(organization), &request.id]);
        failure.hints =
            vec![message!(key, person = person.name(), when = when), message!(hint, command = command)];
        Ok(failure)
    };
    look().map_or_else(|error| error, anyhow::Error::from)
}
