//! Mac Roman, in which Excel on a Mac saves CSV unless it is told otherwise. Nothing in a file says so: it is told from Windows-1252 by
//! its letters, as French has them.

/// The characters of 0x80 to 0xFF.
const UPPER: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The letters and marks of French texts: a file with another one is in no Mac Roman that we read.
const FRENCH: &str = "éèêëàâäçîïôöùûüÿÉÈÊËÀÂÇÎÏÔÙÛœŒæÆ«»’‘“”–—…°•€\u{a0}·";

/// The text, where the bytes are more likely Mac Roman than Windows-1252, as which they read `other`: nothing where they are not.
pub fn decode(bytes: &[u8], other: Option<&str>) -> Option<String> {
    let upper: Vec<char> = UPPER.chars().collect();
    let letter = |byte: u8| match byte {
        0..=0x7f => Some(char::from(byte)),
        byte => upper.get(usize::from(byte - 0x80)).copied().filter(|letter| FRENCH.contains(*letter)),
    };
    let text: String = bytes.iter().map(|byte| letter(*byte)).collect::<Option<_>>()?;
    let is_likelier = other.is_none_or(|other| oddities(&text) < oddities(other));
    is_likelier.then_some(text)
}

/// The byte of a letter.
pub fn encode(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return u8::try_from(letter).ok();
    }
    let place = UPPER.chars().position(|known| known == letter)?;
    u8::try_from(place).ok().map(|place| 0x80 + place)
}

/// How many letters and marks stand where none does in French: a capital behind a small letter, a mark inside a word.
fn oddities(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let is_odd = |three: &&[char]| {
        let [before, letter, after] = three else { return false };
        let is_inside = before.is_alphabetic() && after.is_alphabetic();
        let is_turned = before.is_lowercase() && letter.is_uppercase() && !letter.is_ascii();
        is_turned || matches!(letter, 'ˆ' | 'ƒ') || (is_inside && matches!(letter, '™' | '‰' | '‚'))
    };
    // What ends the text is behind nothing.
    let padded: Vec<char> = std::iter::once(' ').chain(letters).chain([' ']).collect();
    padded.windows(3).filter(is_odd).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        text.chars().map(|letter| encode(letter).expect("a letter of Mac Roman")).collect()
    }

    #[test]
    fn each_letter_has_one_byte() {
        assert_eq!(UPPER.chars().count(), 128);
        for byte in 0x80..=0xff_u8 {
            let letter = UPPER.chars().nth(usize::from(byte - 0x80)).expect("a letter");
            assert_eq!(encode(letter), Some(byte));
        }
    }

    proptest! {
        #[test]
        fn french_is_read_back(text in "[a-z éèêàçôîù'’;\n]{0,40}") {
            prop_assert_eq!(decode(&bytes(&text), None), Some(text));
        }
    }
}
