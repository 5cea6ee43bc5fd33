//! What a roster mends of what was found in an organization: people who are to leave it, and invitations that nobody answers.

use std::collections::HashSet;

use super::assessment::{Assessment, Found};
use super::certainty::Certainty;
use super::facts::{Facts, Me, Person, Waiting};
use super::finding::SubjectKind;
use crate::roster::{self, OrganizationName, Role, is_mask};

/// The wish for one organization.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    pub organization: OrganizationName,
    /// Who is to be absent, each once.
    pub absent: Vec<Absent<'a>>,
    /// Administrators of whom nothing is wanted: they are named, and left as they are.
    pub others: Vec<roster::Person>,
}

/// Somebody who is to be absent.
#[derive(Clone, Debug)]
pub struct Absent<'a> {
    /// The id of an account, or the address to which an invitation went.
    pub named: Named,
    pub name: String,
    /// Why.
    pub found: Vec<&'a Found>,
}

/// What names somebody for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Id(String),
    Address(String),
}

/// What a roster mends of what was found in an organization that was read whole; `None` where that is nothing, or not mine
/// to change. Nobody is in
/// it who is probably meant, nor who looks. Where no administrator who can act would be left, no administrator is: who
/// follows them is for a person to say.
pub fn wish<'a>(facts: &Facts, assessment: &'a Assessment) -> Option<Wish<'a>> {
    if !facts.me.as_ref().is_some_and(may_change) {
        return None;
    }
    let mut absent: Vec<Absent<'a>> = Vec::new();
    for found in assessment.found.iter().filter(|found| is_for_a_roster(found)) {
        let Some((named, name)) = whom(facts, found) else { continue };
        match absent.iter_mut().find(|known| known.named == named) {
            Some(known) => known.found.push(found),
            None => absent.push(Absent { named, name, found: vec![found] }),
        }
    }
    let leaves = |absent: &[Absent], person: &Person| {
        absent.iter().any(|known| known.named == Named::Id(person.person.id.clone()))
    };
    if facts.acting().all(|person| leaves(&absent, person)) {
        let acting: HashSet<&str> = facts.acting().map(|person| person.person.id.as_str()).collect();
        absent.retain(|known| !matches!(&known.named, Named::Id(id) if acting.contains(id.as_str())));
    }
    if absent.is_empty() {
        return None;
    }
    let others = facts.people.iter().filter(|person| person.administers() && !leaves(&absent, person));
    Some(Wish {
        organization: facts.name.clone(),
        others: others.map(|person| person.person.clone()).collect(),
        absent,
    })
}

/// True for who may change who is a member.
fn may_change(me: &Me) -> bool {
    me.staff || me.role == Some(Role::Admin)
}

/// True for a certain finding that a roster mends without anybody having to choose.
fn is_for_a_roster(found: &Found) -> bool {
    let finding = &found.finding;
    finding.certainty == Certainty::Certain
        && finding.mend.as_ref().is_some_and(|mend| mend.by_roster && mend.choose.is_empty())
}

/// Whom a finding is about, where that names somebody else than who looks, for certain.
fn whom(facts: &Facts, found: &Found) -> Option<(Named, String)> {
    let subject = &found.finding.subject;
    let is_me = |id: &str| facts.me.as_ref().is_some_and(|me| me.id == id);
    let named = match subject.kind {
        SubjectKind::Person => Named::Id(subject.id.clone()),
        SubjectKind::Invitation => {
            let is_it = |waiting: &&Waiting| waiting.id == subject.id;
            let waiting = facts.waiting.as_ref().ok()?.iter().find(is_it)?;
            match &waiting.person {
                Some(person) => Named::Id(person.id.clone()),
                None => Named::Address(waiting.address.clone().filter(|address| !is_mask(address))?),
            }
        }
        _ => return None,
    };
    if matches!(&named, Named::Id(id) if is_me(id)) {
        return None;
    }
    Some((named, subject.name.clone()))
}

#[cfg(test)]
#[path = "mending_tests.rs"]
mod tests;
