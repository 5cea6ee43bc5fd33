//! The registers beside a portal, only where they are asked: what they say of an organization, for the rules that look at it.

use std::path::Path;

use crate::commands::flaws;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::report::Note;
use udatactl_core::audit::{Facts, Unseen};
use udatactl_core::roster::document::MailDomains;
use udatactl_core::siret;

mod reading;

pub use reading::{Reading, registered};

/// What the registers say of one organization; nothing where none was asked.
#[derive(Default)]
pub struct Evidence {
    register: Option<Reading>,
    domains: Option<MailDomains>,
}

impl Evidence {
    /// Asks the register of companies about a number, and reads a list of mail domains.
    ///
    /// # Errors
    /// Exit 2 for a list that can't be read, and when the connection can't be set up.
    pub fn gather(
        context: &Context,
        number: Option<&str>,
        asks: bool,
        domains: Option<&Path>,
    ) -> anyhow::Result<Self> {
        let domains = domains.map(|path| mail_domains(context, path)).transpose()?;
        let number = number.map(str::trim).filter(|number| !number.is_empty() && asks);
        let register = number.map(|number| Reading::of(context, number)).transpose()?.flatten();
        Ok(Self { register, domains })
    }

    /// Writes what they say into what was read of an organization.
    pub fn note(self, facts: &mut Facts) {
        if let Some(reading) = self.register {
            facts.registered = reading.found.map_err(|_| Unseen::Failed);
        }
        if let (Some(domains), Some(number)) = (self.domains, &facts.siret) {
            facts.domains = domains.of(&siret::compact(number)).into_iter().map(str::to_owned).collect();
        }
    }

    /// True where the register could be read, whatever it says.
    pub fn has_read(&self) -> bool {
        self.register.as_ref().is_some_and(|reading| reading.found.is_ok())
    }

    /// Tells what the register says, where it was asked, or that it could not be read.
    pub fn notes(&self, name: &str) -> Vec<Note> {
        let Some(reading) = &self.register else { return Vec::new() };
        if reading.found.is_err() {
            return vec![Note::Warn(reading.sentence())];
        }
        let remarks = reading.remarks(Some(name)).into_iter().map(|(_, said)| said);
        // That a number is unknown is the whole sentence already.
        let remarks = remarks.filter(|_| reading.registered().is_some());
        std::iter::once(reading.sentence()).chain(remarks).map(Note::Say).collect()
    }
}

/// Reads a list of mail domains.
fn mail_domains(context: &Context, path: &Path) -> Result<MailDomains, Failure> {
    MailDomains::read(file::bytes(path)?)
        .map_err(|found| flaws::refused(context, path, Code::BadDomains, "domains-refused", &found))
}
