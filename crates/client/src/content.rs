//! Content of organizations: datasets, dataservices, reuses (`udata/core/{dataset,dataservices,reuse}/api.py`).
//!
//! The lists show deleted content too, to the organization's members and to the portal's staff
//! (`OwnedQuerySet.visible_by_user`): it is left out here, and a total counts it.

use reqwest::Method;
use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::figures::{Figures, Quality};
use super::people::{date, identifier, nullable};

/// The kinds of content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContentKind {
    #[default]
    Dataset,
    /// A dataservice, which people call an API.
    Dataservice,
    Reuse,
}

/// How much of each entry is read: a mask leaves the rest out, which makes a page some fifty times smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The fields that name an entry.
    Named,
    /// The tags, besides the fields that name an entry.
    Tagged,
    /// The dates, besides the fields that name an entry; of a dataset the quality and the ids of its resources.
    Dated,
    /// The figures, besides the fields that name an entry; of a dataset the quality and the resources with theirs.
    Measured,
    /// The contact points, besides the fields that name an entry.
    Contacts,
}

/// Something that is published. The figures, the quality and the resources, the tags and the dates are empty unless their
/// [`Detail`] was asked for.
#[derive(Clone, Debug, Deserialize)]
pub struct Content {
    #[serde(skip)]
    pub kind: ContentKind,
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub title: String,
    #[serde(default, deserialize_with = "nullable")]
    pub slug: String,
    #[serde(default, deserialize_with = "nullable")]
    pub tags: Vec<String>,
    #[serde(default, alias = "self_web_url")]
    pub page: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub private: bool,
    #[serde(default, alias = "archived_at", deserialize_with = "date")]
    pub archived: Option<String>,
    #[serde(default, alias = "deleted_at", deserialize_with = "date")]
    pub deleted: Option<String>,
    #[serde(default, deserialize_with = "date")]
    created_at: Option<String>,
    #[serde(default, alias = "metadata_modified_at", deserialize_with = "date")]
    last_modified: Option<String>,
    #[serde(default, deserialize_with = "date")]
    last_update: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    pub metrics: Figures,
    /// The quality of a dataset; a criterion that does not apply is missing there, not false.
    #[serde(default, deserialize_with = "nullable")]
    pub quality: Quality,
    #[serde(default, deserialize_with = "nullable")]
    pub resources: Vec<Resource>,
    #[serde(default, deserialize_with = "nullable")]
    contact_points: Vec<Referred>,
    /// The only one, before 10.
    #[serde(default)]
    contact_point: Option<Referred>,
}

#[derive(Clone, Debug, Deserialize)]
struct Referred {
    #[serde(deserialize_with = "identifier")]
    id: String,
}

/// A file of a dataset.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub title: String,
    #[serde(default, deserialize_with = "nullable")]
    pub metrics: Figures,
}

impl Content {
    /// The dates at which it was published, described anew, or given new data.
    pub fn dates(&self) -> impl Iterator<Item = &str> {
        [&self.created_at, &self.last_modified, &self.last_update]
            .into_iter()
            .filter_map(|date| date.as_deref())
    }

    /// True where it shows this contact point; known only where they were asked for.
    pub fn shows_contact_point(&self, id: &str) -> bool {
        self.contact_points.iter().chain(&self.contact_point).any(|shown| shown.id == id)
    }

    /// A figure of the content, such as `views`, `followers`, `reuses`, `discussions`, `resources_downloads`.
    pub fn metric(&self, name: &str) -> Option<u64> {
        self.metrics.get(name)
    }
}

impl Resource {
    /// A figure of the resource: `views`, which are its downloads.
    pub fn metric(&self, name: &str) -> Option<u64> {
        self.metrics.get(name)
    }
}

impl ContentKind {
    pub const ALL: [Self; 3] = [Self::Dataset, Self::Dataservice, Self::Reuse];

    /// udata's word for the kind.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Dataservice => "dataservice",
            Self::Reuse => "reuse",
        }
    }

    /// The class that udata's code has for the kind, by which assignments name it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Dataset => "Dataset",
            Self::Dataservice => "Dataservice",
            Self::Reuse => "Reuse",
        }
    }

    /// The kind's part of the portal's addresses.
    pub fn route(self) -> &'static str {
        match self {
            Self::Dataset => "datasets",
            Self::Dataservice => "dataservices",
            Self::Reuse => "reuses",
        }
    }

    fn fields(self, detail: Detail) -> &'static str {
        match (self, detail) {
            (Self::Dataservice, Detail::Named) => "id,title,slug,self_web_url,private,archived_at,deleted_at",
            (_, Detail::Named) => "id,title,slug,page,private,archived,deleted",
            (Self::Dataservice, Detail::Tagged) => {
                "id,title,slug,tags,self_web_url,private,archived_at,deleted_at"
            }
            (_, Detail::Tagged) => "id,title,slug,tags,page,private,archived,deleted",
            (Self::Dataset, Detail::Dated) => {
                "id,title,slug,page,private,archived,deleted,created_at,last_modified,last_update,quality,resources{id}"
            }
            (Self::Dataservice, Detail::Dated) => {
                "id,title,slug,self_web_url,private,archived_at,deleted_at,created_at,metadata_modified_at"
            }
            (Self::Reuse, Detail::Dated) => {
                "id,title,slug,page,private,archived,deleted,created_at,last_modified"
            }
            (Self::Dataset, Detail::Measured) => {
                "id,title,slug,page,private,archived,deleted,metrics,quality,resources{id,title,metrics}"
            }
            (Self::Dataservice, Detail::Measured) => {
                "id,title,slug,self_web_url,private,archived_at,deleted_at,metrics"
            }
            (Self::Dataservice, Detail::Contacts) => {
                "id,title,slug,self_web_url,private,archived_at,deleted_at,contact_points{id},contact_point{id}"
            }
            (_, Detail::Contacts) => {
                "id,title,slug,page,private,archived,deleted,contact_points{id},contact_point{id}"
            }
            (Self::Reuse, Detail::Measured) => "id,title,slug,page,private,archived,deleted,metrics",
        }
    }
}

impl Portal {
    /// Reads all content of one kind that an organization (by id) has published, as far as whoever asks may see it:
    /// private and archived ones for its members. `None` on a portal without that kind (dataservices before 9).
    ///
    /// # Errors
    /// A page that fails.
    pub fn content(
        &self,
        organization: &str,
        kind: ContentKind,
        detail: Detail,
    ) -> Result<Option<Vec<Content>>> {
        self.content_of_detail(organization, kind, detail, |content| content)
    }

    /// Reads all content of one kind, of which `convert` keeps what is needed as soon as the page is there.
    ///
    /// # Errors
    /// As [`Portal::content`].
    pub fn content_of_detail<U: Send>(
        &self,
        organization: &str,
        kind: ContentKind,
        detail: Detail,
        convert: impl Fn(Content) -> U + Sync,
    ) -> Result<Option<Vec<U>>> {
        self.content_as(organization, kind, kind.fields(detail), convert)
    }

    pub(super) fn content_as<U: Send>(
        &self,
        organization: &str,
        kind: ContentKind,
        fields: &str,
        convert: impl Fn(Content) -> U + Sync,
    ) -> Result<Option<Vec<U>>> {
        // Before 10 the list of all datasets has no private ones, also for members; the organization's own has them.
        let (path, query) = match kind {
            ContentKind::Dataset => (vec!["organizations", organization, "datasets"], Vec::new()),
            _ => (vec![kind.route()], vec![("organization", organization)]),
        };
        let kept = |content: Content| content.deleted.is_none().then(|| convert(Content { kind, ..content }));
        match self.read_pages_as(&path, &query, Some(fields), None, id_of, kept) {
            Err(error)
                if kind == ContentKind::Dataservice && self.is_lacking(&error, "get", "/dataservices/") =>
            {
                Ok(None)
            }
            other => Ok(Some(other?.entries.into_iter().flatten().collect())),
        }
    }

    /// Deletes something published: it is gone for all but the organization's members and the portal's staff, until a
    /// nightly job takes it from them too. The organization's administrators and editors may.
    ///
    /// # Errors
    /// 403; 404; 410 for what is deleted already.
    pub fn delete_content(&self, kind: ContentKind, id: &str) -> Result<()> {
        self.write(&Method::DELETE, self.address(&[kind.route(), id]), None, true).map(drop)
    }

    /// Whether something published is not there any more.
    ///
    /// # Errors
    /// Whatever the call gives, unless the portal itself says that it is gone.
    pub fn is_content_gone(&self, kind: ContentKind, id: &str) -> Result<bool> {
        let fields = kind.fields(Detail::Named);
        match self.read::<Content>(&[kind.route(), id], &[], Some(fields)) {
            Ok(found) => Ok(found.deleted.is_some()),
            Err(error) if error.is_unknown() || error.is_gone() => Ok(true),
            Err(error) => Err(error),
        }
    }
}

fn id_of(content: &Content) -> &str {
    &content.id
}
