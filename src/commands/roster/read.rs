//! Reading a roster file, or saying all that is wrong with it.

use std::path::Path;

use crate::commands::resolve::{Noun, Reference};
use crate::commands::{flaws, input, resolve};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::Note;
use crate::settings;
use udatactl_core::roster::OrganizationName;
use udatactl_core::roster::document::{self, Document, Encoding, Reading};
use udatactl_core::text::fold;

/// Reads a roster; `-` is what a pipe brings.
///
/// # Errors
/// Exit 2 for a file that can't be read, and with every flaw of one that is no roster.
pub fn read(context: &Context, path: &Path) -> Result<Reading, Failure> {
    parse(context, path, input::bytes(context, path)?)
}

/// Reads a roster from the bytes of a file.
///
/// # Errors
/// Exit 2 with every flaw of what is no roster.
pub fn parse(context: &Context, path: &Path, bytes: Vec<u8>) -> Result<Reading, Failure> {
    let reading = document::read(bytes)
        .map_err(|found| flaws::refused(context, path, Code::BadRoster, "roster-refused", &found))?;
    if let Some(discretion) = context.terminal.messages.discretion() {
        for entry in reading.document.organizations.iter().flat_map(|organization| &organization.people) {
            let place = format!("{}:{}", path.display(), entry.line);
            entry.name.iter().chain([&entry.person]).for_each(|called| discretion.read(&place, called));
        }
    }
    Ok(reading)
}

/// Reads a roster that something is to be merged into, with the text of its file.
///
/// # Errors
/// Exit 2 for what is no roster, and for one in CSV.
pub fn to_merge(context: &Context, path: &Path) -> Result<(String, Reading), Failure> {
    let text = file::text(path)?;
    let reading = parse(context, path, text.clone().into_bytes())?;
    if reading.separator.is_some() {
        let message = message!("roster-merge-csv", file = path.display().to_string());
        return Err(Failure::new(Code::MergeCsv, message));
    }
    Ok((text, reading))
}

/// Refuses a roster that was made on another portal: ids mean nothing there.
///
/// # Errors
/// Exit 2.
pub fn require_site(context: &Context, site: Option<&str>) -> Result<(), Failure> {
    let Some(theirs) = site else { return Ok(()) };
    let here = &context.settings.site;
    if settings::site(theirs)? == *here {
        return Ok(());
    }
    let message = message!("roster-of-another-portal", site = theirs, here = here.as_str());
    let failure = Failure::new(Code::AnotherPortal, message);
    Err(failure.hint(resolve::choosing(theirs)))
}

/// How the file was read, where that is not what git holds: worth a look.
pub fn detected(reading: &Reading) -> Option<Note> {
    let separator = reading.separator?;
    let separator = match separator {
        '\t' => message!("roster-separator-tab"),
        ';' => message!("roster-separator-semicolon"),
        _ => message!("roster-separator-comma"),
    };
    let encoding: Encoding = reading.encoding;
    Some(Note::Say(message!("roster-detected", encoding = encoding.name(), separator = separator)))
}

/// The place of an organization in a roster.
pub fn place(context: &Context, document: &Document, organization: &OrganizationName) -> Option<usize> {
    let site = context.portal().ok()?.site();
    let is_it = |typed: &str| match Reference::parse(typed, Noun::Organization, site) {
        Reference::Id(id) | Reference::Hex(id) => id == organization.id,
        Reference::Slug(slug) => slug == organization.slug,
        _ => fold(typed) == fold(&organization.name),
    };
    document.organizations.iter().position(|wanted| is_it(&wanted.organization))
}
