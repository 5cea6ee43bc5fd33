//! The methods of raw calls, and the writes that they are not for.

/// The method of a raw call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawMethod {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl RawMethod {
    /// The names of the methods, for a person.
    pub const NAMES: &'static str = "GET, POST, PUT, PATCH, DELETE";

    /// Reads a name in any case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_uppercase().as_str() {
            "GET" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "PATCH" => Some(Self::Patch),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }

    /// True for a method that changes nothing.
    pub fn reads(self) -> bool {
        self == Self::Get
    }

    /// The method's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A raw write that is a verb's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    AddMember,
    SetRole,
    RemoveMember,
    Assign,
    AskToJoin,
    ApproveRequest,
    RejectRequest,
    CancelInvitation,
    AcceptInvitation,
    RefuseInvitation,
    DeleteOrganization,
    /// The members or requests in the content of an organization.
    Members,
    /// An account that goes leaves its organizations, and no guard looks.
    DeleteAccount,
    /// An account made, switched off or on, or given the staff's rights.
    Account,
    /// A key to an account.
    Key,
    /// Content that goes from one owner to another.
    Transfer,
    /// Content that goes from one owner to another, by the owner in its content.
    Owner,
    /// A task of the portal's own.
    Job,
    /// A path that is not written plainly: servers and proxies read such paths differently.
    Unclear,
}
