//! Snapshots that were made before: found by their date or their file, and organizations in them, without asking a portal.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use jiff::Timestamp;

use super::file::{Reader, unreadable};
use super::folder::{Folder, Kept};
use crate::commands::resolve::{self, Noun, Reference};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::age;
use udatactl_core::audit::history::{Entry, Observation};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::fold;
use udatactl_core::text::shell::Command;
use udatactl_files::private;

/// A snapshot that is open.
pub type Opened = Reader<BufReader<File>>;

/// Opens a file that the command line names.
///
/// # Errors
/// Exit 2 for one that can't be read or is no snapshot.
pub fn open(path: &Path) -> Result<Opened, Failure> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|cause| unreadable(&name, &cause))?;
    Reader::open(name, BufReader::new(file))
}

/// Opens one of ours; nothing where it is of another portal.
///
/// # Errors
/// As [`open()`]; a link in its place is one.
pub fn open_kept(context: &Context, kept: &Kept) -> Result<Option<Opened>, Failure> {
    let name = kept.path.display().to_string();
    let file = private::options().read(true).open(&kept.path).map_err(|cause| unreadable(&name, &cause))?;
    let opened = Reader::open(name, BufReader::new(file))?;
    Ok(context.settings.is_here(&opened.header.site).then_some(opened))
}

/// Opens the newest that is not younger than a moment, which was typed so.
///
/// # Errors
/// Exit 6 where there is none, with the oldest; exit 2 for one that can't be read.
pub fn newest(context: &Context, typed: &str, limit: Timestamp) -> Result<Opened, Failure> {
    let all = Folder::of(context).all()?;
    for kept in all.iter().rev().filter(|kept| kept.at <= limit) {
        if let Some(opened) = open_kept(context, kept)? {
            return Ok(opened);
        }
    }
    let failure = Failure::new(Code::NoSnapshot, message!("snapshot-none", when = typed));
    Err(match all.first() {
        Some(first) => failure.hint(message!(
            "snapshot-oldest",
            file = first.path.display().to_string(),
            at = day(first.at)
        )),
        None => failure.try_command(Command::new("audit snapshot", &[])),
    })
}

/// A day as it can be typed.
pub fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

/// An organization that was typed, to be found among those of a snapshot.
pub struct Chosen {
    pub typed: String,
    reference: Reference,
}

impl Chosen {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Exit 2 for an address elsewhere, and for a text that is no reference.
    pub fn all(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Self>> {
        let site = &context.settings.site;
        let read = |typed: String| match Reference::parse(&typed, Noun::Organization, site) {
            Reference::Elsewhere(address) => Err(resolve::elsewhere(context, &address)),
            Reference::Malformed(_) | Reference::NoSuchPage(_) => {
                let message = message!("failure-no-organization-page", address = typed);
                Err(Failure::new(Code::NoOrganizationPage, message))
            }
            reference => Ok(Self { typed, reference }),
        };
        let typed = resolve::listed(context, typed)?;
        Ok(typed.into_iter().map(read).collect::<Result<_, Failure>>()?)
    }

    /// True where a line is about it. Its names are those of then.
    pub fn is(&self, entry: &Entry) -> bool {
        let name = match entry {
            Entry::Seen(seen) => &seen.name,
            Entry::Deleted(name) => name,
            Entry::Unread(unread) => {
                let (id, text) = (unread.id.as_deref().unwrap_or_default(), &unread.organization);
                return self.typed == *text || self.is_called(id, text, text);
            }
        };
        self.is_called(&name.id, &name.slug, &name.name)
    }

    fn is_called(&self, id: &str, slug: &str, name: &str) -> bool {
        match &self.reference {
            Reference::Id(wanted) => wanted == id,
            Reference::Hex(wanted) => wanted == id || wanted == slug,
            Reference::Slug(wanted) => wanted == slug || fold(wanted) == fold(name),
            Reference::Name(wanted) => fold(wanted) == fold(name),
            _ => false,
        }
    }
}

/// Finds the organizations that were typed, each once.
///
/// # Errors
/// Exit 6 for one that is not in the snapshot, or two that are called so; exit 8 for one that could not be read then; exit 2
/// for a file that is cut or damaged.
pub fn organizations(
    context: &Context,
    opened: &mut Opened,
    typed: &[String],
) -> anyhow::Result<Vec<Observation>> {
    let chosen = Chosen::all(context, typed)?;
    let mut found: Vec<Vec<Entry>> = chosen.iter().map(|_| Vec::new()).collect();
    for entry in opened.by_ref() {
        let entry = entry?;
        for (chosen, found) in chosen.iter().zip(&mut found) {
            if chosen.is(&entry) {
                found.push(entry.clone());
            }
        }
    }
    let mut organizations: Vec<Observation> = Vec::new();
    for (chosen, mut found) in chosen.iter().zip(found) {
        let typed = chosen.typed.as_str();
        let at = age::minute(opened.header.at);
        let refused = |code, key| Failure::new(code, message!(key, organization = typed, at = at.clone()));
        match (found.pop(), found.as_slice()) {
            (Some(Entry::Seen(seen)), []) => {
                if organizations.iter().all(|known| known.name.id != seen.name.id) {
                    organizations.push(*seen);
                }
            }
            (Some(Entry::Deleted(_)), []) => {
                return Err(refused(Code::Deleted, "snapshot-had-deleted").into());
            }
            (Some(Entry::Unread(_)), []) => {
                return Err(refused(Code::PartlyRead, "snapshot-had-unread").into());
            }
            (None, _) => return Err(refused(Code::NotInSnapshot, "snapshot-lacks").into()),
            (Some(last), others) => {
                let ids: Vec<&str> = others.iter().chain([&last]).filter_map(Entry::id).collect();
                let message = message!("failure-ambiguous-organization", typed = typed, count = ids.len())
                    .with("candidates", ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
                return Err(Failure::new(Code::Ambiguous, message).hint(message!("hint-use-id")).into());
            }
        }
    }
    Ok(organizations)
}

/// All organizations of a snapshot that could be read then.
///
/// # Errors
/// Exit 2 for a file that is cut or damaged.
pub fn all(opened: &mut Opened) -> Result<Vec<Observation>, Failure> {
    let mut all = Vec::new();
    for entry in opened.by_ref() {
        if let Entry::Seen(seen) = entry? {
            all.push(*seen);
        }
    }
    Ok(all)
}

/// The organizations of a snapshot that the account which made it was a member of.
///
/// # Errors
/// Exit 4 where nobody was signed in; exit 2 for a file that is cut or damaged.
pub fn of_whoever_looked(opened: &mut Opened) -> Result<Vec<Observation>, Failure> {
    let Some(account) = opened.header.account.clone() else {
        return Err(Failure::new(Code::NotInSnapshot, message!("snapshot-of-nobody", file = &opened.name)));
    };
    let mut mine = Vec::new();
    for entry in opened.by_ref() {
        if let Entry::Seen(seen) = entry?
            && seen.members.iter().any(|member| member.id == account)
        {
            mine.push(*seen);
        }
    }
    Ok(mine)
}

/// The names of the organizations in a snapshot whose ids are known.
///
/// # Errors
/// Exit 2 for a file that is cut or damaged.
pub fn names(opened: &mut Opened) -> Result<Vec<OrganizationName>, Failure> {
    let mut names = Vec::new();
    for entry in opened.by_ref() {
        let entry = entry?;
        let Some(id) = entry.id().map(str::to_owned) else { continue };
        let (slug, name) = match entry {
            Entry::Seen(seen) => (seen.name.slug, seen.name.name),
            Entry::Deleted(name) => (name.slug, name.name),
            Entry::Unread(unread) => (unread.organization.clone(), unread.organization),
        };
        names.push(OrganizationName { id, slug, name });
    }
    Ok(names)
}
