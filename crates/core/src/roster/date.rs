//! A day as people and spreadsheets write it.

use jiff::civil::Date;

/// An earlier year is a slip: portals are younger.
const EARLIEST: i16 = 1900;

/// It is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDate {
    /// The date that a year of two digits may stand for.
    pub meant: Option<String>,
}

/// Reads `2027-06-30`, also with a time behind it, or `30/06/2027`, `30.06.2027`, `30-06-2027` as in France.
///
/// # Errors
/// For anything else, and for a day that no calendar has.
pub fn read(text: &str) -> Result<Date, NoDate> {
    if let Ok(date) = text.parse::<Date>() {
        return if date.year() >= EARLIEST { Ok(date) } else { Err(NoDate { meant: None }) };
    }
    let none = NoDate { meant: None };
    let mark = text.chars().find(|character| !character.is_ascii_digit()).ok_or(none.clone())?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [day, month, year] = parts[..] else { return Err(none) };
    let is_number = |part: &str, digits: &[usize]| {
        digits.contains(&part.len()) && part.chars().all(|digit| digit.is_ascii_digit())
    };
    if !"/.-".contains(mark) || !is_number(day, &[1, 2]) || !is_number(month, &[1, 2]) {
        return Err(none);
    }
    let of = |year: &str| {
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        Date::new(year.parse().ok()?, month, day).ok()
    };
    match year.len() {
        4 if is_number(year, &[4]) => of(year).filter(|date| date.year() >= EARLIEST).ok_or(none),
        // `26-12-31` may be of 2026 or of 2031: nothing is proposed.
        2 if is_number(year, &[2]) && mark != '-' => {
            let year = format!("20{year}");
            Err(NoDate { meant: of(&year).map(|_| [day, month, &year].join(&mark.to_string())) })
        }
        _ => Err(none),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-12-31",
            "31/12/2026",
            "31.12.2026",
            "31-12-2026",
            "2026-12-31 00:00:00",
            "2026-12-31T10:00",
        ] {
            assert_eq!(read(text), "2026-12-31".parse().map_err(|_| NoDate { meant: None }), "{text}");
        }
        assert_eq!(read("1/2/2027").map(|date| date.to_string()), Ok("2027-02-01".into()));
        for (text, meant) in [("31/12/26", "31/12/2026"), ("1.2.27", "1.2.2027")] {
            assert_eq!(read(text), Err(NoDate { meant: Some(meant.into()) }), "{text}");
        }
        for text in [
            "",
            "soon",
            "31/02/2026",
            "31/02/26",
            "2026-02-30",
            "29/02/2027",
            "12/31/2026",
            "31/12/026",
            "31/12/20266",
            "26-12-31",
            "31-12-26",
            "31/12.2026",
            "31 12 2026",
            "/12/2026",
            "31//2026",
            "+1/12/2026",
            "0/12/2026",
            "31/12",
            "1/2/3/2026",
            "46022",
            "３１/12/2026",
            "2026",
        ] {
            assert_eq!(read(text), Err(NoDate { meant: None }), "{text}");
        }
    }

    proptest! {
        /// A second reader: the digits of what was read are those of the text.
        #[test]
        fn a_date_has_the_digits_of_its_text(text in "[0-9]{1,4}[-/. ][0-9]{1,3}[-/. ][0-9]{1,5}") {
            if let Ok(date) = read(&text) {
                let (year, month, day) = (date.year(), date.month(), date.day());
                let numbers: Vec<i16> = text.split(['-', '/', '.']).map(|part| part.parse().expect("a number")).collect();
                let in_order = if text.find(['-', '/', '.']) == Some(4) { [year, month.into(), day.into()] } else { [day.into(), month.into(), year] };
                prop_assert_eq!(numbers, in_order);
            }
        }
    }
}
