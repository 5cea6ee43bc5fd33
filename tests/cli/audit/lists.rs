//! Members beside lists: leavers, staff, a roster; and what the register of companies says of SIRETs.

use serde_json::{Value, json};

use super::{audit, records, told, written};
use crate::sandbox::Home;

fn sure(output: &crate::support::output::Output) -> Vec<(Value, Value)> {
    records(output).into_iter().map(|row| (row["subject_id"].clone(), row["certainty"].clone())).collect()
}

#[test]
fn leavers_who_are_still_there_are_found_and_removed_by_the_command() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let left = written(&world, "left.txt", &format!("# partis\n{}\nnobody-of-that-name\n", bob.slug));
    let asked = ["--only", "not-left", "--left", &left];
    let found = audit(&world, &alice, &org, &asked).success();
    assert_eq!(sure(&found), [(json!(bob.id), json!("certain")), (json!(""), json!("undecided"))]);
    assert_eq!(told(&found), ["error not-left", "unmet not-left"]);
    let roster = world.path("leaving.toml");
    let mending = ["--mend-as", "roster", roster.to_str().unwrap()];
    audit(&world, &alice, &org, &[&asked[..], &mending].concat()).success();
    assert!(std::fs::read_to_string(&roster).unwrap().contains(&bob.id));
    let argv: Vec<String> = serde_json::from_value(found.json()[0]["argv"].clone()).unwrap();
    world.command_as(&alice).args(&argv[1..]).args(["--yes"]).run().success();
    assert_eq!(told(&audit(&world, &alice, &org, &asked).success()), ["unmet not-left"]);
}

#[test]
fn by_a_name_alone_nobody_is_certain_and_a_list_of_nobody_is_refused() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let staff = written(&world, "staff.txt", &format!("{}\n", alice.full_name()));
    let found = audit(&world, &alice, &org, &["--only", "on-staff-list", "--staff", &staff]).success();
    assert_eq!(sure(&found), [(json!(bob.id), json!("certain"))]);
    let left = written(&world, "left.txt", &format!("{}\n", bob.full_name()));
    let found = audit(&world, &alice, &org, &["--only", "not-left", "--left", &left]).success();
    assert_eq!(sure(&found), [(json!(bob.id), json!("probable"))]);
    let masked = written(&world, "masked.txt", "bo***@example.org\n");
    let refused = audit(&world, &alice, &org, &["--left", &masked]).exits(2);
    assert!(refused.stderr.contains("bo***@example.org"), "{refused}");
    let empty = written(&world, "empty.txt", "# nobody\n");
    audit(&world, &alice, &org, &["--left", &empty]).exits(2);
    let without = audit(&world, &alice, &org, &["--only", "not-left"]).exits(2);
    assert!(without.stderr.contains("--left"), "{without}");
}

#[test]
fn a_stay_that_is_over_and_an_invitation_with_another_role_are_told_by_the_roster() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let carol = world.person("Carol", "Roux");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.run_as(&alice, ["member", "add", &org.slug, &carol.slug, "--role", "admin", "--yes"]).success();
    let roster = format!(
        "format = 1\n[[roster]]\norganization = \"{}\"\npeople = [\n  {{ person = \"{}\", role = \"admin\" }},\n  \
         {{ person = \"{}\", role = \"editor\", until = 2020-01-31 }},\n  {{ person = \"{}\", role = \"editor\" }},\n]\n",
        org.id, alice.id, bob.id, carol.id
    );
    let roster = written(&world, "roster.toml", &roster);
    let asked = ["--only", "until-kept,invited-as-listed", "--roster", &roster];
    let found = audit(&world, &alice, &org, &asked).success();
    assert_eq!(told(&found), ["warning invited-as-listed", "warning until-kept"]);
    for row in records(&found) {
        let argv: Vec<String> = serde_json::from_value(row["argv"].clone()).unwrap();
        world.command_as(&alice).args(&argv[1..]).args(["--yes"]).run().success();
    }
    assert_eq!(told(&audit(&world, &alice, &org, &asked).success()), [""; 0]);
}

#[test]
fn a_file_that_is_about_nothing_that_was_looked_at_is_told() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let other = world.organization("Autre", &[(&alice, "admin")]);
    let told = |flag: &str, text: &str| {
        let file = written(&world, "beside", text);
        let run = audit(&world, &alice, &org, &["--only", "people,exceptions", flag, &file]).success();
        run.stderr.lines().filter(|line| line.contains("beside")).map(str::to_owned).collect::<Vec<_>>()
    };
    let people = format!("people = [{{ person = \"{}\", role = \"admin\" }}]\n", alice.id);
    let roster = |organization: &str| format!("[[roster]]\norganization = \"{organization}\"\n{people}");
    let policy = |organization: &str| format!("[organization.{organization}]\nowner = \"x\"\n");
    let baseline = |place: &str| {
        let rest = "reason = \"x\"\nauthor = \"y\"\nuntil = 2099-12-31\n";
        format!("[[exception]]\nfinding = \"seen-lately/{place}/{}\"\n{rest}", bob.id)
    };
    let about = |place: &str| {
        [("--roster", roster(place)), ("--policy", policy(place)), ("--baseline", baseline(place))]
    };
    for (flag, text) in about(&org.id) {
        assert_eq!(told(flag, &text), [""; 0], "{flag}");
    }
    for (flag, text) in about(&other.id) {
        let lines = told(flag, &text);
        assert!(lines.len() == 1 && lines[0].contains(&format!("{flag}: ")), "{flag}: {lines:?}");
    }
    assert_eq!(told("--policy", &format!("owner = \"y\"\n{}", policy(&other.id))), [""; 0]);
    assert_eq!(told("--policy", ""), [""; 0], "it says nothing of anybody");
    let names = |slugs: &[&str]| slugs.join("\n") + "\n";
    assert_eq!(told("--staff", &names(&[&bob.slug])), [""; 0]);
    assert!(told("--staff", &names(&[&bob.slug, "nobody-at-all"]))[0].contains("one line, of 2"));
    assert!(told("--staff", "nobody-at-all\n")[0].contains("means nobody"));
    assert_eq!(told("--left", &names(&[&bob.slug])), [""; 0]);
    assert!(told("--left", &names(&[&bob.slug, "nobody-at-all"]))[0].contains("one line, of 2"));
}

#[test]
fn the_register_is_asked_only_where_told_to_and_says_what_is_closed() {
    let home = Home::new();
    let audit =
        |more: &[&str]| home.command().args(["audit", "org", "--portal", "-o", "json"]).args(more).run();
    let told = |more: &[&str]| -> Vec<String> {
        let rows = records(&audit(more).success());
        rows.iter().map(|row| format!("{} {}", row["rule"], row["organization"]).replace('"', "")).collect()
    };
    let registers = ["--registers", "--only", "siret-open,siret-of-administration,name-as-registered"];
    assert_eq!(told(&registers), ["siret-open office-de-tourisme-du-val"]);
    let policy = home.path().join("policy.toml");
    let by_policy = ["--policy", policy.to_str().unwrap(), "--only", registers[2]];
    std::fs::write(&policy, "registers = true\n").unwrap();
    assert_eq!(told(&by_policy), ["siret-open office-de-tourisme-du-val"]);
    std::fs::write(&policy, "registers = false\n").unwrap();
    audit(&by_policy).exits(2);
    let plain = audit(&["-v", "--only", "identity"]).success();
    assert!(!plain.stderr.contains("/register/"), "{plain}");
    audit(&["--only", "siret-open"]).exits(2);
}

#[test]
fn the_public_lists_tell_of_a_whole_portal_without_a_key() {
    let home = Home::new();
    let audit = |more: &[&str]| home.command().args(["audit", "portal", "-o", "json"]).args(more).run();
    let rows = records(&audit(&[]).success());
    let has = |rule: &str, organization: &str| {
        rows.iter().any(|row| row["rule"] == rule && row["organization"] == organization)
    };
    assert!(has("administrator-present", "mediatheque-de-demonstration"), "{rows:?}");
    assert!(has("siret-alone", "ville-de-demonstration") && has("siret-alone", "mairie-de-demonstration"));
    assert!(rows.iter().all(|row| row["rule"] != "seen-lately" && row["rule"] != "requests-answered"));
    audit(&["--only", "requests-answered"]).exits(2);
}
