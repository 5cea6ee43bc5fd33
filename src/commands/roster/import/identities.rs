//! The team's own file of identities, and what a roster has settled: whom a number or an address means.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::commands::flaws;
use crate::commands::roster::read;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use udatactl_core::roster::document::Document;
use udatactl_core::roster::{Person, address};
use udatactl_core::staff::{Identities, Identity, Known, StaffLine, with_identities};

/// The identities of a run.
pub struct Held {
    path: Option<PathBuf>,
    known: Identities,
    /// What is new, by account.
    new: BTreeMap<String, Identity>,
}

impl Held {
    /// Reads the file; without one, or where it is yet to be written, nobody is known.
    ///
    /// # Errors
    /// Exit 2 for a file that can't be used, or that is about another portal.
    pub fn read(context: &Context, path: Option<&Path>) -> Result<Self, Failure> {
        let mut held =
            Self { path: path.map(Path::to_owned), known: Identities::default(), new: BTreeMap::new() };
        if let Some(path) = path.filter(|path| path.exists()) {
            let refused = |found: Vec<_>| {
                flaws::refused(context, path, Code::BadPeople, "import-people-refused", &found)
            };
            held.known = Identities::read(file::bytes(path)?).map_err(refused)?;
            read::require_site(context, held.known.site.as_deref())?;
        }
        Ok(held)
    }

    /// Takes what the lines of a roster have settled.
    pub fn learn_from(&mut self, document: &Document) {
        for entry in document.organizations.iter().flat_map(|wanted| &wanted.people) {
            let written = address::read(&entry.person).map(|mailbox| mailbox.address);
            let mail = entry.mail.clone().or(written);
            if let (Some(id), Some(mail)) = (entry.identifier(), mail) {
                self.known.learn(&id, &mail);
            }
        }
    }

    /// Whom a line means, as far as that was agreed.
    pub fn find(&self, line: &StaffLine) -> Known<'_> {
        self.known.find(line.number.as_deref(), line.mail.as_deref())
    }

    /// Notes who a line is for certain, for the next list.
    pub fn note(&mut self, line: &StaffLine, person: &Person) {
        let usual =
            || Identity { id: person.id.clone(), name: Some(person.name.clone()), ..Identity::default() };
        let new = self.new.entry(person.id.clone()).or_insert_with(usual);
        new.mails.extend(line.mail.clone());
        new.numbers.extend(line.number.clone());
    }

    /// Writes the file where there is something new.
    ///
    /// # Errors
    /// Exit 2 where it can't be written.
    pub fn keep(&self, context: &Context) -> Result<(), Failure> {
        let Some(path) = &self.path else { return Ok(()) };
        let tells = |one: &&Identity| !(one.mails.is_empty() && one.numbers.is_empty());
        let new: Vec<&Identity> = self.new.values().filter(tells).collect();
        if new.is_empty() {
            return Ok(());
        }
        // What another process adds meanwhile is not lost.
        let _held = file::hold(path)?;
        let before = if path.exists() { file::text(path)? } else { String::new() };
        let comments = [context.terminal.messages.say(&message!("import-people-head"))];
        let text =
            with_identities(&before, context.settings.site.as_str(), &comments, &new).map_err(|_| {
                let path = path.display().to_string();
                Failure::new(Code::MergeShape, message!("import-people-shape", file = path))
            })?;
        if text == before { Ok(()) } else { file::replace(path, &text) }
    }
}
