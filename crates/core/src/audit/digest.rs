//! The digest: what waits for somebody, of what was read across their organizations.

use jiff::Timestamp;

/// How many days before its end a key is spoken of.
const KEY_DAYS: i64 = 30;
const DAY: i64 = 86_400;

/// A kind of thing that waits for somebody, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Request,
    InvitationReceived,
    Discussion,
    Harvester,
    Key,
    InvitationSent,
}

impl What {
    /// The word for scripts and for the catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::InvitationReceived => "invitation_received",
            Self::Discussion => "discussion",
            Self::Harvester => "harvester",
            Self::Key => "key",
            Self::InvitationSent => "invitation_sent",
        }
    }
}

/// True for a key that still opens the portal, and soon does no more.
pub fn expires_soon(expires: Timestamp, now: Timestamp) -> bool {
    (0..KEY_DAYS * DAY).contains(&(expires.as_second() - now.as_second()))
}

/// True for what has waited for so many seconds; what has no date has.
pub fn has_waited(since: Option<Timestamp>, seconds: u64, now: Timestamp) -> bool {
    since
        .is_none_or(|since| u64::try_from(now.as_second() - since.as_second()).unwrap_or_default() >= seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    #[test]
    fn a_key_is_spoken_of_in_its_last_thirty_days_and_not_after() {
        let now = at(1_000_000_000);
        let expires_in = |seconds| expires_soon(at(1_000_000_000 + seconds), now);
        assert!(expires_in(0) && expires_in(29 * DAY));
        assert!(!expires_in(-1) && !expires_in(30 * DAY));
    }

    #[test]
    fn what_is_younger_waits_too_unless_an_age_is_asked_for() {
        let now = at(1_000_000_000);
        assert!(has_waited(Some(at(1_000_000_060)), 0, now), "a clock that is ahead");
        assert!(has_waited(None, 60, now) && has_waited(Some(at(999_999_940)), 60, now));
        assert!(!has_waited(Some(at(999_999_941)), 60, now));
    }
}
