//! A message shown as it will leave, then posted to the support desk; kept where that fails.

use std::path::PathBuf;

use super::errand::{Errand, failed};
use super::shown;
use crate::commands::consent;
use crate::context::Context;
use crate::failure::Failure;
use crate::file;
use crate::journal::Subject;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{Error, Switch};

/// Shows the message and whom it goes to, asks, and sends it.
///
/// # Errors
/// Exit 2 without a desk or a yes, 3 under the safety switch, 9 where it could not be sent: then its text is kept.
pub fn send(context: &Context, errand: &Errand, text: &str) -> anyhow::Result<Report> {
    let Some(desk) = context.desk()?.filter(|_| errand.recipient.is_none()) else {
        let key = if errand.recipient.is_none() { "letter-no-desk" } else { "letter-by-mail" };
        return Err(Failure::usage("no_desk", message!(key, page = &errand.page)).into());
    };
    let (terminal, address) = (&context.terminal, desk.url().as_str());
    terminal.say(
        &message!("letter-leaves", address = address, email = &errand.letter.email)
            .with("segment", errand.letter.segment),
    );
    terminal.show(&format!("\n{}", terminal.messages.veil(text, &[])));
    if context.settings.dry_run {
        if context.rehearsal()?.is_some() {
            desk.rehearse(&errand.letter);
        }
        let report = shown::report(errand, "planned", Some(address));
        return Ok(report.note(Note::Say(message!("dry-run-nothing-sent"))));
    }
    context.may_write(false)?;
    consent::ask(context, &errand.stake, &message!("letter-question"))?;
    let subject = Subject {
        after: Some("asked".to_owned()),
        ..context.subject(errand.action, Some(&errand.organization.id))?
    };
    match context.write(subject, |_| desk.send(&errand.letter)) {
        Ok(()) => {
            let report = shown::report(errand, "changed", Some(address));
            Ok(report.note(Note::Say(message!("letter-unconfirmed", email = &errand.letter.email))))
        }
        Err(error) if is_held(&error) => Err(error),
        Err(error) => {
            let path = place(context, errand);
            file::write_privately(&path, text)?;
            Err(failed(&Failure::explain(&error), &path).into())
        }
    }
}

fn is_held(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Error::Held(Switch::ReadOnly | Switch::NoRemovals)))
}

/// A file of its own for each message that could not be sent.
fn place(context: &Context, errand: &Errand) -> PathBuf {
    let moment = context.settings.now.strftime("%Y%m%dT%H%M%SZ");
    let run = std::process::id();
    let name = format!("{}-{}-{moment}-{run}.txt", errand.action, errand.organization.id);
    context.settings.places.state.join("letters").join(name)
}
