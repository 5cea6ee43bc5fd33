//! A text as the words and signs that names are made of: `Jeanne Martin` and `jeanne-martin` are the same two words, and
//! `Luc Blanc (DSI)` is three with two signs.

use unicode_normalization::char::is_combining_mark;

use udatactl_core::text;

/// A word of a text, the same without accents and case; or a sign.
pub struct Word {
    pub start: usize,
    pub end: usize,
    pub folded: String,
    pub is_sign: bool,
}

/// The words and signs of a text. Blanks, dashes, dots and apostrophes only part them, and what nobody sees is not there.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // True while the next letter belongs to the last word.
    let mut is_open = false;
    for (at, character) in text.char_indices() {
        if is_hidden(character) {
            continue;
        }
        let end = at + character.len_utf8();
        if parts(character) {
            is_open = false;
        } else if is_combining_mark(character) {
            if let Some(word) = words.last_mut().filter(|word| is_open || word.end == at) {
                word.end = end;
            }
        } else {
            let (is_sign, is_alone) = (!character.is_alphanumeric(), is_written_without_blanks(character));
            match words.last_mut().filter(|_| is_open && !is_sign && !is_alone) {
                Some(word) => word.end = end,
                None => words.push(Word { start: at, end, folded: String::new(), is_sign }),
            }
            is_open = !is_sign && !is_alone;
        }
    }
    for word in &mut words {
        let written = &text[word.start..word.end];
        word.folded = if word.is_sign { String::new() } else { text::fold(written) };
        if word.folded.is_empty() {
            word.folded = written.chars().next().map(String::from).unwrap_or_default();
        }
    }
    words
}

/// True for what stands between the words of a name, however it is written.
fn parts(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '.' | '\\')
        || text::is_dash(character)
        || text::is_apostrophe(character)
}

/// True for what no text shows: a word goes on behind it.
fn is_hidden(character: char) -> bool {
    character == '\u{ad}'
        || (text::is_unsafe(character) && !character.is_control() && !character.is_whitespace())
}

/// True for letters of writings that put nothing between words: each is a word.
fn is_written_without_blanks(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// True where a hyphen or an underscore joins this part of a text to a longer word.
pub fn is_glued(text: &str, start: usize, end: usize) -> bool {
    joins(text[..start].chars().rev()) || joins(text[end..].chars())
}

/// True for a hyphen or an underscore and a letter. Some marks count as letters: one that nothing carries joins nothing.
fn joins(mut beside: impl Iterator<Item = char>) -> bool {
    matches!(beside.next(), Some('-' | '_'))
        && beside.find(|&character| !is_combining_mark(character)).is_some_and(char::is_alphanumeric)
}

/// True where nothing but signs are beside it: a name of one word may be any word, or a flag.
pub fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_sign = |character: Option<char>| character.is_none_or(|character| !is_of_a_word(character));
    let is_flag = text[..start].ends_with("--");
    !is_flag
        && is_sign(text[..start].trim_end().chars().next_back())
        && is_sign(text[end..].trim_start().chars().next())
}
