//! Where the lines of a text begin.

use super::flaw::{Flaw, Problem};

/// In a longer line the column is not counted: whoever writes one looks for nothing by it, and a file that is one line
/// would be gone through for each of its flaws.
const LONGEST: usize = 100_000;

/// A text, and the places at which its lines begin. A line ends as anybody writes it: `\n`, `\r\n`, or `\r` as Excel on old
/// Macs.
pub struct Lines<'a> {
    pub text: &'a str,
    begins: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text.
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = |place: &usize| match bytes[*place] {
            b'\n' => true,
            b'\r' => bytes.get(place + 1) != Some(&b'\n'),
            _ => false,
        };
        let begins = std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|end| end + 1)).collect();
        Self { text, begins }
    }

    /// The number of the line, from 1 on, that has this byte.
    pub fn number(&self, place: usize) -> usize {
        self.begins.partition_point(|begin| *begin <= place)
    }

    /// Makes the flaw of a problem at this byte, with its line and column.
    pub fn flaw(&self, place: usize, problem: Problem) -> Flaw {
        let line = self.number(place);
        let before = self.begins.get(line.saturating_sub(1)).and_then(|begin| self.text.get(*begin..place));
        let column = before.filter(|text| text.len() <= LONGEST).map(|text| text.chars().count() + 1);
        Flaw { column, ..Flaw::at(line, problem) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_line_and_a_column_in_characters() {
        let text = "é;b\r\nc\rd\ne";
        let lines = Lines::of(text);
        let of = |character: &str| {
            let flaw = lines.flaw(text.find(character).expect("a letter"), Problem::Empty);
            (flaw.line, flaw.column)
        };
        assert_eq!(
            ["é", "b", "c", "d", "e"].map(of),
            [(1, Some(1)), (1, Some(3)), (2, Some(1)), (3, Some(1)), (4, Some(1))]
        );
        assert_eq!(lines.number(text.len()), 4);
    }
}
