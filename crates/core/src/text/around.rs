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

/// Marks that stand before each line of a list; those of a keyboard only with a blank behind them.
const BULLETS: [char; 17] =
    ['•', '◦', '▪', '▫', '‣', '⁃', '·', '●', '○', '■', '□', '☐', '☑', '☒', '✓', '✔', '➢'];
const TYPED_BULLETS: [char; 6] = ['-', '*', '>', '+', '–', '—'];

/// What a line of a list says: without the bullet or number before it, the separators after it, and what is said behind a `#`.
pub fn listed(line: &str) -> &str {
    let comment = line.char_indices().find(|(at, letter)| {
        *letter == '#'
            && line.get(..*at).is_some_and(|said| said.is_empty() || said.ends_with(char::is_whitespace))
    });
    let said = comment.map_or(line, |(at, _)| &line[..at]);
    let said = said.trim_end_matches(|letter: char| {
        ";,".contains(letter) || trimmed(letter.encode_utf8(&mut [0; 4])).is_empty()
    });
    let said = trimmed(said);
    let numbered = said.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let behind = match said.strip_prefix(BULLETS) {
        Some(rest) => Some(rest),
        None if numbered.len() < said.len() => spaced(numbered.strip_prefix(['.', ')'])),
        None => spaced(said.strip_prefix(TYPED_BULLETS)),
    };
    behind.map_or(said, trimmed)
}

/// What begins with a blank.
fn spaced(text: Option<&str>) -> Option<&str> {
    text.filter(|text| text.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decorates_a_line_of_a_list_is_no_part_of_it() {
        for line in [
            "Jeanne Martin",
            "• Jeanne Martin",
            "•\tJeanne Martin ;",
            "- Jeanne Martin",
            "– Jeanne Martin;;,",
            "3. Jeanne Martin",
            "12) Jeanne Martin",
            "Jeanne Martin\u{a0};",
            "Jeanne Martin # partie en mai",
        ] {
            assert_eq!(listed(line), "Jeanne Martin", "{line:?}");
        }
        for line in [
            "***@example.org",
            "-jeanne",
            "5f4dcc3b5aa765d61d8327de",
            "https://x.fr/fr/users/a/#/b",
            "1.jeanne@x.fr",
        ] {
            assert_eq!(listed(line), line);
        }
        assert_eq!(listed(" # personne"), "");
        assert_eq!(listed("a;b"), "a;b");
    }

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
