//! What a verb reads besides the portal: a file that is named, or what a pipe brings.

use std::path::Path;

use crate::context::Context;
use crate::failure::Failure;
use crate::file;

/// Reads the bytes of a file; `-` is what a pipe brings.
///
/// # Errors
/// Exit 2 where it can't be read.
pub fn bytes(context: &Context, path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" { context.terminal.read_input() } else { file::bytes(path) }
}
