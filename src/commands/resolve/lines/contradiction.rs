//! Contradictions: something else that a line says of somebody is somebody else's, as in a column that was sorted by
//! itself.

use reqwest::Url;

use super::fields::Fields;
use crate::commands::resolve::reference::{Noun, Reference};
use udata_client::Me;
use udatactl_core::roster::{Known, Person, is_named, may_be_named};

/// Finds those who are there and whom a line means as well as the one whom it names. Words that fit nobody there say
/// nothing against them: people marry, and change their addresses.
pub fn others<'a>(
    known: &Known<'a>,
    me: Option<&Me>,
    site: &Url,
    line: &Fields,
    person: &Person,
) -> Vec<&'a Person> {
    // The words beside an identifier that was settled are those that were written before.
    let beside = line.id.and(line.person).into_iter().chain(line.mail);
    let mut others: Vec<&Person> = beside
        .map(|text| Reference::parse(text, Noun::Person, site))
        .map(|reference| match reference {
            Reference::Me => me.and_then(|me| known.id(&me.id)).into_iter().collect(),
            Reference::Id(id) => known.id(&id).into_iter().collect(),
            Reference::Hex(digits) => known.hex(&digits).people(),
            Reference::Slug(slug) => known.slug(&slug).people(),
            Reference::Name(name) => called(known, person, &name),
            Reference::Address(mailbox) => match known.address(&mailbox.address).people() {
                // A mask fits many; who is called as the line says may have another address by now.
                nobody if nobody.is_empty() => {
                    if line.name.is_some_and(|name| is_named(person, name)) {
                        nobody
                    } else {
                        known.masked(&mailbox.address, &person.id)
                    }
                }
                shown => shown,
            },
            Reference::Elsewhere(_) | Reference::NoSuchPage(_) | Reference::Malformed(_) => Vec::new(),
        })
        .filter(|meant| meant.iter().all(|other| other.id != person.id))
        .flatten()
        .collect();
    if let Some(name) = line.name {
        others.extend(called(known, person, name));
    }
    others.sort_by(|one, other| one.id.cmp(&other.id));
    others.dedup_by(|one, other| one.id == other.id);
    others
}

/// True where a line says who is meant by a name or an address besides, and none of it is this one's, who is there. Who
/// married may still be changed by the identifier; to be taken out takes more.
pub fn is_unlikely(known: &Known, site: &Url, line: &Fields, person: &Person) -> bool {
    let texts = line.id.and(line.person).into_iter().chain(line.mail);
    let mut said: Vec<bool> = texts
        .filter_map(|text| match Reference::parse(text, Noun::Person, site) {
            Reference::Address(mailbox) => known.has(&person.id, &mailbox.address),
            Reference::Name(name) => Some(may_be_named(person, &name)),
            Reference::Slug(slug) => (slug == person.slug).then_some(true),
            _ => None,
        })
        .collect();
    said.extend(line.name.map(|name| may_be_named(person, name)));
    known.id(&person.id).is_some() && !said.is_empty() && !said.contains(&true)
}

/// Finds those who are called so, unless the person is.
fn called<'a>(known: &Known<'a>, person: &Person, name: &str) -> Vec<&'a Person> {
    // Most are called just so, and of other names most are nobody's there.
    let called = if person.name == name { Vec::new() } else { known.name(name) };
    if called.is_empty() || is_named(person, name) { Vec::new() } else { called }
}
