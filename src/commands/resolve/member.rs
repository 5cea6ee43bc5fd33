//! Resolving what was typed to one member of an organization.

use std::collections::HashMap;

use super::person::{ambiguous, ask_whether, malformed, no_person_page, people_with_email, with_id};
use super::reference::{Noun, Reference};
use super::typed::{NEAR, elsewhere, not_empty};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::Me;
use udatactl_core::roster::{CurrentMembers, Known, Mailbox, Meaning, Member, Person};
use udatactl_core::text::fold;
use udatactl_core::text::shell::Command;

/// The members of an organization, found by what may be typed.
pub struct Members<'a> {
    context: &'a Context,
    current: &'a CurrentMembers,
    known: Known<'a>,
    ids: HashMap<&'a str, &'a Member>,
}

impl<'a> Members<'a> {
    /// Makes an index of current members.
    pub fn of(context: &'a Context, current: &'a CurrentMembers) -> Self {
        let people = current.members.iter().map(|member| (&member.person, member.email.as_deref()));
        let ids = current.members.iter().map(|member| (member.person.id.as_str(), member)).collect();
        Self { context, current, known: Known::of(people), ids }
    }

    /// Finds the member that was typed: an id, a slug, an address of the portal, `me`, a name or, as far as the portal
    /// shows it, a mail address.
    ///
    /// # Errors
    /// Exit 2 for what is no reference; exit 6 for somebody who is no member, for what may mean several, and where somebody is
    /// only probable and nobody can be asked.
    pub fn find(&self, typed: &str) -> anyhow::Result<&'a Member> {
        let person = self.person(typed)?;
        self.ids.get(person.id.as_str()).copied().ok_or_else(|| no_member(self.current, typed).into())
    }

    fn person(&self, typed: &str) -> anyhow::Result<&'a Person> {
        let context = self.context;
        let reference =
            Reference::parse(&not_empty(typed, "PERSON")?, Noun::Person, context.portal()?.site());
        match &reference {
            Reference::Elsewhere(address) => return Err(elsewhere(context, address).into()),
            Reference::NoSuchPage(address) => return Err(no_person_page(address).into()),
            Reference::Malformed(why) => return Err(malformed(typed, *why).into()),
            _ => {}
        }
        let meaning = match among(&self.known, &reference, typed, &|| context.me())? {
            Told::Means(meaning) => meaning,
            Told::SlugOf(person, digits) => match with_id(context, &digits)? {
                Some(other) => return Err(ambiguous(typed, &[other, line(person)]).into()),
                None => Meaning::Certain(person),
            },
            Told::Nobody(address) => self.searched(&address)?,
        };
        match meaning {
            Meaning::Certain(person) => Ok(person),
            Meaning::Probable(person) => {
                ask_whether(context, typed, &line(person))?;
                Ok(person)
            }
            Meaning::Ambiguous(people) => Err(several(typed, &people).into()),
            Meaning::Unknown => Err(no_member(self.current, typed).into()),
        }
    }

    /// Finds whoever has an address that the portal shows to its own administrators.
    fn searched(&self, address: &str) -> anyhow::Result<Meaning<'a>> {
        let users = people_with_email(self.context, address)?;
        let members: Vec<&Person> = users.iter().filter_map(|user| self.known.id(&user.id)).collect();
        Ok(match members.as_slice() {
            [] => Meaning::Unknown,
            [one] if users.len() == 1 => Meaning::Certain(one),
            _ => Meaning::Ambiguous(members),
        })
    }
}

/// The meaning of a reference, as far as the members tell.
pub enum Told<'a> {
    Means(Meaning<'a>),
    /// These digits are the slug of one, and perhaps the id of somebody who is no member.
    SlugOf(&'a Person, String),
    /// An address that none of them shows; this account may look for it on the portal.
    Nobody(String),
}

/// Finds whom a reference means among members, as far as they tell.
///
/// # Errors
/// Whatever `me` gives.
pub fn among<'a, 'm>(
    known: &Known<'a>,
    reference: &Reference,
    typed: &str,
    me: &dyn Fn() -> anyhow::Result<&'m Me>,
) -> anyhow::Result<Told<'a>> {
    Ok(Told::Means(match reference {
        Reference::Me => certain(known.id(&me()?.id)),
        Reference::Id(id) => certain(known.id(id)),
        Reference::Hex(digits) => match known.hex(digits) {
            Meaning::Certain(person) if person.id != *digits => {
                return Ok(Told::SlugOf(person, digits.clone()));
            }
            meaning => meaning,
        },
        Reference::Slug(slug) => match known.slug(slug) {
            Meaning::Unknown => known.named(typed),
            meaning => meaning,
        },
        Reference::Address(mailbox) => return addressed(known, mailbox, me),
        Reference::Name(_) => known.named(typed),
        Reference::Elsewhere(_) | Reference::NoSuchPage(_) | Reference::Malformed(_) => Meaning::Unknown,
    }))
}

/// Finds whom an address means: the portal's own administrators see every one; others see those of masks that fit.
fn addressed<'a, 'm>(
    known: &Known<'a>,
    mailbox: &Mailbox,
    me: &dyn Fn() -> anyhow::Result<&'m Me>,
) -> anyhow::Result<Told<'a>> {
    let Mailbox { address, name } = mailbox;
    let shown = known.address(address);
    if shown != Meaning::Unknown {
        return Ok(Told::Means(shown));
    }
    let me = me()?;
    if me.email.as_deref().is_some_and(|mine| mine.to_lowercase() == address.to_lowercase()) {
        return Ok(Told::Means(certain(known.id(&me.id))));
    }
    if me.is_portal_administrator() {
        return Ok(Told::Nobody(address.clone()));
    }
    Ok(Told::Means(known.mailbox(address, name.as_deref())))
}

fn certain(found: Option<&Person>) -> Meaning<'_> {
    found.map_or(Meaning::Unknown, Meaning::Certain)
}

/// The failure for several, or for one whom a masked address may mean.
pub fn several(typed: &str, people: &[&Person]) -> Failure {
    let lines: Vec<String> = people.iter().map(|person| line(person)).collect();
    match lines.len() {
        1 => {
            let message = message!("failure-name-needs-answer", typed = typed, candidates = lines);
            let failure = Failure::new(Code::AddressNotCertain, message);
            failure.hint(message!("hint-use-id"))
        }
        _ => ambiguous(typed, &lines),
    }
}

/// Finds a single member as [`Members::find`] does.
///
/// # Errors
/// As [`Members::find`].
pub fn member<'a>(
    context: &'a Context,
    current: &'a CurrentMembers,
    typed: &str,
) -> anyhow::Result<&'a Member> {
    Members::of(context, current).find(typed)
}

/// A person so that homonyms can be told apart.
pub fn line(person: &Person) -> String {
    format!("{} · {} · id:{}", person.name, person.word(), person.id)
}

/// The failure for somebody who is no member.
pub fn no_member(current: &CurrentMembers, typed: &str) -> Failure {
    let organization = &current.organization;
    let message = message!("failure-no-member", typed = typed, organization = &organization.name);
    let near: Vec<String> = nearly_named(current, typed).into_iter().take(5).map(line).collect();
    let failure = Failure::new(Code::NoMember, message);
    let failure =
        if near.is_empty() { failure } else { failure.hint(message!("hint-near", candidates = near)) };
    failure.try_command(Command::new("member list {}", &[&organization.slug]))
}

/// The members whose name, or a word of it, is like what was typed; the nearest first.
fn nearly_named<'a>(current: &'a CurrentMembers, typed: &str) -> Vec<&'a Person> {
    let typed = fold(typed);
    let likeness = |person: &Person| {
        let name = fold(&person.name);
        let words = name.split(' ').chain([name.as_str()]);
        words.map(|word| strsim::jaro_winkler(word, &typed)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Person)> =
        current.members.iter().map(|member| (likeness(&member.person), &member.person)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter().map(|(_, person)| person).collect()
}
