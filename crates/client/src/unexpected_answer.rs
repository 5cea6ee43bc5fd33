//! Flaws of an answer that is none of the API's.

use std::fmt;

use super::catalog_flaw::CatalogFlaw;
use super::connection_failure::ConnectionFailure;

/// Why an answer can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnexpectedAnswer {
    /// A page of HTML where JSON was expected: a proxy, a firewall, a portal's front, a wrong address.
    Html,
    Empty,
    NotJson(String),
    /// JSON of another shape, and the field that has it, where that is known.
    Shape(String),
    /// An answer about something else than was asked.
    Another,
    /// An answer that is larger, or deeper, than anything that a portal says.
    Outsized,
    /// Somebody else than the API says that nothing answers for so many seconds.
    Away {
        seconds: u64,
    },
    /// A list went on changing while it was read.
    Moved,
    /// A list ended before its announced total.
    EndedEarly {
        got: usize,
        total: usize,
    },
    CutShort(ConnectionFailure),
    /// No whole CSV of organizations.
    Catalog(CatalogFlaw),
}

impl fmt::Display for UnexpectedAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Html => formatter.write_str("an HTML page"),
            Self::Empty => formatter.write_str("nothing"),
            Self::Moved => formatter.write_str("a list that goes on changing"),
            Self::Another => formatter.write_str("something else than was asked about"),
            Self::Outsized => formatter.write_str("more than any portal says"),
            Self::Away { seconds } => write!(formatter, "nothing for {seconds} s"),
            Self::NotJson(cause) => write!(formatter, "no JSON ({cause})"),
            Self::Shape(cause) => write!(formatter, "JSON of another shape ({cause})"),
            Self::EndedEarly { got, total } => write!(formatter, "{got} entries instead of {total}"),
            Self::CutShort(cause) => write!(formatter, "an answer cut short ({cause})"),
            Self::Catalog(flaw) => write!(formatter, "no whole CSV ({flaw:?})"),
        }
    }
}

impl UnexpectedAnswer {
    /// Tells why a body could not be read as JSON.
    pub(super) fn of(body: &str, cause: &serde_json::Error) -> Self {
        match body.trim_start() {
            "" => Self::Empty,
            text if text.starts_with('<') => Self::Html,
            _ if cause.is_data() => Self::Shape(cause.to_string()),
            _ => Self::NotJson(cause.to_string()),
        }
    }
}

/// The field that has another shape, such as `data[17].owner.id`, or that is missing; `.` where it is the whole.
pub fn field_of(error: &serde_path_to_error::Error<serde_json::Error>) -> String {
    let place = error.path().to_string();
    let said = error.inner().to_string();
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    match (place.as_str(), missing) {
        (_, None) => place,
        (".", Some(field)) => field.to_owned(),
        (_, Some(field)) => format!("{place}.{field}"),
    }
}
