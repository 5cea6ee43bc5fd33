//! Names read anew from the portal, by a process of its own: whoever presses Tab waits a moment for it at most, and it
//! goes on for the next time. No keyring is opened here: one that is locked would ask, for a key that nobody missed.

use std::process::Command;
use std::time::{Duration, Instant};

use secrecy::SecretString;

use super::line::Line;
use super::source::{list, settings_of};
use crate::credentials::{Account, Store};
use crate::embedded::Embedded;
use crate::name_cache::{List, Name, NameCache};
use crate::settings::{Environment, Settings};
use crate::{membership, process};
use udata_client::{Options, Portal, is_sandbox};

/// The hidden command that reads them.
pub const VERB: &str = "__refresh";

/// How long names are taken for current.
const FRESH: Duration = Duration::from_mins(5);
/// How long a person waits for the network at most.
const WAIT: Duration = Duration::from_millis(250);
const LOOK_AGAIN: Duration = Duration::from_millis(5);
/// How long the process that reads waits for an answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Gives the names of a list: those that are kept, read anew where they are old and the portal answers at once.
pub fn up_to_date(
    cache: &NameCache,
    list: &List,
    current: &str,
    settings: &Settings,
    again: &[String],
) -> Vec<Name> {
    let kept = cache.recall(list, current);
    let fresh = kept.as_ref().is_some_and(|(_, age)| *age < FRESH);
    let readable = matches!(list, List::Members(_)) || key(settings).is_some();
    if fresh || !readable || !cache.may_refresh(list) {
        return kept.map(|(names, _)| names).unwrap_or_default();
    }
    wait_for_process(again);
    cache.recall(list, current).map(|(names, _)| names).unwrap_or_default()
}

fn wait_for_process(again: &[String]) {
    let end = Instant::now() + WAIT;
    let Ok(program) = std::env::current_exe() else { return };
    let mut command = Command::new(program);
    command.arg(VERB).args(again);
    process::set_apart(&mut command);
    // It would get a console of its own.
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0800_0000);
    let Ok(mut child) = command.spawn() else { return };
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < end {
        std::thread::sleep(LOOK_AGAIN);
    }
}

/// Reads the names that the word at the cursor would take, and keeps them.
pub fn refresh(line: &Line, current: &str, environment: &Environment) {
    let flag = current.strip_prefix("--").and_then(|flag| line.flag(flag.split_once('=')?.0));
    let argument = line.waiting.or(flag).or_else(|| line.next_positional());
    let (Some(argument), Some(settings)) = (argument, settings_of(line, environment)) else { return };
    let cache = settings.name_cache();
    if let Some(list) = list(line, argument.get_id().as_str(), &cache) {
        // A reading that fails is tried again another time.
        let _ = read(&cache, &list, &settings);
    }
}

fn read(cache: &NameCache, list: &List, settings: &Settings) -> Option<()> {
    // Everybody may see the members; with a key the call would count as a sign of life.
    let key = key(settings).filter(|_| !matches!(list, List::Members(_)));
    let mut options = settings.connection(key).ok()?;
    let embedded = is_sandbox(&settings.site).then(|| Embedded::start(&settings.places.state));
    let embedded = embedded.transpose().ok()?;
    if let Some(embedded) = &embedded {
        options.transport = embedded.transport();
    }
    let portal = Portal::open(Options {
        timeout: settings.timeout.min(TIMEOUT),
        retries: 0,
        read_only: true,
        ..options
    })
    .ok()?;
    match list {
        List::Organizations => cache.keep_organizations(&portal.me().ok()?),
        List::Members(slug) => {
            let organization = portal.listed_organization(slug).ok()?;
            cache.keep_members(&membership::current_members(&organization, None), false);
        }
        List::Requests(slug) | List::Invitations(slug) => {
            let organization = portal.listed_organization(slug).ok()?;
            let requests = portal.membership_requests(&organization.id).ok()?;
            cache.keep_members(&membership::current_members(&organization, Some(requests)), true);
        }
        List::Inbox => cache.keep_inbox(&portal.received_invitations().ok()?),
    }
    Some(())
}

/// A key that can be had without asking: from the environment, or kept in clear.
fn key(settings: &Settings) -> Option<SecretString> {
    if let Some(key) = &settings.key {
        return Some(key.secret.clone());
    }
    let profile = settings.profile.as_ref().filter(|profile| profile.in_clear)?;
    let account = Account { site: profile.site.clone(), profile: profile.name.clone() };
    let found = Store::new(settings.places.configuration.clone()).find_in_clear(&account);
    found.ok().flatten().map(|key| key.secret)
}
