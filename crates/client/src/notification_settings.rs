//! What I am told of, and how often: the rules of my notifications (`udata/features/notifications/api.py`, `settings.py` and
//! `resolution.py`), and the rhythm and the pause of my account (`udata/core/user/models.py`). udata 17.18 has them, 17.0
//! has none.

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::Portal;
use super::error::{Error, Feature, Result};
use super::notifications::kind_of;
use super::people::{Affiliation, identifier, nullable};
use super::requests::AssignedSubject;

/// Half as many as one call may ask about (`MAX_RESOLVED_SUBJECTS`): the address stays as short as any proxy takes it.
const AT_ONCE: usize = 50;

/// How often mails come, and whether everything is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// `immediate`, `daily` or `weekly`.
    pub cadence: String,
    /// Nothing comes but what asks for an answer.
    pub paused: bool,
}

/// A rule of mine.
#[derive(Clone, Debug, Deserialize)]
pub struct NotificationRule {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    /// What it is about; nothing for everywhere.
    #[serde(default)]
    pub scope: Option<AssignedSubject>,
    /// udata's type or the family of some (`discussion.new`, `discussion`); nothing for all.
    #[serde(default)]
    pub event: Option<String>,
    /// It asks for notifications; else it turns them off.
    pub enabled: bool,
    /// `followed`, or `edited` and `discussed` for one that the portal made by itself.
    #[serde(default, deserialize_with = "nullable")]
    pub origin: String,
    /// As I may see it; nothing once it is out of my reach.
    #[serde(default)]
    pub subject: Option<RuleSubject>,
}

/// What a rule is about.
#[derive(Clone, Debug, Deserialize)]
pub struct RuleSubject {
    #[serde(default, deserialize_with = "nullable")]
    pub title: String,
    #[serde(default)]
    pub page: Option<String>,
    /// Of something that an organization publishes.
    #[serde(default)]
    pub organization: Option<Affiliation>,
}

/// What I am told of an organization, the pause aside.
#[derive(Clone, Debug, Deserialize)]
pub struct Hearing {
    pub scope: AssignedSubject,
    pub heard: bool,
    /// Only some of what there could be.
    #[serde(default)]
    pub partial: bool,
    /// Why: `organization.admin`, `explicit_subscriber`, …
    #[serde(default)]
    pub reasons: Vec<String>,
}

#[derive(Deserialize)]
struct Account {
    #[serde(default)]
    mail_cadence: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    notifications_paused: bool,
}

impl NotificationRule {
    /// The kind that it is about, as notifications have theirs; nothing for all.
    pub fn kind(&self) -> Option<String> {
        self.event.as_deref().map(kind_of)
    }

    /// True for a rule about an organization, or about everywhere where none is given.
    pub fn is_about(&self, organization: Option<&str>) -> bool {
        match (&self.scope, organization) {
            (None, None) => true,
            (Some(scope), Some(id)) => scope.class == "Organization" && scope.id == id,
            _ => false,
        }
    }
}

impl Portal {
    /// Reads how often I am written to, and whether all is held back.
    ///
    /// # Errors
    /// [`Error::Lacks`] on a portal whose accounts have no such thing.
    pub fn delivery(&self) -> Result<Delivery> {
        let account: Account = self.read(&["me"], &[], Some("id,mail_cadence,notifications_paused"))?;
        let cadence = account.mail_cadence.ok_or(Error::Lacks(Feature::NotificationSettings))?;
        Ok(Delivery { cadence, paused: account.notifications_paused })
    }

    /// Sets how often I am written to. An older portal takes this as a form of which it knows no field: only where
    /// [`Portal::delivery`] gave something it means anything.
    ///
    /// # Errors
    /// 400 for a rhythm that it does not know.
    pub fn set_mail_cadence(&self, cadence: &str) -> Result<()> {
        self.change_account(&json!({"mail_cadence": cadence}))
    }

    /// Holds my notifications back, or no longer, as [`Portal::set_mail_cadence`] sets the rhythm.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn pause_notifications(&self, paused: bool) -> Result<()> {
        self.change_account(&json!({"notifications_paused": paused}))
    }

    fn change_account(&self, fields: &Value) -> Result<()> {
        self.write(&Method::PUT, self.address(&["me"]), Some(fields), false).map(drop)
    }

    /// Reads my rules, the latest first.
    ///
    /// # Errors
    /// [`Error::Lacks`] on an older portal.
    pub fn notification_rules(&self) -> Result<Vec<NotificationRule>> {
        let path = ["notifications", "settings"];
        let read =
            self.read_pages(&path, &[], None, None, |rule: &NotificationRule| &rule.id).map_err(|error| {
                self.lacking(error, "get", "/notifications/settings/", Feature::NotificationSettings)
            })?;
        Ok(read.entries)
    }

    /// Sets a rule about an organization or everywhere, for one kind (as udata calls it) or all of them; `None` takes it
    /// back.
    ///
    /// # Errors
    /// [`Error::Lacks`] on an older portal; 400 for a kind that it does not know.
    pub fn set_notification_rule(
        &self,
        organization: Option<&str>,
        event: Option<&str>,
        enabled: Option<bool>,
    ) -> Result<()> {
        let rule = json!({"scope": organization.map(subject), "event": event, "enabled": enabled});
        self.settle("settings", &rule)
    }

    /// Follows all that is told of an organization, or no longer: which rules that takes is the portal's to know.
    ///
    /// # Errors
    /// [`Error::Lacks`] on an older portal; 400 for an organization that is not there.
    pub fn follow_notifications(&self, organization: &str, follows: bool) -> Result<()> {
        self.settle("follow", &json!({"scope": subject(organization), "event": null, "followed": follows}))
    }

    fn settle(&self, part: &'static str, content: &Value) -> Result<()> {
        let url = self.address(&["notifications", part]);
        self.write(&Method::PUT, url, Some(content), false).map(drop).map_err(|error| {
            self.lacking(error, "put", &format!("/notifications/{part}/"), Feature::NotificationSettings)
        })
    }

    /// Reads what I am told of each of these organizations.
    ///
    /// # Errors
    /// [`Error::Lacks`] on an older portal; 400 where one of them is not there.
    pub fn hearing(&self, organizations: &[&str]) -> Result<Vec<Hearing>> {
        let mut heard: Vec<Hearing> = Vec::with_capacity(organizations.len());
        for some in organizations.chunks(AT_ONCE) {
            let scopes: Vec<String> = some.iter().map(|id| format!("Organization:{id}")).collect();
            let query: Vec<(&str, &str)> = scopes.iter().map(|scope| ("scope", scope.as_str())).collect();
            let answer: Result<Vec<Hearing>> = self.read(&["notifications", "resolved"], &query, None);
            heard.extend(answer.map_err(|error| {
                self.lacking(error, "get", "/notifications/resolved/", Feature::NotificationSettings)
            })?);
        }
        Ok(heard)
    }
}

fn subject(organization: &str) -> Value {
    json!({"class": "Organization", "id": organization})
}
