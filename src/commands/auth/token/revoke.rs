//! `auth token revoke`: keys that open nothing any more. The one in use is revoked only where its id is typed.

use clap::Args;

use super::making::content;
use super::only_key;
use super::row::{Row, called};
use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement, Call, Holds};
use crate::context::Context;
use crate::context::writing::Writer;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::report::{Note, Report, age};
use udata_client::{ApiKey, Error, Feature, Portal, Result};
use udatactl_core::text::fold;
use udatactl_core::text::shell::Command;

/// Which keys.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "KEY", required = true)]
    key: Vec<String>,
}

/// A key to revoke.
pub struct Revocation<'a> {
    pub key: &'a ApiKey,
    /// Nothing can be read with it afterwards.
    pub signs: bool,
}

impl Call for Revocation<'_> {
    /// Whether the portal lists the key.
    type Now = bool;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let (content, before) = (content(&self.key.id), self.key.name.clone());
        Ok(WriteSubject { content, before, ..context.subject("key-revoke", None)? })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        match portal.revoke_key(&self.key.id) {
            // Somebody else was faster.
            Err(error) if error.is_gone() => Ok(()),
            other => other,
        }
    }

    fn read(&self, portal: &Portal) -> Result<bool> {
        match portal.api_keys() {
            Ok(Some(keys)) => Ok(keys.iter().any(|key| key.id == self.key.id)),
            Ok(None) => Err(Error::Lacks(Feature::Keys)),
            Err(error) if self.signs && error.is_of_the_key() => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn holds(&self, is_listed: &bool) -> Holds {
        if *is_listed { Holds::Nothing } else { Holds::All }
    }
}

/// Revokes keys of my account.
///
/// # Errors
/// Exit 6 for a key that is none or that several fit, 2 or 11 without a yes, 8 where some were revoked and others not.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let Some(keys) = portal.api_keys()? else { return only_key::revoke(context, &arguments.key) };
    let Some(mine) = context.key()? else { return Ok(Report::silent()) };
    let used = ApiKey::of(&keys, &mine.secret);
    let signs = |key: &ApiKey| used.map_or_else(|| key.may_be(&mine.secret), |used| used.id == key.id);
    let mut chosen: Vec<&ApiKey> = Vec::new();
    for typed in &arguments.key {
        let key = named(&keys, typed)?;
        if chosen.iter().all(|other| other.id != key.id) {
            chosen.push(key);
        }
    }
    // The others are revoked with it.
    chosen.sort_by_key(|key| signs(key));
    let calls: Vec<Revocation> = chosen.iter().map(|key| Revocation { key, signs: signs(key) }).collect();
    calls.iter().for_each(|call| show(context, call));
    let own = calls.iter().find(|call| call.signs);
    let stake = own.map_or(Stake::Named, |call| Stake::Irreversible { slug: call.key.id.clone() });
    let Some(writer) = write::agreed(context, &Agreement::to_go_on(stake, true))? else {
        return write::rehearsed(context, report(&calls, &[]), |portal| {
            calls.iter().for_each(|call| drop(call.send(portal)));
        });
    };
    let _held = write::hold(context, &context.me()?.id)?;
    carry_out(context, &writer, &calls)
}

fn carry_out(context: &Context, writer: &Writer, calls: &[Revocation]) -> anyhow::Result<Report> {
    let mut results = Vec::new();
    let mut failure = None;
    for call in calls {
        if context.interruption.requested() {
            failure = Some(Failure::interrupted());
            break;
        }
        match write::send(call, writer) {
            Ok((Ok(_), ChangeStatus::Changed)) => results.push(ChangeStatus::Changed),
            Ok((Ok(_), status)) => {
                results.push(status);
                failure = Some(write::not_held(message!("token-not-revoked", key = called(call.key))));
            }
            Ok((Err(why), status)) => {
                results.push(status);
                failure = Some(Failure::not_read_back(why));
            }
            Err(error) if results.is_empty() => return Err(error),
            Err(error) => {
                results.push(ChangeStatus::Failed);
                failure = Some(context.explain(&error).ending(ExitStatus::Partly));
            }
        }
        if failure.is_some() {
            break;
        }
    }
    let mut report = report(calls, &results);
    let is_signed_out =
        calls.iter().zip(&results).any(|(call, result)| call.signs && *result == ChangeStatus::Changed);
    if is_signed_out {
        let command = context.login_command();
        report = report.note(Note::Hint(message!("token-revoked-own", command = command)));
    }
    report.failure = failure;
    Ok(report)
}

/// The rows: what became of each; in a dry run there are no results.
fn report(calls: &[Revocation], results: &[ChangeStatus]) -> Report {
    let missing = if results.is_empty() { ChangeStatus::Planned } else { ChangeStatus::NotTried };
    let result = |number: usize| results.get(number).copied().unwrap_or(missing);
    let rows = calls.iter().enumerate().map(|(number, call)| Row::revoked(call.key, result(number)));
    Report::list(Row::COLUMNS, rows, message!("nothing-to-do"))
}

/// Finds the key that has this id, else the only one of this name.
fn named<'a>(keys: &'a [ApiKey], typed: &str) -> anyhow::Result<&'a ApiKey> {
    let typed = typed.trim();
    let text = typed.strip_prefix("id:").unwrap_or(typed);
    if let Some(key) = keys.iter().find(|key| key.id == text) {
        return Ok(key);
    }
    let is_called = |key: &&ApiKey| key.name.as_deref().is_some_and(|name| fold(name) == fold(typed));
    let fitting: Vec<&ApiKey> = keys.iter().filter(is_called).collect();
    match fitting[..] {
        [key] => Ok(key),
        [] => Err(Failure::new(Code::UnknownKey, message!("token-unknown", typed = typed))
            .try_command(Command::new("auth token list", &[]))
            .into()),
        _ => {
            let ids: Vec<String> = fitting.iter().map(|key| key.id.clone()).collect();
            let message = message!("token-ambiguous", typed = typed, candidates = ids);
            Err(Failure::new(Code::Ambiguous, message).hint(message!("token-use-id")).into())
        }
    }
}

/// Shows a key that is to be revoked, and what uses it.
fn show(context: &Context, call: &Revocation) {
    let terminal = &context.terminal;
    let key = call.key;
    terminal.say(&message!("token-will-revoke", key = called(key)));
    let used = key.last_used_at.as_deref();
    match used {
        Some(date) => {
            let ago = age::of(date, context.settings.now);
            let (count, agents) = (key.user_agents.len(), key.user_agents.join(", "));
            terminal.say(&message!("token-last-used", count = count, ago = ago, agents = agents));
        }
        None => terminal.say(&message!("token-never-used")),
    }
    if call.signs {
        terminal.warn(&message!("token-revokes-itself"));
    }
}
