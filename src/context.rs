//! The context that a command receives: the settings, the terminal, the journal, and the portal once it is needed.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, SystemTime};

use reqwest::Url;
use secrecy::SecretString;
use serde_json::Value;

use crate::browser;
use crate::credentials::{Account, Key, KeyringTimeout, Origin, Store};
use crate::embedded::Embedded;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::interruption::Interruption;
use crate::journal::{self, Journal};
use crate::key_expiry::Look;
use crate::messages::{Message, Messages, message};
use crate::profiles::{self, Profiles};
use crate::report::{self, Column};
use crate::settings::{ServiceAddress, Settings};
use crate::terminal::Terminal;
use udata_client::{
    Deployment, LeftOut, Me, MetricsService, Options, Portal, Register, SupportDesk, Switch, deployment,
    is_sandbox, open_metrics_service, support_desk_of,
};
use udatactl_core::text::shell::Command;
use udatactl_files::lock;

mod again;
mod expiry;
mod showing;
pub mod writing;
mod written;

/// How long a keyring may take without a terminal, and at one, where a window may be asking.
const TIMEOUT_ALONE: Duration = Duration::from_secs(5);
const TIMEOUT_WITH_A_PERSON: Duration = Duration::from_mins(1);

/// The context that a command works with.
pub struct Context {
    pub settings: Settings,
    pub terminal: Arc<Terminal>,
    pub journal: Journal,
    pub interruption: Interruption,
    /// When the run began: nothing was read before.
    pub started: SystemTime,
    /// What was typed after the program's name.
    words: Vec<String>,
    key: OnceLock<Option<Key>>,
    portal: OnceLock<Portal>,
    embedded: OnceLock<Embedded>,
    me: OnceLock<Me>,
    unended: OnceLock<journal::Error>,
    watches: OnceLock<()>,
    look: Mutex<Option<Look>>,
    veiled: OnceLock<Messages>,
}

impl Context {
    /// The context of a run, for which these words were typed after the program's name; nothing is opened yet.
    pub fn new(settings: Settings, words: Vec<String>) -> Self {
        let messages = Messages::new(settings.language)
            .with_flags(settings.where_flags.clone())
            .with_discretion(settings.terminal.discreet.then(Arc::default));
        let terminal = Arc::new(Terminal::new(messages, settings.terminal.clone()));
        let waiting = Arc::clone(&terminal);
        lock::tell_waits(move |path, timeout| {
            let path = path.display().to_string();
            waiting.say(&message!("waiting-for-file", path = path, seconds = timeout.as_secs()));
        });
        Self {
            journal: Journal::new(&settings.places.state, settings.now).because(settings.reason.clone()),
            interruption: Interruption::watch(),
            started: SystemTime::now(),
            words,
            terminal,
            settings,
            key: OnceLock::new(),
            portal: OnceLock::new(),
            embedded: OnceLock::new(),
            me: OnceLock::new(),
            unended: OnceLock::new(),
            watches: OnceLock::new(),
            look: Mutex::default(),
            veiled: OnceLock::new(),
        }
    }

    /// The portal, signed in where a key is at hand. A keyring that fails is a warning here: public data needs no key.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn portal(&self) -> anyhow::Result<&Portal> {
        if let Some(portal) = self.portal.get() {
            return Ok(portal);
        }
        let key = self.key().unwrap_or_else(|error| {
            self.terminal.warn(&Failure::explain(&error).message);
            self.terminal.say(&Message::new("going-on-without-key"));
            None
        });
        let portal = self.open_portal(key.map(|key| key.secret.clone()))?;
        self.look_at_key(&portal);
        Ok(self.portal.get_or_init(|| portal))
    }

    /// The portal for a verb that needs a key.
    ///
    /// # Errors
    /// Exit 4 where there is none, naming the page where keys are made.
    pub fn signed_in(&self) -> anyhow::Result<&Portal> {
        if self.key()?.is_some() {
            self.portal()
        } else {
            let portal = self.portal()?;
            let site = portal.site().as_str();
            let failure = Failure::new(Code::NoKey, message!("failure-no-key", site = site))
                .hint(self.key_hint(&portal.key_page()));
            Err(if self.terminal.can_ask() {
                failure.try_command(self.login_command())
            } else {
                failure.hint(message!("hint-key-of-a-script", command = self.login_command()))
            }
            .into())
        }
    }

    /// The command that signs in here, for the same profile.
    pub fn login_command(&self) -> Command {
        let settings = &self.settings;
        let command = Command::new("auth login --site {}", &[settings.site.as_str()]);
        let in_use = settings.profile.as_ref().map(|profile| &profile.name);
        match settings.profile_name.as_ref().or(in_use) {
            Some(name) => command.and("--profile {}", &[name]),
            None => command,
        }
    }

    /// The account behind the key.
    ///
    /// # Errors
    /// Exit 4 without a valid key.
    pub fn me(&self) -> anyhow::Result<&Me> {
        if let Some(me) = self.me.get() {
            return Ok(me);
        }
        let me = self.signed_in()?.me()?;
        self.settings.name_cache().keep_organizations(&me);
        Ok(self.me.get_or_init(|| me))
    }

    /// The account behind the key, or nobody where there is none.
    ///
    /// # Errors
    /// Exit 4 for a key that is refused; when the connection can't be set up.
    pub fn me_if_signed_in(&self) -> anyhow::Result<Option<&Me>> {
        if self.portal()?.is_signed_in() { self.me().map(Some) } else { Ok(None) }
    }

    /// The key, from the environment before the keyring before the file.
    ///
    /// # Errors
    /// When the profile has a key that its keyring does not give.
    pub fn key(&self) -> anyhow::Result<Option<&Key>> {
        if self.key.get().is_none() {
            let found = self.find_key()?;
            let _ = self.key.set(found);
        }
        Ok(self.key.get().and_then(Option::as_ref))
    }

    fn find_key(&self) -> anyhow::Result<Option<Key>> {
        if let Some(key) = &self.settings.key {
            return Ok(Some(key.clone()));
        }
        match &self.settings.profile {
            Some(profile) if profile.has_key => {
                let account = Account { site: profile.site.clone(), profile: profile.name.clone() };
                if profile.in_clear
                    && let Some(key) = self.store().find_in_clear(&account)?
                {
                    return Ok(Some(key));
                }
                Ok(self.with_keyring_timeout(|timeout| self.store().find(&account, timeout))?)
            }
            _ => Ok(None),
        }
    }

    /// The store of keys.
    pub fn store(&self) -> Store {
        Store::new(self.settings.places.configuration.clone())
    }

    /// The profiles, held against other processes that change them or their keys.
    ///
    /// # Errors
    /// Exit 9 where another process does not let go of them; exit 2 for a file that can't be read or written.
    pub fn hold_profiles(&self) -> Result<Profiles, profiles::Error> {
        Profiles::hold(&self.settings.places.configuration)
    }

    /// Calls the keyring with the timeout that suits: short without a terminal, long where a window may be asking.
    pub fn with_keyring_timeout<T>(&self, call: impl FnOnce(&KeyringTimeout) -> T) -> T {
        let notice = || self.terminal.say(&Message::new("keyring-may-be-asking"));
        let limit = if self.terminal.can_ask() { TIMEOUT_WITH_A_PERSON } else { TIMEOUT_ALONE };
        call(&KeyringTimeout { limit, notice_after: Duration::from_secs(2), notice: &notice })
    }

    /// Explains an error here: in the sandbox nobody makes a key.
    pub fn explain(&self, error: &anyhow::Error) -> Failure {
        let mut failure = Failure::explain(error);
        if failure.status == ExitStatus::SignIn && is_sandbox(&self.settings.site) {
            failure.hints = vec![message!("hint-sandbox-keys")];
        }
        failure
    }

    /// Where keys are made, or in the sandbox what they are.
    pub fn key_hint(&self, page: &Url) -> Message {
        if is_sandbox(&self.settings.site) {
            message!("hint-sandbox-keys")
        } else {
            message!("hint-make-a-key", page = page.as_str())
        }
    }

    /// A portal of its own, with another key than the usual one. In a dry run it can't write.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn open_portal(&self, key: Option<SecretString>) -> anyhow::Result<Portal> {
        let portal = Portal::open(self.connection(key)?)?;
        Ok(if self.settings.dry_run { portal.rehearsing() } else { portal })
    }

    /// The rows that are missing from the lists of this run.
    pub fn left_out(&self) -> Vec<LeftOut> {
        self.portal.get().map(Portal::left_out).unwrap_or_default()
    }

    /// Finds how the portal is reached; the sandbox is started for it.
    fn connection(&self, key: Option<SecretString>) -> anyhow::Result<Options> {
        let mut options = self.settings.connection(key)?;
        if let Some(discretion) = self.strictest_messages().discretion().cloned() {
            options.witness = Some(Arc::new(move |answer| discretion.meet(answer)));
        }
        options.stop = self.interruption.sign();
        if is_sandbox(&self.settings.site) {
            options.transport = self.embedded()?.transport();
        }
        Ok(options)
    }

    /// Makes known whom the portal named in an earlier run, for names that are kept out.
    pub fn meet(&self, named: &[Value]) {
        if let Some(discretion) = self.strictest_messages().discretion() {
            named.iter().for_each(|one| discretion.meet(one));
        }
    }

    /// The messages that keep names out, where any do.
    fn strictest_messages(&self) -> &Messages {
        self.veiled.get().unwrap_or(&self.terminal.messages)
    }

    /// The support desk of the portal, where it has one.
    ///
    /// # Errors
    /// Exit 2 for an address that can't be used, and when the connection can't be set up.
    pub fn desk(&self) -> anyhow::Result<Option<SupportDesk>> {
        let named = self.settings.support.clone()?;
        let Some(url) = named.or_else(|| support_desk_of(&self.settings.site)) else { return Ok(None) };
        Ok(Some(SupportDesk::open(self.connection(None)?, url)?))
    }

    /// The portal's metrics service, where it is known to have one; no key goes there.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn metrics_service(&self) -> anyhow::Result<Option<MetricsService>> {
        let Some(service) = &self.settings.metrics else { return Ok(None) };
        Ok(Some(open_metrics_service(self.service_options(service)?, service.0.clone())?))
    }

    /// The French register of companies; no key goes there.
    ///
    /// # Errors
    /// Exit 2 for an address that is none, and when the connection can't be set up.
    pub fn register(&self) -> anyhow::Result<Register> {
        let service = self.settings.register.clone()?;
        Ok(Register::open(self.service_options(&service)?, service.0)?)
    }

    /// How a service beside the portal is reached, without a key.
    fn service_options(&self, (address, transport): &ServiceAddress) -> anyhow::Result<Options> {
        let mut options = self.settings.connection(None)?;
        let is_in_the_sandbox =
            is_sandbox(&self.settings.site) && address.host() == self.settings.site.host();
        options.transport =
            if is_in_the_sandbox { self.embedded()?.transport() } else { transport.clone()? };
        Ok(options)
    }

    /// The sandbox in this process, started when it is first needed.
    fn embedded(&self) -> Result<&Embedded, Failure> {
        if let Some(embedded) = self.embedded.get() {
            return Ok(embedded);
        }
        let embedded = Embedded::start(&self.settings.places.state)?;
        Ok(self.embedded.get_or_init(|| embedded))
    }

    /// Opens a page in the person's browser; false where none could be started.
    pub fn open_page(&self, page: &str) -> bool {
        browser::open(page, self.settings.browser.as_deref())
    }

    /// Runs a read for each item, several at once, in their order, with a bar for a person who waits.
    ///
    /// # Errors
    /// When the connection can't be set up; each read has a result of its own.
    pub fn read_each<I: Sync, R: Send>(
        &self,
        items: &[I],
        read: impl Fn(&Portal, &I) -> R + Sync,
    ) -> anyhow::Result<Vec<R>> {
        let portal = self.portal()?;
        let progress = self.terminal.progress(items.len());
        let results = portal.side_by_side(items, |item| {
            let result = read(portal, item);
            progress.inc(1);
            result
        });
        progress.finish_and_clear();
        Ok(results)
    }

    /// For a dry run with `-v`: the portal, whose writes are only traced, as method and path.
    ///
    /// # Errors
    /// Exit 4 without a key.
    pub fn rehearsal(&self) -> anyhow::Result<Option<Portal>> {
        let portal = self.signed_in()?;
        Ok((self.terminal.options.verbosity > 0).then(|| portal.rehearsing()))
    }

    /// Where a write goes, in words: the portal, marked when it is real, and the profile.
    pub fn destination(&self) -> Message {
        let key = match deployment(&self.settings.site) {
            _ if is_sandbox(&self.settings.site) => "destination-sandbox",
            Deployment::Production => "destination-production",
            Deployment::Trial => "destination-trial",
            Deployment::Other => "destination-other",
        };
        let profile = match (&self.settings.key, &self.settings.profile) {
            (None, Some(profile)) => message!("destination-profile", profile = &profile.name),
            (Some(Key { origin: Origin::Sandbox, .. }), _) => message!("destination-camille"),
            _ => Message::new("destination-environment"),
        };
        message!(key, site = self.settings.site.as_str(), profile = profile)
    }

    /// False in the sandbox, which plays a portal without its mails.
    pub fn sends_mails(&self) -> bool {
        !is_sandbox(&self.settings.site)
    }

    /// Stops before anybody is asked where a safety switch of the environment would hold the write back anyway.
    ///
    /// # Errors
    /// Exit 3.
    pub fn may_write(&self, removes: bool) -> anyhow::Result<()> {
        let settings = &self.settings;
        let held =
            [(settings.read_only, Switch::ReadOnly), (removes && settings.no_removals, Switch::NoRemovals)];
        match held.into_iter().find(|(on, _)| *on) {
            Some((_, switch)) if !settings.dry_run => Err(udata_client::Error::Held(switch).into()),
            _ => Ok(()),
        }
    }

    /// Stops before anything is written where the result would not have a field that `--fields` asks for.
    ///
    /// # Errors
    /// Exit 2.
    pub fn require_fields(&self, columns: &[Column]) -> Result<(), Failure> {
        report::require(columns, self.settings.format, &self.settings.fields)
    }
}
