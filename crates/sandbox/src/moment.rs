//! A moment of the world: absolute, or in a seed as long ago as it says, so that a seed does not age.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How long before a world somebody may have begun to look at it.
const A_MOMENT: SignedDuration = SignedDuration::from_secs(10);

/// A moment in time, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Timestamp);

impl Moment {
    /// Now.
    pub fn now() -> Self {
        Self(Timestamp::now())
    }

    /// Reads `2026-11-21T10:00:00Z`, or `-400d`, `-3h`, `-20m`: so long before now, for a run that began a moment ago too.
    pub fn parse(text: &str) -> Option<Self> {
        let Some(ago) = text.strip_prefix('-') else { return Some(Self(text.parse().ok()?)) };
        let (number, unit) = ago.split_at_checked(ago.len().checked_sub(1)?)?;
        let minutes = match unit {
            "d" => 24 * 60,
            "h" => 60,
            "m" => 1,
            _ => return None,
        };
        let ago = SignedDuration::from_mins(number.parse::<u32>().ok().map(i64::from)? * minutes);
        Some(Self(Timestamp::now() - ago - A_MOMENT))
    }

    /// Writes the moment as udata does: `2026-11-21T10:00:00.000000+00:00`.
    pub fn as_udata(self) -> String {
        self.0.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string()
    }

    /// Writes the moment as udata wrote the last sign-in before 16.3: without an offset.
    pub fn naive(self) -> String {
        self.0.strftime("%Y-%m-%dT%H:%M:%S.%6f").to_string()
    }

    /// Whole seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }
}

impl Default for Moment {
    fn default() -> Self {
        Self::now()
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("no moment: {text} (2026-11-21T10:00:00Z, or -30d)"))
        })
    }
}
