use std::io::{BufRead, BufReader};
use std::time::Duration;

use serde_json::json;

use super::{audit, told, written};
use crate::support::output::Output;
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

const UNTIL: &str = "2099-12-31";
const LIMIT: Duration = Duration::from_mins(1);

/// An organization that hangs on one administrator.
fn ville(world: &World) -> (Person, Organization) {
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    (alice, org)
}

fn accept(world: &World, alice: &Person, finding: &str, file: &str, more: &[&str]) -> Output {
    let accept = ["audit", "accept", finding, "--baseline", file, "--reason", "On recrute", "-o", "json"];
    world.command_as(alice).args(accept).args(more).run()
}

fn exceptions(file: &str) -> usize {
    std::fs::read_to_string(file).unwrap().matches("[[exception]]").count()
}

#[test]
fn what_is_accepted_is_not_shown_does_not_count_and_is_told() {
    let world = world!();
    let (alice, org) = ville(&world);
    let file = world.path("accepted.toml").to_str().unwrap().to_owned();
    let only = ["--only", "two-administrators,exceptions", "--fail-on", "note"];
    let found = audit(&world, &alice, &org, &only).exits(10);
    let fingerprint = found.json()[0]["fingerprint"].as_str().unwrap().to_owned();
    let row =
        accept(&world, &alice, &fingerprint, &file, &["--until", "31/12/2099"]).success().json()[0].clone();
    assert_eq!((&row["author"], &row["until"]), (&json!(alice.full_name()), &json!(UNTIL)));
    let with = [&only[..], &["--baseline", &file]].concat();
    let output = audit(&world, &alice, &org, &with).success();
    assert_eq!(told(&output), [""; 0]);
    assert!(output.stderr.contains("1 accepted finding is not shown"), "{output}");
    let output = audit(&world, &alice, &org, &[&with[..], &["--accepted"]].concat()).success();
    let row = &output.json()[0];
    assert_eq!((&row["severity"], &row["fingerprint"]), (&json!("accepted"), &json!(fingerprint)));
    assert_eq!((&row["reason"], &row["until"]), (&json!("On recrute"), &json!(UNTIL)));
}

#[test]
fn an_exception_that_is_over_or_fits_nothing_is_a_finding() {
    let world = world!();
    let (alice, org) = ville(&world);
    let exception = |finding: &str, until: &str| {
        format!(
            "[[exception]]\nfinding = \"{finding}/{}\"\nreason = \"x\"\nauthor = \"y\"\nuntil = {until}\n",
            org.id
        )
    };
    let told = |text: &str, more: &[&str]| {
        let file = written(&world, "accepted.toml", text);
        told(&audit(&world, &alice, &org, &[&["--baseline", &file], more].concat()).success())
    };
    let only = ["--only", "two-administrators,few-administrators,exceptions"];
    let over = exception("two-administrators", "2020-01-01");
    assert_eq!(told(&over, &only), ["warning exception-kept", "note two-administrators"]);
    let needless = exception("few-administrators", UNTIL);
    assert_eq!(told(&needless, &only), ["note two-administrators", "note exception-needed"]);
    assert_eq!(told(&needless, &["--only", "exceptions"]), [""; 0], "its rule was not asked");
    let elsewhere = needless.replace(&org.id, "0123456789abcdef01234567");
    assert_eq!(told(&elsewhere, &only), ["note two-administrators"], "that organization was not read");
}

#[test]
fn a_finding_is_accepted_once_and_the_file_keeps_what_people_wrote() {
    let world = world!();
    let (alice, org) = ville(&world);
    let finding = format!("two-administrators/{}", org.id);
    let file = written(&world, "accepted.toml", "# Revue en juin.\nformat = 1\n");
    let until = ["--until", UNTIL];
    accept(&world, &alice, &finding, &file, &[&until[..], &["--dry-run"]].concat()).success();
    assert_eq!(exceptions(&file), 0, "a dry run writes nothing");
    accept(&world, &alice, &finding, &file, &[&until[..], &["--author", "DSI"]].concat()).success();
    let before = std::fs::read_to_string(&file).unwrap();
    assert!(before.starts_with("# Revue en juin.\n") && before.contains("author = \"DSI\""), "{before}");
    let other = format!("described/{}", org.id);
    let twice = accept(&world, &alice, &other, &file, &[&until[..], &[&finding]].concat()).exits(2);
    assert_eq!(twice.error()["code"], "already_accepted");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "all of them, or none");
    accept(&world, &alice, &other, &file, &until).success();
    assert_eq!(exceptions(&file), 2);
    let output =
        audit(&world, &alice, &org, &["--baseline", &file, "--only", "two-administrators"]).success();
    assert_eq!(told(&output), [""; 0]);
}

#[test]
fn what_cannot_be_accepted_is_refused() {
    let world = world!();
    let (alice, org) = ville(&world);
    let file = world.path("accepted.toml").to_str().unwrap().to_owned();
    let finding = format!("two-administrators/{}", org.id);
    for (finding, until) in [
        (finding.as_str(), "2020-01-01"),
        (&finding, "soon"),
        (&finding, "31/12/99"),
        (&format!("two-administratorss/{}", org.id), UNTIL),
        (&format!("seen-lately/{}/unseen", org.id), UNTIL),
        ("two-administrators", UNTIL),
    ] {
        accept(&world, &alice, finding, &file, &["--until", until]).exits(2);
    }
    let without = ["audit", "accept", &finding, "--until", UNTIL, "--baseline", &file];
    world.command_as(&alice).args(without).run().exits(2);
    world.anonymous().args(without).args(["--reason", "x"]).run().exits(4);
    assert!(!std::path::Path::new(&file).exists());
    world.anonymous().args(without).args(["--reason", "x", "--author", "DSI"]).run().success();
    let broken = written(&world, "broken.toml", "[[exception]]\nfinding = \"x\"\n");
    for output in [
        accept(&world, &alice, &finding, &broken, &["--until", UNTIL]).exits(2),
        audit(&world, &alice, &org, &["--baseline", &broken]).exits(2),
    ] {
        assert_eq!(output.error()["code"], "bad_baseline", "{output}");
        assert_eq!(output.error()["problems"].as_array().unwrap().len(), 4, "{output}");
    }
}

#[test]
fn documents_show_what_is_accepted_apart_or_say_how_much_that_is() {
    let world = world!();
    let (alice, org) = ville(&world);
    let exception = |rule: &str, author: &str, reason: &str| {
        format!(
            "[[exception]]\nfinding = \"{rule}/{}\"\nreason = \"{reason}\"\nauthor = \"{author}\"\nuntil = {UNTIL}\n",
            org.id
        )
    };
    let text = exception("two-administrators", &alice.full_name(), "On <b>recrute</b>")
        + &exception("logo-given", "Bob Inconnu", "Refonte");
    let file = written(&world, "accepted.toml", &text);
    let run = |more: &[&str]| {
        let words = ["audit", "org", &org.slug, "--only", "two-administrators,logo-given,website-given"];
        let command = world.command_as(&alice).strangers(&text);
        command.args(words).args(["--baseline", &file]).args(more).run().success()
    };
    let page = run(&["-o", "html", "--accepted"]).stdout;
    let (before, section) = page.split_once("Accepted findings").unwrap();
    for shown in ["On &lt;b&gt;recrute&lt;/b&gt;", "Refonte", UNTIL, &alice.id, "***"] {
        assert!(section.contains(shown) && !before.contains("recrute"), "{shown}: {page}");
    }
    assert!(!page.contains(&alice.last_name) && !page.contains("Inconnu"), "{page}");
    assert!(run(&["-o", "html", "--accepted", "--names"]).stdout.contains("Bob Inconnu"));
    let count = "2 accepted findings are not shown";
    let page = run(&["-o", "html"]).stdout;
    assert!(page.contains(count) && !page.contains("Refonte"), "{page}");

    let suites = run(&["-o", "junit", "--accepted"]).stdout;
    let accepted = format!("Accepted until {UNTIL} (***): Refonte");
    assert!(suites.contains(" skipped=\"2\"") && suites.contains(" failures=\"1\""), "{suites}");
    assert!(suites.contains(&accepted) && suites.contains("&lt;b&gt;recrute"), "{suites}");
    let suites = run(&["-o", "junit"]).stdout;
    assert!(suites.contains("<property name=\"accepted\" value=\"2\">"), "{suites}");
    assert!(suites.contains(" skipped=\"0\"") && !suites.contains("Refonte"), "{suites}");

    let counts = run(&["-o", "openmetrics"]).stdout;
    assert!(counts.contains("\nudatactl_audit_accepted{rule=\"logo-given\"} 1\n"), "{counts}");
    assert!(counts.contains("\nudatactl_audit_accepted{rule=\"website-given\"} 0\n"), "{counts}");

    let table = run(&["-o", "md", "--accepted"]).stdout;
    assert!(table.contains("Bob Inconnu") && table.contains(UNTIL), "{table}");
    run(&["--out", "list.csv", "--accepted"]);
    let list = std::fs::read_to_string(world.path("list.csv")).unwrap();
    assert_eq!(list.matches("\naccepted,").count(), 2, "{list}");
    run(&["--by-owner", "owners", "--accepted"]);
    for ending in ["html", "csv"] {
        let text = std::fs::read_to_string(world.path(&format!("owners/without-owner.{ending}"))).unwrap();
        assert!(text.contains("Refonte") && !text.contains("Inconnu"), "{text}");
    }
}

#[test]
fn several_at_once_lose_nothing_of_each_other_s() {
    let world = world!();
    let (alice, org) = ville(&world);
    let file = world.path("deep/accepted.toml").to_str().unwrap().to_owned();
    let command = |index: usize| {
        let finding = format!("seen-lately/{}/somebody-{index}", org.id);
        let accept = ["audit", "accept", &finding, "--baseline", &file, "--reason", "x", "--author", "y"];
        world.command_as(&alice).args(accept).args(["--until", UNTIL])
    };
    let commands: Vec<_> = (0..12).map(command).collect();
    let runs: Vec<_> = commands.iter().map(|command| (command.start(), command.line())).collect();
    for (child, line) in runs {
        finish(child, &line, LIMIT).success();
    }
    assert_eq!(exceptions(&file), commands.len());
    let names = std::fs::read_dir(world.path("deep")).unwrap().count();
    assert_eq!(names, 1, "nothing else is left there");
}

/// Whoever finds the file held waits for it, and says so.
#[cfg(unix)]
#[test]
fn one_waits_for_another() {
    let world = world!();
    let (alice, org) = ville(&world);
    let file = written(&world, "accepted.toml", "");
    let held = std::fs::File::open(world.path(".")).unwrap();
    held.lock().unwrap();
    let finding = format!("seen-lately/{}", org.id);
    let accept = ["audit", "accept", &finding, "--baseline", &file, "--reason", "x", "--author", "y"];
    let command = world.command_as(&alice).lang("fr").args(accept).args(["--until", UNTIL]);
    let mut child = command.start();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("accepted.toml"), "{said}");
    assert_eq!(exceptions(&file), 0);
    held.unlock().unwrap();
    finish(child, &command.line(), LIMIT).success();
    assert_eq!(exceptions(&file), 1);
}
