//! The marked letters that show which text does not come from the catalogue.

use std::borrow::Cow;

/// Marks each letter, except in `` `commands` ``, `--flags`, `PLACES` and addresses, which no one translates.
///
/// A text may begin or end inside a command, where a value stands in it: a backtick opens only before a word.
pub fn mark(text: &str) -> Cow<'_, str> {
    let mut marked = String::with_capacity(text.len() * 2);
    let mut in_command = false;
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            marked.push('`');
            in_command = !in_command
                && part.starts_with(|character: char| character.is_alphanumeric() || character == '-');
        }
        if in_command {
            marked.push_str(part);
            continue;
        }
        for word in part.split_inclusive(char::is_whitespace) {
            let kept = word.starts_with("--")
                || word.starts_with("https://")
                || (word.len() > 2 && !word.chars().any(char::is_lowercase));
            marked.extend(
                word.chars().map(|character| if kept { character } else { marked_letter(character) }),
            );
        }
    }
    Cow::Owned(marked)
}

/// Gives the letter in an alphabet that no name is written in, so that the marks can be told from data and taken off.
fn marked_letter(character: char) -> char {
    let first = match character {
        'a'..='z' => 0x1d5ba - u32::from('a'),
        'A'..='Z' => 0x1d5a0 - u32::from('A'),
        _ => return character,
    };
    char::from_u32(first + u32::from(character)).unwrap_or(character)
}
