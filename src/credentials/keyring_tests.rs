//! The module against real keyrings, only where `UDATACTL_TEST_KEYRING=1` asks for it: each test
//! then runs itself again under `tests/keyring/with-keyring`, and the second run is the scenario.

use std::cell::Cell;
use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use secrecy::ExposeSecret;

use super::*;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keyring/with-keyring");
/// The attribute by which `secret-tool` finds the item of `account()`.
const USER: &str = "default@https://www.data.gouv.fr";
const STORE_ONE: &str = "printf stored-before | secret-tool store --label=x \
     service udatactl username default@https://www.data.gouv.fr";

/// Whether this run is the scenario `name` itself.
fn here(name: &str, state: &str, first: Option<&str>) -> bool {
    if env::var("UDATACTL_TEST_KEYRING").as_deref() != Ok("1") {
        // Straight to the stream: the test harness would keep a println to itself.
        let line = format!("LEFT OUT: keyring {name} (UDATACTL_TEST_KEYRING is not 1)\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
        return false;
    }
    if env::var("UDATACTL_TEST_KEYRING_STATE").is_ok_and(|within| within == state) {
        return true;
    }
    let mut command = Command::new(SCRIPT);
    command.arg(state);
    if let Some(first) = first {
        command.args(["--first", first]);
    }
    let output = command
        .arg("--")
        .arg(env::current_exe().expect("this test's own path"))
        .args(["--exact", &format!("credentials::keyring_tests::{name}")])
        .args(["--nocapture"])
        .output()
        .expect("tests/keyring/with-keyring to start");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("1 passed"), "nothing ran: {said}");
    for line in said.lines().filter(|line| line.contains("MEASURED")) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
    false
}

fn account() -> Account {
    Account { site: "https://www.data.gouv.fr".to_owned(), profile: "default".to_owned() }
}

struct Bench {
    _place: tempfile::TempDir,
    store: Store,
}

fn bench() -> Bench {
    let place = tempfile::tempdir().expect("a temporary directory");
    let store = Store::new(place.path().join("udatactl"));
    Bench { _place: place, store }
}

fn quiet() -> KeyringTimeout<'static> {
    KeyringTimeout {
        limit: Duration::from_secs(5),
        notice_after: Duration::from_secs(2),
        notice: &|| panic!("no notice was due"),
    }
}

fn measured<T>(what: &str, at_most: Duration, call: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let outcome = call();
    let taken = start.elapsed();
    let _ = writeln!(std::io::stderr(), "MEASURED {what}: {taken:.1?}");
    assert!(taken < at_most, "{what} took {taken:?}");
    outcome
}

const AT_ONCE: Duration = Duration::from_secs(2);

fn secret_tool(arguments: &[&str], input: &str) -> Option<String> {
    let mut child = Command::new("secret-tool")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("secret-tool");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("input taken");
    drop(stdin);
    let output = child.wait_with_output().expect("its output");
    let text = String::from_utf8(output.stdout).expect("text");
    output.status.success().then_some(text)
}

fn lookup() -> Option<String> {
    secret_tool(&["lookup", "service", "udatactl", "username", USER], "")
}

fn text(key: Option<Key>) -> Option<(String, Origin)> {
    key.map(|key| (key.secret.expose_secret().to_owned(), key.origin))
}

#[test]
fn stored_read_replaced_forgotten() {
    if !here("stored_read_replaced_forgotten", "unlocked", None) {
        return;
    }
    let Bench { _place, store } = bench();
    let find = || store.find(&account(), &quiet()).map(text);
    assert_eq!(measured("unlocked, find nothing", AT_ONCE, find).expect("an answer"), None);
    assert_eq!(store.forget(&account(), &quiet()).expect("an answer"), []);

    for key in ["first é\"\n", "second"] {
        let kept = measured("unlocked, keep", AT_ONCE, || store.keep(&account(), &key.into(), &quiet()));
        assert_eq!(kept.expect("kept").origin, Origin::Keyring);
        let found = measured("unlocked, find", AT_ONCE, find).expect("an answer");
        assert_eq!(found, Some((key.to_owned(), Origin::Keyring)));
        assert_eq!(lookup().as_deref(), Some(key));
    }
    let item = secret_tool(&["search", "--all", "service", "udatactl"], "").expect("one item");
    assert!(item.contains("label = udatactl: default on www.data.gouv.fr"), "{item}");
    assert_eq!(item.matches("label = ").count(), 1, "{item}");

    let other = Account { profile: "other".to_owned(), ..account() };
    assert!(store.find(&other, &quiet()).expect("an answer").is_none());
    assert_eq!(store.forget(&account(), &quiet()).expect("an answer"), [Origin::Keyring]);
    assert_eq!(find().expect("an answer"), None);
    assert_eq!(lookup(), None);
}

#[test]
fn what_is_kept_can_be_put_back_until_the_other_copy_is_let_go() {
    if !here("what_is_kept_can_be_put_back_until_the_other_copy_is_let_go", "unlocked", None) {
        return;
    }
    let Bench { _place, store } = bench();
    let find = || store.find(&account(), &quiet()).map(text).expect("an answer");
    let in_clear = store.keep_in_clear(&account(), &"clear".into()).expect("kept");
    assert_eq!(find(), Some(("clear".to_owned(), in_clear.origin.clone())));

    let first = store.keep(&account(), &"first".into(), &quiet()).expect("kept");
    let second = store.keep(&account(), &"second".into(), &quiet()).expect("kept");
    store.put_back(&account(), &second, &quiet()).expect("put back");
    assert_eq!(find(), Some(("first".to_owned(), Origin::Keyring)));
    store.put_back(&account(), &first, &quiet()).expect("put back");
    assert_eq!(find(), Some(("clear".to_owned(), in_clear.origin.clone())));
    assert_eq!(lookup(), None);

    let kept = store.keep(&account(), &"kept".into(), &quiet()).expect("kept");
    store.forget_elsewhere(&account(), &kept.origin, &quiet()).expect("let go");
    assert!(store.clear_file().read(&account()).expect("an answer").is_none());

    let in_clear = store.keep_in_clear(&account(), &"clear".into()).expect("kept").origin;
    store.forget_elsewhere(&account(), &in_clear, &quiet()).expect("let go");
    assert_eq!((find(), lookup()), (Some(("clear".to_owned(), in_clear.clone())), None));
    store.keep(&account(), &"kept".into(), &quiet()).expect("kept");
    assert_eq!(store.forget(&account(), &quiet()).expect("an answer"), [Origin::Keyring, in_clear]);
}

#[test]
fn an_item_made_by_secret_tool_is_found() {
    if !here("an_item_made_by_secret_tool_is_found", "unlocked", Some(STORE_ONE)) {
        return;
    }
    let found = bench().store.find(&account(), &quiet()).map(text);
    let expected = ("stored-before".to_owned(), Origin::Keyring);
    assert_eq!(found.expect("an answer"), Some(expected));
}

#[test]
fn two_items_are_ambiguous_until_forgotten() {
    if !here("two_items_are_ambiguous_until_forgotten", "unlocked", Some(STORE_ONE)) {
        return;
    }
    let Bench { _place, store } = bench();
    let more = ["service", "udatactl", "username", USER, "made-by", "hand"];
    secret_tool(&[&["store", "--label=y"], &more[..]].concat(), "second").expect("stored");
    let found = store.find(&account(), &quiet());
    assert!(matches!(found, Err(Error::KeyringAmbiguous { count: 2 })), "{found:?}");
    let kept = store.keep(&account(), &"third".into(), &quiet());
    assert!(matches!(kept, Err(Error::KeyringAmbiguous { count: 2 })), "{kept:?}");
    assert_eq!(store.forget(&account(), &quiet()).expect("an answer"), [Origin::Keyring]);
    assert_eq!(lookup(), None);
    store.keep(&account(), &"third".into(), &quiet()).expect("kept");
}

#[test]
fn locked() {
    if !here("locked", "locked", Some(STORE_ONE)) {
        return;
    }
    let Bench { _place, store } = bench();
    let found = measured("locked, find", AT_ONCE, || store.find(&account(), &quiet()));
    assert!(matches!(found, Err(Error::KeyringLocked { .. })), "{found:?}");
    let kept =
        measured("locked, keep over an item", AT_ONCE, || store.keep(&account(), &"new".into(), &quiet()));
    assert!(matches!(kept, Err(Error::KeyringLocked { .. })), "{kept:?}");
    let new = Account { profile: "new".to_owned(), ..account() };
    let kept = measured("locked, keep a new item", AT_ONCE, || store.keep(&new, &"new".into(), &quiet()));
    assert!(matches!(kept, Err(Error::KeyringLocked { .. })), "{kept:?}");
    // A locked keyring still says that it holds nothing for somebody else.
    assert!(store.find(&new, &quiet()).expect("an answer").is_none());
    let gone = store.forget(&account(), &quiet());
    assert!(matches!(gone, Err(Error::KeyringLocked { .. })), "{gone:?}");
    clear_copy_is_found(&store, &quiet());
}

#[test]
fn empty() {
    if !here("empty", "empty", None) {
        return;
    }
    let Bench { _place, store } = bench();
    let found = measured("empty, find", AT_ONCE, || store.find(&account(), &quiet()));
    assert!(found.expect("an answer").is_none());
    let kept = measured("empty, keep", AT_ONCE, || store.keep(&account(), &"new".into(), &quiet()));
    assert!(matches!(kept, Err(Error::KeyringAbsent { .. })), "{kept:?}");
    assert_eq!(store.forget(&account(), &quiet()).expect("an answer"), []);
}

#[test]
fn absent() {
    if here("absent", "absent", None) {
        is_absent("absent");
    }
}

#[test]
fn unserved() {
    if here("unserved", "unserved", None) {
        is_absent("unserved");
    }
}

fn is_absent(name: &str) {
    let Bench { _place, store } = bench();
    let found = measured(name, AT_ONCE, || store.find(&account(), &quiet()));
    match &found {
        Err(Error::KeyringAbsent { source }) => {
            let _ = writeln!(std::io::stderr(), "MEASURED {name} says: {source}");
        }
        other => panic!("{other:?}"),
    }
    let kept = store.keep(&account(), &"new".into(), &quiet());
    assert!(matches!(kept, Err(Error::KeyringAbsent { .. })), "{kept:?}");
    let gone = store.forget(&account(), &quiet());
    assert!(matches!(gone, Err(Error::KeyringAbsent { .. })), "{gone:?}");

    clear_copy_is_found(&store, &quiet());
    let gone = store.forget(&account(), &quiet()).expect("signed out");
    assert_eq!(gone, [Origin::ClearFile(store.clear_file().path())]);
}

#[test]
fn silent() {
    if !here("silent", "silent", None) {
        return;
    }
    let Bench { _place, store } = bench();
    let notices = Cell::new(0);
    let timeout = KeyringTimeout {
        limit: Duration::from_secs(1),
        notice_after: Duration::from_millis(300),
        notice: &|| notices.set(notices.get() + 1),
    };
    let found = measured("silent, find within 1 s", AT_ONCE, || store.find(&account(), &timeout));
    match found {
        Err(Error::KeyringSilent { waited }) => assert_eq!(waited, timeout.limit),
        other => panic!("{other:?}"),
    }
    assert_eq!(notices.get(), 1);
    let kept =
        measured("silent, keep within 1 s", AT_ONCE, || store.keep(&account(), &"new".into(), &timeout));
    assert!(matches!(kept, Err(Error::KeyringSilent { .. })), "{kept:?}");
    clear_copy_is_found(&store, &timeout);

    let gone = store.forget(&account(), &timeout);
    assert!(matches!(gone, Err(Error::KeyringSilent { .. })), "{gone:?}");
    assert!(!store.clear_file().path().exists());
}

fn clear_copy_is_found(store: &Store, timeout: &KeyringTimeout) {
    let origin = store.keep_in_clear(&account(), &"clear".into()).expect("kept").origin;
    let found = store.find(&account(), timeout).map(text);
    assert_eq!(found.expect("an answer"), Some(("clear".to_owned(), origin)));
}
