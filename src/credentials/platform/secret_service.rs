//! The Secret Service: gnome-keyring, `KWallet`, `KeePassXC`…

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::{CredentialStore, Result};
use secret_service::Error::{Locked, NoResult, Prompt, PromptDisconnected};

type Failure = dyn Error + Send + Sync + 'static;

pub fn open() -> Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

pub fn modifiers(label: &str) -> HashMap<&str, &str> {
    HashMap::from([("label", label)])
}

/// A service without a single collection to write into.
pub fn means_nothing_there(failure: &Failure) -> bool {
    matches!(failure.downcast_ref(), Some(NoResult))
}

/// Some calls of the store put these among its general failures.
pub fn means_locked(failure: &Failure) -> bool {
    matches!(failure.downcast_ref(), Some(Locked | Prompt | PromptDisconnected))
        || failure.to_string().contains("org.freedesktop.Secret.Error.IsLocked")
}
