//! Which rules are asked, by what they measure, and which findings the exit status tells of.

use std::collections::BTreeSet;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Args, ValueEnum};

use super::lists::Lists;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::settings;
use udatactl_core::audit::list;
use udatactl_core::audit::rules::key::{KEYS, KeyRing};
use udatactl_core::audit::rules::{AUDIT, identity};
use udatactl_core::audit::{Facts, Group, Rule, Ruling, Source, Thresholds};
use udatactl_core::roster::document::Document;

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
    pub roster: Option<Document>,
}

impl Selection {
    /// The rules that are asked, and by what they measure.
    ///
    /// # Errors
    /// Exit 2 for a duration that is none, and for a list that can't be used.
    pub fn read(&self, context: &Context, lists: &Lists) -> anyhow::Result<Selected> {
        let roster = lists.roster(context)?;
        let usual = Thresholds::default();
        let thresholds = Thresholds {
            dormant: days("--dormant", self.dormant.as_deref(), usual.dormant)?,
            stale: days("--stale", self.stale.as_deref(), usual.stale)?,
            max_admins: self.max_admins.unwrap_or(usual.max_admins),
            left: lists.left(context)?,
            staff: lists.staff(context)?,
            has_roster: roster.is_some(),
            ..usual
        };
        Ok(Selected {
            rules: AUDIT.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect(),
            keys: KEYS.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect(),
            ruling: Ruling { thresholds, ..Ruling::default() },
            roster,
        })
    }

    /// Keeps the rules that are among these.
    ///
    /// # Errors
    /// Exit 2 where another one was asked for by name.
    pub fn among(&self, selected: &mut Selected, known: &[&'static Rule]) -> Result<(), Failure> {
        let is_known = |name: &&String| {
            known.iter().any(|rule| rule.name == name.as_str() || rule.group.word() == name.as_str())
        };
        if let Some(other) = self.only.iter().find(|name| !is_known(name)) {
            return Err(Failure::new(Code::BadValue, message!("audit-rule-not-public", rule = other)));
        }
        selected.rules.retain(|rule| known.iter().any(|known| known.name == rule.name));
        Ok(())
    }

    /// Leaves the rules out for which the register of companies would be asked, unless it is.
    ///
    /// # Errors
    /// Exit 2 where one of them was asked for by name.
    pub fn ask_register(&self, selected: &mut Selected, is_asked: bool) -> Result<(), Failure> {
        let reads_it = |rule: &Rule| rule.reads.contains(&Source::Register);
        let is_named = |rule: &Rule| self.only.iter().any(|name| name == rule.name);
        if is_asked {
            return Ok(());
        }
        if let Some(rule) = AUDIT.iter().find(|rule| reads_it(rule) && is_named(rule)) {
            let message = message!("audit-needs-registers", rule = rule.name);
            return Err(Failure::new(Code::MissingArgument, message));
        }
        selected.rules.retain(|rule| !reads_it(rule));
        Ok(())
    }

    fn asks(&self, name: &str, group: Group) -> bool {
        let has = |list: &[String]| list.iter().any(|given| given == name || given == group.word());
        (self.only.is_empty() || has(&self.only)) && !has(&self.ignore)
    }
}

impl Selected {
    /// Writes what the roster says of an organization into what was read of it.
    pub fn note_roster(&self, facts: &mut Facts) {
        let wanted = self.roster.iter().flat_map(|roster| &roster.organizations);
        for wanted in wanted.filter(|wanted| list::is_of(wanted, facts)).collect::<Vec<_>>() {
            list::note_roster(facts, wanted);
        }
    }

    /// The rules that look at the SIRET alone.
    pub fn rules_of_sirets(&self) -> Vec<&'static Rule> {
        let of_sirets = [
            &identity::SIRET_GIVEN,
            &identity::SIRET_VALID,
            &identity::SIRET_ALONE,
            &identity::CERTIFIED_WITH_SIRET,
        ];
        let is_of_them = |rule: &&Rule| of_sirets.iter().any(|known| known.name == rule.name);
        self.rules.iter().copied().filter(|rule| is_of_them(rule)).collect()
    }

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
