use tempfile::TempDir;

use super::*;
use crate::credentials::{Key, Origin, Store};

fn place() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

fn account(profile: &str) -> Account {
    Account { site: "https://www.data.gouv.fr".to_owned(), profile: profile.to_owned() }
}

fn key(text: &str) -> SecretString {
    SecretString::from(text)
}

fn read(file: &ClearFile, account: &Account) -> Option<String> {
    let found = file.read(account).expect("a readable file");
    found.map(|secret| secret.expose_secret().to_owned())
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("a directory");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into()).collect();
    names.sort();
    names
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("a file").permissions().mode() & 0o7777
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode to set");
}

/// A file that only its owner may read, whatever the test's umask.
fn given(directory: &Path, text: &str) {
    let path = directory.join("keys.toml");
    fs::write(&path, text).expect("a file to write");
    #[cfg(unix)]
    set_mode(&path, 0o600);
}

#[test]
fn a_missing_directory_holds_nothing_and_reading_does_not_make_it() {
    let place = place();
    let directory = place.path().join("udatactl");
    let file = ClearFile::within(&directory);
    assert_eq!(read(&file, &account("default")), None);
    assert!(!file.remove(&account("default")).expect("nothing to do"));
    assert!(!directory.exists());
}

#[test]
fn what_was_written_is_read_replaced_and_removed() {
    let place = place();
    let store = Store::new(place.path().join("a/b"));
    let file = store.clear_file();
    let origin = store.keep_in_clear(&account("default"), &key("first"));
    assert_eq!(origin.expect("kept").origin, Origin::ClearFile(file.path()));
    assert_eq!(read(&file, &account("default")).as_deref(), Some("first"));
    file.write(&account("default"), &key("second")).expect("kept");
    assert_eq!(read(&file, &account("default")).as_deref(), Some("second"));
    assert!(file.remove(&account("default")).expect("removed"));
    assert!(!file.remove(&account("default")).expect("nothing left"));
    assert!(!file.path().exists());
}

#[cfg(unix)]
#[test]
fn the_file_and_a_new_directory_are_their_owners_alone() {
    let place = place();
    let directory = place.path().join("udatactl");
    let file = ClearFile::within(&directory);
    file.write(&account("default"), &key("secret")).expect("kept");
    assert_eq!(mode(&directory), 0o700);
    assert_eq!(mode(&file.path()), 0o600);
}

#[cfg(unix)]
#[test]
fn a_file_open_to_others_is_refused_for_reading_and_adding() {
    let place = place();
    let file = ClearFile::within(place.path());
    file.write(&account("default"), &key("secret")).expect("kept");
    for wide in [0o640, 0o604, 0o644, 0o660, 0o700] {
        set_mode(&file.path(), wide);
        let refusals = [
            file.read(&account("default")).map(|_| ()),
            file.read(&account("someone else")).map(|_| ()),
            file.write(&account("other"), &key("more")),
        ];
        for refusal in refusals {
            match refusal {
                Err(Error::ClearFileTooOpen { path, mode }) => {
                    assert_eq!((path, mode), (file.path(), wide));
                }
                other => panic!("{wide:o}: {other:?}"),
            }
        }
    }
    set_mode(&file.path(), 0o400);
    assert_eq!(read(&file, &account("default")).as_deref(), Some("secret"));
}

#[cfg(unix)]
#[test]
fn removing_from_a_file_open_to_others_closes_it() {
    let place = place();
    let file = ClearFile::within(place.path());
    file.write(&account("one"), &key("1")).expect("kept");
    file.write(&account("two"), &key("2")).expect("kept");
    set_mode(&file.path(), 0o644);
    assert!(file.remove(&account("one")).expect("removed"));
    assert_eq!(mode(&file.path()), 0o600);
    assert_eq!(read(&file, &account("two")).as_deref(), Some("2"));
}

#[test]
fn other_entries_and_comments_stay() {
    let place = place();
    given(place.path(), "# mine\n[\"https://demo.data.gouv.fr\"]\ndefault = 'kept' # old\n");
    let file = ClearFile::within(place.path());
    let demo = Account { site: "https://demo.data.gouv.fr/".to_owned(), profile: "default".to_owned() };
    file.write(&account("default"), &key("new")).expect("kept");
    assert_eq!(read(&file, &demo).as_deref(), Some("kept"));
    assert!(file.remove(&account("default")).expect("removed"));
    assert_eq!(
        fs::read_to_string(file.path()).expect("a file"),
        "# mine\n[\"https://demo.data.gouv.fr\"]\ndefault = 'kept' # old\n"
    );
}

#[test]
fn odd_characters_survive() {
    let place = place();
    let file = ClearFile::within(place.path());
    let odd = "é\"'\\\n\t#]=𝕏\u{7f}\u{0} \r\n'''\"\"\"";
    for profile in ["", "a.b", "with \"quotes\"", "élu", "[x]\n"] {
        file.write(&account(profile), &key(odd)).expect("kept");
        assert_eq!(read(&file, &account(profile)).as_deref(), Some(odd));
    }
}

#[test]
fn a_write_replaces_the_file_and_leaves_nothing_beside_it() {
    let place = place();
    let file = ClearFile::within(place.path());
    file.write(&account("default"), &key("old")).expect("kept");
    let mut before = File::open(file.path()).expect("the old file");
    file.write(&account("default"), &key("new")).expect("kept");
    let mut text = String::new();
    before.read_to_string(&mut text).expect("still whole");
    assert!(text.contains("old") && !text.contains("new"));
    assert_eq!(names(place.path()), ["keys.toml"]);
}

#[test]
fn a_malformed_file_is_named_without_being_quoted_and_is_not_replaced() {
    let place = place();
    for text in [
        "\n[\"https://www.data.gouv.fr\"]\ndefault = \"hunter2\n",
        "\n[\"https://www.data.gouv.fr\"]\ndefault = hunter2\n",
        "[\"https://www.data.gouv.fr\"]\ndefault = \"a\"\ndefault = \"hunter2\"\n",
        "[\"https://www.data.gouv.fr\"]\ndefault = [\"hunter2\"]\n",
        "\"https://www.data.gouv.fr\" = \"hunter2\"\n\n[\"",
    ] {
        given(place.path(), text);
        let file = ClearFile::within(place.path());
        let Err(error) = file.read(&account("default")) else {
            panic!("{text} was understood");
        };
        let Error::ClearFileMalformed { path, source } = &error else {
            panic!("{error:?}");
        };
        assert_eq!(path, &file.path());
        assert!(!source.to_string().is_empty());
        let shown = format!("{error} {error:?} {source} {source:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    let file = ClearFile::within(place.path());
    assert!(file.write(&account("default"), &key("new")).is_err());
    assert!(fs::read_to_string(file.path()).expect("a file").contains("hunter2"));
}

#[test]
fn a_path_that_is_no_directory_is_told() {
    let place = place();
    let occupied = place.path().join("occupied");
    fs::write(&occupied, "").expect("a file to write");
    let outcome = ClearFile::within(&occupied).write(&account("default"), &key("x"));
    assert!(matches!(outcome, Err(Error::DirectoryNotWritable { path, .. }) if path == occupied));
}

#[test]
fn debug_shows_no_secret() {
    let key = Key { secret: key("hunter2"), origin: Origin::Keyring };
    let shown = format!("{key:?} {key:#?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("Keyring"), "{shown}");
}
