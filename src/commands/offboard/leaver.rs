//! Who is to leave, as typed: an account, one that is closed and still a member, or an address without an account.

use crate::commands::resolve;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::membership;
use crate::message;
use crate::portal::User;
use crate::portal::reference::{Noun, Reference};
use crate::roster::{Leaver, OrganizationName};

/// Who is to leave.
pub struct Leaving {
    pub leaver: Leaver,
    pub name: String,
    /// What names them on a command line.
    pub word: String,
    /// Where the portal shows that they are a member.
    pub organizations: Vec<OrganizationName>,
    /// Only an address is known, and who belongs to it can't be looked up: no member is found by it.
    pub only_address: bool,
    /// Why the account was not read: it may be closed and still be a member somewhere.
    pub unread: Option<Failure>,
}

/// The one that was typed.
///
/// # Errors
/// As [`resolve::anyone`]; an identifier and an address may name who has no account that can be read.
pub fn read(context: &Context, typed: &str) -> anyhow::Result<Leaving> {
    let me = context.me()?;
    match Reference::parse(typed, Noun::Person, context.portal()?.site()) {
        Reference::Email(email) => {
            let is_mine = me.email.as_deref().is_some_and(|mine| mine.eq_ignore_ascii_case(&email));
            let user = match me.is_portal_administrator() && !is_mine {
                true if resolve::people_with_email(context, &email)?.is_empty() => None,
                true => Some(resolve::anyone(context, &email)?),
                false if is_mine => Some(resolve::anyone(context, "me")?),
                false => None,
            };
            Ok(match user {
                Some(user) => of(user, Some(email)),
                None => {
                    let leaver = Leaver { id: None, email: Some(email.clone()) };
                    Leaving {
                        leaver,
                        word: email.clone(),
                        name: email,
                        organizations: Vec::new(),
                        only_address: !me.is_portal_administrator(),
                        unread: None,
                    }
                }
            })
        }
        Reference::Id(id) => {
            match resolve::anyone(context, &id).map_err(anyhow::Error::downcast::<Failure>) {
                Ok(user) => Ok(of(user, None)),
                Err(Ok(failure)) if failure.status == ExitStatus::NotFound => Ok(Leaving {
                    leaver: Leaver { id: Some(id.clone()), email: None },
                    word: id.clone(),
                    name: id,
                    organizations: Vec::new(),
                    only_address: false,
                    unread: Some(failure),
                }),
                Err(Ok(failure)) => Err(failure.into()),
                Err(Err(other)) => Err(other),
            }
        }
        _ => Ok(of(resolve::anyone(context, typed)?, None)),
    }
}

fn of(user: User, email: Option<String>) -> Leaving {
    Leaving {
        name: user.name(),
        organizations: user.organizations.iter().map(membership::affiliation).collect(),
        leaver: Leaver { id: Some(user.id), email },
        word: user.slug,
        only_address: false,
        unread: None,
    }
}

/// Refuses oneself: one leaves with a verb of its own, unless the flag says so.
///
/// # Errors
/// Exit 3.
pub fn require_another(context: &Context, leaving: &Leaving, allow_self: bool) -> anyhow::Result<()> {
    if leaving.leaver.id.as_ref() != Some(&context.me()?.id) || allow_self {
        return Ok(());
    }
    let failure = Failure::new(ExitStatus::Guarded, "oneself", message!("offboard-oneself"));
    Err(failure.try_command("udatactl org leave ORG").hint(message!("hint-allow-self")).into())
}
