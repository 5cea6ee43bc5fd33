//! `sandbox serve`: the sandbox for other programs.

use std::fs;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use super::{Home, Served};
use crate::support::http::{self, Answer};

fn create(served: &Served, name: &str) -> Answer {
    let organization = json!({"name": name, "description": "Plans"});
    http::send(served.base(), "POST", "/api/1/organizations/", Some("sandbox-camille"), Some(&organization))
}

fn names(served: &Served) -> String {
    http::send(served.base(), "GET", "/api/1/organizations/?page_size=100", None, None).body
}

#[test]
fn a_program_reads_one_line_and_goes_on_until_a_signal_ends_it_well() {
    let home = Home::new();
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let served = Served::start(&home, &[]);
        assert!(served.base().starts_with("http://127.0.0.1:"), "{}", served.document);
        let (port, generation) = (&served.document["port"], &served.document["generation"]);
        assert!(served.base().ends_with(&format!(":{port}")) && generation == "17.18.0");
        let camille = &served.document["people"][0];
        assert_eq!(
            (&camille["key"], &camille["slug"]),
            (&"sandbox-camille".into(), &"camille-roussel".into())
        );
        assert_eq!(camille["administrator_of"][0], "ville-de-demonstration");
        // Memory begins anew each time.
        assert!(!names(&served).contains("Archives"));
        assert_eq!(create(&served, "Archives").status, 201);
        assert!(names(&served).contains("Archives"));
        assert_eq!(served.end(signal), 0);
    }
    assert!(!home.path().join("state").exists(), "nothing is kept");
}

/// A core file would hold the key. This command runs long enough to be looked at; all begin alike.
#[cfg(target_os = "linux")]
#[test]
fn what_is_in_memory_stays_there() {
    use std::os::unix::fs::MetadataExt;
    let served = Served::start(&Home::new(), &[]);
    let of_process = format!("/proc/{}", served.child.id());
    let limits = fs::read_to_string(format!("{of_process}/limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{limits}");
    // What must not be read belongs to nobody else.
    assert_eq!(fs::metadata(format!("{of_process}/environ")).unwrap().uid(), 0);
}

#[test]
fn at_a_terminal_it_shows_the_keys_then_the_address_and_ctrl_c_ends_it() {
    for (language, address, ended) in [
        ("en", "The sandbox is at http://127.0.0.1:", "The sandbox has stopped."),
        ("fr", "Le bac à sable est à l'adresse http://127.0.0.1:", "Le bac à sable est arrêté."),
    ] {
        let home = Home::new();
        let mut session = home.plain().lang(language).args(["sandbox", "serve"]).terminal();
        session.expect("sandbox-camille").expect("Camille Roussel").expect(address);
        session.send_control('c').expect(ended);
        assert_eq!(session.wait(), 0, "{session}");
        assert!(session.is_restored());
    }
}

#[test]
fn a_file_keeps_what_is_done() {
    let home = Home::new();
    let file = home.path().join("portal.json").display().to_string();
    let served = Served::start(&home, &["--state", &file]);
    assert_eq!(served.document["state"], json!(file));
    assert_eq!(create(&served, "Archives").status, 201);
    assert_eq!(served.end(Signal::SIGTERM), 0);
    assert!(names(&Served::start(&home, &["--state", &file])).contains("Archives"));
    fs::write(&file, "nonsense").unwrap();
    let command = home.plain().strangers("expected ident at line column");
    let refused = command.args(["sandbox", "serve", "--state", &file]).run().exits(2);
    assert!(refused.stderr.contains("portal.json is not the state"), "{refused}");
    assert!(!refused.stderr.contains("reset"), "that is for another file: {refused}");
}

#[test]
fn a_seed_is_another_world_to_begin_with() {
    let home = Home::new();
    let world = json!({"format": 1, "organizations": {}, "users": {"640000000000000000000001": {
        "first_name": "Ada", "last_name": "Test", "email": "ada@example.org", "last_login_at": "-3h",
        "tokens": [{"token": "ada"}],
    }}});
    let seed = home.path().join("seed.json");
    fs::write(&seed, world.to_string()).unwrap();
    let served = Served::start(&home, &["--seed", seed.to_str().unwrap()]);
    assert_eq!(served.document["people"].as_array().unwrap().len(), 1);
    assert_eq!(served.document["people"][0]["slug"], "ada-test");
    let me = http::send(served.base(), "GET", "/api/1/me/", Some("ada"), None).json();
    assert_eq!(me["first_name"], "Ada");

    let serve = |seed: &str| home.plain().args(["sandbox", "serve", "--seed", seed]);
    fs::write(&seed, json!({"format": 1, "users": {}, "organizations": {}, "color": 1}).to_string()).unwrap();
    let command = serve(seed.to_str().unwrap()).strangers("unknown field color expected one of format revision users organizations datasets notifications at line column or");
    let refused = command.run().exits(2);
    assert!(refused.stderr.contains("is not a world that a sandbox can begin with"), "{refused}");
    let refused = serve("-").stdin("{}").strangers("missing field format at line column").run().exits(2);
    assert!(refused.stderr.contains("is not a world"), "{refused}");
    assert_eq!(serve("/nonexistent").args(["--json"]).run().exits(2).error()["code"], "file_unreadable");
}

#[test]
fn a_port_that_is_taken_is_told() {
    let home = Home::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let serve =
        |language: &str| home.plain().lang(language).args(["sandbox", "serve", "--port", &port]).run();
    let refused = serve("en").exits(2);
    let said = format!("Port {port} can't be listened on: something else uses it");
    assert!(refused.stderr.contains(&said) && refused.stdout.is_empty(), "{refused}");
    let refused = serve("fr").exits(2);
    let said = format!("Le port {port} ne peut pas être ouvert : autre chose l'occupe déjà");
    assert!(refused.stderr.contains(&said), "{refused}");
    drop(taken);
    assert_eq!(Served::start(&home, &["--port", &port]).document["port"].to_string(), port);
}

#[test]
fn older_generations_answer_as_they_did() {
    let home = Home::new();
    for (generation, version) in [("17", "17.18.0"), ("15", "15.4.1"), ("14", "14.13.0"), ("pt", "16.0.0")] {
        let served = Served::start(&home, &["--generation", generation]);
        assert_eq!(served.document["generation"], version);
        let site = http::send(served.base(), "GET", "/api/1/site/", None, None).json();
        assert_eq!(site["version"], version);
    }
    let refused = home.plain().args(["sandbox", "serve", "--generation", "9"]).run().exits(2);
    assert!(refused.stderr.contains("17, 15, 14, pt"), "{refused}");
}

#[test]
fn it_is_late_full_or_closed_when_asked_to_be() {
    let home = Home::new();
    let late = Served::start(&home, &["--latency", "300ms"]);
    let began = Instant::now();
    names(&late);
    assert!(began.elapsed() >= Duration::from_millis(300));
    let closed = Served::start(&home, &["--read-only"]);
    assert_eq!(create(&closed, "Archives").status, 423);
    let full = Served::start(&home, &["--calls", "2"]);
    let get = || http::send(full.base(), "GET", "/api/1/organizations/roles/", None, None).status;
    assert_eq!([get(), get(), get()], [200, 200, 429]);
    for wrong in [["--latency", "soon"], ["--races", "-1"], ["--port", "70000"], ["--calls", "many"]] {
        home.plain().args(["sandbox", "serve"]).args(wrong).run().exits(2);
    }
}

#[test]
fn rules_say_what_goes_wrong() {
    let home = Home::new();
    let rules = ["--fail", "429 retry-after=7 times=1 GET organizations/roles", "--fail", "500 times=1 POST"];
    let served = Served::start(&home, &rules);
    let get = || http::send(served.base(), "GET", "/api/1/organizations/roles/", None, None);
    let refused = get();
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("7")));
    assert_eq!(get().status, 200);
    assert_eq!([create(&served, "Un").status, create(&served, "Deux").status], [500, 201]);
    for (language, said) in [("en", "“418” can't be understood"), ("fr", "« 418 » est incompréhensible")]
    {
        let command = home.plain().lang(language).args(["sandbox", "serve", "--fail", "418 GET"]);
        let refused = command.strangers("html slow cut lost retry after times").run().exits(2);
        assert!(refused.stderr.contains(said) && refused.stderr.contains("retry-after"), "{refused}");
    }
    let refused = home.plain().args(["sandbox", "serve", "--fail", "500 times=x", "--json"]).run().exits(2);
    assert_eq!(refused.error()["code"], "bad_rule");
}

#[test]
fn only_this_machine_reaches_it() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    let port: Value = served.document["port"].clone();
    let hexadecimal = format!(":{:04X} ", port.as_u64().unwrap());
    let table = |name: &str| fs::read_to_string(format!("/proc/net/{name}")).unwrap_or_default();
    let listening = [table("tcp"), table("tcp6")].concat();
    let lines: Vec<&str> =
        listening.lines().filter(|line| line.contains(&hexadecimal) && line.contains(" 0A ")).collect();
    assert!(lines.len() == 1 && lines[0].contains(&format!("0100007F{hexadecimal}")), "{lines:?}");
}
