//! `--fail`: each kind of bad fault, as it comes over the wire and as this program meets it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Home, Served};
use crate::support::http::{self, Answer};
use crate::support::output::Output;

/// The town of the first world, and somebody who is no member.
const TOWN: &str = "640000000000000000020002";
const PAUL: &str = "64000000000000000001000d";

fn town(served: &Served) -> std::io::Result<Answer> {
    let path = format!("/api/1/organizations/{TOWN}/");
    http::attempt(served.base(), "GET", &path, None, None)
}

/// `udatactl` as the town's administrator, who does not wait long.
fn run(home: &Home, served: &Served, arguments: &[&str]) -> Output {
    let command = home.plain().env("UDATACTL_TOKEN", "sandbox-nadia");
    command.args(["-s", served.base(), "--timeout", "1s"]).args(arguments).run()
}

/// The pending invitations of the town to Paul.
fn invited(served: &Served) -> usize {
    let path = format!("/api/1/organizations/{TOWN}/membership/?status=pending&user={PAUL}");
    let listed = http::send(served.base(), "GET", &path, Some("sandbox-nadia"), None).json();
    listed.as_array().unwrap().iter().filter(|request| request["kind"] == "invitation").count()
}

#[test]
fn pages_and_refusals_come_instead_of_the_answer() {
    let home = Home::new();
    for (rule, status, begins) in [
        ("200-html GET", 200, "<html>"),
        ("502 GET", 502, "<html>"),
        ("423 GET", 423, "{\"message\":\"Due to security reasons"),
        ("500 GET", 500, "{\"message\":\"Internal Server Error\"}"),
    ] {
        let served = Served::start(&home, &["--fail", rule]);
        let answer = town(&served).unwrap();
        assert!(answer.status == status && answer.body.starts_with(begins), "{answer:?}");
        let kind = if begins == "<html>" { "text/html; charset=utf-8" } else { "application/json" };
        assert_eq!(answer.header("content-type"), Some(kind));
        let failed = run(&home, &served, &["--retries", "0", "member", "list", TOWN]);
        assert_ne!(failed.code, 0, "{rule}: {failed}");
    }
}

#[test]
fn an_answer_is_late_cut_or_lost() {
    let home = Home::new();
    let slow = Served::start(&home, &["--fail", "slow=400ms times=1 GET organizations/*"]);
    let began = Instant::now();
    assert_eq!(town(&slow).unwrap().status, 200);
    assert!(began.elapsed() >= Duration::from_millis(400));
    let began = Instant::now();
    town(&slow).unwrap();
    assert!(began.elapsed() < Duration::from_millis(400), "once");
    for rule in ["cut", "lost"] {
        let served = Served::start(&home, &["--fail", &format!("{rule} times=1 GET organizations/*")]);
        town(&served).unwrap_err();
        assert_eq!(town(&served).unwrap().status, 200, "{rule}");
    }
    // Without an answer it is asked again; nothing is concluded from half an answer.
    let once = |kind: &str| Served::start(&home, &["--fail", &format!("{kind} times=1 GET organizations/*")]);
    run(&home, &once("lost"), &["member", "list", TOWN]).success();
    run(&home, &once("cut"), &["member", "list", TOWN]).exits(9);
}

#[test]
fn a_write_whose_answer_is_cut_or_lost_is_done_and_found_to_be() {
    let home = Home::new();
    for rule in ["cut", "lost"] {
        let served =
            Served::start(&home, &["--fail", &format!("{rule} times=1 POST organizations/*/member")]);
        let path = format!("/api/1/organizations/{TOWN}/member/");
        let body = json!({"user": PAUL, "role": "editor"});
        http::attempt(served.base(), "POST", &path, Some("sandbox-nadia"), Some(&body)).unwrap_err();
        assert_eq!(invited(&served), 1, "{rule}: it is done");
        let served =
            Served::start(&home, &["--fail", &format!("{rule} times=1 POST organizations/*/member")]);
        let added = run(&home, &served, &["member", "add", TOWN, PAUL, "--yes", "--json"]).success();
        assert_eq!((&added.json()[0]["result"], invited(&served)), (&Value::from("changed"), 1), "{added}");
    }
}

#[test]
fn the_first_rule_that_meets_a_call_counts() {
    let home = Home::new();
    let rules = ["--fail", "429 times=1 GET organizations/*", "--fail", "500 GET organizations/*"];
    let served = Served::start(&home, &rules);
    assert_eq!([town(&served).unwrap().status, town(&served).unwrap().status], [429, 500]);
}
