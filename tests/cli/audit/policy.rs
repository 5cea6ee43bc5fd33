use boon::{Compiler, Schemas};
use serde_json::json;

use super::{ago, audit, told, written};
use crate::support::world::{Organization, Person, World};

/// An organization with an administrator who was there today and one who was not for 200 days.
fn ville(world: &World) -> (Person, Organization) {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    world.seen(&alice, &ago(0));
    world.seen(&bob, &ago(200));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    (alice, org)
}

/// What is found with this policy, asking whether everybody was seen lately.
fn seen_lately(
    world: &World,
    alice: &Person,
    org: &Organization,
    policy: &str,
    more: &[&str],
) -> Vec<String> {
    let policy = written(world, "policy.toml", policy);
    let asked = ["--only", "people", "--ignore", "professional-mails,named-accounts", "--policy", &policy];
    told(&audit(world, alice, org, &[&asked, more].concat()).success())
}

#[test]
fn a_flag_goes_over_the_organization_and_that_over_its_group_and_that_over_the_file() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let (alice, org) = ville(&world);
    let told = |policy: &str, more: &[&str]| seen_lately(&world, &alice, &org, policy, more);
    assert_eq!(told("", &[]), [""; 0], "a year is usual");
    let file = "[thresholds]\ndormant = \"180 jours\"\n[severity]\nseen-lately = \"avertissement\"\n";
    assert_eq!(told(file, &[]), ["warning seen-lately"]);
    let group =
        format!("{file}[[group]]\norganizations = [\"{}\"]\nseverity.seen-lately = \"erreur\"\n", org.name);
    assert_eq!(told(&group, &[]), ["error seen-lately"]);
    let own = format!(
        "{group}[organization.{}]\nthresholds.dormant = \"6 mois\"\nseverity.seen-lately = \"off\"\n",
        org.slug
    );
    assert_eq!(told(&own, &[]), [""; 0], "off");
    assert_eq!(told(&own, &["--only", "seen-lately"]), ["error seen-lately"], "a flag asks it all the same");
    let own = format!("{group}[organization.{}]\nthresholds.dormant = \"1 an\"\n", org.id);
    assert_eq!(told(&own, &[]), [""; 0]);
    assert_eq!(told(&own, &["--dormant", "199d"]), ["error seen-lately"]);
}

#[test]
fn a_badge_makes_a_group_and_each_organization_has_its_owner() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let badged =
        world.organization_with("Ville", &[(&alice, "admin")], json!({"badges": ["public-service"]}));
    let other = world.organization("Autre", &[(&alice, "admin")]);
    let policy = written(
        &world,
        "policy.toml",
        "owner = \"Tous\"\n[[group]]\nbadges = [\"public-service\"]\nowner = \"Pôle\"\n",
    );
    let asked = ["audit", "org", &badged.slug, &other.slug, "--only", "two-administrators", "-o", "json"];
    let rows = world.command_as(&alice).args(asked).args(["--policy", &policy]).run().success().json();
    let owner = |org: &Organization| {
        rows.as_array().unwrap().iter().find(|row| row["organization_id"] == org.id.as_str()).unwrap()["owner"]
            .clone()
    };
    assert_eq!((owner(&badged), owner(&other)), (json!("Pôle"), json!("Tous")));
}

#[test]
fn domains_are_the_policy_s() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let alice = world.person("Alice", "Martin");
    let bob = world.person_at("Bob", "Petit", &format!("bob-{}@elsewhere.fr", world.tag()));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let policy = written(&world, "policy.toml", "[thresholds]\ndomains = [\"example.org\"]\n");
    let asked = ["--only", "mail-domain-allowed", "--policy", &policy];
    let output = audit(&world, &alice, &org, &asked).success();
    assert_eq!(told(&output), ["warning mail-domain-allowed"]);
    assert_eq!(output.json()[0]["subject_id"], bob.id.as_str());
}

#[test]
fn what_a_rule_that_is_off_needs_is_not_read() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let read = |policy: &str, more: &[&str]| {
        world.portal.forget_calls();
        let policy = written(&world, "policy.toml", policy);
        audit(&world, &alice, &org, &[&["--only", "waiting", "--policy", &policy], more].concat()).success();
        world.calls(&org).iter().filter(|call| call.to_string().contains("membership")).count()
    };
    let off = "requests-answered = \"off\"\ninvitations-answered = \"off\"\nmembers-do-not-ask = \"off\"\n";
    assert_eq!(read("", &[]), 1);
    assert_eq!(read(&format!("[severity]\n{off}"), &[]), 0);
    assert_eq!(read(&format!("[organization.{}.severity]\n{off}", org.slug), &[]), 0);
    assert_eq!(read("", &["--ignore", "requests-answered,invitations-answered"]), 1);
}

#[test]
fn a_policy_with_mistakes_is_refused_with_their_places_before_anything_is_read() {
    let world = world!();
    let (alice, org) = ville(&world);
    world.portal.forget_calls();
    let policy = written(&world, "policy.toml", "[tresholds]\n[severity]\nseen-latly = \"off\"\n");
    let output = audit(&world, &alice, &org, &["--policy", &policy]).exits(2);
    let error = output.error();
    assert_eq!(error["code"], "bad_policy");
    let places: Vec<_> = error["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["line"], &one["column"], &one["code"]))
        .collect();
    assert_eq!(
        places,
        [(&json!(1), &json!(2), &json!("unknown_key")), (&json!(3), &json!(1), &json!("unknown_rule"))]
    );
    assert!(output.stderr.contains("thresholds") && output.stderr.contains("seen-lately"), "{output}");
    assert!(world.calls(&org).is_empty(), "nothing of it was read");
    let french =
        world.command_as(&alice).lang("fr").args(["audit", "org", "--policy", &policy]).run().exits(2);
    assert!(french.stderr.contains("n'est pas une politique utilisable (2 erreurs)"), "{french}");
}

#[test]
fn an_organization_that_is_not_there_is_said_and_one_that_may_be_several_is_refused() {
    let world = world!();
    let (alice, org) = ville(&world);
    world.organization("Doublon", &[]);
    world.organization("Doublon", &[]);
    let file = |text: &str| written(&world, "policy.toml", text);
    let nobody =
        file("[organization.nobody-at-all-here]\nowner = \"x\"\n[[group]]\nbadges = [\"local-autority\"]\n");
    let asked = ["audit", "org", &org.slug, "-o", "json", "--policy", &nobody];
    let told =
        world.command_as(&alice).strangers("nobody-at-all-here").strangers("local-autority").args(asked);
    let output = told.run().success();
    assert!(
        output.stderr.contains("policy.toml:1:15: there is no organization “nobody-at-all-here”"),
        "{output}"
    );
    assert!(output.stderr.contains("no badge “local-autority”"), "{output}");
    let several = file(&format!("[[group]]\norganizations = [\n  \"Doublon {}\",\n]\n", world.tag()));
    let output = audit(&world, &alice, &org, &["--policy", &several]).exits(2);
    assert_eq!(output.error()["code"], "bad_policy");
    assert!(output.stderr.contains("policy.toml:3:3"), "{output}");
    let twice = file(&format!("[organization.{}]\n[organization.\"id:{}\"]\n", org.slug, org.id));
    let output = audit(&world, &alice, &org, &["--policy", &twice]).exits(2);
    assert_eq!(output.error()["problems"][0]["code"], "organization_twice", "{output}");
}

#[test]
fn a_flag_goes_over_the_variable_and_that_over_the_profile_whose_path_begins_beside_it() {
    let world = world!();
    let (alice, org) = ville(&world);
    for weight in ["error", "warning", "note"] {
        let place = if weight == "note" { "config/policies" } else { "." };
        std::fs::create_dir_all(world.path(place)).unwrap();
        let policy = format!("[severity]\nlogo-given = \"{weight}\"\n");
        written(&world, &format!("{place}/{weight}.toml"), &policy);
    }
    let profiles =
        format!("[profiles.ici]\nsite = \"{}\"\npolicy = \"policies/note.toml\"\n", world.portal.base());
    let audit = |variable: Option<&str>, flag: &[&str]| {
        let asked = ["audit", "org", &org.slug, "--only", "logo-given", "-o", "json"];
        let command =
            world.command_as(&alice).strangers("note warning error toml nowhere").args(asked).args(flag);
        variable.map_or(command.clone(), |path| command.env("UDATACTL_POLICY", path)).run()
    };
    let usual = audit(None, &[]).success();
    assert!(!usual.stderr.contains("policy"), "{usual}");
    written(&world, "config/profiles.toml", &profiles);
    let (variable, flag) = (Some("warning.toml"), ["--policy", "error.toml"]);
    for (run, weight) in [
        (audit(None, &[]), "note"),
        (audit(variable, &[]), "warning"),
        (audit(variable, &flag), "error"),
        (audit(None, &flag), "error"),
    ] {
        let run = run.success();
        assert_eq!(told(&run), [format!("{weight} logo-given")], "{run}");
        let is_said = run.stderr.contains(&format!("{weight}.toml"));
        assert_eq!(is_said, weight != "error", "what nobody typed is said: {run}");
    }
    assert_eq!(told(&audit(variable, &["--policy", "/dev/null"]).success()), told(&usual));
    written(&world, "config/profiles.toml", &profiles.replace("note", "nowhere"));
    for lost in [audit(None, &[]), audit(Some("nowhere.toml"), &[])] {
        let error = lost.exits(2).error();
        assert_eq!(error["code"], "file_unreadable");
        assert!(error["message"].as_str().unwrap().contains("nowhere.toml"), "{error}");
    }
}

/// What the program takes is what the published schema takes.
#[test]
fn the_schema_takes_what_the_program_takes() {
    let world = world!();
    let (alice, org) = ville(&world);
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schemas/policy.json");
    let schema = compiler.compile(path, &mut schemas).unwrap();
    let whole = format!(
        "format = 1\nregisters = false\nowner = \"Nous\"\n[thresholds]\ndormant = \"6 mois\"\nmax_admins = 3\ndomains = [\"ville.fr\"]\nagents = [\"curl/\"]\n\
         [severity]\nseen-lately = \"erreur\"\nkey-ends = \"off\"\n[[group]]\nname = \"Villes\"\norganizations = [\"{0}\"]\n\
         [organization.{0}]\nowner = \"x\"\nthresholds.key = \"2 weeks\"\n",
        org.slug
    );
    for (text, is_fine) in [
        (whole.as_str(), true),
        ("", true),
        ("formats = 1", false),
        ("format = 2", false),
        ("registers = \"yes\"", false),
        ("[thresholds]\ndormant = 30", false),
        ("[thresholds]\nmax_admins = 0", false),
        ("[severity]\nseen-latly = \"off\"", false),
        ("[severity]\nseen-lately = \"much\"", false),
    ] {
        let document: toml_edit::DocumentMut = text.parse().unwrap();
        assert_eq!(
            schemas.validate(&crate::support::toml::json_of(document.as_item()), schema).is_ok(),
            is_fine,
            "{text}"
        );
        let policy = written(&world, "policy.toml", text);
        let output = audit(&world, &alice, &org, &["--policy", &policy]);
        assert_eq!(output.code, if is_fine { 0 } else { 2 }, "{text}\n{output}");
    }
}
