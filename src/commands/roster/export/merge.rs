//! `roster export --merge`: a roster brought up to date in its own file, or into another.

use std::path::Path;

use super::arguments::{Arguments, Format};
use crate::commands::resolve::lines::{self, Fields};
use crate::commands::roster::remarks::{head, is_export, notes, word};
use crate::commands::roster::{planning, read, reading};
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udatactl_core::roster::document::{self, Document, ExportedOrganization, Remark};
use udatactl_core::roster::reconcile::{LineIdentity, Nobody};
use udatactl_core::roster::{CurrentMembers, OrganizationName, Person};
use udatactl_core::text::shell::Command;

record! {
    /// A roster that is brought up to date.
    pub struct Row {
        file: String => shown(Text),
        /// Those that were read.
        organizations: usize => shown(Count),
        added: usize => shown(Count),
        updated: usize => shown(Count),
        removed: usize => shown(Count),
        result: &'static str => shown(Token("result")),
    }
}

/// Brings the roster at `path` up to date.
///
/// # Errors
/// Exit 2 for a file that is no roster in TOML, or one of another portal; as [`super::run`].
pub fn run(arguments: &Arguments, path: &Path, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let name = path.display().to_string();
    arguments.out.require_free(context, &[path], is_export)?;
    let (before, reading) = read::to_merge(context, path)?;
    if arguments.format == Some(Format::Csv) {
        return Err(Failure::new(Code::MergeCsv, message!("roster-merge-csv", file = name)).into());
    }
    context.signed_in()?;
    read::require_site(context, reading.document.site.as_deref())?;
    let Several { read: parts, unread } = parts(context, &arguments.orgs, &reading.document)?;
    let words = context.terminal.messages.open();
    let say = |remark: Remark| words.say(&word(remark));
    let head = head(context, context.portal()?, &[], &say)?;
    let old = before.trim_start_matches('\u{feff}');
    let merged = document::merge(old, &reading.document, &parts, &head)
        .map_err(|_| Failure::new(Code::MergeShape, message!("roster-merge-shape", file = &name)))?;
    let text = in_the_manner_of(&before, &merged.text);
    // A roster that could not be read back is never written.
    read::parse(context, path, text.clone().into_bytes())?;
    let is_changed = text != before;
    let out = arguments.out.path().unwrap_or(path);
    let is_written = is_changed || arguments.out.path().is_some();
    if is_written && !context.settings.dry_run {
        file::replace(out, &text)?;
    }
    let row = Row {
        file: out.display().to_string(),
        organizations: parts.len(),
        added: merged.added,
        updated: merged.updated,
        removed: merged.removed.len(),
        result: match (is_written, context.settings.dry_run) {
            (false, _) => "unchanged",
            (true, true) => "planned",
            (true, false) => "changed",
        },
    };
    let mut report = Report::single(Row::COLUMNS, &row);
    if !merged.removed.is_empty() {
        let message = message!("roster-merge-removed", count = merged.removed.len(), people = merged.removed);
        report = report.note(Note::Say(message));
    }
    if !merged.undecided.is_empty() {
        let line = |(typed, people): &(String, Vec<Person>)| {
            let people: Vec<String> =
                people.iter().map(|person| format!("{} ({})", person.name, person.word())).collect();
            format!("{typed} · {}", people.join(", "))
        };
        let lines: Vec<String> = merged.undecided.iter().map(line).collect();
        let message = message!("roster-merge-undecided", count = lines.len(), people = lines);
        let command = Command::new("roster resolve {}", &[&out.display().to_string()]);
        report =
            report.note(Note::Warn(message)).note(Note::Hint(message!("roster-settle", command = command)));
    }
    let read: Vec<CurrentMembers> = parts.into_iter().map(|part| part.current).collect();
    report.notes.extend(notes(&read));
    let report = if is_changed { report } else { report.note(Note::Say(message!("roster-merge-unchanged"))) };
    let report = if is_written && context.settings.dry_run {
        report.note(Note::Say(message!("dry-run-nothing-written")))
    } else {
        report
    };
    Ok(unread::marked(context, report, &unread))
}

/// The current members of the organizations that were typed, or of all that the roster has, each with its place in it.
fn parts(
    context: &Context,
    typed: &[String],
    document: &Document,
) -> anyhow::Result<Several<ExportedOrganization>> {
    let part = |(place, current): (Option<usize>, CurrentMembers)| {
        let people = place.and_then(|place| document.organizations.get(place)).map(|wanted| &wanted.people);
        let fields: Vec<Fields> = people.into_iter().flatten().map(planning::fields).collect();
        let found = lines::among(context, &current, &fields)?;
        // Who is not there needs no question: nothing is written of them.
        let who =
            found.into_iter().map(|answer| answer.unwrap_or(LineIdentity::Nobody(Nobody::Unknown))).collect();
        Ok(ExportedOrganization { place, current, who })
    };
    let Several { read, unread } = organizations(context, typed, document)?;
    let read = read.into_iter().map(part).collect::<anyhow::Result<_>>()?;
    Ok(Several { read, unread })
}

fn organizations(
    context: &Context,
    typed: &[String],
    document: &Document,
) -> anyhow::Result<Several<(Option<usize>, CurrentMembers)>> {
    let wanted = || document.organizations.iter().enumerate();
    if typed.is_empty() {
        let managed = wanted().filter(|(_, one)| one.unmanaged.is_none());
        let (places, names): (Vec<usize>, Vec<String>) =
            managed.map(|(place, one)| (place, one.organization.clone())).unzip();
        let found = reading::each(context, &names)?.into_iter();
        let organizations = places.into_iter().zip(found).map(|(place, found)| Ok((Some(place), found?.1)));
        return Several::of_typed(context, &names, organizations.collect());
    }
    let Several { read, unread } = reading::organizations(context, typed)?;
    let place = |organization: &OrganizationName| read::place(context, document, organization);
    let read = read.into_iter().map(|(_, current)| (place(&current.organization), current)).collect();
    Ok(Several { read, unread })
}

/// The text with the mark and the ends of lines that the file has.
pub fn in_the_manner_of(before: &str, text: &str) -> String {
    let text = if before.contains("\r\n") {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text.to_owned()
    };
    if before.starts_with('\u{feff}') { format!("\u{feff}{text}") } else { text }
}
