//! Whom a line names, as far as its spelling tells: what is no reference is a flaw, and nothing is looked up.

use super::flaw::Problem;
use super::wanted::Entry;
use super::words;
use super::words::filled;
use crate::roster::address;
use crate::roster::address::is_mask;
use crate::text::{after, is_like_an_id as is_id};

/// The person that a line means, as far as it says.
pub struct Named {
    /// The text as it was written; the address or the id where nothing else was.
    pub person: String,
    pub id: Option<String>,
    /// A whole address beside it.
    pub mail: Option<String>,
    pub name: Option<String>,
    pub is_new: bool,
}

/// Reads what names somebody.
///
/// # Errors
/// The problem, with the key that has it.
pub fn read(
    person: Option<String>,
    id: Option<String>,
    mail: Option<String>,
    name: Option<String>,
    new: Option<String>,
) -> Result<Named, (&'static str, Problem)> {
    let (person, mail) = (filled(person), filled(mail));
    let id = filled(id).map(|text| identifier(&text).ok_or(("id", Problem::BadId { text }))).transpose()?;
    let is_named = person.is_some() || id.is_some();
    let mail = mail.map(|text| mail_of(text, is_named)).transpose()?.flatten();
    let mut name = filled(name);
    if let Some(text) = &person {
        check(text, &mut name)?;
        // Digits that are not said to be an identifier may be a slug.
        let said = said_id(text).filter(|other| id.as_ref().is_some_and(|id| id != other));
        if said.is_some() {
            return Err(("id", Problem::TwoIds { person: text.clone() }));
        }
        let other = address::read(text).filter(|other| {
            mail.as_ref().is_some_and(|mail| mail.to_lowercase() != other.address.to_lowercase())
        });
        if other.is_some() {
            return Err(("mail", Problem::TwoAddresses { person: text.clone() }));
        }
    }
    let Some(person) = person.or_else(|| mail.clone()).or_else(|| id.clone()) else {
        return Err(("person", Problem::Missing { key: "person" }));
    };
    let is_new = match filled(new) {
        None => false,
        Some(text) => words::yes(&text).ok_or(("new", Problem::NoYes { text }))?,
    };
    if is_new && mail.is_none() && address::read(&person).is_none() {
        return Err(("new", Problem::NewWithoutAddress { person }));
    }
    let mail = mail.filter(|mail| *mail != person);
    Ok(Named { person, id, mail, name, is_new })
}

/// The text by which a line is told apart from another one.
pub fn key(entry: &Entry) -> String {
    let address = || address::read(&entry.person).map(|mailbox| mailbox.address);
    entry.identifier().or_else(address).unwrap_or_else(|| entry.person.clone()).to_lowercase()
}

/// Reads the identifier behind `id:`.
fn said_id(text: &str) -> Option<String> {
    after(text, "id:").and_then(|_| identifier(text))
}

/// An id, said to be one or not.
fn identifier(text: &str) -> Option<String> {
    let id = after(text, "id:").unwrap_or(text);
    is_id(id).then(|| id.to_lowercase())
}

/// The address beside a name or an id; a mask there is only for people to read.
fn mail_of(text: String, is_named: bool) -> Result<Option<String>, (&'static str, Problem)> {
    match address::read(&text) {
        Some(mailbox) => Ok(Some(mailbox.address)),
        None if is_named && (is_mask(&text) || !text.contains('@')) => Ok(None),
        None if is_mask(&text) => Err(("mail", Problem::Masked { text })),
        None => Err(("mail", Problem::BadAddress { text })),
    }
}

/// Refuses what can be nothing; the name beside an address is the line's where it has none.
fn check(text: &str, name: &mut Option<String>) -> Result<(), (&'static str, Problem)> {
    let begins = |word: &str| after(text, word).is_some();
    if begins("id:") && identifier(text).is_none() {
        return Err(("person", Problem::BadId { text: text.to_owned() }));
    }
    if begins("http://")
        || begins("https://")
        || begins("slug:")
        || !text.contains(['@', '\u{ff20}', '\u{fe6b}'])
    {
        return Ok(());
    }
    match address::read(text) {
        Some(mailbox) => {
            *name = name.take().or(mailbox.name);
            Ok(())
        }
        None if is_mask(text) => Err(("person", Problem::Masked { text: text.to_owned() })),
        None => Err(("person", Problem::BadAddress { text: text.to_owned() })),
    }
}
