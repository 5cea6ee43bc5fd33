//! `auth token rotate`: a new key in the place of the one in use. It is made, proved, kept, read back from where it is kept, and only
//! then is the old one revoked, by the new one.

use clap::Args;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use super::kept::{self, Kept};
use super::making::{self, Ending, Wanted};
use super::only_key;
use super::revoke::Revocation;
use super::row::{Row, called};
use crate::commands::auth::keeping::{self, Typing};
use crate::commands::auth::origin::KeyLocation;
use crate::commands::write;
use crate::context::Context;
use crate::context::writing::Writer;
use crate::credentials::Origin;
use crate::failure::{Code, Failure};
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::profiles::Profile;
use crate::report::{Report, age};
use udata_client::{ApiKey, Portal};
use udatactl_core::text::shell::Command;

/// How this program calls itself before its version.
const OURS: &str = "udatactl/";

/// What the new key is called and when it ends, or where it comes from.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "NAME", conflicts_with = "web")]
    name: Option<String>,
    #[command(flatten)]
    ending: Ending,
    #[arg(long, conflicts_with = "expires")]
    web: bool,
    #[arg(long, requires = "web")]
    with_token: bool,
}

/// A rotation, as far as it has come.
struct Rotation<'a> {
    context: &'a Context,
    old: Option<&'a ApiKey>,
    new: Option<ApiKey>,
    kept: Option<Origin>,
}

/// Replaces the key in use.
///
/// # Errors
/// Exit 2 for a key that udatactl does not keep; what the portal, the keyring and the disk say before anything was made; 8 where
/// something was made and the rest not done, with what there is and what to do.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let ending = arguments.ending.read(context.settings.now)?;
    let portal = context.signed_in()?;
    let kept = kept::kept(context)?;
    context.may_write(true)?;
    context.me()?;
    let Some(keys) = portal.api_keys()? else {
        return if arguments.web {
            by_hand(arguments, context, &kept, None)
        } else {
            only_key::rotate(context, &kept)
        };
    };
    let old = ApiKey::of(&keys, &kept.key.secret).ok_or_else(|| not_told(&keys))?;
    show_use(context, old);
    if arguments.web {
        return by_hand(arguments, context, &kept, Some(old));
    }
    let name = arguments.name.clone().or_else(|| old.name.clone()).unwrap_or_else(|| "udatactl".to_owned());
    let expires_at = ending.unwrap_or_else(|| as_long(old, context.settings.now));
    let wanted = Wanted { name: making::name(&name)?, expires_at };
    let end = making::ending(wanted.expires_at.as_deref());
    context.terminal.say(&message!("rotate-will-create", name = &wanted.name, ending = end));
    let mut rotation = Rotation { context, old: Some(old), new: None, kept: None };
    let Some(writer) = write::agreed(context, &kept::agreement())? else {
        let rows = [
            Row::planned("key-create", &wanted.name, wanted.expires_at.clone()),
            Row::revoked(old, ChangeStatus::Planned),
        ];
        let report = Report::list(Row::COLUMNS, rows, message!("nothing-to-do"));
        return write::rehearsed(context, report, |portal| {
            drop(portal.create_key(&wanted.name, wanted.expires_at.as_deref()));
            drop(portal.revoke_key(&old.id));
        });
    };
    let _held = write::hold(context, &context.me()?.id)?;
    let profile = kept::prepare(context, &kept)?;
    let made = making::make(&writer, &wanted, &keys)?;
    rotation.new = Some(made.key);
    let proved = making::prove(context, &made.secret);
    Ok(rotation.finish(&writer, &profile, &made.secret, proved))
}

fn not_told(keys: &[ApiKey]) -> Failure {
    let message = message!("rotate-not-told", count = keys.len());
    let command = Command::new("auth token create --store --name udatactl", &[]);
    Failure::new(Code::KeyNotTold, message).hint(message!("rotate-not-told-steps", command = command))
}

/// As long as the old one was to last; never ending where that is so.
fn as_long(old: &ApiKey, now: Timestamp) -> Option<String> {
    let moment = |text: &Option<String>| age::parse(text.as_deref()?);
    let (made, end) = (moment(&old.created_at)?, moment(&old.expires_at)?);
    let length = end.duration_since(made).max(SignedDuration::from_hours(24));
    Some(making::moment(now.checked_add(length).ok()?))
}

/// Says which key will end, and what else uses it: that stops.
fn show_use(context: &Context, old: &ApiKey) {
    context.terminal.say(&message!("rotate-will-end", key = called(old)));
    let others: Vec<&str> =
        old.user_agents.iter().map(String::as_str).filter(|agent| !agent.starts_with(OURS)).collect();
    if !others.is_empty() {
        context.terminal.warn(&message!("rotate-others", agents = others.join(", ")));
    }
}

/// The new key was made on the portal's page and is typed in.
fn by_hand(
    arguments: &Arguments,
    context: &Context,
    kept: &Kept,
    old: Option<&ApiKey>,
) -> anyhow::Result<Report> {
    let mut rotation = Rotation { context, old, new: None, kept: None };
    let Some(writer) = write::agreed(context, &kept::agreement())? else {
        let rows = old.map(|old| Row::revoked(old, ChangeStatus::Planned));
        let report = Report::list(Row::COLUMNS, rows, message!("nothing-to-do"));
        return write::rehearsed(context, report, |portal| {
            old.into_iter().for_each(|old| drop(portal.revoke_key(&old.id)));
        });
    };
    let _held = write::hold(context, &context.me()?.id)?;
    let profile = kept::prepare(context, kept)?;
    let secret = keeping::read_key(Typing { piped: arguments.with_token, web: true }, context)?;
    if secret.expose_secret() == kept.key.secret.expose_secret() {
        return Err(Failure::new(Code::KeyOfAnother, message!("rotate-same-key")).into());
    }
    let portal = making::prove(context, &secret)?;
    rotation.new = match portal.api_keys() {
        Ok(Some(keys)) => ApiKey::of(&keys, &secret).cloned(),
        _ => None,
    };
    Ok(rotation.finish(&writer, &profile, &secret, Ok(portal)))
}

impl Rotation<'_> {
    /// Keeps the new key once it is proved, reads it back from there, and revokes the old one with it.
    fn finish(
        &mut self,
        writer: &Writer,
        profile: &Profile,
        secret: &SecretString,
        proved: anyhow::Result<Portal>,
    ) -> Report {
        let context = self.context;
        let portal = match proved {
            Ok(portal) => portal,
            Err(why) => return self.stop(making::not_proved(context, self.new.as_ref(), &why)),
        };
        if let Err(why) = self.keep(profile, secret) {
            let why = context.explain(&why);
            return self.stop(making::half_done(
                Code::KeyNotKept,
                "rotate-not-kept",
                self.new.as_ref(),
                &why,
            ));
        }
        let Some(old) = self.old else { return self.report(None, None) };
        if context.interruption.requested() {
            let message = message!("rotate-interrupted", key = called(old));
            let failure = Failure::new(Code::Interrupted, message);
            return self.stop(failure.try_command(making::revoke_command(&old.id)));
        }
        self.revoke(writer, &portal, old)
    }

    /// Keeps the new key, and has the keyring or the file give it back.
    fn keep(&mut self, profile: &Profile, secret: &SecretString) -> anyhow::Result<()> {
        let place = keeping::keep(self.context, profile, secret, false)?;
        let profile = Profile { in_clear: matches!(place, Origin::ClearFile(_)), ..profile.clone() };
        if !kept::is_kept(self.context, &profile, secret)? {
            return Err(crate::credentials::Error::NotReadBack.into());
        }
        self.kept = Some(place);
        Ok(())
    }

    fn revoke(&self, writer: &Writer, portal: &Portal, old: &ApiKey) -> Report {
        let call = Revocation { key: old, signs: false };
        let (result, why) = match write::send_with(&call, writer, portal) {
            Ok((Ok(_), ChangeStatus::Changed)) => return self.report(Some(ChangeStatus::Changed), None),
            Ok((Ok(_), status)) => {
                (status, write::not_held(message!("token-not-revoked", key = called(old))))
            }
            Ok((Err(why), status)) => (status, Failure::not_read_back(why)),
            Err(error) => (ChangeStatus::Failed, self.context.explain(&error)),
        };
        let page = portal.key_page();
        let message = message!("rotate-not-revoked", key = called(old), why = why.message);
        let failure = Failure { http: why.http, ..Failure::new(Code::KeyNotRevoked, message) }
            .try_command(making::revoke_command(&old.id))
            .hint(message!("rotate-or-on-page", page = page.as_str()));
        self.report(Some(result), Some(failure))
    }

    /// Ends before the old key was touched.
    fn stop(&self, failure: Failure) -> Report {
        self.report(self.old.map(|_| ChangeStatus::NotTried), Some(failure))
    }

    fn report(&self, revoked: Option<ChangeStatus>, failure: Option<Failure>) -> Report {
        let by_hand =
            || Row { result: ChangeStatus::Changed, name: None, ..Row::planned("key-replace", "", None) };
        let new = self.new.as_ref().map_or_else(by_hand, Row::made);
        let new = match &self.kept {
            Some(place) => Row { verified: true, ..new }.kept(KeyLocation::from(place)),
            None => new,
        };
        let old = self.old.zip(revoked).map(|(old, result)| Row::revoked(old, result));
        let rows = [Some(new), old].into_iter().flatten();
        Report { failure, ..Report::list(Row::COLUMNS, rows, message!("nothing-to-do")) }
    }
}
