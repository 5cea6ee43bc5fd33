//! A portal in the box: udata as this client meets it, in this process, on loopback only. Its world is one JSON
//! document; what it does is held to real udata servers by the contract in `tests/cli/contract`.
//!
//! A request passes `server`, which reads it, `routes`, which finds who answers, a handler, which looks at the world
//! and gives an answer with a change, and `store`, which carries the change out.

mod activities;
mod answer;
mod assignments;
mod authentication;
mod badges;
mod catalog;
mod contacts;
mod deltas;
mod desk;
mod discussions;
mod door;
mod faults;
mod first;
mod generation;
mod harvesters;
mod hearing;
mod ids;
mod invitations;
mod limits;
mod mask;
mod members;
mod metrics;
mod moment;
mod notification_rules;
mod notifications;
mod organizations;
mod pages;
mod payload;
mod people;
mod published;
#[cfg(test)]
mod races_tests;
mod refusal;
mod register;
mod request;
mod request_context;
mod requests;
mod routes;
mod search;
mod server;
mod site;
mod slug;
mod store;
mod tokens;
mod views;
mod world;

pub use faults::Fault;
pub use generation::Generation;
pub use server::{Behaviour, Error, Running, State, start};
pub use store::{Error as StateError, parse, read, replace, text};
pub use world::World;
