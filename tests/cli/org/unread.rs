//! One broken organization of many: the others are listed, exported, planned and left, and the run says what is missing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate, answer};
use crate::support::output::Output;
use crate::support::roster::toml;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// Two organizations of Alice's with Bob in both, and an address where the second is broken.
struct Stage {
    alice: Person,
    bob: Person,
    whole: Organization,
    broken: Organization,
}

type Fault = (&'static str, fn() -> Fate);

/// How an organization is broken, and the code that is told of it.
const FAULTS: [Fault; 3] = [
    ("portal_error", || fault_proxy::json("500 Internal Server Error", r#"{"message": "Test portal"}"#)),
    ("odd_answer", || Fate::Instead(answer("200 OK", "text/html", "<html>Maintenance</html>"))),
    ("not_allowed", || {
        fault_proxy::json(
            "403 Forbidden",
            r#"{"message": "You do not have the permission to modify that object."}"#,
        )
    }),
];

fn stage(world: &World) -> Stage {
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let members = [(&alice, "admin"), (&carol, "admin"), (&bob, "editor")];
    let (whole, broken) = (world.organization("Ville", &members), world.organization("Agglo", &members));
    let paul = world.person("Paul", "Durand");
    world.request(&whole, &paul, "Bonjour");
    world.request(&broken, &paul, "Bonjour");
    Stage { alice, bob, whole, broken }
}

impl Stage {
    fn run(&self, world: &World, words: &[&str], fate: fn() -> Fate) -> Output {
        self.command(world, words, fate, &[&self.broken]).run()
    }

    fn command(
        &self,
        world: &World,
        words: &[&str],
        fate: fn() -> Fate,
        broken: &[&Organization],
    ) -> Command {
        let meant: Vec<String> = broken
            .iter()
            .flat_map(|one| [&one.id, &one.slug])
            .map(|one| format!("/api/1/organizations/{one}/"))
            .collect();
        let site = fault_proxy::before(world.portal.base(), move |method, path| {
            let is_meant = meant.iter().any(|one| path.starts_with(one.as_str()));
            if method == "GET" && is_meant { fate() } else { Fate::PassedOn }
        });
        let command = world.command_as(&self.alice).env("UDATACTL_SITE", &site).args(words);
        let command = command.args(["--retries", "0", "-o", "json"]);
        command.strangers("Test portal").strangers(&world.path("state/rosters/saved.toml").to_string_lossy())
    }

    /// The run did all of the others, and says of the broken one why not.
    #[track_caller]
    fn is_partly(&self, run: &Output, code: &str) {
        let run = run.clone().exits(8);
        let error = run.error();
        assert_eq!(error["code"], "partly_read", "{run}");
        let told = error["organizations"].as_array().unwrap();
        assert_eq!(told.len(), 1, "{run}");
        assert_eq!(told[0]["code"], code, "{run}");
        let named = [&self.broken.id, &self.broken.slug];
        assert!(named.iter().any(|one| told[0]["organization"] == json!(one)), "{run}");
    }
}

#[test]
fn a_list_of_the_others_says_what_it_lacks() {
    let world = world!();
    let stage = stage(&world);
    let (whole, broken) = (&*stage.whole.slug, &*stage.broken.slug);
    let lists: [&[&str]; 6] = [
        &["org", "list"],
        &["member", "list", "--all-orgs"],
        &["member", "list", whole, broken],
        &["requests", "list"],
        &["requests", "list", whole, &stage.broken.id],
        &["roster", "export", whole, broken],
    ];
    for (code, fate) in FAULTS {
        for words in lists {
            // Of mine, those that I don't administer hide their requests: that is no damage.
            if code == "not_allowed" && words == ["requests", "list"] {
                continue;
            }
            let run = stage.run(&world, words, fate);
            stage.is_partly(&run, code);
            assert!(run.stdout.contains(&stage.whole.id), "{run}");
            assert!(!run.stdout.contains(&stage.broken.id), "{run}");
        }
    }
}

#[test]
fn one_alone_and_all_alike_keep_their_own_exit() {
    let world = world!();
    let stage = stage(&world);
    let (whole, broken) = (&*stage.whole.slug, &*stage.broken.slug);
    for (code, fate) in FAULTS {
        let exit = if code == "not_allowed" { 5 } else { 9 };
        for verb in [["member", "list"], ["requests", "list"], ["roster", "export"]] {
            let run = stage.run(&world, &[verb[0], verb[1], broken], fate).exits(exit);
            assert_eq!((&run.error()["code"], &*run.stdout), (&json!(code), ""), "{run}");
            let words = [verb[0], verb[1], whole, broken];
            let all = stage.command(&world, &words, fate, &[&stage.whole, &stage.broken]).run().exits(exit);
            assert_eq!((&all.error()["code"], &*all.stdout), (&json!(code), ""), "{all}");
        }
    }
}

#[test]
fn a_plan_of_the_others_plans_nothing_for_it() {
    let world = world!();
    let stage = stage(&world);
    let wish = [(&*stage.bob.id, "admin")];
    let text = toml(&[(&stage.whole.slug, &wish), (&stage.broken.slug, &wish)]);
    std::fs::write(world.path("roster.toml"), text).unwrap();
    for (code, fate) in FAULTS {
        for more in [&["--exit-code"][..], &["--out", "saved.json"]] {
            let run = stage.run(&world, &[&["roster", "plan", "roster.toml"][..], more].concat(), fate);
            stage.is_partly(&run, code);
            let plan = run.json();
            assert_eq!(
                (&plan["summary"]["to_do"], &plan["summary"]["unread"]),
                (&json!(1), &json!(1)),
                "{run}"
            );
            let rows = plan["people"].as_array().unwrap();
            let of_it: Vec<&Value> =
                rows.iter().filter(|row| row["organization"] == json!(stage.broken.slug)).collect();
            assert_eq!(of_it.len(), 1, "{run}");
            assert_eq!((&of_it[0]["action"], &of_it[0]["reason"]), (&json!("unread"), &json!(code)), "{run}");
        }
    }
    let role = |one: &Organization| world.holds(one).role_of(&stage.bob);
    let (_, fate) = FAULTS[0];
    for done in ["changed", "nothing"] {
        let run = stage.run(&world, &["roster", "apply", "roster.toml", "--confirm"], fate);
        stage.is_partly(&run, "portal_error");
        assert_eq!(run.stdout.contains("changed"), done == "changed", "{run}");
        assert!(!run.stderr.contains("There is nothing to do."), "{run}");
        let held = (role(&stage.whole), role(&stage.broken));
        assert_eq!((held.0.as_deref(), held.1.as_deref()), (Some("admin"), Some("editor")));
    }
}

#[test]
fn a_saved_plan_goes_on_where_one_has_broken_since_or_was_broken() {
    let world = world!();
    let stage = stage(&world);
    let is_broken = Arc::new(AtomicBool::new(false));
    let (breaks, meant) = (Arc::clone(&is_broken), format!("/api/1/organizations/{}/", stage.broken.slug));
    let site = fault_proxy::before(world.portal.base(), move |method, path| {
        let is_meant = method == "GET" && path.starts_with(&meant) && breaks.load(Ordering::SeqCst);
        if is_meant { FAULTS[0].1() } else { Fate::PassedOn }
    });
    let run = |verb: &str, file: &str, more: &[&str]| {
        let command =
            world.roster_command(&stage.alice).env("UDATACTL_SITE", &site).args(["roster", verb, file]);
        let command = command.args(["--retries", "0", "-o", "json"]).args(more);
        command.strangers("Test portal").strangers("saved.json").run()
    };
    let held = || [&stage.whole, &stage.broken].map(|one| world.holds(one).role_of(&stage.bob).unwrap());
    let plan = |role: &str| {
        let wish = [(&*stage.bob.id, role)];
        let text = toml(&[(&stage.broken.slug, &wish), (&stage.whole.slug, &wish)]);
        std::fs::write(world.path("roster.toml"), text).unwrap();
        run("plan", "roster.toml", &["--out", "saved.json"])
    };
    plan("admin").success();
    is_broken.store(true, Ordering::SeqCst);
    stage.is_partly(&run("apply", "saved.json", &["--confirm"]), FAULTS[0].0);
    assert_eq!(held(), ["admin", "editor"]);
    // One that was saved without it does nothing there, although it can be read again.
    stage.is_partly(&plan("editor"), FAULTS[0].0);
    is_broken.store(false, Ordering::SeqCst);
    stage.is_partly(&run("apply", "saved.json", &["--confirm"]), "not_planned");
    assert_eq!(held(), ["editor", "editor"]);
}

#[test]
fn who_leaves_the_others_is_said_to_be_left_there() {
    let world = world!();
    for (code, fate) in FAULTS {
        let stage = stage(&world);
        let run = stage.run(&world, &["offboard", &stage.bob.slug, "--confirm"], fate);
        stage.is_partly(&run, code);
        assert_eq!(world.holds(&stage.whole).role_of(&stage.bob), None, "{run}");
        assert_eq!(world.holds(&stage.broken).role_of(&stage.bob).as_deref(), Some("editor"), "{run}");
        // Nothing is left in the other, and nobody can say so of this one.
        let again = stage.run(&world, &["offboard", &stage.bob.slug, "--confirm"], fate);
        stage.is_partly(&again, code);
    }
}
