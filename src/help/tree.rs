//! The command tree that the program hands down.

use clap::Command;

/// Makes the command tree, in no language yet.
pub type Tree = fn() -> Command;
