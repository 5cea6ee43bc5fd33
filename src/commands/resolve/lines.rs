//! Who is behind each line of a roster: looked for in the organization first, then on the portal.

use std::collections::{HashMap, HashSet};

use super::person::{also_named, usable};
use super::reference::{Malformed, Noun, Reference};
use crate::context::Context;
use crate::membership;
use crate::portal::{self, Me, Portal, User};
use crate::roster::reconcile::{Nobody, Who};
use crate::roster::{Known, Mailbox, Meaning, Person, Roll, is_named};

/// What a line says of somebody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields<'a> {
    /// Settled before, beside what was written.
    pub id: Option<&'a str>,
    /// Whatever names them: an id, a slug, a page, an address, a name.
    pub person: Option<&'a str>,
    pub mail: Option<&'a str>,
    pub name: Option<&'a str>,
    /// The address was said to belong to nobody yet.
    pub is_new: bool,
}

/// What only the portal can tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    Id(String),
    Hex(String),
    Slug(String),
    /// Only its administrators may look for an address.
    Address(String),
}

/// Looks for the people of each organization's lines; in the order given.
///
/// # Errors
/// A read that fails: nothing is concluded from it.
pub fn find(context: &Context, parts: &[(&Roll, Vec<Fields>)]) -> anyhow::Result<Vec<Vec<Who>>> {
    let mut found = Vec::with_capacity(parts.len());
    for (roll, lines) in parts {
        found.push(among(context, roll, lines)?);
    }
    let mut seen = HashSet::new();
    let asked = found.iter().flatten().filter_map(|one| one.as_ref().err());
    let questions: Vec<&Question> = asked.filter(|question| seen.insert(*question)).collect();
    let read = context.read_each(&questions, |portal, question| answer(portal, question))?;
    let mut answers: HashMap<Question, Who> = HashMap::with_capacity(questions.len());
    for (question, who) in questions.into_iter().zip(read) {
        answers.insert(question.clone(), who?);
    }
    let told = |question: Question| answers.get(&question).cloned().unwrap_or(Who::Nobody(Nobody::Unknown));
    Ok(found
        .into_iter()
        .map(|lines| lines.into_iter().map(|one| one.unwrap_or_else(told)).collect())
        .collect())
}

/// Whom each line means, as far as the organization tells; what only the portal can tell is a question.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn among(context: &Context, roll: &Roll, lines: &[Fields]) -> anyhow::Result<Vec<Result<Who, Question>>> {
    let (site, me) = (context.portal()?.site(), context.me()?);
    let mut known = Known::of(roll.everybody());
    let read: Vec<Reference> = lines.iter().map(|line| reference(line, site)).collect();
    let mut found: Vec<Option<Result<Who, Question>>> =
        lines.iter().zip(&read).map(|(line, reference)| plainly(&known, me, line, reference)).collect();
    // Who is on a line by what can mean nobody else is not on another by an address.
    let listed: HashSet<String> = found
        .iter()
        .flatten()
        .filter_map(|one| match one {
            Ok(Who::Person(person)) => Some(person.id.clone()),
            _ => None,
        })
        .collect();
    known.set_aside(&listed);
    for ((line, reference), place) in lines.iter().zip(&read).zip(&mut found) {
        if let (None, Reference::Address(mailbox)) = (&place, reference) {
            *place = Some(addressed(&known, me, line, mailbox));
        }
    }
    let nobody = || Ok(Who::Nobody(Nobody::Unknown));
    Ok(found.into_iter().map(|one| one.unwrap_or_else(nobody)).collect())
}

/// What names somebody on a line: what was settled, what was written, else the address beside it.
fn reference(line: &Fields, site: &reqwest::Url) -> Reference {
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

/// Whom a line means that has no address; nothing for one that has.
fn plainly(known: &Known, me: &Me, line: &Fields, reference: &Reference) -> Option<Result<Who, Question>> {
    let meaning = match reference {
        Reference::Address(_) => return None,
        Reference::Me => known.id(&me.id).map_or(Meaning::Unknown, Meaning::Certain),
        Reference::Id(id) => known.id(id).map_or(Meaning::Unknown, Meaning::Certain),
        Reference::Hex(digits) => known.hex(digits),
        Reference::Slug(slug) => known.slug(slug),
        Reference::Name(name) => match known.name(name).as_slice() {
            [] => Meaning::Unknown,
            [one] => Meaning::Probable(one),
            several => Meaning::Ambiguous(several.to_vec()),
        },
        Reference::Elsewhere(_) | Reference::NoSuchPage(_) | Reference::Malformed(_) => {
            return Some(Ok(Who::Nobody(Nobody::Elsewhere)));
        }
    };
    Some(match (meaning, reference) {
        // The digits may be the id of somebody who is not there.
        (Meaning::Certain(person), Reference::Hex(digits)) if person.id != *digits => {
            Err(Question::Hex(digits.clone()))
        }
        (Meaning::Certain(person), _) => Ok(contradicted(known, person, line)),
        (Meaning::Probable(person), _) => Ok(Who::Probable { person: person.clone(), by_address: false }),
        (Meaning::Ambiguous(people), _) => Ok(several(&people)),
        (Meaning::Unknown, Reference::Id(id)) => Err(Question::Id(id.clone())),
        (Meaning::Unknown, Reference::Me) => Err(Question::Id(me.id.clone())),
        (Meaning::Unknown, Reference::Hex(digits)) => Err(Question::Hex(digits.clone())),
        (Meaning::Unknown, Reference::Slug(slug)) => Err(Question::Slug(slug.clone())),
        (Meaning::Unknown, _) => Ok(Who::Nobody(Nobody::Name)),
    })
}

/// A line that names one member and is called as another one is: a column that was sorted by itself, perhaps.
fn contradicted(known: &Known, person: &Person, line: &Fields) -> Who {
    let Some(name) = line.name.filter(|name| !is_named(person, name)) else {
        return Who::Person(person.clone());
    };
    match known.name(name).as_slice() {
        [] => Who::Person(person.clone()),
        others => several(&[&[person], others].concat()),
    }
}

/// Whoever has that address, as far as the portal shows it.
fn addressed(known: &Known, me: &Me, line: &Fields, mailbox: &Mailbox) -> Result<Who, Question> {
    let address = mailbox.address.to_lowercase();
    let is_mine = me.email.as_deref().is_some_and(|mine| mine.to_lowercase() == address);
    if let Some(person) = known.id(&me.id).filter(|_| is_mine) {
        return Ok(Who::Person(person.clone()));
    }
    let name = line.name.or(mailbox.name.as_deref());
    match known.address(&address) {
        Meaning::Certain(person) => return Ok(Who::Person(person.clone())),
        Meaning::Ambiguous(people) => return Ok(several(&people)),
        _ => {}
    }
    match known.mailbox(&address, name) {
        Meaning::Certain(person) => Ok(Who::Person(person.clone())),
        _ if me.is_portal_administrator() => Err(Question::Address(mailbox.address.clone())),
        _ if line.is_new => Ok(Who::Address(mailbox.address.clone())),
        Meaning::Probable(person) => Ok(Who::Probable { person: person.clone(), by_address: true }),
        Meaning::Ambiguous(people) => Ok(several(&people)),
        Meaning::Unknown => Ok(Who::Address(mailbox.address.clone())),
    }
}

fn several(people: &[&Person]) -> Who {
    Who::Ambiguous(people.iter().map(|person| (*person).clone()).collect())
}

fn answer(portal: &Portal, question: &Question) -> portal::Result<Who> {
    let account = |named: &str| match portal.user(named) {
        Err(error) if error.is_unknown() => Ok(Err(Who::Nobody(Nobody::Unknown))),
        Err(error) if error.is_gone() => Ok(Err(Who::Nobody(Nobody::Closed))),
        user => user.map(Ok),
    };
    Ok(match question {
        Question::Id(id) => match account(id)? {
            Ok(user) if user.id == *id => who(&user),
            Ok(_) => Who::Nobody(Nobody::Unknown),
            Err(nobody) => nobody,
        },
        Question::Hex(digits) => match account(digits)? {
            Ok(user) => match also_named(portal, &user, digits)? {
                Some(other) => Who::Ambiguous(vec![membership::person(&user), membership::person(&other)]),
                None => who(&user),
            },
            Err(nobody) => nobody,
        },
        Question::Slug(slug) => match account(slug)? {
            Ok(user) if user.slug == *slug => who(&user),
            // Where somebody had that slug before, somebody else may have taken it in the meantime.
            Ok(user) => Who::Probable { person: membership::person(&user), by_address: false },
            Err(nobody) => nobody,
        },
        Question::Address(email) => match portal.users_with_email(email)?.as_slice() {
            [] => Who::Address(email.clone()),
            [user] => who(user),
            users => Who::Ambiguous(users.iter().map(membership::person).collect()),
        },
    })
}

fn who(user: &User) -> Who {
    match usable(user) {
        Ok(()) => Who::Person(membership::person(user)),
        Err(_) => Who::Nobody(Nobody::Closed),
    }
}
