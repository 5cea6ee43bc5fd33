//! The file of what an audit has read: of which run it is, then a line for each organization that was read whole.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use udatactl_core::audit::{Facts, Source};
use udatactl_files::checked;

/// For how long what was read is good for going on.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What makes two runs the same: with another answer to one of these, other things would be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Run {
    pub site: String,
    /// The id of the account that looks; nothing where nobody is signed in.
    pub account: Option<String>,
    pub which: Which,
    pub rules: Vec<String>,
    /// Where the register of companies is asked, where it is.
    pub register: Option<String>,
    /// The numbers of organizations are SIRETs.
    pub has_sirets: bool,
}

/// Which organizations are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    Mine,
    Portal,
    Typed(Vec<String>),
}

#[derive(Serialize, Deserialize)]
struct Header {
    /// The version of the tool, whose lines no other one reads.
    udatactl_audit: String,
    run: Run,
}

/// What was read of an organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// When the run began that read it.
    pub at: Timestamp,
    pub sources: BTreeSet<Source>,
    pub facts: Facts,
    /// Whom the portal named.
    pub named: Vec<Value>,
}

/// Why a file can't be gone on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Of another version, or of another run.
    Other,
    Damaged,
}

/// The first line of a file.
///
/// # Errors
/// The errors of the JSON.
pub fn first_line(run: &Run) -> serde_json::Result<String> {
    checked::write(&Header { udatactl_audit: env!("CARGO_PKG_VERSION").to_owned(), run: run.clone() })
}

/// The lines that are good at this moment, the newest of each organization, in their order. A last line that was cut is left out,
/// since whoever wrote it was killed.
///
/// # Errors
/// For a file of another run, and for one with any other line that is damaged.
pub fn read(text: &[u8], run: &Run, now: Timestamp) -> Result<Vec<Line>, Unusable> {
    let mut lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
    // Behind the last line break is nothing, or what was cut.
    lines.pop();
    let Some((first, others)) = lines.split_first() else { return Ok(Vec::new()) };
    let header: Header = checked::read(first).ok_or(Unusable::Damaged)?;
    if header.udatactl_audit != env!("CARGO_PKG_VERSION") || header.run != *run {
        return Err(Unusable::Other);
    }
    let all: Vec<Line> =
        others.iter().map(|line| checked::read(line)).collect::<Option<_>>().ok_or(Unusable::Damaged)?;
    let mut seen = BTreeSet::new();
    let is_good = |line: &Line| line.at <= now && now.duration_since(line.at) < KEPT;
    let mut good: Vec<Line> = all.into_iter().rev().filter(is_good).collect();
    good.retain(|line| seen.insert(line.facts.name.id.clone()));
    good.reverse();
    Ok(good)
}

#[cfg(test)]
mod tests {
    use super::*;
    use udatactl_core::roster::OrganizationName;

    fn run() -> Run {
        Run {
            site: "https://udata.example/".into(),
            account: Some("a".into()),
            which: Which::Portal,
            rules: vec!["two-administrators".into()],
            register: None,
            has_sirets: false,
        }
    }

    fn now() -> Timestamp {
        "2026-11-30T12:00:00Z".parse().expect("a moment")
    }

    fn line(id: &str, hours_ago: i64) -> Line {
        let name = OrganizationName { id: id.into(), slug: id.into(), name: id.into() };
        Line {
            at: now() - SignedDuration::from_hours(hours_ago),
            sources: [Source::Requests].into(),
            facts: Facts::unread(name, Timestamp::UNIX_EPOCH),
            named: Vec::new(),
        }
    }

    fn text(lines: &[Line]) -> Vec<u8> {
        let lines = lines.iter().map(|line| checked::write(line).expect("JSON"));
        let first = first_line(&run()).expect("JSON");
        std::iter::once(first).chain(lines).map(|line| line + "\n").collect::<String>().into_bytes()
    }

    #[test]
    fn lines_of_a_day_are_read_back_and_the_newest_counts() {
        let lines = [line("a", 30), line("b", 3), line("c", 2), line("b", 1), line("d", -1)];
        assert_eq!(read(&text(&lines), &run(), now()), Ok(vec![line("c", 2), line("b", 1)]));
        assert_eq!(read(b"", &run(), now()), Ok(Vec::new()));
    }

    #[test]
    fn a_cut_is_left_out_and_damage_or_another_run_is_not_believed() {
        let text = text(&[line("a", 1), line("b", 1)]);
        for end in text.len() - 20..text.len() {
            assert_eq!(read(&text[..end], &run(), now()), Ok(vec![line("a", 1)]), "cut at {end}");
        }
        for index in (0..text.len()).step_by(7).filter(|index| text[*index] != b'\n') {
            let mut damaged = text.clone();
            damaged[index] ^= 1;
            let read = read(&damaged, &run(), now());
            assert!(read.is_err() || read == Ok(vec![line("a", 1), line("b", 1)]), "{index}: {read:?}");
        }
        let other = Run { account: None, ..run() };
        assert_eq!(read(&text, &other, now()), Err(Unusable::Other));
    }
}
