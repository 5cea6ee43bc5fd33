//! Asking about undecided lines, one by one. What was answered is kept before the next question.

use super::undecided::Undecided;
use crate::commands::change::role_word;
use crate::context::Context;
use crate::messages::{Message, message};
use udatactl_core::roster::document::{Decision, Reply, Settled};
use udatactl_core::roster::{Person, Standing};

/// Asks about each line. `keep` writes what is decided so far.
///
/// # Errors
/// Exit 130 where somebody has enough; what `keep` gives.
pub fn ask(
    context: &Context,
    open: &[Undecided],
    keep: &dyn Fn(&[Decision]) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<Decision>> {
    let mut decisions = Vec::new();
    if !open.is_empty() {
        context.terminal.say(&message!("roster-resolve-asks", count = open.len()));
    }
    for one in open {
        let Some(settled) = about(context, one)? else { continue };
        decisions.push(one.decision(settled));
        keep(&decisions)?;
    }
    Ok(decisions)
}

/// What is answered about one line; nothing for later.
fn about(context: &Context, one: &Undecided) -> anyhow::Result<Option<Settled>> {
    let terminal = &context.terminal;
    let organization = &one.organization.name;
    terminal.say(&message!("roster-resolve-line", line = one.entry.line, organization = organization));
    let question = match one.candidates.as_slice() {
        [only] => {
            message!("roster-resolve-is-it", written = written(one), person = described(one, only))
        }
        several => {
            terminal.say(&message!("roster-resolve-who-is-it", written = written(one)));
            for (index, person) in several.iter().enumerate() {
                let person = terminal.messages.say(&described(one, person));
                terminal.show(&format!("  {}. {person}", index + 1));
            }
            message!("roster-resolve-number", most = several.len())
        }
    };
    loop {
        let typed = terminal.ask(&question)?;
        let number =
            typed.trim().parse::<usize>().ok().and_then(|number| one.candidates.get(number.checked_sub(1)?));
        match (Reply::read(&typed), number, one.candidates.as_slice()) {
            (_, Some(person), _) => return Ok(Some(Settled::Person(person.id.clone()))),
            (Reply::Yes, _, [only]) => return Ok(Some(Settled::Person(only.id.clone()))),
            (Reply::Later, ..) => return Ok(None),
            (Reply::New, ..) if one.entry.absent().is_some() => {
                terminal.say(&message!("roster-resolve-not-there"));
                return Ok(None);
            }
            (Reply::New, ..) if one.has_address() => return Ok(Some(Settled::New)),
            (Reply::New, ..) => {
                terminal.say(&message!("roster-resolve-no-address"));
                return Ok(None);
            }
            _ => terminal.say(&message!("roster-resolve-again")),
        }
    }
}

/// What the line says: whom it names, and what else it says of them in brackets.
fn written(one: &Undecided) -> String {
    let name = one.entry.name.iter().filter(|name| **name != one.entry.person);
    let beside: Vec<&str> = name.chain(&one.entry.mail).map(String::as_str).collect();
    match beside.is_empty() {
        true => one.entry.person.clone(),
        false => format!("{} ({})", one.entry.person, beside.join(", ")),
    }
}

/// Somebody, with the role and since when they have it.
fn described(one: &Undecided, person: &Person) -> Message {
    let member = one.member(person);
    let since = member.and_then(|member| member.since.as_deref()).and_then(|since| since.get(..10));
    let email = member.and_then(|member| member.email.as_deref());
    let words: Vec<String> = std::iter::once(person.word()).chain(email.map(str::to_owned)).collect();
    let name = format!("{} ({})", person.name, words.join(", "));
    match member.and_then(|member| member.role) {
        None => match one.standings.get(Some(&person.id), None) {
            Standing::Invited(_) => message!("roster-resolve-invited", person = name),
            Standing::Asked(_) => message!("roster-resolve-asked", person = name),
            _ => message!("roster-resolve-no-member", person = name),
        },
        Some(role) => message!(
            "roster-resolve-member",
            person = name,
            role = role_word(role),
            since = since.unwrap_or("?")
        ),
    }
}
