//! Which keyring this system has, and what its errors mean.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::{CredentialStore, Result};

pub(super) use here::{means_locked, means_nothing_there, modifiers, open};

type Failure = dyn Error + Send + Sync + 'static;

/// The Secret Service: gnome-keyring, KWallet, KeePassXC…
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
mod here {
    use secret_service::Error::{Locked, NoResult, Prompt, PromptDisconnected};

    use super::*;

    pub(in super::super) fn open() -> Result<Arc<CredentialStore>> {
        Ok(zbus_secret_service_keyring_store::Store::new()?)
    }

    pub(in super::super) fn modifiers(label: &str) -> HashMap<&str, &str> {
        HashMap::from([("label", label)])
    }

    /// A service without a single collection to write into.
    pub(in super::super) fn means_nothing_there(failure: &Failure) -> bool {
        matches!(failure.downcast_ref(), Some(NoResult))
    }

    /// Some calls of the store put these among its general failures.
    pub(in super::super) fn means_locked(failure: &Failure) -> bool {
        matches!(failure.downcast_ref(), Some(Locked | Prompt | PromptDisconnected))
            || failure.to_string().contains("org.freedesktop.Secret.Error.IsLocked")
    }
}

/// The login keychain. It shows no label of ours.
#[cfg(target_os = "macos")]
mod here {
    use super::*;

    pub(in super::super) fn open() -> Result<Arc<CredentialStore>> {
        Ok(apple_native_keyring_store::keychain::Store::new()?)
    }

    pub(in super::super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
        HashMap::new()
    }

    /// "No access" is a keychain that is missing, invalid or not available.
    pub(in super::super) fn means_nothing_there(_: &Failure) -> bool {
        true
    }

    pub(in super::super) fn means_locked(_: &Failure) -> bool {
        false
    }
}

/// The Credential Manager. It shows no label of ours.
#[cfg(windows)]
mod here {
    use super::*;

    pub(in super::super) fn open() -> Result<Arc<CredentialStore>> {
        Ok(windows_native_keyring_store::Store::new()?)
    }

    /// Kept on this machine: by default Windows lets it roam with the person's profile.
    pub(in super::super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
        HashMap::from([("persistence", "Local")])
    }

    /// "No access" is a session without a logon, such as a service's.
    pub(in super::super) fn means_nothing_there(_: &Failure) -> bool {
        true
    }

    pub(in super::super) fn means_locked(_: &Failure) -> bool {
        false
    }
}
