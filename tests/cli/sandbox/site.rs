//! `--site sandbox`: any command, without an account, a set-up or a network.

use std::fs;

use serde_json::Value;

use super::{FIRST, Home, Served};
use crate::support::http;
use crate::support::run::finish;

#[test]
fn a_command_works_at_once_as_camille_without_keyring_proxy_or_network() {
    let home = Home::new();
    let command = home.command().env("HTTP_PROXY", "nonsense").env("ALL_PROXY", "http://127.0.0.1:9");
    let listed = command.args(["member", "list", "ville-de-demonstration", "--json"]).run().success();
    assert_eq!(listed.json().as_array().unwrap().len(), 7, "{listed}");
    assert_eq!(listed.stderr, "");
    let status = home.command().args(["auth", "status", "--json"]).run().success().json();
    assert_eq!((&status["name"], &status["key_from"]), (&"Camille Roussel".into(), &"sandbox".into()));
    assert_eq!(status["site"], "http://sandbox.localhost/");
    assert!(home.state().is_file());
}

#[test]
fn a_fresh_world_is_as_old_as_it_says_and_counts_alike_everywhere() {
    let home = Home::new();
    // The first command of all: the world begins after it.
    let waiting = home.command().args(["requests", "list", "ville-de-demonstration", "--json"]).run();
    let ages = waiting.success().json();
    let ages: Vec<i64> =
        ages.as_array().unwrap().iter().map(|one| one["age_days"].as_i64().unwrap()).collect();
    assert_eq!(ages.last(), Some(&3), "{ages:?}");
    let json = |words: &[&str]| home.command().args(words).args(["--json"]).run().success().json();
    for org in ["ville-de-demonstration", "lignes-du-val", "syndicat-denergie-du-val"] {
        let shown = json(&["org", "show", org]);
        let figures = &json(&["org", "activity", org, "--section", "summary"]);
        for count in ["reuses", "dataservices", "members"] {
            assert_eq!(shown[count], figures[count], "{org}: {count}");
        }
    }
}

#[test]
fn no_mails_are_announced_that_nobody_sends() {
    let home = Home::new();
    for words in [
        &["member", "add", "ville-de-demonstration", "zoe-lambert"][..],
        &["requests", "reject", "ville-de-demonstration", "paul-durand", "--comment", "Non"],
        &["invite", "resend", "ville-de-demonstration", "chloe-renard"],
    ] {
        let done = home.command().lang("fr").args(words).args(["--yes"]).run().success();
        let mut announced = done.stderr.lines().filter(|line| line.contains("courriel"));
        assert!(announced.all(|line| line.contains("sans envoyer de courriel")), "{done}");
    }
}

#[test]
fn the_environment_and_a_profile_name_it_too() {
    let home = Home::new();
    let name = |command: crate::support::run::Command| {
        command.args(["auth", "status", "--json"]).run().success().json()["name"].clone()
    };
    assert_eq!(name(home.plain().env("UDATACTL_SITE", "sandbox")), "Camille Roussel");
    let profile =
        "current = \"essai\"\n[profiles.essai]\nsite = \"http://sandbox.localhost/\"\nkey = false\n";
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/profiles.toml"), profile).unwrap();
    assert_eq!(name(home.plain()), "Camille Roussel");
    assert_eq!(name(home.plain().args(["-P", "essai"])), "Camille Roussel");
    assert_eq!(name(home.plain().env("UDATACTL_TOKEN", "sandbox-nadia")), "Nadia Benali");
}

#[test]
fn signing_in_keeps_a_key_and_touches_no_keyring() {
    let home = Home::new();
    let login = home.command().args(["auth", "login", "--with-token", "--json"]).stdin("sandbox-nadia\n");
    assert_eq!(login.run().success().json()["key_from"], "clear_file");
    let status = home.plain().args(["auth", "status", "--json"]).run().success();
    assert_eq!(status.json()["name"], "Nadia Benali");
    let refused = home.command().args(["auth", "login", "--with-token"]).stdin("sandbox-personne\n");
    let refused = refused.run().exits(4);
    assert!(refused.stderr.contains("`sandbox-camille`"), "{refused}");
}

/// The key of everybody in the first world is what `docs/sandbox.md` says.
#[test]
fn every_key_is_the_first_name_or_of_namesakes_the_slug() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    let people = served.document["people"].as_array().unwrap();
    let text = |person: &Value, key: &str| person[key].as_str().unwrap().to_owned();
    let first_name = |person: &Value| text(person, "slug").split('-').next().unwrap().to_owned();
    for person in people {
        let namesakes = people.iter().filter(|other| first_name(other) == first_name(person)).count();
        let word = if namesakes == 1 { first_name(person) } else { text(person, "slug") };
        assert_eq!(text(person, "key"), format!("sandbox-{word}"));
        assert!(text(person, "email").ends_with(".example"), "{person}");
        let me = http::send(served.base(), "GET", "/api/1/me/", person["key"].as_str(), None);
        // The one whose account is switched off.
        let expected = if word == "denis" { 401 } else { 200 };
        assert_eq!(me.status, expected, "{person}");
    }
    let world: Value = serde_json::from_str(FIRST).unwrap();
    assert_eq!(people.len(), world["users"].as_object().unwrap().len());
}

#[test]
fn the_first_world_has_what_there_is_to_learn() {
    let home = Home::new();
    let list = |words: &[&str]| -> Vec<Value> {
        let output = home.command().args(words).args(["--json"]).run().success();
        output.json().as_array().unwrap().clone()
    };
    assert_eq!(list(&["member", "list", "syndicat-denergie-du-val"]).len(), 60);
    assert!(list(&["member", "list", "syndicat-denergie-du-val", "--dormant", "365d"]).len() > 3);
    let slug = |one: &Value| one["slug"].as_str().unwrap().to_owned();
    let orphans = list(&["org", "list", "--no-admin"]);
    assert_eq!(orphans.iter().map(slug).collect::<Vec<_>>(), ["mediatheque-de-demonstration"]);
    assert_eq!(list(&["person", "find", "Jeanne Martin"]).len(), 2);
    let stale = home
        .command()
        .strangers("syndicat denergie du val")
        .args(["invite", "prune", "--older-than", "90d", "--dry-run", "--json"])
        .run();
    assert_eq!(stale.success().json().as_array().unwrap().len(), 4);
    let waiting = list(&["requests", "list"]);
    let asked: Vec<_> = waiting.iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(asked, ["Inès Moreau", "Paul Durand"]);
    let world: Value = serde_json::from_str(FIRST).unwrap();
    let organizations: Vec<&Value> = world["organizations"].as_object().unwrap().values().collect();
    let numbers: Vec<&str> =
        organizations.iter().filter_map(|one| one["business_number_id"].as_str()).collect();
    let shared =
        numbers.iter().filter(|one| numbers.iter().filter(|other| other == one).count() == 2).count();
    assert_eq!((numbers.len(), shared), (6, 2));
    for number in numbers {
        let taken = home.command().args(["org", "update", "office-de-tourisme-du-val", "--siret", number]);
        taken.strangers("syndicat denergie du val").args(["--dry-run"]).run().success();
    }
}

#[test]
fn what_is_done_is_there_in_the_next_run_and_said_to_go_nowhere_else() {
    let home = Home::new();
    let create = ["org", "create", "Archives", "--description", "Plans", "--yes"];
    let created = home.command().args(create).run().success();
    assert!(created.stderr.contains("This goes to the sandbox on this machine, as Camille"), "{created}");
    // A command that is copied must not go to production.
    assert!(
        created.stderr.contains("`udatactl --site sandbox org delete archives`")
            || created.stderr.contains("`udatactl -s sandbox org delete archives`"),
        "{created}"
    );
    assert!(home.organizations("sandbox-camille").contains(&"archives".to_owned()));
    assert!(!home.organizations("sandbox-nadia").contains(&"archives".to_owned()));
    let journal = home.command().args(["journal", "list", "--json"]).run().success().json();
    assert_eq!(journal[0]["site"], "http://sandbox.localhost/");
}

#[test]
fn two_at_once_lose_nothing() {
    let home = Home::new();
    let names: Vec<String> = (1..=8).map(|number| format!("Archives {number}")).collect();
    let create = |name: &String| {
        let words = ["org", "create", name, "--description", "Plans", "--yes", "--json"];
        home.command().args(words).start()
    };
    let runs: Vec<_> = names.iter().map(create).collect();
    for child in runs {
        finish(child, "org create", std::time::Duration::from_mins(1)).success();
    }
    let mine = home.organizations("sandbox-camille");
    assert_eq!(mine.iter().filter(|slug| slug.starts_with("archives-")).count(), 8, "{mine:?}");
}

#[test]
fn a_state_that_is_damaged_or_of_another_format_names_the_way_out() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("state")).unwrap();
    for text in ["no state", "{\"format\": 1, \"users\": {}", "{\"format\": 99}", ""] {
        fs::write(home.state(), text).unwrap();
        for (language, said) in [("en", "is not the state of a sandbox"), ("fr", "n'est pas l'état d'un bac")]
        {
            let command = home
                .command()
                .lang(language)
                .strangers("expected ident value at line column format not EOF while parsing an object a");
            let refused = command.args(["org", "list"]).run().exits(2);
            assert!(refused.stderr.contains(said) && refused.stderr.contains("sandbox.json"), "{refused}");
            assert!(refused.stderr.contains("`udatactl sandbox reset`"), "{refused}");
            assert_eq!(fs::read_to_string(home.state()).unwrap(), text, "it is left as it is");
        }
        let refused = home.command().args(["org", "list", "--json"]).run().exits(2);
        assert_eq!(refused.error()["code"], "sandbox_file");
    }
    home.plain().args(["sandbox", "reset", "--yes"]).run().success();
    home.command().args(["org", "list"]).run().success();
}

#[test]
fn a_state_that_cannot_be_kept_is_told() {
    let home = Home::new();
    fs::create_dir_all(home.state()).unwrap();
    let refused = home.command().args(["org", "list", "--json"]).run().exits(1);
    assert_eq!(refused.error()["code"], "not_writable", "{refused}");
    let refused = home.command().env("UDATACTL_STATE_DIR", "/proc/nowhere").args(["org", "list", "--json"]);
    assert_eq!(refused.run().exits(1).error()["code"], "not_writable");
}

#[test]
fn a_key_that_nobody_has_is_told_with_one_that_opens() {
    let home = Home::new();
    for (language, said) in
        [("en", "The portal does not know this API key."), ("fr", "Le portail ne connaît pas")]
    {
        let command = home.command().lang(language).env("UDATACTL_TOKEN", "sandbox-personne");
        let refused = command.args(["org", "list"]).run().exits(4);
        assert!(refused.stderr.contains(said) && refused.stderr.contains("sandbox-camille"), "{refused}");
    }
}

#[test]
fn tab_offers_it_and_the_names_in_it() {
    let home = Home::new();
    let offered = |words: &[&str]| {
        let output = home.plain().args(["__complete"]).args(words).run().success();
        assert_eq!(output.stderr, "");
        output.stdout
    };
    assert!(offered(&["=san", "--site"]).contains("sandbox\thttp://sandbox.localhost/\n"));
    // Tab waits for nothing: on a busy machine the names are there the next time.
    let has = |words: &[&str], name: &str| (0..20).any(|_| offered(words).contains(name));
    assert!(has(&["=", "--site", "sandbox", "org", "show"], "ville-de-demonstration\t"));
    let members = ["=", "--site", "sandbox", "member", "remove", "ville-de-demonstration"];
    assert!(has(&members, "marc-delattre\tMarc Delattre\n"));
}
