//! A policy: what holds for all organizations, for groups of them and for one, in thresholds, in what each rule weighs, and in
//! whose they are.

use std::collections::BTreeMap;

use super::assessment::Ruling;
use super::rule::Severity;
use super::thresholds::Thresholds;
use crate::roster::OrganizationName;

pub mod reader;
pub mod words;

/// A policy as its file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The register of companies is asked, as `--registers` has it.
    pub registers: bool,
    /// What holds where nothing else is said.
    pub usual: Part,
    pub groups: Vec<Group>,
    pub organizations: Vec<Own>,
}

/// What is said of some organizations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub owner: Option<String>,
    pub thresholds: Stated,
    /// What rules weigh; `None` for those that are not asked.
    pub severities: BTreeMap<&'static str, Option<Severity>>,
}

/// The thresholds that are stated; those that are not are left as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    pub dormant: Option<i64>,
    pub stale: Option<i64>,
    pub quiet: Option<i64>,
    pub deletion: Option<i64>,
    pub forecast: Option<i64>,
    pub key: Option<i64>,
    pub max_admins: Option<usize>,
    pub domains: Option<Vec<String>>,
    pub agents: Option<Vec<String>>,
}

/// Organizations of which the same is said: those named, and those with a badge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub named: Vec<Named>,
    pub badges: Vec<String>,
    pub part: Part,
}

/// What is said of one organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub named: Named,
    pub part: Part,
}

/// A text that names an organization, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub column: Option<usize>,
    pub text: String,
    /// The organization's, once it was looked for and found.
    pub id: Option<String>,
}

impl Policy {
    /// What holds for an organization with these badges. What is said of it alone goes over what is said of its groups,
    /// the last of them first, and that over what is said of all.
    pub fn ruling(&self, organization: &OrganizationName, badges: &[String]) -> Ruling {
        let mut ruling = self.for_all();
        self.own_parts(organization, badges).for_each(|part| part.put_over(&mut ruling));
        ruling
    }

    /// True where anything is said that holds for an organization with these badges.
    pub fn is_about(&self, organization: &OrganizationName, badges: &[String]) -> bool {
        self.usual != Part::default() || self.own_parts(organization, badges).next().is_some()
    }

    /// What is said of its groups, and of it alone.
    fn own_parts<'p>(
        &'p self,
        organization: &OrganizationName,
        badges: &[String],
    ) -> impl Iterator<Item = &'p Part> {
        let is_meant = |named: &Named| named.id.as_ref() == Some(&organization.id);
        let is_member = move |group: &&Group| {
            group.named.iter().any(is_meant) || group.badges.iter().any(|badge| badges.contains(badge))
        };
        let groups = self.groups.iter().filter(is_member).map(|group| &group.part);
        let own = self.organizations.iter().filter(move |own| is_meant(&own.named)).map(|own| &own.part);
        groups.chain(own)
    }

    /// What holds where no organization is looked at.
    pub fn for_all(&self) -> Ruling {
        let mut ruling = Ruling::default();
        self.usual.put_over(&mut ruling);
        ruling
    }

    /// All texts that name organizations, in the order of the file.
    pub fn named_mut(&mut self) -> impl Iterator<Item = &mut Named> {
        let groups = self.groups.iter_mut().flat_map(|group| group.named.iter_mut());
        groups.chain(self.organizations.iter_mut().map(|own| &mut own.named))
    }

    /// The second of two tables about one organization, once they were looked for, with the line of the first.
    pub fn twice(&self) -> Option<(&Named, usize)> {
        let named = || self.organizations.iter().map(|own| &own.named).filter(|named| named.id.is_some());
        named().enumerate().find_map(|(index, one)| {
            let first = named().take(index).find(|first| first.id == one.id)?;
            Some((one, first.line))
        })
    }
}

impl Part {
    fn put_over(&self, ruling: &mut Ruling) {
        self.thresholds.put_over(&mut ruling.thresholds);
        for (rule, severity) in &self.severities {
            ruling.ignored.retain(|ignored| ignored != rule);
            match severity {
                Some(severity) => drop(ruling.severities.insert((*rule).to_owned(), *severity)),
                None => ruling.ignored.push((*rule).to_owned()),
            }
        }
        if self.owner.is_some() {
            ruling.owner.clone_from(&self.owner);
        }
    }
}

impl Stated {
    /// Puts what is stated over what held before.
    pub fn put_over(&self, thresholds: &mut Thresholds) {
        fn put<T: Clone>(stated: Option<&T>, held: &mut T) {
            if let Some(stated) = stated {
                held.clone_from(stated);
            }
        }
        put(self.dormant.as_ref(), &mut thresholds.dormant);
        put(self.stale.as_ref(), &mut thresholds.stale);
        put(self.quiet.as_ref(), &mut thresholds.quiet);
        put(self.deletion.as_ref(), &mut thresholds.deletion);
        put(self.forecast.as_ref(), &mut thresholds.forecast);
        put(self.key.as_ref(), &mut thresholds.key);
        put(self.max_admins.as_ref(), &mut thresholds.max_admins);
        put(self.domains.as_ref(), &mut thresholds.domains);
        put(self.agents.as_ref(), &mut thresholds.agents);
    }
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
