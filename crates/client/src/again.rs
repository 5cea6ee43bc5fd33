//! When a call is worth sending again: what the portal asks to wait, and how long we wait.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::StatusCode;
use reqwest::blocking::Response;
use reqwest::header::RETRY_AFTER;

/// The longest wait that is sat out, in seconds: a longer one is told at once.
const LONGEST_WAIT: u64 = 30;

/// How many seconds the portal asks to wait: `Retry-After` has them, or a date of HTTP.
pub(super) fn retry_after(response: &Response) -> Option<u64> {
    seconds(response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim(), Timestamp::now())
}

fn seconds(text: &str, now: Timestamp) -> Option<u64> {
    let until = || rfc2822::parse(text).ok().map(|until| until.timestamp().as_second() - now.as_second());
    text.parse().ok().or_else(|| until().map(|seconds| seconds.max(0).unsigned_abs()))
}

/// How long to wait before a read is worth trying again, or `None` where it is not.
pub(super) fn worth_another_try(response: &Response) -> Option<Duration> {
    match response.status().as_u16() {
        429 => turn_to_wait_for(response),
        503 => Some(retry_after(response).unwrap_or(0))
            .filter(|&seconds| seconds <= LONGEST_WAIT)
            .map(Duration::from_secs),
        502 | 504 => Some(Duration::ZERO),
        _ => None,
    }
}

/// How long a call that was turned away has to wait, by the portal or by a limiter before it: neither has looked at it.
/// Without Retry-After that may be an hour (Portugal's flask-limiter): then it is no use.
pub(super) fn turn_to_wait_for(response: &Response) -> Option<Duration> {
    let is_turned_away = response.status() == StatusCode::TOO_MANY_REQUESTS;
    let seconds = retry_after(response).filter(|&seconds| is_turned_away && seconds <= LONGEST_WAIT);
    seconds.map(Duration::from_secs)
}

/// A pause that doubles with each attempt, with a part that differs between processes.
pub(super) fn backoff(attempt: u32) -> Duration {
    let base = 200u64 << attempt.min(5);
    let jitter = u64::from(std::process::id()) % base;
    Duration::from_millis(base / 2 + jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_say_how_long() {
        let now: Timestamp = "2026-11-30T08:00:00Z".parse().expect("a moment");
        assert_eq!(seconds("120", now), Some(120));
        assert_eq!(seconds("Mon, 30 Nov 2026 09:00:00 GMT", now), Some(3600));
        assert_eq!(seconds("Mon, 30 Nov 2026 07:00:00 GMT", now), Some(0));
        for nonsense in ["", "soon", "-5", "1e9", "99999999999999999999999"] {
            assert_eq!(seconds(nonsense, now), None, "{nonsense}");
        }
    }
}
