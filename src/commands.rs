//! The verbs: `commands/NOUN/VERB.rs`, each arguments, then `run`, then what it reports.
//!
//! A command decides; it never builds an address, names an HTTP status, or touches a stream.

pub mod account;
pub mod api;
pub mod asking;
pub mod assignment;
pub mod audit;
pub mod auth;
pub mod badge;
mod change;
pub mod completion;
pub mod config;
mod consent;
pub mod contact;
mod departure;
pub mod doctor;
pub mod documents;
mod doubt;
mod facts;
mod findings;
mod flaws;
pub mod help;
mod input;
pub mod invite;
pub mod journal;
mod known_role;
pub mod left_out;
pub mod man;
pub mod member;
pub mod notification;
pub mod offboard;
mod once;
pub mod org;
mod out;
mod pending;
pub mod person;
pub mod profile;
pub mod records;
pub mod registers;
pub mod requests;
mod resolve;
mod rights;
pub mod role;
pub mod roster;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod scope;
mod subjects;
mod support_message;
mod turned_down;
mod unread;
mod watch;
mod words;
mod write;
