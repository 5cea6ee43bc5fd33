//! The settings of a run: flags over environment over profile over defaults, resolved once.
//!
//! Of safety switches and ceilings the strictest counts. The only file that reads the environment.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Url;
use secrecy::ExposeSecret;

use crate::credentials::Key;
use crate::failure::{Code, Failure};
use crate::flags::{CsvDialect, Globals, Purpose};
use crate::messages::{Language, Message, message};
use crate::name_cache::NameCache;
use crate::profiles::{Profile, Profiles};
use crate::report::Format;
use crate::terminal::TerminalOptions;
use udata_client::{Authorities, ReadBudget, Transport, is_sandbox};
use udatactl_core::roster::Ceiling;
use udatactl_core::text;
use udatactl_core::text::shell::Command;

mod address;
mod connection;
mod duration;
mod environment;
mod examined;
mod key;
mod network;
mod refused;

use address::USUAL_SITE;
pub use address::{site, site_flag};
pub use duration::{as_of, days, duration, since, until, whole_days};
pub use environment::{Environment, Home, Places};
pub use examined::{Examined, Setting, Source};
use examined::{ReadProfiles, Taken};
pub use network::ServiceAddress;
use refused::bad_value;

/// Everything that a run was told.
#[derive(Debug)]
pub struct Settings {
    pub site: Url,
    pub profile: Option<Profile>,
    /// The name that `--profile` or the environment gives, also where there is no such profile yet.
    pub profile_name: Option<String>,
    /// The flags that say which account on which portal, for the commands that are shown.
    pub where_flags: String,
    /// True where a flag or the environment names the portal.
    pub site_was_named: bool,
    /// A key from the environment, or the one that the sandbox has for who brings none; the keyring is only opened when a key is needed.
    pub key: Option<Key>,
    pub format: Option<Format>,
    pub fields: Vec<String>,
    pub french_csv: bool,
    pub language: Language,
    pub terminal: TerminalOptions,
    pub dry_run: bool,
    pub yes: bool,
    pub confirm: Option<String>,
    pub timeout: Duration,
    /// How long all reads of the run may take together.
    pub read_budget: Arc<ReadBudget>,
    pub retries: u32,
    pub parallel: usize,
    /// How many organizations are changed at once.
    pub parallel_changes: usize,
    /// `Some(None)` for all, `None` for what suits the reader.
    pub limit: Option<Option<usize>>,
    pub authorities: Vec<Authorities>,
    /// A proxy that can't be understood stops what needs the portal, and nothing else.
    pub transport: Result<Transport, Failure>,
    /// The address of a support desk, where the portal's own is not meant.
    pub support: Result<Option<Url>, Failure>,
    /// The address of the portal's figures by month, and the transport there.
    pub metrics: Option<ServiceAddress>,
    /// The address of the French register of companies, and the transport there.
    pub register: Result<ServiceAddress, Failure>,
    pub read_only: bool,
    pub no_removals: bool,
    /// Whether a key that ends soon is warned of.
    pub key_warning: bool,
    pub max_removals_at_most: Option<Ceiling>,
    pub min_administrators: Option<usize>,
    /// For how long snapshots are kept, as it was typed.
    pub keep_snapshots: Option<String>,
    /// The policy of audits that no flag names.
    pub policy: Option<PathBuf>,
    pub places: Places,
    pub browser: Option<String>,
    /// Why the run is made, for the journal.
    pub reason: Option<String>,
    /// When the run began by the machine's clock, which no variable moves: guards go by it.
    pub now: Timestamp,
    /// The warnings about the environment that should be known before anything is done.
    pub warnings: Vec<Message>,
    /// The person's shell, and where it looks; nothing where the system names no home.
    pub home: Option<Home>,
    /// Where the settings come from, and what can't be taken, for [`Purpose::Examine`].
    pub examined: Option<Examined>,
}

impl Settings {
    /// Resolves the flags, the environment and the profiles.
    ///
    /// # Errors
    /// A usage failure for values that are malformed or disagree.
    pub fn resolve(globals: &Globals, environment: &Environment, purpose: Purpose) -> anyhow::Result<Self> {
        match purpose {
            Purpose::Examine => Self::examine(globals, environment),
            Purpose::Act | Purpose::Keep => Self::of(globals, environment, purpose, Profiles::read),
        }
    }

    /// The settings without what can't be taken, with where each comes from.
    fn examine(globals: &Globals, environment: &Environment) -> anyhow::Result<Self> {
        let read =
            |environment: &Environment, profiles| Self::of(globals, environment, Purpose::Act, profiles);
        let Taken { read: mut settings, environment, refused } = examined::take(environment, read)?;
        let (profile, language) = (settings.profile.as_ref(), settings.language);
        settings.examined = Some(Examined {
            settings: examined::origins(globals, &environment, &settings.site, profile, language),
            refused,
            warnings: std::mem::take(&mut settings.warnings),
            charset: environment.charset_variable(),
        });
        // One call tells whether the portal answers.
        settings.retries = globals.retries.unwrap_or(0);
        Ok(settings)
    }

    fn of(
        globals: &Globals,
        environment: &Environment,
        purpose: Purpose,
        profiles: ReadProfiles,
    ) -> anyhow::Result<Self> {
        environment.require_values()?;
        let mut warnings = environment.warnings();
        let places = environment.places()?;
        let key = key::from(environment, &mut warnings)?;
        let profile_name = profile_name(globals, environment);
        let profiles = profiles(&places.configuration)?;
        let (site, profile) = portal(globals, environment, &profiles, key.is_some(), purpose)?;
        let has_key = key.is_some() || profile.as_ref().is_some_and(|profile| profile.has_key);
        let key = if is_sandbox(&site) && !has_key && purpose == Purpose::Act {
            Some(Key::of_the_sandbox())
        } else {
            key
        };
        let format = match (globals.json, globals.output) {
            (true, _) => Some(Format::Json),
            (false, Some(format)) => Some(format),
            (false, None) => environment.format()?,
        };
        Ok(Self {
            transport: network::transport(globals.proxy.as_deref(), environment, &site),
            support: network::support(environment, profile.as_ref()),
            metrics: network::metrics(globals.proxy.as_deref(), environment, &site)?,
            policy: policy(environment, profile.as_ref(), &places),
            register: network::register(globals.proxy.as_deref(), environment, profile.as_ref(), &site),
            site,
            profile,
            profile_name,
            where_flags: network::where_flags(globals),
            site_was_named: globals.site.is_some() || environment.get("UDATACTL_SITE").is_some(),
            key,
            format,
            fields: globals.fields.clone(),
            french_csv: globals.csv_dialect == Some(CsvDialect::Fr),
            language: language(globals.lang.as_deref(), environment)?,
            terminal: TerminalOptions {
                quiet: globals.quiet,
                verbosity: globals.verbose,
                accessible: globals.accessible || environment.accessible(),
                no_input: globals.no_input || environment.switch("UDATACTL_NO_INPUT")?,
                discreet: environment.is_discreet(globals.show_names)?,
                color: environment.color_unless(globals.color),
                columns: environment.get("COLUMNS").and_then(|columns| columns.parse().ok()),
                is_dumb: environment.get("TERM").is_some_and(|kind| kind == "dumb"),
                editor: environment.get("VISUAL").or_else(|| environment.get("EDITOR")),
                pager: environment.pager_unless(globals.no_pager),
            },
            dry_run: globals.dry_run,
            yes: globals.yes,
            confirm: globals.confirm.clone(),
            timeout: duration("--timeout", globals.timeout.as_deref().unwrap_or("30s"))?,
            read_budget: Arc::new(ReadBudget::new(duration(
                "--deadline",
                globals.deadline.as_deref().unwrap_or("2h"),
            )?)),
            retries: globals.retries.unwrap_or(3),
            parallel: globals.parallel.unwrap_or(4).clamp(1, 32),
            parallel_changes: globals.parallel.unwrap_or(2).clamp(1, 32),
            limit: if globals.all { Some(None) } else { globals.limit.map(Some) },
            authorities: network::authorities(globals.cacert.as_deref(), environment),
            read_only: environment.switch("UDATACTL_READ_ONLY")?,
            no_removals: environment.switch("UDATACTL_NO_REMOVALS")?,
            key_warning: !environment.switch("UDATACTL_NO_KEY_WARNING")?,
            max_removals_at_most: environment
                .get("UDATACTL_MAX_REMOVALS")
                .map(|text| ceiling("UDATACTL_MAX_REMOVALS", &text))
                .transpose()?,
            min_administrators: environment.number("UDATACTL_MIN_ADMINS")?,
            keep_snapshots: environment.get("UDATACTL_KEEP_SNAPSHOTS"),
            places,
            browser: environment.get("BROWSER"),
            reason: reason(globals.reason.as_deref(), environment)?,
            now: Timestamp::now(),
            home: environment.home(),
            examined: None,
            warnings,
        })
    }
}

impl Settings {
    /// True for an address of the portal of this run, however it is written.
    pub fn is_here(&self, address: &str) -> bool {
        address == self.site.as_str() || site(address).is_ok_and(|site| site == self.site)
    }

    /// A path for a person to read.
    pub fn shown(&self, path: &Path) -> String {
        self.home.as_ref().map_or_else(|| path.display().to_string(), |home| home.shown(path))
    }

    /// The names that this account saw.
    pub fn name_cache(&self) -> NameCache {
        let cache = &self.places.cache;
        match (&self.key, &self.profile) {
            (Some(key), _) => NameCache::of_key(cache, self.site.as_str(), key.secret.expose_secret()),
            (None, Some(profile)) => NameCache::of_profile(cache, profile),
            (None, None) => NameCache::of_nobody(cache, self.site.as_str()),
        }
    }
}

/// The policy that the environment names, else the profile: that one's path begins where the profiles are.
fn policy(environment: &Environment, profile: Option<&Profile>, places: &Places) -> Option<PathBuf> {
    let own = || Some(places.configuration.join(profile?.policy.as_ref()?));
    environment.get("UDATACTL_POLICY").map(PathBuf::from).or_else(own)
}

/// The longest reason that the journal keeps, in columns.
const LONGEST_REASON: usize = 200;

/// Why the run is made, on one line and cut where nobody would read on.
///
/// # Errors
/// A usage failure for a text of which nothing can be shown.
fn reason(flag: Option<&str>, environment: &Environment) -> Result<Option<String>, Failure> {
    let variable = environment.get("UDATACTL_REASON");
    let (name, typed) = match (flag, variable.as_deref()) {
        (Some(flag), _) => ("--reason", flag),
        (None, Some(variable)) => ("UDATACTL_REASON", variable),
        (None, None) => return Ok(None),
    };
    match text::shorten(&text::clean(typed), LONGEST_REASON) {
        reason if reason.is_empty() => Err(bad_value(name, typed)),
        reason => Ok(Some(reason)),
    }
}

/// The language asked for, or that of the locale, or English.
///
/// # Errors
/// A usage failure for a `--lang` that we do not speak.
pub fn language(flag: Option<&str>, environment: &Environment) -> Result<Language, Failure> {
    let asked = flag.map(str::to_owned).or_else(|| environment.get("UDATACTL_LANG"));
    match asked {
        Some(tag) => Language::parse(&tag).ok_or_else(|| {
            Failure::new(Code::UnknownLanguage, message!("failure-unknown-language", language = tag))
        }),
        None => Ok(usual_language(environment)),
    }
}

/// The language of the locale, or English.
pub fn usual_language(environment: &Environment) -> Language {
    environment.locale().as_deref().and_then(Language::parse).unwrap_or_default()
}

/// Reads `5` or `25%`.
///
/// # Errors
/// A usage failure for anything else.
pub fn ceiling(name: &str, text: &str) -> Result<Ceiling, Failure> {
    Ceiling::parse(text).ok_or_else(|| bad_value(name, text))
}

/// The name of the profile that is asked for; `--site` sets the environment's aside.
fn profile_name(globals: &Globals, environment: &Environment) -> Option<String> {
    let site_flag = globals.site.is_some();
    globals.profile.clone().or_else(|| environment.get("UDATACTL_PROFILE").filter(|_| !site_flag))
}

fn portal(
    globals: &Globals,
    environment: &Environment,
    profiles: &Profiles,
    token: bool,
    purpose: Purpose,
) -> anyhow::Result<(Url, Option<Profile>)> {
    let asked_profile = profile_name(globals, environment);
    let named = match &asked_profile {
        Some(name) => match (profiles.find(name), purpose) {
            (None, Purpose::Act) => return Err(not_made_yet(name, globals, profiles).into()),
            (found, _) => found,
        },
        None => None,
    };
    // A profile that was named says where it is, but not one that is still to be made.
    let heeded = |_: &String| globals.profile.is_none() || (purpose == Purpose::Keep && named.is_none());
    let asked_site = globals.site.clone().or_else(|| environment.get("UDATACTL_SITE").filter(heeded));
    let asked_site = asked_site.as_deref().map(site).transpose()?;
    let profile = match (&asked_profile, &asked_site) {
        (Some(_), _) => named,
        (None, Some(url)) => profile_on(profiles, url),
        (None, None) => profiles.current().and_then(|name| profiles.find(name)),
    };
    if purpose == Purpose::Act {
        agree(globals, profile.as_ref(), asked_site.as_ref(), token)?;
    }
    let url = match (asked_site, &profile) {
        (Some(url), _) => url,
        (None, Some(profile)) => site(&profile.site)?,
        (None, None) => site(USUAL_SITE)?,
    };
    Ok((url, profile))
}

/// Two that name different accounts or portals: which one is meant is not guessed.
fn agree(
    globals: &Globals,
    profile: Option<&Profile>,
    asked_site: Option<&Url>,
    token: bool,
) -> Result<(), Failure> {
    let Some(profile) = profile else { return Ok(()) };
    if let Some(url) = asked_site
        && site(&profile.site)? != *url
    {
        let message = message!(
            "failure-profile-and-site",
            profile = &profile.name,
            own = &profile.site,
            site = url.as_str()
        );
        return Err(Failure::new(Code::ProfileAndSite, message));
    }
    if token && globals.profile.is_some() && profile.has_key {
        return Err(Failure::new(Code::ProfileAndToken, Message::new("failure-profile-and-token")));
    }
    Ok(())
}

fn profile_on(profiles: &Profiles, url: &Url) -> Option<Profile> {
    let mut there: Vec<Profile> = profiles
        .all()
        .into_iter()
        .filter(|profile| site(&profile.site).is_ok_and(|found| found == *url))
        .collect();
    let current = there.iter().position(|profile| profiles.current() == Some(&profile.name)).unwrap_or(0);
    if there.is_empty() { None } else { Some(there.swap_remove(current)) }
}

/// The failure for a profile that does not exist; its command goes to the same portal.
fn not_made_yet(name: &str, globals: &Globals, profiles: &Profiles) -> Failure {
    let failure = unknown_profile(name, profiles);
    let Some(site) = &globals.site else { return failure };
    let command = Command::new("-s {} auth login --profile {}", &[site, name]);
    Failure { hints: Vec::new(), ..failure }.try_command(command)
}

/// The failure for a profile that does not exist, naming those that do.
pub fn unknown_profile(name: &str, profiles: &Profiles) -> Failure {
    let known: Vec<String> = profiles.all().into_iter().map(|profile| profile.name).collect();
    let message =
        message!("failure-unknown-profile", profile = name, count = known.len(), known = known.join(", "));
    Failure::new(Code::UnknownProfile, message).try_command(Command::new("auth login --profile {}", &[name]))
}
