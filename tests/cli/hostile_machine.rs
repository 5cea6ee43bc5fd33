//! A machine that fails: disks full, limits, links planted, locks held, streams closed. What was begun ends with a
//! sentence, and nothing is half there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

mod full;
mod links;
mod locks;
mod modes;
mod out;
mod streams;

/// A city with an administrator and an editor.
fn city(world: &World) -> (Person, Person, Organization) {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    (alice, bob, org)
}

/// The program with these words, started by a line of shell that ends in `exec "$0" "$@"`, with redirections or not.
fn in_shell(command: Command, script: &str, words: &[&str]) -> Command {
    let shell = ["-c", script, env!("CARGO_BIN_EXE_udatactl")];
    command.program("sh").args(shell).args(words)
}

/// All files below a directory.
fn files(directory: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    let each = entries.map(|entry| entry.unwrap().path());
    each.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The names in the directory that runs start in.
fn names(world: &World) -> Vec<OsString> {
    let mut names: Vec<_> =
        std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[expect(clippy::print_stderr, reason = "what is not tested is said")]
fn left_out(why: &str) {
    eprintln!("left out: {why}");
}
