use super::*;
use crate::audit::facts::{Facts, Person, Seen, Unseen};
use crate::audit::rules::AUDIT;
use crate::audit::rules::example::{administrator, ago, facts, now};
use crate::audit::rules::exceptions::EXCEPTIONS;

fn exception(finding: &str, until: &str) -> Exception {
    Exception {
        finding: fingerprint(finding).expect("a fingerprint"),
        reason: "Astreinte".into(),
        author: "DSI".into(),
        until: date::read(until).expect("a day"),
    }
}

fn written(exceptions: &[Exception]) -> String {
    add("", &["Our exceptions".to_owned()], exceptions).expect("a text")
}

/// What is found, and what is accepted, of an organization.
fn judged(facts: &Facts, exceptions: &[Exception], ignored: &[&str]) -> (Vec<String>, Vec<String>) {
    let ruling =
        Ruling { ignored: ignored.iter().map(|rule| (*rule).to_owned()).collect(), ..Ruling::default() };
    let mut assessment = assess(&facts.name, facts, &ruling, AUDIT);
    let baseline = read(written(exceptions).into()).expect("a baseline");
    let today = now().to_zoned(jiff::tz::TimeZone::UTC).date();
    baseline.judge(&mut assessment, &ruling, EXCEPTIONS, today);
    let name = &assessment.organization;
    (
        assessment.found.iter().map(|found| found.fingerprint(name)).collect(),
        assessment.accepted.iter().map(|(found, _)| found.fingerprint(name)).collect(),
    )
}

fn with_old() -> Facts {
    facts(vec![
        administrator("a"),
        administrator("b"),
        Person { seen: Seen::At(ago(500)), ..administrator("old") },
    ])
}

const OLD: &str = "seen-lately/1/id-old";

#[test]
fn what_is_accepted_is_set_aside_until_its_day_is_past() {
    let judged = |until: &str| judged(&with_old(), &[exception(OLD, until)], &[]);
    assert_eq!(judged("2026-11-30"), (vec![], vec![OLD.to_owned()]), "that day still");
    assert_eq!(judged("2026-11-29"), (vec![OLD.into(), format!("exception-kept/1/{OLD}")], vec![]));
}

#[test]
fn what_is_no_longer_there_needs_no_exception_and_of_what_was_not_seen_nothing_is_concluded() {
    let fine = facts(vec![administrator("a"), administrator("b")]);
    let left = [exception(OLD, "2027-06-30")];
    let needless = vec![format!("exception-needed/1/{OLD}")];
    assert_eq!(judged(&fine, &left, &[]), (needless.clone(), vec![]));
    assert_eq!(judged(&fine, &[exception(OLD, "2020-01-01")], &[]), (needless, vec![]), "over and needless");
    assert_eq!(judged(&fine, &left, &["seen-lately"]), (vec![], vec![]), "not asked");
    assert_eq!(judged(&fine, &left, &["exceptions"]), (vec![], vec![]), "its own rule is not asked");
    let hidden = facts(vec![administrator("a"), Person { seen: Seen::Hidden, ..administrator("b") }]);
    assert_eq!(judged(&hidden, &left, &[]), (vec![], vec![]), "not seen");
    let failed =
        Facts { waiting: Err(Unseen::Failed), ..facts(vec![administrator("a"), administrator("b")]) };
    assert_eq!(judged(&failed, &[exception("requests-answered/1/x", "2027-06-30")], &[]), (vec![], vec![]));
    assert_eq!(judged(&failed, &left, &[]).0.len(), 1, "another source failed");
    assert_eq!(judged(&fine, &[exception("seen-lately/2/id-old", "2027-06-30")], &[]), (vec![], vec![]));
    let nothing = exception("siret-valid/1", "2027-06-30");
    let without =
        Facts { siret: None, badges: vec![], ..facts(vec![administrator("a"), administrator("b")]) };
    let found = judged(&without, &[nothing], &["siret-given"]).0;
    assert_eq!(found, ["exception-needed/1/siret-valid/1"], "the rule has nothing to look at any more");
}

#[test]
fn an_exception_says_which_why_who_and_until_when() {
    let flaws = |text: &str| {
        let said = |flaw: &Flaw| {
            format!("{}:{} {}", flaw.line, flaw.column.unwrap_or_default(), flaw.problem.code())
        };
        read(text.into()).err().unwrap_or_default().iter().map(said).collect::<Vec<_>>()
    };
    let whole =
        |more: &str| format!("[[exception]]\nfinding = \"{OLD}\"\nreason = \"x\"\nauthor = \"y\"\n{more}");
    assert_eq!(flaws(""), [""; 0]);
    assert_eq!(flaws(&whole("until = 2027-06-30")), [""; 0]);
    assert_eq!(flaws(&whole("until = \"30/06/2027\"")), [""; 0]);
    for (text, wanted) in [
        (whole(""), vec!["1:1 missing"]),
        (whole("until = \"30/06/27\""), vec!["5:9 short_year"]),
        (whole("until = \"soon\""), vec!["5:9 bad_date"]),
        (whole("until = 3"), vec!["5:9 kind"]),
        (whole("untill = 2027-06-30"), vec!["1:1 missing", "5:1 unknown_key"]),
        ("[[exception]]".into(), vec!["1:1 missing"; 4]),
        ("[[exceptions]]".into(), vec!["1:3 unknown_key"]),
        ("exception = 3".into(), vec!["1:13 kind"]),
        (whole("until = 2027-06-30").replace(OLD, "seen-latly/1"), vec!["2:11 unknown_rule"]),
        (whole("until = 2027-06-30").replace(OLD, "exception-kept/1"), vec!["2:11 unknown_rule"]),
        (whole("until = 2027-06-30").replace(OLD, "seen-lately/1/unseen"), vec!["2:11 bad_fingerprint"]),
        (whole("until = 2027-06-30").replace("\"x\"", "\" \""), vec!["3:10 missing"]),
        (whole("until = 2027-06-30\n").repeat(2), vec!["6:1 exception_twice"]),
    ] {
        assert_eq!(flaws(&text), wanted, "{text}");
    }
}

#[test]
fn exceptions_are_added_behind_what_is_there_and_nothing_else_is_changed() {
    let begun = written(&[exception(OLD, "2027-06-30")]);
    assert!(begun.starts_with("# Our exceptions\nformat = 1\n"), "{begun}");
    let kept = format!("# by hand\r\n{}\n# at the end\n", begun.replace("DSI\"", "DSI\" # the desk"));
    let more = add(&kept, &[], &[exception("two-administrators/1", "2027-01-02")]).expect("a text");
    for comment in ["# by hand", "# Our exceptions", "# the desk", "# at the end"] {
        assert_eq!(more.matches(comment).count(), 1, "{comment}: {more}");
    }
    let baseline = read(more.into()).expect("a baseline");
    assert!(["two-administrators/1", OLD].iter().all(|text| baseline.has(&fingerprint(text).expect("one"))));
    assert!(!baseline.has(&fingerprint("two-administrators/2").expect("one")));
    assert_eq!(add("exception = []", &[], &[exception(OLD, "2027-06-30")]), Err(Unwritable));
}
