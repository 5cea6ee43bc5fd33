//! Which rules are asked, by what they measure, and which findings the exit status tells of.

use std::collections::BTreeSet;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::settings;
use udatactl_core::audit::rules::AUDIT;
use udatactl_core::audit::rules::key::{KEYS, KeyRing};
use udatactl_core::audit::{Group, Rule, Ruling, Source, Thresholds};

/// Which rules, by what they measure.
#[derive(Debug, Args)]
pub struct Selection {
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = names(), hide_possible_values = true)]
    only: Vec<String>,
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = names(), hide_possible_values = true)]
    ignore: Vec<String>,
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    dormant: Option<String>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    stale: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    max_admins: Option<usize>,
}

/// What ends a run with exit code 10: findings of that weight or more, or what could not be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Note,
    Unseen,
}

/// The rules of a run.
pub struct Selected {
    pub rules: Vec<&'static Rule>,
    pub keys: Vec<&'static Rule<KeyRing>>,
    pub ruling: Ruling,
}

impl Selection {
    /// The rules that are asked, and by what they measure.
    ///
    /// # Errors
    /// Exit 2 for a duration that is none.
    pub fn read(&self) -> Result<Selected, Failure> {
        let usual = Thresholds::default();
        let thresholds = Thresholds {
            dormant: days("--dormant", self.dormant.as_deref(), usual.dormant)?,
            stale: days("--stale", self.stale.as_deref(), usual.stale)?,
            max_admins: self.max_admins.unwrap_or(usual.max_admins),
            ..usual
        };
        Ok(Selected {
            rules: AUDIT.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect(),
            keys: KEYS.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect(),
            ruling: Ruling { thresholds, ..Ruling::default() },
        })
    }

    fn asks(&self, name: &str, group: Group) -> bool {
        let has = |list: &[String]| list.iter().any(|given| given == name || given == group.word());
        (self.only.is_empty() || has(&self.only)) && !has(&self.ignore)
    }
}

impl Selected {
    /// What has to be read for the rules.
    pub fn sources(&self) -> BTreeSet<Source> {
        self.rules.iter().flat_map(|rule| rule.reads).copied().collect()
    }
}

fn days(flag: &str, typed: Option<&str>, usual: i64) -> Result<i64, Failure> {
    let Some(typed) = typed else { return Ok(usual) };
    let seconds = settings::days(flag, typed)?.as_secs();
    Ok(i64::try_from(seconds / 86_400).unwrap_or(i64::MAX))
}

/// The names of the rules and of their groups.
fn names() -> PossibleValuesParser {
    let groups =
        [Group::Administration, Group::People, Group::Waiting, Group::Identity, Group::Life, Group::Key];
    let groups = groups.into_iter().map(Group::word);
    let rules = AUDIT.iter().map(|rule| rule.name).chain(KEYS.iter().map(|rule| rule.name));
    groups.chain(rules).collect::<Vec<&'static str>>().into()
}
