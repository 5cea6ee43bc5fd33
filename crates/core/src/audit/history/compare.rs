//! One organization at two moments. When somebody was last seen, and what is shown of an address, is no difference.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::{Difference, What, Whom};
use super::line::{Member, Observation, Pending};
use crate::roster::Role;

/// Finds what is different in an organization that was seen both times.
pub fn seen_twice(before: &Observation, after: &Observation) -> Vec<Difference> {
    let of = Of { after };
    match (&before.deleted, &after.deleted) {
        (None, Some(_)) => return vec![of.it(What::Deleted, None, None)],
        (Some(_), Some(_)) => return Vec::new(),
        (Some(_), None) => return vec![of.it(What::Restored, None, None)],
        (None, None) => {}
    }
    let mut found = identity(&of, before);
    let (then, now) = (each_once(&before.members), each_once(&after.members));
    found.extend(members(&of, &then, &now));
    if let (Some(waited), Some(wait)) = (&before.pending, &after.pending) {
        found.extend(pending(&of, waited, wait));
    }
    found
}

/// The differences of an organization.
struct Of<'a> {
    after: &'a Observation,
}

impl Of<'_> {
    fn it(&self, what: What, before: Option<&str>, after: Option<&str>) -> Difference {
        Difference {
            organization: self.after.name.clone(),
            what,
            whom: None,
            request: None,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        }
    }

    fn somebody(
        &self,
        what: What,
        whom: impl Into<Whom>,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Difference {
        Difference { whom: Some(whom.into()), ..self.it(what, before, after) }
    }
}

fn identity(of: &Of, before: &Observation) -> Vec<Difference> {
    let after = of.after;
    let mut found = Vec::new();
    let (was, is) = (&before.name, &after.name);
    if was.name != is.name {
        found.push(of.it(What::Renamed, Some(&was.name), Some(&is.name)));
    } else if was.slug != is.slug {
        found.push(of.it(What::Renamed, Some(&was.slug), Some(&is.slug)));
    }
    if before.siret != after.siret {
        found.push(of.it(What::Siret, before.siret.as_deref(), after.siret.as_deref()));
    }
    let badges = |seen: &Observation| -> BTreeSet<String> { seen.badges.iter().cloned().collect() };
    let (had, has) = (badges(before), badges(after));
    found.extend(has.difference(&had).map(|badge| of.it(What::BadgeGiven, None, Some(badge))));
    found.extend(had.difference(&has).map(|badge| of.it(What::BadgeTaken, Some(badge), None)));
    found
}

/// The members by their ids: of one who is there twice, the higher role counts.
fn each_once(members: &[Member]) -> BTreeMap<&str, &Member> {
    let mut once: BTreeMap<&str, &Member> = BTreeMap::new();
    for member in members {
        let known = once.entry(&member.id).or_insert(member);
        let height = |member: &Member| (Role::parse(&member.role), member.role.clone());
        if height(member) > height(known) {
            *known = member;
        }
    }
    once
}

fn members(of: &Of, then: &BTreeMap<&str, &Member>, now: &BTreeMap<&str, &Member>) -> Vec<Difference> {
    let mut found = Vec::new();
    for (id, member) in now {
        match then.get(id) {
            None => found.push(of.somebody(What::Came, *member, None, Some(&member.role))),
            Some(before) => found.extend(stayed(of, before, member)),
        }
    }
    let left = then.iter().filter(|(id, _)| !now.contains_key(*id));
    found.extend(left.map(|(_, member)| of.somebody(What::Left, *member, Some(&member.role), None)));
    found
}

/// A member both times. A deleted account has no name any more: the earlier one is told.
fn stayed(of: &Of, before: &Member, after: &Member) -> Vec<Difference> {
    let mut found = Vec::new();
    let whom = if after.account == "deleted" { before } else { after };
    if before.role != after.role {
        let what = match (Role::parse(&before.role), Role::parse(&after.role)) {
            (Some(was), Some(is)) if is > was => What::Rose,
            (Some(_), Some(_)) => What::Fell,
            _ => What::Role,
        };
        found.push(of.somebody(what, whom, Some(&before.role), Some(&after.role)));
    }
    let gone = ["deleted", "switched_off"];
    let is_gone = |member: &Member| gone.contains(&member.account.as_str());
    match (is_gone(before), is_gone(after)) {
        // Nobody knows whether an account of which nothing was shown was switched off before; the deleted are always told.
        (false, true) if after.account == "deleted" || before.account == "active" => {
            let (role, account) = (before.role.as_str(), after.account.as_str());
            found.push(of.somebody(What::AccountGone, whom, Some(role), Some(account)));
        }
        (true, false) if before.account == "deleted" || after.account == "active" => {
            let (account, role) = (before.account.as_str(), after.role.as_str());
            found.push(of.somebody(What::AccountBack, whom, Some(account), Some(role)));
        }
        _ => {}
    }
    found
}

fn pending(of: &Of, before: &[Pending], after: &[Pending]) -> Vec<Difference> {
    let ids = |all: &[Pending]| -> BTreeSet<String> { all.iter().map(|one| one.id.clone()).collect() };
    let (waited, waits) = (ids(before), ids(after));
    let member = |one: &Pending| {
        let is_theirs = |member: &&Member| one.person.as_ref() == Some(&member.id);
        of.after.members.iter().find(is_theirs).map(|member| member.role.as_str())
    };
    let mut told = BTreeSet::new();
    let mut each = |all: &[Pending], others: &BTreeSet<String>, make: &dyn Fn(&Pending) -> Difference| {
        let new = all.iter().filter(|one| !others.contains(&one.id) && told.insert(one.id.clone()));
        new.map(|one| Difference { request: Some(one.id.clone()), ..make(one) }).collect::<Vec<_>>()
    };
    let mut found = each(after, &waited, &|one| {
        let what = if one.invitation { What::Invited } else { What::Asked };
        of.somebody(what, one, None, one.role.as_deref())
    });
    found.extend(each(before, &waits, &|one| {
        let what = if one.invitation { What::InvitationAnswered } else { What::RequestAnswered };
        of.somebody(what, one, one.role.as_deref(), member(one))
    }));
    found
}
