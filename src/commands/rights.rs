//! Rights of this account over an organization, and whom to ask where they are not enough.

use super::resolve;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use udata_client::{Me, Member, Organization, Permissions, User};

/// The permissions of an account: as the portal says, or concluded from the role where the portal is too old to say
/// (before 15).
pub fn of(organization: &Organization, me: &Me) -> Permissions {
    organization.permissions.unwrap_or_else(|| {
        let role = role(organization, &me.id);
        let all = me.is_portal_administrator() || role == Some("admin");
        Permissions { edit: all, delete: all, members: all, private: all || role.is_some() }
    })
}

/// The role of an account, as udata's word.
pub fn role<'a>(organization: &'a Organization, account: &str) -> Option<&'a str> {
    let theirs = |member: &&Member| member.user.as_ref().is_some_and(|user| user.id == account);
    organization.members.iter().find(theirs).map(|member| member.role.as_str())
}

/// The administrators, each account once: the damaged and the invited do not count, nor do those of whom it is known that
/// they can't sign in.
pub fn administrators(organization: &Organization) -> impl Iterator<Item = &User> {
    let all = membership::members(organization).into_iter();
    all.filter(|(row, user, _)| row.role == "admin" && !membership::told(user).is_gone())
        .map(|(_, user, _)| user)
}

/// The administrators to write to, or the portal's staff where there is none.
pub fn whom_to_ask(organization: &Organization) -> Message {
    ask(administrators(organization))
}

/// These administrators, or the portal's staff where there is none.
pub fn ask<'a>(administrators: impl Iterator<Item = &'a User>) -> Message {
    let people: Vec<String> = administrators.map(resolve::describe).collect();
    if people.is_empty() {
        message!("hint-no-administrator")
    } else {
        message!("hint-administrators", people = people)
    }
}

/// The failure of who is no administrator, with whom to ask: exit 5.
pub fn refused(organization: &Organization, message: Message) -> Failure {
    Failure::new(Code::NotAdministrator, message).hint(whom_to_ask(organization))
}

/// Refuses a deleted organization: who belongs to one may still look at it after that.
///
/// # Errors
/// Exit 6.
pub fn require_alive(organization: &Organization) -> Result<(), Failure> {
    if organization.deleted.is_none() {
        return Ok(());
    }
    let message = message!("failure-deleted-organization", typed = &organization.name);
    Err(Failure::new(Code::Deleted, message))
}
