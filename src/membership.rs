//! The bridge between the portal and the roster: reads an organization as a roll, carries out a plan, reads back.
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
pub use outcome::{Applied, Desk, Ending, Outcome};
pub use reading::{
    Requests, affiliation, assignments, complete, count, damaged, members, name, pending, person, read, roll,
    word,
};
pub use verify::holds;
