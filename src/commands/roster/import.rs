//! `roster import`: a list of people, as a personnel office or a directory writes it, becomes a roster or is brought into one.
//! Nothing is written to the portal.

use std::path::{Path, PathBuf};

use super::read;
use super::remarks::{head_of, is_export};
use crate::commands::{out, unread};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udatactl_core::roster::document::{self, Brought, ImportedOrganization, Remark, Wish};
use udatactl_core::text::shell::Command;

mod arguments;
mod identities;
mod people;
mod placed;
mod places;
mod source;
mod wishes;

pub use arguments::Arguments;
pub use placed::Row;

/// Reads the list, looks for its organizations and people, and writes the roster.
///
/// # Errors
/// Exit 2 for a list, a roster or another file that can't be used, all that is wrong with it at once, and without a place for the
/// roster; 4 without a key; 8 where an organization could not be read; 11 where the columns are not agreed to; with `--exit-code` 10
/// while a line is open.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let Some(target) = arguments.merge.as_deref().or(arguments.out.path()) else {
        return Err(Failure::new(Code::MissingArgument, message!("import-where")).into());
    };
    let inputs = [Some(&arguments.file), arguments.columns.as_ref(), arguments.people.as_ref()];
    let inputs: Vec<&Path> = inputs.into_iter().flatten().map(PathBuf::as_path).collect();
    arguments.out.require_free(context, &inputs, is_export)?;
    out::require_no_input(target, &inputs)?;
    context.signed_in()?;
    let before = arguments.merge.as_deref().map(|path| merged(context, path)).transpose()?;
    let mut identities = identities::Held::read(context, arguments.people.as_deref())?;
    if let Some((_, reading)) = &before {
        identities.learn_from(&reading.document);
    }
    let source = source::read(arguments, context)?;
    let places = places::read(context, &source, arguments.org.as_deref())?;
    let found = people::find(context, arguments, &source, &places, &mut identities)?;
    let organizations: Vec<ImportedOrganization> = places
        .read
        .iter()
        .zip(found.people)
        .filter(|(_, people)| !people.is_empty())
        .map(|(current, people)| ImportedOrganization {
            organization: &current.organization,
            place: before
                .as_ref()
                .and_then(|(_, reading)| read::place(context, &reading.document, &current.organization)),
            people,
        })
        .collect();
    let brought = write(context, &arguments.file, target, before.as_ref(), &organizations)?;
    if !context.settings.dry_run {
        source.keep()?;
        identities.keep(context)?;
    }
    let mut report = Report::list(Row::COLUMNS, &found.open, message!("import-nothing-open"));
    report.notes.extend(source.notes);
    report.notes.push(Note::Say(totals(target, &organizations, &brought)));
    for (key, people) in [("import-kept", brought.kept), ("import-returned", brought.returned)] {
        if !people.is_empty() {
            report = report.note(Note::Warn(message!(key, count = people.len(), people = people)));
        }
    }
    if !brought.unlisted.is_empty() {
        let message = message!("import-unlisted", count = brought.unlisted.len(), people = brought.unlisted);
        report = report.note(Note::Warn(message));
    }
    if context.settings.dry_run {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    } else if found.open.iter().any(Row::is_undecided) {
        let command = Command::new("roster resolve {}", &[&target.display().to_string()]);
        report = report.note(Note::Hint(message!("roster-settle", command = command)));
    } else {
        let command = Command::new("roster plan {}", &[&target.display().to_string()]);
        report = report.note(Note::Hint(message!("import-plan", command = command)));
    }
    if arguments.exit_code && !found.open.is_empty() {
        let message = message!("import-open", count = found.open.len());
        report.failure = Some(Failure::new(Code::Undecided, message));
    }
    Ok(unread::marked(context, report, &places.unread))
}

/// A roster as it is in its file, and as it was read.
type Before = (String, document::Reading);

fn merged(context: &Context, path: &Path) -> anyhow::Result<Before> {
    let (text, reading) = read::to_merge(context, path)?;
    read::require_site(context, reading.document.site.as_deref())?;
    Ok((text, reading))
}

/// Writes the roster. What can't be read back is never written.
fn write(
    context: &Context,
    list: &Path,
    target: &Path,
    before: Option<&Before>,
    organizations: &[ImportedOrganization],
) -> anyhow::Result<Brought> {
    let words = context.terminal.messages.open();
    let say = |remark: Remark| words.say(&super::remarks::word(remark));
    let brought = if let Some((text, reading)) = before {
        let shape = |_| {
            let message = message!("roster-merge-shape", file = target.display().to_string());
            Failure::new(Code::MergeShape, message)
        };
        let old = text.trim_start_matches('\u{feff}');
        let brought =
            document::bring(old, &reading.document, organizations, &wishes::is_ours()).map_err(shape)?;
        Brought { text: super::export::merge::in_the_manner_of(text, &brought.text), ..brought }
    } else {
        let portal = context.portal()?;
        let made = message!("import-head-made", site = portal.site().as_str());
        let head = head_of(context, portal, made.with("list", list.display().to_string()), &[], &say)?;
        let added = organizations.iter().map(|one| one.people.len()).sum();
        Brought { text: document::imported(&head, organizations), added, ..Brought::default() }
    };
    if organizations.is_empty() && before.is_none() {
        return Err(Failure::new(Code::NothingImported, message!("import-nobody")).into());
    }
    read::parse(context, target, brought.text.clone().into_bytes())?;
    let is_changed = before.is_none_or(|(text, _)| *text != brought.text);
    if is_changed && !context.settings.dry_run {
        file::replace(target, &brought.text)?;
    }
    Ok(brought)
}

fn totals(target: &Path, organizations: &[ImportedOrganization], brought: &Brought) -> Message {
    let count = |is_it: &dyn Fn(&Wish) -> bool| {
        organizations.iter().flat_map(|one| &one.people).filter(|one| is_it(&one.wish)).count()
    };
    message!("import-totals", file = target.display().to_string(), organizations = organizations.len())
        .with("members", count(&|wish| matches!(wish, Wish::Member { .. })))
        .with("absent", count(&|wish| matches!(wish, Wish::Absent(_))))
        .with("unmanaged", count(&|wish| matches!(wish, Wish::Unmanaged(_))))
        .with("added", brought.added)
        .with("updated", brought.updated)
}
