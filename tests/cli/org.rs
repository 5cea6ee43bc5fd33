//! `org`: show, create, join, leave, update, delete, restore, list.

use crate::support::output::Output;
use crate::support::world::{Organization, World};

mod activity;
mod certify_request;
mod create;
mod delete;
mod delete_content;
mod join;
mod leave;
mod list;
mod recover;
mod restore;
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
