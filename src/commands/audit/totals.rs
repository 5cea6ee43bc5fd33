//! How much was found in all, what could not be seen, and what the exit status tells of that.

use super::selection::FailOn;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::audit::{Assessment, Severity};

/// The totals of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub organizations: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub unseen: usize,
    /// Findings that were accepted: they count for nothing.
    pub accepted: usize,
}

impl Totals {
    /// Counts what was found in so many organizations, and of an account.
    pub fn count<'a>(&mut self, organizations: usize, assessments: impl IntoIterator<Item = &'a Assessment>) {
        self.organizations += organizations;
        for assessment in assessments {
            self.unseen += assessment.unseen.len();
            self.accepted += assessment.accepted.len();
            for found in &assessment.found {
                *self.of_severity_mut(found.severity) += 1;
            }
        }
    }

    fn of_severity_mut(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        }
    }

    /// How many there are of that weight or more; for `unseen`, how many rules could not be told.
    fn counting(&self, what: FailOn) -> usize {
        match what {
            FailOn::Error => self.errors,
            FailOn::Warning => self.errors + self.warnings,
            FailOn::Note => self.errors + self.warnings + self.notes,
            FailOn::Unseen => self.unseen,
        }
    }

    /// The totals in words.
    pub fn said(&self) -> Message {
        message!(
            "audit-totals",
            organizations = self.organizations,
            errors = self.errors,
            warnings = self.warnings,
            notes = self.notes,
            unseen = self.unseen
        )
    }

    /// The failure where there is something that was to be told of: exit 10.
    pub fn failure(&self, fail_on: &[FailOn]) -> Option<Failure> {
        let count = fail_on.iter().map(|what| self.counting(*what)).max().filter(|count| *count > 0)?;
        Some(Failure::new(Code::Findings, message!("audit-findings", count = count)))
    }
}
