//! Notifications, and the rules about them (`udata/features/notifications/models.py`, `settings.py`).

use serde::{Deserialize, Serialize};

use super::ContentReference;
use super::field::Id;
use crate::moment::Moment;

/// A notification about a membership request.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Notification {
    pub id: Id,
    pub user: Id,
    pub organization: Id,
    /// Who has asked, is invited, or was answered.
    pub about: Id,
    /// The event: `request`, `invitation`, `accepted`, `refused`, or the kind of a badge.
    pub kind: String,
    pub created_at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handled_at: Option<Moment>,
}

/// A rule of somebody about notifications: to hear of them, or not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationRule {
    pub id: Id,
    pub user: Id,
    /// An organization, or something published; nothing for everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<ContentReference>,
    /// A type of notifications, or the family of some; nothing for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    pub enabled: bool,
}
