//! What is different between two moments, in words.

use super::line::{Member, Name, Pending};
use crate::text::fold;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Created,
    Deleted,
    Restored,
    Renamed,
    Came,
    Left,
    Rose,
    Fell,
    /// From or to a role of which nobody knows how much it may.
    Role,
    AccountGone,
    AccountBack,
    Invited,
    Asked,
    /// A request that waits no longer; who asked may be a member now.
    RequestAnswered,
    InvitationAnswered,
    BadgeGiven,
    BadgeTaken,
    Siret,
}

impl What {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::Renamed => "renamed",
            Self::Came => "came",
            Self::Left => "left",
            Self::Rose => "rose",
            Self::Fell => "fell",
            Self::Role => "role",
            Self::AccountGone => "account_gone",
            Self::AccountBack => "account_back",
            Self::Invited => "invited",
            Self::Asked => "asked",
            Self::RequestAnswered => "request_answered",
            Self::InvitationAnswered => "invitation_answered",
            Self::BadgeGiven => "badge_given",
            Self::BadgeTaken => "badge_taken",
            Self::Siret => "siret",
        }
    }
}

/// Somebody whom a difference is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whom {
    /// Nothing for who is invited by an address.
    pub id: Option<String>,
    pub slug: Option<String>,
    pub name: String,
}

impl From<&Member> for Whom {
    fn from(member: &Member) -> Self {
        Self { id: Some(member.id.clone()), slug: Some(member.slug.clone()), name: member.name() }
    }
}

impl From<&Pending> for Whom {
    fn from(pending: &Pending) -> Self {
        Self { id: pending.person.clone(), slug: pending.slug.clone(), name: pending.who.clone() }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its names as they were last.
    pub organization: Name,
    pub what: What,
    pub whom: Option<Whom>,
    /// The id of a request or an invitation.
    pub request: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Difference {
    /// Somebody may administer the organization who could not before.
    pub fn is_new_administrator(&self) -> bool {
        matches!(self.what, What::Came | What::Rose | What::Role) && self.after.as_deref() == Some("admin")
    }

    /// The organization has an administrator less.
    fn is_lost_administrator(&self) -> bool {
        matches!(self.what, What::Left | What::Fell | What::Role | What::AccountGone)
            && self.before.as_deref() == Some("admin")
    }

    /// The place in a list: new administrators first, then those that are no longer, then each organization.
    pub fn place(&self) -> impl Ord + use<> {
        let rank = match () {
            () if self.is_new_administrator() => 0,
            () if self.is_lost_administrator() => 1,
            () => 2,
        };
        let Name { id, name, .. } = &self.organization;
        let whom = self.whom.as_ref().map(|whom| (fold(&whom.name), whom.id.clone()));
        let values = (self.before.clone(), self.after.clone(), self.request.clone());
        (rank, fold(name), id.clone(), self.what, whom, values)
    }
}

/// Why an organization is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It could not be read then.
    UnreadBefore,
    UnreadAfter,
    /// Only one of the two asked for it.
    OnlyBefore,
    OnlyAfter,
}

impl Why {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::UnreadBefore => "unread_before",
            Self::UnreadAfter => "unread_after",
            Self::OnlyBefore => "only_before",
            Self::OnlyAfter => "only_after",
        }
    }

    /// True where it was asked for and could not be read.
    pub fn is_unread(self) -> bool {
        matches!(self, Self::UnreadBefore | Self::UnreadAfter)
    }
}

/// An organization of which nothing can be said: it is never taken for one that everybody left.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmatched {
    pub why: Why,
    /// The id is empty where it is not known.
    pub organization: Name,
}
