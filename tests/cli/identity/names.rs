//! Names: compared as people read them, never enough alone, a choice between homonyms.

use crate::support::world::Person;

use super::refused;

#[test]
fn a_name_is_compared_as_people_read_it_and_never_enough_in_a_script() {
    let world = world!();
    let alice = world.person("Alice", "Chef");
    let coeur = world.person("Jean‑Cœur", "D’Île");
    let org = world.organization("Ville", &[(&alice, "admin"), (&coeur, "editor")]);
    let last = coeur.last_name.replace('’', "'");
    for typed in [
        format!("Jean-Cœur {}", coeur.last_name),
        format!("JEAN COEUR {last}"),
        format!("{last} jean\u{2013}coeur"),
        format!("  Jean\u{a0}Cœur   {} ", coeur.last_name),
    ] {
        let run = world.run_as(&alice, ["member", "remove", &org.id, &typed, "--yes", "-o", "json"]);
        refused(run, "name_not_certain", &[&coeur.id]);
    }
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn homonyms_are_listed_with_what_tells_them_apart() {
    let world = world!();
    let alice = world.person("Alice", "Chef");
    let twins: Vec<Person> = (0..2).map(|_| world.person("Marc", "Delattre")).collect();
    let org = world.organization("Ville", &[(&alice, "admin"), (&twins[0], "editor"), (&twins[1], "editor")]);
    let name = format!("delattre-{} marc", world.tag());
    for words in [
        vec!["member", "remove", &org.id, &name, "--yes"],
        vec!["member", "promote", &org.id, &name, "--yes"],
        vec!["member", "add", &org.id, &name, "--yes"],
        vec!["offboard", &name, "--confirm"],
    ] {
        let run = world.command_as(&alice).args(&words).args(["-o", "json"]).run();
        refused(run, "ambiguous", &[&twins[0].id, &twins[1].id]);
    }
    // By the slug each is meant, though the one's is the name of both.
    let shown =
        world.run_as(&alice, ["member", "show", &org.id, &twins[0].slug, "-o", "json"]).success().json();
    assert_eq!(shown["id"], twins[0].id.as_str());
}
