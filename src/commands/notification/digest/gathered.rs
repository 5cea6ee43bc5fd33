//! The things that wait, and what could not be read.

use jiff::Timestamp;
use serde::Serialize;

use crate::failure::Unread;
use crate::messages::Message;
use crate::report::age;
use udatactl_core::audit::digest::What;

/// Something that waits.
#[derive(Serialize)]
pub struct Row {
    #[serde(serialize_with = "word")]
    pub what: What,
    pub about: String,
    pub organization: Option<String>,
    pub organization_id: Option<String>,
    pub organization_name: Option<String>,
    pub since: Option<String>,
    pub expires_at: Option<String>,
    pub age_days: Option<i64>,
    pub id: String,
    pub page: Option<String>,
    /// The command that answers it.
    pub command: Option<String>,
}

fn word<S: serde::Serializer>(what: &What, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(what.word())
}

impl Row {
    pub fn moment(&self) -> Option<Timestamp> {
        self.since.as_deref().or(self.expires_at.as_deref()).and_then(age::parse)
    }
}

/// The things that wait, and what could not be read.
#[derive(Default)]
pub struct Gathered {
    pub rows: Vec<Row>,
    pub lost: Vec<Message>,
    /// The organizations of which nothing could be read.
    pub unread: Vec<Unread>,
}
