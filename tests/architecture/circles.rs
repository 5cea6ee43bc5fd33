//! No file of a crate needs another that needs it, over however many others: read from what each imports, and from
//! what it names by a path.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{is_test, root, rust_files, without_tests};

/// A module's path, such as `commands::org::list`; the root's is empty.
type Module = String;

/// The modules that have a file of their own, with its text, but for tests.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let files = rust_files(root).into_iter().filter(|path| !is_test(path));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable file");
        (name(root, &path), bare(&text))
    };
    files.map(read).collect()
}

fn name(root: &Path, path: &Path) -> Module {
    let inside: PathBuf = path.strip_prefix(root).expect("a file of the root").with_extension("");
    let mut parts: Vec<&str> = inside.iter().map(|part| part.to_str().expect("ASCII")).collect();
    if matches!(parts.last(), Some(&"mod" | &"main" | &"lib")) {
        parts.pop();
    }
    parts.join("::")
}

/// The text without comments, and without the tests at its end.
fn bare(text: &str) -> String {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    without_tests(text).lines().map(code).collect::<Vec<_>>().join("\n")
}

/// The paths that `use` statements import, each with the name that it gets.
fn imports(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for statement in text.split("use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        expand("", &statement.split_whitespace().collect::<Vec<_>>().join(" "), &mut found);
    }
    found
}

fn expand(prefix: &str, tree: &str, found: &mut Vec<(String, String)>) {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let path = format!("{prefix}{path}");
        let path = path.strip_suffix("::self").unwrap_or(&path).to_owned();
        let last = path.rsplit("::").next().unwrap_or_default().to_owned();
        return found.push((path, if alias.is_empty() { last } else { alias.to_owned() }));
    };
    let prefix = format!("{prefix}{}", before.trim());
    let (mut depth, mut one) = (0, String::new());
    for letter in inner.strip_suffix('}').unwrap_or(inner).chars() {
        match letter {
            ',' if depth == 0 => expand(&prefix, &std::mem::take(&mut one), found),
            _ => {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                one.push(letter);
            }
        }
    }
    if !one.trim().is_empty() {
        expand(&prefix, &one, found);
    }
}

/// The paths of two words or more that the code names outside of imports.
fn paths(text: &str) -> BTreeSet<&str> {
    let is_of_a_path = |letter: char| letter.is_ascii_alphanumeric() || "_:".contains(letter);
    let mut parts = text.split("use ");
    let code = parts.next().into_iter().chain(parts.filter_map(|rest| Some(rest.split_once(';')?.1)));
    code.flat_map(|part| part.split(|letter| !is_of_a_path(letter)))
        .filter(|word| word.contains("::"))
        .collect()
}

/// A path as seen from the root.
fn absolute(module: &str, path: &str) -> String {
    let mut base: Vec<&str> = module.split("::").filter(|part| !part.is_empty()).collect();
    let mut parts = path.split("::").peekable();
    if parts.next_if_eq(&"crate").is_some() {
        base.clear();
    }
    parts.next_if_eq(&"self");
    while parts.next_if_eq(&"super").is_some() {
        base.pop();
    }
    base.into_iter().chain(parts).collect::<Vec<_>>().join("::")
}

/// The module whose file has what a path from the root names.
fn owner<'a>(modules: &'a BTreeMap<Module, String>, path: &str) -> Option<&'a str> {
    let mut path = path;
    loop {
        if let Some((module, _)) = modules.get_key_value(path) {
            return Some(module);
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// The modules that each module needs.
fn arrows(modules: &BTreeMap<Module, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let needed = |module: &str, text: &str| {
        let imported = imports(text);
        let named: BTreeMap<&str, &str> =
            imported.iter().map(|(path, name)| (name.as_str(), path.as_str())).collect();
        let by_path = paths(text).into_iter().map(|path| {
            let (first, rest) = path.split_once("::").expect("two words");
            named.get(first).map_or_else(|| path.to_owned(), |known| format!("{known}::{rest}"))
        });
        let all = imported.iter().map(|(path, _)| path.clone()).chain(by_path);
        let owners = all.filter_map(|path| owner(modules, &absolute(module, &path)));
        owners.filter(|other| *other != module && !other.is_empty()).collect()
    };
    modules.iter().map(|(module, text)| (module.as_str(), needed(module, text))).collect()
}

/// What is left once whatever needs nothing that is left has gone, and whatever nothing needs: the circles, and what lies
/// between them.
fn in_circles<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut left = arrows.clone();
    loop {
        let needed: BTreeSet<&str> = left.values().flatten().copied().collect();
        let before = left.len();
        left.retain(|module, needs| !needs.is_empty() && needed.contains(module));
        let there: BTreeSet<&str> = left.keys().copied().collect();
        left.values_mut().for_each(|needs| needs.retain(|other| there.contains(other)));
        if left.len() == before && left.values().all(|needs| !needs.is_empty()) {
            return left;
        }
    }
}

#[test]
fn no_file_needs_one_that_needs_it() {
    let mut shown = Vec::new();
    // With an arrow that is there, for the rest to mean anything.
    for (package, from, to) in [
        (".", "commands::org", "commands::org::list"),
        ("crates/client", "members", "client"),
        ("crates/core", "roster::plan", "roster::people"),
        ("crates/files", "lock", "private"),
        ("crates/sandbox", "server", "routes"),
    ] {
        let modules = modules(&root().join(package).join("src"));
        let arrows = arrows(&modules);
        assert!(arrows[from].contains(to), "{package}: {from} needs {to}");
        let circles = in_circles(&arrows);
        shown.extend(circles.iter().map(|(module, needs)| format!("{package}: {module} -> {needs:?}")));
    }
    assert!(shown.is_empty(), "circles:\n{}", shown.join("\n"));
}

#[test]
fn a_circle_is_seen() {
    let modules = BTreeMap::from([
        ("a".to_owned(), "use crate::b::{self, c::{D, E as F}};\nfn f() { b::g() }".to_owned()),
        ("b".to_owned(), "pub use c::D;".to_owned()),
        ("b::c".to_owned(), "fn f() { super::super::d::h() }".to_owned()),
        ("d".to_owned(), "use super::a::f;".to_owned()),
        ("e".to_owned(), "use crate::a;".to_owned()),
    ]);
    let arrows = arrows(&modules);
    assert_eq!(arrows["a"], BTreeSet::from(["b", "b::c"]));
    assert_eq!(arrows["b::c"], BTreeSet::from(["d"]));
    assert_eq!(in_circles(&arrows).into_keys().collect::<Vec<_>>(), ["a", "b", "b::c", "d"]);
    let apart: BTreeMap<&str, BTreeSet<&str>> =
        arrows.into_iter().filter(|(module, _)| *module != "d").collect();
    assert!(in_circles(&apart).is_empty());
}
