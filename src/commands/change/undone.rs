//! Changes that were wanted and are not done, although nothing went wrong.

use crate::context::Context;
use crate::failure::Failure;
use crate::messages::message;
use crate::report::{Note, Report};

/// Says in a report what was wanted and is not done: exit 8. What has gone wrong besides counts first; a dry run only tells.
pub fn left_undone(context: &Context, report: Report, left: Vec<Failure>) -> Report {
    if context.settings.dry_run {
        let notes = left.into_iter().flat_map(|failure| {
            std::iter::once(Note::Say(failure.message)).chain(failure.hints.into_iter().map(Note::Hint))
        });
        return notes.fold(
            report,
            |report, note| {
                if report.notes.contains(&note) { report } else { report.note(note) }
            },
        );
    }
    let mut report = report;
    for one in left {
        report.notes.retain(|note| *note != Note::Say(message!("nothing-to-do")));
        report.failure = Some(match report.failure.take() {
            None => one,
            Some(first) => std::iter::once(one.message).chain(one.hints).fold(first, |failure, hint| {
                if failure.hints.contains(&hint) { failure } else { failure.hint(hint) }
            }),
        });
    }
    report
}
