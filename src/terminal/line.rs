//! A line that somebody types, by what a person takes for one character: an accent or an emoji goes as a whole.

use unicode_segmentation::UnicodeSegmentation;

/// What a key does to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Left,
    Right,
    Home,
    End,
    Backspace,
    Delete,
    /// Takes away the word before the cursor.
    DropWord,
    /// Takes away all before the cursor.
    DropBefore,
    /// Takes away all from the cursor on.
    DropAfter,
}

/// A line, and the cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    before: String,
    after: String,
}

impl Line {
    /// What was typed.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// What stands after it.
    pub fn after(&self) -> &str {
        &self.after
    }

    /// True where nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Puts a text in at the cursor, which is behind it then.
    pub fn insert(&mut self, text: &str) {
        self.before.push_str(text);
    }

    /// Does what a key stands for.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => {
                let moved = self.before.split_off(self.before.len() - last(&self.before));
                self.after.insert_str(0, &moved);
            }
            Edit::Right => self.before.extend(self.after.drain(..first(&self.after))),
            Edit::Home => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            Edit::End => self.before.push_str(&std::mem::take(&mut self.after)),
            Edit::Backspace => self.before.truncate(self.before.len() - last(&self.before)),
            Edit::Delete => drop(self.after.drain(..first(&self.after))),
            Edit::DropWord => {
                let word = self.before.trim_end();
                let kept = word.trim_end_matches(|character: char| !character.is_whitespace()).len();
                self.before.truncate(kept);
            }
            Edit::DropBefore => self.before.clear(),
            Edit::DropAfter => self.after.clear(),
        }
    }
}

fn last(text: &str) -> usize {
    text.graphemes(true).next_back().map_or(0, str::len)
}

fn first(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, edits: &[Edit]) -> Line {
        let mut line = Line::default();
        line.insert(text);
        for &edit in edits {
            line.edit(edit);
        }
        line
    }

    #[test]
    fn keys_edit_as_in_a_shell() {
        assert_eq!(typed("Yann Le Goff", &[Edit::DropWord]).text(), "Yann Le ");
        assert_eq!(typed("Yann Le Goff  ", &[Edit::DropWord, Edit::DropWord]).text(), "Yann ");
        assert_eq!(typed("abc", &[Edit::Left, Edit::DropBefore]).text(), "c");
        assert_eq!(typed("abc", &[Edit::Left, Edit::Left, Edit::DropAfter]).text(), "a");
        assert_eq!(typed("abc", &[Edit::Home, Edit::Delete]).text(), "bc");
        assert_eq!(typed("", &[Edit::Backspace, Edit::Delete, Edit::Left, Edit::DropWord]).text(), "");
    }

    #[test]
    fn what_looks_like_one_character_goes_as_one() {
        for one in ["é", "e\u{301}", "👩\u{200d}👩\u{200d}👧", "🇫🇷", "ك"] {
            assert_eq!(typed(&format!("a{one}"), &[Edit::Backspace]).text(), "a", "{one}");
            assert_eq!(
                typed(&format!("a{one}b"), &[Edit::Left, Edit::Left, Edit::Delete]).text(),
                "ab",
                "{one}"
            );
        }
    }

    proptest! {
        #[test]
        fn moving_loses_nothing(text in "\\PC*", moves in prop::collection::vec(0..4_u8, 0..20)) {
            let moves: Vec<Edit> =
                moves.iter().map(|one| [Edit::Left, Edit::Right, Edit::Home, Edit::End][usize::from(*one)]).collect();
            prop_assert_eq!(typed(&text, &moves).text(), text);
        }
    }
}
