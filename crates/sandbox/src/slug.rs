//! Slugs, as `python-slugify` makes them for udata: ASCII letters and digits, words joined by dashes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The slug of a text.
pub fn of(text: &str) -> String {
    let mut slug = String::new();
    for character in text.to_lowercase().nfkd().filter(|character| !is_combining_mark(*character)) {
        match character {
            'œ' => slug.push_str("oe"),
            'æ' => slug.push_str("ae"),
            'ß' => slug.push_str("ss"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            '°' => slug.push_str("deg"),
            '\'' | '’' => {}
            character if character.is_ascii_alphanumeric() => slug.push(character),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The slug of a text, with the first number that makes it unlike those taken.
pub fn free(text: &str, taken: &[String]) -> String {
    let slug = of(text);
    let is_taken = |slug: &str| taken.iter().any(|other| other == slug);
    let numbered = (1..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(|slug| !is_taken(slug)).unwrap_or(slug)
}
