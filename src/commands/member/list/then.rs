//! The members as a snapshot has them.

use jiff::Timestamp;

use super::found::{Filter, Found, Row};
use crate::commands::audit::{moment, past};
use crate::commands::scope::Scope;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use crate::settings;
use udatactl_core::audit::history::{self, Observation};
use udatactl_core::roster::Account;

/// Organizations as a snapshot has them.
pub struct Then {
    pub at: Timestamp,
    organizations: Vec<Observation>,
    /// Which snapshot it is, and how old.
    pub told: Message,
}

/// Reads the newest snapshot that is not younger than a date.
///
/// # Errors
/// Exit 2 for what a snapshot does not keep, 6 where there is none, or an organization is not in it, 8 for one that could not be
/// read then.
pub fn read(scope: &Scope, account: Option<&str>, context: &Context, date: &str) -> anyhow::Result<Then> {
    if account.is_some_and(|state| state != "deleted") {
        let message = message!("misuse-conflict", argument = "--account", other = "--at");
        return Err(Failure::new(Code::Conflict, message).into());
    }
    let limit = settings::as_of("--at", date, context.settings.now)?;
    let (mut opened, told) = moment::as_of(context, date, limit)?;
    let organizations = if scope.is_portal() {
        past::all(&mut opened)?
    } else {
        match scope.typed(context)? {
            Some(typed) => past::organizations(context, &mut opened, &typed)?,
            None => past::of_whoever_looked(&mut opened)?,
        }
    };
    Ok(Then { at: opened.header.at, organizations, told })
}

impl Then {
    /// The members that fit.
    pub fn found(&self, filter: &Filter) -> Found {
        let mut found = Found {
            is_nowhere: self.organizations.is_empty(),
            is_of_several: self.organizations.len() > 1,
            ..Found::default()
        };
        for organization in &self.organizations {
            found.damaged += organization.damaged;
            for member in &organization.members {
                found.add(&row(organization, member), None, filter);
            }
        }
        found.members.sort_by(|(one, _), (other, _)| one.cmp(other));
        found
    }
}

/// A member as a snapshot has them: it keeps no addresses.
fn row(organization: &Observation, member: &history::Member) -> Row {
    let states = [Account::Active, Account::Deleted, Account::SwitchedOff];
    let account = states.iter().map(|state| state.word()).find(|word| *word == member.account);
    Row {
        organization: organization.name.slug.clone(),
        organization_id: organization.name.id.clone(),
        account: account.unwrap_or(Account::Unknown.word()),
        name: member.name(),
        email: None,
        email_is_masked: false,
        last_seen: member.last_seen.clone(),
        id: Some(member.id.clone()),
        slug: member.slug.clone(),
        first_name: member.first_name.clone(),
        last_name: member.last_name.clone(),
        role: member.role.clone(),
        since: member.since.clone(),
        last_seen_visible: organization.last_seen_visible,
        damaged: member.doubled,
        doubled: member.doubled,
    }
}
