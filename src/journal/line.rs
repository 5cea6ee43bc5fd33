//! A line of the journal as text: JSON whose last key is the checksum of the others, so that damage is seen.

use jiff::Timestamp;
use serde::Deserialize;

use super::record::{Line, Made, Stage, WriteOutcome, WriteSubject};
use udatactl_files::checked;

/// The text of a line, without a line break.
///
/// # Errors
/// The errors of the JSON.
pub fn write(line: &Line) -> serde_json::Result<String> {
    checked::write(line)
}

/// Reads the line that a text says; nothing for one that is damaged. One without a checksum is: nobody vouches for it.
pub fn read(text: &[u8]) -> Option<Line> {
    checked::read::<Keys>(text)?.line()
}

/// The lines of a file with their numbers from 1; an empty one is none.
pub fn each(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = text.split(|byte| *byte == b'\n').enumerate();
    lines.map(|(index, line)| (index + 1, line)).filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// The keys of both kinds of line, in one go: serde reads what is flattened twice, and a journal has a million lines.
#[derive(Deserialize)]
struct Keys {
    stage: Kind,
    at: Timestamp,
    run: String,
    number: usize,
    reason: Option<String>,
    site: Option<String>,
    #[serde(rename = "as")]
    account: Option<String>,
    organization: Option<String>,
    action: Option<String>,
    person: Option<String>,
    request: Option<String>,
    content: Option<String>,
    before: Option<String>,
    after: Option<String>,
    #[serde(default)]
    assignments: Vec<String>,
    #[serde(default)]
    waived: Vec<String>,
    result: Option<WriteOutcome>,
    http: Option<u16>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Start,
    End,
}

impl Keys {
    /// The line; nothing where it lacks a key that it must have.
    fn line(self) -> Option<Line> {
        let Self { organization, person, request, content, .. } = self;
        let stage = match self.stage {
            Kind::Start => Stage::Start(Box::new(WriteSubject {
                site: self.site?,
                account: self.account,
                organization,
                action: self.action?,
                person,
                request,
                content,
                before: self.before,
                after: self.after,
                assignments: self.assignments,
                waived: self.waived,
            })),
            Kind::End => Stage::End {
                result: self.result?,
                http: self.http,
                made: Made { organization, person, request, content },
            },
        };
        Some(Line { at: self.at, run: self.run, number: self.number, reason: self.reason, stage })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> [Line; 2] {
        let subject = WriteSubject {
            site: "https://a/".into(),
            action: "role".into(),
            content: Some("a text,\"sum\":\"00000000\"}".into()),
            ..WriteSubject::default()
        };
        let made = Made { request: Some("5f".into()), ..Made::default() };
        let end = Stage::End { result: WriteOutcome::Done, http: Some(201), made };
        [Stage::Start(Box::new(subject)), end].map(|stage| Line {
            at: Timestamp::UNIX_EPOCH,
            run: "r".into(),
            number: 1,
            reason: None,
            stage,
        })
    }

    #[test]
    fn a_line_is_read_back_and_not_without_its_checksum() {
        for line in lines() {
            let text = write(&line).expect("JSON");
            assert_eq!(read(text.as_bytes()), Some(line), "{text}");
            let (old, _) = text.rsplit_once(",\"sum\":\"").expect("a checksum");
            assert_eq!(read(format!("{old}}}").as_bytes()), None);
        }
    }

    #[test]
    fn no_damage_changes_what_is_read() {
        for line in lines() {
            let text = write(&line).expect("JSON").into_bytes();
            for index in 0..text.len() {
                for bit in 0..8 {
                    let mut damaged = text.clone();
                    damaged[index] ^= 1 << bit;
                    assert!(read(&damaged).is_none_or(|read| read == line), "byte {index}, bit {bit}");
                }
                assert_eq!(read(&text[..index]), None, "cut at {index}");
            }
        }
    }
}
