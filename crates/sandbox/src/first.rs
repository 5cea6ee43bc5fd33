//! The first world, a small French one: `first.json`. Its people and what they are there for are in `docs/sandbox.md`.

use super::store::parse;
use super::world::World;

const FIRST: &[u8] = include_bytes!("first.json");

impl World {
    /// The first world, as old as it says at this moment.
    pub fn first() -> Self {
        parse(FIRST).expect("the tests read it")
    }
}
