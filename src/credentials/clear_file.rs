//! `keys.toml`: keys in clear, for whoever asked for that. A table per portal, a key per profile.
//!
//! Its owner alone may read it. It is replaced whole; whoever writes holds the profiles, so one process does at a time.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use toml_edit::{DocumentMut, Item, Table, value};

use super::account::Account;
use super::error::{Cause, Error};
use udatactl_files::private;

const HEAD: &str = "\
# API keys in clear. Whoever reads this file can act in your name on these portals.\n\n";

pub(super) struct ClearFile<'a> {
    directory: &'a Path,
}

impl<'a> ClearFile<'a> {
    pub(super) fn within(directory: &'a Path) -> Self {
        Self { directory }
    }

    pub(super) fn path(&self) -> PathBuf {
        self.directory.join("keys.toml")
    }

    /// Refuses a file that others may read, even for a key that it does not hold.
    pub(super) fn read(&self, account: &Account) -> Result<Option<SecretString>, Error> {
        let Some(document) = self.load(Modes::OwnerOnly)? else {
            return Ok(None);
        };
        let key = document.get(account.site()).and_then(|site| site.get(&account.profile));
        match key {
            None => Ok(None),
            Some(key) => match key.as_str() {
                Some(key) => Ok(Some(SecretString::from(key))),
                None => Err(self.malformed("a key is not a text".to_owned())),
            },
        }
    }

    pub(super) fn write(&self, account: &Account, secret: &SecretString) -> Result<(), Error> {
        private::directory(self.directory).map_err(|error| self.not_writable(error))?;
        let mut document = match self.load(Modes::OwnerOnly)? {
            Some(document) => document,
            None => HEAD.parse().map_err(|_| self.malformed("its head".to_owned()))?,
        };
        let site = document.entry(account.site()).or_insert_with(|| Item::Table(Table::new()));
        match site.as_table_like_mut() {
            Some(site) => site.insert(&account.profile, value(secret.expose_secret())),
            None => return Err(self.malformed("a portal is not a table".to_owned())),
        };
        self.replace(&document)
    }

    /// Whether there was something to remove. A file open to others is no obstacle: what remains
    /// of it is written back for its owner alone.
    pub(super) fn remove(&self, account: &Account) -> Result<bool, Error> {
        let Some(mut document) = self.load(Modes::Any)? else {
            return Ok(false);
        };
        let Some(site) = document.get_mut(account.site()).and_then(Item::as_table_like_mut) else {
            return Ok(false);
        };
        if site.remove(&account.profile).is_none() {
            return Ok(false);
        }
        if site.is_empty() {
            document.remove(account.site());
        }
        if document.is_empty() {
            fs::remove_file(self.path()).map_err(|error| self.not_writable(error))?;
        } else {
            self.replace(&document)?;
        }
        Ok(true)
    }

    fn load(&self, modes: Modes) -> Result<Option<DocumentMut>, Error> {
        let unreadable = |source| Error::ClearFileUnreadable { path: self.path(), source };
        let mut file = match private::options().read(true).open(self.path()) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        };
        if modes == Modes::OwnerOnly
            && let Some(mode) = too_open(&file).map_err(unreadable)?
        {
            let path = self.path();
            return Err(Error::ClearFileTooOpen { path, mode });
        }
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(unreadable)?;
        text.parse().map(Some).map_err(|error| {
            // The parser's Display form quotes the line, which may well be a key.
            let error: toml_edit::TomlError = error;
            let before = text.get(..error.span().map_or(0, |span| span.start));
            let line = before.map_or(0, |before| before.matches('\n').count()) + 1;
            self.malformed(format!("line {line}: {}", first_line(error.message())))
        })
    }

    /// A reader sees the old file or the new one.
    fn replace(&self, document: &DocumentMut) -> Result<(), Error> {
        let written = private::renew(&self.path(), document.to_string().as_bytes());
        written.map_err(|error| self.not_writable(error))
    }

    fn malformed(&self, cause: String) -> Error {
        Error::ClearFileMalformed { path: self.path(), source: Cause(cause) }
    }

    fn not_writable(&self, source: io::Error) -> Error {
        Error::DirectoryNotWritable { path: self.directory.to_owned(), source }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Modes {
    OwnerOnly,
    Any,
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

fn too_open(file: &File) -> io::Result<Option<u32>> {
    Ok(private::mode(file)?.filter(|mode| mode & !0o600 != 0))
}

#[cfg(test)]
mod tests;
