//! Opens a page in the person's browser, without waiting for it and without a word of its own.

use std::process::{Command, Stdio};

/// Opens a page in what `BROWSER` names, else in the system's browser; false where none could be started.
///
/// `BROWSER` is a list separated by colons; `%s` in an entry stands for the page.
pub fn open(page: &str, browser: Option<&str>) -> bool {
    match browser {
        Some(list) => list.split(':').any(|entry| start(entry, page)),
        None => open::that_detached(page).is_ok(),
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
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().is_ok()
}
