//! The arguments: of which organizations, and where to.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::out::Out;

/// The arguments: of which organizations, and where to.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", required_unless_present = "merge")]
    pub orgs: Vec<String>,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[command(flatten)]
    pub out: Out,
    #[arg(long, value_name = "FILE")]
    pub merge: Option<PathBuf>,
}

/// The format of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Toml,
    Csv,
}
