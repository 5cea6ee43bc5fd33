//! A world that a person has written down, or exported.

use std::path::Path;

use crate::commands::input;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_sandbox::{self as sandbox, World};

/// The world of a seed file, or of the standard input for `-`.
///
/// # Errors
/// Exit 2 for what can't be read or is no world.
pub fn read(path: &Path, context: &Context) -> Result<World, Failure> {
    let text = input::bytes(context, path)?;
    sandbox::parse(&text).map_err(|cause| {
        let message = message!("failure-seed", path = path.display().to_string(), cause = cause);
        Failure::new(Code::BadSeed, message)
    })
}
