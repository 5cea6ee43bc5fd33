//! The journal of what this machine changed: a line before and a line after each write, in JSON, one file for all
//! portals.
//!
//! It holds ids, roles and states; never a name, an address, a comment or a key.

mod file;
mod history;
mod line;
mod purge;
mod record;
mod writer;

pub use history::{Entry, History};
pub use record::{Error, Line, Made, Stage, WriteOutcome, WriteSubject};
pub use writer::Journal;
