//! Remarks of a roster to people: above it, beside its lines, and when it is written.

use crate::context::Context;
use crate::failure::Unread;
use crate::messages::{Message, Messages, message};
use crate::report::Note;
use udata_client::Portal;
use udatactl_core::roster::CurrentMembers;
use udatactl_core::roster::document::{self, Head, Remark, present};

/// The head of a roster: the portal, as whom, when, how to read it, and what is missing from it.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn head<'a>(
    context: &Context,
    portal: &'a Portal,
    unread: &[Unread],
    say: &'a dyn Fn(Remark) -> String,
) -> anyhow::Result<Head<'a>> {
    let made = message!("roster-head-made", site = portal.site().as_str());
    head_of(context, portal, made, unread, say)
}

/// The head of a roster that was made of this.
///
/// # Errors
/// As [`head`].
pub fn head_of<'a>(
    context: &Context,
    portal: &'a Portal,
    made: Message,
    unread: &[Unread],
    say: &'a dyn Fn(Remark) -> String,
) -> anyhow::Result<Head<'a>> {
    let site = portal.site().as_str();
    let moment = context.settings.now.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let made = made.with("account", &context.me()?.slug).with("moment", moment);
    let mut said = vec![made, message!("roster-head-people"), message!("roster-head-keys")];
    said.extend(
        unread.iter().map(|missed| message!("roster-head-unread", organization = &missed.organization)),
    );
    let words = context.terminal.messages.open();
    Ok(Head { site, comments: said.iter().map(|message| words.say(message)).collect(), say })
}

/// True for what an export wrote before: its remarks on how to read it, or the headings of a sheet.
pub fn is_export(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let said = Messages::in_each_language(&message!("roster-head-keys"));
    document::is_sheet_of_ours(text)
        || said.iter().any(|sentence| text.lines().any(|line| line.strip_prefix("# ") == Some(sentence)))
}

/// A remark of a roster in words.
pub fn word(remark: Remark) -> Message {
    match remark {
        Remark::Hidden => message!("roster-says-hidden"),
        Remark::Nobody => message!("roster-says-nobody"),
        Remark::UnknownRole => message!("roster-says-unknown-role"),
        Remark::Deleted => message!("roster-says-deleted"),
        Remark::SwitchedOff => message!("roster-says-switched-off"),
        Remark::Invited("") => message!("roster-says-invited-once"),
        Remark::Invited(day) => message!("roster-says-invited", day = day),
        Remark::Asked(name, id, day) => message!("roster-says-asked", person = name, id = id, day = day),
        Remark::Damaged(count) => message!("roster-says-damaged", count = count),
    }
}

/// The notes on what a roster does not have in it, or not so that it is acted on.
pub fn notes(organizations: &[CurrentMembers]) -> Vec<Note> {
    let named = |is_it: &dyn Fn(&CurrentMembers) -> bool| -> Vec<String> {
        organizations
            .iter()
            .filter(|current| is_it(current))
            .map(|current| current.organization.name.clone())
            .collect()
    };
    let mut notes = Vec::new();
    let hidden = named(&|current| current.requests.is_none());
    if !hidden.is_empty() {
        let message = message!("roster-export-hidden", count = hidden.len(), organizations = hidden);
        notes.push(Note::Warn(message));
    }
    let nobody = named(&|current| present(current).unmanaged == Some(Remark::Nobody));
    if !nobody.is_empty() {
        let message = message!("roster-export-nobody", count = nobody.len(), organizations = nobody);
        notes.push(Note::Warn(message));
    }
    let damaged: usize = organizations.iter().map(|current| current.damaged).sum();
    if damaged > 0 {
        notes.push(Note::Warn(message!("roster-export-damaged", count = damaged)));
    }
    for current in organizations.iter().filter(|current| current.doubled() > 0) {
        let (count, organization) = (current.doubled(), &current.organization.name);
        let message = message!("warning-doubled-members", count = count, organization = organization);
        notes.push(Note::Warn(message));
    }
    let unknown: usize = organizations
        .iter()
        .flat_map(|current| present(current).people)
        .filter(|someone| someone.role.is_none())
        .count();
    if unknown > 0 {
        notes.push(Note::Warn(message!("roster-export-unknown-roles", count = unknown)));
    }
    let asked: usize = organizations.iter().map(|current| present(current).asked.len()).sum();
    if asked > 0 {
        notes.push(Note::Say(message!("roster-export-asked", count = asked)));
    }
    notes
}
