//! Who should be what: the members of an organization, a plan to change them, the guards over the plan.
//!
//! Pure: no input or output, no HTTP, no clock, nothing else of ours.

mod address;
pub mod difference;
pub mod document;
pub mod guard;
mod plan;
mod role;
mod roll;
mod succession;

pub use address::is_address;
pub use guard::{Ceiling, Policy, Refusal, Warning};
pub use plan::{Action, Change, Plan, Target};
pub use role::Role;
pub use roll::{Assigned, Member, OrganizationName, Pending, Person, Roll, Standing};
pub use succession::{Course, Leaver, Succession};
