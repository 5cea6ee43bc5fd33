//! The CSV of all organizations, row by row (`udata/core/organization/csv.py`, `udata/core/csv.py`): whole, or a flaw. It may be
//! the portal's answer, or a file that somebody has downloaded, and saved again.

use std::collections::HashSet;
use std::io::{self, Cursor, Read};

use csv::{ErrorKind, StringRecord};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use reqwest::Method;
use serde::Deserialize;

use super::catalog_flaw::CatalogFlaw;
use super::client::{MOST_REDIRECTS, Portal, redirect_target, without_slash};
use super::connection;
use super::connection_failure::ConnectionFailure;
use super::error::{Error, Feature, Result};
use super::organizations::spelled;
use super::page::Page;
use super::people::{identifier, is_identifier, told};
use super::unexpected_answer::UnexpectedAnswer;

/// The columns without which nothing can be said.
const NEEDED: [&str; 7] = ["id", "name", "slug", "description", "logo", "badges", "members_count"];
/// The mark that some programs put before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// The beginning that tells what a file is.
const BEGINNING: u64 = 4096;
/// The largest row, in bytes.
const LARGEST_ROW: u64 = 8_000_000;
/// More than any portal has.
const MOST_ROWS: usize = 1_000_000;

/// An organization as the CSV has it: of its members only how many there are, and of its website nothing, since `url` is its
/// page on the portal.
#[derive(Clone, Debug, Deserialize)]
pub struct CatalogRow {
    pub id: String,
    pub name: String,
    pub slug: String,
    #[serde(default)]
    pub acronym: Option<String>,
    pub description: String,
    pub logo: Option<String>,
    badges: String,
    #[serde(default, deserialize_with = "told")]
    business_number_id: Option<Option<String>>,
    /// The rows of its member list, those of deleted accounts included.
    pub members_count: usize,
}

/// Why no CSV of organizations was read.
#[derive(Debug)]
pub enum CatalogError {
    Unreadable(io::Error),
    Flaw(CatalogFlaw),
}

impl From<CatalogFlaw> for CatalogError {
    fn from(flaw: CatalogFlaw) -> Self {
        Self::Flaw(flaw)
    }
}

impl CatalogRow {
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
        self.badges.split(',').filter(|kind| !kind.is_empty()).map(spelled).collect()
    }
}

/// What a CSV of organizations lacks, beside the portal's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Of the newest organizations of the portal.
    pub newest: usize,
    /// Of the others, which were there when it was made.
    pub others: usize,
}

/// So many of the newest organizations are looked at.
const NEWEST: usize = 100;

#[derive(Deserialize)]
struct Made {
    #[serde(deserialize_with = "identifier")]
    id: String,
    created_at: String,
}

impl Made {
    /// False where the portal's date can't be read: what is not known to be new was there.
    fn is_after(&self, since: Timestamp) -> bool {
        // Old servers leave the offset out, and mean UTC.
        let naive = || self.created_at.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
        let made = self.created_at.parse().ok().or_else(|| naive().map(|zoned| zoned.timestamp()));
        made.is_some_and(|made: Timestamp| made > since)
    }
}

impl Portal {
    /// Reads the CSV of all organizations that the portal has exported (`SiteOrganizationsCsv` in `udata/core/site/api.py`);
    /// gives their ids. It is asked for without key and without any parameter, which would have the portal make another one
    /// from its database; it may lie on another host, which is asked over https alone.
    ///
    /// # Errors
    /// [`Error::Lacks`] where the portal has exported none; whatever the call gives, and a flaw of the CSV.
    pub fn catalog(&self, each: impl FnMut(CatalogRow)) -> Result<HashSet<String>> {
        let mut unsigned = self.clone();
        unsigned.signs = false;
        let _reading = self.options.read_budget.reading();
        let mut url = self.address(&["site", "organizations.csv"]);
        without_slash(&mut url);
        let path = url.path().to_owned();
        let _call = self.call(&Method::GET, &url);
        for _ in 0..MOST_REDIRECTS {
            let response = unsigned.get_once(&url, None)?;
            if !response.status().is_redirection() {
                let response = self.refusal(&path, response).map_err(|error| match error {
                    error if error.is_unknown() || error.may_say_no_route() => Error::Lacks(Feature::Catalog),
                    error => error,
                })?;
                return read_catalog(response, each).map_err(|error| self.unexpected(path, error));
            }
            let target = redirect_target(&url, &response);
            if target.origin() != url.origin() && target.scheme() != "https" {
                return Err(Error::Redirected { path, to: target.to_string() });
            }
            url = target;
        }
        Err(Error::Redirected { path, to: url.to_string() })
    }

    fn unexpected(&self, path: String, error: CatalogError) -> Error {
        let kind = match error {
            CatalogError::Unreadable(cause) => match ConnectionFailure::of(&cause) {
                ConnectionFailure::TimedOut => return connection::too_slow(&self.options),
                failure => UnexpectedAnswer::CutShort(failure),
            },
            CatalogError::Flaw(CatalogFlaw::Empty) => UnexpectedAnswer::Empty,
            CatalogError::Flaw(CatalogFlaw::Html) => UnexpectedAnswer::Html,
            CatalogError::Flaw(CatalogFlaw::Outsized) => UnexpectedAnswer::Outsized,
            CatalogError::Flaw(flaw) => UnexpectedAnswer::Catalog(flaw),
        };
        Error::Unexpected { path, status: Some(200), kind }
    }

    /// Compares the ids of a CSV of organizations with the portal's list. Those made after `since` are new; others were there
    /// when the CSV was made, and a CSV without any of the newest is no recent one of this portal.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn lacking_in_catalog(&self, ids: &HashSet<String>, since: Timestamp) -> Result<Lacking> {
        let query = [("sort", "-created"), ("page", "1"), ("page_size", &NEWEST.to_string())];
        let page: Page<Made> = self.read(&["organizations"], &query, Some("data{id,created_at},total"))?;
        let missing: Vec<&Made> = page.data.iter().filter(|one| !ids.contains(&one.id)).collect();
        let newest = missing.iter().filter(|one| one.is_after(since)).count();
        let others = page.total.saturating_sub(ids.len() + newest);
        let has_some = ids.is_empty() || missing.len() < page.data.len();
        Ok(if has_some {
            Lacking { newest, others: others.max(missing.len() - newest) }
        } else {
            Lacking { newest: 0, others: newest + others }
        })
    }
}

/// Reads a CSV of organizations, of which no more than a row is held; gives their ids.
///
/// # Errors
/// Where reading fails, and the first flaw. What was told of the rows before it is not to be used.
pub fn read_catalog(
    mut source: impl Read,
    mut each: impl FnMut(CatalogRow),
) -> std::result::Result<HashSet<String>, CatalogError> {
    let mut beginning = Vec::new();
    source.by_ref().take(BEGINNING).read_to_end(&mut beginning).map_err(CatalogError::Unreadable)?;
    if beginning.starts_with(MARK) {
        beginning.drain(..MARK.len());
    }
    let delimiter = delimiter(&beginning)?;
    // The reader is still before the second half of the line end.
    let behind = u64::from(first_line(&beginning).ends_with(b"\r"));
    let source = Cursor::new(beginning).chain(source);
    let rest = Rows { source, left: LARGEST_ROW, last: b'\n', has_ended: false };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(rest);
    let columns = match reader.headers() {
        Ok(columns) => columns.clone(),
        Err(error) => return Err(explained(error, 1, &StringRecord::new())),
    };
    let missing: Vec<&str> =
        NEEDED.into_iter().filter(|name| columns.iter().all(|column| column != *name)).collect();
    if !missing.is_empty() {
        return Err(CatalogFlaw::Columns(missing).into());
    }
    let mut ids = HashSet::new();
    let mut record = StringRecord::new();
    loop {
        let row = reader
            .read_record(&mut record)
            .and_then(|is_one| is_one.then(|| record.deserialize::<CatalogRow>(Some(&columns))).transpose());
        let line = behind + record.position().map_or(1, csv::Position::line);
        let row = match row {
            Ok(Some(row)) => row,
            Ok(None) => break,
            // A cut takes half a letter, or half of the cells.
            Err(_) if reader.get_ref().is_cut() => return Err(CatalogFlaw::CutShort.into()),
            Err(error) => return Err(explained(error, line, &columns)),
        };
        let odd = match row.business_number() {
            _ if !is_identifier(&row.id) => Some("id"),
            // What a spreadsheet makes of fourteen digits.
            Some(number) if number.contains("E+") => Some("business_number_id"),
            _ => None,
        };
        if let Some(column) = odd {
            return Err(CatalogFlaw::Cell { line, column: column.to_owned() }.into());
        }
        if !ids.insert(row.id.clone()) {
            return Err(CatalogFlaw::Twice { line, id: row.id }.into());
        }
        if ids.len() > MOST_ROWS {
            return Err(CatalogFlaw::Outsized.into());
        }
        reader.get_mut().left = LARGEST_ROW;
        each(row);
    }
    if reader.get_ref().is_cut() { Err(CatalogFlaw::CutShort.into()) } else { Ok(ids) }
}

/// Finds what stands between the cells, which a program that has saved the file again may have changed.
fn delimiter(beginning: &[u8]) -> std::result::Result<u8, CatalogFlaw> {
    if beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]) {
        return Err(CatalogFlaw::Encoding { line: 1 });
    }
    match beginning.trim_ascii_start().first() {
        None => return Err(CatalogFlaw::Empty),
        Some(b'<') => return Err(CatalogFlaw::Html),
        Some(_) => {}
    }
    let count = |delimiter: &u8| first_line(beginning).split(|byte| byte == delimiter).count();
    Ok(b"\t,;".iter().copied().max_by_key(count).unwrap_or(b';'))
}

fn first_line(beginning: &[u8]) -> &[u8] {
    beginning.split(|byte| *byte == b'\n').next().unwrap_or_default()
}

fn explained(error: csv::Error, line: u64, columns: &StringRecord) -> CatalogError {
    let flaw = match error.into_kind() {
        ErrorKind::Io(cause) if cause.kind() != io::ErrorKind::FileTooLarge => {
            return CatalogError::Unreadable(cause);
        }
        ErrorKind::Io(_) => CatalogFlaw::Outsized,
        ErrorKind::Utf8 { .. } => CatalogFlaw::Encoding { line },
        ErrorKind::UnequalLengths { expected_len: expected, len: got, .. } => {
            CatalogFlaw::Cells { line, got, expected }
        }
        ErrorKind::Deserialize { err, .. } => {
            let place = err.field().and_then(|field| usize::try_from(field).ok());
            let column = place.and_then(|place| columns.get(place)).unwrap_or_default().to_owned();
            CatalogFlaw::Cell { line, column }
        }
        _ => CatalogFlaw::Cell { line, column: String::new() },
    };
    flaw.into()
}

/// A source of rows, none of which goes on for ever.
struct Rows<R> {
    source: R,
    /// So many bytes of a row may still come.
    left: u64,
    last: u8,
    has_ended: bool,
}

impl<R> Rows<R> {
    /// True where it has ended in the middle of a line.
    fn is_cut(&self) -> bool {
        self.has_ended && self.last != b'\n'
    }
}

impl<R: Read> Read for Rows<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.left = self.left.saturating_sub(count as u64);
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        match buffer[..count].last() {
            Some(last) => self.last = *last,
            None => self.has_ended = true,
        }
        Ok(count)
    }
}

#[cfg(test)]
#[path = "catalog_tests.rs"]
mod tests;
