//! A plan: what would be changed in one organization. What a person reviews is the very value that gets applied.

use super::people::{ContentReference, OrganizationName, Person, Request};
use super::role::Role;

/// Whom a change is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The account's id; absent for an address without an account.
    pub id: Option<String>,
    pub slug: Option<String>,
    /// A name, or an address.
    pub name: String,
}

/// An action about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Invites; the person becomes a member by accepting.
    Invite {
        role: Role,
        comment: Option<String>,
        email: Option<String>,
        /// The content that a partial editor may edit, once the invitation is accepted.
        assignments: Vec<ContentReference>,
    },
    /// Makes a member at once, on portals without invitations.
    Add {
        role: Role,
    },
    /// Accepts a request. The portal always makes an editor; another role is a second step.
    Approve {
        request: String,
        role: Role,
        /// It was accepted, and a simultaneous write has undone the membership.
        again: bool,
    },
    Reject {
        request: String,
        comment: String,
    },
    SetRole {
        from: Role,
        to: Role,
    },
    /// Gives a partial editor this whole list of assignments instead of the one they have.
    Assign {
        before: Vec<ContentReference>,
        after: Vec<ContentReference>,
    },
    Remove {
        from: Option<Role>,
    },
    Cancel {
        invitation: String,
    },
    /// Cancels an invitation and sends it anew.
    Resend {
        invitation: String,
        role: Role,
        comment: Option<String>,
        email: Option<String>,
        /// The content that a partial editor may edit, once the invitation is accepted.
        assignments: Vec<ContentReference>,
    },
    /// Asks to join, for oneself.
    Ask {
        comment: String,
    },
    AcceptInvitation {
        invitation: String,
        role: Option<Role>,
    },
    RefuseInvitation {
        invitation: String,
    },
    /// Nothing to do: it is so already.
    Keep {
        role: Option<Role>,
    },
    /// Nothing to do: invited already, and it is for them to answer.
    StillInvited {
        invitation: String,
    },
}

/// One change about one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub target: Target,
    pub action: Action,
}

/// A plan: the changes of one organization, in the order in which they are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub organization: OrganizationName,
    pub changes: Vec<Change>,
}

impl Plan {
    /// True when nothing would be sent.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.action.is_nothing())
    }
}

impl Action {
    /// True when nothing would be sent.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Keep { .. } | Self::StillInvited { .. })
    }

    /// True where only the members tell whether it can be done.
    pub fn is_about_members(&self) -> bool {
        matches!(self, Self::SetRole { .. } | Self::Assign { .. } | Self::Remove { .. } | Self::Keep { .. })
    }

    /// A stable word for reports and the journal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Invite { .. } => "invite",
            Self::Add { .. } => "add",
            Self::Approve { .. } => "approve",
            Self::Reject { .. } => "reject",
            Self::SetRole { .. } => "role",
            Self::Assign { .. } => "assign",
            Self::Remove { .. } => "remove",
            Self::Cancel { .. } => "cancel",
            Self::Resend { .. } => "resend",
            Self::Ask { .. } => "ask",
            Self::AcceptInvitation { .. } => "accept",
            Self::RefuseInvitation { .. } => "refuse",
            Self::Keep { .. } | Self::StillInvited { .. } => "keep",
        }
    }

    /// The place of an action in a plan: additions and promotions, then demotions, then assignments, which need the
    /// role, then removals.
    pub fn order(&self) -> u8 {
        match self {
            _ if self.is_removal() => 3,
            Self::Assign { .. } => 2,
            _ if self.is_demotion() => 1,
            _ => 0,
        }
    }

    /// How many assignments a partial editor had and no longer gets.
    pub fn unassigned(&self) -> usize {
        match self {
            Self::Assign { before, after } => {
                before.iter().filter(|reference| !after.contains(reference)).count()
            }
            _ => 0,
        }
    }

    /// True where somebody loses a membership, a request or an invitation.
    pub fn is_removal(&self) -> bool {
        matches!(self, Self::Remove { .. } | Self::Reject { .. } | Self::Cancel { .. })
    }

    /// True where a member is taken out.
    pub fn removes_member(&self) -> bool {
        matches!(self, Self::Remove { .. })
    }

    /// True where a request is refused or an invitation taken back: nobody loses a membership.
    pub fn is_withdrawal(&self) -> bool {
        matches!(self, Self::Reject { .. } | Self::Cancel { .. })
    }

    /// True where something is taken from somebody, also for a moment: what the switch for removals holds back.
    pub fn takes_away(&self) -> bool {
        self.is_removal()
            || self.is_demotion()
            || self.unassigned() > 0
            || matches!(self, Self::Resend { .. })
    }

    /// The request or invitation that this is about.
    pub fn request(&self) -> Option<&str> {
        match self {
            Self::Approve { request, .. } | Self::Reject { request, .. } => Some(request),
            Self::Cancel { invitation }
            | Self::Resend { invitation, .. }
            | Self::AcceptInvitation { invitation, .. }
            | Self::RefuseInvitation { invitation } => Some(invitation),
            _ => None,
        }
    }

    /// True where somebody gets more than they have: a membership, an invitation, a higher role, something to edit.
    pub fn gives(&self) -> bool {
        match self {
            Self::Invite { .. } | Self::Add { .. } | Self::Approve { .. } | Self::Resend { .. } => true,
            Self::SetRole { from, to } => to > from,
            Self::Assign { before, after } => after.iter().any(|reference| !before.contains(reference)),
            _ => false,
        }
    }

    /// True where a member gets a lower role.
    pub fn is_demotion(&self) -> bool {
        matches!(self, Self::SetRole { from, to } if to < from)
    }

    /// True where an administrator is removed or demoted.
    pub fn takes_administrator(&self) -> bool {
        matches!(self, Self::Remove { from: Some(Role::Admin) } | Self::SetRole { from: Role::Admin, .. })
            && !matches!(self, Self::SetRole { to: Role::Admin, .. })
    }

    /// True where somebody who is none becomes an administrator at once: whoever is invited has to accept first.
    pub fn makes_administrator(&self) -> bool {
        match self {
            Self::SetRole { from, to } => *from != Role::Admin && *to == Role::Admin,
            Self::Add { role } | Self::Approve { role, .. } => *role == Role::Admin,
            _ => false,
        }
    }

    /// True where somebody becomes a partial editor who may edit nothing yet, now or by accepting.
    pub fn makes_partial_editor(&self) -> bool {
        match self {
            Self::Invite { role, assignments, .. } => *role == Role::PartialEditor && assignments.is_empty(),
            Self::SetRole { to: role, .. } | Self::Add { role } | Self::Approve { role, .. } => {
                *role == Role::PartialEditor
            }
            _ => false,
        }
    }

    /// True where a partial editor becomes something else, or goes.
    pub fn drops_assignments(&self) -> bool {
        match self {
            Self::SetRole { from, to } => *from == Role::PartialEditor && *to != Role::PartialEditor,
            Self::Remove { from } => *from == Some(Role::PartialEditor),
            _ => false,
        }
    }

    /// True where doing it twice is the same as once, so that it may be sent again after a lost answer.
    pub fn is_idempotent(&self) -> bool {
        matches!(self, Self::Approve { .. } | Self::SetRole { .. } | Self::Remove { .. })
    }

    /// How many mails the portal sends: to the person or, about one's own invitation, to whoever sent it.
    pub fn mails(&self) -> usize {
        match self {
            Self::Invite { .. } | Self::Approve { .. } | Self::Reject { .. } | Self::Cancel { .. } => 1,
            Self::AcceptInvitation { .. } | Self::RefuseInvitation { .. } => 1,
            Self::Resend { .. } => 2,
            _ => 0,
        }
    }

    /// The state before, as udata's word: a role, `pending`, or nothing.
    pub fn before(&self) -> Option<&'static str> {
        match self {
            Self::SetRole { from, .. } => Some(from.word()),
            Self::Assign { .. } => Some(Role::PartialEditor.word()),
            Self::Remove { from } => from.map(Role::word),
            Self::Keep { role } => role.map(Role::word),
            Self::Approve { again: true, .. } => Some("accepted"),
            Self::Approve { .. } | Self::Reject { .. } => Some("pending"),
            Self::Cancel { .. } | Self::Resend { .. } => Some("pending"),
            Self::AcceptInvitation { .. } | Self::RefuseInvitation { .. } => Some("pending"),
            Self::StillInvited { .. } => Some("pending"),
            Self::Invite { .. } | Self::Add { .. } | Self::Ask { .. } => None,
        }
    }

    /// The state wanted, as udata's word.
    pub fn after(&self) -> Option<&'static str> {
        match self {
            Self::Add { role } | Self::Approve { role, .. } => Some(role.word()),
            Self::SetRole { to, .. } => Some(to.word()),
            Self::Assign { .. } => Some(Role::PartialEditor.word()),
            Self::Keep { role } | Self::AcceptInvitation { role, .. } => role.map(Role::word),
            Self::Invite { .. } | Self::Resend { .. } | Self::Ask { .. } => Some("pending"),
            Self::StillInvited { .. } => Some("pending"),
            Self::Reject { .. } | Self::RefuseInvitation { .. } => Some("refused"),
            Self::Cancel { .. } => Some("canceled"),
            Self::Remove { .. } => None,
        }
    }
}

impl Request {
    /// The target of a change of this request or invitation: the account, or the address without one.
    pub fn target(&self) -> Target {
        match (&self.person, &self.email) {
            (Some(person), _) => Target::of(person),
            (None, email) => Target::address(email.as_deref().unwrap_or(&self.id)),
        }
    }
}

impl Target {
    /// A person with an account.
    pub fn of(person: &Person) -> Self {
        Self { id: Some(person.id.clone()), slug: Some(person.slug.clone()), name: person.name.clone() }
    }

    /// The word that names them on a command line, and nobody else; the name or the address of who has no account.
    pub fn word(&self) -> String {
        match &self.id {
            Some(id) => crate::text::reference(self.slug.as_deref().unwrap_or_default(), id),
            None => self.name.clone(),
        }
    }

    /// An address without an account.
    pub fn address(email: &str) -> Self {
        Self { id: None, slug: None, name: email.to_owned() }
    }
}
