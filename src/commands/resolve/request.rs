//! What was typed becomes exactly one request or invitation of an organization.

use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::portal::reference::{Noun, Reference};
use crate::roster::{Pending, Person, Roll};

use super::{elsewhere, is_named, line, not_empty, only_one};

/// Which of the two is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Request,
    Invitation,
}

impl Kind {
    fn is(self, pending: &Pending) -> bool {
        pending.invitation == (self == Self::Invitation)
    }

    fn noun(self) -> &'static str {
        if self == Self::Request { "requests" } else { "invite" }
    }
}

/// The request or invitation that was typed: its identifier, or the person: id, slug, address, or name. Of several of
/// one person the pending one counts, else the latest.
///
/// # Errors
/// Exit 6 for none, for several people, for one that names nobody, and for the other of the two kinds.
pub fn request<'a>(
    context: &Context,
    roll: &'a Roll,
    kind: Kind,
    typed: &str,
) -> anyhow::Result<&'a Pending> {
    let typed = not_empty(typed, if kind == Kind::Request { "REQUEST" } else { "INVITATION" })?;
    if let Some(found) = roll.requests.iter().flatten().find(|one| one.id.eq_ignore_ascii_case(&typed)) {
        return if !kind.is(found) {
            Err(of_the_other_kind(roll, kind, &typed).into())
        } else if found.is_damaged() {
            Err(damaged(&typed).into())
        } else {
            Ok(found)
        };
    }
    let all: Vec<&Pending> =
        roll.requests.iter().flatten().filter(|one| kind.is(one) && !one.is_damaged()).collect();
    let of = |is: &dyn Fn(&Person) -> bool| -> Vec<&'a Pending> {
        all.iter().filter(|one| one.person.as_ref().is_some_and(is)).copied().collect()
    };
    let found = match Reference::parse(&typed, Noun::Person, context.portal()?.site()) {
        Reference::Me => {
            let me = &context.me()?.id;
            of(&|person| person.id == *me)
        }
        Reference::Id(id) => of(&|person| person.id == id),
        Reference::Slug(slug) => of(&|person| person.slug == slug),
        Reference::Email(email) => {
            let same = |one: &&&Pending| one.address().is_some_and(|own| own.eq_ignore_ascii_case(&email));
            all.iter().filter(same).copied().collect()
        }
        Reference::Elsewhere(address) => return Err(elsewhere(context, &address).into()),
        Reference::Name(_) | Reference::NoSuchPage(_) => Vec::new(),
    };
    if let Some(one) = current(&found) {
        return Ok(one);
    }
    match named(context, &all, &typed)? {
        Some(one) => Ok(one),
        None => Err(unknown(roll, kind, &all, &typed).into()),
    }
}

/// By name: one person is shown and asked about, several are listed.
fn named<'a>(context: &Context, all: &[&'a Pending], typed: &str) -> anyhow::Result<Option<&'a Pending>> {
    let mut people: Vec<Person> = Vec::new();
    for person in all.iter().filter_map(|one| one.person.as_ref()) {
        if is_named(person, typed) && people.iter().all(|known| known.id != person.id) {
            people.push(person.clone());
        }
    }
    let lines: Vec<String> = people.iter().map(line).collect();
    let Some(index) = only_one(context, typed, &people, &lines)? else { return Ok(None) };
    let theirs = |one: &&&Pending| one.person.as_ref().is_some_and(|person| person.id == people[index].id);
    let found: Vec<&Pending> = all.iter().filter(theirs).copied().collect();
    Ok(current(&found))
}

/// The pending one, else the latest.
fn current<'a>(found: &[&'a Pending]) -> Option<&'a Pending> {
    found.iter().find(|one| one.is_pending()).or_else(|| found.iter().max_by_key(|one| &one.created)).copied()
}

fn damaged(typed: &str) -> Failure {
    Failure::new(ExitStatus::NotFound, "damaged", message!("failure-damaged-request", typed = typed))
}

fn of_the_other_kind(roll: &Roll, kind: Kind, typed: &str) -> Failure {
    let (code, key, other) = match kind {
        Kind::Request => ("is_invitation", "failure-is-invitation", Kind::Invitation),
        Kind::Invitation => ("is_request", "failure-is-request", Kind::Request),
    };
    Failure::new(ExitStatus::NotFound, code, message!(key, typed = typed)).try_command(format!(
        "udatactl {} list {}",
        other.noun(),
        roll.organization.word()
    ))
}

/// Nothing that was typed; an address may be one that the portal masks.
fn unknown(roll: &Roll, kind: Kind, all: &[&Pending], typed: &str) -> Failure {
    let organization = &roll.organization;
    let (code, key) = match kind {
        Kind::Request => ("unknown_request", "failure-unknown-request"),
        Kind::Invitation => ("unknown_invitation", "failure-unknown-invitation"),
    };
    let message = message!(key, typed = typed, organization = &organization.name);
    let mut failure = Failure::new(ExitStatus::NotFound, code, message);
    let domain = typed.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let there = |one: &&&Pending| {
        let own = one.domain().map(str::to_lowercase);
        one.is_pending() && own.is_some() && own == domain
    };
    let near: Vec<String> =
        all.iter().filter(there).filter_map(|one| one.person.as_ref()).map(line).collect();
    if !near.is_empty() {
        failure = failure.hint(message!("hint-masked-addresses", candidates = near));
    }
    failure.try_command(format!("udatactl {} list {} --status all", kind.noun(), organization.word()))
}
