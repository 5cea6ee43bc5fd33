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
    for undecided in open {
        let Some(settled) = about(context, undecided)? else { continue };
        decisions.push(undecided.decision(settled));
        keep(&decisions)?;
    }
    Ok(decisions)
}

/// Asks about one line; nothing for later.
fn about(context: &Context, undecided: &Undecided) -> anyhow::Result<Option<Settled>> {
    let terminal = &context.terminal;
    let organization = &undecided.organization.name;
    terminal.say(&message!("roster-resolve-line", line = undecided.entry.line, organization = organization));
    let question = match undecided.candidates.as_slice() {
        [only] => {
            message!(
                "roster-resolve-is-it",
                written = written(undecided),
                person = described(undecided, only)
            )
        }
        several => {
            terminal.say(&message!("roster-resolve-who-is-it", written = written(undecided)));
            for (index, person) in several.iter().enumerate() {
                let person = terminal.messages.say(&described(undecided, person));
                terminal.show(&format!("  {}. {person}", index + 1));
            }
            message!("roster-resolve-number", most = several.len())
        }
    };
    loop {
        let typed = terminal.ask(&question)?;
        let number = typed
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| undecided.candidates.get(number.checked_sub(1)?));
        match (Reply::read(&typed), number, undecided.candidates.as_slice()) {
            (_, Some(person), _) => return Ok(Some(Settled::Person(person.id.clone()))),
            (Reply::Yes, _, [only]) => return Ok(Some(Settled::Person(only.id.clone()))),
            (Reply::Later, ..) => return Ok(None),
            (Reply::New, ..) if undecided.entry.absent().is_some() => {
                terminal.say(&message!("roster-resolve-not-there"));
                return Ok(None);
            }
            (Reply::New, ..) if undecided.has_address() => return Ok(Some(Settled::New)),
            (Reply::New, ..) => {
                terminal.say(&message!("roster-resolve-no-address"));
                return Ok(None);
            }
            _ => terminal.say(&message!("roster-resolve-again")),
        }
    }
}

/// The text of the line: whom it names, and what else it says of them in brackets.
fn written(undecided: &Undecided) -> String {
    let name = undecided.entry.name.iter().filter(|name| **name != undecided.entry.person);
    let beside: Vec<&str> = name.chain(&undecided.entry.mail).map(String::as_str).collect();
    if beside.is_empty() {
        undecided.entry.person.clone()
    } else {
        format!("{} ({})", undecided.entry.person, beside.join(", "))
    }
}

/// Somebody, with the role and since when they have it.
fn described(undecided: &Undecided, person: &Person) -> Message {
    let member = undecided.member(person);
    let since = member.and_then(|member| member.since.as_deref()).and_then(|since| since.get(..10));
    let email = member.and_then(|member| member.email.as_deref());
    let words: Vec<String> = std::iter::once(person.word()).chain(email.map(str::to_owned)).collect();
    let name = format!("{} ({})", person.name, words.join(", "));
    match member.and_then(|member| member.role) {
        None => match undecided.standings.get(Some(&person.id), None) {
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
