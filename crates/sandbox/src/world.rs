//! The world of a sandbox, as one JSON document: people, organizations, what these publish. The names are udata's
//! (`udata/core/organization/models.py`, `udata/core/user/models.py`).

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::moment::Moment;
use super::slug;

mod contact;
mod field;
mod message;
mod notification;
mod published;
mod reference;
mod token;
mod visits;

pub use contact::ContactPoint;
pub use field::Id;
use field::is_false;
pub use message::SupportMessage;
pub use notification::{Notification, NotificationRule};
pub use published::Published;
pub use reference::ContentReference;
pub use token::{SignIn, Token};
pub use visits::Visits;

/// The format of the document; another one is not read.
pub const FORMAT: u32 = 1;

/// The world: everything that a sandbox holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    pub format: u32,
    /// Grows with every change: of two documents alike in size and time, it tells which is which.
    #[serde(default)]
    pub revision: u64,
    pub users: BTreeMap<Id, User>,
    pub organizations: BTreeMap<Id, Organization>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub datasets: BTreeMap<Id, Published>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dataservices: BTreeMap<Id, Published>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reuses: BTreeMap<Id, Published>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub contact_points: BTreeMap<Id, ContactPoint>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub discussions: BTreeMap<Id, Discussion>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub harvesters: BTreeMap<Id, Harvester>,
    /// The activities, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notifications: Vec<Notification>,
    /// The rules about them, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notification_rules: Vec<NotificationRule>,
    #[serde(default, alias = "letters", skip_serializing_if = "Vec::is_empty")]
    pub support_messages: Vec<SupportMessage>,
}

/// An account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct User {
    pub slug: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    #[serde(skip_serializing_if = "is_false")]
    pub sysadmin: bool,
    /// Switched off by the portal's staff; with `deleted` an account is gone for good.
    #[serde(skip_serializing_if = "is_false")]
    pub inactive: bool,
    pub created_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_login_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Moment>,
    /// How often mails come, where it is not at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_cadence: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub notifications_paused: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<Token>,
}

/// An organization: members and requests are arrays in it, as in udata, so that its races are udata's.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organization {
    pub name: String,
    pub slug: String,
    /// The slugs that it had: they redirect until another organization takes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old_slugs: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_number_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extras: Map<String, Value>,
    pub created_at: Moment,
    pub last_modified: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Moment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub badges: Vec<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub metrics: Map<String, Value>,
    #[serde(skip_serializing_if = "Visits::is_empty")]
    pub visits: Visits,
    pub members: Vec<Member>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Request>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
}

/// Somebody in an organization. `user` is missing where a lost race has left a member without.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Member {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<Id>,
    pub role: String,
    pub since: Moment,
}

/// A membership request (`kind` "request") or an invitation ("invitation").
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Request {
    /// A UUID.
    pub id: String,
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    pub role: String,
    pub status: String,
    pub created: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled_by: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handled_on: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal_comment: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<ContentReference>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            id: String::new(),
            kind: "request".into(),
            user: None,
            email: None,
            role: "editor".into(),
            status: "pending".into(),
            created: Moment::default(),
            comment: None,
            created_by: None,
            handled_by: None,
            handled_on: None,
            refusal_comment: None,
            assignments: Vec::new(),
        }
    }
}

/// An assignment: content that a partial editor may edit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    #[serde(default = "random_id")]
    pub id: Id,
    pub user: Id,
    pub subject: ContentReference,
    #[serde(default)]
    pub created_at: Moment,
}

/// A discussion about something published (`udata/core/discussions/models.py`).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Discussion {
    pub subject: ContentReference,
    pub title: String,
    pub created: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Moment>,
    /// The messages: the first opens the discussion.
    pub messages: Vec<Message>,
}

/// A message in a discussion.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub user: Id,
    pub posted_on: Moment,
    pub content: String,
}

/// A harvester (`udata/harvest/models.py`).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Harvester {
    pub name: String,
    pub organization: Id,
    pub url: String,
    pub backend: String,
    pub active: bool,
    pub created_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_job: Option<Job>,
}

/// A run of a harvester.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Job {
    pub id: Id,
    pub status: String,
    pub created: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Moment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
}

/// An activity of somebody (`udata/core/activity/models.py`).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub created_at: Moment,
    pub actor: Id,
    pub organization: Id,
    /// `organization:updated`, `dataset:created`, …
    pub key: String,
    /// The content acted on.
    pub subject: ContentReference,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<String>,
}

/// 128 bits that nobody guesses.
pub fn random() -> u128 {
    let half = || u128::from(RandomState::new().build_hasher().finish());
    half() << 64 | half()
}

/// A new identifier like those of `MongoDB`.
pub fn random_id() -> Id {
    format!("{:024x}", random() >> 32)
}

impl World {
    /// Gives those without a slug one: seeds need none.
    pub fn fill_slugs(&mut self) {
        let mut taken: Vec<String> = self.users.values().map(|user| user.slug.clone()).collect();
        for user in self.users.values_mut().filter(|user| user.slug.is_empty()) {
            user.slug = slug::free(&format!("{} {}", user.first_name, user.last_name), &taken);
            taken.push(user.slug.clone());
        }
        let mut taken: Vec<String> =
            self.organizations.values().map(|organization| organization.slug.clone()).collect();
        for one in self.organizations.values_mut().filter(|organization| organization.slug.is_empty()) {
            one.slug = slug::free(&one.name, &taken);
            taken.push(one.slug.clone());
        }
    }

    /// The organization that has a slug.
    pub fn with_slug(&self, slug: &str) -> Option<(&Id, &Organization)> {
        self.organizations.iter().find(|(_, one)| one.slug == slug)
    }

    /// The organization that had a slug last.
    pub fn with_old_slug(&self, slug: &str) -> Option<(&Id, &Organization)> {
        self.organizations.iter().rev().find(|(_, one)| one.old_slugs.iter().any(|old| old == slug))
    }

    /// True where an organization has published what a subject names.
    pub fn publishes(&self, organization: &str, subject: &ContentReference) -> bool {
        self.published(subject).is_some_and(|published| published.organization == organization)
    }

    /// Finds the content that a subject names.
    pub fn published(&self, subject: &ContentReference) -> Option<&Published> {
        match subject.class.as_str() {
            "Dataset" => &self.datasets,
            "Dataservice" => &self.dataservices,
            "Reuse" => &self.reuses,
            _ => return None,
        }
        .get(&subject.id)
    }

    /// A person that a name in a path means: id or slug.
    pub fn user(&self, name: &str) -> Option<(&Id, &User)> {
        self.users.get_key_value(name).or_else(|| self.users.iter().find(|(_, user)| user.slug == name))
    }

    /// Notes who is signed in.
    pub fn note_sign_in(&mut self, sign_in: Option<SignIn>) {
        let Some(SignIn { user, key, agent }) = sign_in else { return };
        if let Some(user) = self.users.get_mut(&user) {
            let now = Moment::now();
            user.last_login_at = Some(now);
            let used = user.tokens.iter_mut().find(|token| token.token == key);
            used.into_iter().for_each(|token| token.note_use(now, &agent));
        }
    }

    /// Takes over later sign-ins of the same people: those that no change has written yet.
    pub fn keep_sign_ins(&mut self, before: &Self) {
        for (id, then) in before.users.iter().filter(|(_, then)| then.last_login_at.is_some()) {
            if let Some(now) = self.users.get_mut(id) {
                now.last_login_at = now.last_login_at.max(then.last_login_at);
                for used in &then.tokens {
                    let same = now.tokens.iter_mut().find(|token| token.token == used.token);
                    let (Some(same), Some(at)) = (same, used.last_used_at) else { continue };
                    same.note_use(at, "");
                    used.user_agents.iter().for_each(|agent| same.note_use(at, agent));
                }
            }
        }
    }

    /// An identifier that nothing has yet, greater than all there are.
    pub fn new_id(&self) -> Id {
        let last = [self.users.keys().next_back(), self.organizations.keys().next_back()];
        let last = last.into_iter().flatten().filter_map(|id| u128::from_str_radix(id, 16).ok()).max();
        let now = u128::from(Moment::now().seconds().unsigned_abs()) << 64;
        format!("{:024x}", last.map_or(now, |last| now.max(last + 1)))
    }
}

impl Assignment {
    /// Assigned now.
    pub fn new(user: &str, subject: ContentReference) -> Self {
        Self { id: random_id(), user: user.into(), subject, created_at: Moment::now() }
    }
}

impl User {
    /// A key that opens the portal.
    pub fn key(&self) -> Option<&str> {
        let lasts = |token: &&Token| token.expires_at.is_none() && token.revoked_at.is_none();
        Some(&self.tokens.iter().find(lasts)?.token)
    }
}

impl Organization {
    /// The role of somebody here.
    pub fn role_of(&self, user: &str) -> Option<&str> {
        self.members.iter().find(|member| member.user.as_deref() == Some(user)).map(|member| &*member.role)
    }

    /// A request or an invitation of it, by id, with its position.
    pub fn request(&self, id: &str) -> Option<(usize, &Request)> {
        self.requests.iter().enumerate().find(|(_, request)| request.id == id)
    }
}
