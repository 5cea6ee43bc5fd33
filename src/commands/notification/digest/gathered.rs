//! The things that wait, and what could not be read.

use jiff::Timestamp;

use crate::failure::Unread;
use crate::messages::Message;
use crate::report::{age, record};
use udatactl_core::audit::digest::What;

record! {
    /// Something that waits.
    pub struct Row {
        #[serde(serialize_with = "word")]
        #[cfg_attr(test, schemars(with = "&str"))]
        pub what: What => shown(Token("digest")),
        pub about: String => shown(Text).cut(Middle),
        pub organization: Option<String> => shown(Slug("organization_id")),
        pub since: Option<String> => shown(Moment),
        pub expires_at: Option<String> => more(Due),
        pub id: String => more(Text),
        pub organization_id: Option<String> => more(Text),
        pub organization_name: Option<String> => more(Text),
        pub age_days: Option<i64> => more(Count),
        pub page: Option<String> => more(Text),
        /// What answers it.
        pub command: Option<String> => more(Text),
    }
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
