//! `--by-owner`: for each owner a page, a sheet and a text for a mail, since the addresses that a portal shows are masked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::document;
use super::finding;
use super::material::Material;
use crate::commands::out;
use crate::file;
use crate::messages::{Message, message};
use crate::report::{Format, Note, Report, View, age, record};
use udatactl_core::audit::Assessment;
use udatactl_core::text;

record! {
    /// What was written for an owner.
    pub struct Row {
        /// Nothing for the organizations that nobody owns.
        owner: Option<String> => shown(Text),
        organizations: usize => shown(Count),
        errors: usize => shown(Count),
        warnings: usize => shown(Count),
        notes: usize => shown(Count),
        unseen: usize => shown(Count),
        /// The page to look at.
        page: String => shown(Text),
        /// The findings as CSV.
        sheet: String => more(Text),
        /// The text for a mail.
        mail: String => more(Text),
        result: &'static str => shown(Token("result")),
    }
}

/// So long is the name of a file at most, but for its ending.
const LONGEST: usize = 60;

/// The files of one owner, whole before the first is written.
struct Parcel {
    row: Row,
    files: [(PathBuf, Vec<u8>); 3],
}

/// Writes the files of all owners, where none of them is there already.
///
/// # Errors
/// Exit 2 for a file that is there already or can't be written; 11 for a no.
pub fn write(whole: &Material, directory: &Path, is_forced: bool) -> anyhow::Result<Report> {
    let context = whole.context;
    let mut owned: BTreeMap<Option<&str>, Vec<&Assessment>> = BTreeMap::new();
    // My own keys are nobody else's concern.
    for assessment in whole.assessments.iter().filter(|assessment| !finding::is_of_keys(assessment)) {
        owned.entry(assessment.owner.as_deref()).or_default().push(assessment);
    }
    let mut taken = BTreeSet::new();
    let mut parcels = Vec::new();
    for (owner, assessments) in owned {
        let called = owner.map_or_else(|| whole.say("owner-nobody"), str::to_owned);
        let name = directory.join(file_name(&called, &mut taken));
        parcels.push(parcel(&whole.part(assessments, owner), &name)?);
    }
    for (path, _) in parcels.iter().flat_map(|parcel| &parcel.files) {
        out::require_free_place(context, path, &[], is_forced, |_| false)?;
    }
    if !context.settings.dry_run {
        for parcel in &mut parcels {
            for (path, bytes) in &parcel.files {
                file::replace(path, bytes)?;
            }
            parcel.row.result = "changed";
        }
    }
    let report =
        Report::list(Row::COLUMNS, parcels.iter().map(|parcel| &parcel.row), message!("audit-nothing"));
    Ok(if context.settings.dry_run {
        report.note(Note::Say(message!("dry-run-nothing-written")))
    } else {
        report.note(Note::Say(message!("owners-written", count = parcels.len())))
    })
}

fn parcel(material: &Material, name: &Path) -> anyhow::Result<Parcel> {
    let view = View { format: Format::Csv, fields: Vec::new(), terminal: false, ..material.context.view() };
    let sheet = material.list(&view).render(&view, &material.messages.open())?;
    let [page_file, sheet_file, mail_file] = ["html", "csv", "txt"].map(|ending| name.with_extension(ending));
    let shown = |path: &Path| path.display().to_string();
    let totals = material.totals;
    Ok(Parcel {
        row: Row {
            owner: material.owner.clone(),
            organizations: totals.organizations,
            errors: totals.errors,
            warnings: totals.warnings,
            notes: totals.notes,
            unseen: totals.unseen,
            page: shown(&page_file),
            sheet: shown(&sheet_file),
            mail: shown(&mail_file),
            result: "planned",
        },
        files: [
            (page_file.clone(), document::made(material, Format::Html)?),
            (sheet_file.clone(), sheet.into_bytes()),
            (mail_file, mail(material, &page_file, &sheet_file).into_bytes()),
        ],
    })
}

/// The text for a mail: it names no person, and says what is to be attached to it.
fn mail(material: &Material, page: &Path, sheet: &Path) -> String {
    let (context, totals) = (material.context, material.totals);
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let organizations: Vec<String> =
        material.assessments.iter().map(|assessment| assessment.organization.name.clone()).collect();
    let greeting = match &material.owner {
        Some(owner) => message!("owner-greeting", owner = owner),
        None => Message::new("owner-greeting-nobody"),
    };
    let text = message!(
        "owner-mail",
        site = context.settings.site.host_str().unwrap_or(context.settings.site.as_str()),
        day = age::day_of(context.settings.now),
        greeting = greeting,
        totals = totals.said(),
        count = organizations.len(),
        organizations = organizations,
        page = name(page),
        sheet = name(sheet)
    );
    material.messages.say(&text) + "\n"
}

/// A name for files, of letters that every system takes, and no other owner's.
fn file_name(owner: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { ' ' };
    let folded: String = text::fold(owner).chars().map(plain).collect();
    let joined = folded.split_whitespace().collect::<Vec<_>>().join("-");
    let name: String = joined.chars().take(LONGEST).collect();
    let name = if name.is_empty() { "owner".to_owned() } else { name };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(name);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_owner_has_files_of_its_own_inside_the_directory() {
        let mut taken = BTreeSet::new();
        let mut name = |owner| file_name(owner, &mut taken);
        assert_eq!(name("Pôle données"), "pole-donnees");
        assert_eq!(name("pole  données"), "pole-donnees-2");
        assert_eq!(name("../../etc/passwd"), "etc-passwd");
        assert_eq!(name("\u{202e}日本"), "owner");
        assert_eq!(name(&"a".repeat(500)).len(), LONGEST);
    }
}
