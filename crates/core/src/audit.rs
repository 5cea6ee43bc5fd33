//! What is wrong with an organization: one small pure function for each rule, over what was read of it.
//!
//! A rule reads nothing, asks nothing and writes nothing. What it says is in the catalogue, under its name.

pub mod activity;
pub mod assessment;
pub mod baseline;
pub mod beside;
pub mod certainty;
pub mod crowd;
pub mod digest;
pub mod duplicates;
pub mod exception;
pub mod facts;
pub mod finding;
pub mod history;
pub mod list;
pub mod mail;
pub mod mending;
pub mod policy;
pub mod register;
pub mod rule;
pub mod rules;
pub mod shared;
pub mod thresholds;

pub use assessment::{Assessment, Found, Member, NotSeen, Ruling, assess};
pub use baseline::Baseline;
pub use certainty::Certainty;
pub use exception::{Exception, Fingerprint};
pub use facts::{Facts, Person, Seen, Sight, Unseen};
pub use finding::{Finding, Mend, Outcome, Subject, SubjectKind};
pub use policy::Policy;
pub use rule::{Group, Rule, Severity, Source};
pub use thresholds::Thresholds;
