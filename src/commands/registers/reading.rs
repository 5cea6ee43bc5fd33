//! What the register of companies says of one SIRET, or why it says nothing: read, and told.

use jiff::civil::Date;

use crate::context::Context;
use crate::failure::Failure;
use crate::messages::{Message, message};
use crate::report::age;
use udata_client::Establishment;
use udatactl_core::audit::register::{self, Registered, Remark};
use udatactl_core::siret;

/// What was read of a SIRET.
pub struct Reading {
    pub siret: String,
    /// Nothing where the register does not know the number; the failure where it could not be read.
    pub found: Result<Option<Registered>, Failure>,
}

impl Reading {
    /// Asks the register; nothing where the number is no SIRET, which is told and does not leave this machine.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn of(context: &Context, number: &str) -> anyhow::Result<Option<Self>> {
        let Some(siret) = siret::whole(number) else {
            context.terminal.say(&message!("register-no-siret", number = number));
            return Ok(None);
        };
        let found = context.register()?.establishment(&siret).map(|found| found.map(registered));
        Ok(Some(Self { siret, found: found.map_err(|error| Failure::explain(&error.into())) }))
    }

    /// The establishment, where the register knows it.
    pub fn registered(&self) -> Option<&Registered> {
        self.found.as_ref().ok()?.as_ref()
    }

    /// Says in a sentence what the register says, or why it says nothing.
    pub fn sentence(&self) -> Message {
        let found = match &self.found {
            Err(failure) => return message!("register-failed", cause = failure.message.clone()),
            Ok(None) => return message!("register-unknown", siret = &self.siret),
            Ok(Some(found)) => found,
        };
        let state = match (found.is_open, found.since.as_deref().and_then(date)) {
            (true, Some(since)) => message!("register-open-since", day = age::day(since)),
            (true, None) => message!("register-open"),
            (false, Some(since)) => message!("register-closed-since", day = age::day(since)),
            (false, None) => message!("register-closed"),
        };
        let kind = match found.is_administration {
            Some(true) => "register-administration",
            Some(false) => "register-no-administration",
            None => "register-kind-untold",
        };
        message!("register-says", siret = &self.siret, name = &found.name, state = state)
            .with("kind", Message::new(kind))
    }

    /// Words what a person should know before the number is used; nothing follows from a register that could not be read.
    pub fn remarks(&self, name: Option<&str>) -> Vec<(Remark<'_>, Message)> {
        let Ok(found) = &self.found else { return Vec::new() };
        let word = |remark: Remark| match remark {
            Remark::Unknown => message!("register-unknown", siret = &self.siret),
            Remark::Closed { moved_to: Some(moved_to), .. } => {
                message!("register-moved", siret = &self.siret, other = moved_to)
            }
            Remark::Closed { since, .. } => match since.and_then(date) {
                Some(since) => {
                    message!("register-is-closed-since", siret = &self.siret, day = age::day(since))
                }
                None => message!("register-is-closed", siret = &self.siret),
            },
            Remark::NoAdministration => message!("register-is-no-administration", siret = &self.siret),
            Remark::OtherName(name) => message!("register-other-name", name = name),
        };
        register::remarks(found.as_ref(), name).into_iter().map(|remark| (remark, word(remark))).collect()
    }
}

/// A day of the register's.
fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// An establishment in the words of the rules.
pub fn registered(found: Establishment) -> Registered {
    Registered {
        siret: found.siret,
        is_open: found.is_open,
        since: found.since,
        name: found.body,
        acronym: found.acronym,
        is_administration: found.is_administration,
        is_head_office: found.is_head_office,
        moved_to: found.moved_to,
    }
}
