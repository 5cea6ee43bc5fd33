//! Search by words, as `MongoDB`'s text index does it: neither case nor accents count; words are alternatives, quoted
//! ones must all be there.

use super::slug;

/// The words of a query, folded.
pub fn words(query: &str) -> Vec<String> {
    folded(query).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Letters and digits without case and accents; an apostrophe parts words here, other than in a slug.
fn folded(text: &str) -> String {
    slug::of(&text.replace(['\'', '’'], " "))
}

/// True where the texts hold the words of a query: one of them, or all where some are in quotes.
pub fn fits(words: &[String], query: &str, texts: &[&str]) -> bool {
    if query.contains('"') {
        holds_all(words, texts)
    } else {
        words.iter().any(|word| holds_all(std::slice::from_ref(word), texts))
    }
}

/// True where the texts hold each word, or one that begins with it.
pub fn holds_all(words: &[String], texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| format!("-{}", folded(text))).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(&format!("-{word}"))))
}
