//! A refusal in the API's own words, told by its content from whatever else may answer in its place: a proxy, a firewall,
//! a captive portal, a portal's front.

use std::fmt;

use serde_json::{Map, Value};

use super::unexpected_answer::UnexpectedAnswer;

/// The limits of a refusal as it is shown: so many lines of a sentence, or fields, and letters of each.
const MOST_LINES: usize = 20;
const LONGEST_LINE: usize = 100;

/// A refusal by the API itself: the status and what the body said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub path: String,
    /// The portal's sentence, where it gave one.
    pub message: Option<String>,
    /// The refusals of single fields: dotted name and sentence.
    pub fields: Vec<(String, String)>,
    /// Seconds to wait, from `Retry-After`.
    pub retry_after: Option<u64>,
    pub(super) kind: Kind,
}

/// The kind of a refusal, told by its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    /// The body says that there is no such path (`udata/app.py`, from 12 on).
    NoRoute,
    /// The body shows the membership that is there already (409 of `MemberAPI.post` and `MembershipAcceptAPI.post`).
    Member,
}

impl Answer {
    /// Reads the error bodies of all udata versions (`udata/api/__init__.py`, `udata/core/storages/api.py`): a message,
    /// lists or strings for fields, nested objects. Another key than theirs makes it somebody else's.
    ///
    /// # Errors
    /// [`UnexpectedAnswer`] where no udata words a refusal so.
    pub fn read(
        status: u16,
        path: &str,
        body: &str,
        retry_after: Option<u64>,
    ) -> Result<Self, UnexpectedAnswer> {
        let parsed: Value = serde_json::from_str(body).map_err(|cause| UnexpectedAnswer::of(body, &cause))?;
        let unexpected = || UnexpectedAnswer::Shape("no refusal of udata's".to_owned());
        let entries = parsed.as_object().ok_or_else(unexpected)?;
        let kind = kind(status, entries).ok_or_else(unexpected)?;
        let text = |key: &str| {
            let found = entries.get(key)?.as_str()?.trim();
            (!found.is_empty()).then(|| found.to_owned())
        };
        let mut fields = Vec::new();
        if let Some(errors) = entries.get("errors") {
            flatten("", errors, &mut fields);
        }
        fields.truncate(MOST_LINES);
        let message = text("message").or_else(|| text("error")).map(|said| first_lines(&said));
        Ok(Self { status, path: path.to_owned(), message, fields, retry_after, kind })
    }
}

/// Cuts a refusal's sentence to the lines and letters that a person is shown.
fn first_lines(said: &str) -> String {
    let lines: Vec<&str> = said.lines().take(MOST_LINES).collect();
    let kept: String = lines.join("\n").chars().take(MOST_LINES * LONGEST_LINE).collect();
    if kept.len() < said.len() { kept + "…" } else { kept }
}

fn kind(status: u16, entries: &Map<String, Value>) -> Option<Kind> {
    let has_only = |known: &[&str]| entries.keys().all(|key| known.contains(&key.as_str()));
    let is = |key: &str, fits: fn(&Value) -> bool| entries.get(key).is_some_and(fits);
    let is_text_or_absent = |key: &str| entries.get(key).is_none_or(Value::is_string);
    if is("error", Value::is_string) {
        let no_route = status == 404 && has_only(&["error", "status"]) && entries["error"] != "";
        // A file that the portal does not take (`on_upload_status`).
        let no_upload = status == 400 && has_only(&["error", "success"]) && is("success", Value::is_boolean);
        return match (no_route && entries.get("status") == Some(&404.into()), no_upload) {
            (true, _) => Some(Kind::NoRoute),
            (_, true) => Some(Kind::Plain),
            _ => None,
        };
    }
    if has_only(&["message", "errors"]) && is_text_or_absent("message") {
        let says = is("message", Value::is_string) || is("errors", Value::is_object);
        let is_whole = entries.get("errors").is_none_or(Value::is_object);
        return (says && is_whole).then_some(Kind::Plain);
    }
    (status == 409 && is("role", Value::is_string) && is("user", Value::is_object)).then_some(Kind::Member)
}

fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let inner = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                flatten(&inner, value, fields);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| flatten(name, value, fields)),
        Value::String(text) => fields.push((name.to_owned(), first_lines(text))),
        Value::Null => {}
        other => fields.push((name.to_owned(), other.to_string())),
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.status, self.path)?;
        if let Some(message) = &self.message {
            write!(formatter, ": {message}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Result<Answer, UnexpectedAnswer> {
        Answer::read(status, "p", body, None)
    }

    #[test]
    fn error_bodies_of_every_generation_are_read() {
        let fields = |body| read(400, body).map(|answer| answer.fields);
        let field = |name: &str, said: &str| Ok(vec![(name.to_owned(), said.to_owned())]);
        let old = r#"{"errors":{"name":["This field is required."]}}"#;
        assert_eq!(fields(old), field("name", "This field is required."));
        let new = r#"{"errors":{"members":{"1":{"role":"bad"}}},"message":"m"}"#;
        assert_eq!(fields(new), field("members.1.role", "bad"));
        assert_eq!(read(400, new).expect("a refusal").message.as_deref(), Some("m"));
        let kinds = [
            (403, r#"{"message":"You do not have the permission to modify that object."}"#, Kind::Plain),
            (400, r#"{"errors":{}}"#, Kind::Plain),
            (400, r#"{"success":false,"error":"Chunk size mismatch"}"#, Kind::Plain),
            (404, r#"{"error":"The requested URL was not found","status":404}"#, Kind::NoRoute),
            (409, r#"{"role":"editor","user":{"id":"a"},"since":"2026","label":"Editor"}"#, Kind::Member),
            (409, r#"{"user":{"id":"a"},"role":"editor"}"#, Kind::Member),
        ];
        for (status, body, kind) in kinds {
            assert_eq!(read(status, body).map(|answer| answer.kind), Ok(kind), "{body}");
        }
    }

    #[test]
    fn what_no_udata_says_is_odd_whatever_its_status() {
        let pages = ["<!doctype html><p>Blocked", "  <html>", "Forbidden", "", " ", "{\"message\": \"cut"];
        let shapes = [
            "{}",
            "[]",
            "null",
            "\"Forbidden\"",
            "403",
            r#"{"error":"blocked"}"#,
            r#"{"error":"Not Found","status":404,"path":"/api/1/"}"#,
            r#"{"message":"no Route matched","request_id":"f0"}"#,
            r#"{"message":{"text":"blocked"}}"#,
            r#"{"errors":[{"title":"Blocked"}]}"#,
            r#"{"status":403}"#,
            r#"{"role":"admin"}"#,
        ];
        for status in [400, 401, 403, 404, 405, 409, 410, 423, 429, 500, 503] {
            for body in pages.iter().chain(&shapes) {
                assert!(read(status, body).is_err(), "{status} {body}");
            }
        }
        assert!(read(403, r#"{"error":"Not here","status":404}"#).is_err());
        assert_eq!(read(403, "<html>"), Err(UnexpectedAnswer::Html));
        assert_eq!(read(404, "  "), Err(UnexpectedAnswer::Empty));
        assert!(matches!(read(404, "no"), Err(UnexpectedAnswer::NotJson(_))));
    }
}
