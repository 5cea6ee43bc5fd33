//! The bridge between the portal and the roster: reads the current members of an organization, carries out a plan, reads back.
//!
//! The only file, with those below it, that writes memberships.

mod accounts;
mod apply;
mod handover;
mod outcome;
mod reading;
mod send;
mod verify;

pub use accounts::{Inquiry, complete_accounts, inquire, told};
pub use apply::{apply, rehearse};
pub use outcome::{Applied, ChangeStatus, Executor, Outcome};
pub use reading::{
    Requests, affiliation, assignments, complete, count, current_members, damaged, members, name, person,
    read, request, word,
};
pub use verify::holds;
