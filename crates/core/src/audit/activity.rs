//! Tasks that the activity of an organization shows: a dataset's, a discussion's, a harvester's.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

/// A harvester that ran so long ago is forgotten by somebody.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A run that takes longer will not end.
const STUCK: SignedDuration = SignedDuration::from_hours(48);

/// Finds what is wrong with a dataset, by udata's names for it and in their order: what is false in its `quality`. A
/// name that is absent there does not apply; a dataset without any file has none of those about files, and that is what
/// is wrong.
pub fn anomalies(
    names: &[&'static str],
    quality: impl Fn(&str) -> Option<bool>,
    files: usize,
) -> Vec<&'static str> {
    let was_looked_at = names.iter().any(|name| quality(name).is_some());
    let is_wrong = |name: &&str| match quality(name) {
        Some(good) => !good,
        None => *name == "has_resources" && files == 0 && was_looked_at,
    };
    names.iter().copied().filter(is_wrong).collect()
}

/// Something said in a discussion: by whom, in the name of which organization, and when.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub by: Option<&'a str>,
    pub for_organization: Option<&'a str>,
    pub at: Option<Timestamp>,
}

/// Since when a discussion waits for an answer of the organization: what was said first after its last word. `None`
/// where the last word is a member's, or was said in its name.
pub fn waits_since(said: &[Said], organization: &str, members: &HashSet<&str>) -> Option<Timestamp> {
    let is_ours = |comment: &Said| {
        comment.for_organization == Some(organization) || comment.by.is_some_and(|by| members.contains(by))
    };
    let answered = said.iter().rposition(is_ours).map_or(0, |last| last + 1);
    said.get(answered).map(|first| first.at.unwrap_or(Timestamp::UNIX_EPOCH))
}

/// A harvester, as far as its state goes.
#[derive(Clone, Copy, Debug)]
pub struct Harvester<'a> {
    pub active: bool,
    /// Whether the portal's staff lets it run: `accepted`, `refused`, `pending`.
    pub validation: Option<&'a str>,
    /// It runs by itself.
    pub scheduled: bool,
    /// How it ran last, and when that began.
    pub last: Option<(&'a str, Option<Timestamp>)>,
}

/// How a harvester is, as one word: `failed`, `errors`, `stuck`, `stale`, `refused`, `waiting`, `inactive`, `never_run`,
/// `running` or `good`.
pub fn state(harvester: &Harvester, now: Timestamp) -> &'static str {
    let is_older = |at: Option<Timestamp>, than| at.is_some_and(|at| now.duration_since(at) > than);
    match (harvester.validation, harvester.last) {
        _ if !harvester.active => "inactive",
        (Some("refused"), _) => "refused",
        (Some("pending"), _) => "waiting",
        (_, None) => "never_run",
        (_, Some(("failed", _))) => "failed",
        (_, Some(("done-errors", _))) => "errors",
        (_, Some(("done", at))) if harvester.scheduled && is_older(at, FORGOTTEN) => "stale",
        (_, Some(("done", _))) => "good",
        (_, Some((_, at))) if is_older(at, STUCK) => "stuck",
        (_, Some(_)) => "running",
    }
}

/// True for the state of a harvester that somebody has to look at.
pub fn wants_doing(state: &str) -> bool {
    matches!(state, "failed" | "errors" | "stuck" | "stale" | "refused")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_does_not_apply() {
        let of = |found: &'static [(&str, bool)], files| {
            let quality = |name: &str| found.iter().find(|(known, _)| *known == name).map(|(_, good)| *good);
            anomalies(&["has_resources", "license", "update_frequency", "spatial"], quality, files)
        };
        let found = &[("license", false), ("spatial", true), ("update_frequency", false)];
        assert_eq!(of(found, 1), ["license", "update_frequency"]);
        assert_eq!(of(found, 0), ["has_resources", "license", "update_frequency"]);
        assert_eq!(of(&[], 0), Vec::<&str>::new(), "the portal did not look");
        assert_eq!(of(&[("has_resources", false)], 2), ["has_resources"]);
    }

    #[test]
    fn a_discussion_waits_from_what_was_said_after_the_last_answer() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let said = |by, second| Said { by: Some(by), for_organization: None, at: Some(at(second)) };
        let members = HashSet::from(["alice"]);
        let waits = |said: &[Said]| waits_since(said, "ville", &members);
        assert_eq!(waits(&[said("bob", 1), said("bob", 2)]), Some(at(1)));
        assert_eq!(waits(&[said("bob", 1), said("alice", 2)]), None);
        assert_eq!(waits(&[said("bob", 1), said("alice", 2), said("bob", 3), said("carol", 4)]), Some(at(3)));
        let for_us = Said { for_organization: Some("ville"), ..said("gone", 2) };
        assert_eq!(waits(&[said("bob", 1), for_us]), None, "who has left since spoke for us");
        let for_others = Said { for_organization: Some("other"), ..said("bob", 2) };
        assert_eq!(waits(&[said("alice", 1), for_others]), Some(at(2)));
        assert_eq!(waits(&[]), None);
    }

    #[test]
    fn a_harvester_is_in_one_state() {
        let now: Timestamp = "2026-11-21T12:00:00Z".parse().expect("a moment");
        let ago = |hours| Some(now - SignedDuration::from_hours(hours));
        let fine = Harvester {
            active: true,
            validation: Some("accepted"),
            scheduled: true,
            last: Some(("done", ago(1))),
        };
        let with = |last| state(&Harvester { last, ..fine }, now);
        assert_eq!(state(&fine, now), "good");
        assert_eq!(with(None), "never_run");
        assert_eq!(with(Some(("failed", ago(1)))), "failed");
        assert_eq!(with(Some(("done-errors", None))), "errors");
        assert_eq!(with(Some(("done", ago(31 * 24)))), "stale");
        assert_eq!(
            state(&Harvester { scheduled: false, last: Some(("done", ago(31 * 24))), ..fine }, now),
            "good"
        );
        assert_eq!(with(Some(("processing", ago(1)))), "running");
        assert_eq!(with(Some(("processing", ago(49)))), "stuck");
        assert_eq!(
            state(&Harvester { active: false, last: Some(("failed", ago(1))), ..fine }, now),
            "inactive"
        );
        assert_eq!(state(&Harvester { validation: Some("refused"), ..fine }, now), "refused");
        assert_eq!(state(&Harvester { validation: Some("pending"), ..fine }, now), "waiting");
        assert!(wants_doing("failed") && !wants_doing("waiting"));
    }
}
