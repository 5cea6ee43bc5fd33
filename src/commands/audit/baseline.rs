//! The baseline of a run, read from its file.

use std::path::Path;

use crate::commands::{flaws, input};
use crate::context::Context;
use crate::failure::{Code, Failure};
use udatactl_core::audit::{Baseline, baseline};
use udatactl_core::roster::document::Flaw;

/// Reads the findings that were accepted.
///
/// # Errors
/// Exit 2 with every flaw of what is no baseline.
pub fn read(context: &Context, path: &Path) -> Result<Baseline, Failure> {
    baseline::read(input::bytes(context, path)?).map_err(|found| refused(context, path, &found))
}

/// Refuses a file that is no baseline.
pub fn refused(context: &Context, path: &Path, found: &[Flaw]) -> Failure {
    flaws::refused(context, path, Code::BadBaseline, "baseline-refused", found)
}
