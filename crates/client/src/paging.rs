//! Lists in pages: complete, or an error. Nowhere else is a page asked for.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::de::DeserializeOwned;

use super::client::{Path, Portal};
use super::error::{Error, Result};
use super::page::{Page, Row};
use super::unexpected_answer::UnexpectedAnswer;

/// More than any portal has; a list that announces more is nonsense, and would be read for ever.
pub(super) const MOST_ENTRIES: usize = 1_000_000;

/// udata sets no upper limit (`udata/api/parsers.py`); a page of 100 takes it a moment.
const PAGE_SIZE: usize = 100;

/// How often a list is read that changes while it is read.
const MOST_READINGS: usize = 3;

/// A list, and how many entries the portal has in all, but for those that are left out.
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
    /// A page that fails, a list that ends before its announced total, and one that goes on changing.
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

    /// Reads the pages of a list as [`Portal::read_pages`] does; each entry becomes what `convert` makes of it as soon
    /// as its page is there: of thousands of entries only what is needed is kept.
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
        convert: impl Fn(T) -> U + Sync,
    ) -> Result<Listed<U>> {
        let mask = mask(item_fields);
        let read = |number: usize, size: usize| -> Result<Page<(String, Option<U>)>> {
            let before = (number - 1) * size;
            let (number, size) = (number.to_string(), size.to_string());
            let mut query = query.to_vec();
            query.extend([("page", number.as_str()), ("page_size", size.as_str())]);
            let mut url = self.address(path);
            url.query_pairs_mut().extend_pairs(query);
            self.read_page(url, mask.as_deref(), before, |row| match row {
                Row::Whole(entry) => (key(&entry).to_owned(), Some(convert(entry))),
                Row::Unreadable(key) => (key, None),
            })
        };
        let unexpected =
            |kind| Error::Unexpected { path: self.address(path).path().to_owned(), status: None, kind };
        until_still(|is_last| {
            let mut size = limit.unwrap_or(PAGE_SIZE).clamp(1, PAGE_SIZE);
            let mut first = read(1, size)?;
            if is_last && limit.is_none() {
                // A list that changes all the time still stands still at one moment: that of one long page.
                size = first.total.min(MOST_ENTRIES) + PAGE_SIZE;
                first = read(1, size)?;
            }
            let total = first.total;
            if total > MOST_ENTRIES {
                return Err(unexpected(UnexpectedAnswer::Outsized));
            }
            let wanted = limit.unwrap_or(total).min(total);
            let seen = Mutex::default();
            let fits = |number: usize, page: Page<(String, Option<U>)>| match page
                .flaw(number, size, total, &seen)
            {
                Some(kind) => Err(unexpected(kind)),
                None => Ok(page.data),
            };
            let mut pages = vec![fits(1, first)?];
            let numbers: Vec<usize> = (2..=wanted.div_ceil(size)).collect();
            // One flawed page is enough to know: the others are not asked for.
            let is_over = AtomicBool::new(false);
            let others = self.side_by_side(&numbers, |&number| {
                if is_over.load(Ordering::Relaxed) {
                    return None;
                }
                let page = read(number, size).and_then(|page| fits(number, page));
                is_over.fetch_or(page.is_err(), Ordering::Relaxed);
                Some(page)
            });
            for page in others.into_iter().flatten() {
                pages.push(page.map_err(|error| {
                    if error.is_unknown() { unexpected(UnexpectedAnswer::Moved) } else { error }
                })?);
            }
            let rows: Vec<Option<U>> = pages.into_iter().flatten().take(wanted).map(|(_, row)| row).collect();
            let left_out = rows.iter().filter(|row| row.is_none()).count();
            Ok(Listed { entries: rows.into_iter().flatten().collect(), total: total - left_out })
        })
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
            Err(error) if error.is_unknown() => Ok(Vec::new()),
            page => Ok(page?.data),
        }
    }
}

/// Reads a list again where it changed while its pages were read, or was shorter than it said: what was pushed from one
/// page to another between two calls would be missing. `read` is told whether it is asked for the last time.
///
/// # Errors
/// Whatever reading gives; [`UnexpectedAnswer::Moved`] where the list goes on changing.
pub(super) fn until_still<T>(read: impl Fn(bool) -> Result<T>) -> Result<T> {
    for _ in 1..MOST_READINGS {
        match read(false) {
            Err(Error::Unexpected {
                kind: UnexpectedAnswer::Moved | UnexpectedAnswer::EndedEarly { .. },
                ..
            }) => {}
            other => return other,
        }
    }
    read(true)
}

fn mask(item_fields: Option<&str>) -> Option<String> {
    item_fields.map(|fields| format!("data{{{fields}}},total"))
}
