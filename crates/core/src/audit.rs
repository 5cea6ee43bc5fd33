//! Good practice for an organization, and what is missing: one small pure function for each rule, over what was read.
//! It has its own words, and no rule reads, asks or writes.

pub mod activity;
pub mod badges;
pub mod digest;
pub mod history;
pub mod identity;
pub mod mail;
pub mod people;
mod person;
pub mod requests;
pub mod shared;
pub mod transport;

/// The finding of a rule: its verdict, and whom or what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its stable name: the catalogue says what it asks (`rule-NAME`) and what to do (`remedy-NAME`).
    pub rule: &'static str,
    pub verdict: Verdict,
    /// Who or what it is about, each as a person names it.
    pub about: Vec<String>,
}

/// How a rule ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Good,
    Missing,
    /// Better otherwise; nothing waits for it.
    Advised,
    /// Worth a look; it may well be right.
    Doubtful,
    /// The portal's team has said so.
    Certified,
    /// Whoever asks may not see what the rule needs.
    Unseen,
}

impl Finding {
    /// Makes a finding that is good or missing, with what it is about.
    pub fn of(rule: &'static str, is_good: bool, about: Vec<String>) -> Self {
        let verdict = if is_good { Verdict::Good } else { Verdict::Missing };
        Self { rule, verdict, about }
    }

    /// Makes a finding that is good where nothing speaks against it; what does is what it is about.
    pub fn against(rule: &'static str, about: Vec<String>) -> Self {
        Self::of(rule, about.is_empty(), about)
    }

    /// Makes *missing* a lesser verdict: advice, or a doubt.
    #[must_use]
    pub fn or(self, lesser: Verdict) -> Self {
        let verdict = if self.verdict == Verdict::Missing { lesser } else { self.verdict };
        Self { verdict, ..self }
    }

    /// Makes a finding of which nothing can be said.
    pub fn unseen(rule: &'static str, about: Vec<String>) -> Self {
        Self { rule, verdict: Verdict::Unseen, about }
    }
}

/// How many rules found something missing.
pub fn missing(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.verdict == Verdict::Missing).count()
}
