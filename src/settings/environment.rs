//! The environment, read at the start as one value.

use std::collections::{BTreeSet, HashMap};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::values;
use crate::failure::{Code, Failure};
use crate::flags::When;
use crate::messages::{Message, message};
use crate::terminal::Pager;
use udatactl_core::text;

/// Where things are kept on this machine.
#[derive(Clone, Debug)]
pub struct Places {
    pub configuration: PathBuf,
    pub state: PathBuf,
    pub cache: PathBuf,
    /// The person's own directory, where the system names one.
    pub home: Option<PathBuf>,
}

/// The shell of the person, and where shells look for what is theirs.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// The shell in use, by the name of its program.
    pub shell: Option<String>,
    pub directory: PathBuf,
    /// `XDG_DATA_HOME` and `XDG_CONFIG_HOME`, or where they are by themselves, whatever the system.
    pub data: PathBuf,
    pub configuration: PathBuf,
    /// Where bash looks for the person's own completions (`BASH_COMPLETION_USER_DIR`).
    pub bash: PathBuf,
    /// Where zsh has the files that it reads at its start (`ZDOTDIR`).
    pub zsh: PathBuf,
}

impl Home {
    /// The path for a person to read, where it is below the home as shells write it.
    pub fn shown(&self, path: &Path) -> String {
        match path.strip_prefix(&self.directory) {
            Ok(rest) if !rest.as_os_str().is_empty() => format!("~{MAIN_SEPARATOR}{}", rest.display()),
            _ => path.display().to_string(),
        }
    }
}

const PREFIX: &str = "UDATACTL_";

/// The variables that are ours. Those of `docs/ci` are heeded by its files, not here.
const OURS: [&str; 26] = [
    "UDATACTL_ACCESSIBLE",
    "UDATACTL_CACHE_DIR",
    "UDATACTL_CONFIG_DIR",
    "UDATACTL_GIT",
    "UDATACTL_KEEP_SNAPSHOTS",
    "UDATACTL_LANG",
    "UDATACTL_MAX_REMOVALS",
    "UDATACTL_METRICS_URL",
    "UDATACTL_MIN_ADMINS",
    "UDATACTL_NO_INPUT",
    "UDATACTL_NO_KEY_WARNING",
    "UDATACTL_NO_REMOVALS",
    "UDATACTL_OUTPUT",
    "UDATACTL_PAGER",
    "UDATACTL_POLICY",
    "UDATACTL_PROFILE",
    "UDATACTL_READ_ONLY",
    "UDATACTL_REASON",
    "UDATACTL_REGISTER_URL",
    "UDATACTL_REVISION",
    "UDATACTL_SHOW_NAMES",
    "UDATACTL_SITE",
    "UDATACTL_STATE_DIR",
    "UDATACTL_SUPPORT_URL",
    "UDATACTL_TOKEN",
    "UDATACTL_TOKEN_FILE",
];

/// The pagers, each before the next; one that is set to nothing means none.
const PAGERS: [&str; 2] = ["UDATACTL_PAGER", "PAGER"];

/// The variables of this process. An empty one counts as absent, but for ours: [`Environment::require_values`].
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: HashMap<String, String>,
    /// Those of ours that are set to nothing.
    empty: BTreeSet<String>,
}

impl Environment {
    /// The variables of this process. One that is no text is kept with marks in it, for whoever asks to refuse it.
    pub fn of_this_process() -> Self {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
        };
        let all = std::env::vars_os().filter_map(text);
        let (empty, set): (Vec<_>, Vec<_>) =
            all.partition(|(name, value)| value.is_empty() && !PAGERS.contains(&&**name));
        let ours = |(name, _): (String, String)| OURS.contains(&&*name).then_some(name);
        Self { variables: set.into_iter().collect(), empty: empty.into_iter().filter_map(ours).collect() }
    }

    /// None of ours is set to nothing: what a script meant to put there is missing, and a default may be another portal,
    /// another account or no safety.
    ///
    /// # Errors
    /// A usage failure that names the variable.
    pub fn require_values(&self) -> Result<(), Failure> {
        let Some(name) = self.empty.first() else { return Ok(()) };
        Err(Failure::new(Code::EmptyVariable, message!("failure-empty-variable", name = name))
            .hint(message!("hint-unset-variable", name = name)))
    }

    /// The names of those of ours that are set, but for those that say where things are kept.
    pub fn ours(&self) -> impl Iterator<Item = &'static str> {
        let is_set = |name: &&str| self.variables.contains_key(*name) || self.empty.contains(*name);
        OURS.into_iter().filter(is_set).filter(|name| !name.ends_with("_DIR"))
    }

    /// The environment without one variable.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut rest = self.clone();
        rest.variables.remove(name);
        rest.empty.remove(name);
        rest
    }

    /// The variables that look like ours and do nothing.
    pub fn warnings(&self) -> Vec<Message> {
        let is_strange = |name: &&String| name.starts_with(PREFIX) && !OURS.contains(&name.as_str());
        let mut strange: Vec<&String> = self.variables.keys().filter(is_strange).collect();
        strange.sort_unstable();
        let told = |name: &String| match text::nearest(
            &name[PREFIX.len()..],
            OURS.map(|name| &name[PREFIX.len()..]),
        ) {
            Some(near) => message!("variable-unknown-near", name = name, near = format!("{PREFIX}{near}")),
            None => message!("variable-unknown", name = name),
        };
        strange.into_iter().map(told).collect()
    }

    /// A variable.
    pub fn get(&self, name: &str) -> Option<String> {
        debug_assert!(!name.starts_with(PREFIX) || OURS.contains(&name), "{name} would be warned of");
        self.variables.get(name).cloned()
    }

    /// A switch, as [`values::switch`] reads it; off where it is absent.
    ///
    /// # Errors
    /// Anything else is a usage failure, because a safety switch must not be off by a slip.
    pub fn switch(&self, name: &'static str) -> Result<bool, Failure> {
        self.get(name).map_or(Ok(false), |text| values::switch(name, &text))
    }

    /// The variable that says that a screen reader or a terminal without abilities is there.
    pub fn accessible_by(&self) -> Option<&'static str> {
        let asks = |name: &&str| self.get(name).is_some_and(|value| value != "0" && value != "false");
        let dumb = || (self.get("TERM")? == "dumb").then_some("TERM");
        ["UDATACTL_ACCESSIBLE", "ACCESSIBLE"].into_iter().find(asks).or_else(dumb)
    }

    /// The variable that asks for colour or refuses it, and the word of `--color` for that.
    pub fn color_by(&self) -> Option<(&'static str, String)> {
        let dumb = || (self.get("TERM")? == "dumb").then_some("TERM");
        let refused = self.get("NO_COLOR").map(|_| "NO_COLOR").or_else(dumb);
        let forced =
            || self.get("CLICOLOR_FORCE").is_some_and(|value| value != "0").then_some("CLICOLOR_FORCE");
        let said = |by: Option<&'static str>, when: When| Some((by?, values::word(&when)?));
        said(refused, When::Never).or_else(|| said(forced(), When::Always))
    }

    /// The pager that the person chose; none where a flag says so.
    pub fn pager_unless(&self, is_refused: bool) -> Pager {
        let chosen = || PAGERS.into_iter().find_map(|name| self.get(name));
        let command = if is_refused { Some(String::new()) } else { chosen() };
        let has = |name: &str| self.get(name).is_some();
        let has_charset = has("LESSCHARSET") || has("LESSCHARDEF");
        Pager { command, has_options: has("LESS"), has_charset }
    }

    /// Colour as `NO_COLOR` and `CLICOLOR_FORCE` say.
    pub fn color(&self) -> Option<bool> {
        self.color_by().map(|(by, _)| by == "CLICOLOR_FORCE")
    }

    /// True where what is said goes into a log that many read (`CI`), and nobody asked for names.
    ///
    /// # Errors
    /// A usage failure for a malformed `UDATACTL_SHOW_NAMES`.
    pub fn is_discreet(&self, shows_names: bool) -> Result<bool, Failure> {
        let is_ci = self.get("CI").is_some_and(|value| !matches!(&*value.to_lowercase(), "false" | "0"));
        Ok(!self.switch("UDATACTL_SHOW_NAMES")? && !shows_names && is_ci)
    }

    /// The locale's language, from the variables and else from the system.
    pub fn locale(&self) -> Option<String> {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| self.get(name))
            .or_else(sys_locale::get_locale)
    }

    /// The variable that says how letters are written, and what it says.
    pub fn charset_variable(&self) -> Option<(&'static str, String)> {
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((name, self.get(name)?)))
    }

    /// The shell of the person, and where shells look; nothing where the system names no home.
    pub fn home(&self) -> Option<Home> {
        let directory = directories::BaseDirs::new()?.home_dir().to_owned();
        let named = |name| self.get(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let data = named("XDG_DATA_HOME").unwrap_or_else(|| directory.join(".local/share"));
        let configuration = named("XDG_CONFIG_HOME").unwrap_or_else(|| directory.join(".config"));
        let bash = named("BASH_COMPLETION_USER_DIR").unwrap_or_else(|| data.join("bash-completion"));
        let zsh = named("ZDOTDIR").unwrap_or_else(|| directory.clone());
        let shell = self.get("SHELL").map(PathBuf::from);
        let shell = shell.and_then(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        Some(Home { shell, directory, data, configuration, bash, zsh })
    }

    /// Where things are kept.
    ///
    /// # Errors
    /// When the system names no home.
    pub fn places(&self) -> Result<Places, Failure> {
        let directories = directories::ProjectDirs::from("", "", "udatactl");
        let system = |place: fn(&directories::ProjectDirs) -> PathBuf| directories.as_ref().map(place);
        let place = |name: &str, system: Option<PathBuf>| {
            self.get(name).map(PathBuf::from).or(system).ok_or_else(|| {
                Failure::new(Code::NoHome, Message::new("failure-no-home"))
                    .hint(message!("hint-set-variable", name = name))
            })
        };
        let state = |directories: &directories::ProjectDirs| {
            directories.state_dir().unwrap_or(directories.data_local_dir()).to_owned()
        };
        Ok(Places {
            configuration: place("UDATACTL_CONFIG_DIR", system(|found| found.config_dir().to_owned()))?,
            state: place("UDATACTL_STATE_DIR", system(state))?,
            cache: place("UDATACTL_CACHE_DIR", system(|found| found.cache_dir().to_owned()))?,
            home: directories::BaseDirs::new().map(|found| found.home_dir().to_owned()),
        })
    }
}
