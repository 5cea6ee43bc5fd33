//! Names before and after a marriage, as lists write both in one cell: `MARTIN née DURAND`, `DURAND épouse MARTIN`.

use crate::text::fold;

/// Words before the name that somebody was born with, and before the one that they bear since.
const BORN: [&str; 4] = ["nee", "nee:", "ne(e)", "born"];
const WED: [&str; 6] = ["epouse", "ep.", "ep", "epse", "veuve", "vve"];

/// The name that is borne, and the other one where there is one.
pub fn parted(name: &str) -> (String, Option<String>) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let bare = |word: &&str| fold(word.trim_matches(['(', ')', ','])).replace("ne e", "nee");
    let is_in = |known: &[&str]| {
        let place = words.iter().position(|word| known.contains(&bare(word).as_str()))?;
        (place > 0 && place + 1 < words.len()).then_some(place)
    };
    let text = |words: &[&str]| words.join(" ").replace(['(', ')', ','], "").trim().to_owned();
    if let Some(place) = is_in(&BORN) {
        (text(&words[..place]), Some(text(&words[place + 1..])))
    } else if let Some(place) = is_in(&WED) {
        (text(&words[place + 1..]), Some(text(&words[..place])))
    } else {
        (name.to_owned(), None)
    }
}

/// The whole name with another last name: what is written in capitals, or all but the first word, is the one it has.
pub fn renamed(whole: &str, last: &str) -> String {
    let words: Vec<&str> = whole.split_whitespace().collect();
    let is_capital = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let first: Vec<&str> = if words.iter().any(|word| is_capital(word)) {
        words.iter().copied().filter(|word| !is_capital(word)).collect()
    } else {
        words.iter().copied().take(1).collect()
    };
    [first.join(" "), last.to_owned()].join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_of_somebody_are_told_apart() {
        for (written, name, other) in [
            ("MARTIN née DURAND", "MARTIN", Some("DURAND")),
            ("MARTIN (née DURAND)", "MARTIN", Some("DURAND")),
            ("Martin-Petit NÉE Le Goff", "Martin-Petit", Some("Le Goff")),
            ("DURAND épouse MARTIN", "MARTIN", Some("DURAND")),
            ("DURAND ép. MARTIN", "MARTIN", Some("DURAND")),
            ("MARTIN", "MARTIN", None),
            // No name is taken for a mark.
            ("Née", "Née", None),
            ("Le Née", "Le Née", None),
        ] {
            assert_eq!(parted(written), (name.into(), other.map(str::to_owned)), "{written}");
        }
        assert_eq!(renamed("Jeanne MARTIN", "DURAND"), "Jeanne DURAND");
        assert_eq!(renamed("Jeanne Martin", "Durand"), "Jeanne Durand");
    }
}
