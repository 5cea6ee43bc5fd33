use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use serde_json::{Value, json};

use super::{ago, audit, told, written};
use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

/// An organization with two administrators who are there, and others: one who left, one who never came, one of elsewhere,
/// an account that several share, and an invitation that nobody answers.
struct Ville {
    alice: Person,
    staying: Vec<Person>,
    leaving: Vec<Person>,
    org: Organization,
    policy: String,
}

fn ville(world: &World) -> Ville {
    let people = ["Alice", "Bob", "Carol", "Denis", "Eva"].map(|name| world.person(name, "Martin"));
    let [alice, bob, old, never, invited] = people;
    let shared = world.person("Service", "Communication");
    let outside = world.person_at("Omar", "Petit", &format!("omar-{}@elsewhere.fr", world.tag()));
    let off = world.person("Olga", "Roux");
    for here in [&alice, &bob, &shared, &outside, &off] {
        world.seen(here, &ago(1));
    }
    world.seen(&old, &ago(500));
    let members = [
        (&alice, "admin"),
        (&bob, "admin"),
        (&old, "admin"),
        (&shared, "editor"),
        (&outside, "editor"),
        (&off, "admin"),
    ];
    let org = world.organization("Ville", &members);
    world.furnish(&org, json!({"members": [{"user": never.id, "role": "editor", "since": ago(90)}]}));
    world.portal.harness(&format!("user/{}", off.id), Some(json!({"active": false})));
    if world.portal.can.invites {
        let by = &world.portal.staff().id;
        let invitation = json!({"kind": "invitation", "user": invited.id, "role": "editor", "created_by": by, "created": ago(60)});
        world.furnish(&org, json!({"requests": [invitation]}));
    }
    let policy = written(world, "policy.toml", "[thresholds]\ndomains = [\"example.org\"]\n");
    Ville { alice, staying: vec![bob, shared], leaving: vec![old, never, outside, off], org, policy }
}

/// Runs the rules in a language that is written into the files as it is shown.
fn in_french(world: &World, person: &Person, organization: &Organization, more: &[&str]) -> Output {
    let audit = ["audit", "org", &organization.slug, "-o", "json"];
    world.command_as(person).lang("fr").args(audit).args(more).run().success()
}

const ONLY: &str = "people,invitations-answered";

#[test]
fn a_roster_mends_what_rosters_can_and_the_script_has_the_rest() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let ville = ville(&world);
    let [roster, script] = ["mend.toml", "mend.sh"].map(|name| world.path(name).to_str().unwrap().to_owned());
    let asked = ["--only", ONLY, "--policy", &ville.policy];
    let mend = ["--mend-as", "roster", &roster, "--mend-as", "script", &script];
    let found = in_french(&world, &ville.alice, &ville.org, &[&asked[..], &mend].concat());
    let count = if world.portal.can.invites { 6 } else { 5 };
    assert_eq!(told(&found).len(), count, "{found}");
    for file in [&roster, &script] {
        assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{file}");
    }
    let text = std::fs::read_to_string(&roster).unwrap();
    assert_eq!(text.matches("absent =").count(), count - 1, "all but the shared account: {text}");
    assert!(ville.leaving.iter().all(|person| text.contains(&person.id)), "{text}");
    assert!(!text.contains("role ="), "nobody is given anything: {text}");
    let commands = std::fs::read_to_string(&script).unwrap();
    assert_eq!(commands.lines().filter(|line| line.starts_with("udatactl ")).count(), 1, "{commands}");
    assert!(commands.contains("semble être un compte partagé"), "{commands}");

    let plan = world
        .command_as(&ville.alice)
        .args(["roster", "plan", &roster, "--max-removals", "10", "-o", "json"])
        .run()
        .success();
    let summary = &plan.json()["summary"];
    assert_eq!(summary["removals"].as_i64(), Some(4), "{plan}");
    let apply = ["roster", "apply", &roster, "--confirm", "--max-removals", "10"];
    world.command_as(&ville.alice).lang("fr").args(apply).run().success();
    let held = world.holds(&ville.org);
    assert!(ville.leaving.iter().all(|person| held.role_of(person).is_none()));
    assert!(ville.staying.iter().all(|person| held.role_of(person).is_some()));
    assert_eq!(told(&audit(&world, &ville.alice, &ville.org, &asked).success()), ["note named-accounts"]);
}

#[test]
fn a_script_is_read_by_a_shell_and_leaves_what_has_to_be_chosen_to_a_person() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("L'hôtel \"$(reboot)\"", &[(&alice, "admin")]);
    let script = world.path("mend.sh").to_str().unwrap().to_owned();
    let asked = ["--only", "administration,identity", "--mend-as", "script", &script];
    let rows = in_french(&world, &alice, &org, &asked).json();
    let commands = std::fs::read_to_string(&script).unwrap();
    let checked = Command::new("sh").args(["-n", &script]).status().unwrap();
    assert!(checked.success(), "{commands}");
    let is_open = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    assert_eq!(commands.lines().filter(is_open).count(), 0, "all of them have words to choose: {commands}");
    for row in rows.as_array().unwrap() {
        // A script may be run where another portal is the usual one.
        let site = format!("udatactl -s {}/ ", world.portal.base());
        let command = format!("# {}", row["command"].as_str().unwrap().replace("udatactl ", &site));
        assert!(commands.lines().any(|line| line == command), "{command}\n{commands}");
        let finding = row["finding"].as_str().unwrap().replace('\u{a0}', " ");
        assert!(commands.replace('\u{a0}', " ").contains(&finding), "{commands}");
    }
}

#[test]
fn nothing_is_written_over_nor_by_a_dry_run_nor_by_a_form_that_is_none() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let kept = written(&world, "kept.toml", "mine\n");
    let run =
        |more: &[&str]| audit(&world, &alice, &org, &[&["--only", "people", "--mend-as"], more].concat());
    assert_eq!(run(&["roster", &kept]).exits(2).error()["code"], "out_exists");
    run(&["roster", &kept, "--force", "--dry-run"]).success();
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "mine\n");
    run(&["rosters", "x"]).exits(2);
    run(&["roster", "x", "--mend-as", "roster", "y"]).exits(2);
    run(&["roster", "x", "--mend-as", "script", "x"]).exits(2);
    assert!(!world.path("x").exists());
    run(&["roster", &kept, "--force"]).success();
    assert!(std::fs::read_to_string(&kept).unwrap().contains("format = 1"));
}

/// Who follows the last administrators is for a person to say.
#[test]
fn nobody_is_left_without_an_administrator() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let (alice, bob, staff) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.sysadmin());
    for person in [&alice, &bob] {
        world.seen(person, &ago(500));
    }
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let roster = world.path("mend.toml").to_str().unwrap().to_owned();
    let asked = ["--only", "seen-lately", "--mend-as", "roster", &roster];
    let rows: Value = audit(&world, &staff, &org, &asked).success().json();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let text = std::fs::read_to_string(&roster).unwrap();
    assert_eq!(text.matches("absent =").count(), 1, "{text}");
    assert!(
        text.contains(&format!("{{ id = \"{}\", name", alice.id)) && text.contains("unmanaged"),
        "{text}"
    );
    world
        .command_as(&staff)
        .lang("fr")
        .args(["roster", "apply", &roster, "--confirm", "--max-removals", "5"])
        .run()
        .success();
    assert_eq!(world.holds(&org).role_of(&alice).as_deref(), Some("admin"));
    assert_eq!(world.holds(&org).role_of(&bob), None);
}

#[test]
fn an_organization_that_was_not_read_whole_is_in_no_roster_and_its_exceptions_may_be_needed() {
    where_it_can!(portal_or_skip!().can.fails_on_request());
    let portal = own_portal!("--fail", "500 discussions");
    let world = world!(&portal);
    let ville = ville(&world);
    let roster = world.path("mend.toml").to_str().unwrap().to_owned();
    let exception = |rule: &str| {
        format!(
            "[[exception]]\nfinding = \"{rule}/{}/x\"\nreason = \"x\"\nauthor = \"y\"\nuntil = 2099-12-31\n",
            ville.org.id
        )
    };
    let accepted = exception("discussions-answered") + &exception("members-do-not-ask");
    let accepted = written(&world, "accepted.toml", &accepted);
    let run = |only: &str| {
        let asked = ["--only", only, "--baseline", &accepted, "--mend-as", "roster", &roster, "--force"];
        audit(&world, &ville.alice, &ville.org, &asked)
    };
    let absent = || std::fs::read_to_string(&roster).unwrap().matches("absent =").count();
    let output = run("people,waiting,exceptions,discussions-answered").exits(8);
    let needed: Vec<String> = told(&output).into_iter().filter(|one| one.contains("exception")).collect();
    assert_eq!((needed, absent()), (vec!["note exception-needed".to_owned()], 0), "{output}");
    run("people,waiting,exceptions").success();
    assert!(absent() > 0, "what failed was not asked for");
}

#[test]
fn what_the_audit_reads_is_never_written_over() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let text = format!(
        "[[roster]]\norganization = \"{}\"\npeople = [{{ person = \"{}\", role = \"admin\" }}]\n",
        org.id, alice.id
    );
    let roster = written(&world, "roster.toml", &text);
    let policy = written(&world, "policy.toml", "owner = \"x\"\n");
    for line in [
        &["--roster", &roster, "--mend-as", "roster", &roster, "--force"][..],
        &["--policy", &policy, "--out", &policy, "--force"],
        &["--roster", &roster, "--policy", &policy, "--mend-as", "script", "./policy.toml", "--force"],
    ] {
        let refused = audit(&world, &alice, &org, line).exits(2);
        assert_eq!(refused.error()["code"], "out_is_input", "{refused}");
    }
    assert_eq!(std::fs::read_to_string(&roster).unwrap(), text);
}
