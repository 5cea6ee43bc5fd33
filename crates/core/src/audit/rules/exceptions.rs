//! Whether what was accepted still has to be.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::audit::exception::Exception;
use crate::audit::finding::{Finding, Outcome, Subject, SubjectKind};
use crate::audit::rule::{Group, Rule, Severity};
use crate::audit::thresholds::Thresholds;

/// The rules about exceptions.
pub static EXCEPTIONS: &[&Rule<Accepted>] = &[&KEPT, &NEEDED];

/// What was accepted of one organization, and what was found there.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub exceptions: Vec<Exception>,
    /// The fingerprints of what was found.
    pub found: BTreeSet<String>,
    /// The rules that were asked there and saw all that they look at.
    pub settled: BTreeSet<&'static str>,
    pub today: Date,
}

/// No exception is over while what it accepted is still there.
pub static KEPT: Rule<Accepted> = Rule {
    check: |accepted, _| {
        let is_over = |one: &&Exception| is_over(one, accepted.today) && accepted.has_found(one);
        Outcome::of(accepted.exceptions.iter().filter(is_over).map(finding).collect())
    },
    ..rule("exception-kept", Severity::Warning)
};

/// No exception accepts what is no longer there. Of what was not asked or not seen nothing is concluded.
pub static NEEDED: Rule<Accepted> = Rule {
    check: |accepted, _| {
        let is_left =
            |one: &&Exception| accepted.settled.contains(one.finding.rule()) && !accepted.has_found(one);
        Outcome::of(accepted.exceptions.iter().filter(is_left).map(finding).collect())
    },
    ..rule("exception-needed", Severity::Note)
};

/// True for an exception whose last day is past.
pub fn is_over(exception: &Exception, today: Date) -> bool {
    exception.until < today
}

impl Accepted {
    fn has_found(&self, exception: &Exception) -> bool {
        self.found.contains(&exception.finding.text)
    }
}

const fn rule(name: &'static str, severity: Severity) -> Rule<Accepted> {
    Rule { name, group: Group::Exceptions, severity, reads: &[], check: nothing }
}

fn nothing(_: &Accepted, _: &Thresholds) -> Outcome {
    Outcome::not_applicable()
}

fn finding(exception: &Exception) -> Finding {
    let fingerprint = &exception.finding.text;
    let subject = Subject {
        kind: SubjectKind::Exception,
        id: fingerprint.clone(),
        word: fingerprint.clone(),
        name: fingerprint.clone(),
        page: None,
    };
    let until = exception.until.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    let words = vec![exception.author.clone(), exception.reason.clone()];
    Finding { moment: until, ..Finding::about(subject).words(words) }
}
