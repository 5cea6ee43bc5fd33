//! The lines of a file from its end: of a file of any length so much is held as a piece and a line take.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// How much is read at once, but for longer lines.
const PIECE: usize = 256 * 1024;

/// The lines of a file, or of its beginning, the last one first.
#[derive(Debug)]
pub struct Backwards {
    file: File,
    /// How much of the file, from its beginning, is not read yet.
    unread: u64,
    /// What was read and not given yet.
    held: Vec<u8>,
    /// The line that was given last.
    given: Vec<u8>,
    /// How many lines were given.
    count: usize,
    is_over: bool,
}

impl Backwards {
    /// Of a file that is open for reading, so much from its beginning.
    pub fn new(file: File, length: u64) -> Self {
        Self { file, unread: length, held: Vec::new(), given: Vec::new(), count: 0, is_over: false }
    }

    /// The line before those that were given, without its line break; nothing before the first. After a line break at
    /// the end of the file there is one more line, which is empty.
    ///
    /// # Errors
    /// Those of the system.
    pub fn next(&mut self) -> io::Result<Option<&[u8]>> {
        if self.is_over {
            return Ok(None);
        }
        // What was looked at already holds no line break.
        let mut looked_at = 0;
        let start = loop {
            let new = self.held.len() - looked_at;
            match self.held[..new].iter().rposition(|byte| *byte == b'\n') {
                Some(position) => break Some(position),
                None if self.unread == 0 => break None,
                None => {
                    looked_at = self.held.len();
                    self.read_on()?;
                }
            }
        };
        self.given.clear();
        if let Some(position) = start {
            self.given.extend_from_slice(&self.held[position + 1..]);
            self.held.truncate(position);
        } else {
            self.given.append(&mut self.held);
            self.is_over = true;
        }
        self.count += 1;
        Ok(Some(&self.given))
    }

    /// How many lines were given.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Reads the piece before what is held: as much again, so that a long line is not copied for each piece of it.
    fn read_on(&mut self) -> io::Result<()> {
        let size = u64::try_from(self.held.len().max(PIECE)).unwrap_or(u64::MAX).min(self.unread);
        self.unread -= size;
        self.file.seek(SeekFrom::Start(self.unread))?;
        let mut piece = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + self.held.len());
        // Less than that is there where another process has taken half a line off the end meanwhile.
        (&self.file).take(size).read_to_end(&mut piece)?;
        piece.append(&mut self.held);
        self.held = piece;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &[u8]) -> Vec<Vec<u8>> {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("file");
        std::fs::write(&path, text).expect("written");
        let length = u64::try_from(text.len()).expect("short");
        let mut backwards = Backwards::new(File::open(path).expect("open"), length);
        let mut found = Vec::new();
        while let Some(line) = backwards.next().expect("read") {
            found.push(line.to_vec());
        }
        assert_eq!(backwards.count(), found.len());
        assert!(backwards.next().expect("read").is_none());
        found.reverse();
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn they_are_those_of_the_text(lengths in prop::collection::vec(prop_oneof![0..40usize, 0..2 * PIECE], 0..8), whole: bool) {
            let text: Vec<Vec<u8>> =
                lengths.iter().zip(b'a'..).map(|(length, letter)| vec![letter; *length]).collect();
            let mut text = text.join(&b'\n');
            text.extend(whole.then_some(b'\n'));
            let wanted: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            prop_assert!(lines(&text) == wanted);
        }
    }
}
