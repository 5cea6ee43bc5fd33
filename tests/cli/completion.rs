//! What Tab offers: names that this account saw, from the portal or from memory, in the shells themselves.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::run::Command;
use crate::support::terminal::Session;
use crate::support::world::{Person, World};

mod install;
mod shells;

/// What is offered after these words, the last of which is begun: words and what they are.
#[track_caller]
fn offered(command: &Command, words: &[&str]) -> Vec<(String, String)> {
    let (current, before) = words.split_last().unwrap();
    let arguments = ["__complete".to_owned(), format!("={current}")];
    let arguments = arguments.into_iter().chain(before.iter().map(ToString::to_string));
    // Less than the process that reads goes on waiting for a silent portal.
    let output = command.clone().args(arguments).limit(Duration::from_secs(9)).run().success();
    assert_eq!(output.stderr, "", "Tab is no occasion for a word on the screen");
    let pair = |line: &str| line.split_once('\t').map(|(word, said)| (word.to_owned(), said.to_owned()));
    output.stdout.lines().map(|line| pair(line).unwrap_or_else(|| panic!("{line:?}"))).collect()
}

fn words(offered: &[(String, String)]) -> Vec<&str> {
    offered.iter().map(|(word, _)| word.as_str()).collect()
}

/// The same once something is offered: the first time, the portal may be slower than a person is made to wait.
#[track_caller]
fn soon_offered(command: &Command, words: &[&str]) -> Vec<(String, String)> {
    let end = Instant::now() + Duration::from_secs(40);
    loop {
        let found = offered(command, words);
        if !found.is_empty() {
            return found;
        }
        assert!(Instant::now() < end, "nothing is offered after {words:?}");
        thread::sleep(Duration::from_millis(100));
    }
}

fn login(world: &World, person: &Person, profile: &str) {
    let args = ["auth", "login", "--with-token", "--insecure-storage", "-P", profile];
    without_keyring(world).args(args).stdin(person.token.clone()).run().success();
}

fn without_keyring(world: &World) -> Command {
    world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus")
}

/// All files that completion keeps.
fn kept(world: &World) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for account in fs::read_dir(world.path("cache/completion")).into_iter().flatten() {
        let account = account.unwrap().path();
        found.extend(fs::read_dir(account).unwrap().map(|entry| entry.unwrap().path()));
    }
    found
}

/// Makes all that is kept look an hour old.
fn age(world: &World) {
    let hour_ago = SystemTime::now() - Duration::from_hours(1);
    for path in kept(world) {
        File::options().append(true).open(path).unwrap().set_modified(hour_ago).unwrap();
    }
}

#[test]
fn names_come_from_the_portal_before_any_command_was_run() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Durand"));
    let dave = world.person("Dave", "Leroy");
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let request = world.request(&ville, &carol, "Bonjour");
    world.mail_invitation(&ville, "someone@invited.example", "editor");
    let command = world.command_as(&alice);

    let organizations = soon_offered(&command, &["member", "list", ""]);
    assert_eq!(organizations, [(ville.slug.clone(), ville.name.clone())]);
    let members = soon_offered(&command, &["member", "remove", &ville.slug, ""]);
    let person = |person: &Person| (person.slug.clone(), person.full_name());
    assert_eq!(members, [person(&alice), person(&bob)]);
    assert_eq!(soon_offered(&command, &["requests", "approve", &ville.slug, ""]), [person(&carol)]);
    // Whoever begins with the identifier goes on with it.
    let begun = &request[..6];
    assert_eq!(
        offered(&command, &["requests", "reject", &ville.slug, begun]),
        [(request.clone(), carol.full_name())]
    );
    assert_eq!(soon_offered(&command, &["invite", "cancel", &ville.slug, ""]).len(), 1);
    // Who is to be added is no member, and who is to join has no organization yet.
    assert!(offered(&command, &["member", "add", &ville.slug, ""]).is_empty());
    assert!(offered(&command, &["org", "join", ""]).is_empty());
    // An organization is known by its identifier and its name too.
    assert_eq!(offered(&command, &["member", "show", &ville.id, ""]).len(), 2);
    let required = ["member", "demote", &ville.name, &bob.slug, "--required-admin", ""];
    assert_eq!(words(&offered(&command, &required)), [&alice.slug], "nobody is named twice on one line");

    assert_eq!(words(&offered(&command, &["journal", "list", "--org", &ville.id[..6]])), [&ville.id]);
    world.invitation(&ville, &dave, "editor");
    let inbox = soon_offered(&world.command_as(&dave), &["invite", "accept", ""]);
    assert_eq!(inbox, [(ville.slug.clone(), ville.name.clone())]);

    for path in kept(&world) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains('@') && !text.contains("Bonjour"), "{}: {text}", path.display());
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700), "{}", path.display());
    }
    // A key would have made the reading of members a sign of life.
    let unsigned = |call: &&crate::support::held::Call| !call.api_key && call.path.contains(&ville.slug);
    assert!(world.calls(&ville).iter().any(|call| unsigned(&call)), "{:?}", world.calls(&ville));
}

#[test]
fn among_many_names_those_are_offered_that_are_begun() {
    let world = world!();
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    let command = world.command_as(&alice);
    let all = soon_offered(&command, &["member", "remove", &ville.slug, ""]);
    assert_eq!(all.len(), 3);
    let only = |begun: &str| words(&offered(&command, &["member", "remove", &ville.slug, begun])).join(" ");
    for begun in [bob.slug.clone(), bob.slug[..bob.slug.len() - 1].to_uppercase()] {
        let wanted = all
            .iter()
            .map(|(word, _)| word.as_str())
            .filter(|word| word.to_lowercase().starts_with(&begun.to_lowercase()));
        assert_eq!(only(&begun), wanted.collect::<Vec<_>>().join(" "), "{begun}");
    }
    // A shell may find what is in the middle of a word.
    assert_eq!(only("xyzzy"), words(&all).join(" "));
    // What was seen again is offered as what was seen now, and no file is written for it.
    let inode =
        |path: &PathBuf| (path.clone(), std::os::unix::fs::MetadataExt::ino(&path.metadata().unwrap()));
    let list = || world.run_as(&alice, ["org", "list", "--mine"]).success();
    list();
    let before: Vec<_> = kept(&world).iter().map(inode).collect();
    age(&world);
    list();
    let after: Vec<_> = kept(&world).iter().map(inode).collect();
    assert_eq!(after, before);
    let is_of_members = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("members-") && name.ends_with(".txt")
    };
    let of_members = kept(&world).into_iter().find(is_of_members).unwrap();
    assert!(of_members.metadata().unwrap().modified().unwrap().elapsed().unwrap() < Duration::from_mins(10));
}

#[test]
fn what_commands_saw_is_offered_and_no_keyring_is_asked() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Durand"));
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&ville, &carol, "Bonjour");
    login(&world, &alice, "ville");
    let run = |args: &[&str]| without_keyring(&world).args(args).run().success();
    run(&["requests", "list"]);
    run(&["org", "list"]);

    // From now on the key is in a keyring that never answers.
    let bus = world.path("bus");
    let listener = UnixListener::bind(&bus).unwrap();
    listener.set_nonblocking(true).unwrap();
    let profiles = world.path("config/profiles.toml");
    let text = fs::read_to_string(&profiles).unwrap();
    fs::write(&profiles, text.replace("clear = true\n", "")).unwrap();
    fs::remove_file(world.path("config/keys.toml")).unwrap();
    let address = format!("unix:path={}", bus.display());
    let command = world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", address);
    let calls = world.calls_by(&alice).len();
    for _ in 0..2 {
        assert_eq!(words(&offered(&command, &["org", "show", ""])), [&ville.slug]);
        assert_eq!(
            words(&offered(&command, &["member", "demote", &ville.slug, ""])),
            [&alice.slug, &bob.slug]
        );
        assert_eq!(words(&offered(&command, &["requests", "show", &ville.slug, ""])), [&carol.slug]);
        age(&world);
    }
    assert_eq!(world.calls_by(&alice).len(), calls, "no call with a key");
    assert!(listener.accept().is_err(), "the keyring was asked");
}

#[test]
fn who_was_removed_or_answered_is_no_longer_offered() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Durand"));
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&ville, &carol, "Bonjour");
    let command = world.command_as(&alice);
    world.run_as(&alice, ["requests", "approve", &ville.slug, &carol.slug, "--yes"]).success();
    world.run_as(&alice, ["member", "remove", &ville.slug, &bob.slug, "--yes"]).success();
    let members = offered(&command, &["member", "remove", &ville.slug, ""]);
    assert_eq!(words(&members), [&alice.slug, &carol.slug]);
    assert!(offered(&command, &["requests", "reject", &ville.slug, ""]).is_empty());
}

#[test]
fn a_silent_portal_is_not_waited_for() {
    let portal = own_portal!();
    let world = world!(&portal);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["org", "list"]).success();
    age(&world);
    let server = Pid::from_raw(portal.pid().try_into().unwrap());
    kill(server, Signal::SIGSTOP).unwrap();
    let command = world.command_as(&alice);
    let stale = offered(&command, &["org", "leave", ""]);
    let members = offered(&command, &["member", "promote", &ville.slug, ""]);
    let unknown = offered(&command, &["requests", "approve", &ville.slug, ""]);
    let refused = offered(&command.clone().env("UDATACTL_SITE", "http://127.0.0.1:9"), &["org", "leave", ""]);
    kill(server, Signal::SIGCONT).unwrap();
    assert_eq!(words(&stale), [&ville.slug]);
    assert_eq!(words(&members), [&alice.slug, &bob.slug]);
    assert!(unknown.is_empty() && refused.is_empty());
}

#[test]
fn signing_out_forgets_the_names_and_so_does_removing_the_profile() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let ville = world.organization("Ville", &[(&alice, "admin")]);
    let run = |args: &[&str]| without_keyring(&world).args(args).run().success();
    let mine = |profile: &str| offered(&without_keyring(&world), &["-P", profile, "org", "show", ""]);
    for end in [&["auth", "logout", "-P", "ville"][..], &["profile", "remove", "ville", "--yes"]] {
        login(&world, &alice, "ville");
        assert_eq!(words(&mine("ville")), [&ville.slug], "signing in tells my organizations");
        run(end);
        assert!(mine("ville").is_empty() && kept(&world).is_empty(), "{end:?}: {:?}", kept(&world));
    }
    // Another person under the same name of a profile starts anew.
    login(&world, &alice, "ville");
    login(&world, &bob, "ville");
    assert!(mine("ville").is_empty());
}

#[test]
fn profiles_and_portals_of_this_machine_are_offered() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    login(&world, &alice, "ville");
    let command = without_keyring(&world);
    let said = format!("{} · {}/", alice.full_name(), world.portal.base());
    assert_eq!(offered(&command, &["profile", "use", ""]), [("ville".to_owned(), said.clone())]);
    assert_eq!(offered(&command, &["org", "list", "-P", ""]), [("ville".to_owned(), said)]);
    let sites = offered(&command, &["--site", ""]);
    let own = format!("{}/", world.portal.base());
    assert_eq!(words(&sites), ["data.gouv.fr", "demo", "dev", "sandbox", &own]);
    // What the settings refuse is no reason for words on the screen either.
    assert!(offered(&command, &["-P", "unknown", "org", "show", ""]).is_empty());
    assert!(offered(&command.env("UDATACTL_READ_ONLY", "perhaps"), &["org", "show", ""]).is_empty());
}

#[test]
fn the_latest_changes_are_offered_to_be_taken_back() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&alice);
    assert!(offered(&command, &["journal", "undo", ""]).is_empty());
    for to in ["admin", "editor"] {
        world.run_as(&alice, ["member", "set-role", &org.slug, &bob.slug, to, "--yes"]).success();
    }
    world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    let listed = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    let ids = listed.as_array().unwrap().iter().rev().map(|row| row["id"].as_str().unwrap().to_owned());
    let calls = world.calls_by(&alice).len();
    let found = offered(&command, &["journal", "undo", ""]);
    assert_eq!(words(&found), ids.collect::<Vec<_>>(), "the newest first");
    assert!(found[0].1.ends_with(" · remove"), "{found:?}");
    assert_eq!(world.calls_by(&alice).len(), calls, "the journal is on this machine");
    let elsewhere = command.env("UDATACTL_SITE", "https://elsewhere.example");
    assert!(offered(&elsewhere, &["journal", "undo", ""]).is_empty());
}

#[test]
fn help_completes_topics_and_commands() {
    let world = world!();
    let french = world.anonymous().lang("fr");
    let first = offered(&french, &["help", ""]);
    for word in ["glossary", "privacy", "member", "config"] {
        assert!(words(&first).contains(&word), "{word}: {first:?}");
    }
    let said = |word: &str| first.iter().find(|(one, _)| one == word).map(|(_, said)| said.clone()).unwrap();
    assert_eq!(said("glossary"), "Les mots du portail en français, et ceux de l'API d'udata");
    assert_eq!(said("role"), "Afficher qui peut faire quoi");
    let verbs = offered(&french, &["help", "member", ""]);
    assert!(words(&verbs).contains(&"promote") && !words(&verbs).contains(&"glossary"), "{verbs:?}");
    let nouns = offered(&french, &["help", "fields", ""]);
    assert!(words(&nouns).contains(&"member") && !words(&nouns).contains(&"glossary"), "{nouns:?}");
    assert!(words(&offered(&french, &["help", "fields", "org", ""])).contains(&"list"));
    assert!(offered(&french, &["help", "glossary", ""]).is_empty());
}

#[test]
fn roles_states_and_settings_say_what_they_are() {
    let world = world!();
    let french = world.anonymous().lang("fr");
    let pair = |word: &str, said: &str| (word.to_owned(), said.to_owned());
    let roles = [
        pair("admin", "administrateur"),
        pair("editor", "éditeur"),
        pair("partial_editor", "éditeur partiel"),
    ];
    for line in [
        &["member", "list", "ville", "--role", ""][..],
        &["member", "set-role", "ville", "x", ""],
        &["member", "promote", "ville", "x", "--to", ""],
    ] {
        let found = offered(&french, line);
        assert!(found.iter().all(|one| roles.contains(one)) && !found.is_empty(), "{line:?}: {found:?}");
    }
    let states = offered(&french, &["requests", "list", "--status", ""]);
    assert!(states.contains(&pair("pending", "en attente")), "{states:?}");
    assert!(states.contains(&pair("all", "toutes")), "{states:?}");
    let settings = offered(&french, &["config", "set", ""]);
    assert!(settings.contains(&pair("timeout", "Combien de temps attendre une réponse")), "{settings:?}");
    assert!(!words(&settings).contains(&"site"), "{settings:?}");
    assert!(words(&offered(&french, &["config", "get", ""])).contains(&"site"));
    assert_eq!(words(&offered(&french, &["config", "set", "csv_dialect", ""])), ["fr", "standard"]);
    assert_eq!(words(&offered(&french, &["config", "set", "read_only", ""])), ["true", "false"]);
    let formats = offered(&french, &["config", "set", "format", ""]);
    assert!(words(&formats).contains(&"json") && !words(&formats).contains(&"html"), "{formats:?}");
}
