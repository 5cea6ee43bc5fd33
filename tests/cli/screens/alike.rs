//! What differs from run to run, replaced by what doesn't.

use std::path::Path;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::support::output::Output;

/// The first world of the sandbox: the identifiers in it are fixed.
const FIRST: &str = include_str!("../../../crates/sandbox/src/first.json");

/// A moment, a day or a month.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b20\d\d-\d\d(?P<day>-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00| UTC))?)?\b(?P<gap>  )?")
        .unwrap()
});

/// A moment in words.
static WORDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b\d\d?(er)? \p{Alphabetic}{3,9} 20\d\d (at|à) \d\d:\d\d UTC\b").unwrap());

/// How long ago something was that is a number of days ago: months are not all as long.
static MONTHS_AGO: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?P<what>deleted|supprimée) (\d+ months ago|il y a \d+ mois)").unwrap());

static PORT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?P<before>127\.0\.0\.1:|"port":)\d+"#).unwrap());

/// The identifiers of a run, of a request, of what a portal holds and of an entry of the journal.
static IDENTIFIER: LazyLock<Regex> = LazyLock::new(|| {
    let run = r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}";
    let request = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    Regex::new(&format!(r"\b(?P<id>{run}|{request}|[0-9a-f]{{24}}|[0-9a-f]{{8}})\b(?P<gap>  )?")).unwrap()
});

/// The output without what is of its run alone. What stands in a column keeps its width.
pub fn alike(output: Output, home: &Path) -> Output {
    let mut met = Vec::new();
    let mut text = |text: String| {
        let text = text.replace(home.to_str().unwrap(), "HOME");
        let text = text.replace(env!("CARGO_BIN_EXE_udatactl"), "udatactl");
        let text = text.replace(concat!("udatactl/", env!("CARGO_PKG_VERSION")), "udatactl/VERSION");
        let text = PORT.replace_all(&text, "${before}PORT");
        let text = MONTHS_AGO.replace_all(&text, "$what MONTHS AGO");
        let text = WORDED.replace_all(&text, "DATE");
        let text = numbered(&text, &mut met);
        let dated =
            |found: &Captures| instead_of(found, if found.name("day").is_some() { "DATE" } else { "MONTH" });
        DATE.replace_all(&text, dated).into_owned()
    };
    let (command, stdout, stderr) = (text(output.command), text(output.stdout), text(output.stderr));
    Output { command, stdout, stderr, code: output.code }
}

/// The identifiers that were drawn, by the order in which they appear.
fn numbered(text: &str, met: &mut Vec<String>) -> String {
    let number = |found: &Captures| {
        let identifier = &found["id"];
        if FIRST.contains(identifier) {
            return found[0].to_owned();
        }
        let known = met.iter().position(|one| one == identifier);
        let place = known.unwrap_or_else(|| {
            met.push(identifier.to_owned());
            met.len() - 1
        });
        instead_of(found, &format!("ID-{}", place + 1))
    };
    IDENTIFIER.replace_all(text, number).into_owned()
}

/// The word that stands for what was found, as wide as that where a column follows.
fn instead_of(found: &Captures, word: &str) -> String {
    if found.name("gap").is_none() { word.to_owned() } else { format!("{word:<0$}", found[0].len()) }
}
