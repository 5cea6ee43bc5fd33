//! How a connection fails, told apart as far as a person can do something about it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

/// Why nothing came back, or only a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionFailure {
    TimedOut,
    /// The connection ended before the answer did.
    Cut,
    /// Nobody listens there.
    Refused,
    /// The name of the host leads nowhere.
    UnknownHost,
    /// Something else, in the words of the library or the system.
    Other(String),
}

impl ConnectionFailure {
    /// Finds the failure behind an error of a call, or of reading its answer.
    pub fn of(error: &(dyn Error + 'static)) -> Self {
        let mut kinds = Vec::new();
        let mut words = Vec::new();
        let mut next = Some(error);
        while let Some(error) = next {
            kinds.extend(error.downcast_ref::<io::Error>().map(io::Error::kind));
            words.push(error.to_string());
            next = error.source();
        }
        // For some the libraries have no public kind: their words are all there is to go by.
        let says = |part: &str| words.iter().any(|words| words.contains(part));
        if kinds.contains(&ErrorKind::TimedOut) || says("timed out") {
            Self::TimedOut
        } else if kinds.contains(&ErrorKind::ConnectionRefused) {
            Self::Refused
        } else if says("dns error") {
            Self::UnknownHost
        } else if kinds.iter().any(|kind| is_a_cut(*kind)) || says("before message completed") {
            Self::Cut
        } else {
            Self::Other(words.pop().unwrap_or_default())
        }
    }
}

fn is_a_cut(kind: ErrorKind) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(kind, BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
}

/// The innermost cause, which is the one that helps; the outer ones repeat the address.
pub fn root_cause(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

impl fmt::Display for ConnectionFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TimedOut => "timed out",
            Self::Cut => "connection cut",
            Self::Refused => "connection refused",
            Self::UnknownHost => "unknown host",
            Self::Other(cause) => cause,
        })
    }
}
