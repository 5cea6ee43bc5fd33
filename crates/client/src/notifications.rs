//! My notifications (`udata/features/notifications/api.py`): paged and marked as read from 14.3 on, before that a bare
//! list of what waits (`udata/features/notifications/actions.py`).

use reqwest::Method;
use serde::Deserialize;

use super::client::Portal;
use super::error::{Error, Feature, Result};
use super::paging::Listed;
use super::people::{Affiliation, User, date, identifier};
use super::unexpected_answer::UnexpectedAnswer;

/// The types that only acting on them resolves, not reading (`TYPES_REQUIRING_ACTION`, `constants.py`).
const TO_BE_ANSWERED: [&str; 4] =
    ["membership-requested", "membership-invited", "transfer-requested", "harvest-source-pending"];

/// A notification for me.
#[derive(Clone, Debug, Default)]
pub struct Notification {
    /// The notification's id; absent before 14.3.
    pub id: Option<String>,
    /// udata's type, without `organization.` and with hyphens: `membership-requested`, `discussion-new`, …
    pub kind: String,
    pub created: Option<String>,
    /// When it was read or answered.
    pub handled: Option<String>,
    /// Before 14.3 only its id is known.
    pub organization: Option<Affiliation>,
    pub person: Option<User>,
    /// The title or the name of what it is about.
    pub subject: Option<String>,
}

impl Notification {
    /// True for a notification that asks for an answer.
    pub fn requires_action(&self) -> bool {
        TO_BE_ANSWERED.contains(&&*self.kind)
    }
}

#[derive(Deserialize)]
struct Told {
    #[serde(deserialize_with = "identifier")]
    id: String,
    /// From 17 on.
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "date")]
    created_at: Option<String>,
    #[serde(default, deserialize_with = "date")]
    handled_at: Option<String>,
    #[serde(default)]
    details: Option<Details>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Details {
    class: String,
    kind: Option<String>,
    status: Option<String>,
    organization: Option<Affiliation>,
    request_organization: Option<Affiliation>,
    request_user: Option<User>,
    discussion: Option<Titled>,
    reuse: Option<Titled>,
    dataservice: Option<Titled>,
    source: Option<Titled>,
}

/// Something published, or a harvester.
#[derive(Deserialize)]
struct Titled {
    title: Option<String>,
    name: Option<String>,
}

/// A notification as it was before 14.3.
#[derive(Deserialize)]
struct Waiting {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default, deserialize_with = "date")]
    created_on: Option<String>,
    details: WaitingDetails,
}

#[derive(Deserialize)]
struct WaitingDetails {
    #[serde(default)]
    organization: Option<String>,
    #[serde(default)]
    user: Option<FullName>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

#[derive(Deserialize)]
struct FullName {
    #[serde(deserialize_with = "identifier")]
    id: String,
    #[serde(default)]
    fullname: String,
}

impl Portal {
    /// Reads my notifications, the newest first: all, or only those that were read or answered, or that were not.
    /// Before 14.3 there are none that were.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn notifications(&self, handled: Option<bool>) -> Result<Vec<Notification>> {
        let word = if handled == Some(true) { "true" } else { "false" };
        let query: &[_] = if handled.is_some() { &[("handled", word)] } else { &[] };
        let paged: Result<Listed<Told>> =
            self.read_pages(&["notifications"], query, None, None, |told| &told.id);
        match paged {
            Err(Error::Unexpected { kind: UnexpectedAnswer::Shape(_), .. }) => {
                let waiting: Vec<Waiting> = self.read_list(&["notifications"], &[], None)?;
                let asked_for = waiting.into_iter().filter(|_| handled != Some(true));
                Ok(asked_for.map(Notification::from).collect())
            }
            other => Ok(other?.entries.into_iter().map(Notification::from).collect()),
        }
    }

    /// Marks a notification as read.
    ///
    /// # Errors
    /// [`Error::Lacks`] before 14.3; 403 for somebody else's, 404 for one that is gone.
    pub fn read_notification(&self, id: &str) -> Result<()> {
        let url = self.address(&["notifications", id, "read"]);
        self.write(&Method::POST, url, None, false).map(drop).map_err(|error| {
            self.lacking(error, "post", "/notifications/{notification}/read/", Feature::ReadNotifications)
        })
    }

    /// Reads the ids of the organizations that my notifications are about. Before 14.3 those name no answered request:
    /// none.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn notified_organizations(&self) -> Result<Vec<String>> {
        let told = match self.notifications(None) {
            Err(error) if self.is_lacking(&error, "get", "/notifications/") => Vec::new(),
            other => other?,
        };
        let paged = told.into_iter().filter(|notification| notification.id.is_some());
        Ok(paged.filter_map(|notification| Some(notification.organization?.id)).collect())
    }
}

impl From<Told> for Notification {
    fn from(told: Told) -> Self {
        let details = told.details.unwrap_or_default();
        let kind = told.kind.unwrap_or_else(|| older_kind(&details));
        let titled = [details.discussion, details.reuse, details.dataservice, details.source];
        Self {
            id: Some(told.id),
            kind: kind_of(&kind),
            created: told.created_at,
            handled: told.handled_at,
            organization: details.organization.or(details.request_organization),
            person: details.request_user,
            subject: titled.into_iter().flatten().next().and_then(|titled| titled.title.or(titled.name)),
        }
    }
}

/// The kind that a type of udata's is here: without `organization.` and with hyphens.
pub(super) fn kind_of(event: &str) -> String {
    event.trim_start_matches("organization.").replace('.', "-")
}

/// Gives the type that udata 17 has for what 14 to 16 tell by the class of the details.
fn older_kind(details: &Details) -> String {
    let (kind, status) = (details.kind.as_deref(), details.status.as_deref().unwrap_or_default());
    match details.class.trim_end_matches("NotificationDetails") {
        "MembershipRequest" if kind == Some("invitation") => "membership-invited".to_owned(),
        "MembershipRequest" => "membership-requested".to_owned(),
        "MembershipAccepted" => "membership-accepted".to_owned(),
        "MembershipRefused" => "membership-refused".to_owned(),
        "NewBadge" => format!("badge-{}", kind.unwrap_or("other")),
        "Discussion" => match status {
            "closed" => "discussion-closed",
            "new_comment" => "discussion-comment",
            _ => "discussion-new",
        }
        .to_owned(),
        "TransferRequest" => "transfer-requested".to_owned(),
        "ReuseCreated" => "reuse-created".to_owned(),
        "DataserviceCreated" => "dataservice-created".to_owned(),
        "ValidateHarvester" => format!("harvest-source-{status}"),
        other => other.to_owned(),
    }
}

impl From<Waiting> for Notification {
    fn from(waiting: Waiting) -> Self {
        let details = waiting.details;
        let kind = match &*waiting.kind {
            "membership_request" => "membership-requested",
            "transfer_request" => "transfer-requested",
            "validate_harvester" => "harvest-source-pending",
            "discussion" => "discussion-new",
            other => other,
        };
        let person =
            details.user.map(|user| User { id: user.id, first_name: user.fullname, ..User::default() });
        Self {
            id: None,
            kind: kind.to_owned(),
            created: waiting.created_on,
            handled: None,
            organization: details.organization.map(|id| Affiliation { id, ..Affiliation::default() }),
            person,
            subject: details.title.or(details.name),
        }
    }
}
