//! Numbers as each language writes them: 8,888 and 8 888.

use fluent_bundle::FluentValue;

use super::{Language, Messages};

impl Messages {
    /// A number in figures.
    pub fn number(&self, number: i64) -> String {
        grouped(number, separator(self.language))
    }
}

/// What stands between thousands: in French a space that no line breaks at.
fn separator(language: Language) -> char {
    if language == Language::French { '\u{a0}' } else { ',' }
}

/// How Fluent writes the numbers in sentences.
pub fn formatter<M>(language: Language) -> fn(&FluentValue, &M) -> Option<String> {
    match language {
        Language::French => |value, _| of_fluent(value, separator(Language::French)),
        Language::English | Language::Pseudo => |value, _| of_fluent(value, separator(Language::English)),
    }
}

fn of_fluent(value: &FluentValue, separator: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value.fract() == 0.0 && number.value.abs() < 1e15;
    whole.then(|| number.as_string().parse().ok()).flatten().map(|number| grouped(number, separator))
}

fn grouped(number: i64, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::message;

    #[test]
    fn thousands_stand_apart() {
        let said = |number: i64, language| Messages::new(language).number(number);
        for (number, english, french) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (-8_888, "-8,888", "-8\u{a0}888"),
            (1_234_567, "1,234,567", "1\u{a0}234\u{a0}567"),
            (
                i64::MIN,
                "-9,223,372,036,854,775,808",
                "-9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808",
            ),
        ] {
            assert_eq!(
                (said(number, Language::English), said(number, Language::French)),
                (english.into(), french.into())
            );
        }
    }

    #[test]
    fn sentences_have_them_too() {
        let said = |language| Messages::new(language).say(&message!("age-days", count = 8_888));
        assert_eq!(said(Language::English), "8,888 days ago");
        assert_eq!(said(Language::French), "il y a 8\u{a0}888 jours");
    }
}
