//! `roster export`: who is what in organizations, as a roster, or into a roster that is there already.

use std::path::Path;

use super::reading;
use super::remarks::{head, is_export, notes, word};
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udatactl_core::roster::CurrentMembers;
use udatactl_core::roster::document::{self, Remark, present};

mod arguments;
pub mod merge;

pub use arguments::{Arguments, Format};

record! {
    /// A roster that is written.
    pub struct Row {
        file: String => shown(Text),
        organizations: usize => shown(Count),
        /// The members and the invited.
        people: usize => shown(Count),
        /// The organizations of which not all is shown to me.
        unmanaged: usize => shown(Count),
        result: &'static str => shown(Token("result")),
    }
}

/// Writes the roster, or brings one up to date.
///
/// # Errors
/// Exit 2 for a file that can't be used, 4 without a key, 6 for organizations that are not found; exit 8 where some could
/// not be read, with a roster of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    if let Some(path) = &arguments.merge {
        return merge::run(arguments, path, context);
    }
    context.require_fields(Row::COLUMNS)?;
    arguments.out.require_free(context, &[], is_export)?;
    context.signed_in()?;
    let Several { read, unread } = reading::organizations(context, &arguments.orgs)?;
    let organizations: Vec<CurrentMembers> = read.into_iter().map(|(_, current)| current).collect();
    let words = context.terminal.messages.open();
    let say = |remark: Remark| words.say(&word(remark));
    let head = head(context, context.portal()?, &unread, &say)?;
    let is_sheet = |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
    let usual = if arguments.out.path().is_some_and(is_sheet) { Format::Csv } else { Format::Toml };
    let text = match arguments.format.unwrap_or(usual) {
        Format::Toml => document::toml(&head, &organizations),
        Format::Csv => document::csv(&head, &organizations, context.settings.french_csv),
    };
    let mut report = match arguments.out.path() {
        None => Report::text(text),
        Some(out) => {
            let row = Row {
                file: out.display().to_string(),
                organizations: organizations.len(),
                people: organizations.iter().map(|current| present(current).people.len()).sum(),
                unmanaged: organizations
                    .iter()
                    .filter(|current| present(current).unmanaged.is_some())
                    .count(),
                result: if context.settings.dry_run { "planned" } else { "changed" },
            };
            if arguments.out.writes(context) {
                file::replace(out, &text)?;
            }
            Report::single(Row::COLUMNS, &row)
        }
    };
    report.notes.extend(notes(&organizations));
    if context.settings.dry_run && arguments.out.path().is_some() {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    Ok(unread::marked(context, report, &unread))
}
