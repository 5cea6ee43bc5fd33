//! Lists that are only shown: a row of another shape is left out and named, and the others are shown. What a decision is
//! built on is read whole, or not at all.

use std::sync::PoisonError;

use reqwest::Url;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::{Path, Portal, decode, place_of};
use super::error::{Error, Result};
use super::left_out::LeftOut;
use super::page::{Page, Row};
use super::unexpected_answer::UnexpectedAnswer;

impl Portal {
    /// The rows that are missing from what was shown.
    pub fn left_out(&self) -> Vec<LeftOut> {
        self.left_out.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads a list that has no pages.
    pub(super) fn read_list<T: DeserializeOwned>(
        &self,
        path: Path,
        query: &[(&str, &str)],
        fields: Option<&str>,
    ) -> Result<Vec<T>> {
        let mut url = self.address(path);
        url.query_pairs_mut().extend_pairs(query);
        let path = url.path().to_owned();
        self.get(url, fields, |reply| match decode(&path, Some(reply.status), &reply.text) {
            Err(error) if self.shows_what_is_whole(&error) => {
                let rows = decode(&path, Some(reply.status), &reply.text)?;
                let rows = self.rows(&path, 0, rows, error)?;
                Ok(rows.into_iter().filter_map(Row::whole).collect())
            }
            other => other,
        })
    }

    /// Reads a page of a list, before which there are so many rows; `convert` makes of each what is to be kept of it,
    /// before the next large page is taken apart.
    pub(super) fn read_page<T: DeserializeOwned, U>(
        &self,
        url: Url,
        fields: Option<&str>,
        before: usize,
        convert: impl Fn(Row<T>) -> U,
    ) -> Result<Page<U>> {
        let path = url.path().to_owned();
        let convert = &convert;
        self.get(url, fields, |reply| {
            let whole = decode::<Page<T>>(&path, Some(reply.status), &reply.text);
            let Page { data, total } = match whole {
                Err(error) if self.shows_what_is_whole(&error) => {
                    let Page { data, total } = decode(&path, Some(reply.status), &reply.text)?;
                    let rows = self.rows(&path, before, data, error)?;
                    return Ok(Page { data: rows.into_iter().map(convert).collect(), total });
                }
                other => other?,
            };
            Ok(Page { data: data.into_iter().map(|row| convert(Row::Whole(row))).collect(), total })
        })
    }

    fn shows_what_is_whole(&self, error: &Error) -> bool {
        self.shows && matches!(error, Error::Unexpected { kind: UnexpectedAnswer::Shape(_), .. })
    }

    /// Reads the rows one by one; where none is whole, the list is no such list.
    fn rows<T: DeserializeOwned>(
        &self,
        path: &str,
        before: usize,
        rows: Vec<Value>,
        error: Error,
    ) -> Result<Vec<Row<T>>> {
        let mut unexpected = Vec::new();
        let read = |(place, row): (usize, Value)| {
            let id = row.get("id").and_then(Value::as_str).map(str::to_owned);
            let number = before + place + 1;
            let text = row.to_string();
            serde_json::from_str(&text).map_or_else(
                |_| {
                    let key = id.clone().unwrap_or_else(|| format!("#{number}"));
                    let field = place_of::<T>(&text);
                    unexpected.push(LeftOut { path: path.to_owned(), number, id, field });
                    Row::Unreadable(key)
                },
                Row::Whole,
            )
        };
        let read: Vec<Row<T>> = rows.into_iter().enumerate().map(read).collect();
        if unexpected.len() == read.len() {
            return Err(error);
        }
        let mut left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        // A list that moves is read more than once.
        unexpected.retain(|left| !left_out.contains(left));
        left_out.append(&mut unexpected);
        Ok(read)
    }
}
