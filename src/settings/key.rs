//! The key that the environment brings, in a variable or in a file that one names.

use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};

use super::environment::Environment;
use crate::credentials::{Key, NamedFile, Origin};
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};

/// The key of the environment, and what there is to know about where it came from.
///
/// # Errors
/// A usage failure for what holds no key, can't be read, or for two of them.
pub fn from(environment: &Environment, warnings: &mut Vec<Message>) -> Result<Option<Key>, Failure> {
    let token = environment.get("UDATACTL_TOKEN");
    let file = environment.get("UDATACTL_TOKEN_FILE").map(PathBuf::from);
    match (token, file) {
        (Some(_), Some(_)) => Err(Failure::new(Code::TwoTokens, Message::new("failure-two-tokens"))),
        (Some(token), None) => {
            let secret = sendable(&token, "UDATACTL_TOKEN")?;
            Ok(Some(Key { secret, origin: Origin::Variable("UDATACTL_TOKEN") }))
        }
        (None, Some(path)) => {
            let shown = path.display().to_string();
            let file = NamedFile::read(&path).map_err(|cause| {
                let message = message!("failure-token-file", path = &shown, cause = &cause);
                Failure::new(Code::TokenFile, message)
            })?;
            let text = file.text.expose_secret();
            if text.trim().is_empty() {
                return Err(Failure::new(
                    Code::TokenFile,
                    message!("failure-token-file-empty", path = shown),
                ));
            }
            if let Some(mode) = file.open_to_others {
                let mode = format!("{mode:o}");
                warnings.push(message!("token-file-open", path = shown, mode = mode));
            }
            let secret = sendable(text, "UDATACTL_TOKEN_FILE")?;
            Ok(Some(Key { secret, origin: Origin::NamedFile(path) }))
        }
        (None, None) => Ok(None),
    }
}

/// A key that would be left out of the call without a word is refused here.
fn sendable(text: &str, name: &str) -> Result<SecretString, Failure> {
    Key::read(text)
        .ok_or_else(|| Failure::new(Code::TokenMalformed, message!("failure-token-odd", name = name)))
}
