//! Changing memberships: hold the organization, read it, guard the plan, show it, ask, carry it out, report.
//!
//! Every verb that writes memberships goes through here.

mod edit;
pub mod guards;
mod refusals;
pub mod report;
mod several;
mod undone;
mod words;

pub use edit::{Actor, MembershipEdit, look_up, require_administrator, require_fields};
pub use refusals::failure as refused;
pub use report::{Done, nothing};
pub use several::{OrganizationEdit, carry_out, carry_out_after};
pub use undone::left_undone;
pub use words::role_word;
