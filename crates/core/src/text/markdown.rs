//! Strangers' text in Markdown: it reads as it was written, and does nothing. Forges make links, pictures, mentions and mails
//! of what they find in a table, and a table of ours may be a comment on one of their pages.

/// The text as Markdown that shows just it: as it is where nothing in it means anything, else as code, which no forge looks
/// into. It goes into a cell of a table, where [`in_a_cell`] comes after, or into a sentence.
pub fn inert(text: &str) -> String {
    if begins_a_block(text) { code(text) } else { harmless_or_code(text) }
}

fn harmless_or_code(text: &str) -> String {
    if text.trim().is_empty() || is_harmless(text) { text.to_owned() } else { code(text) }
}

fn code(text: &str) -> String {
    let mut longest = 1;
    for run in text.split(|character| character != '`') {
        longest = longest.max(run.len());
    }
    // Two at least: a single one may stand around it, for a command.
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

/// The text as Markdown for a cell of a table, which a bar would end, in code too: what stands between bars is told
/// part by part, since parsers differ on a backslash before one.
pub fn in_a_cell(text: &str) -> String {
    text.split('|').map(harmless_or_code).collect::<Vec<_>>().join("&#124;")
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
