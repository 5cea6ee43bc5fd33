//! Activities: the actions in the name of an organization, as far as the portal records them
//! (`udata/core/activity/api.py`).
//!
//! They tell who changed what was published, and nothing of who joined, left or was invited.

use std::cell::Cell;

use serde::Deserialize;

use super::client::{Portal, without_slash};
use super::error::{Error, Result};
use super::page::{Page, Row};
use super::paging::until_still;
use super::people::{date, nullable};
use super::unexpected_answer::UnexpectedAnswer;

/// An action in the name of an organization.
#[derive(Clone, Debug, Deserialize)]
pub struct Activity {
    /// `dataset:updated`, `organization:updated`, …
    #[serde(default, deserialize_with = "nullable")]
    pub key: String,
    #[serde(default, deserialize_with = "date")]
    pub created_at: Option<String>,
    /// The fields that were changed.
    #[serde(default)]
    pub changes: Option<Vec<String>>,
    #[serde(default)]
    pub actor: Option<Actor>,
    /// The title of the object acted on.
    #[serde(default)]
    pub related_to: Option<String>,
    #[serde(default)]
    pub related_to_id: Option<String>,
    #[serde(default)]
    pub related_to_kind: Option<String>,
    #[serde(default)]
    pub related_to_url: Option<String>,
}

/// The author of an activity: a person, or from 17 on a harvester or a key.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Actor {
    #[serde(default, deserialize_with = "nullable")]
    pub class: String,
    #[serde(default)]
    pub slug: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    first_name: String,
    #[serde(default, deserialize_with = "nullable")]
    last_name: String,
    #[serde(default, deserialize_with = "nullable")]
    name: String,
}

impl Actor {
    /// As a person names it.
    pub fn name(&self) -> String {
        let name = format!("{} {} {}", self.first_name, self.last_name, self.name);
        let name = name.trim();
        if name.is_empty() { self.slug.clone().unwrap_or_default() } else { name.to_owned() }
    }
}

/// The fields that are read of an activity. Those of `actor` can't be named: from 17 on that is "inconsistent with
/// model".
const READ: &str =
    "data{key,created_at,changes,actor,related_to,related_to_id,related_to_kind,related_to_url},total";
const PAGE_SIZE: usize = 100;

impl Portal {
    /// Reads the latest activities until `is_too_old` holds for one, at most `most` of them; true where the portal has
    /// more that are young enough. Entries about what one may not see are left out of the pages, whatever the total
    /// says.
    ///
    /// # Errors
    /// A page that fails.
    pub fn activities(
        &self,
        organization: &str,
        most: usize,
        is_too_old: impl Fn(&Activity) -> bool,
    ) -> Result<(Vec<Activity>, bool)> {
        // Before 10.3.1 the route has no slash at its end: where the other answers, it is that one.
        let (slash, first) = match self.activity_page(organization, true, 1) {
            Err(error) if error.may_say_no_route() => {
                (false, self.activity_page(organization, false, 1).map_err(|_| error)?)
            }
            first => (true, first?),
        };
        let first = Cell::new(Some(first));
        until_still(|_| {
            let first = first.take().map_or_else(|| self.activity_page(organization, slash, 1), Ok)?;
            let total = first.total;
            let goes_on = total > PAGE_SIZE && !first.data.last().is_some_and(&is_too_old);
            let last = if goes_on { total.min(most).div_ceil(PAGE_SIZE) } else { 1 };
            let numbers: Vec<usize> = (2..=last).collect();
            let mut pages = vec![first];
            for page in self.side_by_side(&numbers, |number| self.activity_page(organization, slash, *number))
            {
                match page {
                    Ok(page) if page.total == total => pages.push(page),
                    Err(error) if !error.is_unknown() => return Err(error),
                    _ => {
                        let path = self.address(&["activity"]).path().to_owned();
                        return Err(Error::Unexpected { path, status: None, kind: UnexpectedAnswer::Moved });
                    }
                }
            }
            let mut found: Vec<Activity> = pages.into_iter().flat_map(|page| page.data).collect();
            let young = found.iter().position(&is_too_old);
            found.truncate(young.unwrap_or(most).min(most));
            Ok((found, young.is_none() && total > last * PAGE_SIZE))
        })
    }

    fn activity_page(&self, organization: &str, slash: bool, number: usize) -> Result<Page<Activity>> {
        let before = (number - 1) * PAGE_SIZE;
        let mut url = self.address(&["activity"]);
        if !slash {
            without_slash(&mut url);
        }
        let (number, size) = (number.to_string(), PAGE_SIZE.to_string());
        let query = [("organization", organization), ("page", &number), ("page_size", &size)];
        url.query_pairs_mut().extend_pairs(query);
        let path = url.path().to_owned();
        let Page { data, total } = self.read_page(url, Some(READ), before, |row: Row<Activity>| row)?;
        if data.len() > PAGE_SIZE {
            return Err(Error::Unexpected {
                path,
                status: None,
                kind: UnexpectedAnswer::Shape("data".to_owned()),
            });
        }
        Ok(Page { data: data.into_iter().filter_map(Row::whole).collect(), total })
    }
}
