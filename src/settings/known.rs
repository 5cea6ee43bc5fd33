//! The settings that the file of profiles may keep: what each takes, where it may stand, and what else says it.

use super::duration::{days, duration};
use super::environment::Environment;
use super::values::{
    ALL, ceiling, dialect, language, limit, number, service, support_desk, switch, text, usual_format, when,
    word,
};
use crate::failure::Failure;
use crate::flags::Globals;
use crate::profiles::Place;

/// How long snapshots are kept where nothing else is said.
pub const SNAPSHOTS_KEPT: &str = "24 months";

/// A setting that the file of profiles may keep.
pub struct Known {
    /// In the file, and for `config`.
    pub name: &'static str,
    pub form: Form,
    pub reach: Reach,
    pub flag: Option<Flag>,
    pub variable: Option<Variable>,
    pub precedence: Precedence,
    /// What it is where nothing says it, and where that is always the same.
    pub built_in: Option<&'static str>,
    /// Refuses what it does not take.
    pub check: fn(&str, &str) -> Result<(), Failure>,
}

/// What TOML has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Number,
    Switch,
    /// A number, or this word.
    NumberOr(&'static str),
    /// A number, or a text.
    NumberOrText,
    /// The path of a file; one that is not absolute begins where the file of profiles is.
    Path,
}

/// Where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is the person's, whatever the account: in `[defaults]` alone.
    Defaults,
    /// It is of one portal: in a profile alone.
    Profile,
    /// In a profile, or for all of them in `[defaults]`.
    Both,
}

impl Reach {
    /// True for a place where it may stand.
    pub fn has(self, place: &Place) -> bool {
        match place {
            Place::Defaults => self != Self::Profile,
            Place::Profile(_) => self != Self::Defaults,
        }
    }
}

/// What counts where several say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// The flag over the environment over the profile over `[defaults]`.
    First,
    /// The strictest: a switch that anything sets is on.
    AnySwitch,
    /// The strictest: the largest number.
    Largest,
    /// The strictest: the smallest number and the smallest share.
    Smallest,
}

/// A flag of every command, and the text that it was given.
pub struct Flag {
    pub name: &'static str,
    pub read: fn(&Globals) -> Option<String>,
}

/// A variable, and which one says what: others may say the same.
pub struct Variable {
    pub name: &'static str,
    pub read: fn(&Environment, &'static str) -> Option<(&'static str, String)>,
}

const fn variable(name: &'static str) -> Option<Variable> {
    Some(Variable { name, read: |environment, name| Some((name, environment.get(name)?)) })
}

const fn flag(name: &'static str, read: fn(&Globals) -> Option<String>) -> Option<Flag> {
    Some(Flag { name, read })
}

/// A setting that nothing but the file says, of which the first counts.
const PLAIN: Known = Known {
    name: "",
    form: Form::Text,
    reach: Reach::Both,
    flag: None,
    variable: None,
    precedence: Precedence::First,
    built_in: None,
    check: |name, typed| text(name, typed).map(drop),
};

/// All of them.
pub static KNOWN: [Known; 19] = [
    Known {
        name: "language",
        reach: Reach::Defaults,
        flag: flag("--lang", |globals| globals.lang.clone()),
        variable: variable("UDATACTL_LANG"),
        check: |name, text| language(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "format",
        flag: flag("--output", |globals| {
            if globals.json { Some("json".to_owned()) } else { globals.output.as_ref().and_then(word) }
        }),
        variable: variable("UDATACTL_OUTPUT"),
        check: |name, text| usual_format(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "csv_dialect",
        flag: flag("--csv-dialect", |globals| globals.csv_dialect.as_ref().and_then(word)),
        built_in: Some("standard"),
        check: |name, text| dialect(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "limit",
        form: Form::NumberOr(ALL),
        flag: flag("--limit", |globals| {
            let limit = globals.limit.map(|limit| limit.to_string());
            if globals.all { Some(ALL.to_owned()) } else { limit }
        }),
        check: |name, text| limit(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "timeout",
        flag: flag("--timeout", |globals| globals.timeout.clone()),
        built_in: Some("30s"),
        check: |name, text| duration(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "deadline",
        flag: flag("--deadline", |globals| globals.deadline.clone()),
        built_in: Some("2h"),
        check: |name, text| duration(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "retries",
        form: Form::Number,
        flag: flag("--retries", |globals| globals.retries.map(|count| count.to_string())),
        built_in: Some("3"),
        check: |name, text| number::<u32>(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "parallel",
        form: Form::Number,
        flag: flag("--parallel", |globals| globals.parallel.map(|count| count.to_string())),
        built_in: Some("4"),
        check: |name, text| number::<usize>(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "color",
        reach: Reach::Defaults,
        flag: flag("--color", |globals| globals.color.as_ref().and_then(word)),
        variable: Some(Variable { name: "NO_COLOR", read: |environment, _| environment.color_by() }),
        built_in: Some("auto"),
        check: |name, text| when(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "accessible",
        form: Form::Switch,
        reach: Reach::Defaults,
        flag: flag("--accessible", |globals| globals.accessible.then(|| true.to_string())),
        variable: Some(Variable {
            name: "UDATACTL_ACCESSIBLE",
            read: |environment, name| match environment.accessible_by() {
                Some(other) => Some((other, true.to_string())),
                None => environment.get(name).map(|_| (name, false.to_string())),
            },
        }),
        built_in: Some("false"),
        check: |name, text| switch(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "key_warning",
        form: Form::Switch,
        variable: Some(Variable {
            name: "UDATACTL_NO_KEY_WARNING",
            read: |environment, name| {
                let text = environment.get(name)?;
                // What is no switch is refused as it was typed.
                Some((name, switch(name, &text).map_or(text, |is_off| (!is_off).to_string())))
            },
        }),
        built_in: Some("true"),
        check: |name, text| switch(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "keep_snapshots",
        variable: variable("UDATACTL_KEEP_SNAPSHOTS"),
        built_in: Some(SNAPSHOTS_KEPT),
        check: |name, text| days(name, text).map(drop),
        ..PLAIN
    },
    Known { name: "policy", form: Form::Path, variable: variable("UDATACTL_POLICY"), ..PLAIN },
    Known {
        name: "register",
        variable: variable("UDATACTL_REGISTER_URL"),
        check: |name, text| service(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "support",
        reach: Reach::Profile,
        variable: variable("UDATACTL_SUPPORT_URL"),
        check: |name, text| support_desk(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "read_only",
        form: Form::Switch,
        variable: variable("UDATACTL_READ_ONLY"),
        precedence: Precedence::AnySwitch,
        built_in: Some("false"),
        check: |name, text| switch(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "no_removals",
        form: Form::Switch,
        variable: variable("UDATACTL_NO_REMOVALS"),
        precedence: Precedence::AnySwitch,
        built_in: Some("false"),
        check: |name, text| switch(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "max_removals",
        form: Form::NumberOrText,
        variable: variable("UDATACTL_MAX_REMOVALS"),
        precedence: Precedence::Smallest,
        check: |name, text| ceiling(name, text).map(drop),
        ..PLAIN
    },
    Known {
        name: "min_admins",
        form: Form::Number,
        variable: variable("UDATACTL_MIN_ADMINS"),
        precedence: Precedence::Largest,
        check: |name, text| number::<usize>(name, text).map(drop),
        ..PLAIN
    },
];

/// The setting that is called so.
pub fn named(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name == name)
}

/// The setting of a name: its own, or that of its flag or variable, however its words are joined.
pub fn known(typed: &str) -> Option<&'static Known> {
    let folded = |name: &str| name.trim_start_matches('-').replace('-', "_").to_lowercase();
    let word = folded(typed);
    let is = |known: &&Known| {
        let flag = known.flag.as_ref().is_some_and(|flag| folded(flag.name) == word);
        let variable = known.variable.as_ref().is_some_and(|variable| folded(variable.name) == word);
        known.name == word || flag || variable && word != "udatactl_no_key_warning"
    };
    KNOWN.iter().find(is)
}
