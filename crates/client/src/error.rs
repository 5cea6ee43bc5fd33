//! Errors between us and a portal, in the portal's words.

use std::path::PathBuf;

use super::answer::{Answer, Kind};
use super::connection_failure::ConnectionFailure;
use super::proxy::Proxy;
use super::unexpected_answer::UnexpectedAnswer;

/// The result of a call to the portal.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call gave no usable answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Nothing left for the portal, or nothing of it came back to a read.
    #[error("{host} can't be reached: {cause}")]
    Unreachable { host: String, cause: ConnectionFailure },
    /// The proxy on the way does not lead there.
    #[error("{proxy} does not lead to {host}: {why:?}")]
    Proxy { proxy: Box<Proxy>, host: String, why: ProxyFailure },
    /// The certificate that the portal shows is not trusted.
    #[error("the certificate of {host} is not trusted: {flaw:?}")]
    Untrusted { host: String, flaw: Flaw },
    /// A file of authorities can't be used.
    #[error("{named_by}: {path}: {why:?}")]
    Authorities { named_by: &'static str, path: PathBuf, why: Unusable },
    /// The system has no authorities.
    #[error("the system has no authorities")]
    NoAuthorities,
    /// A read took longer than `--timeout`.
    #[error("{host} did not answer within {seconds} s")]
    TooSlow { host: String, seconds: u64 },
    /// All reads of the run together took longer than they may.
    #[error("reading took longer than {seconds} s")]
    OutOfTime { seconds: u64 },
    /// A write left and its answer was lost: the portal may have done it or not.
    #[error("the answer to {method} {path} was lost: {cause}")]
    Uncertain { method: String, path: String, cause: ConnectionFailure },
    /// The portal's own API answered and said no. Nothing else is ever this, whatever its status.
    #[error("{0}")]
    Refused(Answer),
    /// The answer is not what the API says: nothing follows from it. The HTTP status is there where an answer came.
    #[error("{path} answered something odd: {kind}")]
    Unexpected { path: String, status: Option<u16>, kind: UnexpectedAnswer },
    /// The address does not show that it is a portal's, so that no key went there.
    #[error("{site} is not known to be a portal: {why}")]
    NoPortal { site: String, why: Box<Error> },
    /// Somebody asked to stop while a write waited to be sent again: the portal has not taken it.
    #[error("interrupted")]
    Interrupted,
    /// The portal sent a read to another host, or a write anywhere; the key stays here.
    #[error("{path} was redirected to {to}")]
    Redirected { path: String, to: String },
    /// One of the safety switches of the environment holds this write back.
    #[error("held back by {0:?}")]
    Held(Switch),
    /// A key would leave in clear.
    #[error("{site} is not https")]
    InClear { site: String },
    /// The portal is too old for this.
    #[error("this portal lacks {0:?}")]
    Lacks(Feature),
    /// The HTTP client could not be made.
    #[error("the connection can't be set up: {0}")]
    Setup(String),
}

/// Why a proxy does not lead to the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProxyFailure {
    Unreachable(ConnectionFailure),
    /// It wants a name and a password, or others than those given.
    WantsPassword,
    Refuses,
}

/// Why a certificate is not trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Nobody that is trusted has signed it; it may have signed itself.
    UnknownAuthority,
    Expired,
    NotValidYet,
    /// It is for another host.
    OtherName,
    Other(String),
}

/// Why a file of authorities can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    Unreadable(std::io::ErrorKind),
    /// No certificate in PEM form that can be used.
    NoCertificate,
}

/// Something that only some portals have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// The CSV of all organizations.
    Catalog,
    Invitations,
    /// Telling somebody about their own requests.
    OwnRequests,
    ContactPoints,
    /// What a contact point is to what shows it, and its form.
    ContactRoles,
    /// Marking notifications as read.
    ReadNotifications,
    /// What I am told of, and how often.
    NotificationSettings,
    /// Keys that a key makes and revokes.
    Keys,
}

/// A safety switch of the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    ReadOnly,
    NoRemovals,
}

/// Gives what was read, or nothing where the portal itself says that it gives none: for one of several things, of which
/// the others are read all the same.
///
/// # Errors
/// Errors that would befall the others too, and those that say nothing.
pub fn if_given<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Err(error @ Error::Refused(_)) if !error.is_general() => Ok(None),
        other => other.map(Some),
    }
}

impl Error {
    /// The HTTP status of what answered, for telling and for the journal. Nothing is decided by it: what an answer means
    /// is asked by name, and only the API's own answers mean something.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(answer) => Some(answer.status),
            Self::Unexpected { status, .. } => *status,
            _ => None,
        }
    }

    /// Gives the error of an answer that is about something else than its path.
    pub fn of_another(path: &[&str]) -> Self {
        Self::Unexpected {
            path: format!("/api/1/{}/", path.join("/")),
            status: Some(200),
            kind: UnexpectedAnswer::Another,
        }
    }

    fn is_refused_with(&self, statuses: &[u16]) -> bool {
        matches!(self, Self::Refused(answer) if statuses.contains(&answer.status))
    }

    /// The portal's own sentence about a refusal.
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Refused(answer) => answer.message.as_deref(),
            _ => None,
        }
    }

    /// True where the portal knows no such thing.
    pub fn is_unknown(&self) -> bool {
        self.is_refused_with(&[404]) && !self.says_no_route()
    }

    /// True where the portal had such a thing, and it is deleted, or switched off.
    pub fn is_gone(&self) -> bool {
        self.is_refused_with(&[410])
    }

    /// True where the portal does not take the key.
    pub fn is_of_the_key(&self) -> bool {
        self.is_refused_with(&[401])
    }

    /// True where the portal shows this, or does this, for others only.
    pub fn is_hidden(&self) -> bool {
        self.is_refused_with(&[403])
    }

    /// True where the portal failed over what it holds.
    pub fn is_broken(&self) -> bool {
        self.is_refused_with(&[500])
    }

    /// True where somebody is a member already, and the portal shows the membership.
    pub fn is_member_already(&self) -> bool {
        matches!(self, Self::Refused(answer) if answer.kind == Kind::Member)
    }

    /// True where the portal refuses what was sent for what it is about: another may fare better.
    pub fn is_about_this_one(&self) -> bool {
        self.is_refused_with(&[400, 409])
    }

    /// True where the portal says that it has no such path, or not for this.
    pub(super) fn says_no_route(&self) -> bool {
        matches!(self, Self::Refused(answer) if answer.kind == Kind::NoRoute) || self.is_refused_with(&[405])
    }

    /// True where the portal may have no such path: before 12 udata says it with a page, as any other server does. Only
    /// a second look tells.
    pub(super) fn may_say_no_route(&self) -> bool {
        matches!(self, Self::Unexpected { status: Some(404 | 405), .. }) || self.says_no_route()
    }

    /// True where the next write would fare alike, or make things worse.
    pub fn ends_the_run(&self) -> bool {
        match self {
            Self::Refused(_) => self.is_refused_with(&[401, 403, 410, 423, 429]),
            _ => true,
        }
    }

    /// True where what went wrong has to do with the portal or the connection to it, not with what was asked for.
    pub fn is_general(&self) -> bool {
        match self {
            Self::Refused(_) => self.is_refused_with(&[401, 423, 429]),
            Self::Held(_) | Self::Lacks(_) => false,
            _ => true,
        }
    }

    /// True where a call got no answer, for a reason that may have passed when it is sent again.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TooSlow { .. } => true,
            Self::Proxy { why, .. } => matches!(why, ProxyFailure::Unreachable(_)),
            _ => false,
        }
    }

    /// True where an invitation was refused because whom it is for is a member, has asked or is invited already
    /// (`Organization.create_invitation` in `udata/core/organization/models.py`; never translated).
    pub fn says_already_there(&self) -> bool {
        let said = |text: &str| text.contains("already a member") || text.contains("already pending");
        matches!(self, Self::Refused(answer) if answer.status == 400
            && answer.fields.iter().any(|(_, text)| said(text)))
    }

    /// True where a write may have happened although no good answer came back.
    pub fn leaves_doubt(&self) -> bool {
        match self {
            Self::Uncertain { .. } | Self::Unexpected { .. } => true,
            Self::Refused(answer) => answer.status >= 500,
            _ => false,
        }
    }
}
