//! The words of a policy: its keys, and what a rule may weigh, in English and French.

use crate::audit::rule::Severity;
use crate::text::fold;

/// The version of the format, and the only one that is read.
pub const FORMAT: i64 = 1;

/// The keys of the file, of a group and of an organization.
pub const OF_FILE: [&str; 7] =
    ["format", "registers", "owner", "thresholds", "severity", "group", "organization"];
pub const OF_GROUP: [&str; 6] = ["name", "organizations", "badges", "owner", "thresholds", "severity"];
pub const OF_ORGANIZATION: [&str; 3] = ["owner", "thresholds", "severity"];

/// The thresholds: those that last, in days, and the others.
pub const LASTING: [&str; 6] = ["dormant", "stale", "quiet", "deletion", "forecast", "key"];
pub const THRESHOLDS: [&str; 9] =
    ["dormant", "stale", "quiet", "deletion", "forecast", "key", "max_admins", "domains", "agents"];

/// What a rule may weigh, each with the words for it, folded; the first is the one that is documented.
pub const WEIGHTS: [(Option<Severity>, &[&str]); 4] = [
    (Some(Severity::Error), &["error", "erreur"]),
    (Some(Severity::Warning), &["warning", "avertissement", "alerte"]),
    (Some(Severity::Note), &["note", "remarque"]),
    (None, &["off", "ignored", "ignoree", "ignorer", "desactivee"]),
];

/// What a word says that a rule weighs: `Some(None)` for a rule that is not asked.
pub fn weight(word: &str) -> Option<Option<Severity>> {
    let folded = fold(word);
    WEIGHTS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(weight, _)| *weight)
}
