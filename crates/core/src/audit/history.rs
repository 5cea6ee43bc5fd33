//! What was observed of organizations at one moment, as it is kept in a file: compared with another moment, and counted.
//!
//! No portal remembers who was a member. A file of these lines does: a [`Header`], an [`Entry`] for each organization in the
//! order of their ids, and the [`Counts`], without which the file was cut.

mod compare;
mod counts;
mod difference;
mod line;
mod merge;

#[cfg(test)]
#[path = "history/history_tests.rs"]
mod tests;

pub use difference::{Difference, Unmatched, What, Whom, Why};
pub use line::{Counts, Entry, FORMAT, Header, Line, Member, Name, Observation, Pending, Scope, Unread};
pub use merge::{Comparison, between};
