//! An answer read within bounds, without the key, and only about what was asked.

use std::io::Read;
use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::blocking::Response;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use secrecy::SecretString;
use serde::Deserialize;

use super::bounds::{self, Weight};
use super::connection_failure::ConnectionFailure;
use super::error::{Error, Result};
use super::path::is_id;
use super::secret;
use super::unexpected_answer::UnexpectedAnswer;

/// The largest answer that is read, in bytes, once it is inflated: an organization of 10,000 members has some eight
/// million.
const LARGEST: u64 = 32_000_000;
/// The largest refusal: udata's have a sentence for each field.
const LARGEST_REFUSAL: u64 = 64 * 1024;
/// The size, in bytes, of an answer of which several may be held at once; a larger one is read and taken apart while no
/// other one is.
const SMALL: u64 = 1_000_000;

/// An answer that was read whole.
pub(super) struct Reply {
    pub status: u16,
    /// The content type that the answer gives, in small letters.
    pub kind: String,
    pub text: String,
}

impl Reply {
    /// Reads what a good answer holds, for `make` to take apart.
    ///
    /// # Errors
    /// [`Error::Unexpected`] for one that ends early, is larger than any of udata's, or is about something else than its path, and
    /// whatever `make` gives.
    pub fn read<R>(
        path: &str,
        response: Response,
        key: Option<&SecretString>,
        large: &Mutex<()>,
        make: impl FnOnce(Self) -> Result<R>,
    ) -> Result<R> {
        let (reply, _alone) = Self::whole(path, response, key, large)?;
        make(reply)
    }

    /// The answer, held alone where it is a large one.
    fn whole<'l>(
        path: &str,
        response: Response,
        key: Option<&SecretString>,
        large: &'l Mutex<()>,
    ) -> Result<(Self, Option<MutexGuard<'l, ()>>)> {
        let status = response.status().as_u16();
        let unexpected = |kind| Error::Unexpected { path: path.to_owned(), status: Some(status), kind };
        let small = |value: &HeaderValue| value.to_str().map(str::to_ascii_lowercase).ok();
        let kind = response.headers().get(CONTENT_TYPE).and_then(small).unwrap_or_default();
        let mut bytes = Vec::new();
        let mut body = response.take(LARGEST + 1);
        body.by_ref().take(SMALL).read_to_end(&mut bytes).map_err(|cause| unexpected(cut(&cause)))?;
        let is_whole = (bytes.len() as u64) < SMALL;
        let mut weight = is_whole.then(|| bounds::weigh(&bytes)).flatten();
        let alone =
            (weight != Some(Weight::Light)).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
        if !is_whole {
            body.read_to_end(&mut bytes).map_err(|cause| unexpected(cut(&cause)))?;
            weight = bounds::weigh(&bytes).filter(|_| bytes.len() as u64 <= LARGEST);
        }
        if weight.is_none() {
            return Err(unexpected(UnexpectedAnswer::Outsized));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| unexpected(UnexpectedAnswer::NotJson("no UTF-8".to_owned())))?;
        let text = secret::masked(text, key);
        if is_about_another(path, &text) {
            return Err(unexpected(UnexpectedAnswer::Another));
        }
        Ok((Self { status, kind, text }, alone))
    }
}

/// Reads a refusal, as far as one of udata's goes.
///
/// # Errors
/// [`UnexpectedAnswer`] for a refusal that ends early or is larger than any of udata's.
pub(super) fn refusal(
    response: Response,
    key: Option<&SecretString>,
) -> std::result::Result<String, UnexpectedAnswer> {
    let mut bytes = Vec::new();
    response.take(LARGEST_REFUSAL + 1).read_to_end(&mut bytes).map_err(|cause| cut(&cause))?;
    let text = String::from_utf8_lossy(&bytes);
    let is_page = text.trim_start().starts_with('<');
    if !is_page && (bytes.len() as u64 > LARGEST_REFUSAL || bounds::weigh(&bytes).is_none()) {
        return Err(UnexpectedAnswer::Outsized);
    }
    Ok(secret::masked(text.into_owned(), key))
}

fn cut(cause: &std::io::Error) -> UnexpectedAnswer {
    UnexpectedAnswer::CutShort(ConnectionFailure::of(cause))
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    slug: Option<String>,
}

/// True where a path ends in an id and the answer has another. udata takes what looks like an id for a slug where nobody
/// has that id (`udata/routing.py`, `ModelConverter`).
fn is_about_another(path: &str, text: &str) -> bool {
    let Some(asked) = path.trim_end_matches('/').rsplit('/').next().filter(|part| is_id(part)) else {
        return false;
    };
    let Ok(Named { id: Some(id), slug }) = serde_json::from_str(text) else { return false };
    let is_asked = |found: &str| found.eq_ignore_ascii_case(asked);
    !is_asked(&id) && !slug.is_some_and(|slug| is_asked(&slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_about_another_is_known_by_its_id() {
        let (id, other) = ("534fff80a3a7292c64a77f02", "534fff80a3a7292c64a77f03");
        let path = format!("/api/1/users/{id}/");
        let about = |text: &str| is_about_another(&path, text);
        assert!(about(&format!(r#"{{"id": "{other}", "slug": "x"}}"#)));
        assert!(!about(&format!(r#"{{"id": "{}"}}"#, id.to_uppercase())));
        assert!(!about(&format!(r#"{{"id": "{other}", "slug": "{id}"}}"#)));
        assert!(!about(r#"{"errors": []}"#) && !about("[]"));
        assert!(!is_about_another("/api/1/users/jeanne/", &format!(r#"{{"id": "{other}"}}"#)));
    }
}
