//! What organizations are looked at beside: lists of who has left, who is of the staff, whom a roster has; the register of
//! companies.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::commands::resolve;
use crate::commands::roster::read;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udatactl_core::audit::list::PeopleList;
use udatactl_core::audit::rules;
use udatactl_core::roster::document::Document;

/// So many lines that are nobody are shown; the others are counted.
const SHOWN: usize = 20;

/// The lists.
#[derive(Debug, Default, Args)]
pub struct Lists {
    #[arg(long, value_name = "FILE")]
    pub left: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub staff: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub roster: Option<PathBuf>,
    /// The register of companies.
    #[arg(long)]
    pub registers: bool,
}

/// A rule, the flag that it is asked with, and whether what the flag says is there.
pub type Needed = (&'static str, &'static str, bool);

impl Lists {
    /// The files that are read.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        [&self.left, &self.staff, &self.roster].into_iter().flatten().map(PathBuf::as_path)
    }

    /// The rules that are asked only beside a list or the register, or where organizations have SIRETs, each with the flag for it
    /// and whether that is there.
    pub fn needed(&self, registers: bool, has_sirets: bool) -> Vec<Needed> {
        let of_registers =
            [&rules::registers::OPEN, &rules::registers::ADMINISTRATION, &rules::registers::NAME];
        let of_sirets = rules::OF_SIRETS.iter().copied().chain(of_registers);
        let of_sirets = of_sirets.map(|rule| (rule.name, "--siret-check=always", has_sirets));
        let of_lists = [
            (rules::lists::NOT_LEFT.name, "--left", self.left.is_some()),
            (rules::lists::ON_STAFF.name, "--staff", self.staff.is_some()),
            (rules::lists::UNTIL.name, "--roster", self.roster.is_some()),
            (rules::lists::INVITED_AS_LISTED.name, "--roster", self.roster.is_some()),
        ];
        let of_registers = of_registers.map(|rule| (rule.name, "--registers", registers));
        of_lists.into_iter().chain(of_registers).chain(of_sirets).collect()
    }

    /// Who has left.
    ///
    /// # Errors
    /// Exit 2 for a list that can't be read, is empty, or has lines that can be nobody.
    pub fn left(&self, context: &Context) -> anyhow::Result<Option<Arc<PeopleList>>> {
        self.left.as_deref().map(|path| people(context, path)).transpose()
    }

    /// Who is of the staff.
    ///
    /// # Errors
    /// As [`Lists::left`].
    pub fn staff(&self, context: &Context) -> anyhow::Result<Option<Arc<PeopleList>>> {
        self.staff.as_deref().map(|path| people(context, path)).transpose()
    }

    /// The roster.
    ///
    /// # Errors
    /// Exit 2 for what is no roster, or one of another portal.
    pub fn roster(&self, context: &Context) -> anyhow::Result<Option<Document>> {
        let Some(path) = &self.roster else { return Ok(None) };
        let document = read::read(context, path)?.document;
        read::require_site(context, document.site.as_deref())?;
        Ok(Some(document))
    }
}

fn people(context: &Context, path: &Path) -> anyhow::Result<Arc<PeopleList>> {
    let lines = resolve::listed_in(context, path)?;
    let list = PeopleList::read(lines.iter().map(String::as_str)).map_err(|wrong| {
        let path = path.display().to_string();
        let lines: Vec<String> = wrong.iter().take(SHOWN).map(|line| format!("{path}: {line}")).collect();
        let message = message!("audit-list-nobody", file = &path, count = wrong.len(), lines = lines);
        Failure::new(Code::BadValue, message).hint(message!("hint-audit-list"))
    })?;
    Ok(Arc::new(list))
}
