//! A text as the words that names are made of: `Jeanne Martin` and `jeanne-martin` are the same two.

use unicode_normalization::char::is_combining_mark;

use crate::text;

/// A word of a text, and the same without accents and case.
pub struct Word {
    pub start: usize,
    pub end: usize,
    pub folded: String,
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_of_a_word(*letter)) {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if word.end == at => word.end = end,
            _ => words.push(Word { start: at, end, folded: String::new() }),
        }
    }
    for word in &mut words {
        word.folded = text::fold(&text[word.start..word.end]);
    }
    words
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// True where these words begin with the known ones, as one name: nothing that joins it to a longer word.
pub fn begin(text: &str, found: &[Word], known: &[String]) -> bool {
    let same = found.len() >= known.len() && found.iter().zip(known).all(|(one, other)| one.folded == *other);
    let (Some(first), Some(last)) = (found.first(), found.get(known.len() - 1).filter(|_| same)) else {
        return false;
    };
    let joined = found[..known.len()].windows(2).all(|pair| joins(&text[pair[0].end..pair[1].start]));
    joined && !is_glued(text[..first.start].chars().rev()) && !is_glued(text[last.end..].chars())
}

/// True for what stands between two words of a name.
fn joins(between: &str) -> bool {
    between.chars().count() <= 3
        && between.chars().all(|letter| letter.is_whitespace() || "-.'’".contains(letter))
}

/// True where a hyphen or an underscore joins the word to another one.
fn is_glued(mut beside: impl Iterator<Item = char>) -> bool {
    matches!(beside.next(), Some('-' | '_')) && beside.next().is_some_and(is_of_a_word)
}

/// True where nothing but signs are beside it: a name of one word may be any word.
pub fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_sign = |letter: Option<char>| letter.is_none_or(|letter| !is_of_a_word(letter));
    is_sign(text[..start].trim_end().chars().next_back()) && is_sign(text[end..].trim_start().chars().next())
}
