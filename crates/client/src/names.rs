//! The names of all organizations (`organizations/suggest/`, `udata/core/organization/api.py`).

use std::collections::HashSet;

use serde::Deserialize;

use super::client::Portal;
use super::error::Result;
use super::people::{identifier, nullable};

/// An organization as a list of names has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Named {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    pub slug: String,
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    #[serde(default)]
    pub acronym: Option<String>,
}

#[derive(Deserialize)]
struct Total {
    total: usize,
}

#[derive(Deserialize)]
struct Identified {
    #[serde(deserialize_with = "identifier")]
    id: String,
}

/// The fields of [`Named`].
const NAMED: &str = "id,slug,name,acronym";
/// The size by which udata gives all suggestions.
const ALL_SUGGESTIONS: &str = "0";

impl Portal {
    /// Reads the names of all organizations: `?name=` and `suggest/` compare spellings, and names are to be compared
    /// folded.
    ///
    /// All names contain the empty text, so that `suggest/` gives them in one answer, ten times as fast as the list in
    /// pages, which reads the members besides. Where it gives fewer than the list has, the list is read.
    ///
    /// # Errors
    /// Whatever the calls give: all of them, or none.
    pub fn organization_names(&self) -> Result<Vec<Named>> {
        // Counted first: one that is made meanwhile is one more, and no reason to read the list.
        let one = [("page", "1"), ("page_size", "1")];
        let Total { total } = self.read(&["organizations"], &one, Some("total"))?;
        let mut suggested = self.suggested("")?;
        let mut known = HashSet::new();
        suggested.retain(|named| known.insert(named.id.clone()));
        if suggested.len() >= total {
            return Ok(suggested);
        }
        Ok(self.read_pages(&["organizations"], &[], Some(NAMED), None, |named: &Named| &named.id)?.entries)
    }

    /// Finds the organizations that have this acronym, whatever its case: `suggest/` looks for a part of it.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn organizations_with_acronym(&self, acronym: &str) -> Result<Vec<Named>> {
        let mut found = self.suggested(acronym)?;
        let wanted = acronym.to_lowercase();
        found.retain(|named| {
            named.acronym.as_ref().is_some_and(|found| found.trim().to_lowercase() == wanted)
        });
        Ok(found)
    }

    fn suggested(&self, text: &str) -> Result<Vec<Named>> {
        let query = [("q", text), ("size", ALL_SUGGESTIONS)];
        self.read(&["organizations", "suggest"], &query, Some(NAMED))
    }

    /// True where an organization may have this text, which looks like an id, as its slug: udata looks for ids first, and
    /// never tells of such a slug. A full stop makes it no id, and udata takes it off again before it looks for slugs
    /// (`ModelConverter.to_python` in `udata/routing.py`).
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn may_be_a_slug(&self, text: &str) -> Result<bool> {
        match self.read::<Identified>(&["organizations", &format!("{text}.")], &[], Some("id")) {
            Ok(Identified { id }) => Ok(!id.is_empty()),
            Err(error) if error.is_unknown() => Ok(false),
            // One that is deleted names nothing.
            Err(error) if error.is_gone() => Ok(false),
            Err(error) => Err(error),
        }
    }
}
