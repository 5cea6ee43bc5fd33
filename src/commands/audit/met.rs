//! Which of the files beside a run were about anything that was looked at: one that is about something else would pass for one
//! that finds nothing wrong.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::messages::message;
use crate::report::Note;
use udatactl_core::audit::{Assessment, rules};

/// True once something was met; noted by several threads.
#[derive(Debug, Default)]
pub struct Met(AtomicBool);

impl Met {
    /// Notes whether it was met now.
    pub fn note(&self, is_met: bool) {
        self.0.fetch_or(is_met, Ordering::Relaxed);
    }

    /// Warns of a file that names organizations, and none of those that were looked at.
    pub fn warning(&self, flag: &'static str, file: Option<&Path>) -> Option<Note> {
        names_none(self.0.load(Ordering::Relaxed), flag, file)
    }
}

fn names_none(is_met: bool, flag: &'static str, file: Option<&Path>) -> Option<Note> {
    let file = file.filter(|_| !is_met)?.display().to_string();
    Some(Note::Warn(message!("audit-names-none", flag = flag, file = file)))
}

/// The ids of organizations that were looked at.
#[derive(Debug, Default)]
pub struct Places(Mutex<HashSet<String>>);

impl Places {
    /// Notes one.
    pub fn note(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned());
    }

    /// Warns of a file that names organizations, and none of those that were noted.
    pub fn warning(&self, flag: &'static str, file: Option<&Path>) -> Option<Note> {
        let is_met = !self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        names_none(is_met, flag, file)
    }

    /// True for one that was noted.
    pub fn has(&self, id: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(id)
    }
}

/// The rules that had something to look at.
#[derive(Debug, Default)]
pub struct Asked(Mutex<HashSet<&'static str>>);

impl Asked {
    /// Notes the rules that were asked about an organization, or an account.
    pub fn note(&self, assessment: &Assessment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(&assessment.asked);
    }

    /// Warns of rules and groups that were asked for by name, and for which nothing was there.
    pub fn nothing_for(&self, only: &[String]) -> Option<Note> {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has = |name: &str| asked.iter().any(|rule| *rule == name || rules::group_of(rule) == Some(name));
        let idle: Vec<&str> = only.iter().map(String::as_str).filter(|name| !has(name)).collect();
        (!idle.is_empty()).then(|| Note::Warn(message!("audit-only-nothing", rules = idle.join(", "))))
    }
}
