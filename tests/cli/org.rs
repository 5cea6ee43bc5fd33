//! `org`: show, create, join, leave, update, delete, restore, list.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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
mod named;
mod recover;
mod restore;
mod show;
mod unread;
mod update;

pub use create::image;

/// Asserts that each text is on stderr.
#[track_caller]
fn says(output: &Output, texts: &[&str]) {
    for text in texts {
        assert!(output.stderr.contains(text), "stderr lacks {text:?}:\n{output}");
    }
}

/// A browser that only notes what it is to open, and where it notes it.
fn browser(world: &World) -> (PathBuf, PathBuf) {
    let (opened, browser) = (world.path("opened"), world.path("browser"));
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new'; mv '{0}.new' '{0}'\n", opened.display());
    std::fs::write(&browser, script).unwrap();
    std::fs::set_permissions(&browser, PermissionsExt::from_mode(0o755)).unwrap();
    (browser, opened)
}

/// What the browser was to open: it is not waited for.
#[track_caller]
fn noted(opened: &Path) -> String {
    let limit = Instant::now() + Duration::from_secs(20);
    while !opened.exists() {
        assert!(Instant::now() < limit, "no browser was started");
        std::thread::sleep(Duration::from_millis(5));
    }
    std::fs::read_to_string(opened).unwrap()
}

/// Asserts that nothing was written to an organization.
#[track_caller]
fn nothing_written(world: &World, organization: &Organization) {
    let writes: Vec<String> =
        world.calls(organization).iter().filter(|call| call.is_write()).map(ToString::to_string).collect();
    assert!(writes.is_empty(), "{writes:?}");
}
