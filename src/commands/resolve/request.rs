//! What was typed becomes exactly one request or invitation of an organization.

use std::collections::BTreeMap;

use super::member::line;
use super::person::{ask_whether, malformed};
use super::reference::{Noun, Reference};
use super::{elsewhere, not_empty};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::roster::{Pending, Person, Roll, is_mask, is_named};

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
/// Exit 2 for what is no reference; exit 6 for none, for several people, for one that names nobody, and for the other of
/// the two kinds.
pub fn request<'a>(
    context: &Context,
    roll: &'a Roll,
    kind: Kind,
    typed: &str,
) -> anyhow::Result<&'a Pending> {
    let typed = not_empty(typed, if kind == Kind::Request { "REQUEST" } else { "INVITATION" })?;
    let all = || roll.requests.iter().flatten();
    // Said to be an identifier, it can be a request's too.
    let said = typed.get(..3).filter(|word| word.eq_ignore_ascii_case("id:")).map(|_| typed[3..].trim());
    let identified = all().find(|one| one.id.eq_ignore_ascii_case(said.unwrap_or(&typed)));
    let mut found: Vec<&Pending> = match (identified, said) {
        (Some(_), Some(_)) => Vec::new(),
        _ => of_person(context, roll, kind, &typed)?,
    };
    if let Some(one) = identified {
        if !kind.is(one) {
            return Err(of_the_other_kind(roll, kind, &typed).into());
        } else if one.is_damaged() {
            return Err(damaged(&typed).into());
        }
        // The identifier of one may be the slug of somebody else.
        found.retain(|other| whose(other) != whose(one));
        found.push(one);
        return match found.len() {
            1 => Ok(one),
            _ => Err(ambiguous(&typed, &found).into()),
        };
    }
    if found.is_empty() {
        return named(context, roll, kind, &typed);
    }
    only_one(&typed, &found)
}

/// Those of whom the text names; nobody by a name, which is only probable.
fn of_person<'a>(
    context: &Context,
    roll: &'a Roll,
    kind: Kind,
    typed: &str,
) -> anyhow::Result<Vec<&'a Pending>> {
    let all = usable(roll, kind);
    let of = |is: &dyn Fn(&Person) -> bool| -> Vec<&'a Pending> {
        all.iter().filter(|one| one.person.as_ref().is_some_and(is)).copied().collect()
    };
    Ok(match Reference::parse(typed, Noun::Person, context.portal()?.site()) {
        Reference::Me => {
            let me = &context.me()?.id;
            of(&|person| person.id == *me)
        }
        Reference::Id(id) => of(&|person| person.id == id),
        Reference::Hex(digits) => of(&|person| person.id == digits || person.slug == digits),
        Reference::Slug(slug) => of(&|person| person.slug == slug),
        Reference::Address(mailbox) => {
            let email = mailbox.address.to_lowercase();
            let same = |one: &&&Pending| one.address().is_some_and(|own| own.to_lowercase() == email);
            all.iter().filter(same).copied().collect()
        }
        Reference::Elsewhere(address) => return Err(elsewhere(context, &address).into()),
        Reference::Malformed(why) => return Err(malformed(typed, why).into()),
        Reference::Name(_) | Reference::NoSuchPage(_) => Vec::new(),
    })
}

fn usable(roll: &Roll, kind: Kind) -> Vec<&Pending> {
    roll.requests.iter().flatten().filter(|one| kind.is(one) && !one.is_damaged()).collect()
}

/// Whose it is: an account's, or an address's.
fn whose(one: &Pending) -> String {
    match (&one.person, &one.email) {
        (Some(person), _) => person.id.clone(),
        (None, email) => email.as_deref().unwrap_or(&one.id).to_lowercase(),
    }
}

/// Of one person's the pending one, else the latest.
///
/// # Errors
/// Exit 6 where they are several people's.
fn only_one<'a>(typed: &str, found: &[&'a Pending]) -> anyhow::Result<&'a Pending> {
    let mut people: BTreeMap<String, Vec<&Pending>> = BTreeMap::new();
    found.iter().for_each(|one| people.entry(whose(one)).or_default().push(one));
    match people.into_values().collect::<Vec<_>>().as_slice() {
        [theirs] => current(theirs).ok_or_else(|| ambiguous(typed, found).into()),
        several => {
            let each: Vec<&Pending> = several.iter().filter_map(|theirs| current(theirs)).collect();
            Err(ambiguous(typed, &each).into())
        }
    }
}

/// By name: one person is shown and asked about, several are listed.
fn named<'a>(context: &Context, roll: &'a Roll, kind: Kind, typed: &str) -> anyhow::Result<&'a Pending> {
    let all = usable(roll, kind);
    let called = |one: &&Pending| one.person.as_ref().is_some_and(|person| is_named(person, typed));
    let found: Vec<&Pending> = all.iter().copied().filter(called).collect();
    if found.is_empty() {
        return Err(unknown(roll, kind, &all, typed).into());
    }
    let one = only_one(typed, &found)?;
    ask_whether(context, typed, &described(one))?;
    Ok(one)
}

/// The pending one, else the latest.
fn current<'a>(found: &[&'a Pending]) -> Option<&'a Pending> {
    found.iter().find(|one| one.is_pending()).or_else(|| found.iter().max_by_key(|one| &one.created)).copied()
}

/// A request so that it can be told from another, and named by what is last.
fn described(one: &Pending) -> String {
    match (&one.person, &one.email) {
        (Some(person), _) => format!("{} · {}", line(person), one.id),
        (None, email) => format!("{} · {}", email.as_deref().unwrap_or_default(), one.id),
    }
}

fn ambiguous(typed: &str, found: &[&Pending]) -> Failure {
    let lines: Vec<String> = found.iter().map(|one| described(one)).collect();
    let message =
        message!("failure-ambiguous-request", typed = typed, count = lines.len(), candidates = lines);
    Failure::new(ExitStatus::NotFound, "ambiguous", message).hint(message!("hint-use-request-id"))
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
        one.is_pending()
            && own.is_some()
            && own == domain
            && one.account_email.as_deref().is_some_and(is_mask)
    };
    let near: Vec<String> =
        all.iter().filter(there).filter_map(|one| one.person.as_ref()).map(line).collect();
    if !near.is_empty() {
        failure = failure.hint(message!("hint-masked-addresses", candidates = near));
    }
    failure.try_command(format!("udatactl {} list {} --status all", kind.noun(), organization.word()))
}
