//! What looked at nothing, or was told nothing, never passes for fine.

use serde_json::{Value, json};

use super::{audit, records, told, written};
use crate::fault_proxy::{self, Fate};
use crate::support::portal::Portal;
use crate::support::world::World;

#[test]
fn rules_that_nothing_is_asked_of_are_refused_or_told() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = |asked: &[&str]| audit(&world, &alice, &org, asked);
    for (asked, word) in [
        (&["--only", "key-ends"][..], "key-ends"),
        (&["--only", "key"], "key"),
        (&["--only", "people", "--ignore", "people"], "--ignore"),
        (&["--only", "exception-kept"], "--baseline"),
        (&["--only", "exceptions"], "--ignore"),
        (&["--max-admins", "0"], "max-admins"),
    ] {
        let refused = run(asked).exits(2);
        assert!(refused.stderr.contains(word), "{asked:?}: {refused}");
    }
    let never = ["audit", "org", &org.slug, "--siret-check", "never", "--only", "siret-given"];
    let refused = world.run_as(&alice, never).exits(2);
    assert!(refused.stderr.contains("--siret-check=always"), "{refused}");
    // There is no partial editor.
    let idle = run(&["--only", "partial-editor-assigned,two-administrators", "--quiet"]).success();
    assert_eq!(told(&idle), ["note two-administrators"]);
    assert!(idle.stderr.contains("partial-editor-assigned") && !idle.stderr.contains("two-"), "{idle}");
}

#[test]
fn who_is_in_no_organization_is_told_that_nothing_was_looked_at() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let line = ["audit", "org", "--only", "administration", "-o", "json"];
    let run = world.run_as(&alice, line).success();
    assert!(run.stderr.contains("Warning: No organization was looked at"), "{run}");
    let run = world.run_as(&alice, line.into_iter().chain(["--fail-on", "error"])).exits(10);
    assert_eq!(run.error()["code"], "findings", "{run}");
}

#[test]
fn accounts_of_editors_are_looked_up_too() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.deactivate(&bob);
    let run = audit(&world, &alice, &org, &["--only", "account-in-use"]).success();
    assert_eq!(told(&run), ["warning account-in-use"]);
    assert_eq!(records(&run)[0]["subject_id"], bob.id.as_str());
}

#[test]
fn what_a_portal_leaves_out_is_unseen() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &bob, "Bonjour");
    let without = |field: &'static str| {
        let root = fault_proxy::before(world.portal.base(), move |_, path| {
            if !path.ends_with("/membership/") {
                return Fate::PassedOn;
            }
            Fate::Rewritten(Box::new(move |answer| strip(&answer, field)))
        });
        let run = world.command_as(&alice).env("UDATACTL_SITE", &root);
        let line =
            ["audit", "org", &org.slug, "--only", "requests-answered", "-o", "json", "--fail-on", "unseen"];
        run.args(line).run()
    };
    assert_eq!(told(&without("created").exits(10)), ["unseen requests-answered"]);
    assert_eq!(told(&without("status").exits(8)), ["unseen requests-answered"]);
}

/// An answer whose body is a list, without a field of its entries.
fn strip(answer: &[u8], field: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(answer);
    let (_, body) = text.split_once("\r\n\r\n").expect("an answer");
    let mut body: Value = serde_json::from_str(body).expect("JSON");
    for entry in body.as_array_mut().into_iter().flatten() {
        entry.as_object_mut().map(|entry| entry.remove(field));
    }
    fault_proxy::answer("200 OK", "application/json", &body.to_string()).into_bytes()
}

#[test]
fn an_exception_about_what_the_portal_has_no_more_is_told_of_a_whole_portal() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    let alice = world.person("Alice", "Martin");
    world.organization("Ville", &[(&alice, "admin")]);
    let gone = "two-administrators/640000000000000000029999";
    let baseline = format!(
        "format = 1\n[[exception]]\nfinding = \"{gone}\"\nreason = \"r\"\nauthor = \"a\"\nuntil = 2099-01-01\n"
    );
    let baseline = written(&world, "baseline.toml", &baseline);
    let line = [
        "audit",
        "org",
        "--portal",
        "--only",
        "administration,exceptions",
        "-o",
        "json",
        "--baseline",
        &baseline,
    ];
    let run = world.run_as(&alice, line).success();
    let found: Vec<Value> =
        records(&run).into_iter().filter(|row| row["rule"] == "exception-needed").collect();
    assert_eq!(found.len(), 1, "{run}");
    assert_eq!(found[0]["subject_id"], gone);
}

#[test]
fn a_file_has_the_format_of_its_ending_or_none_is_written() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for ending in ["xls", "tsv", "pdf", "yaml"] {
        let file = world.path(&format!("audit.{ending}"));
        let refused = audit_to(&world, &alice, &org.slug, file.to_str().unwrap()).exits(2);
        assert!(refused.stderr.contains("-o csv") && !file.exists(), "{refused}");
    }
    for (ending, begins) in [("htm", "<!"), ("xml", "<?xml"), ("prom", "#"), ("txt", "")] {
        let file = world.path(&format!("audit.{ending}"));
        audit_to(&world, &alice, &org.slug, file.to_str().unwrap()).success();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.to_lowercase().starts_with(begins), "{ending}: {text}");
    }
    let same = world.path("same.html").to_str().unwrap().to_owned();
    let line = ["audit", "org", &org.slug, "--out", &same, "--mend-as", "script", &same];
    let refused = world.run_as(&alice, line).exits(2);
    assert!(refused.stderr.contains("needs a file each"), "{refused}");
}

fn audit_to(
    world: &World,
    who: &crate::support::world::Person,
    slug: &str,
    file: &str,
) -> crate::support::output::Output {
    world.run_as(who, ["audit", "org", slug, "--only", "two-administrators", "--out", file])
}

#[test]
fn a_list_of_names_that_repeats_some_is_not_the_whole_portal() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    let alice = world.person("Alice", "Martin");
    for number in 0..4 {
        world.organization(&format!("Ville-{number}"), &[(&alice, "admin")]);
    }
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        if !path.ends_with("/organizations/suggest/") {
            return Fate::PassedOn;
        }
        Fate::Rewritten(Box::new(|answer| {
            let text = String::from_utf8_lossy(&answer).into_owned();
            let (_, body) = text.split_once("\r\n\r\n").expect("an answer");
            let names: Vec<Value> = serde_json::from_str(body).expect("JSON");
            let twice = [&names[..2], &names[..2]].concat();
            let twice = serde_json::to_string(&twice).expect("JSON");
            fault_proxy::answer("200 OK", "application/json", &twice).into_bytes()
        }))
    });
    let run = world.command_as(&alice).env("UDATACTL_SITE", &root);
    let run = run.args(["audit", "org", "--portal", "--only", "logo-given", "-o", "json"]).run().success();
    assert_eq!(told(&run).len(), 4, "{run}");
}

#[test]
fn what_public_lists_do_not_tell_is_one_line_and_who_has_no_siret_is_found_where_asked() {
    let Some(portal) = Portal::own_or_left_out(&[]) else { return };
    let world = World::on(&portal);
    let alice = world.person("Alice", "Martin");
    for name in ["Ville", "Agglo"] {
        world.organization(name, &[(&alice, "admin")]);
    }
    let audit = |more: &[&str]| {
        let line = ["audit", "portal", "-o", "json"].into_iter().chain(more.iter().copied());
        world.anonymous().args(line).run()
    };
    let run = audit(&["--only", "account-in-use", "--fail-on", "unseen"]).exits(10);
    let [row] = &records(&run)[..] else { panic!("{run}") };
    assert_eq!(
        [&row["why"], &row["count"], &row["organization"]],
        [&json!("untold"), &json!(2), &Value::Null]
    );
    let run = audit(&["--only", "siret-given", "--siret-check", "always"]).success();
    assert_eq!(told(&run), ["note siret-given", "note siret-given"]);
}
