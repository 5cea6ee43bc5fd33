//! What was typed becomes one member of an organization.

use std::collections::HashMap;

use super::person::{ambiguous, anyone, ask_whether, malformed, no_person_page, people_with_email};
use super::reference::{Noun, Reference};
use super::{elsewhere, not_empty};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::roster::{Known, Mailbox, Meaning, Member, Person, Roll};
use crate::text::{fold, quoted};

/// How like a name (Jaro-Winkler, 1 for equal) what was typed has to be for the name to be suggested.
const NEAR: f64 = 0.92;

/// The members of an organization, found by what may be typed.
pub struct Members<'a> {
    context: &'a Context,
    roll: &'a Roll,
    known: Known<'a>,
    ids: HashMap<&'a str, &'a Member>,
}

impl<'a> Members<'a> {
    /// Of a roll.
    pub fn of(context: &'a Context, roll: &'a Roll) -> Self {
        let people = roll.members.iter().map(|member| (&member.person, member.email.as_deref()));
        let ids = roll.members.iter().map(|member| (member.person.id.as_str(), member)).collect();
        Self { context, roll, known: Known::of(people), ids }
    }

    /// The member that was typed: an id, a slug, an address of the portal, `me`, a name or, as far as the portal shows it, a
    /// mail address.
    ///
    /// # Errors
    /// Exit 2 for what is no reference; exit 6 for somebody who is no member, for what may mean several, and where somebody is
    /// only probable and nobody can be asked.
    pub fn find(&self, typed: &str) -> anyhow::Result<&'a Member> {
        let person = self.person(typed)?;
        self.ids.get(person.id.as_str()).copied().ok_or_else(|| no_member(self.roll, typed).into())
    }

    fn person(&self, typed: &str) -> anyhow::Result<&'a Person> {
        let (context, known) = (self.context, &self.known);
        let site = context.portal()?.site();
        let meaning = match Reference::parse(&not_empty(typed, "PERSON")?, Noun::Person, site) {
            Reference::Me => certain(known.id(&context.me()?.id)),
            Reference::Id(id) => certain(known.id(&id)),
            Reference::Hex(digits) => self.digits(&digits, typed)?,
            Reference::Slug(slug) => match known.slug(&slug) {
                Meaning::Unknown => self.named(typed),
                meaning => meaning,
            },
            Reference::Address(mailbox) => self.addressed(&mailbox)?,
            Reference::Elsewhere(address) => return Err(elsewhere(context, &address).into()),
            Reference::NoSuchPage(address) => return Err(no_person_page(&address).into()),
            Reference::Malformed(why) => return Err(malformed(typed, why).into()),
            Reference::Name(_) => self.named(typed),
        };
        match meaning {
            Meaning::Certain(person) => Ok(person),
            Meaning::Probable(person) => {
                ask_whether(context, typed, &line(person))?;
                Ok(person)
            }
            Meaning::Ambiguous(people) => Err(several(typed, &people).into()),
            Meaning::Unknown => Err(no_member(self.roll, typed).into()),
        }
    }

    /// Digits may be a member's slug and the id of somebody who is none.
    fn digits(&self, digits: &str, typed: &str) -> anyhow::Result<Meaning<'a>> {
        let meaning = self.known.hex(digits);
        let Meaning::Certain(person) = meaning else { return Ok(meaning) };
        let user = match person.id == digits {
            true => return Ok(meaning),
            false => anyone(self.context, &format!("id:{digits}")),
        };
        match user.map_err(anyhow::Error::downcast::<Failure>) {
            Ok(user) => {
                let user = super::person::describe(&user);
                Err(ambiguous(typed, &[user, line(person)]).into())
            }
            Err(Ok(failure)) if failure.code == "unknown_person" => Ok(meaning),
            Err(Ok(failure)) if failure.status == ExitStatus::NotFound => {
                Err(ambiguous(typed, &[format!("id:{digits}"), line(person)]).into())
            }
            Err(Ok(failure)) => Err(failure.into()),
            Err(Err(other)) => Err(other),
        }
    }

    fn named(&self, name: &str) -> Meaning<'a> {
        match self.known.name(name).as_slice() {
            [] => Meaning::Unknown,
            [one] => Meaning::Probable(one),
            several => Meaning::Ambiguous(several.to_vec()),
        }
    }

    /// The portal's own administrators see every address; others see those of masks that fit.
    fn addressed(&self, mailbox: &Mailbox) -> anyhow::Result<Meaning<'a>> {
        let Mailbox { address, name } = mailbox;
        let shown = self.known.address(address);
        if shown != Meaning::Unknown {
            return Ok(shown);
        }
        let me = self.context.me()?;
        if me.email.as_deref().is_some_and(|mine| mine.to_lowercase() == address.to_lowercase()) {
            return Ok(certain(self.known.id(&me.id)));
        }
        if me.is_portal_administrator() {
            let users = people_with_email(self.context, address)?;
            let members: Vec<&Person> = users.iter().filter_map(|user| self.known.id(&user.id)).collect();
            return Ok(match members.as_slice() {
                [] => Meaning::Unknown,
                [one] if users.len() == 1 => Meaning::Certain(one),
                _ => Meaning::Ambiguous(members),
            });
        }
        Ok(self.known.mailbox(address, name.as_deref()))
    }
}

fn certain(found: Option<&Person>) -> Meaning<'_> {
    found.map_or(Meaning::Unknown, Meaning::Certain)
}

/// Several, or one whom a masked address may mean.
pub fn several(typed: &str, people: &[&Person]) -> Failure {
    let lines: Vec<String> = people.iter().map(|person| line(person)).collect();
    match lines.len() {
        1 => {
            let message = message!("failure-name-needs-answer", typed = typed, candidates = lines);
            let failure = Failure::new(ExitStatus::NotFound, "address_not_certain", message);
            failure.hint(message!("hint-use-id"))
        }
        _ => ambiguous(typed, &lines),
    }
}

/// A single member, as [`Members::find`].
///
/// # Errors
/// As there.
pub fn member<'a>(context: &'a Context, roll: &'a Roll, typed: &str) -> anyhow::Result<&'a Member> {
    Members::of(context, roll).find(typed)
}

/// A person so that homonyms can be told apart.
pub fn line(person: &Person) -> String {
    format!("{} · {} · id:{}", person.name, person.word(), person.id)
}

/// The failure for somebody who is no member.
pub fn no_member(roll: &Roll, typed: &str) -> Failure {
    let organization = &roll.organization;
    let message = message!("failure-no-member", typed = typed, organization = &organization.name);
    let near: Vec<String> = nearly_named(roll, typed).into_iter().take(5).map(line).collect();
    let failure = Failure::new(ExitStatus::NotFound, "no_member", message);
    let failure =
        if near.is_empty() { failure } else { failure.hint(message!("hint-near", candidates = near)) };
    failure.try_command(format!("udatactl member list {}", quoted(&organization.slug)))
}

/// The members whose name, or a word of it, is like what was typed; the nearest first.
fn nearly_named<'a>(roll: &'a Roll, typed: &str) -> Vec<&'a Person> {
    let typed = fold(typed);
    let likeness = |person: &Person| {
        let name = fold(&person.name);
        let words = name.split(' ').chain([name.as_str()]);
        words.map(|word| strsim::jaro_winkler(word, &typed)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Person)> =
        roll.members.iter().map(|member| (likeness(&member.person), &member.person)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter().map(|(_, person)| person).collect()
}
