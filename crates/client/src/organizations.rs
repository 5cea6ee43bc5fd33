//! Organizations (`udata/core/organization/api.py`, `models.py`).

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::client::Portal;
use super::error::{Error, Result};
use super::members::Member;
use super::paging::Listed;
use super::people::{date, identifier, nullable, told};
use super::rights;
use super::unexpected_answer::UnexpectedAnswer;

/// An organization. Fields that we do not know are never read, `requests` above all: 16.3 to 17.0.5 leak them there.
#[derive(Clone, Debug, Deserialize)]
pub struct Organization {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    pub slug: String,
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(default)]
    pub acronym: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub description: String,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default, deserialize_with = "told")]
    business_number_id: Option<Option<String>>,
    #[serde(default)]
    pub logo: Option<String>,
    #[serde(default)]
    pub page: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub created_at: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub last_modified: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub deleted: Option<String>,
    #[serde(default)]
    pub badges: Vec<Badge>,
    /// Required: a body without members is an unexpected answer, never "everybody has left".
    pub members: Vec<Member>,
    #[serde(default)]
    pub metrics: Map<String, Value>,
    /// The permissions of the one who asks; absent before 15.
    #[serde(default)]
    pub permissions: Option<Permissions>,
}

/// A badge such as `certified`, given by the portal's staff.
#[derive(Clone, Debug, Deserialize)]
pub struct Badge {
    #[serde(deserialize_with = "badge")]
    pub kind: String,
}

fn badge<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    Ok(spelled(&String::deserialize(deserializer)?))
}

/// A badge as udata spells it from 10.0 on: before, there was a `Local authority`, a `Company` and an `Association`
/// (`udata/core/organization/constants.py`).
pub(super) fn spelled(badge: &str) -> String {
    badge.to_lowercase().replace(' ', "-")
}

/// The permissions of the one who asks in an organization (`Organization.permissions`).
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Permissions {
    #[serde(default)]
    pub edit: bool,
    #[serde(default)]
    pub delete: bool,
    #[serde(default)]
    pub members: bool,
    #[serde(default)]
    pub private: bool,
}

impl Organization {
    /// A count of the portal's own metrics. It goes stale: never evidence.
    pub fn metric(&self, name: &str) -> Option<u64> {
        self.metrics.get(name)?.as_u64()
    }

    /// True where the one who asks sees when members were last seen: all its members do, from 10 on. An answer without
    /// a word for it shows nothing.
    pub fn shows_last_seen(&self) -> bool {
        let mut users = self.members.iter().filter_map(|member| member.user.as_ref());
        let may_see = self.permissions.is_some_and(|permissions| permissions.private);
        users.any(|user| user.last_seen().is_some() || may_see && user.tells_last_seen())
    }

    /// The number that the State has for it, a SIRET in France.
    pub fn business_number(&self) -> Option<&str> {
        self.business_number_id.as_ref()?.as_deref()
    }

    /// True where organizations have a number of the State's at all: udata has them since 2023.
    pub fn tells_business_number(&self) -> bool {
        self.business_number_id.is_some()
    }

    /// The kinds of its badges.
    pub fn badge_kinds(&self) -> Vec<String> {
        self.badges.iter().map(|badge| badge.kind.clone()).collect()
    }
}

/// A filter of a list of organizations, with its order and its limit.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub search: Option<String>,
    pub badge: Option<String>,
    pub business_number_id: Option<String>,
    pub name: Option<String>,
    pub sort: Option<String>,
    pub limit: Option<usize>,
}

/// The fields of an organization that a list needs.
const LISTED: &str = "id,slug,name,acronym,business_number_id,badges{kind},page,created_at,last_modified,\
    metrics{datasets,reuses,followers,views,members},members{role,since,user{id,slug,first_name,last_name,email}}";

/// The fields of an organization that a list of the whole portal needs: of its thousands of members only how many there
/// are, of which role, and the slug, which tells the deleted ones.
const COUNTED: &str = "id,slug,name,acronym,url,business_number_id,badges{kind},page,created_at,last_modified,deleted,\
    metrics{datasets},members{role,user{id,slug}}";

/// The fields of an organization that say who it is and who belongs to it, as everybody sees them.
const PUBLIC: &str = "id,slug,name,acronym,description,url,logo,business_number_id,badges{kind},created_at,\
    members{role,since,user{id,slug,first_name,last_name,email}}";

/// The fields to write: only those given are sent, and `null` clears.
pub type Changes = Map<String, Value>;

impl Portal {
    /// Reads one organization by id or slug.
    ///
    /// # Errors
    /// 404 for an unknown one, 410 for a deleted one that is not ours.
    pub fn organization(&self, id_or_slug: &str) -> Result<Organization> {
        self.read(&["organizations", id_or_slug], &[], None)
    }

    /// Reads one organization by id, with only the fields that a list needs.
    ///
    /// # Errors
    /// As [`Portal::organization`].
    pub fn listed_organization(&self, id: &str) -> Result<Organization> {
        self.read(&["organizations", id], &[], Some(LISTED))
    }

    /// Reads organizations of the portal, newest first unless sorted. Filters are checked again here, because old
    /// servers ignore those that they do not know (`badge` before 10.0, `name` and `business_number_id` before 10.7):
    /// then all pages are needed to find the first few that fit.
    ///
    /// # Errors
    /// A page that fails.
    pub fn organizations(&self, filter: &Filter) -> Result<Listed<Organization>> {
        self.organizations_as(filter, |organization| organization)
    }

    /// Reads organizations of the portal, of each of which `convert` keeps what is needed.
    ///
    /// # Errors
    /// As [`Portal::organizations`].
    pub fn organizations_as<U: Send>(
        &self,
        filter: &Filter,
        convert: impl Fn(Organization) -> U + Sync,
    ) -> Result<Listed<U>> {
        let given = [
            ("q", &filter.search),
            ("badge", &filter.badge),
            ("business_number_id", &filter.business_number_id),
            ("name", &filter.name),
            ("sort", &filter.sort),
        ];
        let query: Vec<(&str, &str)> =
            given.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
        let path = &["organizations"];
        let kept = |organization: Organization| filter.keeps(&organization).then(|| convert(organization));
        let read = |limit| self.read_pages_as(path, &query, Some(COUNTED), limit, id_of, kept);
        let mut listed = read(filter.limit)?;
        let is_cut = filter.narrows() && listed.entries.len() < listed.total;
        let last_fits = |total| -> Result<bool> {
            let last: Vec<Organization> = self.read_last(path, &query, Some(COUNTED), total)?;
            Ok(!last.is_empty() && last.iter().all(|organization| filter.keeps(organization)))
        };
        if is_cut && !(listed.entries.iter().all(Option::is_some) && last_fits(listed.total)?) {
            listed = read(None)?;
        }
        let before = listed.entries.len();
        let mut entries: Vec<U> = listed.entries.into_iter().flatten().collect();
        let total = listed.total - (before - entries.len());
        entries.truncate(filter.limit.unwrap_or(usize::MAX));
        Ok(Listed { entries, total })
    }

    /// Reads all organizations of the portal as everybody sees them, of each of which `convert` keeps what is needed.
    ///
    /// # Errors
    /// A page that fails.
    pub fn public_organizations_as<U: Send>(
        &self,
        convert: impl Fn(Organization) -> U + Sync,
    ) -> Result<Vec<U>> {
        Ok(self.read_pages_as(&["organizations"], &[], Some(PUBLIC), None, id_of, convert)?.entries)
    }

    /// Makes an organization; whoever asks is its administrator.
    ///
    /// # Errors
    /// 400 with the fields that the portal refuses; 423 where it is read-only.
    pub fn create_organization(&self, fields: &Changes) -> Result<Organization> {
        let url = self.address(&["organizations"]);
        let answer = self.write(&Method::POST, url, Some(&Value::Object(fields.clone())), false)?;
        interpret("organizations", answer)
    }

    /// Changes the fields given and no other.
    ///
    /// # Errors
    /// 400 with the fields that the portal refuses; 403; 410.
    pub fn update_organization(&self, id: &str, fields: &Changes) -> Result<Organization> {
        let url = self.address(&["organizations", id]);
        let answer = self.write(&Method::PUT, url, Some(&Value::Object(fields.clone())), false)?;
        interpret("organizations", answer)
    }

    /// Deletes an organization; what it published stays online without an owner.
    ///
    /// # Errors
    /// 403; 410 for one that is deleted already.
    pub fn delete_organization(&self, id: &str) -> Result<()> {
        self.write(&Method::DELETE, self.at(&rights::ORGANIZATION, &[id]), None, true).map(drop)
    }
}

fn id_of(organization: &Organization) -> &str {
    &organization.id
}

fn interpret(path: &str, answer: Value) -> Result<Organization> {
    if answer.is_null() {
        // Nothing was sent: a dry run has no answer to speak of.
        let kind = UnexpectedAnswer::Shape(String::new());
        return Err(Error::Unexpected { path: path.to_owned(), status: None, kind });
    }
    super::client::decode(path, None, &answer.to_string())
}

impl Filter {
    /// True where the filter has something that old servers ignore.
    fn narrows(&self) -> bool {
        self.badge.is_some() || self.name.is_some() || self.business_number_id.is_some()
    }

    fn keeps(&self, organization: &Organization) -> bool {
        let same = |wanted: &Option<String>, found: Option<&str>| {
            wanted
                .as_deref()
                .is_none_or(|wanted| found.is_some_and(|found| found.to_lowercase() == wanted.to_lowercase()))
        };
        same(&self.name, Some(&organization.name))
            && same(&self.business_number_id, organization.business_number())
            && self
                .badge
                .as_ref()
                .is_none_or(|wanted| organization.badges.iter().any(|badge| badge.kind == *wanted))
    }
}
