//! The profiles of this machine: `profiles.toml`, a name, a portal, who signed in, and the settings that are kept. Never a key.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;
use toml_edit::{DocumentMut, Item, Table, Value, value};

use udatactl_files::lock;
use udatactl_files::private;

mod kept;

use kept::DEFAULTS;
pub use kept::Place;

/// How long another process may hold the profiles and keys: longer than a keyring that asks its owner for a password.
const WAIT_LIMIT: Duration = Duration::from_secs(90);

/// One account on one portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    /// The portal's root.
    pub site: String,
    /// The name of the person who signed in, for reading.
    pub person: Option<String>,
    /// True once a key was kept for it.
    pub has_key: bool,
    /// True where it was kept in the clear file: then a keyring that is slow or broken is not waited for.
    pub in_clear: bool,
}

/// The file can't be read, understood or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{path}: {cause}")]
    Unusable { path: PathBuf, cause: io::Error },
    #[error("{path}: {cause}")]
    Unwritable { path: PathBuf, cause: io::Error },
    #[error("{path}: {cause}")]
    Unreadable { path: PathBuf, cause: String },
    /// It is TOML, and that part of it is not what this program writes there.
    #[error("{path}: {part}")]
    Misshapen { path: PathBuf, part: String },
    #[error("another process held the profiles for {0} s")]
    Busy(u64),
}

/// The file, kept with the comments that a person put into it.
#[derive(Debug)]
pub struct Profiles {
    path: PathBuf,
    document: DocumentMut,
    /// Held while profiles and keys are changed: one lock over both.
    lock: Option<File>,
}

/// A new file of profiles that the disk has, beside the one that still counts.
#[derive(Debug)]
pub struct Prepared<'a> {
    path: &'a Path,
    aside: NamedTempFile,
}

impl Prepared<'_> {
    /// Puts it in the place of the one that counts.
    ///
    /// # Errors
    /// When the directory can't be written.
    pub fn commit(self) -> Result<(), Error> {
        let path = self.path;
        private::keep(self.aside, path).map_err(|cause| Error::Unwritable { path: path.to_owned(), cause })
    }
}

impl Profiles {
    /// Takes hold of the profiles and keys for changing them, and reads the file as it is now. They are let go with the
    /// value.
    ///
    /// # Errors
    /// As [`Profiles::read`]; when another process does not let go, or the directory can't be written.
    pub fn hold(directory: &Path) -> Result<Self, Error> {
        let path = directory.join("profiles.lock");
        let held = private::directory(directory).and_then(|()| lock::hold(&path, WAIT_LIMIT));
        let lock = held.map_err(|cause| match cause.kind() {
            io::ErrorKind::TimedOut => Error::Busy(WAIT_LIMIT.as_secs()),
            _ => Error::Unwritable { path, cause },
        })?;
        Ok(Self { lock: Some(lock), ..Self::read(directory)? })
    }

    /// Reads the file; a missing one has no profiles.
    ///
    /// # Errors
    /// When it is there and can't be read, is no TOML, or holds something else than profiles.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        let path = directory.join("profiles.toml");
        let text = private::read(&path)
            .and_then(|bytes| String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into()));
        let text = match text {
            Ok(text) => text,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(Error::Unusable { path, cause }),
        };
        let document = text.parse().map_err(|cause: toml_edit::TomlError| Error::Unreadable {
            path: path.clone(),
            cause: cause.to_string(),
        })?;
        match misshapen(&document) {
            Some(part) => Err(Error::Misshapen { path, part }),
            None => Ok(Self { path, document, lock: None }),
        }
    }

    /// As if there were no file, for whoever goes on without one that can't be read.
    pub fn without(directory: &Path) -> Self {
        Self { path: directory.join("profiles.toml"), document: DocumentMut::new(), lock: None }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of the profile in use.
    pub fn current(&self) -> Option<&str> {
        self.document.get("current")?.as_str()
    }

    /// A profile by its name.
    pub fn find(&self, name: &str) -> Option<Profile> {
        let table = self.document.get("profiles")?.get(name)?;
        Some(Profile {
            name: name.to_owned(),
            site: table.get("site")?.as_str()?.to_owned(),
            person: table.get("person").and_then(Item::as_str).map(str::to_owned),
            has_key: table.get("key").and_then(Item::as_bool).unwrap_or(false),
            in_clear: table.get("clear").and_then(Item::as_bool).unwrap_or(false),
        })
    }

    /// All profiles, by name.
    pub fn all(&self) -> Vec<Profile> {
        let table = self.document.get("profiles").and_then(Item::as_table_like);
        let mut names: Vec<&str> =
            table.into_iter().flat_map(toml_edit::TableLike::iter).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.into_iter().filter_map(|name| self.find(name)).collect()
    }

    /// Adds or replaces a profile.
    pub fn put(&mut self, profile: &Profile) {
        let profiles = self.document.entry("profiles").or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        let entry = &mut profiles[&profile.name];
        if !entry.is_table_like() {
            *entry = Item::Table(Table::new());
        }
        entry["site"] = value(&profile.site);
        entry["key"] = value(profile.has_key);
        entry["clear"] = if profile.in_clear { value(true) } else { Item::None };
        match &profile.person {
            Some(person) => entry["person"] = value(person),
            None => entry["person"] = Item::None,
        }
    }

    /// Makes a profile the one in use.
    pub fn make_current(&mut self, name: &str) {
        self.document["current"] = value(name);
    }

    /// Takes a profile out; the one in use is then none.
    pub fn remove(&mut self, name: &str) {
        if let Some(table) = self.document.get_mut("profiles").and_then(Item::as_table_like_mut) {
            table.remove(name);
        }
        if self.current() == Some(name) {
            self.document.remove("current");
        }
    }

    /// What a place says of a setting.
    pub fn kept(&self, place: &Place, name: &str) -> Option<&Item> {
        kept::get(&self.document, place, name)
    }

    /// Every key that may be a setting, with its place, in the order of the file.
    pub fn all_kept(&self) -> Vec<(Place, String)> {
        kept::all(&self.document)
    }

    /// The keys of the file itself that this program does not know.
    pub fn strange_keys(&self) -> Vec<&str> {
        kept::strange(&self.document)
    }

    /// Writes a setting into a place, whose other keys and comments stay.
    pub fn keep(&mut self, place: &Place, name: &str, value: Value) {
        kept::put(&mut self.document, place, name, value);
    }

    /// Takes a setting out of a place.
    pub fn drop_kept(&mut self, place: &Place, name: &str) {
        kept::remove(&mut self.document, place, name);
    }

    /// The failure for a setting that is not of the kind that it should be.
    pub fn misshapen(&self, place: &Place, name: &str) -> Error {
        Error::Misshapen { path: self.path.clone(), part: format!("{place}.{name}") }
    }

    /// Writes the file aside; what fails for want of room or rights fails here, and what there was stays.
    ///
    /// # Errors
    /// When the directory can't be written.
    pub fn prepare(&self) -> Result<Prepared<'_>, Error> {
        debug_assert!(self.lock.is_some(), "profiles are held while they are changed");
        let aside = private::prepare(&self.path, self.document.to_string().as_bytes())
            .map_err(|cause| Error::Unwritable { path: self.path.clone(), cause })?;
        Ok(Prepared { path: &self.path, aside })
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// When the directory can't be written.
    pub fn write(&self) -> Result<(), Error> {
        self.prepare()?.commit()
    }
}

/// The first part of the file that is not what this program writes there.
fn misshapen(document: &DocumentMut) -> Option<String> {
    if document.get("current").is_some_and(|current| !current.is_str()) {
        return Some("current".to_owned());
    }
    if document.get(DEFAULTS).is_some_and(|defaults| !defaults.is_table_like()) {
        return Some(DEFAULTS.to_owned());
    }
    let profiles = document.get("profiles")?;
    let Some(profiles) = profiles.as_table_like() else { return Some("profiles".to_owned()) };
    profiles.iter().find_map(|(name, profile)| {
        let Some(profile) = profile.as_table_like() else { return Some(format!("profiles.{name}")) };
        let is_missing = |key: &str| key == "site" && !profile.contains_key(key);
        let is = |key: &str, fits: fn(&Item) -> bool| profile.get(key).map_or(!is_missing(key), fits);
        let texts = ["site", "person"].into_iter().find(|key| !is(key, Item::is_str));
        let flags = ["key", "clear"].into_iter().find(|key| !is(key, Item::is_bool));
        texts.or(flags).map(|key| format!("profiles.{name}.{key}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_comments_survive() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("profiles.toml");
        std::fs::write(&path, "# mine\n[profiles.demo]\nsite = \"https://demo.data.gouv.fr/\" # trying\n")
            .expect("written");
        let mut profiles = Profiles::hold(directory.path()).expect("read");
        let added = Profile {
            name: "Ma ville".into(),
            site: "https://a/".into(),
            person: None,
            has_key: true,
            in_clear: false,
        };
        profiles.put(&added);
        profiles.make_current("Ma ville");
        profiles.write().expect("written");
        let text = std::fs::read_to_string(&path).expect("read");
        assert!(text.contains("# mine") && text.contains("# trying"), "{text}");
        let profiles = Profiles::read(directory.path()).expect("read again");
        assert_eq!(profiles.find("Ma ville"), Some(added));
        assert_eq!(profiles.all().len(), 2);
        assert_eq!(profiles.current(), Some("Ma ville"));
    }

    #[test]
    fn removing_the_one_in_use_leaves_none_in_use() {
        let directory = tempfile::tempdir().expect("a directory");
        let mut profiles = Profiles::read(directory.path()).expect("nothing yet");
        profiles.put(&Profile {
            name: "a".into(),
            site: "https://a/".into(),
            person: None,
            has_key: false,
            in_clear: false,
        });
        profiles.make_current("a");
        profiles.remove("a");
        assert_eq!((profiles.current(), profiles.all().len()), (None, 0));
    }

    #[test]
    fn what_is_no_profile_is_told_by_its_name() {
        let directory = tempfile::tempdir().expect("a directory");
        let told = |text: &str| {
            std::fs::write(directory.path().join("profiles.toml"), text).expect("written");
            match Profiles::read(directory.path()) {
                Err(Error::Misshapen { part, .. }) => part,
                other => format!("{:?}", other.map(|profiles| profiles.all())),
            }
        };
        assert_eq!(told("profiles = 3"), "profiles");
        assert_eq!(told("current = 3"), "current");
        assert_eq!(told("[[profiles]]\nsite = \"https://a/\""), "profiles");
        assert_eq!(told("profiles.demo = 3"), "profiles.demo");
        assert_eq!(told("[profiles.demo]\nkey = true"), "profiles.demo.site");
        assert_eq!(told("[profiles.demo]\nsite = \"https://a/\"\nkey = \"yes\""), "profiles.demo.key");
        assert_eq!(told("defaults = 3"), "defaults");
        assert!(told("profiles = { demo = { site = \"https://a/\" } }").contains("name: \"demo\""));
        assert_eq!(told("# nothing yet"), "Ok([])");
    }
}
