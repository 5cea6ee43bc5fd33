//! The key in use and its place: looked at before another is put there.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use crate::commands::auth::keeping;
use crate::commands::auth::origin;
use crate::commands::consent::Stake;
use crate::commands::write::Agreement;
use crate::context::Context;
use crate::credentials::{Key, Origin};
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::profiles::Profile;
use udatactl_core::text::shell::Command;

/// The key in use, and the profile that keeps it.
pub struct Kept<'a> {
    pub key: &'a Key,
    pub profile: &'a Profile,
}

/// What has to be agreed to before a key is replaced.
pub fn agreement() -> Agreement {
    Agreement::to_go_on(Stake::Named, true)
}

/// The key in use and its profile, where udatactl keeps it.
///
/// # Errors
/// Exit 2 for a key of the environment or the sandbox.
pub fn kept(context: &Context) -> anyhow::Result<Kept<'_>> {
    let key = context.key()?;
    match (key, &context.settings.profile) {
        (Some(key @ Key { origin: Origin::Keyring | Origin::ClearFile(_), .. }), Some(profile)) => {
            Ok(Kept { key, profile })
        }
        (Some(Key { origin: Origin::Sandbox, .. }), _) => {
            let message = message!("rotate-sandbox");
            Err(Failure::new(Code::KeyElsewhere, message).try_command(context.login_command()).into())
        }
        (key, _) => {
            let variable = key.map_or("UDATACTL_TOKEN", |key| origin::variable(&key.origin));
            let command = Command::new("auth token create --show --name udatactl", &[]);
            let message = message!("rotate-elsewhere", variable = variable);
            let failure = Failure::new(Code::KeyElsewhere, message);
            Err(failure
                .hint(message!("rotate-elsewhere-steps", command = command, variable = variable))
                .into())
        }
    }
}

/// Looks again at what is kept, which another process may have changed, and shows that its place takes a key: the same one is
/// written there anew. Gives the profile as it is kept now.
///
/// # Errors
/// Exit 9 where the key is another now; those of the keyring and the disk.
pub fn prepare(context: &Context, kept: &Kept) -> anyhow::Result<Profile> {
    let secret = &kept.key.secret;
    if !is_kept(context, kept.profile, secret)? {
        return Err(Failure::changed_meanwhile(message!("rotate-changed")).into());
    }
    let in_clear = matches!(kept.key.origin, Origin::ClearFile(_));
    let profile = Profile { in_clear, ..kept.profile.clone() };
    let place = keeping::keep(context, &profile, secret, false)?;
    let terminal = Arc::clone(&context.terminal);
    let command = Command::new("auth token list", &[]);
    context.interruption.before_leaving(move || {
        terminal.warn(&message!("rotate-left", command = command.clone()));
    });
    Ok(Profile { in_clear: matches!(place, Origin::ClearFile(_)), ..profile })
}

/// True where what is kept for the profile is this key.
///
/// # Errors
/// Those of the keyring and of the file.
pub fn is_kept(context: &Context, profile: &Profile, secret: &SecretString) -> anyhow::Result<bool> {
    let found = keeping::kept(context, profile)?;
    Ok(found.is_some_and(|found| found.secret.expose_secret() == secret.expose_secret()))
}
