//! A machine that is not well: settings that can't be taken, folders, locks, the terminal.

use std::fs::File;

use super::{doctor, doctor_of, is, line, lines};

#[test]
fn each_setting_is_named_with_what_says_it() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let named = |output: &super::Output, about: &str| {
        let found = lines(output, "setting").into_iter().find(|line| line["about"] == about);
        found.map(|line| (line["value"].clone(), line["source"].clone()))
    };
    let command = doctor_of(&world, &alice).env("UDATACTL_READ_ONLY", "1");
    let output = command.env("UDATACTL_SUPPORT_URL", "https://a:geheim@desk.example/x").run().success();
    let site = format!("{}/", world.portal.base());
    assert_eq!(named(&output, "site"), Some((site.into(), "UDATACTL_SITE".into())), "{output}");
    assert_eq!(named(&output, "UDATACTL_READ_ONLY"), Some(("1".into(), "UDATACTL_READ_ONLY".into())));
    let desk = Some(("https://…@desk.example/x".into(), "UDATACTL_SUPPORT_URL".into()));
    assert_eq!(named(&output, "UDATACTL_SUPPORT_URL"), desk);
    assert!(!format!("{output}").contains("geheim"), "{output}");

    // What can't be taken is told without it, too.
    for name in ["UDATACTL_SITE", "UDATACTL_SUPPORT_URL", "UDATACTL_METRICS_URL", "UDATACTL_REGISTER_URL"] {
        let output = doctor(&world).env(name, "http://a:geheim@desk.example/x").run().success();
        assert!(!format!("{output}").contains("geheim"), "{name}: {output}");
    }

    let login = ["auth", "login", "--with-token", "--insecure-storage", "-P", "ville"];
    doctor_login(&world, &alice.token, &login);
    let output = doctor(&world).without_env("UDATACTL_SITE").run().success();
    assert_eq!(named(&output, "site").unwrap().1, "ville", "{output}");
    assert_eq!(named(&output, "profile"), Some(("ville".into(), "profiles.toml".into())), "{output}");
    assert!(line(&output, "key")["source"].as_str().unwrap().ends_with("keys.toml"), "{output}");
    let flagged = doctor(&world).without_env("UDATACTL_SITE").args(["-s", "sandbox"]).run().success();
    assert_eq!(named(&flagged, "site").unwrap().1, "--site", "{flagged}");
}

fn doctor_login(world: &super::World, key: &str, words: &[&str]) {
    let command = world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus");
    command.args(words).stdin(key.to_owned()).run().success();
}

#[test]
fn what_can_t_be_taken_is_told_and_all_else_is_looked_at() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    std::fs::create_dir_all(world.path("config")).unwrap();
    std::fs::write(world.path("config/profiles.toml"), "current = [").unwrap();
    let command =
        doctor_of(&world, &alice).env("UDATACTL_READ_ONLY", "perhaps").env("UDATACTL_MIN_ADMINS", "");
    let output = command.env("UDATACTL_SITTE", "x").run().success();
    let wrong: Vec<_> =
        lines(&output, "setting").into_iter().filter(|line| line["state"] != "good").collect();
    let told: Vec<_> = wrong.iter().map(|line| (line["code"].as_str(), line["command"].as_str())).collect();
    let expected = [
        (Some("empty_variable"), Some("unset UDATACTL_MIN_ADMINS")),
        (Some("profiles_file"), None),
        (Some("bad_value"), Some("unset UDATACTL_READ_ONLY")),
        (None, None),
    ];
    assert_eq!(told.len(), expected.len(), "{output}");
    for one in expected {
        assert!(told.contains(&one), "{one:?}: {output}");
    }
    // All the same, the portal is the one that was named, and the key is looked at.
    assert_eq!(line(&output, "portal")["value"], format!("{}/", world.portal.base()), "{output}");
    assert_eq!(line(&output, "key")["value"], alice.id.as_str(), "{output}");
    // Any other verb stops there.
    let stopped = world.command_as(&alice).env("UDATACTL_READ_ONLY", "perhaps");
    stopped.args(["auth", "status", "--json"]).run().exits(2);
    // What is typed wrong is no finding.
    doctor(&world).args(["--timeout", "soon"]).run().exits(2);
}

#[test]
fn a_key_file_that_can_t_be_read_is_told() {
    let world = world!();
    let output = doctor(&world).env("UDATACTL_TOKEN_FILE", world.path("missing")).run().success();
    let wrong = lines(&output, "setting").into_iter().find(|line| line["state"] == "failing").unwrap();
    assert_eq!(wrong["code"], "token_file", "{output}");
    is(&line(&output, "key"), "warning", "There is no key for");
}

#[test]
fn a_folder_that_can_t_be_written_is_told() {
    let world = world!();
    std::fs::write(world.path("state"), "a file").unwrap();
    let output = doctor(&world).run().success();
    let folders = lines(&output, "folder");
    let state = folders.iter().find(|line| line["about"] == "state").unwrap();
    assert_eq!((&state["state"], &state["code"]), (&"failing".into(), &"not_writable".into()), "{state}");
    assert!(state["advice"][0].as_str().unwrap().contains("UDATACTL_STATE_DIR"), "{state}");
    // What is not there yet is not made.
    assert!(!world.path("config").exists());
}

#[test]
fn a_disk_without_room_is_told() {
    let world = world!();
    let words =
        ["-c", "ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_udatactl"), "doctor", "-o", "json"];
    let command = world.anonymous().env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/bus");
    let output = command.program("sh").args(words).lang("fr").run().success();
    let folders = lines(&output, "folder");
    let states: Vec<_> = folders.iter().map(|line| line["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["failing", "failing", "warning"], "{output}");
    is(&folders[1], "failing", "taille maximale autorisée");
}

#[test]
fn locks_that_are_held_and_those_of_killed_processes_are_told_apart() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    is(&line(&doctor_of(&world, &alice).run(), "locks"), "good", "No other udatactl is writing.");
    let id = "5f4d000000000000000000aa";
    std::fs::create_dir_all(world.path("state/locks")).unwrap();
    let path = world.path(&format!("state/locks/{id}.lock"));
    std::fs::write(&path, "held").unwrap();
    is(&line(&doctor_of(&world, &alice).run(), "locks"), "good", "left 1 lock, which holds nobody up");
    let file = File::options().append(true).open(&path).unwrap();
    file.lock().unwrap();
    let output = doctor_of(&world, &alice).run().success();
    is(&line(&output, "locks"), "warning", id);
    assert_eq!(std::fs::read(&path).unwrap(), b"held", "nothing is taken away");
}

#[test]
fn a_terminal_is_asked_for_its_letters_and_for_what_tab_does() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let screen = |shell: &str, charset: &str| {
        let command = doctor_of(&world, &alice).lang("fr").env("SHELL", shell).env("LC_ALL", charset);
        let mut session = command.terminal();
        session.expect("échec");
        session.wait();
        session.screen()
    };
    let wanting = screen("/usr/bin/fish", "C");
    assert!(wanting.contains("LC_ALL vaut C, qui n'est pas UTF-8"), "{wanting}");
    assert!(wanting.contains("Tab ne complète pas encore dans fish"), "{wanting}");
    let place = world.path(".config/fish/completions");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("udatactl.fish"), "").unwrap();
    let fine = screen("/usr/bin/fish", "fr_FR.UTF-8");
    assert!(fine.contains("LC_ALL vaut fr_FR.UTF-8") && fine.contains("Tab complète dans fish"), "{fine}");
    // A start that takes the script from the program itself counts, too; a comment does not.
    std::fs::write(world.path(".zshrc"), "# source <(udatactl completion zsh)\n").unwrap();
    assert!(screen("/bin/zsh", "C.utf8").contains("pas encore dans zsh"));
    std::fs::write(world.path(".zshrc"), "source <(udatactl completion zsh)\n").unwrap();
    assert!(screen("/bin/zsh", "C.utf8").contains("Tab complète dans zsh"));
}
