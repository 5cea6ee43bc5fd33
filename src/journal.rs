//! The journal of what this machine changed: a line before and a line after each write, in JSON, one file for all
//! portals.
//!
//! It holds ids, roles and states; never a name, an address, a comment or a key.

mod backwards;
mod entry;
mod file;
mod history;
mod line;
mod newest;
mod purge;
mod record;
mod rejections;
mod writer;

pub use entry::Entry;
pub use history::History;
pub use record::{Error, Made, WriteOutcome, WriteSubject};
pub use writer::Journal;
