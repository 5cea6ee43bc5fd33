//! Sentences as a screen reader says them: signs are words there, or nothing.

/// The attribute of an entry that is worded anew to be heard.
pub const SPOKEN: &str = "spoken";
/// The signs that a line on a screen may begin with; a word behind them says the same.
const SIGNS: [&str; 6] = ["+", "-", "~", "=", "?", "!"];
/// What stands between the parts of what tells people apart.
pub const BETWEEN: &str = " · ";

/// The sentence without the sign that it begins with.
pub fn without_sign(said: String) -> String {
    let Some((sign, rest)) = said.trim_start().split_once(' ') else { return said };
    if !SIGNS.contains(&sign) {
        return said;
    }
    let mut letters = rest.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A value in a sentence: its parts apart, and without an identifier, which would be spelled and which its other parts name.
pub fn of_value(text: &str) -> String {
    let is_spelled = |part: &&str| part.starts_with("id:");
    match text.split(BETWEEN).collect::<Vec<_>>().as_slice() {
        [] | [_] => text.to_owned(),
        parts => parts.iter().copied().filter(|part| !is_spelled(part)).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_and_an_identifier_are_not_said() {
        assert_eq!(without_sign("  + éditer".to_owned()), "Éditer");
        assert_eq!(without_sign("-5 est un nombre".to_owned()), "-5 est un nombre");
        assert_eq!(of_value("Zoé Roux · zoe-roux · id:5f4d"), "Zoé Roux, zoe-roux");
        assert_eq!(of_value("id:5f4d"), "id:5f4d");
    }
}
