//! `audit portal --catalog`: every organization from one CSV, which the portal exports, or which somebody has downloaded. It
//! tells neither who belongs to them nor their website: what rules say of that stays open, but where there is no member.

use std::fs::File;
use std::path::Path;

use super::survey::{Survey, Surveyed};
use crate::commands::facts;
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure, unusable_catalog};
use crate::file;
use crate::messages::message;
use crate::report::Note;
use udata_client::{CatalogError, CatalogRow, read_catalog};
use udatactl_core::audit::rules::CATALOG;
use udatactl_core::audit::{Group, Rule};

/// What the CSV tells, and what of the portal is not in it.
pub struct Read {
    pub surveyed: Vec<Surveyed>,
    pub notes: Vec<Note>,
    pub failure: Option<Failure>,
}

/// Asks the rules about each organization of the CSV: a file, `-` for the standard input, or the portal's own.
///
/// # Errors
/// Exit 2 for a file that can't be read or is not whole; exit 6 where the portal exports none; whatever asking it gives.
pub fn read(context: &Context, file: Option<&Path>, survey: &Survey) -> anyhow::Result<Read> {
    let portal = context.portal()?;
    let mut surveyed = Vec::new();
    let each = |row: CatalogRow| {
        surveyed.push(survey.at(facts::of_catalog(&row, survey.now), |rule| is_told(rule, &row)));
    };
    let ids = match file {
        None => portal.catalog(each)?,
        Some(path) => {
            let read = if path.as_os_str() == "-" {
                read_catalog(context.terminal.input(), each)
            } else {
                File::open(path).map_err(CatalogError::Unreadable).and_then(|file| read_catalog(file, each))
            };
            read.map_err(|error| match error {
                CatalogError::Unreadable(cause) => file::unreadable(path, &cause),
                CatalogError::Flaw(flaw) => unusable_catalog(&path.display().to_string(), &flaw),
            })?
        }
    };
    let (mut notes, mut failure) = (Vec::new(), None);
    match portal.lacking_in_catalog(&ids) {
        Ok(lacking) => {
            if lacking.newest > 0 {
                notes.push(Note::Say(message!("catalog-newest", count = lacking.newest)));
            }
            if lacking.others > 0 {
                let message = message!("catalog-lacks", count = lacking.others);
                failure = Some(Failure::new(Code::PartlyRead, message).try_command("udatactl audit portal"));
            }
        }
        Err(error) => {
            let why = portal_failure(&error).message;
            failure = Some(Failure::new(Code::PartlyRead, message!("catalog-not-compared", why = why)));
        }
    }
    Ok(Read { surveyed, notes, failure })
}

/// True for a rule that the CSV answers. Of who is in an organization it tells just that nobody is.
fn is_told(rule: &Rule, row: &CatalogRow) -> bool {
    let is_of_members = matches!(rule.group, Group::Administration | Group::People);
    CATALOG.iter().any(|known| known.name == rule.name) || is_of_members && row.members_count == 0
}
