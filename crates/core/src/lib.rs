//! Who should be what in an organization, and what is wrong with one: people, roles, rosters, plans, guards, rules.
//!
//! Pure: no input or output, no HTTP, no clock.

pub mod audit;
pub mod duration;
pub mod roster;
pub mod siret;
pub mod staff;
pub mod text;
