//! Rows that are missing from a list that is only shown, since the portal gave them in another shape: they are named, and
//! the result says that it is not whole.

use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Report;
use udata_client::LeftOut;

/// The result, which fails with exit 8 where rows are missing from it; what has gone wrong besides counts first.
#[must_use]
pub fn marked(context: &Context, mut report: Report) -> Report {
    let rows: Vec<String> = context.left_out().iter().map(line).collect();
    if rows.is_empty() {
        return report;
    }
    let message = message!("failure-odd-rows", count = rows.len(), rows = rows);
    report.failure = Some(match report.failure.take() {
        Some(other) if other.status != ExitStatus::Found => other.hint(message),
        _ => Failure::new(Code::OddRows, message),
    });
    report
}

/// Where it is, its id where it has one, and the field.
fn line(left: &LeftOut) -> String {
    let id = left.id.as_ref().map(|id| format!(" · {id}")).unwrap_or_default();
    format!("{} · {}{id} · {}", left.path, left.number, left.field)
}
