//! `api METHOD PATH`: a raw call, and what it refuses.

use serde_json::{Value, json};

use crate::support::held::Call;

fn writes(calls: Vec<Call>) -> Vec<Call> {
    calls.into_iter().filter(Call::is_write).collect()
}

#[test]
fn a_read_gives_the_portals_json_and_sends_nothing_else() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = format!("/api/1/organizations/{}/", org.id);
    // Unsigned, since each signed call moves the date on which its account was last seen.
    let read = world.anonymous().args(["api", "get", &path]).run().success();
    let mut seen = world.portal.api("GET", &path, None, None).json();
    // What some portals leak there is left out (`generations.rs`).
    seen.as_object_mut().unwrap().remove("requests");
    assert_eq!(read.json(), seen);
    assert!(read.stderr.is_empty(), "{read}");
    let query = world.run_as(&alice, ["api", "GET", "organizations/", "-F", &format!("q={}", world.tag())]);
    assert_eq!(query.success().json()["total"], 1);
    assert!(writes(world.calls_by(&alice)).is_empty());
    where_it_can!(world.portal.can.exports);
    let text =
        world.run_as(&alice, ["api", "GET", &format!("organizations/{}/datasets.csv", org.id)]).success();
    assert!(text.stdout.starts_with("\"id\";"), "{text}");
}

#[test]
fn all_pages_are_joined() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let mut ids: Vec<_> = ["Une", "Deux", "Trois"].map(|name| world.organization(name, &[]).id).into();
    let query = format!("organizations/?page_size=2&q={}", world.tag());
    let all = world.run_as(&alice, ["api", "GET", &query, "--paginate"]).success().json();
    let mut found: Vec<String> =
        all.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    found.sort();
    ids.sort();
    assert_eq!(found, ids);
    let not_a_list = world.run_as(&alice, ["api", "GET", "me/", "--paginate", "--json"]).exits(9);
    assert_eq!(not_a_list.error()["code"], "odd_answer");
}

#[test]
fn a_write_is_shown_asked_and_sent_once() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = format!("organizations/{}/", org.id);
    let args = ["api", "PUT", path.as_str(), "-F", "acronym=VDD"];
    let unanswered = world.run_as(&alice, args).exits(2);
    assert!(unanswered.stderr.contains("--yes") && unanswered.stdout.is_empty(), "{unanswered}");
    let planned = world.command_as(&alice).args(args).args(["--dry-run", "--json"]).run().success();
    let expected = json!({
        "method": "PUT", "path": format!("/api/1/{path}"), "content": {"acronym": "VDD"}, "result": "planned",
    });
    assert_eq!(planned.json(), expected);
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1").args(args).args(["--yes", "--json"]);
    assert_eq!(held.run().exits(3).error()["code"], "read_only_switch");
    let mut session = world.command_as(&alice).lang("fr").args(args).terminal();
    session.expect(&format!("PUT /api/1/{path}")).expect("[o/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(writes(world.calls(&org)).is_empty());
    assert!(!world.path("state/journal.jsonl").exists());

    let done = world.command_as(&alice).args(args).args(["--yes"]).run().success();
    assert_eq!(done.json()["acronym"], "VDD");
    assert_eq!(world.holds(&org).acronym.as_deref(), Some("VDD"));
    let sent = writes(world.calls(&org));
    assert!(matches!(sent.as_slice(), [one] if one.body == json!({"acronym": "VDD"})), "{sent:?}");
}

#[test]
fn content_comes_from_the_command_line_a_file_or_stdin() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = format!("organizations/{}/", org.id);
    let put = || world.command_as(&alice).args(["api", "PUT", &path, "--yes"]);
    let acronym = || world.holds(&org).acronym.unwrap_or_default();
    put().args(["-d", r#"{"acronym": "A"}"#]).run().success();
    assert_eq!(acronym(), "A");
    std::fs::write(world.path("content.json"), r#"{"acronym": "B"}"#).unwrap();
    put().args(["-d", "@content.json"]).run().success();
    assert_eq!(acronym(), "B");
    put().args(["-d", "-"]).stdin(r#"{"acronym": "C"}"#).run().success();
    assert_eq!(acronym(), "C");
    // A number stays a text: udata breaks on a name that is none.
    put().args(["-F", "acronym=12"]).run().success();
    assert_eq!(acronym(), "12");

    let calls = writes(world.calls(&org)).len();
    for (more, code) in [
        (vec!["-d", "{nonsense"], "not_json"),
        (vec!["-d", "-"], "not_json"),
        (vec!["-d", "@missing.json"], "file_unreadable"),
        (vec!["-F", "acronym"], "bad_field"),
        (vec!["-F", "acronym="], "bad_field"),
        (vec!["-F", "acronym=a", "-F", "acronym=b"], "field_twice"),
        (vec!["-F", "a=b", "-d", "{}"], "usage"),
        (vec!["-d", ""], "usage"),
    ] {
        let refused = put().args(&more).args(["--json"]).run().exits(2);
        assert_eq!(refused.error()["code"], code, "{refused}");
    }
    assert_eq!(writes(world.calls(&org)).len(), calls);
}

#[test]
fn memberships_and_deletions_name_their_verb() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let carol = world.person("Carol", "Roux");
    let request = world.request(&org, &carol, "Bonjour");
    let (o, b) = (&org.id, &bob.id);
    for (method, path, verb) in [
        ("POST", format!("organizations/{o}/member/"), "member add"),
        ("PUT", format!("organizations/{o}/member/{b}/"), "member set-role"),
        ("delete", format!("organizations/{o}/member/{b}/"), "member remove"),
        ("DELETE", format!("/api/1/organizations/{o}/%6Dember/{b}/"), "member remove"),
        ("DELETE", format!("/api/1/organizations//{o}/x/..//MEMBER/{b}"), "member remove"),
        ("DELETE", format!("organizations%2F{o}%2Fmember%2F{b}%2F"), "member remove"),
        ("POST", format!("organizations/{o}/membership/"), "org join"),
        ("POST", format!("organizations/{o}/membership/{request}/accept/"), "requests approve"),
        ("POST", format!("organizations/{o}/membership/{request}/refuse/"), "requests reject"),
        ("POST", format!("organizations/{o}/membership/{request}/cancel/"), "invite cancel"),
        ("POST", format!("me/org_invitations/{request}/accept/"), "invite accept"),
        ("POST", format!("me/org_invitations/{request}/refuse/"), "invite refuse"),
        ("POST", "me/api_tokens/".to_owned(), "auth token"),
        ("DELETE", "me/api_tokens/1/".to_owned(), "auth token"),
        ("POST", "me/apikey".to_owned(), "auth token"),
        ("DELETE", format!("organizations/{o}/"), "org delete"),
        ("DELETE", format!("{}/api/1/organizations/{}", world.portal.base(), org.slug), "org delete"),
    ] {
        let refused = world.run_as(&alice, ["api", method, &path, "-d", "{}", "--yes", "--json"]).exits(3);
        let error = refused.error();
        assert_eq!(error["code"], "use_the_verb", "{refused}");
        assert!(error["hint"].as_str().unwrap().contains(&format!("udatactl {verb}")), "{refused}");
    }
    for (method, path) in [
        ("DELETE", "me/".to_owned()),
        ("DELETE", format!("users/{b}/")),
        ("PUT", format!("users/{b}/")),
        ("PUT", format!("/api/2/USERS//{}", bob.slug)),
        ("PATCH", format!("users/{}", bob.slug)),
        ("POST", "users/".to_owned()),
        ("POST", format!("users/{b}/rotate_password/")),
        ("POST", "transfer/".to_owned()),
        ("POST", "transfer/534fff80a3a7292c64a77f02/?comment=x".to_owned()),
        ("POST", "workers/jobs/".to_owned()),
    ] {
        let args = ["api", method, &path, "-d", r#"{"active": false}"#, "--yes", "--json"];
        let refused = world.run_as(&alice, args).exits(3);
        assert_eq!(refused.error()["code"], "use_the_portal", "{refused}");
        let hint = refused.error()["hint"].as_str().unwrap().to_owned();
        assert!(hint.contains(world.portal.base()), "{refused}");
    }
    for (path, content) in [
        ("me/".to_owned(), r#"{"active": false}"#),
        ("me/".to_owned(), r#"[{"roles": ["admin"]}]"#),
        ("datasets/534fff80a3a7292c64a77f02/".to_owned(), r#"{"organization": "534fff80a3a7292c64a77f02"}"#),
        ("reuses/534fff80a3a7292c64a77f02/".to_owned(), r#"{"owner": null}"#),
    ] {
        let refused = world.run_as(&alice, ["api", "PUT", &path, "-d", content, "--yes", "--json"]).exits(3);
        assert_eq!(refused.error()["code"], "use_the_portal", "{refused}");
    }
    let content = r#"{"members": []}"#;
    let path = format!("organizations/{o}/");
    world.run_as(&alice, ["api", "PUT", &path, "-d", content, "--yes"]).exits(3);
    let french = world.command_as(&alice).lang("fr").args(["api", "DELETE", &path, "--yes"]).run().exits(3);
    assert!(french.stderr.contains("passent par leurs propres commandes"), "{french}");

    let held = world.holds(&org);
    assert_eq!(
        (held.members(), held.deleted.as_deref(), held.request(&request).status.as_str()),
        (2, None, "pending")
    );
    assert!(writes(world.calls_by(&alice)).is_empty());
}

#[test]
fn what_is_no_call_to_this_portal_is_usage() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for (args, code) in [
        (vec!["TRACE", "me/"], "unknown_method"),
        (vec!["GET", "https://portal.example/api/1/me/"], "not_in_the_api"),
        (vec!["GET", "/api/../admin/"], "not_in_the_api"),
        (vec!["GET", "me/", "-d", "{}"], "no_content"),
        (vec!["POST", "me/", "--paginate"], "only_get"),
        (vec!["OPTIONS", "me/"], "unknown_method"),
        (vec!["PUT", "datasets/a%20b/", "-d", "{}", "--yes"], "unclear_path"),
        (vec!["POST", "datasets/?_method=DELETE", "-d", "{}", "--yes"], "unclear_path"),
        (vec!["GET", ""], "usage"),
        (vec!["GET"], "usage"),
    ] {
        let refused = world.command_as(&alice).args(["api", "--json"]).args(args).run().exits(2);
        assert_eq!(refused.error()["code"], code, "{refused}");
    }
    assert!(world.calls_by(&alice).is_empty());
}

#[test]
fn the_portals_refusals_are_told_in_its_words() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let path = format!("organizations/{}/", org.id);
    let refused =
        world.run_as(&alice, ["api", "PUT", &path, "-F", "url=nonsense", "--yes", "--json"]).exits(7);
    let error = refused.error();
    assert_eq!((&error["code"], &error["http"]), (&json!("refused"), &json!(400)));
    assert!(error["fields"]["url"].as_str().unwrap().contains("nonsense"), "{refused}");
    let forbidden = world.run_as(&bob, ["api", "PUT", &path, "-F", "acronym=N", "--yes", "--json"]).exits(5);
    assert!(forbidden.error()["fields"]["message"].as_str().unwrap().contains("permission"), "{forbidden}");
    let missing = world.run_as(&bob, ["api", "GET", "organizations/no-such-one/", "--json"]).exits(6);
    assert_eq!((missing.stdout.as_str(), &missing.error()["http"]), ("", &json!(404)));
    let unsigned = world.anonymous().args(["api", "PUT", &path, "-F", "acronym=N", "--yes", "--json"]);
    assert_eq!(unsigned.run().exits(4).error()["code"], "no_key");
    assert_eq!(world.holds(&org).acronym, None);
}

#[test]
fn a_deletion_that_no_verb_guards_is_a_write_like_any_other() {
    let world = world!();
    let staff = world.sysadmin();
    let org = world.organization_with("Ville", &[], json!({"badges": ["certified", "company"]}));
    let path = format!("organizations/{}/badges/certified/", org.id);
    let switch = world.command_as(&staff).env("UDATACTL_NO_REMOVALS", "1");
    let held = switch.clone().args(["api", "DELETE", &path, "--json"]).run().exits(3);
    assert_eq!(held.error()["code"], "no_removals_switch");
    let dated =
        ["api", "PUT", "datasets/arbres/", "-d", r#"{"deleted": "2026-01-01T00:00:00"}"#, "--yes", "--json"];
    assert_eq!(switch.args(dated).run().exits(3).error()["code"], "no_removals_switch");
    assert!(world.holds(&org).badges.contains(&"certified".to_owned()));
    let done = world.run_as(&staff, ["api", "DELETE", &path, "--yes", "--json"]).success();
    assert_eq!(done.json(), Value::Null);
    assert_eq!(world.holds(&org).badges, ["company"]);
}
