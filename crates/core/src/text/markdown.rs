//! Strangers' text in Markdown: it reads as it was written, and does nothing. Forges make links, pictures, mentions and mails
//! of what they find in a table, and a table of ours may be a comment on one of their pages.

/// The text as Markdown that shows just it: its words as they are where nothing in them means anything, the others as code,
/// which no forge looks into. It goes into a cell of a table, where [`in_a_cell`] comes after, or into a sentence.
pub fn inert(text: &str) -> String {
    // A single backtick may stand around it, for a command.
    if begins_a_block(text) { code(text, 2) } else { word_by_word(text, 2) }
}

/// The text with its harmful words between so many backticks or more, and what it has between backticks in one piece.
fn word_by_word(text: &str, fewest: usize) -> String {
    let is_untrimmed = text.starts_with(' ') || text.ends_with(' ');
    if text.trim().is_empty() || is_harmless(text) {
        return text.to_owned();
    } else if is_untrimmed {
        return code(text, fewest);
    }
    let (mut shown, mut open): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for word in text.split(' ') {
        open.push(word);
        let piece = open.join(" ");
        if piece.matches('`').count() % 2 == 0 {
            open.clear();
            let harmful = piece.trim_end_matches([',', ';', '.', ':', ')']);
            let is_shown = piece.is_empty() || is_harmless(&piece);
            shown.push(match (is_shown, harmful) {
                (true, _) => piece,
                (false, "") => code(&piece, fewest),
                (false, harmful) => code(harmful, fewest) + &piece[harmful.len()..],
            });
        }
    }
    shown.extend((!open.is_empty()).then(|| code(&open.join(" "), fewest)));
    shown.join(" ")
}

/// The text between so many backticks or more.
fn code(text: &str, fewest: usize) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(fewest.max(longest + 1));
    let gap = if fence.len() > 1 || text.starts_with(' ') || text.ends_with(' ') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// The text as Markdown for a cell of a table, which a bar would end, in code too: what stands between bars is told
/// part by part, since parsers differ on a backslash before one.
pub fn in_a_cell(text: &str) -> String {
    text.split('|').map(|part| word_by_word(part, 1)).collect::<Vec<_>>().join("&#124;")
}

/// True where no letter means anything to Markdown or to a forge, where it stands.
fn is_harmless(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| characters.get(index)).copied();
    let is_plain = |(index, character): (usize, &char)| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let ends = after.is_none_or(|after| after == ' ');
        match character {
            '.' | ',' | ';' | '\'' | '"' | '(' | ')' | '/' | '-' | '+' | '=' | '?' | ' ' => true,
            '!' | '%' | '&' | '~' => ends,
            ':' => ends || [before, after].iter().all(|it| it.is_some_and(|it| it.is_ascii_digit())),
            '_' => [before, after].iter().all(|it| it.is_some_and(char::is_alphanumeric)),
            _ => character.is_ascii_alphanumeric() || !character.is_ascii(),
        }
    };
    let folded = text.to_ascii_lowercase();
    let is_linked = folded.contains("www.") || folded.contains("gh-");
    let is_trimmed = !text.starts_with([' ', '\u{a0}']) && !text.ends_with(' ');
    !is_linked && is_trimmed && characters.iter().enumerate().all(is_plain)
}

/// True for what would be a list or a rule where it begins a line; within a cell nothing is.
fn begins_a_block(text: &str) -> bool {
    let number = text.trim_start_matches(|character: char| character.is_ascii_digit());
    text.starts_with(['-', '+', '=']) || (number.len() < text.len() && number.starts_with(['.', ')']))
}
