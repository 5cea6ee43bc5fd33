//! Text cut to the room there is for it.

use std::collections::HashSet;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text cut to a number of terminal columns, with an ellipsis where something was left out.
pub fn shorten(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if kept.width() + 1 > columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// The text cut to a number of terminal columns as [`shorten`] does, in its middle: what identifiers differ in is mostly at an
/// end. Two that differ so differ at every greater width.
pub fn shorten_middle(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1) / 2;
    let mut end = text.len();
    // From its end on, so that a long text costs no more; no accent is taken from its letter.
    for (start, character) in text.char_indices().rev() {
        if text[start..].width() > room {
            break;
        }
        end = if character.width().unwrap_or(0) > 0 { start } else { end };
    }
    shorten(text, columns.saturating_sub(room)) + &text[end..]
}

/// How much of the beginnings of UUIDs is shown at least.
const SHORT: usize = 8;
/// The length of a UUID.
const WHOLE: usize = 36;

/// The number of first characters that tells identifiers apart.
pub fn telling_apart<'a>(identifiers: impl Iterator<Item = &'a str>) -> usize {
    let different: HashSet<&str> = identifiers.collect();
    let are_apart = |length: &usize| {
        let mut seen = HashSet::new();
        different.iter().all(|identifier| seen.insert(identifier.chars().take(*length).collect::<String>()))
    };
    (SHORT..WHOLE).find(are_apart).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::super::clean;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cut_text_says_so_and_fits() {
        assert_eq!(shorten("Démonstration", 6), "Démon…");
        assert_eq!(shorten("Démo", 6), "Démo");
        assert_eq!(shorten_middle("640000000000000000010003", 9), "6400…0003");
        assert_eq!(shorten_middle("Démo", 4), "Démo");
        assert_eq!(shorten_middle("ville-e\u{301}te\u{301}", 4), "vi…e\u{301}");
    }

    #[test]
    fn as_much_of_an_identifier_is_shown_as_tells_it_from_the_others() {
        let told = |identifiers: &[&str]| telling_apart(identifiers.iter().copied());
        assert_eq!(told(&[]), 8);
        assert_eq!(told(&["7ca78d4b-f245", "ea27088f-f61d", "ea27088f-f61d"]), 8);
        assert_eq!(told(&["7ca78d4b-f245", "7ca78d4b-f61d"]), 11);
    }

    proptest! {
        #[test]
        fn a_shortened_text_fits(text in ".*", columns in 1usize..40) {
            prop_assert!(shorten(&clean(&text), columns).width() <= columns);
            prop_assert!(shorten_middle(&clean(&text), columns).width() <= columns);
        }

        #[test]
        fn what_differs_when_it_is_shortened_differs_where_there_is_more_room(
            one in "[ab日\u{301}]{0,12}", other in "[ab日\u{301}]{0,12}", columns in 1usize..12,
        ) {
            let cut = |columns| [&one, &other].map(|text| shorten_middle(&clean(text), columns));
            let ([less, other_less], [more, other_more]) = (cut(columns), cut(columns + 1));
            prop_assert!(less == other_less || more != other_more, "{less} {other_less} {more}");
        }
    }
}
