//! The guards' flags, on every command that can remove or demote.

use clap::Args;
use serde::{Deserialize, Serialize};

use udatactl_core::text::shell::flagged;

/// The guards of a run, as the command line sets them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args, Deserialize, Serialize)]
pub struct Guards {
    #[arg(long, value_name = "COUNT")]
    pub min_admins: Option<usize>,
    #[arg(long, value_name = "PERSON")]
    pub required_admin: Vec<String>,
    #[arg(long, value_name = "COUNT")]
    pub max_removals: Option<String>,
    #[arg(long)]
    pub allow_self: bool,
    #[arg(long)]
    pub allow_no_admin: bool,
}

impl Guards {
    /// The words that set the same guards on a command line.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        words.extend(self.min_admins.map(|count| format!("--min-admins {count}")));
        words.extend(self.required_admin.iter().map(|text| flagged("--required-admin", text)));
        words.extend(self.max_removals.iter().map(|count| flagged("--max-removals", count)));
        words.extend(self.allow_self.then(|| "--allow-self".to_owned()));
        words.extend(self.allow_no_admin.then(|| "--allow-no-admin".to_owned()));
        words
    }
}
