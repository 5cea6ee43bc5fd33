//! What stands around a text that somebody typed or pasted, and means nothing.

use super::characters::is_unsafe;

/// A text without the blanks and the invisible characters around it: no-break and zero-width spaces, soft hyphens, marks of
/// direction.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| {
        character.is_whitespace() || character == '\u{ad}' || is_unsafe(character)
    })
}

/// Marks that stand around what is quoted, and around an address in a mail.
const AROUND: [(char, char); 8] =
    [('«', '»'), ('‹', '›'), ('“', '”'), ('‘', '’'), ('„', '“'), ('"', '"'), ('\'', '\''), ('<', '>')];

/// A text without the marks around it, as [`trimmed`] besides.
pub fn bare(text: &str) -> &str {
    let text = trimmed(text);
    let inner = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    AROUND.iter().find_map(inner).map_or(text, bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_text_are_no_part_of_it() {
        for typed in [
            "Ville",
            "« Ville »",
            " «\u{a0}Ville\u{a0}» ",
            "\"Ville\"",
            "\u{201c}Ville\u{201d}",
            "<'Ville'>",
            "\u{200b}‹Ville›",
        ] {
            assert_eq!(bare(typed), "Ville", "{typed}");
        }
        assert_eq!(bare("Ville « haute »"), "Ville « haute »");
        assert_eq!(bare("l'"), "l'");
        assert_eq!(bare("«»"), "");
    }
}
