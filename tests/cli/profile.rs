//! `profile`: the accounts and portals of this machine.

use serde_json::json;

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

fn command(world: &World) -> Command {
    world.anonymous().strangers("ville").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
}

fn run(world: &World, args: &[&str]) -> Output {
    command(world).args(args).run()
}

fn login(world: &World, person: &Person, profile: &str) {
    let args = ["auth", "login", "--with-token", "--insecure-storage", "-P", profile];
    command(world).args(args).stdin(person.token.clone()).run().success();
}

#[test]
fn the_one_in_use_is_marked_and_another_can_be_chosen() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let empty = run(&world, &["profile", "list", "--json"]).success();
    assert_eq!(empty.json(), json!([]));
    assert!(empty.stderr.contains("udatactl auth login"), "{empty}");
    let none = run(&world, &["profile", "show", "--json"]).exits(6);
    assert_eq!(none.error()["code"], "no_profile");

    login(&world, &alice, "ville");
    login(&world, &bob, "agence");
    let listed = run(&world, &["profile", "list", "--json"]).success().json();
    let site = format!("{}/", world.portal.base());
    let expected = json!([
        {"profile": "agence", "site": site, "name": bob.full_name(), "has_key": true, "current": true},
        {"profile": "ville", "site": site, "name": alice.full_name(), "has_key": true, "current": false},
    ]);
    assert_eq!(listed, expected);

    let planned = run(&world, &["profile", "use", "ville", "--dry-run", "--json"]).success();
    assert!(planned.stderr.contains("dry run") && planned.json()["result"] == "planned", "{planned}");
    let same = run(&world, &["profile", "use", "agence", "--json"]).success().json();
    assert_eq!((&same["result"], &same["current"]), (&json!("unchanged"), &json!(true)));
    assert_eq!(run(&world, &["profile", "show", "--json"]).json()["profile"], "agence");
    run(&world, &["profile", "use", "ville"]).success();
    assert_eq!(run(&world, &["profile", "show", "--json"]).json()["profile"], "ville");
    // Both are on the same portal, so that the address alone does not say which one: the one in use counts.
    assert_eq!(run(&world, &["auth", "status", "--json"]).success().json()["id"], json!(alice.id));
    let other = run(&world, &["auth", "status", "-P", "agence", "--json"]).success();
    assert_eq!(other.json()["id"], json!(bob.id));
}

#[test]
fn an_unknown_profile_is_told_with_those_that_there_are() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    for args in [
        vec!["profile", "use", "autre"],
        vec!["profile", "show", "autre"],
        vec!["org", "list", "-P", "autre"],
    ] {
        let refused = run(&world, &args).exits(6);
        assert!(refused.stderr.contains("“autre”") && refused.stderr.contains("ville"), "{refused}");
    }
    let empty = run(&world, &["profile", "use", ""]).exits(2);
    assert!(empty.stdout.is_empty(), "{empty}");
}

#[test]
fn a_command_to_copy_has_the_typed_profile_as_a_shell_takes_it() {
    let world = world!();
    for (typed, shown) in
        [("\u{202e}", r#"-P "$(printf '\342\200\256')" auth"#), ("la ville", "-P 'la ville' auth")]
    {
        let told = run(&world, &["-P", typed, "auth", "login"]).exits(2);
        assert!(told.stderr.contains(&format!("`udatactl {shown} login")), "{told}");
        // One that names a profile itself has no other.
        let told = run(&world, &["-P", typed, "profile", "use", "x"]).exits(6);
        assert!(told.stderr.contains("`udatactl auth login --profile x`"), "{told}");
    }
}

#[test]
fn a_profile_and_a_portal_that_disagree_are_a_question() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    let refused = run(&world, &["org", "list", "-P", "ville", "-s", "demo", "--json"]).exits(2);
    assert_eq!(refused.error()["code"], "profile_and_site");
}

#[test]
fn removing_a_profile_asks_and_forgets_its_key() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    let kept = || world.path("config/keys.toml").exists();
    let args = ["profile", "remove", "ville"];
    assert!(run(&world, &args).exits(2).stderr.contains("--yes"));
    let planned =
        run(&world, &["profile", "remove", "ville", "--dry-run", "--yes", "--json"]).success().json();
    assert_eq!((&planned["result"], &planned["removed_from"]), (&json!("planned"), &json!(["clear_file"])));
    assert!(kept());
    let mut session = command(&world).lang("fr").args(args).terminal();
    session.expect("Supprimer le profil « ville »").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(kept());
    let removed = run(&world, &["profile", "remove", "ville", "--yes"]).success();
    assert!(removed.stderr.contains("until it is revoked there"), "{removed}");
    assert!(!kept());
    assert_eq!(run(&world, &["profile", "list", "--json"]).json(), json!([]));
}

#[test]
fn flags_come_before_the_environment_before_the_profile_before_the_default() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    let plain = || command(&world).without_env("UDATACTL_SITE");
    let site = |command: Command| {
        let told = command.args(["auth", "logout", "--dry-run", "--json"]).run().success();
        told.json()["site"].as_str().unwrap().to_owned()
    };
    let own = format!("{}/", world.portal.base());
    assert_eq!(site(plain()), own);
    let environment = || plain().env("UDATACTL_SITE", "demo");
    assert_eq!(site(environment()), "https://demo.data.gouv.fr/");
    assert_eq!(site(environment().args(["-s", "dev"])), "https://dev.data.gouv.fr/");
    assert_eq!(site(environment().args(["-P", "ville"])), own);
    assert_eq!(site(plain().env("UDATACTL_PROFILE", "ville")), own);
    assert_eq!(site(plain().env("UDATACTL_CONFIG_DIR", world.path("other"))), "https://www.data.gouv.fr/");

    let shown = |command: Command| command.args(["profile", "list"]).run().success().stdout;
    let csv = || plain().env("UDATACTL_OUTPUT", "csv");
    assert!(shown(csv()).starts_with("profile,site"));
    assert!(shown(csv().args(["-o", "md"])).starts_with('|'));
    plain().env("UDATACTL_OUTPUT", "nonsense").strangers("nonsense").args(["profile", "list"]).run().exits(2);
}
