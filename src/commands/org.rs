//! The verbs of `org`.

use clap::Subcommand;

use crate::context::Context;
use crate::report::Report;

pub mod activity;
pub mod certify_request;
pub mod create;
pub mod delete;
mod duplicates;
pub mod fields;
mod join;
mod leave;
pub mod list;
mod logo;
pub mod recover;
pub mod restore;
pub mod show;
pub mod update;

/// The verbs of `org`.
#[derive(Debug, Subcommand)]
pub enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Create(create::Arguments),
    Join(join::Arguments),
    Leave(leave::Arguments),
    Update(Box<update::Arguments>),
    Delete(delete::Arguments),
    Restore(restore::Arguments),
    Recover(Box<recover::Arguments>),
    CertifyRequest(Box<certify_request::Arguments>),
    Activity(activity::Arguments),
}

impl Command {
    /// Runs the verb.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(&self, context: &Context) -> anyhow::Result<Report> {
        match self {
            Self::List(arguments) => list::run(arguments, context),
            Self::Show(arguments) => show::run(arguments, context),
            Self::Create(arguments) => create::run(arguments, context),
            Self::Join(arguments) => join::run(arguments, context),
            Self::Leave(arguments) => leave::run(arguments, context),
            Self::Update(arguments) => update::run(arguments, context),
            Self::Delete(arguments) => delete::run(arguments, context),
            Self::Restore(arguments) => restore::run(arguments, context),
            Self::Recover(arguments) => recover::run(arguments, context),
            Self::CertifyRequest(arguments) => certify_request::run(arguments, context),
            Self::Activity(arguments) => activity::run(arguments, context),
        }
    }
}
