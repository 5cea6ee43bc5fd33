//! The snapshots of this machine: a folder for each portal, a file for each run, private and without links.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::file::unreadable;
use crate::context::Context;
use crate::failure::Failure;
use udatactl_files::private;

/// How the names of files begin: with the moment of their run.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
const MOMENT_LENGTH: usize = "20261130T120000Z".len();
const ENDING: &str = ".jsonl";

/// The folder of one portal.
pub struct Folder {
    path: PathBuf,
}

/// A file of the folder, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    pub at: Timestamp,
    /// When it was written: two may be of one second.
    written: Option<SystemTime>,
    pub path: PathBuf,
}

impl Folder {
    /// The folder of the portal of this run.
    pub fn of(context: &Context) -> Self {
        let site = &context.settings.site;
        let host = site.host_str().unwrap_or_default().replace([':', '[', ']'], "-");
        let port = site.port().map(|port| format!("_{port}")).unwrap_or_default();
        Self { path: context.settings.places.state.join("audit").join(host + &port) }
    }

    /// Makes it where it is missing.
    ///
    /// # Errors
    /// The system's errors; a link in its place is one.
    pub fn make(&self) -> io::Result<()> {
        private::directory_below(private::above(&self.path))?;
        private::directory_below(&self.path)
    }

    /// Where this run's file goes.
    pub fn place(&self, context: &Context) -> PathBuf {
        self.path.join(format!("{}{ENDING}", context.journal.run()))
    }

    /// All files, the oldest first; none where nothing was ever written.
    ///
    /// # Errors
    /// Exit 2 where the folder can't be read.
    pub fn all(&self) -> Result<Vec<Kept>, Failure> {
        let name = self.path.display().to_string();
        let is_link = |path: &std::path::Path| path.symlink_metadata().is_ok_and(|it| it.is_symlink());
        if is_link(&self.path) || is_link(private::above(&self.path)) {
            return Err(unreadable(&name, &ErrorKind::NotADirectory.into()));
        }
        let entries = match fs::read_dir(&self.path) {
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            read => read.map_err(|cause| unreadable(&name, &cause))?,
        };
        let mut all = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|cause| unreadable(&name, &cause))?;
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if let Some(at) = entry.file_name().to_str().and_then(moment).filter(|_| is_file) {
                let written = entry.metadata().and_then(|known| known.modified()).ok();
                all.push(Kept { at, written, path: entry.path() });
            }
        }
        all.sort();
        Ok(all)
    }
}

/// The moment in the name of a file of ours; nothing for another file.
fn moment(name: &str) -> Option<Timestamp> {
    let run = name.strip_suffix(ENDING)?;
    let at = DateTime::strptime(MOMENT, run.get(..MOMENT_LENGTH)?).ok()?;
    Some(at.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_have_a_moment() {
        let found = moment("20261130T121500Z-42-1.jsonl").map(|moment| moment.to_string());
        assert_eq!(found.as_deref(), Some("2026-11-30T12:15:00Z"));
        for other in ["20261130T121500Z-42-1.toml", "november.jsonl", "é.jsonl", "20261330T121500Z.jsonl"] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
