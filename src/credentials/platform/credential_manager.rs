//! The Credential Manager. It shows no label of ours.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::{CredentialStore, Result};

type Failure = dyn Error + Send + Sync + 'static;

pub fn open() -> Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

/// Kept on this machine: by default Windows lets it roam with the person's profile.
pub fn modifiers(_label: &str) -> HashMap<&str, &str> {
    HashMap::from([("persistence", "Local")])
}

/// "No access" is a session without a logon, such as a service's.
pub fn means_nothing_there(_: &Failure) -> bool {
    true
}

pub fn means_locked(_: &Failure) -> bool {
    false
}
