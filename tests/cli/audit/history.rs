//! `audit snapshot`, `diff` and `trend`, and `member list --at`: who was what, then and now.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

mod compared;
mod damaged;
mod kept;
mod page;
mod past;

fn snapshot(world: &World, person: &Person, more: &[&str]) -> Output {
    world.command_as(person).args(["audit", "snapshot", "--json"]).args(more).run()
}

/// A snapshot of these organizations in a file of the world's own.
fn written(world: &World, person: &Person, name: &str, organizations: &[&Organization]) -> PathBuf {
    let ids = organizations.iter().map(|one| one.id.as_str());
    let line: Vec<&str> = ids.chain(["--out", name, "--force"]).collect();
    snapshot(world, person, &line).success();
    world.path(name)
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.ends_with('\n'), "{text}");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn diff(world: &World, person: &Person, more: &[&str]) -> Output {
    world.command_as(person).args(["audit", "diff", "--json"]).args(more).run()
}

/// What each difference is, and whom it is about.
fn told(run: &Output) -> Vec<(String, Value)> {
    let rows: Vec<Value> = serde_json::from_value(run.json()).unwrap();
    rows.iter()
        .map(|row| (row["difference"].as_str().unwrap().to_owned(), row["person_id"].clone()))
        .collect()
}

/// The snapshots that this machine keeps, the oldest first.
fn kept(world: &World) -> Vec<PathBuf> {
    let Ok(folders) = std::fs::read_dir(world.path("state/audit")) else { return Vec::new() };
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap());
    let mut all: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    all.sort();
    all
}

/// Makes a snapshot so many days old, by its name and its first line.
fn aged(path: &Path, days: i64) -> PathBuf {
    let at = Timestamp::now() - SignedDuration::from_hours(24 * days);
    let text = std::fs::read_to_string(path).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    let mut header: Value = serde_json::from_str(first).unwrap();
    header["at"] = json!(at.to_string());
    let name = path.file_name().unwrap().to_str().unwrap();
    let older = path.with_file_name(format!("{}{}", at.strftime("%Y%m%dT%H%M%SZ"), &name[16..]));
    std::fs::write(path, format!("{header}\n{rest}")).unwrap();
    std::fs::rename(path, &older).unwrap();
    older
}

/// The day so many days ago, as it is typed.
fn day(days: i64) -> String {
    (Timestamp::now() - SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string()
}

/// A snapshot of these, kept on this machine and so many days old.
fn kept_since(world: &World, person: &Person, days: i64, organizations: &[&Organization]) -> PathBuf {
    let ids: Vec<&str> = organizations.iter().map(|one| one.id.as_str()).collect();
    let run = snapshot(world, person, &ids).success();
    aged(Path::new(run.json()["file"].as_str().unwrap()), days)
}

#[test]
fn a_snapshot_says_who_is_what_and_no_address() {
    let world = world!();
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let fields = json!({"badges": ["certified"], "business_number_id": "21990012300015"});
    let one = world.organization_with("Ville", &[(&alice, "admin"), (&bob, "editor")], fields);
    let two = world.organization("Agglo", &[(&bob, "admin"), (&alice, "editor")]);
    let request = world.request(&one, &carol, "Bonjour");
    let run = snapshot(&world, &alice, &[]).success();
    let row = run.json();
    let counts = ["organizations", "members", "administrators", "pending", "organizations_unread"];
    assert_eq!(counts.map(|key| row[key].as_u64().unwrap()), [2, 4, 2, 1, 0], "{run}");
    assert_eq!(
        (&row["result"], &row["scope"], &row["pending_unseen"]),
        (&json!("changed"), &json!("mine"), &json!(1))
    );

    let [path] = &kept(&world)[..] else { panic!("one file: {run}") };
    assert_eq!(row["file"], json!(path));
    let lines = lines(path);
    assert_eq!((&lines[0]["udatactl_snapshot"], &lines[0]["account"]), (&json!(1), &json!(alice.id)));
    assert_eq!((&lines[0]["scope"], lines.len()), (&json!("mine"), 4));
    let ids: Vec<&str> =
        lines[1..3].iter().map(|line| line["organization"]["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let ville = &lines[1 + usize::from(ids[0] != one.id)]["organization"];
    assert_eq!((&ville["badges"], &ville["siret"]), (&json!(["certified"]), &json!("21990012300015")));
    let member =
        ville["members"].as_array().unwrap().iter().find(|member| member["id"] == json!(bob.id)).unwrap();
    assert_eq!((&member["role"], &member["slug"]), (&json!("editor"), &json!(bob.slug)));
    assert!(member["since"].is_string(), "{member}");
    assert_eq!(
        (&ville["pending"][0]["id"], &ville["pending"][0]["person"]),
        (&json!(request), &json!(carol.id))
    );
    assert_eq!(
        (&lines[3]["totals"]["organizations"], &lines[3]["totals"]["members"]),
        (&json!(2), &json!(4))
    );
    let text = std::fs::read_to_string(path).unwrap();
    for secret in [&alice.token, &bob.email, &carol.email] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(text.contains(&two.id));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}

#[test]
fn a_dry_run_reads_how_many_and_writes_nothing() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let one = world.organization("Ville", &[(&alice, "admin")]);
    for line in [&["-n"][..], &["-n", &one.id], &["-n", "--out", "new.jsonl"]] {
        let run = snapshot(&world, &alice, line).success();
        assert_eq!(
            (&run.json()["result"], &run.json()["organizations"]),
            (&json!("planned"), &json!(1)),
            "{run}"
        );
        assert!(run.stderr.contains("Nothing was written"), "{run}");
    }
    assert!(!world.path("state/audit").exists() && !world.path("new.jsonl").exists());
    snapshot(&world, &alice, &["-n", "no-such-organization"]).exits(6);
    let input = world.command_as(&alice).stdin(format!("# mine\n{}\n{}\n", one.slug, one.id));
    input.args(["audit", "snapshot", "-", "--out", "new.jsonl"]).run().success();
    let lines = lines(&world.path("new.jsonl"));
    assert_eq!((&lines[0]["asked"], lines.len()), (&json!([one.slug, one.id]), 3), "each once");
    let list = super::written(&world, "list.txt", &format!("# mine\n{}\n", one.slug));
    let run = snapshot(&world, &alice, &["--file", &list, "--out", "listed.jsonl"]).success();
    assert_eq!((&run.json()["scope"], &run.json()["organizations"]), (&json!("named"), &json!(1)), "{run}");
    snapshot(&world, &alice, &["--file", &list, "--mine"]).exits(2);
    let over = snapshot(&world, &alice, &["--file", &list, "--out", "list.txt", "--force"]).exits(2);
    assert_eq!(over.error()["code"], json!("out_is_input"), "{over}");
    world.anonymous().args(["audit", "snapshot"]).run().exits(4);
}
