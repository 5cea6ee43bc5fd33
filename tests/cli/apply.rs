//! `roster apply`: the portal is made what a roster wants, once that was confirmed, and nothing is done twice.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::roster::{of, toml};
use crate::support::world::{Organization, Person, World};

mod alike;
mod at_once;
mod confirmed;
mod killed;
mod order;
mod saved;
mod stopped;

/// An organization with an administrator and people of every standing, and the roster that changes them all.
struct Town {
    people: Vec<Person>,
    org: Organization,
    text: String,
}

/// Of ten people: 0 and 1 administrators, of whom 1 becomes an editor, 2 promoted, 3 removed, 4 approved, 5 approved as
/// administrator, 6 and 7 invited or added, 8 kept, 9 not listed.
fn town(world: &World, name: &str) -> Town {
    let people = world.people(10);
    let members = [(0, "admin"), (1, "admin"), (2, "editor"), (3, "editor"), (8, "editor"), (9, "editor")];
    let members: Vec<_> = members.iter().map(|(place, role)| (&people[*place], *role)).collect();
    let org = world.organization(name, &members);
    world.request(&org, &people[4], "Bonjour");
    world.request(&org, &people[5], "Bonjour");
    let wanted = [
        (0, "admin"),
        (1, "editor"),
        (2, "admin"),
        (3, "absent = \"left\""),
        (4, "editor"),
        (5, "admin"),
        (6, "editor"),
        (7, "admin"),
        (8, "editor"),
    ];
    let lines: Vec<_> = wanted.iter().map(|(place, wish)| (people[*place].id.as_str(), *wish)).collect();
    let text = toml(&[(&org.id, &lines)]);
    Town { people, org, text }
}

impl Town {
    fn alice(&self) -> &Person {
        &self.people[0]
    }

    /// It is as the roster wants, up to what waits for people, and nobody was asked twice.
    #[track_caller]
    fn is_as_wanted(&self, world: &World) {
        let held = world.holds(&self.org);
        let role = |place: usize| held.role_of(&self.people[place]);
        let roles: Vec<_> = [0, 1, 2, 3, 4, 5, 8, 9].map(role).into_iter().collect();
        let [admin, editor] = ["admin", "editor"].map(|role| Some(role.to_owned()));
        let wanted = [&admin, &editor, &admin, &None, &editor, &admin, &editor, &editor].map(Clone::clone);
        assert_eq!(roles, wanted, "{held:?}");
        for (place, wanted) in [(6, editor), (7, admin)] {
            let asked: Vec<_> =
                held.requests_of(&self.people[place]).iter().map(|one| one.role.clone()).collect();
            if world.portal.can.invites {
                assert_eq!(asked, [wanted], "{held:?}");
            } else {
                assert_eq!((role(place), asked.len()), (wanted, 0), "{held:?}");
            }
        }
    }
}

fn results(run: &Output) -> Vec<String> {
    let records = run.json();
    records.as_array().unwrap().iter().map(|one| one["result"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn everything_is_done_once_and_a_second_run_does_nothing() {
    let world = world!();
    let town = town(&world, "Ville");
    let run = world.roster(town.alice(), "apply", &town.text, &["--confirm"]).run().success();
    assert_eq!(results(&run), vec!["changed"; 7], "{run}");
    assert!(run.json().as_array().unwrap().iter().all(|one| one["verified"] == true), "{run}");
    town.is_as_wanted(&world);
    // An approval with another role than the portal gives is two writes.
    assert_eq!(world.writes_by(town.alice()), 8);
    let again = world.roster(town.alice(), "apply", &town.text, &["--confirm"]).run().success();
    assert_eq!((again.json(), world.writes_by(town.alice())), (json!([]), 8), "{again}");
    assert!(again.stderr.contains("nothing to do"), "{again}");
    world.roster(town.alice(), "plan", &town.text, &["--exit-code"]).run().success();
    let journal = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    let done = |one: &Value| one["result"] == "done";
    assert!(
        journal.as_array().unwrap().len() == 8 && journal.as_array().unwrap().iter().all(done),
        "{journal}"
    );
}

/// G23: what was is in a roster before the first write, and a plan of that shows the way back.
#[test]
fn g23_what_was_is_saved_first() {
    let world = world!();
    let town = town(&world, "Ville");
    let command = world.roster(town.alice(), "apply", &town.text, &["--confirm"]);
    // Where it can't be saved, nothing is sent.
    std::fs::create_dir_all(world.path("state")).unwrap();
    std::fs::write(world.path("state/rosters"), "in the way").unwrap();
    command.clone().strangers("os error File exists Not a directory").run().exits(2);
    assert_eq!(world.writes_by(town.alice()), 0);
    std::fs::remove_file(world.path("state/rosters")).unwrap();
    command.run().success();
    let saved: Vec<_> = std::fs::read_dir(world.path("state/rosters")).unwrap().collect();
    let [saved] = &saved[..] else { panic!("{saved:?}") };
    let text = std::fs::read_to_string(saved.as_ref().unwrap().path()).unwrap();
    let back = world.roster(town.alice(), "plan", &text, &[]).run().success();
    assert_eq!(of(&back, &town.people[1].slug), "role editor>admin -", "{back}");
    assert_eq!(of(&back, &town.people[2].slug), "role admin>editor -", "{back}");
    let returning = of(&back, &town.people[3].slug);
    assert!(returning.ends_with(">editor -"), "{returning}: {back}");
}

/// Who was invited by address is known by it, whether or not there is an account behind it.
#[test]
fn an_address_is_invited_once() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let known = world.person_at("Basile", "Petit", &format!("basile.{}@example.net", world.tag()));
    let unknown = format!("nouvelle.{}@example.net", world.tag());
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let lines = [(alice.id.as_str(), "admin"), (&known.email, "editor"), (&unknown, "admin")];
    let text = toml(&[(&org.slug, &lines)]);
    let run = world.roster(&alice, "apply", &text, &["--prune", "--confirm"]).run().success();
    assert_eq!(results(&run), ["changed"; 2], "{run}");
    assert_eq!(world.holds(&org).requests.len(), 2);
    // The invitation of who has an account is masked: another address may hide behind it.
    let again = world.roster(&alice, "apply", &text, &["--prune", "--confirm"]).run().exits(8);
    assert_eq!((&again.json()[0]["action"], world.writes_by(&alice)), (&json!("undecided"), 2), "{again}");
    let named =
        text.replace("role = \"editor\"", &format!("name = \"{}\", role = \"editor\"", known.full_name()));
    let words = ["--prune", "--confirm", "--match", "name"];
    let again = world.roster(&alice, "apply", &named, &words).run().success();
    assert_eq!((again.json(), world.writes_by(&alice)), (json!([]), 2), "{again}");
    let invitation = world.holds(&org).requests_of(&known)[0].id.clone();
    world.run_as(&known, ["invite", "accept", &invitation, "--yes"]).success();
    let member = world.roster(&alice, "apply", &text, &["--prune", "--confirm"]).run().exits(8);
    assert_eq!((&member.json()[0]["action"], world.writes_by(&alice)), (&json!("undecided"), 2), "{member}");
    std::fs::write(world.path("answers.csv"), format!("line,person,answer\n6,{},yes\n", known.email))
        .unwrap();
    let words = ["roster", "resolve", "roster.toml", "--answers", "answers.csv"];
    world.command_as(&alice).strangers(&text).args(words).run().success();
    let text = std::fs::read_to_string(world.path("roster.toml")).unwrap();
    let settled = world.roster(&alice, "apply", &text, &["--prune", "--confirm"]).run().success();
    assert_eq!((settled.json(), world.writes_by(&alice)), (json!([]), 2), "{settled}");
}

/// G18.
#[test]
fn g18_a_line_that_names_nobody_leaves_the_others_done() {
    let world = world!();
    let town = town(&world, "Ville");
    let text =
        town.text.replace("people = [", "people = [\n  { person = \"nobody-at-all\", role = \"editor\" },");
    let dry = world.roster(town.alice(), "apply", &text, &["--dry-run"]).run().success();
    assert!(dry.stderr.contains("nobody-at-all") && !dry.stderr.contains("rest is done"), "{dry}");
    let run = world.roster(town.alice(), "apply", &text, &["--confirm"]).run().exits(8);
    assert_eq!(run.error()["code"], "unknown_people", "{run}");
    assert!(run.stderr.contains("nobody-at-all"), "{run}");
    assert_eq!(results(&run), [vec!["changed"; 7], vec!["left"]].concat(), "{run}");
    town.is_as_wanted(&world);
    let again = world.roster(town.alice(), "apply", &text, &["--confirm"]).run().exits(8);
    assert_eq!(results(&again), ["left"], "{again}");
}

/// Who would pass a guard in one organization changes nothing in the others.
#[test]
fn what_a_guard_holds_back_anywhere_stops_the_run_before_it_begins() {
    let world = world!();
    let town = town(&world, "Ville");
    let other = world.organization("Autre", &[(town.alice(), "admin"), (&town.people[2], "editor")]);
    let last = toml(&[(&other.slug, &[(&town.alice().id, "editor")])]);
    let text = town.text.clone() + last.trim_start_matches("format = 1\n");
    let run = world.roster(town.alice(), "apply", &text, &["--confirm", "--allow-self"]).run().exits(3);
    assert_eq!((&run.error()["code"], &*run.stdout), (&json!("last_admin"), ""), "{run}");
    assert_eq!(world.writes_by(town.alice()), 0);
}
