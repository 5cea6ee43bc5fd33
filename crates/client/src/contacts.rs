//! Contact points of an organization: where the public writes to (`udata/core/contact_point/{api,models}.py`, from 9 on).
//!
//! Before 10 they have no role, and no answer tells the form of one; before 17.18 each has a name.

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::Portal;
use super::content::{Content, ContentKind, Detail};
use super::error::{Error, Feature, Result};
use super::organizations::Changes;
use super::people::{identifier, nullable};

/// A contact point.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ContactPoint {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default, deserialize_with = "nullable")]
    pub name: String,
    #[serde(default)]
    pub email: Option<String>,
    /// The page with a form to write to whom it is.
    #[serde(default)]
    pub contact_form: Option<String>,
    /// What they are to what shows it, such as `contact` or `publisher`.
    #[serde(default)]
    pub role: Option<String>,
}

/// A role of a contact point.
#[derive(Deserialize)]
struct Role {
    id: String,
}

const READ: &str = "id,name,email,contact_form,role";
const LIST: &str = "/organizations/{org}/contacts/";

impl Portal {
    /// Reads the contact points of an organization; `None` on a portal without them.
    ///
    /// # Errors
    /// A page that fails.
    pub fn contact_points(&self, organization: &str) -> Result<Option<Vec<ContactPoint>>> {
        let path = ["organizations", organization, "contacts"];
        match self.read_pages(&path, &[], Some(READ), None, id_of) {
            Err(error) if self.is_lacking(&error, "get", LIST) => Ok(None),
            other => Ok(Some(other?.entries)),
        }
    }

    /// Reads the contact points of an organization on a portal that is to have them.
    ///
    /// # Errors
    /// [`Error::Lacks`] on a portal without them; a page that fails.
    pub fn all_contact_points(&self, organization: &str) -> Result<Vec<ContactPoint>> {
        self.contact_points(organization)?.ok_or(Error::Lacks(Feature::ContactPoints))
    }

    /// Reads one of them; `None` where it is gone.
    ///
    /// # Errors
    /// As [`Self::all_contact_points`].
    pub fn contact_point(&self, organization: &str, id: &str) -> Result<Option<ContactPoint>> {
        Ok(self.all_contact_points(organization)?.into_iter().find(|point| point.id == id))
    }

    /// Reads the roles that contact points may have here; `None` before 10, where they have none.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn contact_roles(&self) -> Result<Option<Vec<String>>> {
        match self.read::<Vec<Role>>(&["contacts", "roles"], &[], None) {
            // Before 10 that is the path of a contact point.
            Err(error) if error.is_unknown() || self.is_lacking(&error, "get", "/contacts/roles/") => {
                Ok(None)
            }
            other => Ok(Some(other?.into_iter().map(|role| role.id).collect())),
        }
    }

    /// Makes a contact point of an organization, unless it has one like it: that is told before 10 by nothing.
    ///
    /// # Errors
    /// 400 with the fields that the portal refuses, `organization` for who is no member; 401.
    pub fn add_contact_point(&self, organization: &str, fields: &Changes) -> Result<()> {
        let mut content = fields.clone();
        content.insert("organization".to_owned(), json!(organization));
        let url = self.address(&["contacts"]);
        self.write(&Method::POST, url, Some(&Value::Object(content)), false).map(drop)
    }

    /// Changes the fields given of a contact point, wherever it is shown; `null` clears.
    ///
    /// # Errors
    /// 400 with the fields that the portal refuses, and for one like another; 403 for who is neither administrator nor
    /// editor; 404.
    pub fn update_contact_point(&self, id: &str, fields: &Changes) -> Result<()> {
        let url = self.address(&["contacts", id]);
        self.write(&Method::PUT, url, Some(&Value::Object(fields.clone())), false).map(drop)
    }

    /// Deletes a contact point: what shows it shows it no longer (`reverse_delete_rule` in `udata/core/dataset/models.py`).
    ///
    /// # Errors
    /// 403 for who is neither administrator nor editor, 404.
    pub fn delete_contact_point(&self, id: &str) -> Result<()> {
        self.write(&Method::DELETE, self.address(&["contacts", id]), None, true).map(drop)
    }

    /// Reads the datasets and dataservices of an organization that show a contact point: no filter of datasets finds them.
    ///
    /// # Errors
    /// A page that fails.
    pub fn shows_contact_point(&self, organization: &str, contact: &str) -> Result<Vec<Content>> {
        let mut found = Vec::new();
        for kind in [ContentKind::Dataset, ContentKind::Dataservice] {
            let kept = |content: Content| content.shows_contact_point(contact).then_some(content);
            let read = self.content_of_detail(organization, kind, Detail::Contacts, kept)?;
            found.extend(read.into_iter().flatten().flatten());
        }
        Ok(found)
    }
}

fn id_of(contact: &ContactPoint) -> &str {
    &contact.id
}
