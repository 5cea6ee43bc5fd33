//! What can go wrong between us and a portal, in the portal's words.

use std::fmt;
use std::path::PathBuf;

use serde_json::Value;

use super::authorities::Unusable;
use super::loss::Loss;
use super::proxy::Proxy;

/// Why a call gave no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing left for the portal, or nothing of it came back to a read.
    #[error("{host} can't be reached: {cause}")]
    Unreachable { host: String, cause: Loss },
    /// The proxy on the way does not lead there.
    #[error("{proxy} does not lead to {host}: {why:?}")]
    Proxy { proxy: Box<Proxy>, host: String, why: Detour },
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
    /// A write left and its answer was lost: the portal may have done it or not.
    #[error("the answer to {method} {path} was lost: {cause}")]
    Uncertain { method: String, path: String, cause: Loss },
    /// The portal answered and said no.
    #[error("{0}")]
    Refused(Answer),
    /// The portal answered something that is not what its interface says.
    #[error("{path} answered something odd: {oddity}")]
    Odd { path: String, oddity: Oddity },
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
pub enum Detour {
    Unreachable(Loss),
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

/// Something that only some portals have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    Invitations,
    /// Telling somebody about their own requests.
    OwnRequests,
    /// Marking notifications as read.
    ReadNotifications,
}

/// A safety switch of the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    ReadOnly,
    NoRemovals,
}

/// Why an answer can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A page of HTML where JSON was expected: a proxy, a portal's front, a wrong address.
    Html,
    NotJson(String),
    Shape(String),
    /// A list ended before its announced total.
    EndedEarly {
        got: usize,
        total: usize,
    },
    CutShort(Loss),
}

impl fmt::Display for Oddity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Html => formatter.write_str("an HTML page"),
            Self::NotJson(cause) => write!(formatter, "no JSON ({cause})"),
            Self::Shape(cause) => write!(formatter, "JSON of another shape ({cause})"),
            Self::EndedEarly { got, total } => write!(formatter, "{got} entries instead of {total}"),
            Self::CutShort(cause) => write!(formatter, "an answer cut short ({cause})"),
        }
    }
}

/// A refusal: the status and what the body said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub path: String,
    /// The portal's sentence, where it gave one.
    pub message: Option<String>,
    /// What it says about single fields: dotted name and sentence.
    pub fields: Vec<(String, String)>,
    /// Seconds to wait, from `Retry-After`.
    pub retry_after: Option<u64>,
    /// The body was HTML: the route does not exist there, or something stands before the portal.
    pub html: bool,
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.status, self.path)?;
        if let Some(message) = &self.message {
            write!(formatter, ": {message}")?;
        }
        Ok(())
    }
}

impl Error {
    /// The HTTP status of a refusal.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(answer) => Some(answer.status),
            _ => None,
        }
    }

    /// The answer about something was about something else.
    pub fn of_another(path: &[&str]) -> Self {
        Self::Odd {
            path: format!("/api/1/{}/", path.join("/")),
            oddity: Oddity::Shape("another one".to_owned()),
        }
    }

    /// True where the portal itself knows no such thing; a page of HTML comes from something else.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Refused(answer) if answer.status == 404 && !answer.html)
    }

    /// True where a call got no answer, for a reason that may have passed when it is sent again.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TooSlow { .. } => true,
            Self::Proxy { why, .. } => matches!(why, Detour::Unreachable(_)),
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
            Self::Uncertain { .. } | Self::Odd { .. } => true,
            Self::Refused(answer) => answer.status >= 500,
            _ => false,
        }
    }
}

impl Answer {
    /// Reads the error bodies of all udata versions: a message, lists or strings for fields, nested objects, HTML.
    pub fn read(status: u16, path: &str, body: &str, retry_after: Option<u64>) -> Self {
        let parsed: Option<Value> = serde_json::from_str(body).ok();
        let text = |key: &str| {
            let found = parsed.as_ref()?.get(key)?.as_str()?.trim();
            (!found.is_empty()).then(|| found.to_owned())
        };
        let mut fields = Vec::new();
        if let Some(errors) = parsed.as_ref().and_then(|body| body.get("errors")) {
            flatten("", errors, &mut fields);
        }
        Self {
            status,
            path: path.to_owned(),
            message: text("message").or_else(|| text("error")),
            fields,
            retry_after,
            html: parsed.is_none() && body.trim_start().starts_with('<'),
        }
    }
}

fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let inner = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                flatten(&inner, value, fields);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| flatten(name, value, fields)),
        Value::String(text) => fields.push((name.to_owned(), text.clone())),
        Value::Null => {}
        other => fields.push((name.to_owned(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_bodies_of_every_generation_are_read() {
        let old = Answer::read(400, "p", r#"{"errors":{"name":["This field is required."]}}"#, None);
        assert_eq!(old.fields, [("name".to_owned(), "This field is required.".to_owned())]);
        let new =
            Answer::read(400, "p", r#"{"errors":{"members":{"1":{"role":"bad"}}},"message":"m"}"#, None);
        assert_eq!(new.fields, [("members.1.role".to_owned(), "bad".to_owned())]);
        assert_eq!(new.message.as_deref(), Some("m"));
        assert!(Answer::read(405, "p", "<!doctype html>", None).html);
        assert_eq!(
            Answer::read(404, "p", r#"{"error":"gone","status":404}"#, None).message.as_deref(),
            Some("gone")
        );
    }
}
