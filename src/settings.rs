//! The settings of a run: flags over environment over profile over `[defaults]` over what is built in, resolved once.
//!
//! Of safety switches and ceilings the strictest counts. The only file that reads the environment.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Url;
use secrecy::ExposeSecret;

use crate::credentials::Key;
use crate::failure::Failure;
use crate::flags::{CsvDialect, Globals, Purpose, When};
use crate::messages::{Language, Message};
use crate::name_cache::NameCache;
use crate::profiles::{self, Place, Profile, Profiles};
use crate::report::Format;
use crate::terminal::TerminalOptions;
use udata_client::{Authorities, ReadBudget, Transport, is_sandbox};
use udatactl_core::roster::Ceiling;
use udatactl_core::text;

mod address;
mod connection;
mod duration;
mod environment;
mod examined;
mod in_force;
mod key;
mod known;
mod network;
mod refused;
mod values;
mod whom;

pub use address::{site, site_flag};
pub use duration::{as_of, days, duration, since, until, whole_days};
pub use environment::{Environment, Home, Places};
pub use examined::{Examined, LeftOut, Setting};
use examined::{Heeded, Taken};
pub use in_force::{InForce, Said, Source, at, text_of, unset};
pub use known::{Form, KNOWN, Known, Reach, SNAPSHOTS_KEPT, known, named};
pub use network::ServiceAddress;
use refused::bad_value;
pub use values::{ceiling, number, switch};
pub use whom::unknown_profile;
use whom::{portal, profile_name};

/// How long an answer is waited for, and how long all reads may take, where nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(30);
const DEADLINE: Duration = Duration::from_hours(2);

/// Everything that a run was told.
#[derive(Debug)]
pub struct Settings {
    pub site: Url,
    pub profile: Option<Profile>,
    /// The name that `--profile` or the environment gives, also where there is no such profile yet.
    pub profile_name: Option<String>,
    /// The flags that say which account on which portal, for the commands that are shown.
    pub where_flags: String,
    /// True where a flag names the portal; the same of the profile.
    pub site_flag: bool,
    pub profile_flag: bool,
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
    /// True where `--all` was typed, which some verbs take for more than lists.
    pub all: bool,
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
    /// The ceilings that only tighten.
    pub max_removals_at_most: Vec<Ceiling>,
    pub min_administrators: Option<usize>,
    /// For how long snapshots are kept.
    pub keep_snapshots: Result<Option<Duration>, Failure>,
    /// What says each setting that the file of profiles may keep.
    pub in_force: InForce,
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
        let read = |environment: &Environment, heeded: &Heeded| {
            Self::of(globals, environment, Purpose::Act, |directory| heeded.read(directory))
        };
        let Taken { read: mut settings, environment, refused } = examined::take(environment, read)?;
        let (profile, language) = (settings.profile.as_ref(), settings.language);
        settings.examined = Some(Examined {
            settings: examined::origins(
                globals,
                &environment,
                &settings.site,
                profile,
                language,
                &settings.in_force,
            ),
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
        profiles: impl FnOnce(&Path) -> Result<Profiles, profiles::Error>,
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
        warnings.extend(in_force::unheeded(&profiles));
        let named = profile.as_ref().map(|profile| profile.name.as_str());
        let in_force = InForce::of(globals, environment, &profiles, named)?;
        let parallel: Option<usize> = in_force.read("parallel", number)?;
        Ok(Self {
            transport: network::transport(globals.proxy.as_deref(), environment, &site),
            support: in_force.read("support", values::support_desk),
            metrics: network::metrics(globals.proxy.as_deref(), environment, &site)?,
            policy: in_force.first("policy").map(|said| match said.source {
                // What a file says begins beside it.
                Source::Profile(_) | Source::Defaults => places.configuration.join(&said.text),
                _ => PathBuf::from(&said.text),
            }),
            register: network::register(globals.proxy.as_deref(), environment, &in_force, &site),
            site,
            profile,
            profile_name,
            where_flags: network::where_flags(globals),
            site_flag: globals.site.is_some(),
            profile_flag: globals.profile.is_some(),
            site_was_named: globals.site.is_some() || environment.get("UDATACTL_SITE").is_some(),
            key,
            format: in_force.read("format", values::format)?,
            fields: globals.fields.clone(),
            french_csv: in_force.read("csv_dialect", values::dialect)? == Some(CsvDialect::Fr),
            language: in_force
                .read("language", values::language)?
                .unwrap_or_else(|| language_of_locale(environment)),
            terminal: TerminalOptions {
                quiet: globals.quiet,
                verbosity: globals.verbose,
                accessible: in_force.read("accessible", switch)?.unwrap_or(false),
                no_input: globals.no_input || environment.switch("UDATACTL_NO_INPUT")?,
                discreet: environment.is_discreet(globals.show_names)?,
                color: match in_force.read("color", values::when)? {
                    Some(When::Always) => Some(true),
                    Some(When::Never) => Some(false),
                    _ => environment.color(),
                },
                columns: environment.get("COLUMNS").and_then(|columns| columns.parse().ok()),
                is_dumb: environment.get("TERM").is_some_and(|kind| kind == "dumb"),
                editor: environment.get("VISUAL").or_else(|| environment.get("EDITOR")),
                pager: environment.pager_unless(globals.no_pager),
            },
            dry_run: globals.dry_run,
            yes: globals.yes,
            confirm: globals.confirm.clone(),
            timeout: in_force.read("timeout", duration)?.unwrap_or(TIMEOUT),
            read_budget: Arc::new(ReadBudget::new(in_force.read("deadline", duration)?.unwrap_or(DEADLINE))),
            retries: in_force.read("retries", number)?.unwrap_or(3),
            parallel: parallel.unwrap_or(4).clamp(1, 32),
            parallel_changes: parallel.unwrap_or(2).clamp(1, 32),
            limit: in_force.read("limit", values::limit)?,
            all: globals.all,
            authorities: network::authorities(globals.cacert.as_deref(), environment),
            read_only: in_force.read_all("read_only", switch)?.contains(&true),
            no_removals: in_force.read_all("no_removals", switch)?.contains(&true),
            key_warning: in_force.read("key_warning", switch)?.unwrap_or(true),
            max_removals_at_most: in_force.read_all("max_removals", ceiling)?,
            min_administrators: in_force.read_all("min_admins", number)?.into_iter().max(),
            keep_snapshots: in_force.read("keep_snapshots", days),
            in_force,
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

/// The language asked for, or the usual one.
///
/// # Errors
/// A usage failure for a `--lang` that we do not speak.
pub fn language(flag: Option<&str>, environment: &Environment) -> Result<Language, Failure> {
    let asked = flag.map(str::to_owned).or_else(|| environment.get("UDATACTL_LANG"));
    asked.map_or_else(|| Ok(usual_language(environment)), |tag| values::language("--lang", &tag))
}

/// The language that is kept for all profiles, or that of the locale, or English. What is wrong with the file is told by
/// those who need it.
pub fn usual_language(environment: &Environment) -> Language {
    let profiles = environment.places().ok().and_then(|places| Profiles::read(&places.configuration).ok());
    let kept = profiles.and_then(|profiles| {
        let kept = profiles.kept(&Place::Defaults, "language")?.as_str()?.to_owned();
        values::language("language", &kept).ok()
    });
    kept.unwrap_or_else(|| language_of_locale(environment))
}

/// The language of the locale, or English.
fn language_of_locale(environment: &Environment) -> Language {
    environment.locale().as_deref().and_then(Language::parse).unwrap_or_default()
}
