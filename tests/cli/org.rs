//! `org`: show, create, join, leave, update, delete, list.

use crate::support::output::Output;
use crate::support::world::{Organization, World};

mod activity;
mod create;
mod delete;
mod join;
mod leave;
mod list;
mod show;
mod update;

/// Asserts that each text is on stderr.
#[track_caller]
fn says(output: &Output, texts: &[&str]) {
    for text in texts {
        assert!(output.stderr.contains(text), "stderr lacks {text:?}:\n{output}");
    }
}

/// Asserts that nothing was written to an organization.
#[track_caller]
fn nothing_written(world: &World, organization: &Organization) {
    let writes: Vec<String> =
        world.calls(organization).iter().filter(|call| call.is_write()).map(ToString::to_string).collect();
    assert!(writes.is_empty(), "{writes:?}");
}
