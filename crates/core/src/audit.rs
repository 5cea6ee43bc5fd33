//! What is good practice for an organization, and what is missing: one small pure function for each rule, over what was
//! read. It has its own words, and no rule reads, asks or writes.

pub mod activity;
pub mod badges;
pub mod digest;
pub mod identity;
pub mod mail;
pub mod people;
mod person;
pub mod requests;
pub mod shared;
pub mod transport;

/// What a rule says of what it looked at.
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
    /// Who asks may not see what it needs.
    Unseen,
}

impl Finding {
    /// Good or missing, with what it is about.
    pub fn of(rule: &'static str, is_good: bool, about: Vec<String>) -> Self {
        let verdict = if is_good { Verdict::Good } else { Verdict::Missing };
        Self { rule, verdict, about }
    }

    /// Good where nothing speaks against it; what does is what it is about.
    pub fn against(rule: &'static str, about: Vec<String>) -> Self {
        Self::of(rule, about.is_empty(), about)
    }

    /// The same, where what is missing is something else: advice, or a doubt.
    #[must_use]
    pub fn or(self, lesser: Verdict) -> Self {
        let verdict = if self.verdict == Verdict::Missing { lesser } else { self.verdict };
        Self { verdict, ..self }
    }

    /// Nothing can be said.
    pub fn unseen(rule: &'static str, about: Vec<String>) -> Self {
        Self { rule, verdict: Verdict::Unseen, about }
    }
}

/// How many rules found something missing.
pub fn missing(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.verdict == Verdict::Missing).count()
}
