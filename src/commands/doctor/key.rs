//! The keyring, and the key: where it comes from, whose it is, what it opens, and until when.

use secrecy::ExposeSecret;

use super::finding::Finding;
use crate::commands::auth::KeyLocation;
use crate::commands::auth::status::my_organizations;
use crate::context::Context;
use crate::credentials::{self, Account, Key, Origin};
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::messages::{Message, Value, message};
use crate::report::age;
use udata_client::{ApiKey, Me, Portal};
use udatactl_core::audit::Thresholds;
use udatactl_core::text::shell::Command;

/// The key of the run, or why there is none.
type Found<'a> = anyhow::Result<Option<&'a Key>>;

/// Whether the keyring answers, or is needed at all.
pub fn keyring(context: &Context, key: &Found) -> Finding {
    let settings = &context.settings;
    let answered = match key {
        Ok(Some(key)) if key.origin == Origin::Keyring => {
            return Finding::good("keyring", Message::new("doctor-keyring-gave"));
        }
        Ok(Some(_)) => return Finding::good("keyring", Message::new("doctor-keyring-unneeded")),
        Err(error) => match error.downcast_ref::<credentials::Error>() {
            Some(told) if told.is_of_the_keyring() => {
                let mut finding = Finding::failing("keyring", Failure::explain(error));
                if matches!(told, credentials::Error::KeyringAbsent { .. }) {
                    finding = finding.mended_by("udatactl auth login --insecure-storage");
                }
                return finding;
            }
            _ => return Finding::good("keyring", Message::new("doctor-keyring-unneeded")),
        },
        Ok(None) => {
            let account = Account { site: settings.site.to_string(), profile: "doctor".to_owned() };
            context.with_keyring_timeout(|timeout| context.store().ask_keyring(&account, timeout))
        }
    };
    match answered {
        Ok(()) => Finding::good("keyring", Message::new("doctor-keyring-empty")),
        Err(error) => Finding::failing("keyring", Failure::explain(&error.into())).only_a_warning(),
    }
}

/// Whose key it is, what it opens, and until when; without the portal, only where it comes from.
pub fn findings(context: &Context, key: Found, reached: bool) -> Vec<Finding> {
    let key = match key {
        Ok(Some(key)) => key,
        Ok(None) => {
            let said = message!("doctor-no-key", site = context.settings.site.as_str());
            return vec![Finding::warning("key", said).mended_by(context.login_command())];
        }
        // Told beside the keyring.
        Err(error) if is_of_the_keyring(&error) => return Vec::new(),
        Err(error) => return vec![Finding::failing("key", context.explain(&error))],
    };
    let KeyLocation { key_from, key_place } = KeyLocation::from(&key.origin);
    let place = match &key_place {
        Some(place) => Value::from(place),
        None => Value::from(Message::new(format!("key-in-{key_from}"))),
    };
    let source = key_place.unwrap_or_else(|| key_from.to_owned());
    if !reached {
        let said = message!("doctor-key-unchecked", place = place);
        return vec![Finding::warning("key", said).source(source)];
    }
    let known = context.portal().and_then(|portal| Ok((portal, context.me()?)));
    let (portal, me) = match known {
        Ok(known) => known,
        Err(error) => {
            let failure = context.explain(&error);
            let is_refused = failure.status == ExitStatus::SignIn;
            let failing = Finding::failing("key", failure).source(source);
            return vec![if is_refused { failing.mended_by(context.login_command()) } else { failing }];
        }
    };
    let said = message!("doctor-key", person = me.name(), slug = &me.slug, place = place);
    let whose = Finding::good("key", said).value(&me.id).source(source);
    vec![whose, rights(context, me), end(context, portal, key)]
}

fn is_of_the_keyring(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(credentials::Error::is_of_the_keyring)
}

fn rights(context: &Context, me: &Me) -> Finding {
    let (organizations, unread) = match my_organizations(context, me) {
        Ok(read) => read,
        Err(error) => return Finding::failing("rights", context.explain(&error)),
    };
    let administers = |organization: &&udata_client::Organization| {
        let mut members = organization.members.iter();
        members
            .any(|member| member.role == "admin" && member.user.as_ref().is_some_and(|user| user.id == me.id))
    };
    let (count, administered) = (me.organizations.len(), organizations.iter().filter(administers).count());
    let key = if me.is_portal_administrator() { "doctor-rights-of-staff" } else { "doctor-rights" };
    let said = message!(key, count = count, administered = administered);
    let finding = Finding::good("rights", said).value(administered.to_string());
    if unread > 0 {
        finding.only_a_warning().advised(message!("status-unread", count = unread))
    } else {
        finding
    }
}

/// When the key ends: among those of the account it is known by its first letters.
fn end(context: &Context, portal: &Portal, key: &Key) -> Finding {
    let listed = match portal.api_keys() {
        Ok(Some(listed)) => listed,
        Ok(None) => return Finding::good("key_expiry", Message::new("doctor-key-for-ever")),
        Err(error) => {
            return Finding::failing("key_expiry", context.explain(&error.into())).only_a_warning();
        }
    };
    let is_it = |one: &&ApiKey| {
        let prefix = one.token_prefix.as_deref().filter(|prefix| !prefix.is_empty());
        prefix.is_some_and(|prefix| key.secret.expose_secret().starts_with(prefix))
    };
    let ends: Vec<Option<&str>> = listed.iter().filter(is_it).map(|one| one.expires_at.as_deref()).collect();
    let moment = match ends[..] {
        [Some(end)] => age::parse(end),
        [None] => return Finding::good("key_expiry", Message::new("doctor-key-for-ever")),
        _ => None,
    };
    let Some(moment) = moment else {
        return Finding::good("key_expiry", Message::new("doctor-key-end-unknown"));
    };
    let days = age::days_between(context.settings.now, moment);
    let said = message!("doctor-key-ends", count = days, day = age::day_of(moment));
    let finding = if days < Thresholds::default().key {
        let warning = Finding::warning("key_expiry", said);
        match key.origin {
            Origin::Keyring | Origin::ClearFile(_) => {
                warning.mended_by(Command::new("auth token rotate", &[]))
            }
            // What a variable or a file of one's own holds, udatactl does not replace.
            _ => {
                let page = portal.key_page();
                warning.mended_by(context.login_command()).advised(context.key_hint(&page))
            }
        }
    } else {
        Finding::good("key_expiry", said)
    };
    finding.value(moment.to_string())
}
