//! The writes that a raw call must not send, because only the verbs guard them: memberships, deletions.
//!
//! Decided on every way to read a path, so that no spelling of it slips by; rather one too many than one too few.
//! The routes: `udata/core/organization/api.py`, `udata/core/user/api.py`.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::raw::RawMethod;

/// What a raw write would do that is a verb's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    AddMember,
    SetRole,
    RemoveMember,
    Assign,
    AskToJoin,
    ApproveRequest,
    RejectRequest,
    CancelInvitation,
    AcceptInvitation,
    RefuseInvitation,
    DeleteOrganization,
    /// The members or requests in the content of an organization.
    Members,
    /// An account that goes leaves its organizations, and no guard looks.
    DeleteAccount,
    /// A path that is not written plainly: servers and proxies read such paths differently.
    Unclear,
}

/// What the write is reserved for, or `None` where it may pass.
pub fn find(method: RawMethod, path: &str, content: Option<&Value>) -> Option<Reserved> {
    if method.reads() {
        return None;
    }
    let readings = readings(path);
    readings
        .iter()
        .find_map(|parts| reserved(method, parts, content))
        .or_else(|| (!is_plain(path)).then_some(Reserved::Unclear))
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
        .map(|part| part.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace()).collect())
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

fn reserved(method: RawMethod, parts: &[String], content: Option<&Value>) -> Option<Reserved> {
    let last = parts.last().map_or("", String::as_str);
    if parts.iter().any(|part| part == "org_invitations") {
        let refuses = last == "refuse";
        return Some(if refuses { Reserved::RefuseInvitation } else { Reserved::AcceptInvitation });
    }
    for (index, _) in parts.iter().enumerate().filter(|(_, part)| *part == "organizations") {
        let after = parts.get(index + 2..).unwrap_or_default();
        if let Some(found) = below_organization(method, after, last) {
            return Some(found);
        }
        if after.is_empty() {
            let named = index + 2 == parts.len();
            let deletes =
                content.and_then(|content| content.get("deleted")).is_some_and(|value| !value.is_null());
            if named && (method == RawMethod::Delete || deletes) {
                return Some(Reserved::DeleteOrganization);
            }
            if ["members", "requests"].iter().any(|key| content.is_some_and(|it| it.get(key).is_some())) {
                return Some(Reserved::Members);
            }
        }
    }
    let account = last == "me" || parts.iter().rev().nth(1).is_some_and(|part| part == "users");
    (method == RawMethod::Delete && account).then_some(Reserved::DeleteAccount)
}

fn below_organization(method: RawMethod, after: &[String], last: &str) -> Option<Reserved> {
    let has = |word: &str| after.iter().any(|part| part == word);
    if has("assignments") {
        return Some(Reserved::Assign);
    }
    if has("member") {
        return Some(match method {
            RawMethod::Delete => Reserved::RemoveMember,
            RawMethod::Put | RawMethod::Patch => Reserved::SetRole,
            RawMethod::Get | RawMethod::Post => Reserved::AddMember,
        });
    }
    has("membership").then_some(match last {
        "accept" => Reserved::ApproveRequest,
        "refuse" => Reserved::RejectRequest,
        "cancel" => Reserved::CancelInvitation,
        _ => Reserved::AskToJoin,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use reqwest::Url;
    use serde_json::json;

    use super::*;
    use crate::portal::{RawWrite, raw_address};

    const WRITES: [RawMethod; 4] = [RawMethod::Post, RawMethod::Put, RawMethod::Patch, RawMethod::Delete];

    fn check(method: RawMethod, typed: &str, content: Option<Value>) -> Option<Reserved> {
        let site = Url::parse("https://portal.example/").expect("an address");
        let url = raw_address(&site, typed)?;
        RawWrite::checked(method, url, content).err()
    }

    #[test]
    fn each_route_names_its_verb() {
        use RawMethod::{Delete, Post, Put};
        for (method, path, expected) in [
            (Post, "organizations/a/member/", Reserved::AddMember),
            (Post, "organizations/a/member/b", Reserved::AddMember),
            (Put, "organizations/a/member/b/", Reserved::SetRole),
            (Delete, "organizations/a/member/b/", Reserved::RemoveMember),
            (Put, "organizations/a/member/b/assignments/", Reserved::Assign),
            (Post, "organizations/a/membership/", Reserved::AskToJoin),
            (Post, "organizations/a/membership/1/accept/", Reserved::ApproveRequest),
            (Post, "organizations/a/membership/1/refuse/", Reserved::RejectRequest),
            (Post, "organizations/a/membership/1/cancel/", Reserved::CancelInvitation),
            (Post, "me/org_invitations/1/accept/", Reserved::AcceptInvitation),
            (Post, "me/org_invitations/1/refuse/", Reserved::RefuseInvitation),
            (Delete, "organizations/a/", Reserved::DeleteOrganization),
            (Delete, "me/", Reserved::DeleteAccount),
            (Delete, "users/jeanne/", Reserved::DeleteAccount),
            (Put, "organizations/a%20b/", Reserved::Unclear),
        ] {
            assert_eq!(check(method, path, None), Some(expected), "{method:?} {path}");
        }
    }

    #[test]
    fn the_content_of_an_organization_cannot_carry_them_either() {
        let put = |content| check(RawMethod::Put, "organizations/a/", Some(content));
        assert_eq!(put(json!({"members": []})), Some(Reserved::Members));
        assert_eq!(put(json!({"requests": []})), Some(Reserved::Members));
        assert_eq!(put(json!({"deleted": "2026-01-01"})), Some(Reserved::DeleteOrganization));
        assert_eq!(put(json!({"deleted": null})), None);
        assert_eq!(put(json!({"name": "A"})), None);
    }

    #[test]
    fn other_writes_pass() {
        for (method, path) in [
            (RawMethod::Put, "organizations/member/"),
            (RawMethod::Delete, "organizations/a/badges/certified/"),
            (RawMethod::Post, "organizations/"),
            (RawMethod::Put, "me/"),
            (RawMethod::Delete, "datasets/534fff80a3a7292c64a77f02/"),
            (RawMethod::Put, "/api/2/organizations/a/extras/"),
        ] {
            assert_eq!(check(method, path, None), None, "{method:?} {path}");
        }
    }

    /// A reserved path with a disguise for each letter and each slash.
    fn disguised() -> impl Strategy<Value = String> {
        let routes = prop::sample::select(vec![
            "organizations/a/member/",
            "organizations/a/member/b/",
            "organizations/a/membership/1/accept/",
            "me/org_invitations/1/accept/",
        ]);
        (routes, prop::collection::vec(0u8..9, 64), prop::sample::select(vec!["", "/", "/api/1/", "/api/2/"]))
            .prop_map(|(route, choices, prefix)| {
                let mut text = prefix.to_owned();
                for (letter, choice) in route.chars().zip(choices) {
                    match (letter, choice) {
                        ('/', 1) => text.push_str("//"),
                        ('/', 2) => text.push_str("/./"),
                        ('/', 3) => text.push_str("/x/../"),
                        ('/', 4) => text.push_str("%2F"),
                        ('/', 5) => text.push_str("%252f"),
                        ('/', 6) => text.push('\\'),
                        ('/', 7) => text.push_str("/%2e/"),
                        ('/', 8) => text.push_str(";v=1/"),
                        (_, 1) => text.extend(letter.to_uppercase()),
                        (_, 2) => text.push_str(&format!("%{:02x}", u32::from(letter))),
                        (_, 3) => text.push_str(&format!("%25{:02X}", u32::from(letter))),
                        (_, 4) => text.extend([letter, '\t']),
                        (_, 5) if letter.is_ascii_lowercase() => {
                            text.extend(char::from_u32(u32::from(letter) - 0x61 + 0xff41));
                        }
                        _ => text.push(letter),
                    }
                }
                text
            })
    }

    proptest! {
        #[test]
        fn no_disguise_gets_a_membership_through(typed in disguised(), method in 0usize..4) {
            let site = Url::parse("https://portal.example/").expect("an address");
            let let_through = raw_address(&site, &typed)
                .and_then(|url| RawWrite::checked(WRITES[method], url, None).ok());
            prop_assert!(let_through.is_none(), "{typed}");
        }

        #[test]
        fn what_passes_is_plain_and_in_the_api(typed in "\\PC{0,40}", method in 0usize..4) {
            let site = Url::parse("https://portal.example/").expect("an address");
            if let Some(url) = raw_address(&site, &typed)
                && RawWrite::checked(WRITES[method], url.clone(), None).is_ok()
            {
                prop_assert!(url.path().starts_with("/api/") && !url.path().contains(['%', '\\', ';']));
                prop_assert!(!url.path().contains("//"));
            }
        }
    }
}
