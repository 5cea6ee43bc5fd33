//! A line of the journal as text: JSON whose last key is the checksum of the others, so that damage is seen.

use super::record::Line;

/// Before the checksum: eight hexadecimal digits of a CRC-32. Within a text of JSON its quotes would be escaped.
const KEY: &str = ",\"sum\":\"";
const END: &str = "\"}";

/// The text of a line, without a line break.
///
/// # Errors
/// The errors of the JSON.
pub fn write(line: &Line) -> serde_json::Result<String> {
    let mut json = serde_json::to_string(line)?;
    let sum = sum(&json);
    json.truncate(json.len() - 1);
    Ok(format!("{json}{KEY}{sum}{END}"))
}

/// Reads the line that a text says; nothing for one that is damaged. One without a checksum is: nobody vouches for it.
pub fn read(text: &[u8]) -> Option<Line> {
    let text = str::from_utf8(text).ok()?.trim_end();
    let (json, rest) = text.split_once(KEY)?;
    (rest.strip_suffix(END)? == sum(&format!("{json}}}"))).then(|| serde_json::from_str(text).ok())?
}

/// The lines of a file with their numbers from 1; an empty one is none.
pub fn each(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = text.split(|byte| *byte == b'\n').enumerate();
    lines.map(|(index, line)| (index + 1, line)).filter(|(_, line)| !line.trim_ascii().is_empty())
}

fn sum(json: &str) -> String {
    format!("{:08x}", crc32fast::hash(json.as_bytes()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::{Made, Stage, WriteOutcome, WriteSubject};

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
            let (old, _) = text.rsplit_once(KEY).expect("a checksum");
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
