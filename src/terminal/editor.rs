//! A long text, written in the editor that somebody chose.

use std::io::Write;
use std::process::Command;

/// The text after it was edited; nothing where the editor can't be had or fails.
pub fn edited(editor: &str, text: &str) -> Option<String> {
    let mut file = tempfile::Builder::new().suffix(".md").tempfile().ok()?;
    file.write_all(text.as_bytes()).ok()?;
    let path = file.into_temp_path();
    // As git does: the words may be a program and its options.
    #[cfg(unix)]
    let mut command = {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{editor} \"$@\""), editor]);
        command
    };
    #[cfg(not(unix))]
    let mut command = Command::new(editor);
    let status = command.arg(&path).stdout(std::io::stderr()).status().ok()?;
    status.success().then(|| std::fs::read_to_string(&path).ok()).flatten()
}
