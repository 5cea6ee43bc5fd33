//! Opens a page in the person's browser, without waiting for it and without a word of its own.

use std::process::Command;

use crate::process;

/// Opens a page in what `BROWSER` names, else in the system's browser; false where none could be started.
///
/// `BROWSER` is a list separated by colons; `%s` in an entry stands for the page.
pub fn open(page: &str, browser: Option<&str>) -> bool {
    match browser {
        Some(list) => list.split(':').any(|entry| start(entry, page)),
        None => open::commands(page).into_iter().any(process::start),
    }
}

fn start(entry: &str, page: &str) -> bool {
    let mut words = entry.split_whitespace().map(|word| word.replace("%s", page));
    let Some(program) = words.next() else { return false };
    let mut command = Command::new(program);
    command.args(words);
    if !entry.contains("%s") {
        command.arg(page);
    }
    process::start(command)
}
