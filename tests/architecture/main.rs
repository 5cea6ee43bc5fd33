//! The arrows of CONTRIBUTING.md, the size of the files, and what the binary may be built from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod circles;

/// Who may use whom. A room that is not named here may use nothing of ours.
const ARROWS: &[(&str, &str)] = &[
    ("browser", "process"),
    ("cli", "commands context flags help report"),
    (
        "commands",
        "browser context credentials embedded exit_status failure file flags help journal key_expiry membership messages name_cache profiles report settings",
    ),
    (
        "completion",
        "credentials embedded flags help journal membership messages name_cache process profiles settings",
    ),
    (
        "context",
        "browser credentials embedded exit_status failure interruption journal key_expiry messages profiles report settings terminal",
    ),
    ("embedded", "failure messages"),
    ("failure", "credentials exit_status journal messages profiles"),
    ("file", "failure messages"),
    ("flags", "report"),
    ("help", "exit_status failure messages settings"),
    ("interruption", "exit_status"),
    (
        "main",
        "cli commands completion context exit_status failure help interruption messages process report settings terminal trace",
    ),
    ("membership", "interruption journal"),
    ("messages", "discretion"),
    ("name_cache", "profiles"),
    ("report", "exit_status failure messages table"),
    ("settings", "credentials exit_status failure flags messages name_cache profiles report terminal"),
    ("terminal", "discretion failure interruption messages process"),
    ("trace", "terminal"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source() -> PathBuf {
    root().join("src")
}

/// The files of the program and of the crates beside it, but for tests.
fn product() -> Vec<PathBuf> {
    let files = rust_files(&source()).into_iter().chain(rust_files(&root().join("crates")));
    files.filter(|path| !is_test(path)).collect()
}

/// Wherever this is checked out.
fn is_test(path: &Path) -> bool {
    path.strip_prefix(root()).is_ok_and(|path| path.to_string_lossy().contains("tests"))
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).expect("a readable directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What a file is but for the tests at its end.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().expect("a beginning")
}

/// A crate beside the program is one room.
fn room(path: &Path) -> String {
    let (source, crates) = (source(), root().join("crates"));
    let inside = path.strip_prefix(source).or(path.strip_prefix(crates)).expect("a file of the product");
    inside
        .iter()
        .next()
        .and_then(|first| Path::new(first).file_stem())
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

/// The rooms that a file names after `crate::`, braces included.
fn used(text: &str, rooms: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let inner = part.strip_prefix('{').and_then(|group| group.split('}').next());
        let words = match inner {
            Some(group) => group.split(',').map(|word| first_word(word.trim())).collect::<Vec<_>>(),
            None => vec![first_word(part)],
        };
        found.extend(words.into_iter().filter(|word| rooms.contains(*word)).map(str::to_owned));
    }
    found
}

fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !(letter.is_ascii_lowercase() || letter == '_')).unwrap_or(text.len());
    &text[..end]
}

#[test]
fn every_arrow_is_one_of_the_house() {
    let files = rust_files(&source());
    let rooms: BTreeSet<String> = files.iter().map(|path| room(path)).collect();
    let allowed = |from: &str, to: &str| {
        ARROWS.iter().any(|(room, others)| *room == from && others.split(' ').any(|other| other == to))
    };
    let mut wrong = Vec::new();
    for path in &files {
        let room = room(path);
        let text = fs::read_to_string(path).expect("a readable file");
        for other in used(without_tests(&text), &rooms) {
            let fine = other == room || allowed(&room, &other);
            if !fine {
                wrong.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that the house does not have:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_terminal_touches_the_streams_and_only_settings_the_environment() {
    let rules: &[(&[&str], &[&str])] = &[
        (&["std::io::stdin", "io::stdin(", "io::stdout(", "io::stderr("], &["terminal", "interruption"]),
        (&["env::var", "env::vars"], &["settings"]),
        (&["process::exit"], &["interruption"]),
        (&["reqwest::blocking", "StatusCode", "X-API-KEY"], &["client"]),
        // What an answer means is asked by name, and only of the API's own.
        (
            &["portal::Error::Refused(", "Err(Error::Refused(", "Some(Error::Refused(", ".status() == Some("],
            &["client", "failure"],
        ),
        // Whatever else is started gets no key.
        (
            &["process::Command", "process::{Command"],
            &["process", "browser", "completion", "commands", "terminal"],
        ),
        (&[".spawn()"], &["process", "completion", "sandbox", "embedded"]),
        (&["clap::"], &["main", "cli", "commands", "completion", "flags", "help", "settings", "report"]),
    ];
    let mut wrong = Vec::new();
    for path in product() {
        let text = fs::read_to_string(&path).expect("a readable file");
        for (words, rooms) in rules {
            let found = words.iter().find(|word| text.contains(**word));
            if let Some(word) = found.filter(|_| !rooms.contains(&room(&path).as_str())) {
                wrong.push(format!("{} has {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A command that is proposed is put together by `text/shell.rs`, which quotes what somebody chose.
#[test]
fn no_command_is_put_together_by_hand() {
    let mut wrong = Vec::new();
    for path in product() {
        let text = fs::read_to_string(&path).expect("a readable file");
        let literals =
            without_tests(&text).split("\"udatactl ").skip(1).filter_map(|rest| rest.split('"').next());
        wrong
            .extend(literals.filter(|one| one.contains('{')).map(|one| format!("{}: {one}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In sentences, commands have a slug, which the catalogue quotes, or are values that are whole commands.
#[test]
fn no_sentence_has_a_command_with_anything_else_in_it() {
    let mut wrong = Vec::new();
    for file in fs::read_dir(source().join("../locales/en")).expect("the catalogue") {
        let text = fs::read_to_string(file.expect("an entry").path()).expect("a readable file");
        for command in text.split("`udatactl ").skip(1).filter_map(|rest| rest.split('`').next()) {
            if command.replace("{ $slug }", "").contains('$') {
                wrong.push(command.to_owned());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Addresses of writes that change rights are made from the table that `api` looks at, too.
#[test]
fn no_route_of_rights_is_written_twice() {
    let rights = [
        "\"member\"",
        "\"membership\"",
        "\"org_invitations\"",
        "\"api_tokens\"",
        "\"transfer\"",
        "\"users\"",
    ];
    let files =
        rust_files(&root().join("crates/client")).into_iter().filter(|path| !path.ends_with("rights.rs"));
    for path in files.filter(|path| !is_test(path)) {
        let text = fs::read_to_string(&path).expect("a readable file");
        for address in text.split("self.address(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let found = rights.iter().find(|word| address.contains(**word));
            assert_eq!(found, None, "{}: {address}", path.display());
        }
    }
}

#[test]
fn files_stay_small() {
    let mut sizes: Vec<(usize, PathBuf)> = product()
        .into_iter()
        .map(|path| (fs::read_to_string(&path).expect("a readable file").lines().count(), path))
        .collect();
    sizes.sort();
    let (largest, path) = sizes.last().expect("files");
    assert!(*largest <= 400, "{} has {largest} lines", path.display());
    let (median, _) = sizes[sizes.len() / 2];
    assert!(median < 130, "the median file has {median} lines");
}

#[test]
fn nothing_is_built_from_openssl_or_the_slow_provider() {
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).expect("Cargo.lock");
    for name in ["openssl-sys", "native-tls", "aws-lc-sys", "aws-lc-rs", "libdbus-sys"] {
        assert!(!lock.contains(&format!("name = \"{name}\"")), "{name} is in Cargo.lock");
    }
}

/// The platform that this runs on; the crates of the others are not at hand without a network.
fn host() -> String {
    let output = std::process::Command::new("rustc").arg("-vV").output().expect("rustc");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host").to_owned()
}

/// Every crate that the binary is built from can be shipped with it.
#[test]
fn every_licence_can_be_shipped() {
    const FINE: &[&str] = &[
        "MIT",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "0BSD",
        "Unicode-3.0",
        "CC0-1.0",
        "Unlicense",
        "MPL-2.0",
        "CDLA-Permissive-2.0",
        "BSL-1.0",
        "MIT-0",
    ];
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", &host()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let licence = package["license"].as_str().unwrap_or("none given").replace('/', " OR ");
        let fine = licence.split(" OR ").any(|choice| {
            choice
                .trim_matches(['(', ')', ' '])
                .split(" AND ")
                .all(|one| FINE.contains(&one.trim_matches(['(', ')', ' '])))
        });
        if !fine {
            wrong.push(format!("{}: {licence}", package["name"]));
        }
    }
    assert!(wrong.is_empty(), "licences to look at:\n{}", wrong.join("\n"));
}
