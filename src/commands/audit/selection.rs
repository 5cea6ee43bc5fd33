//! Which rules are asked, by what they measure, and which findings the exit status tells of.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, RangedU64ValueParser};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::beside::Beside;
use super::lists::{Lists, Needed};
use super::met::{Asked, Met, Places};
use super::{baseline, policy};
use crate::commands::scope::Targets;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::flags::When;
use crate::messages::{Message, message};
use crate::report::Note;
use crate::settings;
use udatactl_core::audit::policy::Stated;
use udatactl_core::audit::rules::exceptions::{Accepted, EXCEPTIONS};
use udatactl_core::audit::rules::key::{KEYS, KeyRing};
use udatactl_core::audit::rules::{self, AUDIT, OF_SIRETS};
use udatactl_core::audit::{Assessment, Baseline, Group, Policy, Rule, Ruling, Source};
use udatactl_core::roster::OrganizationName;

/// Which rules, by what they measure.
#[derive(Debug, Args)]
pub struct Selection {
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = names(), hide_possible_values = true)]
    only: Vec<String>,
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = names(), hide_possible_values = true)]
    ignore: Vec<String>,
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
    #[arg(long, value_name = "DURATION")]
    dormant: Option<String>,
    #[arg(long, value_name = "DURATION")]
    stale: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    max_admins: Option<usize>,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub siret_check: When,
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// What ends a run with exit code 10: findings of that weight or more, or what could not be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    #[value(aliases = ["erreur", "erreurs"])]
    Error,
    #[value(aliases = ["avertissement", "avertissements"])]
    Warning,
    #[value(alias = "notes")]
    Note,
    #[value(aliases = ["non-vu", "invisible"])]
    Unseen,
}

/// The rules of a run, and what holds where.
pub struct Selected {
    pub rules: Vec<&'static Rule>,
    pub keys: Vec<&'static Rule<KeyRing>>,
    exceptions: Vec<&'static Rule<Accepted>>,
    baseline: Baseline,
    /// The register of companies is asked.
    pub registers: bool,
    policy: Policy,
    /// What flags say, over every policy.
    flags: Stated,
    only: Vec<String>,
    warnings: Vec<Message>,
    pub beside: Beside,
    policy_met: Met,
    asked: Asked,
    /// The ids of what exceptions are about, and was looked at.
    places_met: Places,
}

impl Selection {
    /// The rules that are asked, and by what they measure; the organizations of the run may be named by a policy.
    ///
    /// # Errors
    /// Exit 2 for a duration that is none, and for a policy or a list that can't be used; whatever looking for the organizations
    /// that the policy names gives.
    pub fn read(&self, context: &Context, lists: &Lists, targets: &Targets) -> anyhow::Result<Selected> {
        let flags = Stated {
            dormant: days("--dormant", self.dormant.as_deref())?,
            stale: days("--stale", self.stale.as_deref())?,
            max_admins: self.max_admins,
            ..Stated::default()
        };
        let mut rules: Vec<&Rule> =
            AUDIT.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect();
        let policy::Read { policy, warnings } = self.policy(context, targets)?;
        let registers = lists.registers || policy.registers;
        let mut exceptions: Vec<&Rule<Accepted>> =
            EXCEPTIONS.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect();
        let has_sirets = self.siret_check.decides(context.portal()?.is_french());
        self.require(&lists.needed(registers, has_sirets), &mut rules)?;
        let of_baseline = EXCEPTIONS.iter().map(|rule| (rule.name, "--baseline", self.baseline.is_some()));
        self.require(&of_baseline.collect::<Vec<_>>(), &mut exceptions)?;
        let keys: Vec<_> = KEYS.iter().copied().filter(|rule| self.asks(rule.name, rule.group)).collect();
        if rules.is_empty() && keys.is_empty() && exceptions.is_empty() {
            return Err(Failure::new(Code::Conflict, message!("audit-no-rule")).into());
        }
        let baseline = self.baseline.as_ref().map(|path| baseline::read(context, path)).transpose()?;
        Ok(Selected {
            rules,
            keys,
            exceptions,
            baseline: baseline.unwrap_or_default(),
            registers,
            policy,
            flags,
            only: self.only.clone(),
            warnings,
            beside: lists.read(context, targets)?,
            policy_met: Met::default(),
            asked: Asked::default(),
            places_met: Places::default(),
        })
    }

    /// The policy that the flag names, else a setting, which is said: nobody typed it.
    fn policy(&self, context: &Context, targets: &Targets) -> anyhow::Result<policy::Read> {
        let of_setting = context.settings.policy.as_ref().filter(|_| self.policy.is_none());
        if let Some(path) = of_setting {
            context.terminal.say(&message!("policy-of-setting", file = path.display().to_string()));
        }
        let path = self.policy.as_ref().or(of_setting);
        Ok(path.map(|path| policy::read(context, path, targets)).transpose()?.unwrap_or_default())
    }

    /// The files that are read.
    pub fn inputs<'a>(&'a self, context: &'a Context) -> impl Iterator<Item = &'a Path> {
        let files = [&self.policy, &self.baseline, &context.settings.policy];
        files.into_iter().flatten().map(PathBuf::as_path)
    }

    /// What there is to say once all was looked at: what files say of nobody, and which were about nothing that was looked at.
    pub fn notes(&self, selected: Selected) -> impl Iterator<Item = Note> {
        let Selected { warnings, policy, baseline, .. } = &selected;
        let names_some = !(policy.groups.is_empty() && policy.organizations.is_empty());
        let policy = self.policy.as_deref().filter(|_| names_some && warnings.is_empty());
        let baseline = self.baseline.as_deref().filter(|_| !baseline.is_empty());
        let notes = [
            selected.asked.nothing_for(&self.only),
            selected.policy_met.warning("--policy", policy),
            selected.places_met.warning("--baseline", baseline),
        ];
        let notes: Vec<Note> = notes.into_iter().flatten().chain(selected.beside.notes()).collect();
        selected.warnings.into_iter().map(Note::Warn).chain(notes)
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

    /// Leaves out what rules would say nothing about without what they need.
    ///
    /// # Errors
    /// Exit 2 where one of them was asked for by name.
    fn require<F>(&self, needed: &[Needed], rules: &mut Vec<&'static Rule<F>>) -> Result<(), Failure> {
        for &(name, flag, is_given) in needed {
            if !is_given && self.only.iter().any(|only| only == name) {
                return Err(Failure::new(
                    Code::MissingArgument,
                    message!("audit-needs", rule = name, flag = flag),
                ));
            }
            rules.retain(|rule| is_given || rule.name != name);
        }
        Ok(())
    }

    /// Refuses rules that are asked of all my keys alone, where the organizations of the run are named.
    ///
    /// # Errors
    /// Exit 2 where one of them was asked for by name.
    pub fn without_keys(&self) -> Result<(), Failure> {
        let is_of_keys = |only: &&String| {
            **only == Group::Key.word() || KEYS.iter().any(|rule| rule.name == only.as_str())
        };
        match self.only.iter().find(is_of_keys) {
            Some(rule) => Err(Failure::new(Code::Conflict, message!("audit-keys-alone", rule = rule))),
            None => Ok(()),
        }
    }

    fn asks(&self, name: &str, group: Group) -> bool {
        let has = |list: &[String]| list.iter().any(|given| given == name || given == group.word());
        (self.only.is_empty() || has(&self.only)) && !has(&self.ignore)
    }
}

impl Selected {
    /// What holds for an organization with these badges, which is looked at.
    pub fn ruling(&self, organization: &OrganizationName, badges: &[String]) -> Ruling {
        self.policy_met.note(self.policy.is_about(organization, badges));
        self.note_place(&organization.id);
        self.beside.meet(organization);
        self.with_flags(self.policy.ruling(organization, badges))
    }

    /// What holds for the account that looks.
    pub fn ruling_for_all(&self) -> Ruling {
        self.with_flags(self.policy.for_all())
    }

    /// A flag goes over the policy: a rule that it names is asked.
    fn with_flags(&self, mut ruling: Ruling) -> Ruling {
        self.flags.put_over(&mut ruling.thresholds);
        ruling.ignored.retain(|rule| !self.only.contains(rule));
        ruling
    }

    fn note_place(&self, id: &str) {
        if self.baseline.is_about(id) {
            self.places_met.note(id);
        }
    }

    /// Notes which rules had something to look at, where some were asked for by name.
    pub fn note_asked(&self, assessment: &Assessment) {
        if !self.only.is_empty() {
            self.asked.note(assessment);
        }
    }

    /// What is said of exceptions about organizations that the portal does not have, once all of its were looked at.
    pub fn gone(&self, now: Timestamp) -> Vec<Assessment> {
        let today = now.to_zoned(TimeZone::UTC).date();
        let is_met = |id: &str| self.places_met.has(id);
        self.baseline.gone(is_met, &self.ruling_for_all(), &self.exceptions, today)
    }

    /// True where nothing is accepted at all.
    pub fn accepts_nothing(&self) -> bool {
        self.baseline.is_empty()
    }

    /// Sets aside what the baseline accepts of what was found in an organization, or of an account.
    pub fn judge(&self, assessment: &mut Assessment, ruling: &Ruling, now: Timestamp) {
        self.note_asked(assessment);
        self.note_place(&assessment.organization.id);
        self.baseline.judge(assessment, ruling, &self.exceptions, now.to_zoned(TimeZone::UTC).date());
    }

    /// The rules that look at the SIRET alone, and the others.
    pub fn rules_of_sirets(&self) -> (Vec<&'static Rule>, Vec<&'static Rule>) {
        self.rules.iter().partition(|rule| OF_SIRETS.iter().any(|known| known.name == rule.name))
    }

    /// What has to be read for the rules that are asked there.
    pub fn sources(&self, ruling: &Ruling) -> BTreeSet<Source> {
        let asked = self.rules.iter().filter(|rule| ruling.severity(rule).is_some());
        asked.flat_map(|rule| rule.reads).copied().collect()
    }
}

fn days(flag: &str, typed: Option<&str>) -> Result<Option<i64>, Failure> {
    typed.map(|typed| settings::whole_days(flag, typed)).transpose()
}

/// The names of the rules and of their groups.
fn names() -> PossibleValuesParser {
    let groups = [
        Group::Administration,
        Group::People,
        Group::Waiting,
        Group::Identity,
        Group::Life,
        Group::Key,
        Group::Exceptions,
    ];
    let groups = groups.into_iter().map(Group::word);
    groups.chain(rules::names()).collect::<Vec<&'static str>>().into()
}
