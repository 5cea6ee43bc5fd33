//! Find, keep and forget API keys; every key knows where it came from.
//!
//! A key lives in the system's keyring, or in a clear file where the person asked for that.
//! This module decides nothing and says nothing: no prompt, no output, no environment.

mod account;
mod clear_file;
mod error;
mod keyring;
#[cfg(test)]
mod keyring_tests;
mod keyring_timeout;
mod named_file;
mod platform;

use std::path::PathBuf;

use secrecy::SecretString;

pub use account::Account;
use clear_file::ClearFile;
pub use error::Error;
pub use keyring_timeout::KeyringTimeout;
pub use named_file::NamedFile;

/// Where a key was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Variable(&'static str),
    NamedFile(PathBuf),
    Keyring,
    ClearFile(PathBuf),
    /// Nobody kept it: it is the one of the sandbox's first administrator.
    Sandbox,
}

/// An API key and where it came from. Its Debug output never shows the secret.
#[derive(Debug, Clone)]
pub struct Key {
    pub secret: SecretString,
    pub origin: Origin,
}

impl Key {
    /// The key in a text, without the white space or the mark of an encoding around it; `None` where there is none, or more than one word of
    /// visible ASCII, which no portal hands out and no header carries.
    pub fn read(text: &str) -> Option<SecretString> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let sendable = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        sendable.then(|| SecretString::from(text))
    }

    /// The key of the administrator that the sandbox begins with. It opens nothing else, and everybody may know it.
    pub fn of_the_sandbox() -> Self {
        Self { secret: SecretString::from("sandbox-camille"), origin: Origin::Sandbox }
    }
}

/// A key that was kept, and the one that it took the place of.
#[derive(Debug)]
pub struct Kept {
    pub origin: Origin,
    before: Option<SecretString>,
}

/// The keys of one configuration directory, and of the keyring.
#[derive(Debug, Clone)]
pub struct Store {
    directory: PathBuf,
}

impl Store {
    /// Touches nothing yet.
    pub fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// The keyring first, then the clear file.
    ///
    /// A keyring that fails does not hide a key kept in clear: its error is returned only where
    /// the clear file does not hold this account either.
    pub fn find(&self, account: &Account, timeout: &KeyringTimeout) -> Result<Option<Key>, Error> {
        let in_keyring = keyring::read(account, timeout);
        if let Ok(Some(secret)) = in_keyring {
            return Ok(Some(Key { secret, origin: Origin::Keyring }));
        }
        let clear = self.clear_file();
        match clear.read(account)? {
            Some(secret) => Ok(Some(Key { secret, origin: Origin::ClearFile(clear.path()) })),
            None => in_keyring.map(|_| None),
        }
    }

    /// Asks the keyring alone whether it answers, by the key of this account, of which nothing is said.
    ///
    /// # Errors
    /// The keyring's error.
    pub fn ask_keyring(&self, account: &Account, timeout: &KeyringTimeout) -> Result<(), Error> {
        keyring::read(account, timeout).map(drop)
    }

    /// The clear file alone: for an account whose key was kept there and removed from the keyring.
    pub fn find_in_clear(&self, account: &Account) -> Result<Option<Key>, Error> {
        let clear = self.clear_file();
        let secret = clear.read(account)?;
        Ok(secret.map(|secret| Key { secret, origin: Origin::ClearFile(clear.path()) }))
    }

    /// Keeps a key in the keyring and reads it back. A copy in clear stays.
    ///
    /// # Errors
    /// The keyring's error; the key that was there before is still there then.
    pub fn keep(
        &self,
        account: &Account,
        secret: &SecretString,
        timeout: &KeyringTimeout,
    ) -> Result<Kept, Error> {
        let before = keyring::write(account, secret, timeout)?;
        Ok(Kept { origin: Origin::Keyring, before })
    }

    /// Keeps a key in a file that only its owner can read. The keyring is not touched.
    ///
    /// # Errors
    /// Where the file can't be used or written; it is as before then.
    pub fn keep_in_clear(&self, account: &Account, secret: &SecretString) -> Result<Kept, Error> {
        let clear = self.clear_file();
        let before = clear.read(account)?;
        clear.write(account, secret)?;
        Ok(Kept { origin: Origin::ClearFile(clear.path()), before })
    }

    /// Undoes what was kept: the key that was there before is there again.
    ///
    /// # Errors
    /// As [`Self::keep`] and [`Self::forget`].
    pub fn put_back(&self, account: &Account, kept: &Kept, timeout: &KeyringTimeout) -> Result<(), Error> {
        match (&kept.origin, &kept.before) {
            (Origin::ClearFile(_), Some(before)) => self.clear_file().write(account, before),
            (Origin::ClearFile(_), None) => self.clear_file().remove(account).map(drop),
            (_, Some(before)) => keyring::write(account, before, timeout).map(drop),
            (_, None) => keyring::remove(account, timeout).map(drop),
        }
    }

    /// Lets go of the copy that is in the other place than the one named.
    ///
    /// # Errors
    /// The keyring's error, or one where the file can't be written. Where there is no keyring, there is no copy.
    pub fn forget_elsewhere(
        &self,
        account: &Account,
        origin: &Origin,
        timeout: &KeyringTimeout,
    ) -> Result<(), Error> {
        match origin {
            Origin::ClearFile(_) => match keyring::remove(account, timeout) {
                Err(Error::KeyringAbsent { .. }) => Ok(()),
                removed => removed.map(drop),
            },
            _ => self.clear_file().remove(account).map(drop),
        }
    }

    /// Removes this account's key from both places, and says from which ones something went.
    ///
    /// The clear file goes first, whatever the keyring answers. Where there is no keyring, a key
    /// removed from the clear file is a success; any other failure of the keyring is an error,
    /// since it may still hold a key.
    pub fn forget(&self, account: &Account, timeout: &KeyringTimeout) -> Result<Vec<Origin>, Error> {
        let clear = self.clear_file();
        let mut removed = Vec::new();
        let in_clear = clear.remove(account);
        let in_keyring = keyring::remove(account, timeout);
        if in_clear? {
            removed.push(Origin::ClearFile(clear.path()));
        }
        match in_keyring {
            Ok(true) => removed.insert(0, Origin::Keyring),
            Ok(false) => {}
            Err(Error::KeyringAbsent { .. }) if !removed.is_empty() => {}
            Err(error) => return Err(error),
        }
        Ok(removed)
    }

    /// Where keys in clear are kept.
    pub fn clear_path(&self) -> PathBuf {
        self.clear_file().path()
    }

    fn clear_file(&self) -> ClearFile<'_> {
        ClearFile::within(&self.directory)
    }
}
