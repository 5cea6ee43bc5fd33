//! What the register of companies proposes for a new organization: the name and acronym of its body, where they are not typed.

use crate::commands::org::fields;
use crate::commands::registers::Reading;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::text::shell::flagged;

/// What stands for no acronym.
const NONE: &str = "-";

/// Warns of what speaks against a number, and tells where the register could not be read. Nothing is refused for it.
pub fn warn(context: &Context, reading: Option<&Reading>) {
    let Some(reading) = reading else { return };
    if reading.found.is_err() {
        context.terminal.warn(&reading.sentence());
    }
    for (_, said) in reading.remarks(None) {
        context.terminal.warn(&said);
    }
}

/// The name: as typed, else as somebody answers, who is proposed the register's, else the register's.
///
/// # Errors
/// Exit 2 where there is none, exit 9 where only a register that can't be read would have one.
pub fn name(context: &Context, typed: Option<&str>, reading: Option<&Reading>) -> Result<String, Failure> {
    const ARGUMENT: &str = "NAME";
    let proposed = reading.and_then(Reading::registered).map(|found| found.name.as_str());
    let name = match (typed, proposed) {
        (Some(typed), _) => fields::on_one_line(typed, ARGUMENT)?,
        (None, Some(proposed)) if context.terminal.can_ask() => {
            answer_or(context, &message!("create-ask-name-or", proposal = proposed), proposed, ARGUMENT)?
        }
        (None, Some(proposed)) => {
            context.terminal.say(&message!("register-name-taken", name = proposed));
            fields::on_one_line(proposed, ARGUMENT)?
        }
        (None, None) if context.terminal.can_ask() => {
            fields::on_one_line(&context.terminal.ask(&Message::new("create-ask-name"))?, ARGUMENT)?
        }
        (None, None) => {
            let failed = reading.and_then(|reading| reading.found.as_ref().err()).cloned();
            let missing = || Failure::new(Code::MissingArgument, Message::new("create-needs-name"));
            return Err(failed.unwrap_or_else(missing));
        }
    };
    if typed.is_some() {
        for (_, said) in
            reading.iter().flat_map(|reading| reading.remarks(Some(&name))).filter(|(one, _)| one.is_note())
        {
            context.terminal.say(&said);
        }
    }
    Ok(name)
}

/// The acronym: as typed, else as somebody answers who is proposed the register's. A script is only told of it.
///
/// # Errors
/// Exit 2 where nobody can answer any more.
pub fn acronym(
    context: &Context,
    typed: Option<String>,
    reading: Option<&Reading>,
) -> Result<Option<String>, Failure> {
    let proposed = reading.and_then(Reading::registered).and_then(|found| found.acronym.as_deref());
    let Some(proposed) = proposed.filter(|_| typed.is_none()) else { return Ok(typed) };
    if !context.terminal.can_ask() {
        context.terminal.say(&message!(
            "register-acronym-known",
            acronym = proposed,
            flag = flagged("--acronym", proposed)
        ));
        return Ok(None);
    }
    let question = message!("create-ask-acronym-or", proposal = proposed);
    let answer = answer_or(context, &question, proposed, "--acronym")?;
    Ok(Some(answer).filter(|answer| answer != NONE))
}

/// What is answered, or what was proposed where nothing is.
fn answer_or(
    context: &Context,
    question: &Message,
    proposed: &str,
    argument: &'static str,
) -> Result<String, Failure> {
    let answer = context.terminal.ask(question)?;
    let answer = if answer.trim().is_empty() { proposed } else { &answer };
    fields::on_one_line(answer, argument)
}
