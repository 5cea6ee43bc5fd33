//! How long something lasts or has lasted, as people write it.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::refused::bad_value;
use crate::failure::{Code, Failure};
use crate::messages::{Value, message};
use udatactl_core::duration::{DAY, HOUR, read};
use udatactl_core::roster::date::{self, NoDate};

/// Reads how long to wait: `30s`, `2m`, or a number of seconds.
///
/// # Errors
/// A usage failure for anything else.
pub fn duration(name: &str, text: &str) -> Result<Duration, Failure> {
    read(text, 1, Some(1)).ok_or_else(|| bad_value(name, text))
}

/// Reads an age: `30d`, `30 days`, `2 weeks`, `6 months`, `1 year`, in English or French.
///
/// # Errors
/// A usage failure for anything else: a bare number or minutes would make nearly everything old.
pub fn days(name: &str, text: &str) -> Result<Duration, Failure> {
    read(text, DAY, None).ok_or_else(|| {
        Failure::new(
            Code::BadValue,
            message!("failure-days-needed", name = name, value = text, example = example(text)),
        )
    })
}

/// Reads an age as [`days`] does, in whole days.
///
/// # Errors
/// As [`days`].
pub fn whole_days(name: &str, text: &str) -> Result<i64, Failure> {
    let age = days(name, text)?;
    Ok(i64::try_from(age.as_secs() / DAY).unwrap_or(i64::MAX))
}

/// Reads since when: a day, or an age of hours or more.
///
/// # Errors
/// A usage failure for anything else.
pub fn since(name: &str, text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    past(name, text, now, |day| Ok(day.to_zoned(TimeZone::UTC)?.timestamp()))
}

/// Reads as of when: a day, to its end, or an age of hours or more.
///
/// # Errors
/// As [`since`].
pub fn as_of(name: &str, text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    past(name, text, now, |day| Ok(day.to_zoned(TimeZone::UTC)?.end_of_day()?.timestamp()))
}

/// Reads until when: a day, to its end, or how long from now, in days or more.
///
/// # Errors
/// A usage failure for anything else, and for what is past.
pub fn until(name: &str, text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    if let Some(length) = read(text, DAY, None) {
        return now.checked_add(length).map_err(|_| bad_value(name, text));
    }
    let needed = |example: Value| {
        let message = message!("failure-until-needed", name = name, value = text, example = example);
        Failure::new(Code::BadValue, message)
    };
    let day = date::read(text.trim())
        .map_err(|NoDate { meant }| needed(meant.map_or_else(|| example(text), Value::from)))?;
    let end = day.to_zoned(TimeZone::UTC).and_then(|day| day.end_of_day());
    match end.map(|end| end.timestamp()) {
        Ok(end) if end > now => Ok(end),
        Ok(_) => Err(Failure::new(Code::BadValue, message!("failure-until-past", name = name, value = text))),
        Err(_) => Err(bad_value(name, text)),
    }
}

fn past(
    name: &str,
    text: &str,
    now: Timestamp,
    of_day: impl Fn(Date) -> Result<Timestamp, jiff::Error>,
) -> Result<Timestamp, Failure> {
    let refused = |example: Value| {
        let message = message!("failure-since-needed", name = name, value = text, example = example);
        Failure::new(Code::BadValue, message)
    };
    if let Some(age) = read(text, HOUR, None) {
        return Ok(now.checked_sub(age).unwrap_or(Timestamp::UNIX_EPOCH));
    }
    match date::read(text.trim()) {
        Ok(day) => of_day(day).map_err(|_| bad_value(name, text)),
        Err(NoDate { meant }) => Err(refused(meant.map_or_else(|| example(text), Value::from))),
    }
}

/// The number of days that a bare number may stand for.
fn example(text: &str) -> Value {
    let number = text.trim().parse::<u16>().ok().filter(|number| *number > 0);
    message!("example-days", days = number.unwrap_or(30).to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_waited_for_is_seconds_unless_said_otherwise() {
        for (text, seconds) in
            [("30", 30), ("30s", 30), ("2m", 120), ("2 min", 120), ("1h", HOUR), ("180d", 180 * DAY)]
        {
            assert_eq!(duration("x", text).ok(), Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["0", "soon", "", "-3", "+3", "1.5s", "3 fortnights", "18446744073709551615d"] {
            assert!(duration("x", text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_age_has_a_unit_of_a_day_or_more() {
        for (text, wanted) in [
            ("30d", 30),
            ("30 days", 30),
            ("1 day", 1),
            ("30j", 30),
            ("30 jours", 30),
            ("30 Jours", 30),
            ("30\u{a0}jours", 30),
            ("2w", 14),
            ("2 weeks", 14),
            ("2 semaines", 14),
            ("6 mois", 180),
            ("6 months", 180),
            ("1 an", 365),
            ("2 ans", 730),
            ("1 year", 365),
            ("2 années", 730),
        ] {
            assert_eq!(days("x", text).ok(), Some(Duration::from_secs(wanted * DAY)), "{text}");
        }
        for text in [
            "30", "0d", "48h", "6m", "90 min", "30s", "-30d", "1,5 an", "soon", "d", "", "30 dd", "9999999d",
            "30d 2",
        ] {
            assert!(days("x", text).is_err(), "{text}");
        }
        let days = |days: &str| Value::from(message!("example-days", days = days));
        let wanted = ["30", "7", "30", "30"].map(days);
        assert_eq!([example("30"), example(" 7 "), example("6m"), example("0")], wanted);
    }

    #[test]
    fn what_ends_ends_with_a_day_to_come_or_so_long_from_now() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a moment");
        for (text, wanted) in [
            ("90d", "2027-02-19T10:00:00Z"),
            ("1 an", "2027-11-21T10:00:00Z"),
            ("2026-11-21", "2026-11-21T23:59:59.999999999Z"),
            ("30/06/2027", "2027-06-30T23:59:59.999999999Z"),
        ] {
            assert_eq!(
                until("x", text, now).ok().map(|moment| moment.to_string()).as_deref(),
                Some(wanted),
                "{text}"
            );
        }
        for text in ["90", "12h", "2026-11-20", "30/06/27", "31/02/2027", "demain", ""] {
            assert!(until("x", text, now).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_past_began_on_a_day_or_so_long_ago() {
        let now: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a moment");
        for (text, wanted) in [
            ("12h", "2026-11-20T22:00:00Z"),
            ("1 jour", "2026-11-20T10:00:00Z"),
            ("2026-11-01", "2026-11-01T00:00:00Z"),
            ("01/11/2026", "2026-11-01T00:00:00Z"),
        ] {
            assert_eq!(
                since("x", text, now).map(|moment| moment.to_string()).ok().as_deref(),
                Some(wanted),
                "{text}"
            );
        }
        for text in ["30", "90 min", "01/11/26", "31/02/2026", "soon"] {
            assert!(since("x", text, now).is_err(), "{text}");
            assert!(as_of("x", text, now).is_err(), "{text}");
        }
        for (text, wanted) in
            [("1 jour", "2026-11-20T10:00:00Z"), ("01/11/2026", "2026-11-01T23:59:59.999999999Z")]
        {
            assert_eq!(as_of("x", text, now).ok().map(|moment| moment.to_string()).as_deref(), Some(wanted));
        }
    }
}
