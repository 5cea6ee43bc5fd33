//! A key that ends within 14 days is told by every verb, once a day; finding out costs one call a day, and nothing else.

use crate::fault_proxy::{self, Fate};
use crate::support::run::Command;
use crate::support::world::{Person, World};

const LIST: &str = "me/api_tokens";
const WARNING: &str = "ends on";

fn warned(command: Command) -> Command {
    command.without_env("UDATACTL_NO_KEY_WARNING")
}

fn asked(world: &World, person: &Person) -> usize {
    world.calls_by(person).iter().filter(|call| call.path.contains(LIST)).count()
}

/// Somebody whose key ends in ten days.
fn expiring(world: &World) -> Person {
    let alice = world.person("Alice", "Martin");
    Person { token: world.token(&alice, "expiring"), ..alice }
}

#[test]
fn a_key_that_ends_soon_is_told_once_a_day() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = expiring(&world);
    let run = |args: &[&str]| warned(world.command_as(&alice)).args(args).run();
    let quiet = run(&["requests", "mine", "-q"]).success();
    assert_eq!(
        (asked(&world, &alice), quiet.stderr.as_str()),
        (0, ""),
        "nothing is asked that nobody is told"
    );
    let first = run(&["requests", "mine", "--json"]).success();
    assert!(first.stderr.contains(WARNING) && first.stderr.contains("in 10 days"), "{first}");
    assert!(first.json().is_array(), "{first}");
    for args in [["org", "list", "--mine"], ["requests", "mine", "--json"]] {
        let next = run(&args).success();
        assert!(!next.stderr.contains(WARNING), "{next}");
    }
    assert_eq!(asked(&world, &alice), 1, "one call a day");
    // The next day nothing has to be asked any more.
    let path = world.path("state/keys.json");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains(&alice.token), "{text}");
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let yesterday =
        (jiff::Timestamp::now() - jiff::SignedDuration::from_hours(24)).strftime("%Y-%m-%d").to_string();
    std::fs::write(&path, text.replace(&today, &yesterday)).unwrap();
    let failing = run(&["org", "show", "nowhere-at-all", "--json"]).exits(6);
    assert!(failing.stderr.contains(WARNING), "{failing}");
    assert_eq!(failing.error()["code"], "unknown_organization", "the last line is the error: {failing}");
    assert_eq!(asked(&world, &alice), 1);
    let in_ci =
        warned(world.command_as(&alice)).env("CI", "true").env("UDATACTL_STATE_DIR", world.path("other"));
    assert!(in_ci.args(["requests", "mine"]).run().success().stderr.contains(WARNING));
}

#[test]
fn a_key_that_lasts_is_asked_about_once() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    for _ in 0..3 {
        let run = warned(world.command_as(&alice)).args(["requests", "mine"]).run().success();
        assert!(!run.stderr.contains(WARNING), "{run}");
    }
    assert_eq!(asked(&world, &alice), 1);
    let off = world.command_as(&alice).env("UDATACTL_STATE_DIR", world.path("other"));
    off.args(["requests", "mine"]).run().success();
    assert_eq!(asked(&world, &alice), 1, "UDATACTL_NO_KEY_WARNING");
}

#[test]
fn whatever_the_portal_answers_the_verb_goes_on() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = expiring(&world);
    let fates: [fn() -> Fate; 4] = [
        || fault_proxy::json("500 Internal Server Error", r#"{"message": "broken"}"#),
        || Fate::Dropped,
        || Fate::Silence { done: false },
        || fault_proxy::json("200 OK", r#"{"error": "blocked"}"#),
    ];
    for (number, fate) in fates.into_iter().enumerate() {
        let root = fault_proxy::before(world.portal.base(), move |_, path| {
            if path.contains(LIST) { fate() } else { Fate::PassedOn }
        });
        let state = world.path(&format!("state-{number}"));
        let command =
            warned(world.command_as(&alice)).env("UDATACTL_SITE", root).env("UDATACTL_STATE_DIR", state);
        for _ in 0..2 {
            let run = command.clone().args(["requests", "mine"]).run().success();
            assert!(!run.stderr.contains(WARNING) && !run.stderr.contains("Error"), "{run}");
        }
    }
    assert_eq!(asked(&world, &alice), 0, "a call that failed is not sent again that day");
}

#[test]
fn a_state_that_can_not_be_written_costs_no_call_and_fails_nothing() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = expiring(&world);
    let place = world.path("no-directory");
    std::fs::write(&place, "").unwrap();
    let command = warned(world.command_as(&alice)).env("UDATACTL_STATE_DIR", place);
    command.args(["auth", "status"]).run().success();
    assert_eq!(asked(&world, &alice), 0);
}
