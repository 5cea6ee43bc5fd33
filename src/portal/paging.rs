//! Lists in pages: complete, or an error. Nowhere else is a page asked for.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::client::Path;
use super::error::Oddity;
use super::{Error, Portal, Result};

/// More than any portal has; a list that announces more is nonsense, and would be read for ever.
pub(super) const MOST_ENTRIES: usize = 10_000_000;

/// udata sets no upper limit (`udata/api/parsers.py`); a page of 100 takes it a moment.
const PAGE_SIZE: usize = 100;

#[derive(Deserialize)]
struct Page<T> {
    data: Vec<T>,
    total: usize,
}

/// A list, and how many entries the portal has in all.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    pub entries: Vec<T>,
    pub total: usize,
}

impl Portal {
    /// Reads the pages of a list, several at once: the first `limit` entries, or all of them.
    ///
    /// `item_fields` is the mask for one entry; `key` tells entries apart, because a list that changes while it is
    /// read shows one entry on two pages.
    ///
    /// # Errors
    /// A page that fails, and a list that ends before its announced total.
    pub(super) fn read_pages<T: DeserializeOwned + Send>(
        &self,
        path: Path,
        query: &[(&str, &str)],
        item_fields: Option<&str>,
        limit: Option<usize>,
        key: fn(&T) -> &str,
    ) -> Result<Listed<T>> {
        self.read_pages_as(path, query, item_fields, limit, key, |entry| entry)
    }

    /// The same, where each entry becomes what `turn` makes of it as soon as its page is there: of thousands of
    /// entries only what is needed is kept.
    ///
    /// # Errors
    /// As [`Portal::read_pages`].
    pub(super) fn read_pages_as<T: DeserializeOwned, U: Send>(
        &self,
        path: Path,
        query: &[(&str, &str)],
        item_fields: Option<&str>,
        limit: Option<usize>,
        key: fn(&T) -> &str,
        turn: impl Fn(T) -> U + Sync,
    ) -> Result<Listed<U>> {
        let mask = mask(item_fields);
        let size = limit.unwrap_or(PAGE_SIZE).clamp(1, PAGE_SIZE);
        let read = |number: usize| -> Result<Page<(String, U)>> {
            let (number, size) = (number.to_string(), size.to_string());
            let mut query = query.to_vec();
            query.extend([("page", number.as_str()), ("page_size", size.as_str())]);
            let Page { data, total } = self.read::<Page<T>>(path, &query, mask.as_deref())?;
            let keyed = |entry: T| (key(&entry).to_owned(), turn(entry));
            Ok(Page { data: data.into_iter().map(keyed).collect(), total })
        };
        let first = read(1)?;
        let total = first.total;
        let early = |got| {
            let path = self.address(path).path().to_owned();
            Err(Error::Odd { path, oddity: Oddity::EndedEarly { got, total } })
        };
        if total > MOST_ENTRIES {
            return early(first.data.len());
        }
        let wanted = limit.unwrap_or(total).min(total);
        let numbers: Vec<usize> = (2..=wanted.div_ceil(size)).collect();
        let mut pages = vec![first];
        let mut shrank = false;
        for page in self.side_by_side(&numbers, |&number| read(number)) {
            // A page past the end is 404: the list shrank while it was read.
            match page {
                Err(error) if error.is_unknown() => shrank = true,
                page => pages.push(page?),
            }
        }
        let latest_total =
            if shrank { read(1)?.total } else { pages.last().map_or(total, |page| page.total) };
        let mut seen = HashSet::new();
        let all = pages.into_iter().flat_map(|page| page.data);
        let mut entries: Vec<U> = all.filter_map(|(key, entry)| seen.insert(key).then_some(entry)).collect();
        entries.truncate(wanted);
        if entries.len() < wanted.min(latest_total) {
            return early(entries.len());
        }
        Ok(Listed { entries, total })
    }

    /// Reads the last entry of a list that has so many; none where the list has shrunk since.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub(super) fn read_last<T: DeserializeOwned>(
        &self,
        path: Path,
        query: &[(&str, &str)],
        item_fields: Option<&str>,
        total: usize,
    ) -> Result<Vec<T>> {
        let number = total.to_string();
        let mut query = query.to_vec();
        query.extend([("page", number.as_str()), ("page_size", "1")]);
        match self.read::<Page<T>>(path, &query, mask(item_fields).as_deref()) {
            Err(error) if error.status() == Some(404) => Ok(Vec::new()),
            page => Ok(page?.data),
        }
    }
}

fn mask(item_fields: Option<&str>) -> Option<String> {
    item_fields.map(|fields| format!("data{{{fields}}},total"))
}
