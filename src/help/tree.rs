//! The command tree that the program hands down.

use std::ffi::OsString;

use clap::Command;

/// Makes the command tree, in no language yet.
#[derive(Clone, Copy)]
pub struct Tree {
    /// All of it, which takes time.
    pub whole: fn() -> Command,
    /// As far as these words name its commands.
    pub named: fn(&[OsString], Others) -> Command,
}

/// What is there of the commands that no word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// Nothing: enough to read a command line that is right.
    Absent,
    /// Their names, to list and to suggest.
    Names,
}
