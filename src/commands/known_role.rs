//! Roles that only some portals have.

use crate::commands::change::role_word;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udatactl_core::roster::Role;

/// Refuses a role that this portal does not have: partial editors came with udata 15.4.
///
/// # Errors
/// Exit 7, and whatever reading the portal's roles gives.
pub fn require_role(context: &Context, role: Role) -> anyhow::Result<()> {
    if has_role(context, role)? {
        return Ok(());
    }
    let role = role_word(role);
    Err(Failure::new(Code::NoSuchRole, message!("member-no-such-role", role = role))
        .try_command("udatactl role list")
        .into())
}

/// Whether this portal has a role.
///
/// # Errors
/// Whatever reading the portal's roles gives.
pub fn has_role(context: &Context, role: Role) -> anyhow::Result<bool> {
    Ok(context.portal()?.roles()?.iter().any(|known| known.id == role.word()))
}
