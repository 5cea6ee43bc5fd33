//! A call ends in its time, whatever comes drop by drop, and so does a run.

use std::time::{Duration, Instant};

use serde_json::json;

use super::Stage;
use crate::fault_proxy::{self, Fate, answer};
use crate::support::run::Command;

const JSON: &str = "application/json";

fn drips(status: &str, done: bool) -> Fate {
    Fate::Drips { answer: answer(status, JSON, &" ".repeat(9_000)).into_bytes(), done }
}

#[test]
fn a_call_ends_in_its_time_whatever_comes_drop_by_drop() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let stage = Stage::set(&world);
    let logo = world.path("logo.png");
    std::fs::write(&logo, b"\x89PNG\r\n\x1a\n").unwrap();
    let logo = format!("org update ORG --logo {} --yes", logo.display());
    // What is typed, the method that drips, with what status, and the code.
    let cases = [
        ("org show ORG", "GET", "200 OK", "too_slow"),
        ("org show ORG", "GET", "403 Forbidden", "odd_answer"),
        ("member remove ORG PERSON --yes", "DELETE", "200 OK", "uncertain"),
        ("requests approve ORG REQUEST --yes", "POST", "200 OK", "uncertain"),
        ("org update ORG --acronym V --yes", "PUT", "200 OK", "uncertain"),
        (&*logo, "POST", "200 OK", "uncertain"),
        ("api GET me/", "GET", "200 OK", "too_slow"),
        ("member remove ORG PERSON --yes", "OPTIONS", "200 OK", ""),
    ];
    for (line, meant, status, code) in cases {
        let status = status.to_owned();
        // What shows the portal to be one comes at once: nothing else is sent before.
        let is_meant = move |method: &str, path: &str| method == meant && path != "/api/1/site/";
        let root = fault_proxy::before(world.portal.base(), move |method, path| {
            if is_meant(method, path) { drips(&status, false) } else { Fate::PassedOn }
        });
        let began = Instant::now();
        let run = stage.command(&world, &root, line).lang("fr").run();
        // A write that left doubt is sent twice at most; OPTIONS looks twice.
        assert!(began.elapsed() < Duration::from_secs(6), "{line}: {:?}\n{run}", began.elapsed());
        if code.is_empty() {
            continue;
        }
        assert_eq!((run.code, &run.error()["code"]), (9, &json!(code)), "{line}: {run}");
    }
}

#[test]
fn all_reads_of_a_run_end_in_their_time() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let organizations: Vec<_> = (0..12).map(|_| world.organization("Ville", &[(&alice, "admin")])).collect();
    let root = fault_proxy::before(world.portal.base(), |_, _| {
        Fate::AnswerAfter(Box::new(|| std::thread::sleep(Duration::from_millis(600))))
    });
    let run = |deadline: &str, line: &[&str]| {
        let command = world.command_as(&alice).env("UDATACTL_SITE", &root).args(line);
        command.args(["-o", "json", "--parallel", "1", "--deadline", deadline]).run()
    };
    let began = Instant::now();
    let ids: Vec<&str> = organizations.iter().map(|one| one.id.as_str()).collect();
    let late = run("2s", &[&["member", "list"], ids.as_slice()].concat());
    assert!(began.elapsed() < Duration::from_secs(5), "{late}");
    assert_eq!(late.code, if late.stdout.is_empty() { 9 } else { 8 }, "{late}");
    assert!(late.stderr.contains("out_of_time") && late.stderr.contains("--deadline"), "{late}");
    let page = run("1s", &["api", "GET", "organizations/?page_size=1", "--paginate"]).exits(9);
    assert_eq!((&page.error()["code"], &*page.stdout), (&json!("out_of_time"), ""), "{page}");
    run("1m", &["member", "list", ids[0]]).success();
    let zero = run("0s", &["member", "list", ids[0]]);
    assert!(zero.code == 2 || zero.code == 9, "{zero}");
}

#[test]
fn a_long_wait_is_told_at_once_with_the_hour() {
    let home = tempfile::tempdir().unwrap();
    let said = r#"{"message": "Not now"}"#;
    let far = "Fri, 31 Dec 2100 23:00:00 GMT";
    // The head of the answer, the kind and the body; the code, and what is said of when.
    let cases = [
        ("503 Service Unavailable\r\nRetry-After: 7200".to_owned(), JSON, said, "portal_error", ""),
        (
            format!("503 Service Unavailable\r\nRetry-After: {far}"),
            JSON,
            said,
            "portal_error",
            "2101-01-01 00:00",
        ),
        (
            format!("429 Too Many Requests\r\nRetry-After: {far}"),
            JSON,
            said,
            "too_many_calls",
            "2101-01-01 00:00",
        ),
        (
            format!("503 Service Unavailable\r\nRetry-After: {far}"),
            "text/html",
            "<html>",
            "odd_answer",
            "2101-01-01 00:00",
        ),
    ];
    for (head, kind, body, code, hour) in cases {
        for (language, at) in
            [("en", ["come back at", "until", "before"]), ("fr", ["revenir à", "jusqu'à", "avant"])]
        {
            let whole = answer(&head, kind, body);
            let root = fault_proxy::querying(move |_, _, _| Fate::Instead(whole.clone()));
            let command =
                Command::new(home.path()).lang(language).env("UDATACTL_SITE", &root).env("TZ", "CET-1");
            let began = Instant::now();
            let run = command.args(["org", "show", "ville", "-o", "json"]).run().exits(9);
            assert!(began.elapsed() < Duration::from_secs(4), "{head}: {run}");
            let error = run.error();
            let message = error["message"].as_str().unwrap();
            assert_eq!(error["code"], code, "{head}: {run}");
            let is_told = at.iter().any(|at| message.contains(&format!("{at} {hour}")));
            assert!(is_told, "{head}: {run}");
        }
    }
    // A short wait, as a date, is sat out.
    let calls = std::sync::atomic::AtomicUsize::new(0);
    let root =
        fault_proxy::querying(move |_, _, _| match calls.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => {
                fault_proxy::json("429 Too Many Requests\r\nRetry-After: Fri, 01 Jan 2021 00:00:00 GMT", said)
            }
            _ => fault_proxy::json("200 OK", r#"{"id": "x"}"#),
        });
    Command::new(home.path()).env("UDATACTL_SITE", &root).args(["api", "GET", "site/"]).run().success();
}
