//! What the tests stand on: a sandbox or a real udata server, people and organizations of one's own on it, the
//! real binary with a clean environment, and a terminal to sit at.

#![allow(dead_code, reason = "each test takes what it needs")]

/// A portal; ends the test, loudly, on a machine that cannot boot one.
macro_rules! portal_or_skip {
    () => {
        match $crate::support::portal::Portal::shared_or_left_out() {
            Some(portal) => portal,
            None => return,
        }
    };
}

/// A portal for this test alone, with these options of `Portal`'s.
macro_rules! own_portal {
    ($($option:expr),* $(,)?) => {
        match $crate::support::portal::Portal::own_or_left_out(&[$($option),*]) {
            Some(portal) => portal,
            None => return,
        }
    };
}

/// A world of this test's own, on a portal or on the one given.
macro_rules! world {
    () => {
        $crate::support::world::World::on(portal_or_skip!())
    };
    ($portal:expr) => {
        $crate::support::world::World::on($portal)
    };
}

/// Ends a test of something that the portal under test cannot do: what is said there instead is in `generations.rs`.
macro_rules! where_it_can {
    ($ability:expr) => {
        if !$ability {
            return;
        }
    };
}

pub mod abilities;
pub mod desk;
pub mod discreet;
pub mod held;
pub mod http;
pub mod journal;
mod mishaps;
pub mod output;
pub mod portal;
pub mod pseudo;
mod relay;
pub mod roster;
pub mod run;
mod sandbox;
mod schema;
mod stage;
pub mod terminal;
pub mod toml;
mod udata;
pub mod world;
