//! `audit duplicates`: organizations that may be one body.

use serde_json::{Value, json};

use super::{records, texts};
use crate::support::output::Output;
use crate::support::portal::Portal;
use crate::support::world::World;

const SIRET: &str = "21690123100011";
const OF_THE_SAME_BODY: &str = "21690123100029";

/// The groups as the slugs and what each has in common.
fn groups(run: &Output) -> Vec<Vec<(String, Vec<String>, String)>> {
    let mut groups: Vec<Vec<(String, Vec<String>, String)>> = Vec::new();
    for row in records(run) {
        let number = usize::try_from(row["group"].as_u64().unwrap()).unwrap();
        let word = |key: &str| row[key].as_str().unwrap().to_owned();
        let by = texts(&row["agree_on"]).into_iter().map(str::to_owned).collect();
        groups.resize_with(groups.len().max(number), Vec::new);
        groups[number - 1].push((word("slug"), by, word("certainty")));
    }
    groups
}

fn row(slug: &str, by: &[&str], certainty: &str) -> (String, Vec<String>, String) {
    (slug.to_owned(), by.iter().map(|&by| by.to_owned()).collect(), certainty.to_owned())
}

#[test]
fn groups_say_what_they_have_in_common_and_how_sure_that_is() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let mine = [(&alice, "admin")];
    let at = |host: &str| json!({"url": format!("https://{host}.{}.fr/", world.tag())});
    let town = world.organization_with("Ville de Lyon", &mine, at("www"));
    let hall = world.organization("Mairie de Lyon", &[]);
    let other = world.organization_with("Opéra", &[], at("www"));
    // Neither the community around the town, nor one that is deleted.
    world.organization("Métropole de Lyon", &[]);
    world.organization_with("Commune de Lyon", &[], json!({"deleted": true}));
    let run = world.run_as(&alice, ["audit", "duplicates", "--json"]).success();
    let (by_name, by_site) = (["similar_name"], ["website"]);
    let mut found = groups(&run);
    found.iter_mut().for_each(|group| group.sort());
    let mut alike = vec![row(&town.slug, &by_name, "probable"), row(&hall.slug, &by_name, "probable")];
    let mut undecided = vec![row(&town.slug, &by_site, "undecided"), row(&other.slug, &by_site, "undecided")];
    alike.sort();
    undecided.sort();
    assert_eq!(found, [alike, undecided], "the surest first: {run}");
    let run = world.run_as(&alice, ["audit", "duplicates", &hall.slug, "--by", "website,siret", "--json"]);
    assert_eq!(groups(&run.success()), Vec::<Vec<_>>::new());
    let run =
        world.run_as(&alice, ["audit", "duplicates", &hall.slug, "-o", "table", "--lang", "fr"]).success();
    assert!(run.stdout.contains("nom proche") && run.stdout.contains("probable"), "{run}");
    let run = world.run_as(&alice, ["audit", "duplicates", &other.slug, "--by", "acronym"]).success();
    assert!(run.stderr.contains("No organization looks like another one."), "{run}");
    world.run_as(&alice, ["audit", "duplicates", "--by", "colour"]).exits(2);
    world.run_as(&alice, ["audit", "duplicates", "nowhere-at-all"]).exits(6);
    world.anonymous().args(["audit", "duplicates"]).run().exits(4);
}

#[test]
fn the_name_is_compared_folded_and_the_number_whole() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let tag = world.tag();
    let number = |siret: &str| json!({"business_number_id": siret});
    let one = world.organization_with("École d'été", &[(&alice, "admin")], number(SIRET));
    let same = world.organization("ECOLE  D’ETE", &[]);
    let numbered = world.organization_with("Musée", &[], number(SIRET));
    let department = world.organization_with("Archives", &[], number(OF_THE_SAME_BODY));
    let run = world.run_as(&alice, ["audit", "duplicates", &one.id, "--json"]).success();
    let rows = records(&run);
    let of = |slug: &str| -> Vec<&Value> { rows.iter().filter(|row| row["slug"] == slug).collect() };
    let certain = of(&one.slug)[0];
    assert_eq!(
        (texts(&certain["agree_on"]), &certain["certainty"]),
        (vec!["siret", "name"], &json!("certain")),
        "{tag}: {run}"
    );
    assert_eq!((&certain["role"], &certain["siret"]), (&json!("admin"), &json!(SIRET)), "{run}");
    assert_eq!(texts(&of(&same.slug)[0]["agree_on"]), ["name"], "{run}");
    assert_eq!(texts(&of(&numbered.slug)[0]["agree_on"]), ["siret"], "{run}");
    let undecided = of(&department.slug)[0];
    assert_eq!(
        (texts(&undecided["agree_on"]), &undecided["certainty"]),
        (vec!["siren"], &json!("undecided")),
        "{run}"
    );
    let cut = world.run_as(&alice, ["audit", "duplicates", &one.id, "--limit", "1", "--json"]).success();
    assert_eq!(records(&cut).len(), 3, "half a group says nothing: {cut}");
    assert!(cut.stderr.contains("3 of"), "{cut}");
}

#[test]
fn an_organization_is_named_whole_on_forty_columns() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    let alice = world.person("Alice", "Martin");
    let one = world.organization("Direction régionale de l'environnement", &[(&alice, "admin")]);
    let other = world.organization("direction regionale de l’Environnement", &[]);
    let line = ["audit", "duplicates", "-o", "table"];
    let run = world.command_as(&alice).env("COLUMNS", "40").args(line).run().success();
    assert!(run.stdout.contains(&one.slug) && run.stdout.contains(&other.slug), "{run}");
}
