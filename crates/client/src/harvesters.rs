//! Harvesters of an organization and how they ran last (`udata/harvest/api.py`, `models.py`).

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{date, identifier, nullable};

/// A harvester, which udata calls a harvest source.
#[derive(Clone, Debug, Deserialize)]
pub struct Harvester {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub name: String,
    #[serde(default, deserialize_with = "nullable")]
    pub url: String,
    #[serde(default, deserialize_with = "nullable")]
    pub backend: String,
    #[serde(default)]
    pub active: bool,
    #[serde(default, deserialize_with = "date")]
    pub created_at: Option<String>,
    /// When it runs, such as `every day`; `None` where it is run by hand.
    #[serde(default)]
    pub schedule: Option<String>,
    #[serde(default)]
    pub validation: Option<Validation>,
    #[serde(default)]
    organization: Option<Owner>,
    #[serde(default)]
    pub last_job: Option<Job>,
}

/// Whether the portal's staff lets it run: `accepted`, `refused` or `pending`.
#[derive(Clone, Debug, Deserialize)]
pub struct Validation {
    #[serde(default, deserialize_with = "nullable")]
    pub state: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Owner {
    #[serde(default, deserialize_with = "nullable")]
    id: String,
}

/// A run of a harvester.
#[derive(Clone, Debug, Deserialize)]
pub struct Job {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    /// `pending`, `initializing`, `initialized`, `processing`, `done`, `done-errors` or `failed`.
    #[serde(default, deserialize_with = "nullable")]
    pub status: String,
    #[serde(default, deserialize_with = "date")]
    pub created: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub ended: Option<String>,
}

#[derive(Deserialize)]
struct Errors {
    #[serde(default)]
    errors: Vec<JobError>,
}

#[derive(Deserialize)]
struct JobError {
    #[serde(default, deserialize_with = "nullable")]
    message: String,
}

const READ: &str = "id,name,url,backend,active,created_at,schedule,validation{state},organization{id},\
    last_job{id,status,created,ended}";
/// How many harvesters are read before it is known whether the portal heeds the filter.
const FIRST: usize = 100;

impl Portal {
    /// Reads the harvesters of an organization; `None` on a portal that does not harvest. Until 16 the filter is called
    /// `owner`, and `organization` is ignored: harvesters of others in the answer show it.
    ///
    /// # Errors
    /// A page that fails.
    pub fn harvesters(&self, organization: &str) -> Result<Option<Vec<Harvester>>> {
        let read = |name: &str, limit| {
            self.read_pages(&["harvest", "sources"], &[(name, organization)], Some(READ), limit, id_of)
        };
        let is_own = |harvester: &Harvester| {
            harvester.organization.as_ref().is_some_and(|owner| owner.id == organization)
        };
        let mut listed = match read("organization", Some(FIRST)) {
            Err(error) if self.is_lacking(&error, "get", "/harvest/sources/") => return Ok(None),
            other => other?,
        };
        if !listed.entries.iter().all(is_own) {
            listed = read("owner", None)?;
        } else if listed.entries.len() < listed.total {
            listed = read("organization", None)?;
        }
        listed.entries.retain(is_own);
        Ok(Some(listed.entries))
    }

    /// Reads the errors of a run: no list of harvesters tells them.
    ///
    /// # Errors
    /// 404 for an unknown run.
    pub fn harvest_errors(&self, job: &str) -> Result<Vec<String>> {
        let read: Errors = self.read(&["harvest", "job", job], &[], Some("errors{message}"))?;
        Ok(read.errors.into_iter().map(|error| error.message).collect())
    }
}

fn id_of(harvester: &Harvester) -> &str {
    &harvester.id
}
