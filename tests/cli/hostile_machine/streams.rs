//! Streams that are closed, full or cut, and a terminal that is gone: what was done is in the journal, and the exit code
//! tells.

use nix::sys::signal::Signal;
use serde_json::Value;

use super::{city, in_shell};
use crate::member::interrupted::promoting;
use crate::support::world::World;

fn results(world: &World) -> Vec<Value> {
    let run = world.anonymous().args(["journal", "list", "--json"]).run().success();
    run.json().as_array().unwrap().iter().map(|one| one["result"].clone()).collect()
}

#[test]
fn a_result_that_finds_no_room_is_told_and_where_to_read_it() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let words = ["member", "promote", &org.slug, &bob.slug, "--yes", "--json"];
    let run = in_shell(world.command_as(&alice), "exec \"$0\" \"$@\" >/dev/full", &words).run().exits(1);
    assert_eq!(run.error()["code"], "stdout", "{run}");
    assert!(run.error()["hint"].as_str().unwrap().contains("udatactl journal list --run "), "{run}");
    assert_eq!(
        (world.holds(&org).role_of(&bob).as_deref(), results(&world)),
        (Some("admin"), vec!["done".into()])
    );
    let words = ["member", "list", &org.slug];
    let run = in_shell(world.command_as(&alice).lang("fr"), "exec \"$0\" \"$@\" >/dev/full", &words).run();
    assert!(run.exits(1).stderr.contains("disque plein"));
}

#[test]
fn a_closed_stream_stops_nothing_half_way() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let ends = [">&-", "2>&-", "2>/dev/full", "<&-", ">&- 2>&- <&-"];
    for (number, end) in ends.iter().enumerate() {
        let (verb, role) = if number % 2 == 0 { ("promote", "admin") } else { ("demote", "editor") };
        let words = ["member", verb, &org.slug, &bob.slug, "--yes"];
        let script = format!("exec \"$0\" \"$@\" {end}");
        in_shell(world.command_as(&alice), &script, &words).run().success();
        assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some(role), "{end}");
    }
    assert_eq!(results(&world), vec![Value::from("done"); ends.len()], "nothing strange is in the journal");
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let world = world!();
    let (alice, bob, org) = city(&world);
    let script = "{ \"$0\" \"$@\"; echo $? >code; } | head -c 1 >/dev/null";
    for words in [
        &["-s", "sandbox", "org", "list", "--all", "--json"][..],
        &["member", "promote", &org.slug, &bob.slug, "--yes", "--json"],
        &["--help"],
    ] {
        let run = in_shell(
            if words[0] == "-s" { world.anonymous() } else { world.command_as(&alice) },
            script,
            words,
        )
        .run()
        .success();
        assert_eq!(std::fs::read_to_string(world.path("code")).unwrap(), "0\n", "{words:?}: {run}");
        assert_eq!(run.stderr.matches("error").count(), 0, "{run}");
    }
    assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some("admin"));
}

#[test]
fn a_terminal_that_is_gone_lets_the_write_under_way_finish() {
    let portal = own_portal!("--latency", "40");
    let world = world!(&portal);
    let (_, _, org, run) = promoting(&world, 6, Signal::SIGHUP);
    let changed = run.json().as_array().unwrap().iter().filter(|one| one["result"] == "changed").count();
    assert_eq!(results(&world), vec![Value::from("done"); changed], "{run}");
    assert_eq!(world.holds(&org).admins(), changed + 1, "{run}");
}
