//! Who should be what: the members of an organization, a plan to change them, the guards over the plan.
//!
//! Pure: no input or output, no HTTP, no clock, nothing else of ours but what cleans text.

mod address;
pub mod date;
pub mod difference;
pub mod document;
pub mod guard;
mod plan;
pub mod reconcile;
mod role;
mod roll;
mod succession;

pub use address::{fits_mask, is_address};
pub use guard::{Ceiling, Losses, Policy, Refusal, Warning};
pub use plan::{Action, Change, Plan, Target};
pub use role::Role;
pub use roll::{Assigned, Member, OrganizationName, Pending, Person, Roll, Standing, are_alike, is_id};
pub use succession::{Course, Leaver, Succession};
