use serde_json::{Value, json};

use super::says;
use crate::support::held::Held;
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// The smallest image that udata takes.
pub fn image(world: &World) -> String {
    const PIXEL: &[u8] = include_bytes!("pixel.png");
    let path = world.path("logo.png");
    std::fs::write(&path, PIXEL).expect("an image");
    path.display().to_string()
}

fn made(world: &World, output: &Output) -> Held {
    let shown = output.json();
    let text = |key: &str| shown[key].as_str().expect(key).to_owned();
    let requests = Vec::new();
    world.holds(&Organization { id: text("id"), slug: text("slug"), name: text("name"), requests })
}

fn nothing_written(world: &World, person: &Person) {
    let writes =
        world.calls_by(person).into_iter().filter(super::super::support::held::Call::is_write).count();
    assert_eq!(writes, 0);
}

#[test]
fn whoever_creates_is_the_only_administrator() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Commune de Valdoré {}", world.tag());
    let logo = image(&world);
    let arguments = [
        "org",
        "create",
        &name,
        "--description",
        "Données ouvertes",
        "--acronym",
        "CDV",
        "--siret",
        "21690123100011",
        "--url",
        "https://valdore.example.org",
        "--logo",
        &logo,
        "--yes",
        "-o",
        "json",
    ];
    let output = world.command_as(&alice).lang("fr").args(arguments).run().success();
    let held = made(&world, &output);
    assert_eq!((held.name.as_str(), held.acronym.as_deref()), (name.as_str(), Some("CDV")));
    assert_eq!(held.business_number_id.as_deref(), Some("21690123100011"));
    assert_eq!(held.url.as_deref(), Some("https://valdore.example.org"));
    assert_eq!((held.members(), held.role_of(&alice).as_deref()), (1, Some("admin")));
    let shown = output.json();
    assert_eq!((&shown["result"], &shown["verified"]), (&json!("changed"), &json!(true)));
    let member_add = format!("udatactl member add {} PERSONNE --role admin", held.slug);
    says(&output, &["Vous êtes le seul administrateur", &member_add]);
    let seen = world.anonymous().args(["org", "show", &held.id, "-o", "json"]).run().success().json();
    assert!(seen["logo"].is_string(), "{seen}");
}

#[test]
fn without_a_yes_nothing_is_made() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville {}", world.tag());
    let create = ["org", "create", "--name", &name, "--description", "x"];
    let output = world.run_as(&alice, create).exits(2);
    says(&output, &["--yes"]);
    let dry = world.run_as(&alice, [create.as_slice(), &["--dry-run", "-o", "json"]].concat()).success();
    assert_eq!((&dry.json()["result"], &dry.json()["id"]), (&json!("planned"), &Value::Null));
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1").args(create).args(["--yes"]);
    held.run().exits(3);
    world.run_as(&alice, ["org", "create", "--description", "x", "--yes"]).exits(2);
    world.run_as(&alice, ["org", "create", &name, "--yes"]).exits(2);
    world.run_as(&alice, ["org", "create", " ", "--description", "x", "--yes"]).exits(2);
    world.run_as(&alice, ["org", "create", &name, "--description", " ", "--yes"]).exits(2);
    world.run_as(&alice, ["org", "create", &name, "--description-file", "/nowhere", "--yes"]).exits(2);
    nothing_written(&world, &alice);
}

#[test]
fn a_name_that_is_taken_is_refused_in_any_case() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let there = world.organization("Région Bleue", &[(&bob, "admin")]);
    let upper = there.name.to_uppercase();
    let create = |name: &str, more: &[&str]| {
        let arguments = ["org", "create", name, "--description", "x", "--yes", "-o", "json"];
        world.run_as(&alice, [arguments.as_slice(), more].concat())
    };
    let output = create(&upper, &[]).exits(3);
    assert_eq!(output.error()["code"], "duplicate_name");
    let hint = output.error()["hint"].to_string();
    assert!(hint.contains(&format!("udatactl org join {}", there.slug)), "{output}");
    nothing_written(&world, &alice);
    let twice = create(&upper, &["--allow-duplicate-name"]).success();
    assert_eq!(made(&world, &twice).name, upper);
    says(&twice, &[&there.slug]);
}

#[test]
fn a_siret_that_others_have_is_a_warning() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let there = world.organization_with(
        "Service",
        &[(&bob, "admin")],
        json!({"business_number_id": "78467169500087"}),
    );
    let name = format!("Autre service {}", world.tag());
    let arguments =
        ["org", "create", &name, "--description", "x", "--siret", "78467169500087", "--yes", "-o", "json"];
    let output = world.run_as(&alice, arguments).success();
    says(&output, &["Warning:", &there.slug, &there.name]);
    assert_eq!(made(&world, &output).business_number_id.as_deref(), Some("78467169500087"));
}

#[test]
fn a_french_siret_is_checked_before_anything_is_sent() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville {}", world.tag());
    let create = |siret: &str, more: &[&str]| {
        let arguments = ["org", "create", &name, "--description", "x", "--siret", siret, "--dry-run"];
        world.command_as(&alice).lang("fr").args([arguments.as_slice(), more].concat()).run()
    };
    let french = ["--siret-check", "always"];
    says(&create("2169012310001", &french).exits(2), &["13 caractères"]);
    says(&create("2", &french).exits(2), &["il a 1 caractère,"]);
    says(&create("21690123200011", &french).exits(2), &["SIREN"]);
    says(&create("2169O123100011", &french).exits(2), &["« O » n'est pas un chiffre"]);
    says(&create("216 901 231 00012", &french).success(), &["clé de contrôle", "SIRET : 21690123100012"]);
    let fine = create("216 901 231 00011", &french).success();
    assert!(!fine.stderr.contains("clé de contrôle"), "{fine}");
    says(&create("123456789012345", &[]).exits(2), &["15 caractères"]);
    create("PT-123", &[]).success();
    nothing_written(&world, &alice);
}

#[test]
fn what_the_portal_refuses_is_told_in_its_words() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville {}", world.tag());
    let arguments =
        ["org", "create", &name, "--description", "x", "--url", "https://nope", "--yes", "-o", "json"];
    let output = world.run_as(&alice, arguments).exits(7);
    assert_eq!(output.stdout, "");
    assert!(output.error()["fields"]["url"].is_string(), "{output}");
}

#[test]
fn a_logo_that_is_not_taken_leaves_the_organization() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville {}", world.tag());
    let broken = world.path("broken.png");
    std::fs::write(&broken, b"\x89PNG\r\n\x1a\nnothing").expect("a file");
    let broken = broken.display().to_string();
    let arguments = ["org", "create", &name, "--description", "x", "--logo", &broken, "--yes", "-o", "json"];
    let output = world.run_as(&alice, arguments).exits(8);
    assert_eq!(made(&world, &output).role_of(&alice).as_deref(), Some("admin"));
    let message = output.error()["message"].to_string();
    assert!(message.contains("was created") && message.contains("logo"), "{output}");
    let text = world.path("text.png");
    std::fs::write(&text, "no image").expect("a file");
    let text = text.display().to_string();
    world.run_as(&alice, ["org", "create", "Other", "--description", "x", "--logo", &text, "--yes"]).exits(2);
}

#[test]
fn a_description_comes_from_a_file_or_a_pipe() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let file = world.path("description.md");
    std::fs::write(&file, "\u{feff}# Ville\n\nSes données.\n").expect("a file");
    for (number, source) in [file.display().to_string(), "-".to_owned()].into_iter().enumerate() {
        let name = format!("Ville {number} {}", world.tag());
        let arguments = ["org", "create", &name, "--description-file", &source, "--yes", "-o", "json"];
        let output =
            world.command_as(&alice).args(arguments).stdin("# Ville\n\nSes données.\n").run().success();
        assert_eq!(made(&world, &output).description.as_deref(), Some("# Ville\n\nSes données."));
    }
}

#[test]
fn at_a_terminal_what_is_missing_is_asked_for() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville {}", world.tag());
    let mut session = world.command_as(&alice).lang("fr").args(["org", "create"]).terminal();
    session.expect("Nom de l'organisation :").send_line(&name);
    session.expect("que va-t-elle publier ?").send_line("Des données");
    session.expect("[o/N]").send_line("o").expect("seul administrateur");
    assert_eq!(session.wait(), 0, "{session}");
    let search = ["org", "list", "--mine", "--search", &name, "-o", "ids"];
    assert_eq!(world.run_as(&alice, search).success().stdout.lines().count(), 1);
}
