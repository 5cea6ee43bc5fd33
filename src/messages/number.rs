//! Numbers as each language writes them: 8,888 and 8 888.

use fluent_bundle::FluentValue;

/// What stands between thousands in English.
pub const COMMA: char = ',';
/// What stands between them in French: a space that no line breaks at.
pub const SPACE: char = '\u{a0}';

/// How Fluent writes the numbers in sentences.
pub fn of_fluent<const SEPARATOR: char, M>(value: &FluentValue, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.value.fract() == 0.0 && number.value.abs() < 1e15;
    whole.then(|| number.as_string().parse().ok()).flatten().map(|number| grouped(number, SEPARATOR))
}

/// A number in figures, with this between thousands.
pub fn grouped(number: i64, separator: char) -> String {
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

    #[test]
    fn thousands_stand_apart() {
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
            let said = [COMMA, SPACE].map(|separator| grouped(number, separator));
            assert_eq!(said, [english, french]);
        }
    }
}
