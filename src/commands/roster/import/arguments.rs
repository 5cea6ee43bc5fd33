//! The arguments: which list, and where the roster is.

use std::path::PathBuf;

use clap::Args;

use crate::commands::out::Out;
use crate::commands::words;
use udatactl_core::roster::Role;

/// Which list, and where the roster is.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub out: Out,
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    pub merge: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub columns: Option<PathBuf>,
    /// The file of identities.
    #[arg(long, value_name = "FILE")]
    pub people: Option<PathBuf>,
    /// The organization of lines that name none.
    #[arg(long, value_name = "ORG")]
    pub org: Option<String>,
    /// The role of who has none yet, where their line says none.
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    pub role: Option<Role>,
    #[arg(long)]
    pub exit_code: bool,
}
