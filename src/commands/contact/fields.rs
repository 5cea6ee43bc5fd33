//! The fields of a contact point as typed: read and checked before anything is sent.

use clap::Args;

use crate::commands::org::fields;
use crate::commands::{rights, words};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::{ContactPoint, Error, Feature, Organization};
use udatactl_core::roster::address;

/// The role that a contact point has unless another is given.
pub const USUAL: &str = "contact";

/// The fields that `add` and `replace` share.
#[derive(Debug, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    #[arg(long, value_name = "URL")]
    pub form: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = words::CONTACT_ROLES)]
    pub role: Option<String>,
}

/// The fields that were given, ready to be sent.
#[derive(Debug, Default)]
pub struct Given {
    pub name: Option<String>,
    pub email: Option<String>,
    pub form: Option<String>,
    pub role: Option<String>,
}

impl Fields {
    /// Checks the values.
    ///
    /// # Errors
    /// Exit 2 for an empty value, and what is no mail address.
    pub fn read(&self) -> Result<Given, Failure> {
        Ok(Given {
            name: self.name.as_deref().map(|name| fields::on_one_line(name, "--name")).transpose()?,
            email: self.email.as_deref().map(mail).transpose()?,
            form: self.form.as_deref().map(|form| fields::not_empty(form, "--form")).transpose()?,
            role: self.role.clone(),
        })
    }
}

/// A mail address as it is sent.
///
/// # Errors
/// Exit 2 for what is none.
pub fn mail(typed: &str) -> Result<String, Failure> {
    let bad = || Failure::new(Code::BadAddress, message!("member-add-bad-address", email = typed));
    address::read(typed).map(|mailbox| mailbox.address).ok_or_else(bad)
}

/// Refuses what the portal would take and not keep, or refuse in words that help nobody.
///
/// # Errors
/// Exit 2 for a role that the portal does not have, 7 on a portal before 10, whose contact points have no role, and tell
/// no form.
pub fn require_known(context: &Context, given: &Given) -> anyhow::Result<()> {
    let role = given.role.as_deref().filter(|role| *role != USUAL);
    if role.is_none() && given.form.is_none() {
        return Ok(());
    }
    let Some(known) = context.signed_in()?.contact_roles()? else {
        return Err(Error::Lacks(Feature::ContactRoles).into());
    };
    match role.filter(|role| known.iter().all(|other| other != role)) {
        Some(role) => {
            let message = message!("contact-unknown-role", role = role, known = known.join(", "));
            Err(Failure::new(Code::UnknownContactRole, message).into())
        }
        None => Ok(()),
    }
}

/// Refuses a contact that nobody could reach; to whom the other roles belong need not be reached.
///
/// # Errors
/// Exit 2.
pub fn require_reachable(wanted: &ContactPoint) -> Result<(), Failure> {
    let is_contact = wanted.role.as_deref().is_none_or(|role| role == USUAL);
    if is_contact && wanted.email.is_none() && wanted.contact_form.is_none() {
        return Err(Failure::new(Code::MissingArgument, message!("contact-needs-address")));
    }
    Ok(())
}

/// Refuses who is neither administrator nor editor there: before 10 the portal itself asks nobody who it is.
///
/// # Errors
/// Exit 5; exit 6 for an organization that is deleted.
pub fn require_editor(context: &Context, organization: &Organization) -> anyhow::Result<()> {
    rights::require_alive(organization)?;
    let me = context.me()?;
    let role = rights::role(organization, &me.id);
    if me.is_portal_administrator() || matches!(role, Some("admin" | "editor")) {
        return Ok(());
    }
    let message = message!("contact-only-editors", organization = &organization.name);
    let failure = Failure::new(Code::NotAllowed, message);
    Err(failure.hint(rights::whom_to_ask(organization)).into())
}
