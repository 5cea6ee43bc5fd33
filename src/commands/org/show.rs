//! `org show`: what an organization is, who administers it, what waits there, and what I may do.

use clap::Args;

use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::membership;
use crate::report::Report;
use udata_client::{Me, Member, MembershipRequest, Organization};
use udatactl_core::audit::rules::identity::is_certified_public_service;

mod advice;
mod notes;
pub mod row;

use row::{Administrator, Mine, Row};

/// Which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(long)]
    advice: bool,
    #[arg(long, requires = "advice")]
    transport: bool,
    #[arg(long, requires = "advice")]
    exit_code: bool,
}

/// Shows an organization: one call without a key; with one, also who I am, what waits, and who of the administrators can
/// sign in.
///
/// # Errors
/// Exit 6 for an unknown or deleted organization; exit 10 where a finding was to be told.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let mut organization = resolve::organization(context, &arguments.org)?;
    let me = context.me_if_signed_in()?;
    if let Some(me) = me {
        let is_administrator = |member: &Member| member.role == "admin";
        membership::complete_accounts(context.portal()?, Some(&me.id), &mut organization, is_administrator)?;
    }
    if arguments.advice {
        return Ok(advice::report(context, &organization, arguments.transport, arguments.exit_code));
    }
    let mine = me.map(|me| mine(context, &organization, me)).transpose()?;
    let row = row(&organization, mine.as_ref());
    let report = Report::single(Row::COLUMNS, &row);
    Ok(notes::add(report, context, &organization, &row, mine.as_ref()))
}

fn mine<'a>(context: &Context, organization: &'a Organization, me: &'a Me) -> anyhow::Result<Mine<'a>> {
    let portal = context.portal()?;
    let role = rights::role(organization, &me.id);
    let permissions = rights::of(organization, me);
    let requests = if permissions.members {
        Some(portal.membership_requests(&organization.id)?)
    } else if role.is_none() {
        portal.own_membership_requests(&organization.id, &me.id)?
    } else {
        None
    };
    Ok(Mine { role, permissions, account: &me.id, requests })
}

impl Mine<'_> {
    /// How many wait, for who may see them all.
    fn waiting(&self, invitations: bool) -> Option<usize> {
        let wanted =
            |request: &&MembershipRequest| request.is_pending() && request.is_invitation() == invitations;
        self.permissions.members.then(|| self.requests.iter().flatten().filter(wanted).count())
    }

    /// My own pending request or invitation.
    fn pending(&self) -> Option<&MembershipRequest> {
        let own =
            |request: &&MembershipRequest| request.user.as_ref().is_some_and(|user| user.id == self.account);
        self.requests.iter().flatten().filter(own).find(|request| request.is_pending())
    }

    fn standing(&self) -> Option<&'static str> {
        match (self.role, self.pending()) {
            (Some(_), _) => Some("member"),
            (None, Some(request)) if request.is_invitation() => Some("invited"),
            (None, Some(_)) => Some("asked"),
            (None, None) => self.requests.is_some().then_some("stranger"),
        }
    }

    fn rights(&self) -> Vec<&'static str> {
        let published = match self.role {
            Some("admin" | "editor") => Some("publish"),
            Some("partial_editor") => Some("publish_assigned"),
            _ => None,
        };
        let permissions = self.permissions;
        let granted = [
            (permissions.members, "members"),
            (permissions.edit, "edit"),
            (permissions.delete, "delete"),
            (permissions.private, "private"),
        ];
        let granted = granted.into_iter().filter(|(on, _)| *on).map(|(_, right)| right);
        published.into_iter().chain(granted).collect()
    }
}

fn row(organization: &Organization, mine: Option<&Mine>) -> Row {
    let badges = organization.badge_kinds();
    let members = membership::members(organization);
    let administered_by: Vec<Administrator> = members
        .iter()
        .filter(|(row, _, _)| row.role == "admin")
        .map(|(_, user, _)| Administrator {
            id: user.id.clone(),
            slug: user.slug.clone(),
            name: user.name(),
            account: membership::told(user).word(),
        })
        .collect();
    Row {
        id: organization.id.clone(),
        slug: organization.slug.clone(),
        name: organization.name.clone(),
        acronym: organization.acronym.clone(),
        description: organization.description.clone(),
        siret: organization.business_number().map(str::to_owned),
        certified_public_service: is_certified_public_service(badges.iter().map(String::as_str)),
        badges,
        url: organization.url.clone(),
        page: organization.page.clone(),
        logo: organization.logo.clone(),
        members: membership::count(organization),
        damaged_members: membership::damaged(organization),
        doubled_members: members.iter().filter(|(_, _, also)| !also.is_empty()).count(),
        administrators: rights::administrators(organization).count(),
        administered_by,
        datasets: organization.metric("datasets"),
        reuses: organization.metric("reuses"),
        dataservices: organization.metric("dataservices"),
        pending_requests: mine.and_then(|mine| mine.waiting(false)),
        pending_invitations: mine.and_then(|mine| mine.waiting(true)),
        role: mine.and_then(|mine| mine.role).map(str::to_owned),
        standing: mine.and_then(Mine::standing),
        rights: mine.map(Mine::rights),
        created: organization.created_at.clone(),
        last_modified: organization.last_modified.clone(),
        deleted: organization.deleted.clone(),
    }
}
