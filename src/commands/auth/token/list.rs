//! `auth token list`: my keys, what used each of them, and which never end.

use clap::Args;
use jiff::Timestamp;

use super::row::called;
use crate::context::Context;
use crate::key_expiry::ends_soon;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::ApiKey;
use udatactl_core::text::shell::Command;

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// A key of my account, without what opens the portal.
    pub struct Row {
        /// `apikey` before udata 16, where an account has one.
        id: String => shown(Text),
        name: Option<String> => shown(Text),
        /// `active`, `ends_soon`, `expired` or `never_ends`.
        state: &'static str => shown(Token("key-state")),
        expires_at: Option<String> => shown(Due),
        last_used_at: Option<String> => shown(Moment),
        /// The programs that called with it.
        user_agents: Vec<String> => shown(List),
        /// It is the one of this run; nothing where the portal does not tell.
        in_use: Option<bool> => more(Flag),
        created_at: Option<String> => more(Moment),
        /// The beginning of the key.
        token_prefix: Option<String> => more(Text),
    }
}

/// Lists my keys.
///
/// # Errors
/// Exit 4 without a key, and those of the portal.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let Some(keys) = portal.api_keys()? else {
        context.me()?;
        return Ok(only_key().note(Note::Say(message!("token-list-only-one"))));
    };
    let used = context.key()?.and_then(|key| ApiKey::of(&keys, &key.secret)).map(|key| key.id.clone());
    let now = context.settings.now;
    let count = |wanted: &str| keys.iter().filter(|key| state(key, now) == wanted).count();
    let (endless, ending) = (count("never_ends"), count("ends_soon"));
    let mut notes = Vec::new();
    match keys.iter().find(|key| used.as_ref() == Some(&key.id)) {
        Some(key) => notes.push(Note::Say(message!("token-list-in-use", key = called(key)))),
        None => notes.push(Note::Say(message!("token-list-in-use-not-told"))),
    }
    if endless > 0 {
        notes.push(Note::Say(message!("token-list-never-end", count = endless)));
    }
    if ending > 0 {
        notes.push(Note::Say(message!("token-list-end-soon", count = ending)));
    }
    if keys.iter().any(|key| used.as_ref() == Some(&key.id) && state(key, now) == "ends_soon") {
        let command = Command::new("auth token rotate", &[]);
        notes.push(Note::Hint(message!("token-list-rotate", command = command)));
    }
    let rows = keys.into_iter().map(|key| row(key, used.as_deref(), now));
    let report = Report::list(Row::COLUMNS, rows, message!("token-list-empty")).uncut();
    Ok(notes.into_iter().fold(report, Report::note))
}

fn row(key: ApiKey, used: Option<&str>, now: Timestamp) -> Row {
    Row {
        state: state(&key, now),
        in_use: used.map(|used| used == key.id),
        id: key.id,
        name: key.name,
        expires_at: key.expires_at,
        last_used_at: key.last_used_at,
        user_agents: key.user_agents,
        created_at: key.created_at,
        token_prefix: key.token_prefix,
    }
}

fn state(key: &ApiKey, now: Timestamp) -> &'static str {
    match key.expires_at.as_deref().map(age::parse) {
        None => "never_ends",
        Some(Some(end)) if end <= now => "expired",
        Some(Some(end)) if ends_soon(end, now) => "ends_soon",
        Some(_) => "active",
    }
}

/// All that is known of the one key of an account before 16.
fn only_key() -> Report {
    let row = Row {
        id: super::row::ONLY.to_owned(),
        name: None,
        state: "never_ends",
        expires_at: None,
        last_used_at: None,
        user_agents: Vec::new(),
        in_use: Some(true),
        created_at: None,
        token_prefix: None,
    };
    Report::list(Row::COLUMNS, [row], message!("token-list-empty"))
}
