//! The writes that a raw call must not send, because only the verbs guard them, or the portal's own pages: whatever changes
//! rights (`rights.rs`).
//!
//! Decided on every way to read a path, so that no spelling of it slips by; rather one too many than one too few.

use reqwest::Url;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::raw_method::{RawMethod, Reserved};
use super::rights;

/// Finds what a write is reserved for; `None` where it may be sent.
pub fn find(method: RawMethod, url: &Url, content: Option<&Value>) -> Option<Reserved> {
    if method.reads() {
        return None;
    }
    let path = url.path();
    let readings = readings(path);
    readings
        .iter()
        .find_map(|parts| reserved(method, parts, content))
        .or_else(|| (!is_plain(path) || names_a_method(url)).then_some(Reserved::Unclear))
}

/// True for a query by which some servers take another method than the one that is sent.
fn names_a_method(url: &Url) -> bool {
    url.query_pairs().any(|(name, _)| name.to_lowercase().contains("method"))
}

/// Letters, digits and what slugs and ids have, one slash at a time.
fn is_plain(path: &str) -> bool {
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte));
    let trimmed = path.trim_start_matches('/').strip_suffix('/').unwrap_or(path.trim_start_matches('/'));
    trimmed.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && plain(part))
}

/// The parts of a path, as it is and with its percent signs resolved once, twice and so on, each also without `..`.
fn readings(path: &str) -> Vec<Vec<String>> {
    let mut readings = Vec::new();
    let mut text = path.to_owned();
    loop {
        let parts = parts(&text);
        readings.push(without_dots(&parts));
        readings.push(parts);
        let decoded = super::path::decoded(&text);
        if decoded == text {
            return readings;
        }
        text = decoded;
    }
}

fn parts(path: &str) -> Vec<String> {
    let folded: String = path.nfkc().flat_map(char::to_lowercase).collect();
    folded
        .split(['/', '\\'])
        .map(|part| part.split([';', '?', '#']).next().unwrap_or_default())
        .map(|part| {
            part.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect()
        })
        .filter(|part: &String| !part.is_empty() && part != ".")
        .collect()
}

fn without_dots(parts: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        if part == ".." {
            kept.pop();
        } else {
            kept.push(part.clone());
        }
    }
    kept
}

/// The fields of an account that say who may act.
const OF_ACCOUNTS: [&str; 8] =
    ["active", "roles", "deleted", "email", "password", "apikey", "api_tokens", "organizations"];
/// The fields of an organization that say who may act.
const OF_ORGANIZATIONS: [&str; 3] = ["members", "requests", "teams"];
/// The fields that say whose something published is: to change them is to hand it over.
const OF_OWNERS: [&str; 2] = ["owner", "organization"];

fn reserved(method: RawMethod, parts: &[String], content: Option<&Value>) -> Option<Reserved> {
    let by_route = rights::ALL.iter().find_map(|route| route.reserves(method, parts));
    by_route.or_else(|| by_content(method, parts, content?))
}

fn by_content(method: RawMethod, parts: &[String], content: &Value) -> Option<Reserved> {
    if let Value::Array(several) = content {
        return several.iter().find_map(|value| by_content(method, parts, value));
    }
    let has = |keys: &[&str]| keys.iter().any(|key| content.get(key).is_some());
    let changes = matches!(method, RawMethod::Put | RawMethod::Patch);
    let (last, before) = (parts.last()?.as_str(), parts.iter().rev().nth(1).map(String::as_str));
    if last == "organizations" || before == Some("organizations") {
        let deletes = content.get("deleted").is_some_and(|date| !date.is_null());
        let of_members = has(&OF_ORGANIZATIONS).then_some(Reserved::Members);
        return if deletes { Some(Reserved::DeleteOrganization) } else { of_members };
    }
    if last == "me" {
        return has(&OF_ACCOUNTS).then_some(Reserved::Account);
    }
    (changes && has(&OF_OWNERS)).then_some(Reserved::Owner)
}

#[cfg(test)]
#[path = "reserved_tests.rs"]
mod tests;
