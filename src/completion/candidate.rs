//! A word that may follow.

use udatactl_core::text;

/// Something that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub word: String,
    pub said: String,
}

impl Candidate {
    /// A word and what it is.
    pub fn new(word: impl Into<String>, said: &str) -> Self {
        Self { word: word.into(), said: said.to_owned() }
    }

    /// One line for the shell.
    pub fn shown(&self) -> String {
        format!("{}\t{}\n", text::clean(&self.word), text::clean(&self.said))
    }
}
