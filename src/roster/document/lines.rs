//! Where the lines of a text begin.

/// The places at which lines end.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place).collect())
    }

    /// The number of the line, from 1 on, that has this byte.
    pub fn number(&self, place: usize) -> usize {
        self.0.partition_point(|end| *end < place) + 1
    }
}
