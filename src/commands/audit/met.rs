//! Which of the files beside a run were about anything that was looked at: one that is about something else would pass for one
//! that finds nothing wrong.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::messages::message;
use crate::report::Note;

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
        let file = file.filter(|_| !self.0.load(Ordering::Relaxed))?.display().to_string();
        Some(Note::Warn(message!("audit-names-none", flag = flag, file = file)))
    }
}
