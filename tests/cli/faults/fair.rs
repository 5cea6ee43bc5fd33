//! Every verb in fair fault: what its calls look like, whatever the verb.

use serde_json::json;

use super::verbs::{VERBS, Verb};
use crate::support::held::Call;
use crate::support::world::World;

#[test]
fn every_write_is_json_about_ids_and_says_what_it_means() {
    let portal = portal_or_skip!();
    for verb in VERBS {
        let world = World::on(&portal);
        let scene = (verb.scene)(&world);
        scene.set_journal(&world, portal.base());
        // Typed as a slug, sent as an id.
        let slug = scene.organization.as_ref().map(|organization| (&organization.id, &organization.slug));
        let words = scene.words.iter().map(|word| match slug {
            Some((id, slug)) if word == id => slug,
            _ => word,
        });
        let run = world.command_as(&scene.actor).args(words).args(["-o", "json"]).run().success();
        let landed = (scene.look)(&world);
        assert!(landed == scene.after || verb.name == "invite resend", "{}: {landed}\n{run}", verb.name);
        for call in world.calls_by(&scene.actor) {
            let wrong = if call.is_write() { wrong_with(verb, &call) } else { wrong_with_a_read(&call) };
            assert_eq!(wrong, [""; 0], "{}: {call} {:?}", verb.name, call.headers);
        }
    }
}

fn wrong_with_a_read(call: &Call) -> Vec<&'static str> {
    let header = |name: &str| call.headers.get(name).map(String::as_str);
    let mut wrong = Vec::new();
    if call.method != "OPTIONS" && header("accept") != Some("application/json") {
        wrong.push("it does not ask for JSON");
    }
    if header("cookie").is_some() || header("authorization").is_some() || !call.api_key {
        wrong.push("it is not signed by the key alone");
    }
    wrong
}

fn wrong_with(verb: &Verb, call: &Call) -> Vec<&'static str> {
    let header = |name: &str| call.headers.get(name).map_or("", String::as_str);
    let mut wrong = wrong_with_a_read(call);
    if !header("x-fields").is_empty() {
        wrong.push("a mask would hide its errors");
    }
    let is_logo = call.path.ends_with("/logo/");
    let is_list = call.path.ends_with("/assignments/");
    let kind = if is_logo { "multipart/form-data" } else { "application/json" };
    if call.method != "DELETE"
        && (!header("content-type").starts_with(kind)
            || (!is_logo && call.body.is_array() != is_list)
            || (!is_logo && call.body.is_object() == is_list))
    {
        wrong.push("it has no content of its kind");
    }
    let names =
        "api 1 organizations member membership me org_invitations logo datasets badges assignments contacts"
            .split(' ')
            .collect::<Vec<_>>();
    // A badge has no other name than its kind.
    let answers = ["accept", "refuse", "cancel", "company"];
    let is_id = |part: &str| part.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-');
    let known =
        |part: &str| part.is_empty() || names.contains(&part) || answers.contains(&part) || is_id(part);
    if !call.path.split('/').all(known) || !call.path.ends_with('/') {
        wrong.push("it names things by something else than ids");
    }
    let about_a_role = call.path.contains("/member/") && call.method != "DELETE" && !is_list;
    if about_a_role && !call.body["role"].is_string() {
        wrong.push("its role is left to the portal");
    }
    if call.path.ends_with("/refuse/") && call.path.contains("/membership/") && call.body["comment"] != "Non"
    {
        wrong.push("it refuses without a comment");
    }
    if call.method == "PUT" && verb.name.starts_with("org update") && call.body != json!({"acronym": "V"}) {
        wrong.push("it sends more than what changes");
    }
    wrong
}
