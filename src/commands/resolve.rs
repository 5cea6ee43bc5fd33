//! Resolving what was typed to exactly one organization or person, or to a failure that lists the candidates.

mod contact;
pub mod lines;
mod member;
mod names;
mod organization;
mod person;
pub mod reference;
mod request;
mod typed;
#[cfg(test)]
mod worlds_tests;

pub use contact::{contact, contact_line};
pub use member::{Members, member, no_member, several};
pub use names::{Names, name as name_of};
pub use organization::{Outcome, each, organization, organizations};
pub use person::{anyone, describe, malformed, no_person_page, people_with_email, person, usable, word};
pub use reference::{Noun, Reference};
pub use request::{Kind, request};
pub use typed::{choosing, elsewhere, is_derived, listed, listed_in, numbered_in};
