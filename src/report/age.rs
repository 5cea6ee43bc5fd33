//! Moments as a person says them.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};

use crate::messages::{Message, Value, message};

pub use udatactl_core::audit::facts::days_between;

/// Reads a date of udata: ISO 8601, with an offset or, from old servers, naive and meant as UTC.
pub fn parse(text: &str) -> Option<Timestamp> {
    text.parse::<Timestamp>().ok().or_else(|| {
        let naive: DateTime = text.parse().ok()?;
        naive.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    })
}

/// "3 days ago": from minutes to years the largest unit of which there are two, so that no age says less than a younger one.
pub fn ago(moment: Timestamp, now: Timestamp) -> Message {
    let seconds = (now.as_second() - moment.as_second()).max(0);
    let (key, count) = match seconds {
        0..60 => ("age-now", 0),
        60..3_600 => ("age-minutes", seconds / 60),
        3_600..86_400 => ("age-hours", seconds / 3_600),
        86_400..5_270_400 => ("age-days", seconds / 86_400),
        5_270_400..63_158_400 => ("age-months", seconds / 2_629_746),
        _ => ("age-years", seconds / 31_556_952),
    };
    message!(key, count = count)
}

/// "in 3 days": whole days, none once it has come; the day itself where it is more than a year ahead.
pub fn until(moment: Timestamp, now: Timestamp) -> Message {
    match days_between(now, moment) {
        days @ 0..=366 => message!("age-until", count = days),
        _ => day_of(moment),
    }
}

/// A day, as each language says it.
pub fn day(day: Date) -> Message {
    let [of_month, month] = [day.day(), day.month()].map(i64::from);
    message!("date-day", day = of_month, month = month, year = day.year().to_string())
}

/// The day of a moment, in UTC.
pub fn day_of(moment: Timestamp) -> Message {
    day(moment.to_zoned(TimeZone::UTC).date())
}

/// A moment to the minute, as each language says it.
pub fn minute(moment: Timestamp) -> Message {
    message!("date-minute", day = day_of(moment), time = moment.strftime("%H:%M UTC").to_string())
}

/// A month, a day or a moment that is written as ISO 8601, as each language writes it in a table; nothing for what is none.
pub fn written(text: &str) -> Option<Message> {
    let part = |number: i8| format!("{number:02}");
    let month = |day: Date| message!("date-month", month = part(day.month()), year = day.year().to_string());
    match text.len() {
        7 => format!("{text}-01").parse().ok().map(month),
        10 => {
            let day: Date = text.parse().ok()?;
            let message = message!("date-short", day = part(day.day()), month = part(day.month()));
            Some(message.with("year", day.year().to_string()))
        }
        _ => parse(text).map(minute),
    }
}

/// How long ago a date of udata was, or the date itself where it can't be read.
pub fn of(date: &str, now: Timestamp) -> Value {
    match parse(date) {
        Some(moment) => ago(moment, now).into(),
        None => date.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Language, Messages};

    #[test]
    fn dates_of_every_generation_are_read() {
        for text in ["2026-11-21T00:45:28.949388+00:00", "2026-11-21T00:45:28.949388", "2026-11-21T00:45:28Z"]
        {
            assert_eq!(parse(text).map(Timestamp::as_second), Some(1_795_221_928), "{text}");
        }
        assert_eq!(parse("yesterday"), None);
    }

    #[test]
    fn a_day_is_said_as_each_language_says_it() {
        let said = |text: &str, language| Messages::new(language).say(&day(text.parse().expect("a day")));
        assert_eq!(said("2027-03-31", Language::English), "31 March 2027");
        assert_eq!(said("2027-12-01", Language::French), "1er décembre 2027");
        let written =
            |text: &str, language| written(text).map(|message| Messages::new(language).say(&message));
        for (text, english, french) in [
            ("2027-03-01", "2027-03-01", "01/03/2027"),
            ("2027-03", "2027-03", "03/2027"),
            ("2027-08-31T23:05:00Z", "31 August 2027 at 23:05 UTC", "31 août 2027 à 23:05 UTC"),
        ] {
            assert_eq!(written(text, Language::English).as_deref(), Some(english));
            assert_eq!(written(text, Language::French).as_deref(), Some(french));
        }
        assert!(
            ["2027-13", "2027-02-30", "soon"].iter().all(|text| written(text, Language::French).is_none())
        );
        let moment = parse("2027-08-31T23:05:00Z").expect("a date");
        assert_eq!(Messages::new(Language::French).say(&minute(moment)), "31 août 2027 à 23:05 UTC");
    }

    #[test]
    fn an_age_never_goes_back() {
        let now = parse("2026-11-21T12:00:00Z").expect("a date");
        let lengths = [("age-days", 86_400), ("age-months", 2_629_746), ("age-years", 31_556_952)];
        let mut before = 0;
        for days in 1..8_000 {
            let said = ago(now - jiff::SignedDuration::from_hours(24 * days), now);
            let (_, length) = lengths.into_iter().find(|(key, _)| *key == said.key()).expect("a unit");
            let text = Messages::new(Language::English).say(&said);
            let count: i64 = text.split(' ').next().and_then(|count| count.parse().ok()).expect("a number");
            assert!(count * length >= before, "{days} days: {text}");
            assert!(count > 1 || said.key() == "age-days", "{days} days: {text}");
            before = count * length;
        }
    }

    #[test]
    fn what_is_far_ahead_is_a_day() {
        let now = parse("2026-11-21T12:00:00Z").expect("a date");
        let said = |text| Messages::new(Language::French).say(&until(parse(text).expect("a date"), now));
        assert_eq!(said("2026-11-20T12:00:00Z"), "aujourd'hui");
        assert_eq!(said("2026-12-21T12:00:00Z"), "dans 30 jours");
        assert_eq!(said("2099-12-31T12:00:00Z"), "31 décembre 2099");
    }

    #[test]
    fn an_age_takes_its_largest_unit() {
        let now = parse("2026-11-21T12:00:00Z").expect("a date");
        let age = |text| ago(parse(text).expect("a date"), now).key().to_owned();
        assert_eq!(age("2026-11-21T11:59:30Z"), "age-now");
        assert_eq!(age("2026-11-21T11:50:00Z"), "age-minutes");
        assert_eq!(age("2026-11-18T12:00:00Z"), "age-days");
        assert_eq!(age("2026-05-18T12:00:00Z"), "age-months");
        assert_eq!(age("2020-05-18T12:00:00Z"), "age-years");
        assert_eq!(age("2030-01-01T00:00:00Z"), "age-now", "a clock that is ahead");
    }
}
