//! `config`: the settings that this machine keeps, what says each, and what they do.

use std::fs;

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

fn command(world: &World) -> Command {
    world
        .anonymous()
        .strangers("ville true false mois soon defaults profiles toml limit config site profile defalts limt tokn language support retries timeout reads")
        .without_env("UDATACTL_NO_KEY_WARNING")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
}

fn run(world: &World, args: &[&str]) -> Output {
    command(world).args(args).run()
}

fn login(world: &World, person: &Person, profile: &str) {
    let args = ["auth", "login", "--with-token", "--insecure-storage", "-P", profile];
    command(world).args(args).stdin(person.token.clone()).run().success();
}

fn file(world: &World) -> String {
    fs::read_to_string(world.path("config/profiles.toml")).unwrap_or_default()
}

fn write(world: &World, text: &str) {
    fs::create_dir_all(world.path("config")).unwrap();
    fs::write(world.path("config/profiles.toml"), text).unwrap();
}

/// The value of a setting and what says it.
fn said(output: &Output, setting: &str) -> (Value, Value, Value) {
    let rows = output.json();
    let row = rows.as_array().unwrap().iter().find(|row| row["setting"] == setting).unwrap().clone();
    (row["value"].clone(), row["source"].clone(), row["named"].clone())
}

#[test]
fn each_setting_is_listed_with_what_says_it_and_in_that_order() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    let list = |command: Command| command.args(["config", "list", "--json"]).run().success();
    let here = || command(&world);
    assert_eq!(said(&list(here()), "timeout"), (json!("30s"), json!("built_in"), json!(null)));
    run(&world, &["config", "set", "limit", "7"]).success();
    assert_eq!(said(&list(here()), "limit"), (json!("7"), json!("defaults"), json!(null)));
    run(&world, &["config", "set", "limit", "all", "-P", "ville"]).success();
    assert_eq!(said(&list(here()), "limit"), (json!("all"), json!("profile"), json!("ville")));
    let typed = list(here().args(["--limit", "3"]));
    assert_eq!(said(&typed, "limit"), (json!("3"), json!("flag"), json!("--limit")));
    run(&world, &["config", "set", "format", "csv"]).success();
    let variable = list(here().env("UDATACTL_OUTPUT", "md").env("UDATACTL_LANG", "fr"));
    assert_eq!(said(&variable, "format"), (json!("json"), json!("flag"), json!("--output")));
    assert_eq!(said(&variable, "language"), (json!("fr"), json!("variable"), json!("UDATACTL_LANG")));
    let value = run(&world, &["config", "get", "limit"]).success();
    assert!(value.stdout.contains("limit,all,profile,ville"), "csv was kept: {value}");
    run(&world, &["config", "unset", "format"]).success();
    assert_eq!(run(&world, &["config", "get", "limit"]).success().stdout, "all\n");
    // Another portal has another profile, or none: what is kept for all holds there.
    let elsewhere = here().without_env("UDATACTL_SITE").args(["-s", "sandbox"]);
    assert_eq!(said(&list(elsewhere), "limit").1, "defaults");
}

#[test]
fn what_is_kept_is_done() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    for name in ["Ville", "Port", "Gare"] {
        world.organization(name, &[(&alice, "admin")]);
    }
    login(&world, &alice, "ville");
    let list = |command: Command| command.args(["org", "list"]).run();
    run(&world, &["config", "set", "limit", "2"]).success();
    assert_eq!(list(command(&world)).success().stdout.lines().count(), 2);
    run(&world, &["config", "set", "format", "csv", "-P", "ville"]).success();
    run(&world, &["config", "set", "csv-dialect", "fr"]).success();
    let french = list(command(&world)).success();
    assert!(french.stdout.starts_with("\u{feff}slug;") && french.stdout.contains("\r\n"), "{french}");
    let typed = list(command(&world).args(["-o", "ids", "--all"])).success();
    assert_eq!(typed.stdout.lines().count(), 3, "{typed}");
    // The language, of help too, which needs no profile.
    run(&world, &["config", "set", "language", "fr"]).success();
    let plain = || command(&world).without_env("UDATACTL_LANG").env("LC_ALL", "C.UTF-8");
    let help = plain().args(["org", "--help"]).run().success();
    assert!(help.stdout.contains("Utilisation"), "{help}");
    let slip = plain().args(["orgg"]).run().exits(2);
    assert!(slip.stderr.contains("Erreur"), "{slip}");
    let english = plain().args(["org", "--help", "--lang", "en"]).run().success();
    assert!(english.stdout.contains("Usage"), "{english}");
}

#[test]
fn of_safety_switches_and_ceilings_the_strictest_counts() {
    let world = world!();
    let people = world.people(4);
    let (alice, others) = (&people[0], &people[1..]);
    let mut members = vec![(alice, "admin")];
    members.extend(others.iter().map(|person| (person, "editor")));
    let ville = world.organization("Ville", &members);
    login(&world, alice, "ville");
    let demote = |command: Command, count: usize| {
        let slugs = others[..count].iter().map(|person| person.slug.clone());
        let words = ["member", "remove", &ville.slug].map(str::to_owned).into_iter().chain(slugs);
        command.args(words).args(["--dry-run", "--max-removals", "9", "--json"]).run()
    };
    demote(command(&world), 3).success();
    run(&world, &["config", "set", "max_removals", "2"]).success();
    let refused = demote(command(&world), 3).exits(3);
    assert_eq!(refused.error()["code"], "too_many_removals");
    assert!(refused.stderr.contains("udatactl config list"), "{refused}");
    // Neither the profile nor the environment loosens it.
    let looser = run(&world, &["config", "set", "max_removals", "50%", "-P", "ville"]).success();
    assert!(
        looser.stderr.is_empty() || !looser.stderr.contains("does not hold"),
        "a share is another: {looser}"
    );
    demote(command(&world).env("UDATACTL_MAX_REMOVALS", "8"), 3).exits(3);
    let holding = run(&world, &["config", "get", "max_removals"]).success();
    assert_eq!(holding.stdout, "2\n50%\n");
    demote(command(&world), 2).success();

    run(&world, &["config", "set", "read_only", "oui"]).success();
    let looser = run(&world, &["config", "set", "read_only", "false", "-P", "ville"]).success();
    assert!(looser.stderr.contains("does not hold here: read_only is true"), "{looser}");
    let write = |command: Command| {
        command.args(["member", "remove", &ville.slug, &others[0].slug, "--yes", "--json"]).run()
    };
    for off in [command(&world), command(&world).env("UDATACTL_READ_ONLY", "0")] {
        assert_eq!(write(off).exits(3).error()["code"], "read_only_switch");
    }
    assert_eq!(world.writes_by(alice), 0);
    run(&world, &["config", "unset", "read_only"]).success();
    let on = write(command(&world).env("UDATACTL_READ_ONLY", "1")).exits(3);
    assert!(on.stderr.contains("read_only"), "{on}");
    write(command(&world)).success();
}

#[test]
fn all_in_the_settings_is_no_all_on_the_command_line() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, "ville");
    run(&world, &["config", "set", "limit", "all"]).success();
    let told = run(&world, &["notification", "read", "--yes", "--json"]).exits(2);
    assert_eq!(told.error()["code"], "which_notifications");
}

#[test]
fn a_persons_comments_stay() {
    let world = world!();
    let text = "# mine\ncurrent = \"ville\" # the town\n\n[profiles.ville]\nsite = \"https://demo.data.gouv.fr/\"\n\
                timeout = \"9s\" # slow line\n\n[defaults]\n# why\nretries = 1\n";
    write(&world, text);
    let set = |args: &[&str]| command(&world).without_env("UDATACTL_SITE").args(args).run();
    let planned = set(&["config", "set", "timeout", "12s", "-P", "ville", "-n", "--json"]).success();
    assert_eq!((planned.json()["result"].clone(), file(&world)), (json!("planned"), text.to_owned()));
    let changed = set(&["config", "set", "timeout", "12s", "-P", "ville", "--json"]).success();
    let row =
        json!({"setting": "timeout", "place": "ville", "before": "9s", "after": "12s", "result": "changed"});
    assert_eq!(changed.json(), row);
    assert!(changed.stderr.contains("`udatactl config set timeout 9s -P ville`"), "{changed}");
    assert_eq!(file(&world), text.replace("9s", "12s"));
    let same = set(&["config", "set", "timeout", "12s", "-P", "ville", "--json"]).success();
    assert_eq!(same.json()["result"], "unchanged");
    set(&["config", "set", "parallel", "2"]).success();
    set(&["config", "set", "key_warning", "false"]).success();
    let kept = text.replace("9s", "12s") + "parallel = 2\nkey_warning = false\n";
    assert_eq!(file(&world), kept);
    set(&["config", "unset", "parallel"]).success();
    assert_eq!(file(&world), kept.replace("parallel = 2\n", ""));
    assert_eq!(set(&["config", "unset", "parallel", "--json"]).success().json()["result"], "unchanged");
}

#[test]
fn what_no_setting_takes_is_refused_with_the_sentence_of_its_flag() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    let before = file(&world);
    let refused = |args: &[&str], code: i32, word: &str, said: &str| {
        let output = command(&world).args(["config"]).args(args).args(["--json"]).run().exits(code);
        assert_eq!(output.error()["code"], word, "{output}");
        assert!(output.stderr.contains(said), "{said}: {output}");
        assert!(output.stdout.is_empty(), "{output}");
    };
    refused(&["set", "timout", "3s"], 2, "unknown_setting", "Did you mean timeout?");
    refused(&["get", "zzz"], 2, "unknown_setting", "udatactl config list");
    refused(&["set", "timeout", "soon"], 2, "bad_value", "“soon” is not a valid value for timeout.");
    refused(&["set", "limit", "0"], 2, "bad_value", "for limit");
    refused(&["set", "color", "red"], 2, "bad_value", "There are: `auto, always, never`");
    refused(&["set", "format", "html"], 2, "bad_value", "There are: `table, plain,");
    refused(&["set", "language", "de"], 2, "unknown_language", "There are: fr, en");
    refused(&["set", "keep_snapshots", "30"], 2, "bad_value", "counts days");
    refused(&["set", "support", "http://desk.example/", "-P", "ville"], 2, "bad_support_url", "https");
    refused(&["set", "policy", "missing.toml"], 2, "file_unreadable", "missing.toml");
    refused(&["set", "read_only", "perhaps"], 2, "bad_value", "read_only");
    refused(&["set", "max_removals", "-1"], 2, "bad_value", "max_removals");
    refused(&["set", "min_admins", "two"], 2, "bad_value", "min_admins");
    for key in ["token", "api-key", "UDATACTL_TOKEN", "clé"] {
        refused(&["set", key, "geheim"], 2, "setting_elsewhere", "never has a key");
        refused(&["get", key], 2, "setting_elsewhere", "udatactl auth status");
    }
    refused(&["set", "site", "demo"], 2, "setting_elsewhere", "udatactl auth login");
    refused(&["set", "profile", "ville"], 2, "setting_elsewhere", "udatactl profile use");
    refused(&["set", "support", "https://desk.example/"], 2, "setting_elsewhere", "--profile");
    refused(&["set", "language", "fr", "-P", "ville"], 2, "setting_elsewhere", "--profile");
    refused(&["set", "limit", "3", "-s", "demo"], 2, "setting_elsewhere", "--site");
    refused(&["set", "limit", "3", "-P", "autre"], 6, "unknown_profile", "autre");
    refused(&["get", "policy"], 6, "setting_unset", "has no value");
    assert_eq!(file(&world), before);
    assert!(!before.contains("geheim"));
}

#[test]
fn what_is_wrong_in_the_file_is_told_and_can_be_mended_from_here() {
    let world = world!();
    write(
        &world,
        "defalts = 1\n[defaults]\ntimeout = \"soon\"\nlimt = 3\nsupport = \"https://a/\"\n\
         [profiles.a]\nsite = \"https://a.example/\"\ntokn = \"x\"\nlanguage = \"fr\"\n",
    );
    let warnings = [
        "defalts is not known, and has no effect. The setting may be called defaults.",
        "defaults.limt is not known, and has no effect. The setting may be called limit.",
        "defaults.support has no effect",
        "profiles.a.tokn is not known",
        "profiles.a.language has no effect",
    ];
    let told = run(&world, &["config", "list", "--json"]);
    assert_eq!(told.code, 2, "{told}");
    assert_eq!(
        said(&told, "timeout"),
        (json!("30s"), json!("built_in"), json!(null)),
        "the others are listed"
    );
    assert_eq!(told.error()["code"], "bad_value");
    for warning in warnings {
        assert!(told.stderr.contains(warning), "{warning}: {told}");
    }
    let stopped = run(&world, &["org", "list"]).exits(2);
    assert!(stopped.stderr.contains("“soon” is not a valid value for defaults.timeout"), "{stopped}");
    assert!(stopped.stderr.contains("`udatactl config unset timeout`"), "{stopped}");
    run(&world, &["config", "get", "timeout"]).exits(2);
    run(&world, &["role", "list", "--timeout", "9s"]).success();
    let doctor = command(&world).args(["doctor", "--json"]).run().success().json();
    let failing = doctor.as_array().unwrap().iter().find(|line| line["state"] == "failing").unwrap().clone();
    assert_eq!((&failing["about"], &failing["source"]), (&json!("timeout"), &json!("defaults")), "{failing}");
    assert_eq!(failing["command"], "udatactl config unset timeout");
    run(&world, &["config", "unset", "timeout"]).success();
    run(&world, &["config", "unset", "language", "-P", "a"]).success();
    let mended = run(&world, &["role", "list"]).success();
    assert!(mended.stderr.contains("defaults.limt") && !mended.stderr.contains("language"), "{mended}");
    write(&world, "[defaults]\nretries = \"x\"\n");
    let odd = run(&world, &["org", "list", "--json"]).exits(2);
    assert!(odd.stderr.contains("defaults.retries"), "{odd}");
    run(&world, &["config", "set", "retries", "2"]).success();
    assert_eq!(file(&world), "[defaults]\nretries = 2\n");
    write(&world, "[defaults\n");
    assert_eq!(
        run(&world, &["config", "set", "retries", "2", "--json"]).exits(2).error()["code"],
        "profiles_file"
    );
    let path = run(&world, &["config", "path"]).success();
    assert_eq!(path.stdout, format!("{}\n", world.path("config/profiles.toml").display()));
}

#[test]
fn what_a_variable_says_instead_is_told() {
    let world = world!();
    let shadowed = command(&world).env("UDATACTL_KEEP_SNAPSHOTS", "6 mois");
    let set = shadowed.clone().args(["config", "set", "keep_snapshots", "1 an"]).run().success();
    assert!(set.stderr.contains("does not hold here: keep_snapshots is 6 mois"), "{set}");
    let unset = shadowed.args(["config", "unset", "keep_snapshots"]).run().success();
    assert!(unset.stderr.contains("still 6 mois (the variable UDATACTL_KEEP_SNAPSHOTS)"), "{unset}");
    let french = command(&world).lang("fr").args(["réglages", "lister", "-o", "table"]).run().success();
    assert!(french.stdout.contains("Réglage") && french.stdout.contains("d'origine"), "{french}");
    let policy = world.path("p.toml");
    fs::write(&policy, "format = 1\n").unwrap();
    run(&world, &["config", "set", "policy", "p.toml"]).success();
    assert!(file(&world).contains(&format!("policy = \"{}\"", policy.display())), "{}", file(&world));
}

#[test]
fn the_schema_of_the_file_takes_what_the_program_takes() {
    let world = world!();
    login(&world, &world.person("Alice", "Martin"), "ville");
    fs::write(world.path("p.toml"), "format = 1\n").unwrap();
    for (setting, value) in [
        ("language", "fr"),
        ("format", "lines"),
        ("csv_dialect", "fr"),
        ("limit", "all"),
        ("timeout", "9s"),
        ("deadline", "1h"),
        ("retries", "1"),
        ("parallel", "2"),
        ("color", "never"),
        ("accessible", "yes"),
        ("key_warning", "no"),
        ("keep_snapshots", "1 an"),
        ("policy", "p.toml"),
        ("register", "https://register.example/"),
        ("no_removals", "non"),
        ("read_only", "0"),
        ("max_removals", "25%"),
        ("min_admins", "2"),
    ] {
        run(&world, &["config", "set", setting, value]).success();
    }
    run(&world, &["config", "set", "support", "https://desk.example/", "-P", "ville"]).success();
    run(&world, &["config", "set", "max_removals", "3", "-P", "ville"]).success();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schemas/profiles.json");
    let schema = compiler.compile(path, &mut schemas).unwrap();
    let whole = file(&world);
    for (text, is_fine) in [
        (whole.as_str(), true),
        ("", true),
        ("defalts = 1", false),
        ("[defaults]\nlimt = 3", false),
        ("[defaults]\nretries = \"x\"", false),
        ("[defaults]\nsupport = \"https://a/\"", false),
        ("[profiles.a]\nsite = \"https://a.example/\"\nlanguage = \"fr\"", false),
    ] {
        let document: toml_edit::DocumentMut = text.parse().unwrap();
        let json = crate::support::toml::json_of(document.as_item());
        assert_eq!(schemas.validate(&json, schema).is_ok(), is_fine, "{text}");
        write(&world, text);
        let output = run(&world, &["config", "list", "--json"]);
        let quiet = output.code == 0 && !output.stderr.contains("profiles.toml:");
        assert_eq!(quiet, is_fine, "{text}\n{output}");
    }
}
