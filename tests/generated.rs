//! What is generated or embedded and committed: the scripts of `completions/` and the pages of `man/`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn udatactl(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_udatactl"))
        .args(arguments)
        .env_clear()
        .env("HOME", "/nonexistent")
        .output()
        .expect("the binary runs")
}

/// True where a program is at hand; without it the test is left out, loudly, and fails under CI.
fn at_hand(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().expect("sh");
    let there = found.status.success();
    assert!(there || std::env::var("CI").as_deref() != Ok("true"), "{program} is missing");
    if !there {
        // Past the capture of the test runner: nobody reads what a passing test says.
        let told = format!("LEFT OUT: what needs {program}, which is missing.\n");
        std::io::stderr().write_all(told.as_bytes()).ok();
    }
    there
}

/// The pages below a directory, by their path in it.
fn pages(directory: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for section in ["man1", "fr/man1"] {
        for entry in fs::read_dir(directory.join(section)).expect("a section of the manual") {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(directory).expect("below").to_owned();
            found.insert(inside, fs::read_to_string(&path).expect("a page"));
        }
    }
    found
}

#[test]
fn the_manual_is_what_the_command_tree_makes() {
    let fresh = tempfile::tempdir().expect("a directory");
    let output = udatactl(&["man", &fresh.path().display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let (fresh, committed) = (pages(fresh.path()), pages(&root().join("man")));
    let differing: Vec<&PathBuf> = fresh
        .keys()
        .chain(committed.keys())
        .filter(|path| fresh.get(*path) != committed.get(*path))
        .collect();
    assert!(differing.is_empty(), "run `rm -r man; cargo run -- man man`: {differing:?}");
    assert!(fresh.len() > 80, "{} pages", fresh.len());
}

#[test]
fn a_dry_run_writes_no_page() {
    let directory = tempfile::tempdir().expect("a directory");
    let output = udatactl(&["man", &directory.path().display().to_string(), "--dry-run"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_dir(directory.path()).expect("there").count(), 0);
    let nowhere = udatactl(&["man", "/proc/nowhere", "--json"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("\"file_unwritable\""), "{nowhere:?}");
}

#[test]
fn every_page_has_its_sections_in_its_language() {
    for (path, text) in pages(&root().join("man")) {
        let french = path.starts_with("fr");
        let (own, other) = if french { ("NOM", "NAME") } else { ("NAME", "NOM") };
        let heading = |name: &str| text.contains(&format!(".SH \"{name}\"\n"));
        assert!(heading(own) && !heading(other), "{}", path.display());
        assert!(heading("SYNOPSIS") && heading("DESCRIPTION"), "{}", path.display());
        let is_first = path.ends_with("udatactl.1");
        for (english, translated) in
            [("EXIT STATUS", "CODE DE RETOUR"), ("ENVIRONMENT", "ENVIRONNEMENT"), ("FILES", "FICHIERS")]
        {
            assert_eq!(heading(if french { translated } else { english }), is_first, "{}", path.display());
        }
        assert!(!text.contains("manual-"), "{}: a key without a text", path.display());
    }
}

#[test]
fn man_shows_every_page_without_a_warning() {
    if !at_hand("man") || !at_hand("groff") {
        return;
    }
    for path in pages(&root().join("man")).into_keys() {
        let file = root().join("man").join(&path);
        let shown = Command::new("man")
            .args(["--warnings", "--encoding=UTF-8", "--local-file"])
            .arg(&file)
            .env("LC_ALL", "C.UTF-8")
            .env("MANWIDTH", "80")
            .output()
            .expect("man");
        let complaint = String::from_utf8_lossy(&shown.stderr);
        assert!(shown.status.success() && complaint.is_empty(), "{}: {complaint}", path.display());
        let text = String::from_utf8_lossy(&shown.stdout);
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(text.contains(&format!("{name} - ")), "{}:\n{text}", path.display());
    }
}

#[test]
fn mandoc_finds_no_error_in_any_page() {
    if !at_hand("mandoc") {
        return;
    }
    let files: Vec<PathBuf> =
        pages(&root().join("man")).into_keys().map(|path| root().join("man").join(path)).collect();
    // Older ones miss a date and dislike long lines: neither changes what is shown.
    let found =
        Command::new("mandoc").args(["-T", "lint", "-W", "error"]).args(&files).output().expect("mandoc");
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stdout));
}

const SCRIPTS: [(&str, &str); 4] = [
    ("bash", "udatactl.bash"),
    ("zsh", "_udatactl"),
    ("fish", "udatactl.fish"),
    ("powershell", "udatactl.ps1"),
];

#[test]
fn each_shell_gets_its_own_script() {
    for (shell, file) in SCRIPTS {
        let output = udatactl(&["completion", shell]);
        let committed = fs::read(root().join("completions").join(file)).expect("a script");
        assert_eq!(output.stdout, committed, "{shell}");
        assert!(
            String::from_utf8_lossy(&committed).contains(&format!("in {shell}")) || shell == "powershell"
        );
    }
}

#[test]
fn each_shell_reads_its_script() {
    for (shell, file) in &SCRIPTS[..3] {
        if at_hand(shell) {
            let script = root().join("completions").join(file);
            let output = Command::new(shell).arg("-n").arg(&script).output().expect(shell);
            assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {output:?}");
        }
    }
}

/// No PowerShell is at hand: at least whatever is opened in the script is closed, and each string ends on its line.
#[test]
fn what_the_powershell_script_opens_it_closes() {
    let script = fs::read_to_string(root().join("completions/udatactl.ps1")).expect("a script");
    let mut open = Vec::new();
    for line in script.lines() {
        let mut quote = None;
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            match (quote, letter) {
                (Some('"'), '`') => {
                    letters.next();
                }
                (Some(end), letter) if end == letter => quote = None,
                (Some(_), _) => {}
                (None, '#') => break,
                (None, '\'' | '"') => quote = Some(letter),
                (None, '(' | '[' | '{') => open.push(letter),
                (None, ')' | ']' | '}') => {
                    let opening = open.pop();
                    assert!(
                        matches!((opening, letter), (Some('('), ')') | (Some('['), ']') | (Some('{'), '}')),
                        "{line}"
                    );
                }
                _ => {}
            }
        }
        assert_eq!(quote, None, "a string that does not end: {line}");
    }
    assert!(open.is_empty(), "not closed: {open:?}");
}
