//! Who leaves is only invited, or has only asked: whoever comes gets that role, or is said to get none.

use serde_json::json;

use super::{done, offboard, refusing_puts, replace, role, writes};
use crate::support::world::Person;

#[test]
fn whoever_comes_gets_the_role_of_the_invitation_before_it_is_cancelled() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let address = |name: &str| format!("{name}-{}@ville.example", world.tag());
    // What whoever comes is before, what is done about them, and what they have afterwards.
    for (before, action, held, after) in [
        ("stranger", "invite changed", "-", Some("admin")),
        ("asked", "approve changed", "admin", Some("editor")),
        ("editor", "role changed", "admin", None),
        ("admin", "keep unchanged", "admin", None),
        ("invited editor", "resend changed", "-", Some("admin")),
        ("invited admin", "keep unchanged", "-", Some("admin")),
    ] {
        for by_address in [false, true] {
            let [old, new] = <[Person; 2]>::try_from(world.people(2)).unwrap();
            let members = [(&alice, "admin"), (&new, before)];
            let is_member = matches!(before, "editor" | "admin");
            let org = world.organization("Ville", &members[..if is_member { 2 } else { 1 }]);
            match before.split_once(' ') {
                Some((_, role)) => {
                    world.invitation(&org, &new, role);
                }
                None if before == "asked" => {
                    world.request(&org, &new, "Bonjour");
                }
                None => {}
            }
            let (typed, invitation) = if by_address {
                let address = address(&old.slug);
                let id = world.mail_invitation(&org, &address, "admin");
                (address, id)
            } else {
                (old.slug.clone(), world.invitation(&org, &old, "admin"))
            };
            let run = if by_address {
                offboard(&world, &alice, &[&typed, "--replace-by", &new.slug, "--confirm"])
            } else {
                replace(&world, &alice, &org, &typed, &new)
            }
            .success();
            assert_eq!(done(&run), [action, "cancel changed"], "{before}: {run}");
            let holds = world.holds(&org);
            assert_eq!(holds.request(&invitation).status, "canceled");
            assert_eq!(role(&world, &org, &new), held, "{before}");
            let latest = holds.requests_of(&new).into_iter().rfind(|one| one.status != "canceled");
            let given = latest.and_then(|one| one.role.clone());
            if before != "asked" {
                assert_eq!(given.as_deref(), after, "{before}: {holds:?}");
            }
            let count = writes(&world, &alice).len();
            assert_eq!(replace(&world, &alice, &org, &typed, &new).success().json(), json!([]));
            assert_eq!(writes(&world, &alice).len(), count);
        }
    }
}

#[test]
fn what_an_invitation_assigns_goes_with_it() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let [alice, old, new, other] = <[Person; 4]>::try_from(world.people(4)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&other, "partial_editor")]);
    let dataset = world.dataset(&org, "Budget");
    let path = format!("/api/1/organizations/{}/member/", org.id);
    let assignments = json!([{"class": "Dataset", "id": dataset}]);
    let given = json!({"user": old.id, "role": "partial_editor", "assignments": assignments});
    world.portal.api("POST", &path, Some(&alice), Some(given.clone()));
    replace(&world, &alice, &org, &old.slug, &new).success();
    world.run_as(&new, ["invite", "accept", &org.slug, "--yes"]).success();
    let assigned = |person: &Person| {
        let all = world.holds(&org).assignments;
        all.into_iter().filter(|one| one.user == person.id).map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(
        (role(&world, &org, &new).as_str(), assigned(&new)),
        ("partial_editor", vec![dataset.clone()])
    );
    // To a partial editor it is assigned at once.
    let again = world.people(1).remove(0);
    let given = json!({"user": again.id, "role": "partial_editor", "assignments": assignments});
    world.portal.api("POST", &path, Some(&alice), Some(given));
    let run = replace(&world, &alice, &org, &again.slug, &other).success();
    assert_eq!(done(&run), ["keep unchanged", "assign changed", "cancel changed"], "{run}");
    assert_eq!(assigned(&other), [dataset]);
}

#[test]
fn an_invitation_stays_where_whoever_comes_got_nothing() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&new, "editor")]);
    let invitation = world.invitation(&org, &old, "admin");
    let line = ["member", "replace", &org.slug, &old.slug, &new.slug, "--json", "--confirm"];
    // Refused, and answered well without being done.
    for status in ["400 Bad Request", "200 OK"] {
        let partly = refusing_puts(&world, &alice, status).args(line).run();
        assert_ne!(partly.code, 0, "{partly}");
        assert_eq!(done(&partly), ["role failed", "cancel not_tried"], "{partly}");
        assert_eq!(world.holds(&org).request(&invitation).status, "pending");
    }
    world.run_as(&alice, line).success();
    assert_eq!(role(&world, &org, &new), "admin");
}

#[test]
fn g17_holds_whoever_comes_for_an_invitation_back() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let invitation = world.invitation(&org, &old, "editor");
    let refused = json!({"user": new.id, "kind": "invitation", "status": "refused", "role": "editor"});
    world.furnish(&org, json!({"requests": [refused]}));
    let held = replace(&world, &alice, &org, &old.slug, &new).exits(3);
    assert_eq!(held.error()["code"], "recently_turned_down", "{held}");
    assert_eq!(world.holds(&org).request(&invitation).status, "pending");
}

#[test]
fn who_has_only_asked_has_no_role_to_give() {
    let world = world!();
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let request = world.request(&org, &old, "Bonjour");
    let run = replace(&world, &alice, &org, &old.slug, &new).exits(8);
    let error = run.error();
    assert_eq!(error["code"], "nothing_to_hand_over", "{run}");
    assert!(error["message"].as_str().unwrap().contains("has only asked to join"), "{run}");
    let add = format!("udatactl member add {} {} --role ROLE", org.slug, new.slug);
    assert!(error["hint"].as_str().unwrap().contains(&add), "{run}");
    assert_eq!(done(&run), ["reject changed"], "{run}");
    assert_eq!(world.holds(&org).request(&request).status, "refused");
    assert!(world.holds(&org).requests_of(&new).is_empty());

    let place = world.organization("Port", &[(&alice, "admin"), (&new, "editor")]);
    world.request(&place, &old, "Bonjour");
    let line = ["member", "replace", &place.slug, &old.slug, &new.slug, "--confirm", "--lang", "fr"];
    let run = world.run_as(&alice, line).success();
    assert!(!run.stderr.contains("n'en reçoit aucun"), "a member has a role: {run}");
    let last = world.organization("Gare", &[(&alice, "admin")]);
    world.request(&last, &old, "Bonjour");
    let line = ["member", "replace", &last.slug, &old.slug, &new.slug, "--confirm", "--lang", "fr"];
    let run = world.run_as(&alice, line).exits(8);
    assert!(run.stderr.contains("a seulement demandé à rejoindre"), "{run}");
}

#[test]
fn who_has_nothing_there_hands_nothing_over() {
    let world = world!();
    let [alice, old, new] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = replace(&world, &alice, &org, &old.slug, &new).exits(8);
    assert_eq!(run.error()["code"], "nothing_to_hand_over", "{run}");
    let add = format!("udatactl member add {} {} --role ROLE", org.slug, new.slug);
    assert!(run.error()["hint"].as_str().unwrap().contains(&add), "{run}");
    // Where it was done before there is nothing left to do.
    let place = world.organization("Port", &[(&alice, "admin"), (&new, "editor")]);
    replace(&world, &alice, &place, &old.slug, &new).success();
    assert_eq!(writes(&world, &alice), []);
}
