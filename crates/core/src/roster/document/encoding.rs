//! The bytes of a file as text: UTF-8 and UTF-16 as their marks say, UTF-8 where it is that, else Windows-1252, in which
//! French spreadsheets are often saved, or Mac Roman.

use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::mac_roman;

/// How a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Windows1252,
    MacRoman,
}

impl Encoding {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::MacRoman => "Mac Roman",
        }
    }
}

/// The mark that a text may begin with, and that is none of it.
const MARK: char = '\u{feff}';

/// The characters of 0x80 to 0x9F in Windows-1252; what is a question mark here is no character there.
const WINDOWS: &str = "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ";

/// The text, without a mark at its beginning.
///
/// # Errors
/// Where the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Flaw> {
    match &bytes[..] {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    // A zero byte is in no text; UTF-16 without a mark is full of them.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(flaw(&bytes, at));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with(MARK) {
                text.drain(..MARK.len_utf8());
            }
            Ok((text, Encoding::Utf8))
        }
        Err(error) if is_utf8(error.as_bytes()) => {
            let at = error.utf8_error().valid_up_to();
            Err(flaw(error.as_bytes(), at))
        }
        Err(error) => {
            let read = windows(error.as_bytes());
            match mac_roman::decode(error.as_bytes(), read.as_ref().ok().map(|(text, _)| text.as_str())) {
                Some(text) => Ok((text, Encoding::MacRoman)),
                None => read,
            }
        }
    }
}

/// The bytes of a text in the encoding and with the mark that these bytes have; nothing where that encoding lacks a letter.
pub fn encode(text: &str, like: &[u8]) -> Option<Vec<u8>> {
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        Some(mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect())
    };
    match like {
        [0xff, 0xfe, ..] => wide([0xff, 0xfe], u16::to_le_bytes),
        [0xfe, 0xff, ..] => wide([0xfe, 0xff], u16::to_be_bytes),
        [0xef, 0xbb, 0xbf, ..] => Some([MARK.to_string().as_bytes(), text.as_bytes()].concat()),
        _ if std::str::from_utf8(like).is_ok() => Some(text.as_bytes().to_vec()),
        _ => match decode(like.to_vec()) {
            Ok((_, Encoding::MacRoman)) => text.chars().map(mac_roman::encode).collect(),
            _ => text.chars().map(windows_byte).collect(),
        },
    }
}

/// The byte of a letter in Windows-1252.
fn windows_byte(character: char) -> Option<u8> {
    let place = || WINDOWS.chars().position(|known| known == character && known != '?');
    match u8::try_from(character) {
        Ok(byte) if !(0x80..=0x9f).contains(&byte) => Some(byte),
        _ => u8::try_from(place()?).ok().map(|place| 0x80 + place),
    }
}

/// True for what was written in UTF-8, although not all of it is: with its mark, or with an accented letter of the Latin
/// alphabets or the beginning of one at the very end, where a text was cut. In Windows-1252 those two bytes are a pair that
/// no language has, such as `Ã©`.
fn is_utf8(bytes: &[u8]) -> bool {
    let begins = |byte: u8| matches!(byte, 0xc2..=0xc5);
    bytes.starts_with(b"\xef\xbb\xbf")
        || bytes.windows(2).any(|pair| begins(pair[0]) && matches!(pair[1], 0x80..=0xbf))
        || bytes.last().is_some_and(|last| begins(*last))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), Flaw> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        // Half a character: no text has that.
        _ => 0xd800,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for (position, character) in char::decode_utf16(units).enumerate() {
        match character {
            Ok('\0') | Err(_) => {
                return Err(Lines::of(&text).flaw(text.len(), Problem::Encoding { at: 2 + 2 * position }));
            }
            Ok(character) => text.push(character),
        }
    }
    Ok((text, Encoding::Utf16))
}

fn windows(bytes: &[u8]) -> Result<(String, Encoding), Flaw> {
    let table: Vec<char> = WINDOWS.chars().collect();
    let character = |(position, byte): (usize, &u8)| match *byte {
        byte @ 0x80..=0x9f => match table[usize::from(byte - 0x80)] {
            '?' => Err(flaw(bytes, position)),
            character => Ok(character),
        },
        byte => Ok(char::from(byte)),
    };
    let text = bytes.iter().enumerate().map(character).collect::<Result<String, Flaw>>()?;
    Ok((text, Encoding::Windows1252))
}

fn flaw(bytes: &[u8], at: usize) -> Flaw {
    let before = String::from_utf8_lossy(&bytes[..at]);
    Lines::of(&before).flaw(before.len(), Problem::Encoding { at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows_1252_is_read_where_it_is_no_utf_8() {
        let (text, encoding) = decode(b"r\xf4le \x80 \x9c".to_vec()).expect("text");
        assert_eq!((&*text, encoding), ("rôle € œ", Encoding::Windows1252));
        assert_eq!(decode("rôle".into()).map(|read| read.1), Ok(Encoding::Utf8));
    }

    #[test]
    fn mac_roman_is_told_from_windows_1252() {
        let mac = |text: &str| -> Vec<u8> {
            text.chars().map(|letter| mac_roman::encode(letter).expect("a letter")).collect()
        };
        for text in ["Hervé", "Prénom;Rôle", "François Lefèvre\nà l’œuvre", "élève"] {
            assert_eq!(decode(mac(text)), Ok((text.to_owned(), Encoding::MacRoman)));
            let windows: Option<Vec<u8>> = text.chars().map(windows_byte).collect();
            assert_eq!(decode(windows.expect("letters")), Ok((text.to_owned(), Encoding::Windows1252)));
        }
        assert_eq!(
            decode(b"\x8ei\x9eek Herv\xe9".to_vec()),
            Ok(("Žižek Hervé".into(), Encoding::Windows1252))
        );
    }

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        for (bytes, line, column, at) in [
            (&b"a\nb\x81"[..], 2, 2, 3),
            (b"a\r\xe9\x81", 2, 2, 3),
            (b"a\nb\0", 2, 2, 3),
            (b"\xff\xfea\0\0", 1, 2, 4),
            (b"\xff\xfea\0\x3d\xd8", 1, 2, 4),
            (b"\xef\xbb\xbf\xff", 1, 2, 3),
            // A text cut in the middle of a letter, and UTF-8 with a letter of another encoding in it.
            (b"Andr\xc3", 1, 5, 4),
            ("é\nAndré".as_bytes().split_last().expect("bytes").1, 2, 5, 7),
            (b"\xc3\xa9\nAndr\xe9", 2, 5, 7),
        ] {
            let flaw = Flaw { column: Some(column), ..Flaw::at(line, Problem::Encoding { at }) };
            assert_eq!(decode(bytes.to_vec()), Err(flaw), "{bytes:?}");
        }
        assert_eq!(decode(b"Andr\xe9".to_vec()), Ok(("André".into(), Encoding::Windows1252)));
    }

    proptest! {
        #[test]
        fn each_encoding_gives_the_text_back(text in "[^\0\u{feff}][^\0]{0,40}") {
            let units = || text.encode_utf16();
            let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
            let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
            let marked: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(text.bytes()).collect();
            prop_assert_eq!(decode(little), Ok((text.clone(), Encoding::Utf16)));
            prop_assert_eq!(decode(big), Ok((text.clone(), Encoding::Utf16)));
            prop_assert_eq!(decode(marked), Ok((text.clone(), Encoding::Utf8)));
        }

        #[test]
        fn what_is_read_is_written_alike(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Ok((text, _)) = decode(bytes.clone()) {
                prop_assert_eq!(encode(&text, &bytes), Some(bytes));
            }
        }

        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(bytes);
        }
    }
}
