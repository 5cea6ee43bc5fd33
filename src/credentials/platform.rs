//! Which keyring this system has, and what its errors mean.

#[cfg(windows)]
mod credential_manager;
#[cfg(target_os = "macos")]
mod keychain;
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
mod secret_service;

#[cfg(windows)]
pub use credential_manager::{means_locked, means_nothing_there, modifiers, open};
#[cfg(target_os = "macos")]
pub use keychain::{means_locked, means_nothing_there, modifiers, open};
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
pub use secret_service::{means_locked, means_nothing_there, modifiers, open};
