//! Resolving what was typed to exactly one request or invitation of an organization.

use std::collections::BTreeMap;

use super::member::line;
use super::person::{ask_whether, malformed, with_id};
use super::reference::{Noun, Reference};
use super::typed::{elsewhere, not_empty};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::Me;
use udatactl_core::roster::{CurrentMembers, Person, Request, is_mask, is_named};
use udatactl_core::text::after;
use udatactl_core::text::shell::Command;

/// Which of the two is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Request,
    Invitation,
}

impl Kind {
    fn is(self, pending: &Request) -> bool {
        pending.invitation == (self == Self::Invitation)
    }

    fn noun(self) -> &'static str {
        if self == Self::Request { "requests" } else { "invite" }
    }
}

/// Finds the request or invitation that was typed: its identifier, or the person: id, slug, address, or name. Of
/// several of one person the pending one counts, else the latest.
///
/// # Errors
/// Exit 2 for what is no reference; exit 6 for none, for several people, for one that names nobody, and for the other of
/// the two kinds.
pub fn request<'a>(
    context: &Context,
    current: &'a CurrentMembers,
    kind: Kind,
    typed: &str,
) -> anyhow::Result<&'a Request> {
    let typed = not_empty(typed, if kind == Kind::Request { "REQUEST" } else { "INVITATION" })?;
    let reference = Reference::parse(&typed, Noun::Person, context.portal()?.site());
    match among(current, kind, &typed, &reference, &|| context.me())? {
        Found::One(one) => Ok(one),
        Found::Probable(one) => {
            ask_whether(context, &typed, &told(context, one))?;
            Ok(one)
        }
        Found::SlugOf(one, digits) => match with_id(context, &digits)? {
            Some(other) => Err(ambiguous(&typed, vec![other, described(one)]).into()),
            None => Ok(one),
        },
        Found::Several(found) => {
            Err(ambiguous(&typed, found.iter().map(|request| described(request)).collect()).into())
        }
        Found::Damaged => Err(damaged(&typed).into()),
        Found::OfTheOtherKind => Err(of_the_other_kind(current, kind, &typed).into()),
        Found::Nobody => match reference {
            Reference::Elsewhere(address) => Err(elsewhere(context, &address).into()),
            Reference::Malformed(why) => Err(malformed(&typed, why).into()),
            _ => Err(unknown(current, kind, &usable(current, kind), &typed).into()),
        },
    }
}

/// The meaning of a text among the requests and invitations of an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    One(&'a Request),
    /// The request of somebody who is only probable: by a name.
    Probable(&'a Request),
    /// These digits are the slug of whose it is, and perhaps the id of somebody who has none there.
    SlugOf(&'a Request, String),
    /// Requests of several people.
    Several(Vec<&'a Request>),
    Damaged,
    OfTheOtherKind,
    Nobody,
}

/// Finds what was typed among the requests and invitations.
///
/// # Errors
/// Whatever `me` gives.
pub fn among<'a, 'm>(
    current: &'a CurrentMembers,
    kind: Kind,
    typed: &str,
    reference: &Reference,
    me: &dyn Fn() -> anyhow::Result<&'m Me>,
) -> anyhow::Result<Found<'a>> {
    let all = || current.requests.iter().flatten();
    // Said to be an identifier, it can be a request's too.
    let said = after(typed, "id:");
    let identified = all().find(|request| request.id.eq_ignore_ascii_case(said.unwrap_or(typed)));
    let mut found: Vec<&Request> = match (identified, said) {
        (Some(_), Some(_)) => Vec::new(),
        _ => of_person(current, kind, reference, me)?,
    };
    if let Some(one) = identified {
        if !kind.is(one) {
            return Ok(Found::OfTheOtherKind);
        } else if one.is_damaged() {
            return Ok(Found::Damaged);
        }
        // The identifier of one may be the slug of somebody else.
        found.retain(|other| whose(other) != whose(one));
        found.push(one);
        return Ok(if found.len() == 1 { Found::One(one) } else { Found::Several(found) });
    }
    if !found.is_empty() {
        let is_slug =
            |request: &Request, digits: &String| request.person.as_ref().is_some_and(|it| it.id != *digits);
        return Ok(match (only_one(&found), reference) {
            (Found::One(one), Reference::Hex(digits)) if is_slug(one, digits) => {
                Found::SlugOf(one, digits.clone())
            }
            (other, _) => other,
        });
    }
    // By a name nobody is more than probable.
    let named = |request: &&Request| request.person.as_ref().is_some_and(|person| is_named(person, typed));
    found = match reference {
        Reference::Elsewhere(_) | Reference::Malformed(_) => Vec::new(),
        _ => usable(current, kind).into_iter().filter(named).collect(),
    };
    Ok(match only_one(&found) {
        Found::One(one) => Found::Probable(one),
        other => other,
    })
}

/// Finds the requests of whom the text names; nobody by a name, which is only probable.
fn of_person<'a, 'm>(
    current: &'a CurrentMembers,
    kind: Kind,
    reference: &Reference,
    me: &dyn Fn() -> anyhow::Result<&'m Me>,
) -> anyhow::Result<Vec<&'a Request>> {
    let all = usable(current, kind);
    let of = |is: &dyn Fn(&Person) -> bool| -> Vec<&'a Request> {
        all.iter().filter(|request| request.person.as_ref().is_some_and(is)).copied().collect()
    };
    Ok(match reference {
        Reference::Me => {
            let me = &me()?.id;
            of(&|person| person.id == *me)
        }
        Reference::Id(id) => of(&|person| person.id == *id),
        Reference::Hex(digits) => of(&|person| person.id == *digits || person.slug == *digits),
        Reference::Slug(slug) => of(&|person| person.slug == *slug),
        Reference::Address(mailbox) => {
            let email = mailbox.address.to_lowercase();
            let same = |request: &&&Request| request.address().is_some_and(|own| own.to_lowercase() == email);
            all.iter().filter(same).copied().collect()
        }
        Reference::Name(_) | Reference::NoSuchPage(_) | Reference::Elsewhere(_) | Reference::Malformed(_) => {
            Vec::new()
        }
    })
}

fn usable(current: &CurrentMembers, kind: Kind) -> Vec<&Request> {
    current.requests.iter().flatten().filter(|request| kind.is(request) && !request.is_damaged()).collect()
}

/// The account, or the address, whose request it is.
fn whose(request: &Request) -> String {
    match (&request.person, &request.email) {
        (Some(person), _) => person.id.clone(),
        (None, email) => email.as_deref().unwrap_or(&request.id).to_lowercase(),
    }
}

/// Takes of one person's requests the pending one, else the latest; of several people's one each.
fn only_one<'a>(found: &[&'a Request]) -> Found<'a> {
    let mut people: BTreeMap<String, Vec<&Request>> = BTreeMap::new();
    found.iter().for_each(|request| people.entry(whose(request)).or_default().push(request));
    let each: Vec<&Request> = people.values().filter_map(|theirs| latest(theirs)).collect();
    match each.as_slice() {
        [] => Found::Nobody,
        [one] => Found::One(one),
        _ => Found::Several(each),
    }
}

/// Takes the pending request, else the latest.
fn latest<'a>(found: &[&'a Request]) -> Option<&'a Request> {
    found
        .iter()
        .find(|request| request.is_pending())
        .or_else(|| found.iter().max_by_key(|request| &request.created))
        .copied()
}

/// The same for who is asked whether it is that one: the request's own identifier tells a person nothing.
fn told(context: &Context, request: &Request) -> String {
    match &request.person {
        Some(person) if context.terminal.can_ask() => line(person),
        _ => described(request),
    }
}

/// A request so that it can be told from another, and named by what is last.
fn described(request: &Request) -> String {
    match (&request.person, &request.email) {
        (Some(person), _) => format!("{} · {}", line(person), request.id),
        (None, email) => format!("{} · {}", email.as_deref().unwrap_or_default(), request.id),
    }
}

fn ambiguous(typed: &str, lines: Vec<String>) -> Failure {
    let message =
        message!("failure-ambiguous-request", typed = typed, count = lines.len(), candidates = lines);
    Failure::new(Code::Ambiguous, message).hint(message!("hint-use-request-id"))
}

fn damaged(typed: &str) -> Failure {
    Failure::new(Code::Damaged, message!("failure-damaged-request", typed = typed))
}

fn of_the_other_kind(current: &CurrentMembers, kind: Kind, typed: &str) -> Failure {
    let (code, key, other) = match kind {
        Kind::Request => (Code::IsInvitation, "failure-is-invitation", Kind::Invitation),
        Kind::Invitation => (Code::IsRequest, "failure-is-request", Kind::Request),
    };
    Failure::new(code, message!(key, typed = typed))
        .try_command(Command::new("{} list {}", &[other.noun(), &current.organization.word()]))
}

/// The failure for a text that names none; an address may be one that the portal masks.
fn unknown(current: &CurrentMembers, kind: Kind, all: &[&Request], typed: &str) -> Failure {
    let organization = &current.organization;
    let (code, key) = match kind {
        Kind::Request => (Code::UnknownRequest, "failure-unknown-request"),
        Kind::Invitation => (Code::UnknownInvitation, "failure-unknown-invitation"),
    };
    let message = message!(key, typed = typed, organization = &organization.name);
    let mut failure = Failure::new(code, message);
    let domain = typed.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let there = |request: &&&Request| {
        let own = request.domain().map(str::to_lowercase);
        request.is_pending()
            && own.is_some()
            && own == domain
            && request.account_email.as_deref().is_some_and(is_mask)
    };
    let near: Vec<String> =
        all.iter().filter(there).filter_map(|request| request.person.as_ref()).map(line).collect();
    if !near.is_empty() {
        failure = failure.hint(message!("hint-masked-addresses", candidates = near));
    }
    failure.try_command(Command::new("{} list {} --status all", &[kind.noun(), &organization.word()]))
}
