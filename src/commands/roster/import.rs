//! `roster import`: a list of people, as a personnel office or a directory writes it, becomes a roster or is brought into one.
//! Nothing is written to the portal.

use std::path::{Path, PathBuf};

use super::read;
use super::remarks::{head_of, is_export};
use crate::commands::unread;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, record};
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
use placed::Open;

record! {
    /// A line of the list that is not settled.
    pub struct Row {
        line: usize => shown(Count),
        person: String => shown(Person).cut(Middle),
        organization: Option<String> => shown(Text).cut(Middle),
        reason: &'static str => shown(Token("because")).cut(Lines),
        /// The ids of those whom it may mean, with their names.
        choices: Vec<String> => shown(List).whose("id"),
        /// The reason in words.
        detail: Option<String> => more(Text),
        email: Option<String> => more(Text),
        number: Option<String> => more(Text),
        organization_id: Option<String> => data(Text),
    }
}

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
    if let Some(merged) =
        arguments.merge.as_deref().filter(|path| inputs.iter().any(|one| file::is_same(one, path)))
    {
        let message = message!("out-is-input", path = merged.display().to_string());
        return Err(Failure::new(Code::OutIsInput, message).into());
    }
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
        .zip(&found.people)
        .filter(|(_, people)| !people.is_empty())
        .map(|(current, people)| ImportedOrganization {
            organization: &current.organization,
            place: before
                .as_ref()
                .and_then(|(_, reading)| read::place(context, &reading.document, &current.organization)),
            people: people.clone(),
        })
        .collect();
    let brought = write(context, &arguments.file, target, before.as_ref(), &organizations)?;
    if !context.settings.dry_run {
        source.keep()?;
        identities.keep(context)?;
    }
    let mut report = Report::list(Row::COLUMNS, rows(&found.open), message!("import-nothing-open"));
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
    } else if found.open.iter().any(Open::is_undecided) {
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
    let name = path.display().to_string();
    let text = file::text(path)?;
    let reading = read::parse(context, path, text.clone().into_bytes())?;
    if reading.separator.is_some() {
        return Err(Failure::new(Code::MergeCsv, message!("roster-merge-csv", file = name)).into());
    }
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

fn totals(
    target: &Path,
    organizations: &[ImportedOrganization],
    brought: &Brought,
) -> crate::messages::Message {
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

fn rows(open: &[Open]) -> Vec<Row> {
    let row = |open: &Open| Row {
        line: open.line,
        person: open.person.clone(),
        organization: open.organization.clone(),
        organization_id: open.organization_id.clone(),
        reason: open.reason,
        detail: open.detail.clone(),
        choices: open.candidates.iter().map(|person| format!("{} {}", person.id, person.name)).collect(),
        email: open.mail.clone(),
        number: open.number.clone(),
    };
    open.iter().map(row).collect()
}
