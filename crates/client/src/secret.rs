//! The key, where an answer says it: nothing that comes from the portal may show it again, print it or store it.

use secrecy::{ExposeSecret, SecretString};

use super::path::decoded;

/// The text in the place of a key.
const MASK: &str = "***";
/// A shorter key is a part of too many words; udata's have dozens of letters (`udata/auth/api_token.py`).
const SHORTEST: usize = 8;

/// The text without the key, also where JSON spells it with escapes.
pub(super) fn masked(text: String, key: Option<&SecretString>) -> String {
    let Some(key) = key.map(ExposeSecret::expose_secret).filter(|key| key.len() >= SHORTEST) else {
        return text;
    };
    let text = if text.contains(key) { text.replace(key, MASK) } else { text };
    if text.contains('\\') { unescaped(&text, key).unwrap_or(text) } else { text }
}

/// An address without the key, also where it is spelled with percent signs.
pub(super) fn masked_address(address: &str, key: Option<&SecretString>) -> String {
    let plain = masked(address.to_owned(), key);
    let spelled = decoded(&plain);
    let clean = masked(spelled.clone(), key);
    if clean == spelled { plain } else { clean }
}

/// The text with each string that says the key in escapes written anew; `None` where there is none.
fn unescaped(text: &str, key: &str) -> Option<String> {
    let mut kept = String::new();
    let mut copied = 0;
    let bytes = text.as_bytes();
    let mut place = 0;
    while let Some(start) = next(bytes, place, b'"') {
        let (mut end, mut is_escaped) = (start + 1, false);
        while end < bytes.len() && bytes[end] != b'"' {
            let escape = bytes[end] == b'\\';
            is_escaped |= escape;
            end += if escape { 2 } else { 1 };
        }
        place = (end + 1).min(bytes.len());
        let token = text.get(start..place).filter(|_| is_escaped);
        let said = token.and_then(|token| serde_json::from_str::<String>(token).ok());
        if let Some(said) = said.filter(|said| said.contains(key)) {
            kept.push_str(&text[copied..start]);
            kept.push_str(&serde_json::Value::from(said.replace(key, MASK)).to_string());
            copied = place;
        }
    }
    (copied > 0).then(|| kept + &text[copied..])
}

fn next(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    Some(from + bytes.get(from..)?.iter().position(|byte| *byte == wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_masked_however_it_is_spelled() {
        let key = SecretString::from("udata_abcdefgh".to_owned());
        let clean = |text: &str| masked(text.to_owned(), Some(&key));
        assert_eq!(clean(r#"{"a": "x udata_abcdefgh"}"#), r#"{"a": "x ***"}"#);
        assert_eq!(clean(r#"{"a\n": "\u0075data\u005fabcdefgh", "b": 1}"#), r#"{"a\n": "***", "b": 1}"#);
        assert_eq!(clean(r#"["\"", "\\", "udata\u005Fabcdefgh\""]"#), r#"["\"", "\\", "***\""]"#);
        for other in [r#"{"a": "\u00e9"}"#, r#"{"a": "\"#, "\"\\", "[\"\u{e9}\\"] {
            assert_eq!(clean(other), other);
        }
        let address = |text: &str| masked_address(text, Some(&key));
        assert_eq!(address("https://a.example/?k=udata%5fabcdefgh"), "https://a.example/?k=***");
        assert_eq!(address("https://a.example/%C3%A9"), "https://a.example/%C3%A9");
        let short = SecretString::from("admin".to_owned());
        assert_eq!(masked("admin".to_owned(), Some(&short)), "admin");
    }
}
