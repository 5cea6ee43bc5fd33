//! The record of a key that was made, or revoked.

use secrecy::{ExposeSecret, SecretString};

use crate::commands::auth::origin::KeyLocation;
use crate::membership::ChangeStatus;
use crate::report::record;
use udata_client::ApiKey;

/// What stands for the id of the only key that an account has before udata 16.
pub const ONLY: &str = "apikey";

record! {
    /// A key that was made, replaced or revoked, or is to be.
    pub struct Row {
        /// The key's id, where it is known.
        pub target: Option<String> => shown(Text),
        pub action: &'static str => shown(Token("action")),
        pub name: Option<String> => shown(Text),
        /// Nothing where it never ends.
        pub expires_at: Option<String> => shown(Due),
        pub result: ChangeStatus => shown(Token("result")),
        pub verified: bool => shown(Flag),
        pub before: Option<&'static str> => data(Token("key-state")),
        pub after: Option<&'static str> => data(Token("key-state")),
        /// `keyring` or `clear_file`, where the key is kept.
        pub key_from: Option<&'static str> => data(Token("key-in")),
        pub key_place: Option<String> => data(Text),
        /// The key itself, only where it was asked for.
        pub token: Option<String> => data(Text),
    }
}

impl Row {
    /// A key that is to be made.
    pub fn planned(action: &'static str, name: &str, expires_at: Option<String>) -> Self {
        Self {
            target: None,
            action,
            name: Some(name.to_owned()),
            expires_at,
            result: ChangeStatus::Planned,
            verified: false,
            before: None,
            after: Some("active"),
            key_from: None,
            key_place: None,
            token: None,
        }
    }

    /// A key that was made.
    pub fn made(key: &ApiKey) -> Self {
        Self {
            target: Some(key.id.clone()),
            name: key.name.clone(),
            result: ChangeStatus::Changed,
            ..Self::planned("key-create", "", key.expires_at.clone())
        }
    }

    /// A key that is revoked, or to be.
    pub fn revoked(key: &ApiKey, result: ChangeStatus) -> Self {
        Self {
            action: "key-revoke",
            result,
            verified: result == ChangeStatus::Changed,
            before: Some("active"),
            after: Some(match result {
                ChangeStatus::Changed | ChangeStatus::Planned => "revoked",
                _ => "active",
            }),
            ..Self::made(key)
        }
    }

    /// With where it is kept.
    pub fn kept(self, place: KeyLocation) -> Self {
        Self { key_from: Some(place.key_from), key_place: place.key_place, ..self }
    }

    /// With the key itself.
    pub fn showing(self, secret: &SecretString) -> Self {
        Self { token: Some(secret.expose_secret().to_owned()), ..self }
    }
}

/// The name of a key, or else its id, for a sentence.
pub fn called(key: &ApiKey) -> String {
    match &key.name {
        Some(name) if !name.trim().is_empty() => format!("{name} ({})", key.id),
        _ => key.id.clone(),
    }
}
