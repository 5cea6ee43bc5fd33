//! Accounts that are deleted or switched off, and people in two rows of a member list: they are shown as such, and nobody
//! counts as an administrator who can't act (G1, G2, G3).

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::held::Call;
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// Why somebody who is listed as an administrator is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Deleted,
    SwitchedOff,
    /// An editor, and an administrator in a further row: the portal looks at the first.
    Doubled,
}

const EACH: [(Why, &str); 3] = [
    (Why::Deleted, "their account was deleted"),
    (Why::SwitchedOff, "their account is switched off"),
    (Why::Doubled, "listed more than once"),
];

/// An organization of Alice's, of somebody who can't act, and of these.
fn organization(
    world: &World,
    why: Why,
    alice: &Person,
    unable: &Person,
    more: &[(&Person, &str)],
) -> Organization {
    match why {
        Why::Deleted => world.delete_account(unable),
        Why::SwitchedOff => world.deactivate(unable),
        Why::Doubled => {}
    }
    let role = if why == Why::Doubled { "editor" } else { "admin" };
    let members = [(alice, "admin"), (unable, role)];
    let org = world.organization("Ville", &[&members[..], more].concat());
    if why == Why::Doubled {
        list_again(world, &org, unable, "admin");
    }
    org
}

fn list_again(world: &World, org: &Organization, person: &Person, role: &str) {
    world.furnish(org, json!({"members": [{"user": person.id, "role": role}]}));
}

#[test]
fn the_last_who_can_act_stays_whatever_the_verb() {
    let world = world!();
    let staff = world.sysadmin();
    for (why, said) in EACH {
        let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
        let org = organization(&world, why, &alice, &bob, &[(&carol, "editor")]);
        let place = org.slug.as_str();
        let lines: &[(&Person, &[&str])] = &[
            (&alice, &["member", "remove", place, "me", "--allow-self", "--yes"]),
            (&alice, &["member", "demote", place, "me", "--allow-self", "--yes"]),
            (&alice, &["member", "set-role", place, "me", "editor", "--allow-self", "--yes"]),
            (&alice, &["org", "leave", place, "--yes"]),
            (&alice, &["offboard", "me", "--org", place, "--allow-self", "--confirm"]),
            (&staff, &["member", "remove", place, &alice.id, "--yes"]),
            (&staff, &["member", "remove", place, &alice.id, &bob.id, "--yes"]),
            (&staff, &["offboard", &alice.id, "--org", place, "--confirm"]),
            (&alice, &["org", "leave", place, "--yes", "--dry-run"]),
        ];
        for (by, line) in lines {
            let run = world.run_as(by, line.iter().copied().chain(["--json"])).exits(3);
            assert_eq!(run.error()["code"], "last_admin", "{why:?}: {run}");
            let names_both = line.contains(&bob.id.as_str());
            assert_eq!(run.stderr.contains(said), !names_both, "{why:?}: {run}");
        }
        let successor = world.run_as(
            &alice,
            ["member", "replace", place, "me", &bob.id, "--allow-self", "--confirm", "--json"],
        );
        assert!(matches!(successor.code, 3 | 6), "{why:?}: {successor}");
        assert_eq!((world.writes_by(&alice), world.writes_by(&staff)), (0, 0));
        // Who says so goes all the same.
        let slug = format!("--confirm={place}");
        let line = ["org", "leave", place, "--allow-no-admin", &slug];
        world.run_as(&alice, line).success();
        assert_eq!(world.holds(&org).role_of(&alice), None, "{why:?}");
    }
}

#[test]
fn one_account_in_two_rows_is_one_administrator() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    list_again(&world, &org, &alice, "admin");
    let run = world.run_as(&alice, ["org", "leave", &org.slug, "--yes", "--json"]).exits(3);
    assert_eq!(run.error()["code"], "last_admin", "{run}");
    assert!(run.stderr.contains("lists 1 member more than once"), "{run}");
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn two_rows_are_shown_as_one_damaged_member_and_removed_together() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    list_again(&world, &org, &bob, "admin");
    let listed = world.run_as(&alice, ["member", "list", &org.slug, "--json"]).success();
    let rows = listed.json();
    assert_eq!(rows.as_array().unwrap().len(), 2, "{listed}");
    let bobs = rows.as_array().unwrap().iter().find(|row| row["id"] == json!(bob.id)).unwrap();
    assert_eq!((&bobs["role"], &bobs["damaged"]), (&json!("admin"), &json!(true)));
    assert!(listed.stderr.contains("1 member is listed more than once"), "{listed}");
    let shown = world.run_as(&alice, ["org", "show", &org.slug, "--json"]).success();
    let count = |key: &str| shown.json()[key].clone();
    assert_eq!(
        [count("members"), count("doubled_members"), count("damaged_members")],
        [2, 1, 0].map(Value::from)
    );
    assert!(shown.stderr.contains("lists 1 member more than once"), "{shown}");
    let one = world.run_as(&alice, ["member", "show", &org.slug, &bob.slug, "--json"]).success();
    assert!(one.stderr.contains("is listed more than once here"), "{one}");
    let run = world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes", "--json"]).success();
    assert_eq!(
        (&run.json()[0]["result"], &run.json()[0]["verified"]),
        (&json!("changed"), &json!(true)),
        "{run}"
    );
    assert_eq!(world.holds(&org).role_of(&bob), None);
}

#[test]
fn g2_counts_who_can_act_and_names_who_cannot() {
    let world = world!();
    for (why, said) in EACH {
        let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
        let org = organization(&world, why, &alice, &bob, &[(&carol, "admin")]);
        let line = ["member", "remove", &org.slug, &carol.slug, "--yes", "--json"];
        let refused = world.run_as(&alice, line.into_iter().chain(["--min-admins", "2"])).exits(3);
        assert_eq!(refused.error()["code"], "too_few_admins", "{refused}");
        assert!(
            refused.stderr.contains("with 1 administrator") && refused.stderr.contains(said),
            "{refused}"
        );
        if why != Why::Doubled {
            let required = line.into_iter().chain(["--required-admin", &bob.id]);
            let refused = world.run_as(&alice, required).exits(3);
            assert_eq!(refused.error()["code"], "required_admin", "{refused}");
        }
        assert_eq!(world.writes_by(&alice), 0);
        let run = world.run_as(&alice, line).success();
        assert!(run.stderr.contains("Only one administrator will be left"), "{why:?}: {run}");
    }
}

/// The program on a portal that answers otherwise about one account.
fn run_before(
    world: &World,
    by: &Person,
    about: &Person,
    line: &[&str],
    fate: impl Fn(usize) -> Fate + Send + Sync + 'static,
) -> Output {
    let (path, calls) = (format!("/api/1/users/{}/", about.id), AtomicUsize::new(0));
    let root = fault_proxy::before(world.portal.base(), move |_, called| {
        if called == path { fate(calls.fetch_add(1, Ordering::SeqCst)) } else { Fate::PassedOn }
    });
    let command = world.command_as(by).env("UDATACTL_SITE", root).args(line);
    command.args(["--retries", "0", "--json"]).run()
}

#[test]
fn an_account_that_cannot_be_looked_up_stops_the_write() {
    const PAGE: &str = "<!doctype html><html><body><h1>Blocked</h1></body></html>";
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let fates: [fn() -> Fate; 8] = [
        || Fate::Instead(fault_proxy::answer("200 OK", "text/html", PAGE)),
        || Fate::Instead(fault_proxy::answer("410 Gone", "text/html", PAGE)),
        || Fate::Instead(fault_proxy::answer("403 Forbidden", "text/html", PAGE)),
        || fault_proxy::json("200 OK", "[]"),
        || fault_proxy::json("200 OK", r#"{"id": "ffffffffffffffffffffffff", "active": true}"#),
        || fault_proxy::json("404 Not Found", r#"{"message": "Test portal"}"#),
        || fault_proxy::json("500 Internal Server Error", r#"{"message": "Test portal"}"#),
        || Fate::Dropped,
    ];
    for (index, fate) in fates.into_iter().enumerate() {
        for line in [&["org", "leave", &org.slug, "--yes"][..], &["org", "leave", &org.slug, "--dry-run"]] {
            let run = run_before(&world, &alice, &bob, line, move |_| fate());
            assert!(run.code != 0 && run.stdout.is_empty(), "{index}: {run}");
        }
    }
    assert_eq!(world.writes_by(&alice), 0);
    assert_eq!(world.holds(&org).admins(), 2);
    // Where it is not needed, nobody looks.
    let run = run_before(&world, &alice, &bob, &["member", "demote", &org.slug, &bob.slug, "--yes"], |_| {
        Fate::Dropped
    });
    assert_eq!(run.success().json()[0]["result"], "changed");
}

#[test]
fn g3_an_account_that_is_closed_meanwhile_counts_no_more() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let closed = |call| match call {
        0 => Fate::PassedOn,
        _ => fault_proxy::json("410 Gone", r#"{"message": "User is not active"}"#),
    };
    let run = run_before(&world, &alice, &bob, &["org", "leave", &org.slug, "--yes"], closed).exits(3);
    assert_eq!(run.error()["code"], "last_admin", "{run}");
    assert!(run.stderr.contains("can no longer sign in"), "{run}");
    let broken = |call| if call == 0 { Fate::PassedOn } else { Fate::Dropped };
    let run = run_before(&world, &alice, &bob, &["org", "leave", &org.slug, "--yes"], broken);
    assert!(run.code != 0, "{run}");
    assert_eq!(world.writes_by(&alice), 0);
    world.run_as(&alice, ["org", "leave", &org.slug, "--yes"]).success();
    assert_eq!(world.holds(&org).role_of(&alice), None);
}

#[test]
fn few_accounts_are_looked_up() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(9);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|one| (one, "admin")));
    let org = world.organization("Ville", &members);
    world.run_as(&alice, ["member", "remove", &org.slug, &people[0].slug, "--yes"]).success();
    let looked_up = |call: &Call| call.path.contains("/users/");
    assert_eq!(world.calls_by(&alice).into_iter().filter(looked_up).count(), 1);
}

#[test]
fn lists_and_shows_say_whose_account_is_gone() {
    let world = world!();
    let [alice, bob, carol, dave] = <[Person; 4]>::try_from(world.people(4)).unwrap();
    world.deactivate(&carol);
    let org = organization(&world, Why::Deleted, &alice, &bob, &[(&carol, "admin"), (&dave, "editor")]);
    let accounts = |more: &[&str]| -> Vec<(String, String)> {
        let line = ["member", "list", &org.slug, "--json"].into_iter().chain(more.iter().copied());
        let rows = world.run_as(&alice, line).success().json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let mut all: Vec<_> =
            rows.as_array().unwrap().iter().map(|row| (text(&row["id"]), text(&row["account"]))).collect();
        all.sort();
        all
    };
    let each = |states: &[(&Person, &str)]| -> Vec<(String, String)> {
        let mut all: Vec<_> =
            states.iter().map(|(one, state)| (one.id.clone(), (*state).to_owned())).collect();
        all.sort();
        all
    };
    let unasked = [(&alice, "unknown"), (&bob, "deleted"), (&carol, "unknown"), (&dave, "unknown")];
    assert_eq!(accounts(&[]), each(&unasked));
    let asked = [(&alice, "active"), (&bob, "deleted"), (&carol, "switched_off"), (&dave, "active")];
    assert_eq!(accounts(&["--accounts"]), each(&asked));
    assert_eq!(accounts(&["--account", "gone"]), each(&asked[1..3]));
    assert_eq!(accounts(&["--account", "deleted"]), each(&asked[1..2]));
    assert_eq!(accounts(&["--account", "switched_off"]), each(&asked[2..3]));
    assert_eq!(accounts(&["--account", "active", "--role", "editor"]), each(&asked[3..]));
    let table =
        world.command_as(&alice).lang("fr").args(["member", "list", &org.slug, "-o", "table", "--accounts"]);
    let table = table.run().success();
    assert!(table.stdout.contains(" supprimé ") && table.stdout.contains(" désactivé "), "{table}");

    let shown = world.run_as(&alice, ["org", "show", &org.slug, "--json"]).success();
    assert_eq!(
        (&shown.json()["members"], &shown.json()["administrators"]),
        (&json!(4), &json!(1)),
        "{shown}"
    );
    let mut states: Vec<_> = shown.json()["administered_by"].as_array().unwrap().clone();
    states.sort_by_key(|one| one["id"].to_string());
    let states: Vec<_> = states.iter().map(|one| one["account"].as_str().unwrap().to_owned()).collect();
    assert_eq!(states, ["active", "deleted", "switched_off"]);
    assert!(
        shown.stderr.contains("2 administrators cannot sign in") && shown.stderr.contains(&carol.slug),
        "{shown}"
    );
    let table =
        world.command_as(&alice).lang("fr").args(["org", "show", &org.slug, "-o", "table"]).run().success();
    assert!(table.stdout.contains("(compte désactivé)"), "{table}");
    let advice = world.run_as(&alice, ["org", "show", &org.slug, "--advice", "--json"]).success();
    let rules = advice.json();
    let rule = rules
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["rule"] == "two-administrators-can-act")
        .unwrap()
        .clone();
    assert_eq!((&rule["verdict"], rule["details"].as_array().map(Vec::len)), (&json!("missing"), Some(1)));

    let one =
        |person: &Person| world.run_as(&alice, ["member", "show", &org.slug, &person.id, "--json"]).success();
    assert_eq!(one(&carol).json()["account"], "switched_off");
    assert_eq!(one(&bob).json()["account"], "deleted");
    assert!(one(&alice).stderr.contains("is the only administrator"));
    let listed = world.run_as(&alice, ["org", "list", "--mine", "--json"]).success().json();
    // A list looks nobody up: it knows of the deleted.
    assert_eq!((&listed[0]["administrators"], &listed[0]["members"]), (&json!(2), &json!(4)), "{listed}");
    let export = world.run_as(&alice, ["roster", "export", &org.slug]).success();
    let line = export.stdout.lines().find(|line| line.contains(&bob.id)).unwrap();
    assert!(line.ends_with(" # account deleted"), "{export}");
    world.run_as(&alice, ["member", "demote", &org.slug, &bob.id, &carol.id, "--yes"]).success();
}

#[test]
fn an_organization_whose_administrators_are_gone_is_nobodys() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    world.deactivate(&bob);
    let org = world.organization("Ville", &[(&alice, "editor"), (&bob, "admin")]);
    let run = world.run_as(&alice, ["org", "recover", &org.slug, "--json"]).success();
    let rows = run.json();
    assert_eq!(rows.as_array().unwrap().len(), 1, "{run}");
    assert_eq!(rows[0]["id"], json!(alice.id));
    assert!(run.stderr.contains("udatactl org recover"), "{run}");
    let shown = world.run_as(&alice, ["org", "show", &org.slug, "--json"]).success();
    assert_eq!(shown.json()["administrators"], 0);
    assert!(shown.stderr.contains("no administrator who can sign in"), "{shown}");
}
