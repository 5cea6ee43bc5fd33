//! The ready files of `docs/ci/`: the commands of each job run in a clone of a repository with a roster, against the portal
//! under test and a forge on this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::output::Output;
use crate::support::run::Command;
use project::{BOTH, KNOWN, Kind, Project, is_there_or_left_out};

mod audits;
mod forge;
mod jobs;
mod project;

#[test]
fn only_the_job_that_applies_may_write_and_no_two_of_them_at_once() {
    let reads_only = |steps: Vec<jobs::Step>| {
        let of_last = steps.into_iter().next_back().unwrap().variables;
        of_last.contains(&("UDATACTL_READ_ONLY".to_owned(), "1".to_owned()))
    };
    for (job, reads) in [("plan", true), ("apply", false), ("drift", true), ("audit", true)] {
        assert_eq!(reads_only(jobs::gitlab(job, &[])), reads, "{job}");
        assert_eq!(reads_only(jobs::github(job, &KNOWN.map(|name| (name, String::new())))), reads, "{job}");
    }
    let (gitlab, github) = (jobs::read("gitlab-ci.yml"), jobs::read("github-actions.yml"));
    assert_eq!(gitlab["apply"]["resource_group"].as_str(), Some("roster"));
    let alone = &github["jobs"]["apply"]["concurrency"];
    assert_eq!(
        (alone["group"].as_str(), alone["cancel-in-progress"].as_bool()),
        (Some("roster"), Some(false))
    );
    // GitHub drops the older of two that wait in a group: nothing else may wait in that of `apply`.
    assert!(["plan", "drift", "audit"].iter().all(|job| github["jobs"][*job]["concurrency"].is_badvalue()));
}

#[test]
fn each_event_starts_its_own_job_and_actions_are_pinned() {
    let (gitlab, github) = (jobs::read("gitlab-ci.yml"), jobs::read("github-actions.yml"));
    let events = [
        ("plan", "merge_request_event", "pull_request"),
        ("drift", "schedule", "schedule"),
        ("audit", "schedule", "schedule"),
    ];
    for (job, of_gitlab, of_github) in events {
        let rule = gitlab[job]["rules"][0]["if"].as_str().unwrap();
        assert_eq!(rule, format!("$CI_PIPELINE_SOURCE == \"{of_gitlab}\""));
        let rule = github["jobs"][job]["if"].as_str().unwrap();
        assert!(rule.starts_with(&format!("github.event_name == '{of_github}'")), "{rule}");
        assert!(!github["on"][of_github].is_badvalue());
    }
    for job in ["plan", "apply", "drift", "audit"] {
        let steps = github["jobs"][job]["steps"].as_vec().unwrap();
        for action in steps.iter().filter_map(|step| step["uses"].as_str()) {
            let (_, commit) = action.split_once('@').unwrap();
            assert!(commit.len() == 40 && commit.chars().all(|one| one.is_ascii_hexdigit()), "{action}");
        }
    }
}

#[test]
fn the_plan_is_one_comment_which_the_next_one_replaces() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let before = project.holds();
        let run = project.runs("plan", &[]).success();
        let comments = project.forge.comments();
        assert_eq!(comments.len(), 1, "{run}");
        let row = comments[0].lines().find(|line| line.contains(&project.bob.slug)).unwrap();
        assert!(row.contains("editor") && row.contains("administrator"), "{}", comments[0]);
        assert!(!comments[0].contains("Error"), "a difference is no error here: {}", comments[0]);
        assert!(comments[0].contains("**To do**: 1"), "{}", comments[0]);
        project.assert_nobody_is_named(&run);

        project.merge("admin", "editor");
        project.pull();
        project.runs("plan", &[]).success();
        let comments = project.forge.comments();
        assert!(comments.len() == 1 && comments[0].contains("**To do**: 0"), "{comments:?}");

        assert_eq!(project.holds(), before);
        let written: Vec<_> =
            world.calls_by(&project.robot).into_iter().filter(super::support::held::Call::is_write).collect();
        assert!(written.is_empty(), "{written:?}");
        let built = fs::read_to_string(project.folder.join("cargo.log")).unwrap();
        let install =
            "install --locked --root .udatactl --git https://git.example/udatactl --rev 0123abc udatactl";
        assert_eq!(built.trim(), install, "it is built once");
    }
}

#[test]
fn a_plan_that_a_guard_holds_back_fails_the_merge_request_and_says_why() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.merge("editor", "editor");
        project.pull();
        let run = project.runs("plan", &[]).exits(3);
        let comments = project.forge.comments();
        assert!(
            comments.len() == 1 && comments[0].contains("without any administrator"),
            "{run}\n{comments:?}"
        );
        project.runs("apply", &[]).exits(3);
        assert_eq!(project.holds().role_of(&project.robot).as_deref(), Some("admin"));
    }
}

#[test]
fn a_roster_that_does_not_parse_fails_the_merge_request_with_its_line() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.merge("admin", "chief");
        project.pull();
        project.runs("plan", &[]).exits(2);
        let comments = project.forge.comments();
        assert!(
            comments.len() == 1
                && comments[0].contains("roster.toml:6:")
                && comments[0].contains("“chief” is no role"),
            "{comments:?}"
        );
    }
}

#[test]
fn a_comment_is_left_out_without_a_token_and_fails_the_job_with_a_wrong_one() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    let project = Project::new(&world, Kind::GitLab);
    project.runs("plan", &[("COMMENT_TOKEN", "")]).success();
    assert!(project.forge.comments().is_empty());
    let refused = project.runs("plan", &[("COMMENT_TOKEN", "another")]);
    assert!(refused.code != 0 && refused.stderr.contains("401"), "{refused}");
}

#[test]
fn what_is_merged_is_applied_and_an_old_job_never_goes_back() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let run = project.runs("apply", &[]).success();
        assert_eq!(project.role_of_bob().as_deref(), Some("admin"), "{run}");
        project.assert_nobody_is_named(&run);
        let journal = project.clone().join("udatactl-state/journal.jsonl");
        assert!(journal.exists(), "{run}");

        project.merge("admin", "editor");
        // GitLab's job is at the commit before; GitHub's checkout takes the newest by itself.
        if kind == Kind::GitHub {
            project.pull();
        }
        project.runs("apply", &[]).success();
        assert_eq!(project.role_of_bob().as_deref(), Some("editor"));
    }
}

#[test]
fn the_nightly_look_fails_once_somebody_has_changed_something_by_hand() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.runs("apply", &[]).success();
        project.runs("drift", &[]).success();
        let (organization, bob) = (&*project.organization.slug, &*project.bob.slug);
        world.run_as(&project.robot, ["member", "set-role", organization, bob, "editor", "--yes"]).success();
        let run = project.runs("drift", &[]).exits(10);
        assert!(run.stdout.contains(&project.bob.id) && run.stdout.contains("administrator"), "{run}");
        assert!(run.stdout.contains("not as the roster says"), "{run}");
        project.assert_nobody_is_named(&run);
        assert_eq!(project.role_of_bob().as_deref(), Some("editor"));
    }
}

#[test]
fn a_line_that_is_overdue_is_in_the_comment_also_beside_a_difference() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let lines = "admin', until = 2020-01-01, name = 'Bob' },\n  { person = 'nouvelle@ville.example', role = 'editor";
        project.merge("admin", lines);
        project.pull();
        let run = project.runs("plan", &[]).success();
        let comments = project.forge.comments();
        assert!(comments[0].contains("2020-01-01") && comments[0].contains("**To do**: 1"), "{comments:?}");
        assert!(!comments[0].contains("Error"), "{}", comments[0]);
        assert!(run.stdout.contains("2020-01-01"), "{run}");
        project.assert_nobody_is_named(&run);
    }
}

#[test]
fn what_is_left_undone_is_told_from_a_difference() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.merge("admin", "admin' },\n  { person = 'nobody-of-that-name', role = 'editor");
        project.pull();
        let run = project.runs("apply", &[]).exits(8);
        assert!(run.stdout.contains("A part is done, and something is left"), "{run}");
        let run = project.runs("drift", &[]).exits(10);
        assert!(run.stdout.contains("not as the roster says"), "{run}");
    }
}

#[test]
fn what_was_is_kept_for_thirty_days() {
    let (gitlab, github) = (jobs::read("gitlab-ci.yml"), jobs::read("github-actions.yml"));
    let kept = &gitlab["apply"]["artifacts"];
    assert_eq!(kept["paths"][0].as_str(), Some("udatactl-state"));
    assert_eq!(kept["expire_in"].as_str(), Some("30 days"));
    let steps = github["jobs"]["apply"]["steps"].as_vec().unwrap();
    let kept = steps.iter().find(|step| step["with"]["path"].as_str() == Some("udatactl-state")).unwrap();
    assert_eq!(kept["with"]["retention-days"].as_i64(), Some(30));
}

#[test]
fn the_nightly_look_finds_an_administrator_who_was_added_by_hand() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.runs("apply", &[]).success();
        let added = world.person("Zoé", "Lefèvre");
        let member = serde_json::json!({"members": [{"user": added.id, "role": "admin"}]});
        world.furnish(&project.organization, member);
        let run = project.runs("drift", &[]).exits(10);
        assert!(run.stdout.contains(&added.id), "{run}");
        project.assert_nobody_is_named(&run);
    }
}

#[test]
fn the_lines_of_the_crontab_are_quiet_until_something_is_wrong() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    let project = Project::new(&world, Kind::GitLab);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/crontab");
    let file = fs::read_to_string(file).unwrap();
    // Minute, hour, day, month, weekday, then what the shell gets; `%` would end it.
    let lines: Vec<&str> =
        file.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit())).collect();
    let [apply, drift, audit, tidy] = lines[..] else { panic!("{lines:?}") };
    let key = project.folder.join("key");
    fs::write(&key, &project.robot.token).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    fs::rename(project.clone(), project.folder.join("roster")).unwrap();
    let path = format!(
        "{}:{}",
        Path::new(env!("CARGO_BIN_EXE_udatactl")).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let cron = |line: &str| {
        assert!(!line.contains('%'), "{line}");
        let shell = line.splitn(6, char::is_whitespace).nth(5).unwrap().trim();
        let command =
            Command::new(&project.folder).program("sh").env("PATH", &path).env("UDATACTL_LANG", "en");
        let command = command.env("UDATACTL_SITE", world.portal.base()).env("UDATACTL_TOKEN_FILE", &key);
        command.env("AUDIT", &project.organization.slug).args(["-c", shell]).run().success()
    };
    let said = |run: &Output| format!("{}{}", run.stdout, run.stderr);
    assert_eq!(said(&cron(apply)), "");
    assert_eq!(project.role_of_bob().as_deref(), Some("admin"));
    assert_eq!(said(&cron(drift)), "");
    project.merge("admin", "editor");
    assert_eq!(said(&cron(apply)), "");
    assert_eq!(project.role_of_bob().as_deref(), Some("editor"));
    let (organization, bob) = (&*project.organization.slug, &*project.bob.slug);
    world.run_as(&project.robot, ["member", "set-role", organization, bob, "admin", "--yes"]).success();
    let drifted = cron(drift);
    assert!(drifted.stdout.contains(bob) && drifted.stdout.starts_with("exit 10\n"), "{drifted}");

    let found = cron(audit);
    assert!(found.stdout.starts_with("exit 10\n") && found.stdout.contains("published-lately"), "{found}");
    assert_eq!(said(&cron(audit)), "");

    let rosters = project.folder.join(".local/state/udatactl/rosters");
    assert_eq!(said(&cron(tidy)), "", "where there is none yet, too");
    fs::create_dir_all(&rosters).unwrap();
    let days = |count: u64| std::time::SystemTime::now() - std::time::Duration::from_secs(86_400 * count);
    for (name, age) in [("old.toml", 40), ("new.toml", 20)] {
        let file = fs::File::create(rosters.join(name)).unwrap();
        file.set_modified(days(age)).unwrap();
    }
    assert_eq!(said(&cron(tidy)), "");
    assert!(!rosters.join("old.toml").exists() && rosters.join("new.toml").exists());
}
