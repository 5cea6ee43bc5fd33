//! `assignment`: what each partial editor may edit, always from the portal's full list.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

/// A city with an administrator, two partial editors and things of each kind.
struct City {
    alice: Person,
    paul: Person,
    rose: Person,
    org: Organization,
    budget: String,
    works: String,
    addresses: String,
    map: String,
}

fn city(world: &World) -> City {
    let [alice, paul, rose] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let members = [(&alice, "admin"), (&paul, "partial_editor"), (&rose, "partial_editor")];
    let org = world.organization("Ville", &members);
    let make = |kind: &str, title: &str, tags: &[&str]| {
        world.publish(kind, &org, &format!("{title} {}", world.tag()), json!({"tags": tags}))
    };
    let budget = make("dataset", "Budget primitif", &["budget"]);
    let works = make("dataset", "Chantiers de voirie", &["voirie"]);
    let addresses = make("dataservice", "Adresses", &["voirie"]);
    let map = make("reuse", "Carte du budget", &["carte"]);
    City { alice, paul, rose, org, budget, works, addresses, map }
}

impl City {
    fn run(&self, world: &World, line: &[&str]) -> Output {
        let line = line.iter().map(|word| match *word {
            "ORG" => self.org.slug.as_str(),
            "PAUL" => self.paul.slug.as_str(),
            "ROSE" => self.rose.slug.as_str(),
            word => word,
        });
        world.command_as(&self.alice).args(["assignment"]).args(line).args(["-o", "json"]).run()
    }

    /// What the portal holds for somebody.
    fn has(&self, world: &World, person: &Person) -> Vec<String> {
        let held = world.holds(&self.org).assignments;
        let mut ids: Vec<_> =
            held.into_iter().filter(|one| one.user == person.id).map(|one| one.id).collect();
        ids.sort();
        ids
    }

    fn writes(&self, world: &World) -> usize {
        world.calls_by(&self.alice).iter().filter(|call| call.is_write()).count()
    }
}

fn sorted(ids: &[&String]) -> Vec<String> {
    let mut ids: Vec<String> = ids.iter().map(|id| (*id).clone()).collect();
    ids.sort();
    ids
}

fn results(output: &Output) -> Vec<(String, String, bool)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = output.json();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| (text(&row["id"]), text(&row["result"]), row["verified"] == true)).collect()
}

#[test]
fn the_list_says_who_may_edit_what_and_who_nothing() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    let none = city.run(&world, &["list", "ORG"]).success();
    assert_eq!(none.json(), json!([]));
    assert!(none.stderr.contains("These 2 partial editors have no assignment"), "{none}");
    world.assign(&city.org, &city.paul, &city.budget);
    let listed = city.run(&world, &["list", "ORG"]).success();
    let row = &listed.json()[0];
    assert_eq!((&row["id"], &row["kind"]), (&json!(city.budget), &json!("dataset")), "{listed}");
    assert_eq!((&row["person"], &row["person_id"]), (&json!(city.paul.slug), &json!(city.paul.id)));
    assert_eq!(row["title"], json!(format!("Budget primitif {}", world.tag())));
    assert!(listed.stderr.contains("no assignment: ") && listed.stderr.contains(&city.rose.slug), "{listed}");
    assert_eq!(city.run(&world, &["list", "ORG", "PAUL"]).success().json().as_array().unwrap().len(), 1);
    assert_eq!(city.run(&world, &["list", "ORG", "ROSE"]).success().json(), json!([]));
    let command = world.command_as(&city.alice).args(["assignments", "list", &city.org.slug, "-o", "table"]);
    let table = command.run().success();
    assert!(table.stdout.contains("Budget primitif") && table.stdout.contains("dataset"), "{table}");
    // Who is no administrator is told whom to ask.
    let refused = world.run_as(&city.paul, ["assignment", "list", &city.org.slug, "-o", "json"]).exits(5);
    assert!(refused.stderr.contains(&city.alice.slug), "{refused}");
}

#[test]
fn what_is_added_and_removed_leaves_the_rest_of_the_list() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    world.assign(&city.org, &city.paul, &city.budget);
    world.assign(&city.org, &city.rose, &city.works);

    // A plan is no write, and nothing is written without a yes.
    let planned =
        city.run(&world, &["add", "ORG", "PAUL", &city.map, &city.budget, "--dry-run", "-v"]).success();
    assert_eq!(results(&planned)[0], (city.map.clone(), "planned".into(), false));
    assert!(planned.stderr.contains("/assignments/") && planned.stderr.contains("1 → 2"), "{planned}");
    city.run(&world, &["add", "ORG", "PAUL", &city.map]).exits(2);
    assert_eq!(city.writes(&world), 0);

    // By slug, by the address of a page, by exact title.
    let slug = format!("chantiers-de-voirie-{}", world.tag());
    let page = format!("{}/datasets/{slug}/", world.portal.base());
    let api = format!("{}/api/1/dataservices/{}/", world.portal.base(), city.addresses);
    let title = format!("Carte du budget {}", world.tag());
    let added =
        city.run(&world, &["add", "ORG", "PAUL", &page, &api, &title, &city.budget, "--yes"]).success();
    let expected = [
        (city.works.clone(), "changed".to_owned(), true),
        (city.addresses.clone(), "changed".to_owned(), true),
        (city.map.clone(), "changed".to_owned(), true),
        (city.budget.clone(), "unchanged".to_owned(), true),
    ];
    assert_eq!(results(&added), expected);
    assert_eq!(
        city.has(&world, &city.paul),
        sorted(&[&city.budget, &city.works, &city.addresses, &city.map])
    );
    assert_eq!(city.has(&world, &city.rose), sorted(&[&city.works]));
    let undo = format!("udatactl assignment remove {} {} {}", city.org.slug, city.paul.slug, city.works);
    assert!(added.stderr.contains(&undo), "{added}");
    assert_eq!(city.writes(&world), 1);

    let again = city.run(&world, &["add", "ORG", "PAUL", &slug, "--yes"]).success();
    assert_eq!(results(&again), [(city.works.clone(), "unchanged".to_owned(), true)]);
    assert_eq!(city.writes(&world), 1);

    let removed = city.run(&world, &["remove", "ORG", "PAUL", &slug, &city.map, "--yes"]).success();
    assert!(results(&removed).iter().all(|(_, result, verified)| result == "changed" && *verified));
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.budget, &city.addresses]));
    assert_eq!(city.has(&world, &city.rose), sorted(&[&city.works]));

    let journal = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    let told: Vec<_> = journal.as_array().unwrap().iter().map(|row| row["action"].clone()).collect();
    assert_eq!(told, ["assign", "unassign"]);
    assert_eq!(journal[0]["before"], json!(format!("Dataset/{}", city.budget)));
    assert_eq!(journal[1]["person"], json!(city.paul.id));
}

#[test]
fn a_tag_and_words_choose_several_and_need_a_confirmation() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    let by_tag = ["add", "ORG", "PAUL", "--tag", "Voirie"];
    let shown = city.run(&world, &[&by_tag[..], &["--yes"]].concat()).exits(2);
    assert!(shown.stderr.contains("Chantiers de voirie") && shown.stderr.contains("--confirm"), "{shown}");
    assert_eq!(city.writes(&world), 0);
    city.run(&world, &[&by_tag[..], &["--confirm"]].concat()).success();
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.works, &city.addresses]));
    city.run(&world, &["add", "ORG", "PAUL", "--search", "BUDGET", "--tag", "carte", "--confirm"]).success();
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.works, &city.addresses, &city.map]));

    // Of what the person has; a quarter at most in one run, unless said otherwise.
    let taken = ["remove", "ORG", "PAUL", "--search", "budget", "--confirm"];
    let taken = city.run(&world, &taken).success();
    assert_eq!(results(&taken), [(city.map.clone(), "changed".to_owned(), true)]);
    let all = ["remove", "ORG", "PAUL", "--tag", "voirie", "--confirm"];
    let refused = city.run(&world, &all).exits(3);
    assert_eq!(refused.error()["code"], "too_many_unassigned");
    assert_eq!(city.has(&world, &city.paul).len(), 2);
    let emptied = city.run(&world, &[&all[..], &["--max-removals", "2"]].concat()).success();
    assert!(emptied.stderr.contains("may edit nothing"), "{emptied}");
    assert_eq!(city.has(&world, &city.paul), Vec::<String>::new());
    assert_eq!(city.run(&world, &all).success().json(), json!([]));

    let nothing = city.run(&world, &["add", "ORG", "PAUL", "--tag", "piscine", "--confirm"]).exits(6);
    assert_eq!(nothing.error()["code"], "nothing_fits");
    city.run(&world, &["add", "ORG", "PAUL", "--confirm"]).exits(2);
    let listed = world.command_as(&city.alice).stdin(format!("# voirie\n{}\n", city.works));
    let line = ["assignment", "add", &city.org.slug, &city.paul.slug, "-", "-o", "json"];
    listed.clone().args(line).args(["--yes"]).run().exits(2);
    listed.args(line).args(["--confirm"]).run().success();
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.works]));
}

#[test]
fn a_copy_adds_to_what_the_other_has() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    world.assign(&city.org, &city.paul, &city.budget);
    world.assign(&city.org, &city.paul, &city.works);
    world.assign(&city.org, &city.rose, &city.works);
    city.run(&world, &["copy", "ORG", "PAUL", "ROSE", "--yes"]).exits(2);
    let copied = city.run(&world, &["copy", "ORG", "PAUL", "ROSE", "--confirm"]).success();
    let mut ends: Vec<String> = results(&copied).into_iter().map(|(_, result, _)| result).collect();
    ends.sort();
    assert_eq!(ends, ["changed", "unchanged"]);
    assert_eq!(city.has(&world, &city.rose), sorted(&[&city.budget, &city.works]));
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.budget, &city.works]));
    city.run(&world, &["copy", "ORG", "PAUL", "ROSE", "--confirm"]).success();
    assert_eq!(city.writes(&world), 1);
}

#[test]
fn whatever_is_unknown_ambiguous_or_held_back_stops_it_before_anything_is_written() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    world.assign(&city.org, &city.paul, &city.budget);
    let twin = world.publish("reuse", &city.org, &format!("Chantiers de voirie {}", world.tag()), json!({}));
    let other = world.organization("Autre", &[(&city.alice, "admin")]);
    let foreign = world.dataset(&other, "Ailleurs");

    let slug = format!("chantiers-de-voirie-{}", world.tag());
    let ambiguous = city.run(&world, &["add", "ORG", "PAUL", &city.map, &slug, "--yes"]).exits(6);
    assert_eq!(ambiguous.error()["code"], "ambiguous");
    assert!(ambiguous.stderr.contains(&twin) && ambiguous.stderr.contains(&city.works), "{ambiguous}");
    for typed in [foreign.as_str(), "piscine", "ffffffffffffffffffffffff"] {
        let unknown = city.run(&world, &["add", "ORG", "PAUL", &city.map, typed, "--yes"]).exits(6);
        assert_eq!(unknown.error()["code"], "unknown_subject");
    }
    let near = city.run(&world, &["add", "ORG", "PAUL", "chantiers", "--yes"]).exits(6);
    assert!(near.stderr.contains(&city.works), "{near}");
    let elsewhere = ["add", "ORG", "PAUL", "https://elsewhere.example/datasets/budget/", "--yes"];
    assert_eq!(city.run(&world, &elsewhere).exits(2).error()["code"], "another_portal");

    let editor = world.command_as(&city.alice).args(["assignment", "add", &city.org.slug, &city.alice.slug]);
    let refused = editor.args([&city.map, "--yes", "-o", "json"]).run().exits(3);
    assert_eq!(refused.error()["code"], "not_partial_editor");
    let command = format!("udatactl member set-role {} {} partial_editor", city.org.slug, city.alice.slug);
    assert!(refused.stderr.contains(&command), "{refused}");

    for (switch, verb, exit) in [
        ("UDATACTL_READ_ONLY", "add", 3),
        ("UDATACTL_READ_ONLY", "remove", 3),
        ("UDATACTL_NO_REMOVALS", "remove", 3),
    ] {
        let subject = if verb == "add" { &city.map } else { &city.budget };
        let line = ["assignment", verb, &city.org.slug, &city.paul.slug, subject, "--yes"];
        world.command_as(&city.alice).env(switch, "1").args(line).run().exits(exit);
    }
    let command = world.command_as(&city.alice).env("UDATACTL_MAX_REMOVALS", "0");
    let line = ["assignment", "remove", &city.org.slug, &city.paul.slug, &city.budget, "--yes"];
    let held = command.args(line).args(["--max-removals", "9", "-o", "json"]).run().exits(3);
    assert_eq!(held.error()["code"], "too_many_unassigned");
    assert_eq!(city.writes(&world), 0);
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.budget]));
}

#[test]
fn what_is_deleted_stays_in_the_list_and_can_be_taken_from_it() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    let gone = world.publish("dataset", &city.org, "Ancien", json!({"deleted": true}));
    world.assign(&city.org, &city.paul, &gone);
    let listed = city.run(&world, &["list", "ORG", "PAUL"]).success();
    assert_eq!((&listed.json()[0]["id"], &listed.json()[0]["title"]), (&json!(gone), &Value::Null));
    city.run(&world, &["add", "ORG", "PAUL", &city.map, "--yes"]).success();
    assert_eq!(city.has(&world, &city.paul), sorted(&[&gone, &city.map]));
    city.run(&world, &["remove", "ORG", "PAUL", &gone, "--yes"]).success();
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.map]));
}

#[test]
fn a_change_by_somebody_else_while_the_question_stands_stops_it() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    let line = ["assignment", "add", &city.org.slug, &city.paul.slug, &city.map];
    let mut terminal = world.command_as(&city.alice).args(line).terminal();
    terminal.expect("[y/N]");
    world.assign(&city.org, &city.paul, &city.works);
    terminal.send_line("y").expect("was changed by someone else");
    assert_eq!(terminal.wait(), 9, "{terminal}");
    assert_eq!(city.has(&world, &city.paul), sorted(&[&city.works]));
}

#[test]
fn several_at_once_lose_nothing() {
    let world = world!();
    where_it_can!(world.portal.can.partial_editors);
    let city = city(&world);
    let subjects = [&city.budget, &city.works, &city.addresses, &city.map];
    let running = subjects.map(|subject| {
        let line = ["assignment", "add", &city.org.slug, &city.paul.slug, subject, "--yes"];
        world.command_as(&city.alice).args(line).start()
    });
    for child in running {
        finish(child, "assignment add", Duration::from_mins(1)).success();
    }
    assert_eq!(city.has(&world, &city.paul), sorted(&subjects));
}
