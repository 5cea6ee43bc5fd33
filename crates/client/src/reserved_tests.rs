//! No write that changes rights gets through a raw call, in any disguise.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{RawWrite, raw_address};

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
        "users/a/",
        "users/a/rotate_password/",
        "me/api_tokens/a/",
        "transfer/a/",
        "workers/jobs/a/",
    ]);
    (routes, prop::collection::vec(0u8..9, 64), prop::sample::select(vec!["", "/", "/api/1/", "/api/2/"]))
        .prop_map(|(route, choices, prefix)| {
            let mut text = prefix.to_owned();
            for (character, choice) in route.chars().zip(choices) {
                match (character, choice) {
                    ('/', 1) => text.push_str("//"),
                    ('/', 2) => text.push_str("/./"),
                    ('/', 3) => text.push_str("/x/../"),
                    ('/', 4) => text.push_str("%2F"),
                    ('/', 5) => text.push_str("%252f"),
                    ('/', 6) => text.push('\\'),
                    ('/', 7) => text.push_str("/%2e/"),
                    ('/', 8) => text.push_str(";v=1/"),
                    (_, 1) => text.extend(character.to_uppercase()),
                    (_, 2) => text.push_str(&format!("%{:02x}", u32::from(character))),
                    (_, 3) => text.push_str(&format!("%25{:02X}", u32::from(character))),
                    (_, 4) => text.extend([character, '\t']),
                    (_, 5) if character.is_ascii_lowercase() => {
                        text.extend(char::from_u32(u32::from(character) - 0x61 + 0xff41));
                    }
                    _ => text.push(character),
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
