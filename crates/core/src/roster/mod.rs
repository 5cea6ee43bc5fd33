//! Who should be what: the members of an organization, a plan to change them, the guards over the plan.
//!
//! Pure: no input or output, no HTTP, no clock, nothing else of ours but what cleans text.

mod account;
pub mod address;
mod current_members;
pub mod date;
pub mod difference;
pub mod document;
pub mod guard;
mod known;
mod people;
mod plan;
pub mod reconcile;
mod role;
mod standing;
mod succession;

pub use crate::text::is_like_an_id as is_id;
pub use account::Account;
pub use address::{Mailbox, is_address, is_mask};
pub use current_members::CurrentMembers;
pub use guard::{Ceiling, Policy, Refusal, RightsLost, Unable, Warning};
pub use known::{Known, Meaning, called, in_any_order, is_named, may_be_named, telling};
pub use people::{ContentReference, HIDDEN_SLUGS, Member, OrganizationName, Person, Request, are_alike};
pub use plan::{Action, Change, Plan, Target};
pub use role::Role;
pub use standing::{Standing, Standings};
pub use succession::{Handover, Leaver, Succession};
