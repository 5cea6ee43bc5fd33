//! An exception: a finding that somebody has accepted, for a reason and until a day.

use jiff::civil::Date;

/// A finding that somebody has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The finding's fingerprint.
    pub finding: Fingerprint,
    pub reason: String,
    pub author: String,
    /// The last day on which it is accepted.
    pub until: Date,
}

/// What names a finding, the same in each run: `RULE/ORGANIZATION`, and `/SUBJECT` of what is not the organization itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    pub text: String,
    /// Where its first two parts end.
    rule: usize,
    place: usize,
}

/// What stands for a subject where a rule could not be told.
pub const UNSEEN: &str = "unseen";

impl Fingerprint {
    /// Reads a fingerprint; `None` for a text that is none, and for that of what could not be seen: it was not found.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        let is_word = |part: &&str| !part.is_empty() && !part.contains(char::is_whitespace);
        let (rule, place) = match parts[..] {
            [rule, place] => (rule, place),
            [rule, place, subject] if subject != UNSEEN => (rule, place),
            _ => return None,
        };
        let (rule, place) = (rule.len(), rule.len() + 1 + place.len());
        parts.iter().all(is_word).then(|| Self { text: text.to_owned(), rule, place })
    }

    /// The rule that found it.
    pub fn rule(&self) -> &str {
        &self.text[..self.rule]
    }

    /// The id of the organization, or of the account with its keys.
    pub fn place(&self) -> &str {
        &self.text[self.rule + 1..self.place]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_has_two_parts_or_three() {
        let parts = |text: &str| {
            Fingerprint::parse(text).map(|found| (found.rule().to_owned(), found.place().to_owned()))
        };
        assert_eq!(parts("a/1"), Some(("a".into(), "1".into())));
        assert_eq!(parts("seen-lately/1/id-é"), Some(("seen-lately".into(), "1".into())));
        for text in ["", "a", "a/", "/1", "a/1/", "a/1/2/3", "a/1/unseen", "a/1 2", "a//2"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
