//! The context that a handler receives, a request with what its path means and who makes it; and the reply that it
//! gives, an answer with a change.

use super::answer::Answer;
use super::generation::Generation;
use super::refusal::Refusal;
use super::request::Request;
use super::world::{Id, Organization, User, World};

/// The context of a request in a world.
pub struct RequestContext<'a> {
    pub request: &'a Request,
    pub world: &'a World,
    /// Who makes it, where its key is somebody's.
    pub caller: Option<(&'a Id, &'a User)>,
    /// The organization, the user and the id that `{org}`, `{user}` and `{id}` of the route's pattern stand for.
    pub organization: Option<(&'a Id, &'a Organization)>,
    pub user: Option<(&'a Id, &'a User)>,
    pub id: &'a str,
    /// The portal takes nothing new (`READ_ONLY_MODE`).
    pub read_only: bool,
}

/// A change of the world, over values read before; an answer where it can't be made any more.
pub type Change = Box<dyn FnOnce(&mut World) -> Option<Answer> + Send>;

/// The reply of a handler.
pub struct Reply {
    pub answer: Answer,
    pub change: Option<Change>,
}

pub type Result<T = Reply> = std::result::Result<T, Refusal>;
pub type Handler = fn(&RequestContext) -> Result;

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self { answer, change: None }
    }
}

impl Reply {
    /// An answer whose change can always be made.
    pub fn changing(answer: Answer, change: impl FnOnce(&mut World) + Send + 'static) -> Self {
        let change = move |world: &mut World| {
            change(world);
            None
        };
        Self { answer, change: Some(Box::new(change)) }
    }
}

/// The rights that udata gives somebody over an organization (`udata/core/organization/permissions.py`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    pub edit: bool,
    pub private: bool,
}

impl<'a> RequestContext<'a> {
    pub fn generation(&self) -> Generation {
        self.request.generation
    }

    /// Gives who makes the request, where somebody must.
    ///
    /// # Errors
    /// 401.
    pub fn signed_in(&self) -> Result<(&'a Id, &'a User)> {
        self.caller.ok_or_else(Refusal::unauthorized)
    }

    pub fn is_sysadmin(&self) -> bool {
        self.caller.is_some_and(|(_, user)| user.sysadmin)
    }

    /// The organization of the path.
    pub fn organization(&self) -> Result<(&'a Id, &'a Organization)> {
        self.organization.ok_or_else(Refusal::not_found)
    }

    /// The person of the path.
    pub fn user(&self) -> Result<(&'a Id, &'a User)> {
        self.user.ok_or_else(Refusal::not_found)
    }

    /// Finds the caller's rights over an organization.
    pub fn rights(&self, organization: &Organization) -> Rights {
        let role = self.caller.and_then(|(id, _)| organization.role_of(id));
        Rights {
            edit: self.is_sysadmin() || role == Some("admin"),
            private: self.is_sysadmin() || role.is_some(),
        }
    }

    /// The organization of the path, which the caller administers.
    ///
    /// # Errors
    /// 401 and 403.
    pub fn administered(&self) -> Result<(&'a Id, &'a Organization)> {
        self.signed_in()?;
        let (id, organization) = self.organization()?;
        if self.rights(organization).edit { Ok((id, organization)) } else { Err(Refusal::forbidden()) }
    }

    /// Refuses what is new on a portal in read-only mode; its staff may.
    ///
    /// # Errors
    /// 423.
    pub fn may_create(&self) -> Result<()> {
        if self.read_only && !self.is_sysadmin() { Err(Refusal::read_only()) } else { Ok(()) }
    }
}
