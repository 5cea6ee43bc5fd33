//! The ready files of `docs/ci/`: the commands of each job run in a clone of a repository with a roster, against the portal
//! under test and a forge on this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::support::held::Held;
use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};
use forge::{Forge, Routes};

mod forge;
mod jobs;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    GitLab,
    GitHub,
}

const BOTH: [Kind; 2] = [Kind::GitLab, Kind::GitHub];

impl Kind {
    fn routes(self) -> Routes {
        match self {
            Kind::GitLab => Routes {
                list: "/api/v4/projects/7/merge_requests/3/notes",
                one: "/api/v4/projects/7/merge_requests/3/notes/",
                edit: "put",
            },
            Kind::GitHub => Routes {
                list: "/repos/ville/roster/issues/3/comments",
                one: "/repos/ville/roster/issues/comments/",
                edit: "patch",
            },
        }
    }
}

/// A repository with a roster, a clone of it where the jobs run, and the account that runs them.
struct Project<'p> {
    world: &'p World<'p>,
    forge: Forge,
    kind: Kind,
    organization: Organization,
    robot: Person,
    bob: Person,
    folder: PathBuf,
}

impl<'p> Project<'p> {
    fn new(world: &'p World<'p>, kind: Kind) -> Self {
        let (robot, bob) = (world.person("Robot", "Martin"), world.person("Bob", "Petit"));
        let organization = world.organization("Ville", &[(&robot, "admin"), (&bob, "editor")]);
        let folder = world.path(&format!("{kind:?}"));
        fs::create_dir_all(folder.join("bin")).unwrap();
        // What builds udatactl, at once.
        let cargo = format!(
            "#!/bin/sh\necho \"$*\" >>'{}'\nmkdir -p .udatactl/bin\nln -s '{}' .udatactl/bin/udatactl\n",
            folder.join("cargo.log").display(),
            env!("CARGO_BIN_EXE_udatactl"),
        );
        fs::write(folder.join("bin/cargo"), cargo).unwrap();
        fs::set_permissions(folder.join("bin/cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        // On GitHub anybody may comment, with our mark too.
        let first = if kind == Kind::GitHub { "<!-- roster plan -->" } else { "Bonjour" };
        let forge = Forge::start(kind.routes(), first);
        let project = Self { world, forge, kind, organization, robot, bob, folder };
        project.git("init --quiet --initial-branch main origin");
        project.merge("admin", "admin");
        project.git("clone --quiet origin clone");
        project
    }

    fn git(&self, line: &str) {
        let git = Command::new(&self.folder).program("git").args(line.split(' '));
        git.run().success();
    }

    fn clone(&self) -> PathBuf {
        self.folder.join("clone")
    }

    /// Commits a roster that wants these roles to the repository's default branch.
    fn merge(&self, robot: &str, bob: &str) {
        let roster = format!(
            "format = 1\n[[roster]]\norganization = '{}'\npeople = [\n  {{ person = '{}', role = '{robot}' }},\n  \
             {{ person = '{}', role = '{bob}' }},\n]\n",
            self.organization.slug, self.robot.slug, self.bob.slug,
        );
        fs::write(self.folder.join("origin/roster.toml"), roster).unwrap();
        self.git("-C origin add roster.toml");
        self.git(
            "-C origin -c user.name=Ada -c user.email=ada@example.org commit --quiet --allow-empty -m Roster",
        );
    }

    /// Runs a job as the forge's runner does; the first step that fails ends it. Without a clone made anew.
    fn runs(&self, job: &str, more: &[(&str, &str)]) -> Output {
        let clone = self.clone().display().to_string();
        let given = |pairs: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
            pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        let steps = match self.kind {
            Kind::GitLab => jobs::gitlab(job, &given(&[("CI_PROJECT_DIR", &clone)])),
            Kind::GitHub => jobs::github(
                job,
                &given(&[
                    ("secrets.UDATACTL_TOKEN", &self.robot.token),
                    ("github.token", forge::TOKEN),
                    ("github.event.pull_request.number", "3"),
                    ("github.workspace", &clone),
                ]),
            ),
        };
        let mut all =
            Output { command: job.to_owned(), stdout: String::new(), stderr: String::new(), code: 0 };
        for step in steps {
            let run = self.step(&step, &clone, more);
            all.stdout += &run.stdout;
            all.stderr += &run.stderr;
            all.code = run.code;
            if run.code != 0 {
                break;
            }
        }
        all
    }

    fn step(&self, step: &jobs::Step, clone: &str, more: &[(&str, &str)]) -> Output {
        let added = fs::read_to_string(self.folder.join("github.path")).unwrap_or_default();
        let mut places: Vec<PathBuf> = added.lines().map(PathBuf::from).collect();
        places.push(self.folder.join("bin"));
        places.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
        let mut command = Command::new(Path::new(clone)).program("bash").args(["--noprofile", "--norc"]);
        for (name, value) in &step.variables {
            command = command.env(name, value);
        }
        let base = self.forge.base();
        command = match self.kind {
            Kind::GitLab => command
                .env("CI_API_V4_URL", format!("{base}/api/v4"))
                .env("CI_PROJECT_ID", "7")
                .env("CI_MERGE_REQUEST_IID", "3")
                .env("CI_PROJECT_DIR", clone)
                .env("CI_DEFAULT_BRANCH", "main")
                .env("COMMENT_TOKEN", forge::TOKEN)
                .env("UDATACTL_TOKEN", &self.robot.token),
            Kind::GitHub => command
                .env("GITHUB_API_URL", &base)
                .env("GITHUB_REPOSITORY", "ville/roster")
                .env("GITHUB_WORKSPACE", clone)
                .env("GITHUB_PATH", self.folder.join("github.path"))
                .env("GITHUB_STEP_SUMMARY", self.folder.join("summary.md")),
        };
        // What the reader fills in; English as people read it.
        command = command
            .env("UDATACTL_SITE", self.world.portal.base())
            .env("UDATACTL_GIT", "https://git.example/udatactl")
            .env("UDATACTL_REVISION", "0123abc")
            .env("UDATACTL_LANG", "en")
            .env("PATH", std::env::join_paths(places).unwrap());
        for (name, value) in more {
            command = command.env(name, value);
        }
        command.args(["-eo", "pipefail", "-c", &step.shell]).run()
    }

    fn holds(&self) -> Held {
        self.world.holds(&self.organization)
    }

    fn role_of_bob(&self) -> Option<String> {
        self.holds().role_of(&self.bob)
    }

    /// What the forge's checkout does before a job.
    fn pull(&self) {
        self.git("-C clone pull --quiet");
    }
}

#[test]
fn the_plan_is_one_comment_which_the_next_one_replaces() {
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let before = project.holds();
        let run = project.runs("plan", &[]).success();
        let comments = project.forge.comments();
        assert_eq!(comments.len(), 1, "{run}");
        let row = comments[0].lines().find(|line| line.contains(&project.bob.slug)).unwrap();
        assert!(row.contains("editor") && row.contains("administrator"), "{}", comments[0]);
        assert!(run.stdout.contains("**To do**: 1"), "{run}");

        project.merge("admin", "editor");
        project.pull();
        project.runs("plan", &[]).success();
        let comments = project.forge.comments();
        assert!(comments.len() == 1 && comments[0].contains("**To do**: 0"), "{comments:?}");

        assert_eq!(project.holds(), before);
        let written: Vec<_> =
            world.calls_by(&project.robot).into_iter().filter(|call| call.is_write()).collect();
        assert!(written.is_empty(), "{written:?}");
        let built = fs::read_to_string(project.folder.join("cargo.log")).unwrap();
        let install =
            "install --locked --root .udatactl --git https://git.example/udatactl --rev 0123abc udatactl";
        assert_eq!(built.trim(), install, "it is built once");
    }
}

#[test]
fn a_plan_that_a_guard_holds_back_fails_the_merge_request_and_says_why() {
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
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.merge("admin", "chief");
        project.pull();
        project.runs("plan", &[]).exits(2);
        let comments = project.forge.comments();
        assert!(
            comments.len() == 1 && comments[0].contains("roster.toml:6: “chief” is no role"),
            "{comments:?}"
        );
    }
}

#[test]
fn a_comment_is_left_out_without_a_token_and_fails_the_job_with_a_wrong_one() {
    let world = world!();
    let project = Project::new(&world, Kind::GitLab);
    project.runs("plan", &[("COMMENT_TOKEN", "")]).success();
    assert!(project.forge.comments().is_empty());
    let refused = project.runs("plan", &[("COMMENT_TOKEN", "another")]);
    assert!(refused.code != 0 && refused.stderr.contains("401"), "{refused}");
}

#[test]
fn what_is_merged_is_applied_and_an_old_job_never_goes_back() {
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let run = project.runs("apply", &[]).success();
        assert_eq!(project.role_of_bob().as_deref(), Some("admin"), "{run}");
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
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        project.runs("apply", &[]).success();
        project.runs("drift", &[]).success();
        let (organization, bob) = (&*project.organization.slug, &*project.bob.slug);
        world.run_as(&project.robot, ["member", "set-role", organization, bob, "editor", "--yes"]).success();
        let run = project.runs("drift", &[]).exits(10);
        assert!(run.stdout.contains(bob) && run.stdout.contains("administrator"), "{run}");
        assert_eq!(project.role_of_bob().as_deref(), Some("editor"));
    }
}

#[test]
fn the_lines_of_the_crontab_are_quiet_until_something_is_wrong() {
    let world = world!();
    let project = Project::new(&world, Kind::GitLab);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/crontab");
    let file = fs::read_to_string(file).unwrap();
    // Minute, hour, day, month, weekday, then what the shell gets; `%` would end it.
    let lines: Vec<&str> =
        file.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_digit())).collect();
    let [apply, drift] = lines[..] else { panic!("{lines:?}") };
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
        command.args(["-c", shell]).run().success()
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
    assert!(drifted.stdout.contains(bob), "{drifted}");
}
