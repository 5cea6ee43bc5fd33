//! A repository with a roster, a clone of it where the jobs of a forge run, and the account that they run as.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::forge::{self, Forge, Routes};
use super::jobs;
use crate::support::held::Held;
use crate::support::output::Output;
use crate::support::portal::left_out;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    GitLab,
    GitHub,
}

pub const BOTH: [Kind; 2] = [Kind::GitLab, Kind::GitHub];

/// The expressions that a step of GitHub's may hold.
pub const KNOWN: [&str; 4] =
    ["secrets.UDATACTL_TOKEN", "github.token", "github.event.pull_request.number", "github.workspace"];

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

/// What the runners of forges have; without it there is nothing to test, which is said.
pub fn is_there_or_left_out() -> bool {
    let missing: Vec<&str> = ["bash", "git", "jq", "curl"]
        .into_iter()
        .filter(|program| std::process::Command::new(program).arg("--version").output().is_err())
        .collect();
    assert!(
        missing.is_empty() || std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "{missing:?} is missing"
    );
    if !missing.is_empty() {
        left_out(&format!("a test of docs/ci: {} is missing.", missing.join(", ")));
    }
    missing.is_empty()
}

/// A repository with a roster, a clone of it where the jobs run, and the account that runs them.
pub struct Project<'p> {
    world: &'p World<'p>,
    pub forge: Forge,
    pub kind: Kind,
    pub organization: Organization,
    pub robot: Person,
    pub bob: Person,
    pub folder: PathBuf,
}

impl<'p> Project<'p> {
    pub fn new(world: &'p World<'p>, kind: Kind) -> Self {
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
        let project = Self { world, forge, kind, organization, robot, bob, folder: folder.clone() };
        project.git("init --quiet --initial-branch main origin");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/new-findings.sh");
        fs::copy(script, folder.join("origin/new-findings.sh")).unwrap();
        project.git("-C origin add new-findings.sh");
        project.merge("admin", "admin");
        project.git("clone --quiet origin clone");
        project
    }

    fn git(&self, line: &str) {
        let git = Command::new(&self.folder).program("git").args(line.split(' '));
        git.run().success();
    }

    pub fn clone(&self) -> PathBuf {
        self.folder.join("clone")
    }

    /// Commits a roster that wants these roles to the repository's default branch.
    pub fn merge(&self, robot: &str, bob: &str) {
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
    pub fn runs(&self, job: &str, more: &[(&str, &str)]) -> Output {
        let clone = self.clone().display().to_string();
        let steps = match self.kind {
            Kind::GitLab => jobs::gitlab(job, &[("CI_PROJECT_DIR", clone.clone())]),
            Kind::GitHub => {
                let values = [&*self.robot.token, forge::TOKEN, "3", &clone].map(str::to_owned);
                jobs::github(job, &KNOWN.into_iter().zip(values).collect::<Vec<_>>())
            }
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
            .env("AUDIT", &self.organization.slug)
            .env("UDATACTL_LANG", "en")
            .env("CI", "true")
            .env("PATH", std::env::join_paths(places).unwrap());
        for (name, value) in more {
            command = command.env(name, value);
        }
        command.args(["-eo", "pipefail", "-c", &step.shell]).run()
    }

    /// Panics where the log of a job names somebody.
    #[track_caller]
    pub fn assert_nobody_is_named(&self, run: &Output) {
        let log = format!("{}{}", run.stdout, run.stderr);
        for person in [&self.robot, &self.bob] {
            assert!(!log.contains(&person.slug) && !log.contains(&person.last_name), "{run}");
        }
    }

    pub fn holds(&self) -> Held {
        self.world.holds(&self.organization)
    }

    pub fn role_of_bob(&self) -> Option<String> {
        self.holds().role_of(&self.bob)
    }

    /// What the forge's checkout does before a job.
    pub fn pull(&self) {
        self.git("-C clone pull --quiet");
    }
}
