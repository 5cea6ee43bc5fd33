//! Command lines, answers and names that nobody would write: no panic, no hang, a documented exit code, and nothing on
//! a terminal but text.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};

use crate::fault_proxy;
use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

/// What documents promise: 1 is for what nobody has thought of, and none of this is.
const DOCUMENTED: [i32; 11] = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

fn sound(run: &Output) -> Result<(), TestCaseError> {
    prop_assert!(DOCUMENTED.contains(&run.code) && !run.stderr.contains("panicked"), "{}", run);
    let mut shown = run.stdout.chars().chain(run.stderr.chars());
    let odd = shown.find(|letter| is_harmful(*letter));
    prop_assert!(odd.is_none(), "{:?} in {}", odd, run);
    Ok(())
}

/// What moves the cursor, or hides or reorders other text.
fn is_harmful(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\t');
    is_control
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn check<S: Strategy>(cases: u32, of: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    TestRunner::new(config).run(of, test).unwrap_or_else(|failure| panic!("{failure}"));
}

const HARM: [&str; 22] = [
    "",
    " ",
    "-",
    "--",
    "---",
    "\u{202e}",
    "a\u{1b}[2Jb",
    "\u{9b}31m",
    "é",
    "日本",
    "👩‍👩‍👧",
    "\n",
    "a\tb",
    "\u{feff}",
    "%s",
    "../..",
    "http://",
    "https://[::1",
    "data.gouv.fr",
    "000000000000000000000000",
    "0",
    "999999999999999999999",
];

const VERBS: [&str; 76] = [
    "audit snapshot",
    "audit diff",
    "audit trend",
    "auth login",
    "auth logout",
    "auth status",
    "profile list",
    "profile use",
    "profile show",
    "profile remove",
    "org list",
    "org show",
    "org activity",
    "org create",
    "org join",
    "org leave",
    "org update",
    "org delete",
    "org restore",
    "member list",
    "member show",
    "member add",
    "member remove",
    "member promote",
    "member demote",
    "member set-role",
    "assignment list",
    "assignment add",
    "assignment remove",
    "assignment copy",
    "requests list",
    "requests show",
    "requests approve",
    "requests reject",
    "requests mine",
    "invite list",
    "invite cancel",
    "invite resend",
    "invite prune",
    "invite inbox",
    "invite accept",
    "invite refuse",
    "contact list",
    "contact add",
    "contact replace",
    "contact remove",
    "role list",
    "person find",
    "person show",
    "notification list",
    "notification read",
    "notification digest",
    "notification settings",
    "notification mute",
    "notification pause",
    "notification follow",
    "notification unfollow",
    "account create",
    "journal list",
    "journal purge",
    "journal undo",
    "api GET",
    "org recover",
    "org certify-request",
    "badge list",
    "badge add",
    "badge remove",
    "config list",
    "config get",
    "config set",
    "config unset",
    "config path",
    "doctor",
    "help",
    "roster validate",
    "roster diff",
];

const FLAGS: [&str; 55] = [
    "--at",
    "--keep",
    "--until",
    "--section",
    "--tag",
    "--search=budget",
    "--since",
    "--older-than",
    "--fail-on",
    "--json",
    "--with-content=1",
    "-o",
    "--output=csv",
    "--fields",
    "--csv-dialect",
    "-n",
    "-y",
    "--yes",
    "--confirm",
    "--confirm=x",
    "--no-input",
    "-q",
    "-v",
    "-vv",
    "--lang",
    "--color",
    "--accessible",
    "--no-pager",
    "--parallel",
    "--limit",
    "--all",
    "-P",
    "-s",
    "--site",
    "--min-admins",
    "--max-removals",
    "--max-removals=50%",
    "--allow-self",
    "--allow-no-admin",
    "--cacert",
    "--proxy",
    "--help",
    "-h",
    "--version",
    "--name",
    "--description",
    "--siret",
    "--unset",
    "--role",
    "--to",
    "--email",
    "--comment",
    "--since",
    "-F",
    "-d",
];

fn word() -> impl Strategy<Value = OsString> {
    let known = |words: &'static [&str]| prop::sample::select(words).prop_map(OsString::from);
    prop_oneof![
        3 => known(&FLAGS),
        2 => known(&HARM),
        1 => ".{0,12}".prop_map(|text| OsString::from(text.replace('\0', ""))),
        1 => "[a-z0-9=@,.-]{1,30}".prop_map(OsString::from),
        1 => prop::collection::vec(1u8.., 0..8).prop_map(OsString::from_vec),
    ]
}

#[test]
fn any_command_line_ends_with_a_documented_code() {
    let stage = Stage::set(&world!());
    let root = answering(&Arc::new(Mutex::new(
        stage.answers.iter().map(|(path, answer)| (path.clone(), answer.to_string())).collect(),
    )));
    let verb = prop::option::weighted(0.95, prop::sample::select(&VERBS[..]));
    let known = prop::sample::select(vec!["ORG", "BOB", "REQUEST"]);
    let named = prop_oneof![known, prop::sample::select(&HARM[..])];
    let named = (prop::option::weighted(0.7, Just("ORG")), prop::collection::vec(named, 0..3));
    let yes = prop::option::of(Just("--yes"));
    check(300, &(verb, named, prop::collection::vec(word(), 0..3), yes), |(verb, named, words, yes)| {
        let begun = verb.into_iter().flat_map(|verb| verb.split(' '));
        let named = named.0.into_iter().chain(named.1).map(|name| stage.named(name));
        let home = tempfile::tempdir().unwrap();
        sound(&signed_in(home.path(), &root).args(begun).args(named).args(words).args(yes).run())
    });
}

/// What becomes of one value of an answer.
#[derive(Clone, Debug)]
enum Change {
    Is(Value),
    Gone,
    Deep,
    Huge,
}

fn change() -> impl Strategy<Value = Change> {
    let values = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!(u64::MAX)),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null, {"id": null}])),
        prop::sample::select(&HARM[..]).prop_map(Value::from),
        prop::sample::select(&HARM[..]).prop_map(|text| json!(text.repeat(50))),
        ".{0,20}".prop_map(Value::from),
    ];
    prop_oneof![8 => values.prop_map(Change::Is), 3 => Just(Change::Gone), 1 => Just(Change::Deep), 1 => Just(Change::Huge)]
}

/// The keys of answers on which something depends.
const KEYS: [&str; 25] = [
    "acronym",
    "active",
    "badges",
    "comment",
    "created",
    "data",
    "deleted",
    "description",
    "email",
    "first_name",
    "id",
    "kind",
    "label",
    "last_login_at",
    "last_name",
    "members",
    "metrics",
    "name",
    "organizations",
    "permissions",
    "role",
    "roles",
    "since",
    "status",
    "user",
];

/// Changes the `number`th value under a key, or the answer itself where it has no such key.
fn apply(answer: &mut Value, key: &str, number: usize, change: &Change) {
    let count = places(answer, key);
    match count {
        0 => *answer = change.value(),
        _ => apply_at(answer, key, &mut (number % count), change),
    }
}

fn places(value: &Value, key: &str) -> usize {
    match value {
        Value::Array(values) => values.iter().map(|value| places(value, key)).sum(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| usize::from(name == key) + places(value, key)).sum()
        }
        _ => 0,
    }
}

fn apply_at(value: &mut Value, key: &str, number: &mut usize, change: &Change) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| apply_at(value, key, number, change)),
        Value::Object(fields) => {
            for name in fields.keys().cloned().collect::<Vec<_>>() {
                if name == key && *number == 0 {
                    match change {
                        Change::Gone => drop(fields.remove(&name)),
                        _ => fields[&name] = change.value(),
                    }
                    *number = usize::MAX;
                    return;
                }
                *number = number.saturating_sub(usize::from(name == key));
                if *number < usize::MAX / 2 {
                    apply_at(&mut fields[&name], key, number, change);
                }
            }
        }
        _ => {}
    }
}

impl Change {
    fn value(&self) -> Value {
        match self {
            Self::Is(other) => other.clone(),
            Self::Gone => Value::Null,
            // Written out below: a value that deep could not even be dropped.
            Self::Deep => json!("@@DEEP@@"),
            Self::Huge => json!("@@HUGE@@"),
        }
    }
}

fn written(value: &Value) -> String {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let huge = format!("\"{}\"", "Ville\\u202e \\u001b[31m".repeat(20_000));
    value.to_string().replace("\"@@DEEP@@\"", &deep).replace("\"@@HUGE@@\"", &huge)
}

/// What a portal has answered, and about whom.
struct Stage {
    answers: BTreeMap<String, Value>,
    organization: String,
    bob: String,
    request: String,
}

impl Stage {
    fn set(world: &World) -> Self {
        let [alice, bob, zoe] = <[Person; 3]>::try_from(world.people(3)).unwrap();
        let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
        let request = world.request(&organization, &zoe, "Bonjour");
        let received = world.organization("Autre", &[(&bob, "admin")]);
        world.invitation(&received, &alice, "editor");
        let of = |rest: &str| format!("/api/1/organizations/{}/{rest}", organization.id);
        let mut answers = BTreeMap::new();
        for (path, query) in [
            ("/api/1/me/", ""),
            ("/api/1/me/org_invitations/", ""),
            ("/api/1/notifications/", ""),
            ("/api/1/organizations/", "?page_size=5"),
            ("/api/1/organizations/roles/", ""),
            ("/api/1/organizations/suggest/", "?q=ville"),
            ("/api/1/site/", ""),
            ("/api/1/users/suggest/", "?q=basile"),
            (&format!("/api/1/users/{}/", bob.id), ""),
            (&of(""), ""),
            (&of("membership/"), ""),
        ] {
            let answer = world.portal.api("GET", &format!("{path}{query}"), Some(&alice), None);
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            answers.insert(path.to_owned(), answer.json());
        }
        // All that there is, on one page.
        let listed = answers.get_mut("/api/1/organizations/").unwrap();
        listed["total"] = json!(listed["data"].as_array().unwrap().len());
        Self { answers, organization: organization.id, bob: bob.id, request }
    }

    fn named<'a>(&'a self, word: &'a str) -> &'a str {
        match word {
            "ORG" => &self.organization,
            "BOB" => &self.bob,
            "REQUEST" => &self.request,
            other => other,
        }
    }
}

/// A portal that answers from what `answers` holds, and takes every write.
fn answering(answers: &Arc<Mutex<BTreeMap<String, String>>>) -> String {
    let answers = Arc::clone(answers);
    fault_proxy::querying(move |method, path, _| match (method, answers.lock().unwrap().get(path)) {
        ("GET", Some(body)) => fault_proxy::json("200 OK", body),
        ("GET", None) if path == "/api/1/site/" => {
            fault_proxy::json("200 OK", r#"{"id": "x", "title": "x"}"#)
        }
        ("GET", None) => fault_proxy::json("404 Not Found", r#"{"message": "x"}"#),
        ("OPTIONS", _) => fault_proxy::json("200 OK\r\nAllow: GET, PUT, POST, DELETE", "{}"),
        _ => fault_proxy::json("200 OK", "{}"),
    })
}

#[test]
fn any_answer_ends_with_a_documented_code() {
    let stage = Stage::set(&world!());
    let served = Arc::new(Mutex::new(BTreeMap::new()));
    let root = answering(&served);
    let lines = vec![
        "auth status",
        "org list",
        "org list --search x",
        "org show ORG",
        "member list ORG",
        "member list --all-orgs",
        "member show ORG BOB",
        "person show BOB",
        "person find Basile",
        "role list",
        "requests list ORG",
        "requests show ORG REQUEST",
        "requests mine",
        "invite list ORG",
        "invite inbox",
        "notification list",
        "notification digest",
        "api GET me/",
        "api GET organizations/ --paginate",
        "member promote ORG BOB --yes",
        "member remove ORG BOB --yes",
        "requests approve ORG REQUEST --yes",
        "org update ORG --acronym V --yes",
        "org join ORG --comment x --yes",
    ];
    let changes = (prop::sample::select(&KEYS[..]), any::<usize>(), any::<prop::sample::Index>(), change());
    let formats = prop::sample::select(vec!["table", "plain", "lines", "csv", "md", "ids"]);
    let case = (prop::sample::select(lines), prop::collection::vec(changes, 1..5), formats);
    check(400, &case, |(line, changes, format)| {
        // What this line reads: its own things first, the rest for what it looks up.
        let nouns: Vec<&str> = line.split(' ').take(2).collect();
        let asked: Vec<&String> =
            stage.answers.keys().filter(|path| is_read_by(&nouns, path, &stage.organization)).collect();
        let mut changed = stage.answers.clone();
        for (key, number, path, change) in &changes {
            apply(changed.get_mut(*path.get(&asked)).unwrap(), key, *number, change);
        }
        *served.lock().unwrap() =
            changed.iter().map(|(path, value)| (path.clone(), written(value))).collect();
        let home = tempfile::tempdir().unwrap();
        let words = line.split(' ').map(|word| stage.named(word));
        let run = signed_in(home.path(), &root).args(words).args(["-o", format]).run();
        // A pipe gets what the portal has, on one line; only a person's formats are clean of all harm.
        let shown = if matches!(format, "table" | "md") && !line.starts_with("api") {
            run.stdout.clone()
        } else {
            String::new()
        };
        sound(&Output { stdout: shown, ..run })
    });
}

/// Whether a verb has to do with what is at a path.
fn is_read_by(nouns: &[&str], path: &str, organization: &str) -> bool {
    let parts: &[&str] = match nouns {
        ["auth", _] | ["api", "GET"] => &["/me/", "/organizations/"],
        ["org", "list"] => &["/organizations/"],
        ["person", _] => &["/users/"],
        ["role", _] => &["/roles/"],
        ["invite", "inbox"] => &["/org_invitations/"],
        ["requests", "mine"] => &["/notifications/", "/membership/", "/me/"],
        ["notification", "list"] => &["/notifications/", "/me/"],
        ["notification", _] => &["/me/", "/organizations/", "/discussions/", "/harvest/"],
        ["requests" | "invite", _] => &["/membership/"],
        _ => &["/membership/", "/me/"],
    };
    let about_it = matches!(nouns, ["org" | "member", _]) && path.ends_with(&format!("/{organization}/"));
    about_it || parts.iter().any(|part| path.contains(part))
}

fn signed_in(home: &Path, root: &str) -> Command {
    let command = Command::new(home).lang("fr").env("UDATACTL_SITE", root).env("UDATACTL_TOKEN", "key");
    command.args(["--retries", "0"]).limit(Duration::from_secs(30))
}

#[test]
fn what_a_portal_says_of_a_refusal_drives_no_terminal() {
    let home = tempfile::tempdir().unwrap();
    let harm = HARM.concat();
    let said = json!({"message": harm, "errors": {(harm.as_str()): [harm], "name": {"0": harm}}}).to_string();
    let root = fault_proxy::querying(move |_, _, _| fault_proxy::json("400 Bad Request", &said));
    for format in ["json", "table"] {
        for line in [["org", "show", "ville"], ["auth", "status", "-v"], ["api", "GET", "me/"]] {
            let run = signed_in(home.path(), &root).args(line).args(["-o", format]).run().exits(7);
            assert!(sound(&run).is_ok(), "{run:?}");
        }
    }
}

#[test]
fn a_list_without_end_and_names_of_ten_megabytes_end() {
    let home = tempfile::tempdir().unwrap();
    let long = "Ville \u{202e}\u{1b}[31m\n".repeat(700_000);
    let one = json!({"id": "0".repeat(24), "slug": "ville", "name": long, "members": []});
    let cases = [
        (json!({"data": [one], "total": 1}), 0),
        (json!({"data": [one], "total": u64::MAX}), 9),
        (json!({"data": [], "total": 10_000_000_000u64}), 9),
    ];
    for (answer, code) in cases {
        let me = ("/api/1/me/".to_owned(), json!({"id": "1".repeat(24), "organizations": []}).to_string());
        let served = BTreeMap::from([me, ("/api/1/organizations/".to_owned(), answer.to_string())]);
        let root = answering(&Arc::new(Mutex::new(served)));
        for format in ["table", "plain", "csv"] {
            let run =
                signed_in(home.path(), &root).args(["org", "list", "--search", "x", "-o", format]).run();
            assert_eq!(run.code, code, "{format}: {} {}", run.stdout.len(), run.stderr);
            assert!(run.stdout.lines().count() <= 3, "{format}: a row below two lines of headings");
        }
        let raw = signed_in(home.path(), &root).args(["api", "GET", "organizations/", "--paginate"]).run();
        assert_eq!(raw.code, code, "{}", raw.stderr);
    }
}
