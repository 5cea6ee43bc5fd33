//! What another process holds: waited for with a word and not for ever; and file systems that have no locks.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use super::{city, files};
use crate::support::run::{Command, finish};

const LIMIT: Duration = Duration::from_mins(1);

fn held(path: &Path) -> File {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let file = File::options().create(true).append(true).open(path).unwrap();
    file.lock().unwrap();
    file
}

#[test]
fn a_file_that_another_process_holds_is_waited_for_with_a_word() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let lock = held(&world.path("state/journal.lock"));
    let promote =
        world.command_as(&alice).lang("fr").args(["member", "promote", &org.slug, &bob.slug, "--yes"]);
    let child = promote.start();
    std::thread::sleep(Duration::from_secs(2));
    drop(lock);
    let run = finish(child, &promote.line(), LIMIT).success();
    assert!(run.stderr.contains("Un autre udatactl occupe") && run.stderr.contains("journal.lock"), "{run}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
}

#[test]
fn two_processes_that_set_settings_lose_none() {
    let world = world!();
    let lock = held(&world.path("config/profiles.lock"));
    let set = |setting, value| world.anonymous().args(["config", "set", setting, value]);
    let commands = [set("limit", "7"), set("retries", "1")];
    let children = commands.each_ref().map(Command::start);
    std::thread::sleep(Duration::from_secs(2));
    drop(lock);
    for (child, command) in children.into_iter().zip(commands) {
        finish(child, &command.line(), LIMIT).success();
    }
    let file = std::fs::read_to_string(world.path("config/profiles.toml")).unwrap();
    assert!(file.contains("limit = ") && file.contains("retries = "), "{file}");
}

#[test]
fn a_file_that_another_process_keeps_ends_the_wait() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let _journal = held(&world.path("state/journal.lock"));
    let _sandbox = held(&world.path("state/sandbox.lock"));
    let promote =
        world.command_as(&alice).args(["member", "promote", &org.slug, &bob.slug, "--yes", "--json"]);
    let tried = world.anonymous().args(["-s", "sandbox", "org", "list", "--json"]);
    let (one, other) = (promote.start(), tried.start());
    let run = finish(one, &promote.line(), LIMIT).exits(9);
    assert_eq!(run.error()["code"], "journal", "{run}");
    assert!(run.stderr.contains("waiting for it, at most 10 seconds"), "{run}");
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("editor"), "nothing was sent");
    let run = finish(other, &tried.line(), LIMIT).exits(9);
    assert!(
        run.stderr.contains("waiting for it") && run.stderr.contains("another program holds it"),
        "{run}"
    );
}

#[test]
fn reading_the_journal_waits_for_nobody() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    world.run_as(&alice, ["member", "promote", &org.slug, &bob.slug, "--yes"]).success();
    let path = world.path("state/journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "{\"at\":").unwrap();
    let _lock = held(&world.path("state/journal.lock"));
    let run = world.anonymous().args(["journal", "list", "--json"]).limit(Duration::from_secs(5)).run();
    assert_eq!(run.success().json().as_array().unwrap().len(), 1);
}

#[test]
fn an_organization_has_one_lock_however_its_portal_is_spelled() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let (_, port) = world.portal.base().rsplit_once(':').unwrap();
    let upper = world.portal.base().to_uppercase().replace("HTTP", "http");
    let spellings = [
        world.portal.base().to_owned(),
        format!("http://localhost:{port}"),
        format!("http://LOCALHOST.:{port}/"),
        format!("http://localhost:{port}/api/1/"),
        upper,
    ];
    for (number, site) in spellings.iter().enumerate() {
        let verb = if number % 2 == 0 { "promote" } else { "demote" };
        let command = world.command_as(&alice).env("UDATACTL_SITE", site);
        command.args(["member", verb, &org.slug, &bob.slug, "--yes"]).run().success();
    }
    let locks = files(&world.path("state/locks"));
    assert_eq!(locks.len(), 1, "{locks:?}");
    // Held by one spelling, it is held for all.
    let lock = held(&locks[0]);
    let command = world.command_as(&alice).env("UDATACTL_SITE", &spellings[1]);
    let command = command.args(["member", "demote", &org.slug, &bob.slug, "--yes"]);
    let child = command.start();
    std::thread::sleep(Duration::from_secs(1));
    drop(lock);
    let run = finish(child, &command.line(), LIMIT).success();
    assert!(run.stderr.contains("Another udatactl is changing this organization"), "{run}");
}

/// A network file system answers `flock` with that.
#[test]
fn a_file_system_without_locks_is_no_obstacle() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    for (number, errno) in ["ENOLCK", "EBADF", "EOPNOTSUPP"].iter().enumerate() {
        let library = world.path(&format!("no-locks-{errno}.so"));
        let code = format!("#include <errno.h>\nint flock(int f, int o) {{ errno = {errno}; return -1; }}\n");
        let source = world.path(&format!("no-locks-{errno}.c"));
        std::fs::write(&source, code).unwrap();
        let made = std::process::Command::new("cc")
            .args(["-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .status();
        if !made.is_ok_and(|status| status.success()) {
            super::left_out("this machine has no C compiler");
            return;
        }
        let verb = if number % 2 == 0 { "promote" } else { "demote" };
        let command = world.command_as(&alice).env("LD_PRELOAD", &library);
        command.args(["member", verb, &org.slug, &bob.slug, "--yes"]).run().success();
        let command = world.anonymous().env("LD_PRELOAD", &library);
        command.args(["-s", "sandbox", "org", "list", "--limit", "1"]).run().success();
    }
    let listed = world.anonymous().args(["journal", "list", "--json"]).run().success();
    assert_eq!(listed.json().as_array().unwrap().len(), 3);
}
