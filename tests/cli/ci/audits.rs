//! The audit of each night: it tells what is new, and nothing where nothing is.

use std::fs;
use std::path::PathBuf;

use yaml_rust2::Yaml;

use super::jobs;
use super::project::{BOTH, Kind, Project, is_there_or_left_out};
use crate::fault_proxy;
use crate::support::output::Output;
use crate::support::world::{Organization, World};

/// What is found as soon as the robot is the only administrator.
const ALONE: &str = "two-administrators/";

impl Project<'_> {
    /// What is known of the last time.
    fn known(&self) -> PathBuf {
        self.clone().join(".audit/known")
    }

    /// The night's audit of this organization and another one, through that portal.
    fn night(&self, other: &Organization, site: &str) -> Output {
        let audited = format!("{} {} --retries 0", self.organization.slug, other.slug);
        self.runs("audit", &[("AUDIT", &audited), ("UDATACTL_SITE", site)])
    }

    fn sets_bob(&self, world: &World, role: &str) {
        let (organization, bob) = (&*self.organization.slug, &*self.bob.slug);
        world.run_as(&self.robot, ["member", "set-role", organization, bob, role, "--yes"]).success();
    }
}

/// How many findings a job tells.
fn count(run: &Output) -> usize {
    run.stdout.lines().filter(|line| line.contains('\t')).count()
}

#[test]
fn the_first_night_tells_all_and_each_next_one_what_is_new_or_has_come_back() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let (other, site) = (world.organization("Autre", &[(&project.robot, "admin")]), world.portal.base());
        let first = project.night(&other, site).exits(10);
        assert!(first.stdout.contains("did not find the last time"), "{first}");
        for organization in [&project.organization, &other] {
            assert!(first.stdout.contains(&format!("{ALONE}{}", organization.id)), "{first}");
        }
        project.assert_nobody_is_named(&first);
        let quiet = project.night(&other, site).success();
        assert_eq!((&*quiet.stdout, &*quiet.stderr), ("", ""));

        for _ in 0..2 {
            project.sets_bob(&world, "admin");
            assert_eq!(project.night(&other, site).success().stdout, "", "what went away is not told");
            project.sets_bob(&world, "editor");
            let back = project.night(&other, site).exits(10);
            assert_eq!(count(&back), 1, "{back}");
            assert!(back.stdout.contains(&format!("{ALONE}{}", project.organization.id)), "{back}");
        }
    }
}

#[test]
fn a_night_that_did_not_read_all_is_never_silent_and_forgets_nothing() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    for kind in BOTH {
        let project = Project::new(&world, kind);
        let (other, site) = (world.organization("Autre", &[(&project.robot, "admin")]), world.portal.base());
        project.sets_bob(&world, "admin");
        let words = [other.id.clone(), other.slug.clone()];
        let broken = fault_proxy::before(
            site,
            fault_proxy::refuse("500 Internal Server Error", move |_, path| {
                path.split('/').any(|part| words.iter().any(|word| word == part))
            }),
        );
        project.night(&other, &broken).exits(8);
        assert_eq!(fs::read_to_string(project.known()).unwrap(), "", "half a night is none");
        project.night(&other, site).exits(10);
        let known = fs::read(project.known()).unwrap();

        project.sets_bob(&world, "editor");
        for _ in 0..2 {
            let partly = project.night(&other, &broken).exits(8);
            assert!(partly.stdout.contains(&format!("{ALONE}{}", project.organization.id)), "{partly}");
            assert!(partly.stdout.contains("Not all of it could be read"), "{partly}");
            assert!(partly.stdout.contains(&other.slug), "{partly}");
        }
        let gone = project.night(&other, "http://127.0.0.1:1").exits(9);
        assert!(gone.stdout.contains("can't be reached") && count(&gone) == 0, "{gone}");
        assert_eq!(fs::read(project.known()).unwrap(), known);

        let whole = project.night(&other, site).exits(10);
        assert_eq!(count(&whole), 1, "nothing of the one that was not read is new: {whole}");
        project.night(&other, site).success();
        let left: Vec<_> = fs::read_dir(project.clone().join(".audit")).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}

#[test]
fn the_policy_and_the_baseline_of_the_repository_hold_and_a_fingerprint_is_compared_whole() {
    where_it_can!(is_there_or_left_out());
    let world = world!();
    let project = Project::new(&world, Kind::GitLab);
    let clone = project.clone();
    let (alone, audit) = (format!("{ALONE}{}", project.organization.id), || project.runs("audit", &[]));
    fs::write(clone.join("policy.toml"), "[severity]\ntwo-administrators = \"error\"\n").unwrap();
    let first = audit().exits(10);
    let line = first.stdout.lines().find(|line| line.ends_with(&alone));
    assert!(line.unwrap_or_else(|| panic!("{first}")).starts_with("error\t"), "{first}");

    // How that one begins, and how that one goes on, are other findings.
    let known = fs::read_to_string(project.known()).unwrap();
    fs::write(project.known(), known.replace(&alone, &format!("{ALONE}0\n{alone}/0"))).unwrap();
    assert_eq!(count(&audit().exits(10)), 1);

    let accepted = format!("[[exception]]\nfinding = \"{alone}\"\nreason = \"x\"\nauthor = \"y\"\n");
    fs::write(clone.join("baseline.toml"), accepted.clone() + "until = 2099-12-31\n").unwrap();
    audit().success();
    assert!(!fs::read_to_string(project.known()).unwrap().contains(&alone), "what is accepted is not found");
    fs::write(clone.join("baseline.toml"), accepted + "until = 2020-12-31\n").unwrap();
    let over = audit().exits(10);
    assert!(over.stdout.contains(&alone), "{over}");

    fs::write(clone.join("policy.toml"), "[tresholds]\n").unwrap();
    assert!(audit().exits(2).stdout.contains("tresholds"));
    fs::remove_file(clone.join("policy.toml")).unwrap();
    assert!(project.runs("audit", &[("AUDIT", "")]).exits(2).stdout.contains("the organizations"));
}

#[test]
fn what_was_found_is_kept_also_after_a_job_that_told_of_it() {
    let (gitlab, github) = (jobs::read("gitlab-ci.yml"), jobs::read("github-actions.yml"));
    let caches = gitlab["audit"]["cache"].as_vec().unwrap();
    let kept = caches.iter().find(|cache| cache["paths"][0].as_str() == Some(".audit")).unwrap();
    assert_eq!(kept["when"].as_str(), Some("always"));
    let steps = github["jobs"]["audit"]["steps"].as_vec().unwrap();
    let of = |action: &str| {
        let uses = |step: &&Yaml| step["uses"].as_str().is_some_and(|uses| uses.starts_with(action));
        steps.iter().find(uses).unwrap()
    };
    let (restored, saved) = (of("actions/cache/restore@"), of("actions/cache/save@"));
    assert_eq!(saved["if"].as_str(), Some("always()"));
    assert_eq!(saved["with"], {
        let mut with = restored["with"].clone().into_hash().unwrap();
        let begins = with.remove(&Yaml::String("restore-keys".to_owned())).unwrap();
        assert!(saved["with"]["key"].as_str().unwrap().starts_with(begins.as_str().unwrap()));
        Yaml::Hash(with)
    });
}
