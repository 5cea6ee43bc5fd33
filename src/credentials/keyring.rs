//! The system's keyring: one item per account. Every call is made in a thread with a time limit.
//!
//! On Linux the item's attributes are `service` and `username`, which `secret-tool` finds too.

use keyring_core::{Entry, Error as KeyringError};
use secrecy::{ExposeSecret, SecretString};

use super::account::Account;
use super::error::{Cause, Error};
use super::keyring_timeout::KeyringTimeout;
use super::platform;

const SERVICE: &str = "udatactl";

pub(super) fn read(account: &Account, timeout: &KeyringTimeout) -> Result<Option<SecretString>, Error> {
    let item = Item::of(account);
    timeout.wait_for(move || item.open()?.read())
}

/// Writes the key, compares what the keyring gives back, and gives the one that was there before; that one is put back
/// where the new one was not taken.
pub(super) fn write(
    account: &Account,
    secret: &SecretString,
    timeout: &KeyringTimeout,
) -> Result<Option<SecretString>, Error> {
    let item = Item::of(account);
    let secret = secret.clone();
    timeout.wait_for(move || {
        let item = item.open()?;
        let before = item.read()?;
        let taken = item.set(&secret).and_then(|()| match item.read()? {
            Some(found) if found.expose_secret() == secret.expose_secret() => Ok(()),
            _ => Err(Error::NotReadBack),
        });
        if let (Err(_), Some(before)) = (&taken, &before) {
            let _ = item.set(before);
        }
        taken.map(|()| before)
    })
}

/// Removes every item of the account: signing out is also the way out of an ambiguous keyring.
pub(super) fn remove(account: &Account, timeout: &KeyringTimeout) -> Result<bool, Error> {
    let item = Item::of(account);
    timeout.wait_for(move || {
        let items = match item.open()?.0.delete_credential() {
            Ok(()) => return Ok(true),
            Err(KeyringError::NoEntry) => return Ok(false),
            Err(KeyringError::Ambiguous(items)) => items,
            Err(error) => return Err(told(error)),
        };
        for each in items {
            each.delete_credential().map_err(told)?;
        }
        Ok(true)
    })
}

/// An item: what it is found by, and what a person sees of it.
struct Item {
    user: String,
    label: String,
}

impl Item {
    fn of(account: &Account) -> Self {
        Self {
            user: format!("{}@{}", account.profile, account.site()),
            label: format!("udatactl: {} on {}", account.profile, account.host()),
        }
    }

    fn open(&self) -> Result<OpenItem, Error> {
        // Whatever prevents the very first exchange, no keyring is there for us.
        let store = platform::open().map_err(|error| absent(&error))?;
        let modifiers = platform::modifiers(&self.label);
        let entry = store.build(SERVICE, &self.user, Some(&modifiers));
        entry.map(OpenItem).map_err(told)
    }
}

struct OpenItem(Entry);

impl OpenItem {
    fn set(&self, secret: &SecretString) -> Result<(), Error> {
        self.0.set_password(secret.expose_secret()).map_err(told)
    }

    fn read(&self) -> Result<Option<SecretString>, Error> {
        match self.0.get_password() {
            Ok(secret) => Ok(Some(SecretString::from(secret))),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => Err(told(error)),
        }
    }
}

/// The keyring's error in our words. Its Debug form may hold the secret's bytes: only its Display
/// form leaves this function.
fn told(error: KeyringError) -> Error {
    match &error {
        KeyringError::Ambiguous(items) => Error::KeyringAmbiguous { count: items.len() },
        KeyringError::NoStorageAccess(inner) if platform::means_nothing_there(inner.as_ref()) => {
            absent(&error)
        }
        KeyringError::NoStorageAccess(inner) => Error::KeyringLocked { source: Cause(inner.to_string()) },
        KeyringError::PlatformFailure(inner) if platform::means_locked(inner.as_ref()) => {
            Error::KeyringLocked { source: Cause(inner.to_string()) }
        }
        KeyringError::PlatformFailure(inner) => Error::KeyringRefused { source: Cause(inner.to_string()) },
        KeyringError::BadDataFormat(..) => {
            Error::KeyringRefused { source: Cause("the item is malformed".to_owned()) }
        }
        other => Error::KeyringRefused { source: Cause(other.to_string()) },
    }
}

fn absent(error: &KeyringError) -> Error {
    let cause = match error {
        KeyringError::PlatformFailure(inner) | KeyringError::NoStorageAccess(inner) => inner.to_string(),
        other => other.to_string(),
    };
    Error::KeyringAbsent { source: Cause(cause) }
}
