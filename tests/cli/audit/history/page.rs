//! What the page of an audit shows of the snapshots before.

use serde_json::{Value, json};

use super::{aged, kept_since, snapshot};
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

const TREND: &str = "Trend, snapshot by snapshot";
const OF_BOTH: &str = "Only organizations of this page are counted";

fn page(world: &World, person: &Person, words: &[&str]) -> Output {
    world.command_as(person).args(["audit", "org", "-o", "html"]).args(words).run().success()
}

/// A snapshot of the person's own, so many days old.
fn mine(world: &World, person: &Person, days: i64) -> std::path::PathBuf {
    let run = snapshot(world, person, &[]).success();
    aged(std::path::Path::new(run.json()["file"].as_str().unwrap()), days)
}

/// The cells of the line of the newest snapshot.
fn last_counts(page: &str) -> Vec<String> {
    let table = page.split(TREND).last().unwrap().split("</table>").next().unwrap();
    let line = table.split("<tr").last().unwrap();
    let cells = line.split("<td").skip(1);
    cells.map(|cell| cell.split(['>', '<']).nth(1).unwrap().to_owned()).collect()
}

fn city(world: &World) -> (Person, Organization, Organization) {
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let ville = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let port = world.organization("Port", &[(&bob, "admin"), (&alice, "editor")]);
    (alice, ville, port)
}

#[test]
fn a_page_counts_what_snapshots_of_the_same_organizations_hold() {
    let world = world!();
    let (alice, ville, port) = city(&world);
    mine(&world, &alice, 30);
    assert!(!page(&world, &alice, &[]).stdout.contains(TREND), "one is no trend");
    mine(&world, &alice, 10);
    kept_since(&world, &alice, 5, &[&ville]);
    let of_mine = page(&world, &alice, &[]).stdout;
    assert!(of_mine.contains(TREND) && !of_mine.contains(OF_BOTH), "{of_mine}");
    assert_eq!(of_mine.matches("<polyline ").count(), 4, "{of_mine}");
    // Organizations, members, administrators, and those without one.
    assert_eq!(last_counts(&of_mine), ["2", "4", "2", "0"]);
    let table = of_mine.split(TREND).last().unwrap().split("</table>").next().unwrap();
    assert_eq!(table.matches("scope=\"row\"").count(), 2, "the one of another kind is left out: {table}");

    let of_one = page(&world, &alice, &[&port.slug]).stdout;
    assert!(of_one.contains(TREND) && of_one.contains(OF_BOTH), "{of_one}");
    assert_eq!(last_counts(&of_one), ["1", "2", "1", "0"]);
    let of_owners = ["audit", "org", "--by-owner", "owners"];
    world.command_as(&alice).args(of_owners).run().success();
    let of_owner = std::fs::read_to_string(world.path("owners/without-owner.html")).unwrap();
    assert!(!of_owner.contains(TREND), "{of_owner}");
}

#[test]
fn what_is_of_another_portal_or_damaged_is_not_counted() {
    let world = world!();
    let (alice, ..) = city(&world);
    let [elsewhere, cut, ..] = [40, 30, 20, 10].map(|days| mine(&world, &alice, days));
    let text = std::fs::read_to_string(&elsewhere).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    let mut header: Value = serde_json::from_str(first).unwrap();
    header["site"] = json!("https://portal.example/");
    std::fs::write(&elsewhere, format!("{header}\n{rest}")).unwrap();
    let text = std::fs::read_to_string(&cut).unwrap();
    std::fs::write(&cut, &text[..text.len() - 20]).unwrap();
    let command = world.command_as(&alice).strangers(cut.to_str().unwrap());
    let run = command.args(["audit", "org", "-o", "html"]).run().success();
    let table = run.stdout.split(TREND).last().unwrap().split("</table>").next().unwrap();
    assert_eq!(table.matches("scope=\"row\"").count(), 2, "{table}");
    assert!(run.stdout.contains("1 snapshot can't be read and is not counted."), "{run}");
    assert!(run.stderr.contains(cut.to_str().unwrap()) && run.stderr.contains("cut"), "{run}");
}
