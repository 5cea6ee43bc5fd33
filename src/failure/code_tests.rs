//! The page of error codes, and that each code is used.

use std::fmt::Write as _;
use std::path::Path;

use super::Code;

const PAGE: &str = "docs/error-codes.md";
const HEAD: &str = "# Error codes\n\nWith `-o json` a command that fails says why as `error.code`: one of these, which stay as they \
    are. The number is the exit code that it usually has; `error.exit` is the one of the run, and \
    [scripts.md](scripts.md) has what each number means. `UDATACTL_WRITE_DOCS=1 cargo test error_codes` writes this page.\n\n\
    | code | exit | meaning |\n| --- | --- | --- |\n";

fn page() -> String {
    Code::ALL.iter().fold(HEAD.to_owned(), |mut page, code| {
        let _ = writeln!(page, "| `{}` | {} | {} |", code.word(), code.status() as u8, code.meaning());
        page
    })
}

#[test]
fn the_page_of_error_codes_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("UDATACTL_WRITE_DOCS").is_some() {
        std::fs::write(&path, page()).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page(), "{PAGE} is stale: UDATACTL_WRITE_DOCS=1 cargo test error_codes");
}

#[test]
fn error_codes_are_sorted_and_each_is_used() {
    assert!(Code::ALL.is_sorted_by_key(|code| code.word()));
    let mut texts = Vec::new();
    let mut directories = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).expect("a directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                directories.push(path);
            } else if !path.ends_with("failure/code.rs") {
                texts.push(std::fs::read_to_string(path).expect("a text"));
            }
        }
    }
    let is_used = |code: &&Code| {
        let name = format!("Code::{code:?}");
        let ends = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric());
        texts.iter().any(|text| text.match_indices(&name).any(|(at, _)| ends(&text[at + name.len()..])))
    };
    let unused: Vec<&Code> = Code::ALL.iter().filter(|code| !is_used(code)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
