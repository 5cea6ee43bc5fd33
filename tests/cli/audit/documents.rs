//! The documents of `audit org`: whatever people and organizations are called, they are whole, valid and do nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::json;

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// Names that act where they are not taken for names.
const HOSTILE: [(&str, &str); 4] = [
    ("</script><script>alert(1)</script>", "Petit"),
    ("=cmd|' /C calc'!A0", "Grand"),
    ("\u{202e}Eve", "\"onload=\"x"),
    ("Two\nLines", "<b>&amp;"),
];

/// A pattern that is read once.
macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).unwrap());
    };
}

// What is no markup between its tags.
pattern!(FOREIGN, r"(?s)<style>.*?</style>|<script>.*?</script>");
// What would load, run or style something from elsewhere.
pattern!(LOADS, r"<[^>]* (src|srcset|style|on[a-z]+|action)=");
pattern!(TAG, r#"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)>"#);
pattern!(ID, r#" id="([^"]*)""#);
pattern!(LABEL, r#" (?:for|aria-labelledby)="([^"]*)""#);

struct City<'p> {
    world: World<'p>,
    alice: Person,
    others: Vec<Person>,
    org: Organization,
}

/// A city that one person administers and where nobody else ever came.
fn city(world: World) -> City {
    let alice = world.person("Alice", "Martin");
    world.seen(&alice, "2026-01-01T00:00:00Z");
    let others: Vec<Person> = HOSTILE.iter().map(|(first, last)| world.person(first, last)).collect();
    let org = world.organization("=Ville <img src=x onerror=alert(1)> \"'", &[(&alice, "admin")]);
    let member =
        |person: &Person| json!({"user": person.id, "role": "editor", "since": "2020-01-01T00:00:00Z"});
    world.furnish(&org, json!({"members": others.iter().map(member).collect::<Vec<_>>()}));
    City { world, alice, others, org }
}

impl City<'_> {
    fn audit(&self, flags: &[&str]) -> Command {
        self.world.command_as(&self.alice).args(["audit", "org", &self.org.slug]).args(flags)
    }

    fn document(&self, flags: &[&str]) -> Output {
        self.audit(flags).run().success()
    }

    /// Panics where the text names somebody, by a name or a slug.
    #[track_caller]
    fn assert_names_nobody(&self, text: &str) {
        for person in self.others.iter().chain([&self.alice]) {
            for name in [&person.slug, &person.last_name] {
                let escaped = name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
                assert!(!text.contains(name.as_str()) && !text.contains(&escaped), "{name} is named: {text}");
            }
        }
    }
}

#[test]
fn a_page_is_one_file_that_runs_nothing_of_what_it_shows() {
    let city = city(world!());
    for (language, heading) in [("en", "Audit of the organizations"), ("fr", "Audit des organisations")] {
        for names in [&["-o", "html"][..], &["-o", "html", "--names"]] {
            let page = city.audit(names).lang(language).run().success().stdout;
            assert!(page.starts_with("<!DOCTYPE html><html lang=\""), "{page}");
            assert!(page.contains(&format!("lang=\"{language}\"")) && page.contains(heading), "{page}");
            assert!(page.contains("default-src 'none'"), "{page}");
            assert_eq!(page.matches("<script").count(), 1, "{page}");
            assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("\u{202e}"), "{page}");
            let bare = FOREIGN.replace_all(&page, "");
            assert!(!LOADS.is_match(&bare), "{:?}", LOADS.find(&bare));
            assert!(!page.contains("url(") && !page.contains("@import") && !page.contains("fetch("));
        }
    }
    city.assert_names_nobody(&city.document(&["-o", "html"]).stdout);
    let named = city.document(&["-o", "html", "--names"]).stdout;
    assert!(named.contains("Two Lines") && named.contains("&lt;/script&gt;"), "{named}");
}

#[test]
fn a_page_holds_together() {
    let city = city(world!());
    for flags in [&["-o", "html"][..], &["-o", "html", "--names"]] {
        let page = city.document(flags).stdout;
        let page = FOREIGN.replace_all(&page, "");
        let mut open: Vec<String> = Vec::new();
        let mut ids = Vec::new();
        for found in TAG.captures_iter(&page) {
            let name = found[2].to_owned();
            ids.extend(ID.captures(&found[3]).map(|id| id[1].to_owned()));
            match &found[1] {
                "/" => assert_eq!(open.pop(), Some(name), "{page}"),
                _ if ["meta", "input", "br"].contains(&name.as_str()) => {}
                _ => open.push(name),
            }
        }
        assert_eq!(open, Vec::<String>::new());
        for label in LABEL.captures_iter(&page) {
            assert!(ids.contains(&label[1].to_owned()), "nothing is called {}", &label[1]);
        }
        let unique = ids.iter().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
    }
}

#[test]
fn every_word_of_a_page_comes_from_the_catalogue() {
    let city = city(world!());
    city.audit(&["--out", "page.html"]).lang("en-XA").run().success();
    let page = fs::read_to_string(city.world.path("page.html")).unwrap();
    let without =
        Regex::new(r"(?s)<style>.*?</style>|<script>.*?</script>|<code>.*?</code>|<[^>]*>").unwrap();
    let text = without.replace_all(&page, " ");
    for word in ["Findings", "Organizations", "Weight", "Administrators", "Copy", "never", "Rules"] {
        assert!(!text.split_whitespace().any(|shown| shown == word), "{word} is not marked: {text}");
    }
}

#[test]
fn a_case_stands_for_each_rule_that_was_asked() {
    let city = city(world!());
    let suites = city.document(&["-o", "junit", "--lang", "fr"]).stdout;
    city.assert_names_nobody(&suites);
    let number = |of: &str, name: &str| -> usize {
        let start = suites.find(&format!("<{of} ")).unwrap();
        let found = Regex::new(&format!(" {name}=\"([0-9]+)\"")).unwrap();
        found.captures(&suites[start..]).unwrap()[1].parse().unwrap()
    };
    let cases = suites.matches("<testcase ").count();
    assert!(suites.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "), "{suites}");
    assert_eq!((number("testsuites", "tests"), number("testsuite", "tests")), (cases, cases));
    let failures = suites.matches("<failure ").count();
    assert_eq!((number("testsuites", "failures"), number("testsuite", "failures")), (failures, failures));
    assert_eq!(number("testsuite", "skipped"), suites.matches("<skipped ").count());
    // Four of them never came: one case, with each of them.
    let case = suites.split("<testcase ").find(|case| case.starts_with("name=\"has-signed-in\"")).unwrap();
    assert_eq!(case.matches("n'a encore jamais ouvert de session").count(), 5, "{case}");
    assert!(case.contains("type=\"note\"") && case.contains("udatactl"), "{case}");
}

#[test]
fn who_sees_little_gets_skipped_cases() {
    let city = city(world!());
    let run = |format: &str| {
        let words = ["audit", "org", &city.org.slug, "-o", format];
        city.world.anonymous().args(words).run().success().stdout
    };
    let suites = run("junit");
    assert!(suites.contains("name=\"has-signed-in\"") && suites.contains("<skipped message=\""), "{suites}");
    assert!(!suites.contains("<failure type=\"unseen\""), "{suites}");
    let counts = run("openmetrics");
    assert!(counts.contains("udatactl_audit_unseen{rule=\"has-signed-in\"} 1\n"), "{counts}");
    let page = run("html");
    assert!(page.contains("What could not be seen") && page.contains("without an account"), "{page}");
}

#[test]
fn counts_name_nobody_and_nothing() {
    let city = city(world!());
    let counts = city.document(&["-o", "openmetrics", "--lang", "fr"]).stdout;
    city.assert_names_nobody(&counts);
    assert!(!counts.contains(&city.org.slug) && !counts.contains("Ville"), "{counts}");
    assert!(counts.ends_with("\n# EOF\n") && counts.matches("# EOF").count() == 1, "{counts}");
    assert!(counts.contains("\nudatactl_audit_organizations 1\n"), "{counts}");
    let never = "\nudatactl_audit_findings{rule=\"has-signed-in\",severity=\"note\"} 4\n";
    assert!(counts.contains(never), "{counts}");
    let none = "\nudatactl_audit_findings{rule=\"administrator-present\",severity=\"error\"} 0\n";
    assert!(counts.contains(none), "{counts}");
    let line =
        Regex::new(r#"^(# (TYPE|UNIT|HELP|EOF).*|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [0-9]+)$"#).unwrap();
    for text in counts.lines() {
        assert!(line.is_match(text), "{text}");
    }
}

#[test]
fn a_file_is_whole_private_and_nobody_s_before() {
    let city = city(world!());
    let file = city.world.path("report.html");
    for (name, begin) in [
        ("report.html", "<!DOCTYPE html>"),
        ("report.csv", "severity,rule,"),
        ("report.json", "[\n"),
        ("report.txt", "Poids"),
    ] {
        let run = city.document(&["--out", name, "--lang", "fr"]);
        assert_eq!(run.stdout, "", "{run}");
        assert!(run.stderr.contains(name), "{run}");
        let path = city.world.path(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(begin), "{name}: {text}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::write(&file, "mine").unwrap();
    let calls = city.world.calls(&city.org).len();
    let refused = city.audit(&["--out", "report.html", "-o", "json"]).run().exits(2);
    assert_eq!(refused.error()["code"], "out_exists", "{refused}");
    assert_eq!(city.world.calls(&city.org).len(), calls, "nothing was read");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    city.document(&["--out", "report.html", "--force", "--dry-run"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    city.document(&["--out", "report.html", "--force"]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn what_waits_for_somebody_goes_into_files_of_theirs() {
    let city = city(world!());
    let run = |flags: &[&str]| city.audit(&["--by-owner", "owners"]).args(flags).run();
    run(&["--dry-run"]).success();
    assert!(!city.world.path("owners").exists());
    let written = run(&["--json", "--lang", "fr"]).success().json();
    let [owner] = &written.as_array().unwrap()[..] else { panic!("{written}") };
    assert_eq!((&owner["owner"], &owner["organizations"]), (&serde_json::Value::Null, &1.into()));
    assert_eq!(owner["page"], "owners/sans-responsable.html");
    for ending in ["html", "csv", "txt"] {
        let text = fs::read_to_string(city.world.path(&format!("owners/sans-responsable.{ending}"))).unwrap();
        city.assert_names_nobody(&text);
        assert!(ending != "txt" || text.starts_with("Objet\u{a0}: Vos organisations sur "), "{text}");
    }
    // One that is there already stops all of them.
    fs::remove_file(city.world.path("owners/sans-responsable.html")).unwrap();
    let again = run(&["--json", "--lang", "fr"]).exits(2);
    assert_eq!(again.error()["code"], "out_exists", "{again}");
    assert!(!city.world.path("owners/sans-responsable.html").exists());
    run(&["--force", "--lang", "fr", "--names"]).success();
    let page = fs::read_to_string(city.world.path("owners/sans-responsable.html")).unwrap();
    assert!(page.contains("Two Lines"));
    let refused = run(&["-o", "html", "--force"]).exits(2);
    assert!(refused.stderr.contains("--by-owner"), "{refused}");
}

#[test]
fn each_owner_gets_its_own_organizations_and_no_other() {
    let city = city(world!());
    let other = city.world.organization("Port", &[(&city.alice, "admin")]);
    let policy = |owner: &str, organization: &str| {
        format!("[[group]]\norganizations = [\"{organization}\"]\nowner = \"{owner}\"\n")
    };
    let text = policy("Pôle <b>eau</b>", &city.org.slug) + &policy("../Port", &other.slug);
    fs::write(city.world.path("policy.toml"), text).unwrap();
    let words = ["audit", "org", "--mine", "--policy", "policy.toml", "--by-owner", "owners", "--json"];
    let written = city.world.command_as(&city.alice).args(words).run().success().json();
    let pages: Vec<&str> =
        written.as_array().unwrap().iter().map(|row| row["page"].as_str().unwrap()).collect();
    assert_eq!(pages, ["owners/port.html", "owners/pole-b-eau-b.html"]);
    let read = |name: &str| fs::read_to_string(city.world.path(name)).unwrap();
    let page = read("owners/pole-b-eau-b.html");
    assert!(page.contains("Pôle &lt;b&gt;eau&lt;/b&gt;") && !page.contains(&other.name), "{page}");
    assert!(!read("owners/port.csv").contains(&city.org.slug));
    assert!(read("owners/port.txt").contains(&other.name));
}

#[test]
fn a_list_is_as_before_where_no_document_is_asked_for() {
    let city = city(world!());
    let named = city.document(&["-o", "csv"]).stdout;
    assert!(named.contains(&city.others[1].last_name), "{named}");
}
