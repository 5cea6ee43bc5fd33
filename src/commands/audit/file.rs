//! A snapshot's file, written and read line by line: of thousands of organizations one is in memory.

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};

use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::audit::history::{Counts, Entry, FORMAT, Header, Line};

/// The longest line that is read, in bytes: more than an organization of a hundred thousand members.
const LONGEST_LINE: u64 = 64_000_000;

/// A file that is being written.
pub struct Writer<W> {
    out: W,
    counts: Counts,
}

impl<W: Write> Writer<W> {
    /// Writes the first line.
    ///
    /// # Errors
    /// The system's errors.
    pub fn begin(mut out: W, header: &Header) -> io::Result<Self> {
        line(&mut out, header)?;
        Ok(Self { out, counts: Counts::default() })
    }

    /// Writes what is known of one organization.
    ///
    /// # Errors
    /// The system's errors.
    pub fn add(&mut self, entry: Entry) -> io::Result<()> {
        self.counts.add(&entry);
        line(&mut self.out, &Line::from(entry))
    }

    /// Writes the last line, without which the file is cut.
    ///
    /// # Errors
    /// The system's errors.
    pub fn end(mut self) -> io::Result<(W, Counts)> {
        line(&mut self.out, &Line::Totals(self.counts))?;
        self.out.flush()?;
        Ok((self.out, self.counts))
    }
}

fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// True for what begins as a snapshot does, of whatever version.
pub fn is_snapshot(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice::<Version>(first).is_ok()
}

#[derive(Deserialize)]
struct Version {
    #[serde(rename = "udatactl_snapshot")]
    format: u32,
}

/// A file that is being read: what it gives is whole once it has ended without a failure.
pub struct Reader<R> {
    /// As a person knows it.
    pub name: String,
    pub header: Header,
    lines: R,
    number: usize,
    last: Option<String>,
    counts: Counts,
    has_ended: bool,
}

impl<R: BufRead> Reader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// Exit 2 for a file that can't be read, is no snapshot, or one of another version.
    pub fn open(name: String, mut lines: R) -> Result<Self, Failure> {
        let first = next_line(&mut lines).map_err(|cause| unreadable(&name, &cause))?;
        let Ok(version) = serde_json::from_slice::<Version>(&first) else {
            return Err(bad(message!("snapshot-is-none", file = &name)));
        };
        if version.format != FORMAT {
            let message = message!("snapshot-format", file = &name, found = version.format.to_string());
            return Err(bad(message));
        }
        let header = serde_json::from_slice(&first).map_err(|_| damaged(&name, 1))?;
        let counts = Counts::default();
        Ok(Self { name, header, lines, number: 1, last: None, counts, has_ended: false })
    }

    fn read(&mut self) -> Result<Option<Entry>, Failure> {
        let text = next_line(&mut self.lines).map_err(|cause| unreadable(&self.name, &cause))?;
        self.number += 1;
        if !text.ends_with(b"\n") {
            return Err(bad(message!("snapshot-cut", file = &self.name)));
        }
        let line: Line = serde_json::from_slice(&text).map_err(|_| damaged(&self.name, self.number))?;
        let entry = match line.entry() {
            Ok(entry) => entry,
            Err(totals) => {
                let rest = next_line(&mut self.lines).map_err(|cause| unreadable(&self.name, &cause))?;
                return if totals == self.counts && rest.is_empty() {
                    Ok(None)
                } else {
                    Err(damaged(&self.name, self.number))
                };
            }
        };
        // Out of order, two files could not be read side by side.
        let id = entry.id().map(str::to_owned);
        if self.last.is_some() && id <= self.last {
            return Err(damaged(&self.name, self.number));
        }
        self.last = id;
        self.counts.add(&entry);
        Ok(Some(entry))
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Entry, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let read = self.read();
        self.has_ended = !matches!(read, Ok(Some(_)));
        read.transpose()
    }
}

/// The next line with its end; without one where the file ends in it, or it is too long.
fn next_line(lines: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    lines.take(LONGEST_LINE).read_until(b'\n', &mut text)?;
    Ok(text)
}

fn bad(message: Message) -> Failure {
    Failure::new(Code::BadSnapshot, message)
}

fn damaged(name: &str, line: usize) -> Failure {
    bad(message!("snapshot-damaged", file = name, line = line))
}

/// The failure of a file that can't be read at all.
pub fn unreadable(name: &str, cause: &io::Error) -> Failure {
    let message = message!("failure-file-unreadable", path = name, cause = cause);
    Failure::new(Code::FileUnreadable, message)
}
