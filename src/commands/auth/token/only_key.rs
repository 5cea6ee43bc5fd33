//! The one key of an account before udata 16: a new one ends the old one at once, so that where it goes is made sure of first.

use secrecy::SecretString;

use super::kept::{self, Kept};
use super::making;
use super::row::{ONLY, Row};
use crate::commands::auth::keeping;
use crate::commands::auth::origin::KeyLocation;
use crate::commands::consent::Stake;
use crate::commands::doubt;
use crate::commands::write::{self, Agreement};
use crate::context::Context;
use crate::credentials::Origin;
use crate::failure::{self, Code, Failure};
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::profiles::Profile;
use crate::report::{Note, Report};
use udatactl_core::text::shell::Command;

/// Replaces it.
///
/// # Errors
/// Those of the keyring and the disk before anything is done, of the portal for what was not done; exit 8 where the new key was
/// lost with its answer.
pub fn rotate(context: &Context, kept: &Kept) -> anyhow::Result<Report> {
    let page = context.signed_in()?.key_page();
    context.terminal.warn(&message!("rotate-only-key", page = page.as_str()));
    let row = Row { target: Some(ONLY.to_owned()), name: None, ..Row::planned("key-replace", "", None) };
    let Some(writer) = write::agreed(context, &kept::agreement())? else {
        let report = Report::list(Row::COLUMNS, [row], message!("nothing-to-do"));
        return write::rehearsed(context, report, |portal| drop(portal.replace_only_key()));
    };
    let _held = write::hold(context, &context.me()?.id)?;
    let profile = kept::prepare(context, kept)?;
    let subject = context.subject("key-replace", None)?;
    let secret = match writer.write(subject, udata_client::Portal::replace_only_key) {
        Err(error) if doubt::remains(&error) => return Err(lost(context, &error).into()),
        made => made?,
    };
    // The old key opens nothing any more: the new one is kept before anything else is asked.
    let row = Row { result: ChangeStatus::Changed, ..row };
    let report = |row: Row| Report::list(Row::COLUMNS, [row], message!("nothing-to-do"));
    let place = match keep(context, &profile, &secret) {
        Ok(place) => place,
        Err(why) => {
            let why = context.explain(&why);
            let failure = making::half_done(Code::KeyNotKept, "rotate-only-not-kept", None, &why);
            let failure = failure.hint(context.key_hint(&page));
            return Ok(Report { failure: Some(failure), ..report(row) });
        }
    };
    let row = row.kept(KeyLocation::from(&place));
    Ok(match making::prove(context, &secret) {
        Ok(_) => report(Row { verified: true, ..row }),
        Err(why) => {
            let why = context.explain(&why);
            let failure = making::half_done(Code::KeyNotProved, "rotate-only-not-proved", None, &why);
            Report { failure: Some(failure), ..report(row) }
        }
    })
}

/// Keeps the key where the old one was, or else in clear, which is said: nobody could get it again.
fn keep(context: &Context, profile: &Profile, secret: &SecretString) -> anyhow::Result<Origin> {
    match keeping::keep(context, profile, secret, false) {
        Err(why) if !profile.in_clear => {
            let in_clear = Profile { in_clear: true, ..profile.clone() };
            let place = keeping::keep(context, &in_clear, secret, false)?;
            let file = context.store().clear_path().display().to_string();
            let why = context.explain(&why).message;
            context.terminal.warn(&message!("rotate-only-in-clear", why = why, file = file));
            Ok(place)
        }
        kept => kept,
    }
}

/// The failure of a replacement whose answer was lost: the old key tells whether it was done.
fn lost(context: &Context, error: &anyhow::Error) -> Failure {
    let look = context.signed_in().and_then(|portal| Ok(portal.me()?));
    match look {
        Ok(_) => doubt::not_done(error),
        Err(why) if why.downcast_ref().is_some_and(udata_client::Error::is_of_the_key) => {
            let failure = Failure::new(Code::KeyLost, message!("rotate-only-lost"));
            let failure = match context.signed_in() {
                Ok(portal) => failure.hint(context.key_hint(&portal.key_page())),
                Err(_) => failure,
            };
            failure.try_command(context.login_command())
        }
        Err(why) => {
            Failure::not_read_back(context.explain(&why)).try_command(Command::new("auth status", &[]))
        }
    }
}

/// Revokes it, where it is typed that it is meant.
///
/// # Errors
/// Exit 6 for another key than the only one, 2 or 11 without a yes.
pub fn revoke(context: &Context, typed: &[String]) -> anyhow::Result<Report> {
    if let Some(other) = typed.iter().find(|typed| *typed != ONLY) {
        let message = message!("token-unknown-only", typed = other, key = ONLY);
        return Err(Failure::new(Code::UnknownKey, message).into());
    }
    context.me()?;
    context.terminal.say(&message!("token-will-revoke", key = ONLY));
    context.terminal.warn(&message!("token-revokes-itself"));
    let row = Row {
        target: Some(ONLY.to_owned()),
        name: None,
        before: Some("active"),
        after: Some("revoked"),
        ..Row::planned("key-revoke", "", None)
    };
    let report = |row: Row| Report::list(Row::COLUMNS, [row], message!("nothing-to-do"));
    let agreement = Agreement::to_go_on(Stake::Irreversible { slug: ONLY.to_owned() }, true);
    let Some(writer) = write::agreed(context, &agreement)? else {
        return write::rehearsed(context, report(row), |portal| drop(portal.revoke_only_key()));
    };
    let sent = writer.write(context.subject("key-revoke", None)?, udata_client::Portal::revoke_only_key);
    let lost = doubt::lost(sent)?;
    let is_refused = match context.signed_in()?.me() {
        Ok(_) => false,
        Err(error) if error.is_of_the_key() => true,
        Err(error) => {
            let failure = Failure::not_read_back(failure::portal_failure(&error));
            let row = Row { result: ChangeStatus::Failed, ..row };
            return Ok(Report { failure: Some(failure), ..report(row) });
        }
    };
    match (is_refused, lost) {
        (true, _) => {
            let row = Row { result: ChangeStatus::Changed, verified: true, ..row };
            let command = context.login_command();
            Ok(report(row).note(Note::Hint(message!("token-revoked-own", command = command))))
        }
        (false, Some(lost)) => Err(doubt::not_done(&lost).into()),
        (false, None) => {
            let failure = write::not_held(message!("token-not-revoked", key = ONLY));
            let row = Row { result: ChangeStatus::Failed, ..row };
            Ok(Report { failure: Some(failure), ..report(row) })
        }
    }
}
