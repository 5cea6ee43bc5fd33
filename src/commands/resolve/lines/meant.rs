//! Whom each line of a roster means, as far as an organization and the answers to some questions tell. Nothing is read.

use std::collections::HashSet;

use reqwest::Url;

use super::contradiction;
use super::fields::Fields;
use crate::commands::resolve::reference::{Malformed, Noun, Reference};
use udata_client::Me;
use udatactl_core::roster::reconcile::{LineIdentity, Nobody};
use udatactl_core::roster::{CurrentMembers, Known, Mailbox, Meaning, Person};

/// A question that only the portal can answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    Id(String),
    Hex(String),
    Slug(String),
    /// Only its administrators may look for an address.
    Address(String),
}

/// Who is there, for whom and where.
struct There<'a> {
    known: Known<'a>,
    site: &'a Url,
    /// Who looks, where somebody is signed in.
    me: Option<&'a Me>,
    /// Who is on a line by what can mean nobody else.
    listed: HashSet<String>,
    /// The addresses whose invitations wait.
    invited: HashSet<String>,
}

impl<'a> There<'a> {
    fn of(site: &'a Url, me: Option<&'a Me>, current: &'a CurrentMembers) -> Self {
        let waiting = current
            .requests
            .iter()
            .flatten()
            .filter(|request| request.is_pending() && request.person.is_none());
        let invited = waiting.filter_map(|request| Some(request.email.as_ref()?.to_lowercase())).collect();
        Self { known: Known::of(current.everybody()), site, me, listed: HashSet::new(), invited }
    }
}

/// Finds whom each line means, as far as the organization tells; what only the portal can tell is a question.
pub fn among(
    site: &Url,
    me: Option<&Me>,
    current: &CurrentMembers,
    lines: &[Fields],
) -> Vec<Result<LineIdentity, Question>> {
    let mut there = There::of(site, me, current);
    let read: Vec<Reference> = lines.iter().map(|line| reference(line, site)).collect();
    let mut found: Vec<Option<Result<LineIdentity, Question>>> =
        lines.iter().zip(&read).map(|(line, reference)| plainly(&there, line, reference)).collect();
    // Who is on a line by what can mean nobody else is not on another by an address.
    there.listed = listed(found.iter().flatten().filter_map(|answer| answer.as_ref().ok()));
    there.known.set_aside(&there.listed);
    for ((line, reference), place) in lines.iter().zip(&read).zip(&mut found) {
        if let (None, Reference::Address(mailbox)) = (&place, reference) {
            *place = Some(addressed(&there, line, mailbox));
        }
    }
    let nobody = || Ok(LineIdentity::Nobody(Nobody::Unknown));
    found.into_iter().map(|known| known.unwrap_or_else(nobody)).collect()
}

/// Finds whom each line means once the portal has answered.
pub fn told(
    site: &Url,
    me: Option<&Me>,
    current: &CurrentMembers,
    lines: &[Fields],
    found: Vec<Result<LineIdentity, Question>>,
    answer: &dyn Fn(&Question) -> LineIdentity,
) -> Vec<LineIdentity> {
    if found.iter().all(Result::is_ok) {
        return found.into_iter().flatten().collect();
    }
    let mut everybody = There::of(site, me, current);
    everybody.listed = listed(found.iter().filter_map(|answer| answer.as_ref().ok()));
    let There { known, listed, .. } = &everybody;
    // An account that is deleted loses its slug, and may be that of somebody there; who has a new account is called alike.
    let closed = |question: &Question, line: &Fields| {
        let gone = current.gone().filter(|_| matches!(question, Question::Slug(_)));
        let called = line.name.map(|name| known.name(name)).unwrap_or_default().into_iter();
        let may_be: Vec<&Person> = gone.chain(called.filter(|person| !listed.contains(&person.id))).collect();
        if may_be.is_empty() { LineIdentity::Nobody(Nobody::Closed) } else { several(&may_be) }
    };
    let tell = |(found, line): (Result<LineIdentity, Question>, &Fields)| {
        let question = match found {
            Ok(who) => return who,
            Err(question) => question,
        };
        let there = match &question {
            Question::Hex(digits) => known.slug(digits),
            _ => Meaning::Unknown,
        };
        match (there, answer(&question)) {
            // The slug of somebody there, and the id of another one, or of an account that is closed.
            (Meaning::Certain(there), LineIdentity::Person(other)) if other.id != there.id => {
                several(&[there, &other])
            }
            (Meaning::Certain(there), LineIdentity::Nobody(_)) => several(&[there]),
            (_, LineIdentity::Person(person)) => contradicted(&everybody, &person, line),
            (_, LineIdentity::Address(address)) => newcomer(&everybody, line, line.name, address),
            (_, LineIdentity::Nobody(Nobody::Closed)) => closed(&question, line),
            (_, who) => who,
        }
    };
    found.into_iter().zip(lines).map(tell).collect()
}

fn listed<'a>(found: impl Iterator<Item = &'a LineIdentity>) -> HashSet<String> {
    let person = |who: &LineIdentity| match who {
        LineIdentity::Person(person) => Some(person.id.clone()),
        _ => None,
    };
    found.filter_map(person).collect()
}

/// The reference that names somebody on a line: what was settled, what was written, else the address beside it.
fn reference(line: &Fields, site: &Url) -> Reference {
    if let Some(id) = line.id {
        return Reference::Id(id.to_lowercase());
    }
    let mail = || line.mail.map(|mail| Reference::parse(mail, Noun::Person, site));
    match line.person.map(|person| Reference::parse(person, Noun::Person, site)) {
        // A name says less than an address.
        Some(Reference::Name(name)) => match mail() {
            Some(Reference::Address(Mailbox { address, .. })) => {
                Reference::Address(Mailbox { address, name: Some(name) })
            }
            _ => Reference::Name(name),
        },
        Some(reference) => reference,
        None => mail().unwrap_or(Reference::Malformed(Malformed::Address)),
    }
}

/// Finds whom a line means that has no address; nothing for one that has.
fn plainly(there: &There, line: &Fields, reference: &Reference) -> Option<Result<LineIdentity, Question>> {
    let There { known, me, .. } = there;
    let meaning = match reference {
        Reference::Address(_) => return None,
        Reference::Me => me.and_then(|me| known.id(&me.id)).map_or(Meaning::Unknown, Meaning::Certain),
        Reference::Id(id) => known.id(id).map_or(Meaning::Unknown, Meaning::Certain),
        Reference::Hex(digits) => known.hex(digits),
        Reference::Slug(slug) => known.slug(slug),
        Reference::Name(name) => known.named(name),
        Reference::Elsewhere(_) | Reference::NoSuchPage(_) | Reference::Malformed(_) => {
            return Some(Ok(LineIdentity::Nobody(Nobody::Elsewhere)));
        }
    };
    Some(match (meaning, reference) {
        // The digits may be the id of somebody who is not there.
        (Meaning::Certain(person), Reference::Hex(digits)) if person.id != *digits => {
            Err(Question::Hex(digits.clone()))
        }
        (Meaning::Certain(person), _) => Ok(contradicted(there, person, line)),
        (Meaning::Probable(person), _) => {
            Ok(LineIdentity::Probable { person: person.clone(), by_address: false })
        }
        (Meaning::Ambiguous(people), _) => Ok(several(&people)),
        (Meaning::Unknown, Reference::Id(id)) => Err(Question::Id(id.clone())),
        (Meaning::Unknown, Reference::Me) => {
            me.map_or(Ok(LineIdentity::Nobody(Nobody::Unknown)), |me| Err(Question::Id(me.id.clone())))
        }
        (Meaning::Unknown, Reference::Hex(digits)) => Err(Question::Hex(digits.clone())),
        (Meaning::Unknown, Reference::Slug(slug)) => Err(Question::Slug(slug.clone())),
        (Meaning::Unknown, _) => Ok(LineIdentity::Nobody(Nobody::Name)),
    })
}

/// Finds whom a line names, unless something else that it says is of others who are there.
fn contradicted(there: &There, person: &Person, line: &Fields) -> LineIdentity {
    match contradiction::others(&there.known, there.me, there.site, line, person).as_slice() {
        [] if line.is_absent && contradiction::is_unlikely(&there.known, there.site, line, person) => {
            several(&[person])
        }
        [] => LineIdentity::Person(person.clone()),
        others => several(&[&[person], others].concat()),
    }
}

/// Finds whoever has that address, as far as the portal shows it.
fn addressed(there: &There, line: &Fields, mailbox: &Mailbox) -> Result<LineIdentity, Question> {
    let There { known, me, .. } = there;
    let address = mailbox.address.to_lowercase();
    let is_mine = |me: &&Me| me.email.as_deref().is_some_and(|mine| mine.to_lowercase() == address);
    if let Some(person) = me.filter(is_mine).and_then(|me| known.id(&me.id)) {
        return Ok(contradicted(there, person, line));
    }
    let name = line.name.or(mailbox.name.as_deref());
    match known.address(&address) {
        Meaning::Certain(person) => return Ok(contradicted(there, person, line)),
        Meaning::Ambiguous(people) => return Ok(several(&people)),
        _ => {}
    }
    match known.mailbox(&address, name) {
        _ if me.is_some_and(Me::is_portal_administrator) => Err(Question::Address(mailbox.address.clone())),
        _ if line.is_new => Ok(LineIdentity::Address(mailbox.address.clone())),
        Meaning::Probable(person) => Ok(LineIdentity::Probable { person: person.clone(), by_address: true }),
        Meaning::Ambiguous(people) => Ok(several(&people)),
        Meaning::Certain(_) | Meaning::Unknown => Ok(newcomer(there, line, name, mailbox.address.clone())),
    }
}

/// Finds somebody new, unless somebody whom no other line names is called so: they may have another address by now.
fn newcomer(there: &There, line: &Fields, name: Option<&str>, address: String) -> LineIdentity {
    let is_known = line.is_new || there.invited.contains(&address.to_lowercase());
    let mut called = name.filter(|_| !is_known).map(|name| there.known.name(name)).unwrap_or_default();
    called.retain(|person| !there.listed.contains(&person.id));
    if called.is_empty() { LineIdentity::Address(address) } else { several(&called) }
}

fn several(people: &[&Person]) -> LineIdentity {
    LineIdentity::Ambiguous(people.iter().map(|person| (*person).clone()).collect())
}
