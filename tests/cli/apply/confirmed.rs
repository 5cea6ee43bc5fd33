//! A roster is confirmed after its plan was shown: by `--confirm`, or by an answer; `--yes` is for named targets (G11).

use serde_json::json;

use super::{results, town};

#[test]
fn without_a_terminal_only_confirm_is_a_yes() {
    let world = world!();
    let town = town(&world, "Ville");
    let verb = if world.portal.can.invites { "+ invite" } else { "+ add" };
    for words in [&[][..], &["--yes"], &["--no-input"], &["--yes", "--no-input"]] {
        let run = world.roster(town.alice(), "apply", &town.text, words).run().exits(2);
        assert!(run.stderr.contains(verb) && run.stderr.contains("- remove"), "the plan is shown: {run}");
        assert!(run.error()["message"].as_str().unwrap().contains("--confirm"), "{run}");
        assert_eq!(run.stdout, "", "{run}");
    }
    assert_eq!(world.writes_by(town.alice()), 0);
    let dry = world.roster(town.alice(), "apply", &town.text, &["--dry-run", "-v"]).run().success();
    assert_eq!(results(&dry), ["planned"; 7], "{dry}");
    assert!(dry.stderr.contains("\nPUT http") && dry.stderr.contains("\nDELETE http"), "{dry}");
    assert_eq!(world.writes_by(town.alice()), 0);
    assert!(!world.path("state/journal.jsonl").exists());
}

#[test]
fn at_a_terminal_the_plan_comes_before_the_question() {
    let world = world!();
    let town = town(&world, "Ville");
    let command = || world.roster(town.alice(), "apply", &town.text, &["-o", "table"]);
    let mut session = command().terminal();
    session.expect("- remove").expect("[y/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    assert!(session.is_restored());
    assert_eq!(world.writes_by(town.alice()), 0);
    // `--yes` is no answer here either: the question comes.
    let mut session = command().args(["--yes"]).terminal();
    session.expect("- remove").expect("[y/N]").send_line("y");
    assert_eq!(session.wait(), 0, "{session}");
    town.is_as_wanted(&world);
}

/// G24.
#[test]
fn g24_the_switches_hold_whatever_was_confirmed() {
    let world = world!();
    let town = town(&world, "Ville");
    for switch in ["UDATACTL_READ_ONLY", "UDATACTL_NO_REMOVALS"] {
        let command = world.roster(town.alice(), "apply", &town.text, &["--confirm"]);
        let run = command.env(switch, "1").run().exits(3);
        assert!(run.error()["message"].as_str().unwrap().contains(switch), "{run}");
        let plan = world.roster(town.alice(), "plan", &town.text, &[]).env(switch, "1").run().success();
        assert_ne!(plan.json()["summary"]["to_do"], json!(0), "{plan}");
    }
    assert_eq!(world.writes_by(town.alice()), 0);
    // What takes nothing away is no removal.
    let text = town.text.replace("absent = \"left\"", "role = \"editor\"");
    let demoted = format!("person = \"{}\", role = \"editor\"", town.people[1].id);
    let text = text.replace(&demoted, &demoted.replace("editor", "admin"));
    let command = world.roster(town.alice(), "apply", &text, &["--confirm"]);
    command.env("UDATACTL_NO_REMOVALS", "1").run().success();
}
