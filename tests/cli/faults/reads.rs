//! The same fault over reads: of the verbs that only read, of those that write before they write, and after they have.

use std::sync::Mutex;
use std::thread;

use serde_json::json;

use super::kinds::{DONE, Fault, REFUSALS, SILENCES};
use super::verbs::{Doubt, Scene, VERBS, Verb};
use super::{STRANGERS, Strike, below, error_of, french, is_tried, prose, run, writes_of};
use crate::fault_proxy::{self, Fate, answer, json};
use crate::support::output::Output;
use crate::support::portal::Portal;
use crate::support::run::Command;
use crate::support::world::{Person, World};

/// The verbs that read: what is typed, `ORG`, `PERSON` and `REQUEST` standing for those of the stage.
const READERS: &[&str] = &[
    "auth status",
    "org list",
    "org list --mine",
    "org show ORG",
    "org activity ORG",
    "member list ORG",
    "member list --all-orgs",
    "member show ORG PERSON",
    "person find Ada",
    "person show PERSON",
    "assignment list ORG",
    "audit snapshot",
    "audit snapshot ORG",
    "role list",
    "requests list ORG",
    "requests list",
    "requests show ORG REQUEST",
    "requests mine",
    "invite list ORG",
    "invite list",
    "invite inbox",
    "notification list",
    "notification digest",
    "api GET me/",
    "api GET organizations/ --paginate",
];

fn wrong(run: &Output, exit: i32, code: &str) -> Vec<String> {
    let error = error_of(run);
    let mut wrong = Vec::new();
    if run.code != exit {
        wrong.push(format!("exit {}, not {exit}", run.code));
    }
    // What is not found has a code of its own for each noun.
    if error["code"] != code && exit != 6 {
        wrong.push(format!("code {}, not {code}", error["code"]));
    }
    if !error["hint"].is_string() {
        wrong.push("no hint".to_owned());
    }
    let leftovers = french::leftovers(&prose(run), STRANGERS);
    if !leftovers.is_empty() {
        wrong.push(format!("no French: {leftovers:?}"));
    }
    wrong
}

fn judged(name: &str, fault: &Fault, run: &Output, wrong: &[String]) -> Option<String> {
    (!wrong.is_empty()).then(|| format!("{name} × {}: {}\n{run}", fault.name, wrong.join("; ")))
}

fn nothing_wrong(cells: &[Option<String>]) {
    let wrong: Vec<&str> = cells.iter().flatten().map(String::as_str).collect();
    assert!(!super::kinds::was_followed_elsewhere(), "a redirect was followed to another host");
    assert!(wrong.is_empty(), "{} of {} cells:\n\n{}", wrong.len(), cells.len(), wrong.join("\n"));
}

#[test]
fn every_read_with_every_fault() {
    let world = world!();
    let people = world.people(2);
    let organization = world.organization("Ville", &[(&people[0], "admin")]);
    let request = world.request(&organization, &people[1], "Bonjour");
    let words = |line: &str| {
        let line = line.replace("ORG", &organization.id).replace("PERSON", &people[0].id);
        line.replace("REQUEST", &request).split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    let row = |number: usize, line: &str| {
        let (root, strike) = below(&world.portal);
        let cells = REFUSALS.iter().chain(SILENCES).chain(&DONE[5..8]).enumerate();
        cells
            .filter(|(column, _)| is_tried(number, *column))
            .map(|(_, fault)| {
                *strike.lock().unwrap() = Strike { reads: Some(fault.fate), ..Strike::default() };
                let timeout = if fault.is_slow() { "1s" } else { "30s" };
                let more = ["-o", "json", "--retries", "0", "--timeout", timeout];
                let command = world.command_as(&people[0]).lang("fr").env("UDATACTL_SITE", &root);
                let run = command.args(words(line)).args(more).run();
                let mut wrong = wrong(&run, fault.exit, fault.code_of_a_read());
                if !run.stdout.is_empty() {
                    wrong.push("a result in spite of it".to_owned());
                }
                judged(line, fault, &run, &wrong)
            })
            .collect::<Vec<_>>()
    };
    let row = &row;
    let cells = thread::scope(|scope| {
        let lines = READERS.iter().enumerate();
        let rows: Vec<_> = lines.map(|(number, line)| scope.spawn(move || row(number, line))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect::<Vec<_>>()
    });
    nothing_wrong(&cells);
}

fn over_all_verbs(cells: impl Fn(&World, &Verb) -> Vec<Option<String>> + Sync, portal: &Portal) {
    let cells = &cells;
    let cells = thread::scope(|scope| {
        let rows: Vec<_> =
            VERBS.iter().map(|verb| scope.spawn(move || cells(&World::on(portal.another()), verb))).collect();
        rows.into_iter().flat_map(|row| row.join().unwrap()).collect::<Vec<_>>()
    });
    nothing_wrong(&cells);
}

#[test]
fn nothing_is_written_where_nothing_could_be_read() {
    let row = |world: &World, verb: &Verb| {
        let scene = (verb.scene)(world);
        let (root, strike) = below(&world.portal);
        scene.set_journal(world, &root);
        let reads_first = verb.doubt != Doubt::Told;
        let cells = SILENCES.iter().filter(|fault| reads_first && !fault.is_slow()).chain([&REFUSALS[1]]);
        cells
            .map(|fault| {
                *strike.lock().unwrap() = Strike { reads: Some(fault.fate), ..Strike::default() };
                let mut without_retries = scene.words.clone();
                without_retries.extend(["--retries".to_owned(), "0".to_owned()]);
                let run = run(world, &root, &scene.actor, &without_retries, false);
                let mut wrong = wrong(&run, fault.exit, fault.code_of_a_read());
                if writes_of(world, &scene) > 0 {
                    wrong.push("something was written".to_owned());
                }
                judged(verb.name, fault, &run, &wrong)
            })
            .collect()
    };
    let portal = portal_or_skip!();
    over_all_verbs(row, &portal);
}

#[test]
fn what_was_sent_and_cannot_be_read_back_is_told() {
    let row = |world: &World, verb: &Verb| {
        let (root, strike) = below(&world.portal);
        let mut cells = Vec::new();
        // A raw call is not read back, and of two writes the second is looked at.
        let told = [Doubt::Told, Doubt::ReadAndStop];
        let faults = [&SILENCES[0], &SILENCES[3], &SILENCES[5], &REFUSALS[2]];
        for fault in faults.into_iter().filter(|_| !told.contains(&verb.doubt)) {
            for write in [None, Some((|| Fate::AnswerLost) as fn() -> Fate)] {
                let scene: Scene = (verb.scene)(world);
                scene.set_journal(world, &root);
                *strike.lock().unwrap() = Strike {
                    method: scene.method,
                    path: scene.path.clone(),
                    write,
                    reads: Some(fault.fate),
                    reads_after: true,
                    ..Strike::default()
                };
                let mut words = scene.words.clone();
                words.extend(["--retries".to_owned(), "0".to_owned()]);
                let run = run(world, &root, &scene.actor, &words, false);
                let lost_logo = verb.half == Some("logo_not_taken") && write.is_some() && run.code == 8;
                let code = if lost_logo {
                    error_of(&run)["code"].as_str().unwrap().to_owned()
                } else {
                    "not_read_back".to_owned()
                };
                let mut wrong = wrong(&run, 8, &code);
                let record = serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap_or_default();
                let record = record.get(0).unwrap_or(&record).clone();
                if record["verified"] != json!(false) {
                    wrong.push(format!("verified: {}", record["verified"]));
                }
                if (scene.look)(world) != scene.after || strike.lock().unwrap().struck != 1 {
                    wrong.push("not done, or sent again".to_owned());
                }
                cells.push(judged(verb.name, fault, &run, &wrong));
            }
        }
        cells
    };
    let portal = portal_or_skip!();
    over_all_verbs(row, &portal);
}

type Bad = fn() -> Fate;

/// What to type to read an organization; its path.
fn listing(world: &World, person: &Person, root: &str, line: &[&str]) -> Command {
    world.command_as(person).env("UDATACTL_SITE", root).args(line).args(["-o", "json"])
}

#[test]
fn a_read_is_tried_again_where_that_can_help_and_as_often_as_asked() {
    where_it_can!(portal_or_skip!().can.fails_on_request());
    let helps = ["502", "503 retry-after=1", "429 retry-after=1", "lost"];
    let useless = ["429", "429 retry-after=3600", "500"];
    // What goes wrong, how often, with how many retries; how it exits, after how many calls.
    let twice = helps.map(|wrong| (wrong, 1, "1", (0, 2)));
    let once = helps.map(|wrong| (wrong, 9, "0", (9, 1)));
    let given_up = useless.map(|wrong| (wrong, 1, "3", (9, 1)));
    for (wrong, times, retries, expected) in twice.into_iter().chain(once).chain(given_up) {
        let portal = own_portal!("--fail", &format!("{wrong} times={times} GET me/"));
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let run = world.run_as(&alice, ["api", "GET", "me/", "--retries", retries, "-o", "json"]);
        assert_eq!((run.code, world.calls_by(&alice).len()), expected, "{wrong}: {run}");
    }
}

#[test]
fn a_page_that_fails_in_the_middle_of_a_list_fails_the_list() {
    // Three pages of which one is bad: what the other two held is not shown as if it were all.
    let page = |number: usize| {
        let one = |index: usize| json!({"id": format!("{index:024}"), "slug": format!("o{index}"), "name": "O", "members": []});
        let data: Vec<_> = ((number - 1) * 100..(number * 100).min(250)).map(one).collect();
        json!({"data": data, "total": 250, "page": number}).to_string()
    };
    let bad: [(Bad, i32, &str); 8] = [
        (|| json("500 Internal Server Error", r#"{"message": "x"}"#), 9, "portal_error"),
        (|| json("500 Internal Server Error", "{}"), 9, "odd_answer"),
        (|| Fate::Instead(answer("404 Not Found", "text/html", "<html>")), 9, "odd_answer"),
        (|| json("200 OK", r#"{"data": [], "total": "250"}"#), 9, "odd_answer"),
        (|| Fate::Instead(answer("200 OK", "text/html", "<html>")), 9, "odd_answer"),
        (|| json("200 OK", r#"{"data": [], "total": 250}"#), 9, "odd_answer"),
        (|| json("200 OK", r#"{"data": null, "total": 250}"#), 9, "odd_answer"),
        (|| Fate::Dropped, 9, "unreachable"),
    ];
    let home = tempfile::tempdir().unwrap();
    for (fate, exit, code) in bad {
        let root = fault_proxy::querying(move |_, path, query| {
            let number = (1..=3).find(|number| query.contains(&format!("page={number}&")));
            match (path.ends_with("/organizations/"), number) {
                (true, Some(2)) => fate(),
                (true, Some(number)) => json("200 OK", &page(number)),
                _ => json("404 Not Found", r#"{"message": "x"}"#),
            }
        });
        let command = Command::new(home.path()).lang("fr").env("UDATACTL_SITE", &root);
        for line in [["org", "list", "--search=O"], ["api", "GET", "organizations/"]] {
            let more: &[&str] = if line[0] == "api" { &["--paginate"] } else { &[] };
            let run = command.clone().args(line).args(more).args(["-o", "json", "--retries", "0"]).run();
            let wrong = wrong(&run, exit, code);
            assert!(wrong.is_empty() && run.stdout.is_empty(), "{code}: {wrong:?}\n{run}");
        }
    }
}

/// The entries of a list of organizations, by number, on pages of 100.
fn page(entries: &[usize], number: usize, total: usize) -> Fate {
    page_of(100, entries, number, total)
}

/// The same, on pages of a size.
fn page_of(size: usize, entries: &[usize], number: usize, total: usize) -> Fate {
    let one = |index: &usize| json!({"id": format!("{index:024}"), "slug": format!("o{index}"), "name": "O", "members": []});
    let data: Vec<_> = entries.iter().skip((number - 1) * size).take(size).map(one).collect();
    json("200 OK", &json!({"data": data, "total": total, "page": number}).to_string())
}

#[test]
fn a_list_that_moves_while_it_is_read_is_read_again_or_said_to_move() {
    // What there is when the n-th call comes, and how many entries there are in the end, by pages whose size is ours and
    // by pages whose size is the user's; none where it never rests.
    type Story = (&'static str, fn(usize) -> Vec<usize>, [Option<usize>; 2]);
    let first_goes = |call| if call < 2 { (0..201).collect() } else { (1..201).collect() };
    let one_comes = |call| if call < 2 { (1..201).collect() } else { (0..201).collect() };
    let stories: [Story; 6] = [
        ("nothing moves", |_| (0..250).collect(), [Some(250); 2]),
        ("the first goes, and the second page is one off", first_goes, [Some(200); 2]),
        ("one comes in front, and something is on two pages", one_comes, [Some(201); 2]),
        ("the last page goes", |call| (0..if call < 2 { 201 } else { 200 }).collect(), [Some(200); 2]),
        ("a page comes", |call| (0..if call < 2 { 150 } else { 250 }).collect(), [Some(250); 2]),
        ("it never rests", |call| (0..150 + call).collect(), [Some(156), None]),
    ];
    let home = tempfile::tempdir().unwrap();
    for (name, there, expected) in stories {
        for (line, expected) in
            [["org", "list", "--search=O"], ["api", "GET", "organizations/"]].iter().zip(expected)
        {
            let calls = Mutex::new(0);
            let root = fault_proxy::querying(move |_, _, query| {
                let mut calls = calls.lock().unwrap();
                *calls += 1;
                let asked = |name| {
                    query
                        .split('&')
                        .find_map(|pair| pair.strip_prefix(name))
                        .unwrap()
                        .parse::<usize>()
                        .unwrap()
                };
                let (entries, number, size) = (there(*calls), asked("page="), asked("page_size="));
                if number > 1 && entries.len() <= (number - 1) * size {
                    json("404 Not Found", r#"{"message": "past the end"}"#)
                } else {
                    page_of(size, &entries, number, entries.len())
                }
            });
            let more: &[&str] = if line[0] == "api" { &["--paginate"] } else { &[] };
            let command = Command::new(home.path()).env("UDATACTL_SITE", &root).args(line).args(more);
            let run = command.args(["-o", "json", "--parallel", "1"]).run();
            match expected {
                Some(count) => {
                    let ids: std::collections::BTreeSet<_> = run
                        .json()
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|one| one["id"].clone())
                        .map(|id| id.to_string())
                        .collect();
                    assert_eq!((run.code, ids.len()), (0, count), "{name}: {run}");
                }
                None => {
                    assert_eq!(
                        (run.code, run.error()["code"].as_str()),
                        (9, Some("list_moved")),
                        "{name}: {run}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_list_that_ends_before_its_total_is_no_list() {
    let home = tempfile::tempdir().unwrap();
    let seconds: [Bad; 3] = [
        || json("200 OK", r#"{"data": [], "total": 101}"#),
        || json("404 Not Found", r#"{"message": "past the end"}"#),
        || page(&(0..150).collect::<Vec<_>>(), 1, 101),
    ];
    for second in seconds {
        let root = fault_proxy::querying(move |_, _, query| {
            if query.contains("page=2&") { second() } else { page(&(0..101).collect::<Vec<_>>(), 1, 101) }
        });
        let line = ["org", "list", "--search", "O", "-o", "json"];
        let short = Command::new(home.path()).env("UDATACTL_SITE", &root).args(line).run().exits(9);
        let code = short.error()["code"].as_str().unwrap().to_owned();
        assert!(short.stdout.is_empty() && ["odd_answer", "list_moved"].contains(&&*code), "{short}");
    }
}

#[test]
fn members_who_went_between_two_reads_are_told_and_not_called_ours() {
    let world = world!();
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    let (base, staff) = (world.portal.base().to_owned(), world.portal.staff().token.clone());
    let gone = format!("/api/1/organizations/{}/member/{}/", org.id, carol.id);
    // Somebody else takes Carol out right after our write.
    let root = fault_proxy::before(world.portal.base(), move |method, _| {
        if method == "PUT" {
            crate::support::http::send(&base, "DELETE", &gone, Some(&staff), None);
        }
        Fate::PassedOn
    });
    let line = ["member", "promote", &org.id, &bob.id, "--to", "admin", "--yes"];
    let run = listing(&world, &alice, &root, &line).lang("fr").run().exits(8);
    assert_eq!(run.error()["code"], "changed_by_someone_else", "{run}");
    assert!(run.stderr.contains(&carol.full_name()), "{run}");
    let records = run.json();
    assert_eq!((records.as_array().unwrap().len(), &records[0]["verified"]), (1, &json!(true)), "{run}");
    let held = world.holds(&org);
    assert_eq!((held.role_of(&bob).as_deref(), held.role_of(&carol)), (Some("admin"), None));
}

#[test]
fn no_cookie_is_ever_sent_back() {
    let world = world!();
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let baked = |answer: Vec<u8>| {
        let text = String::from_utf8(answer).unwrap();
        text.replacen("\r\n", "\r\nSet-Cookie: session=somebody-else; Path=/\r\n", 1).into_bytes()
    };
    let root = fault_proxy::before(world.portal.base(), move |_, _| Fate::Altered(baked));
    for line in [
        ["member", "demote", &org.id, &bob.id, "--to", "partial_editor", "--yes"].as_slice(),
        &["member", "list", &org.id],
    ] {
        listing(&world, &alice, &root, line).run().success();
    }
    let calls = world.calls_by(&alice);
    assert!(calls.len() > 4, "{calls:?}");
    assert!(calls.iter().all(|call| call.api_key && !call.headers.contains_key("cookie")), "{calls:?}");
}
