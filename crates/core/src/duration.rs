//! How long something lasts, as people write it: a number and a unit, in English or French.

use std::time::Duration;

use crate::text::fold;

/// The units, folded, in seconds: a month is 30 days, a year 365.
const UNITS: [(&[&str], u64); 7] = [
    (&["s", "sec", "second", "seconds", "seconde", "secondes"], 1),
    (&["m", "min", "mn", "minute", "minutes"], 60),
    (&["h", "hour", "hours", "heure", "heures"], HOUR),
    (&["d", "day", "days", "j", "jour", "jours"], DAY),
    (&["w", "week", "weeks", "semaine", "semaines"], 7 * DAY),
    (&["month", "months", "mois"], 30 * DAY),
    (&["y", "year", "years", "an", "ans", "annee", "annees"], 365 * DAY),
];
pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 24 * HOUR;
/// Before this nothing happened on any portal: who writes more has mistaken the unit.
const LONGEST: u64 = 1_000 * 365 * DAY;

/// Reads a number and a unit of at least so many seconds; `bare` is the unit of a number without one.
pub fn read(text: &str, least: u64, bare: Option<u64>) -> Option<Duration> {
    let text = text.trim();
    // Folded, a minus would be gone.
    text.starts_with(|character: char| character.is_ascii_digit()).then_some(())?;
    let text = fold(text);
    let number = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let factor = match text[number.len()..].trim() {
        "" => bare?,
        unit => UNITS.iter().find(|(words, _)| words.contains(&unit))?.1,
    };
    let is_number = number.bytes().all(|digit| digit.is_ascii_digit());
    let seconds = number.parse::<u64>().ok().filter(|_| is_number)?.checked_mul(factor)?;
    (factor >= least && (1..=LONGEST).contains(&seconds)).then(|| Duration::from_secs(seconds))
}

/// Reads whole days, in a unit of a day or more.
pub fn days(text: &str) -> Option<i64> {
    i64::try_from(read(text, DAY, None)?.as_secs() / DAY).ok()
}
