//! A message shown as it will leave, then posted to the support desk; kept where that fails.

use std::path::PathBuf;

use super::shown;
use super::task::{Asked, MessageTask, failed};
use crate::commands::{consent, write};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::journal::WriteSubject;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{Error, SupportDesk, Switch};

/// The failure where the message was to be sent and no desk takes it.
pub fn nobody_to_send_to(task: &MessageTask) -> Failure {
    let key = if task.recipient.is_none() { "letter-no-desk" } else { "letter-by-mail" };
    Failure::new(Code::NoDesk, message!(key, page = &task.page))
}

/// Shows the message and whom it goes to, asks, and sends it; a no to what was only offered leaves it unsent.
///
/// # Errors
/// Exit 2 or 11 without a yes, 3 under the safety switch, 9 where it could not be sent: then its text is kept.
pub fn send(
    context: &Context,
    desk: &SupportDesk,
    task: &MessageTask,
    text: &str,
    asked: Asked,
) -> anyhow::Result<Report> {
    context.require_fields(shown::Row::COLUMNS)?;
    let (terminal, address) = (&context.terminal, desk.url().as_str());
    terminal.say(
        &message!("letter-leaves", address = address, email = &task.message.email)
            .with("segment", task.message.segment),
    );
    terminal.show(&format!("\n{}", terminal.messages.veil(text, &[])));
    let Some(writer) = context.writer() else {
        return write::rehearsed(context, shown::report(task, "planned", Some(address)), |_| {
            desk.rehearse(&task.message);
        });
    };
    context.may_write(false)?;
    match asked {
        Asked::ToSend => consent::ask(context, &task.stake, &message!("letter-question"))?,
        Asked::Nothing if terminal.decide(&message!("letter-send-now"))? => {}
        Asked::Nothing => return Ok(Report::silent().note(Note::Say(message!("letter-nothing-sent")))),
    }
    let subject = WriteSubject {
        after: Some("asked".to_owned()),
        ..context.subject(task.action, Some(&task.organization.id))?
    };
    match writer.write(subject, |_| desk.send(&task.message)) {
        Ok(()) => {
            let report = shown::report(task, "changed", Some(address));
            Ok(report.note(Note::Say(message!("letter-unconfirmed", email = &task.message.email))))
        }
        Err(error) if is_held(&error) => Err(error),
        Err(error) => {
            let path = place(context, task);
            file::write_privately(&path, text)?;
            Err(failed(&Failure::explain(&error), &path).into())
        }
    }
}

fn is_held(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Error::Held(Switch::ReadOnly | Switch::NoRemovals)))
}

/// A file of its own for each message that could not be sent.
fn place(context: &Context, task: &MessageTask) -> PathBuf {
    let moment = context.settings.now.strftime("%Y%m%dT%H%M%SZ");
    let run = std::process::id();
    let name = format!("{}-{}-{moment}-{run}.txt", task.action, task.organization.id);
    context.settings.places.state.join("letters").join(name)
}
