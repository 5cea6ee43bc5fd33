//! Who is who, as a team has agreed: numbers and addresses of people, each with the account on the portal. It is a file of the
//! team's own, so that the next list asks nothing twice.

use std::collections::HashMap;

use toml::de::DeTable;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use crate::roster::document::strict::{self, Strict, Value};
use crate::roster::document::{Flaw, Problem};
use crate::roster::{address, is_id};
use crate::text::trimmed;

/// The version of the format.
const FORMAT: i64 = 1;

const OF_FILE: [&str; 3] = ["format", "site", "person"];
const OF_PERSON: [&str; 4] = ["id", "name", "mails", "numbers"];

/// An account, and what lists call its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    pub id: String,
    /// For who reads the file.
    pub name: Option<String>,
    pub mails: Vec<String>,
    pub numbers: Vec<String>,
}

/// The identities of a file.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// The portal that the accounts are of.
    pub site: Option<String>,
    by_mail: HashMap<String, String>,
    by_number: HashMap<String, String>,
}

/// Whom a number and an address mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    Account(&'a str),
    /// The number is one's, and the address another's.
    Two(&'a str, &'a str),
    Nobody,
}

impl Identities {
    /// Finds the account of whoever has this number and this address.
    pub fn find(&self, number: Option<&str>, mail: Option<&str>) -> Known<'_> {
        let number = number.and_then(|number| self.by_number.get(&key(number)));
        let mail = mail.and_then(|mail| self.by_mail.get(&key(mail)));
        match (number, mail) {
            (Some(one), Some(other)) if one != other => Known::Two(one, other),
            (Some(id), _) | (None, Some(id)) => Known::Account(id),
            (None, None) => Known::Nobody,
        }
    }

    /// Takes an address for an account's, but one that is somebody else's.
    pub fn learn(&mut self, id: &str, mail: &str) {
        self.by_mail.entry(key(mail)).or_insert_with(|| id.to_lowercase());
    }

    /// Reads a file of identities.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the lines: a number or an address of two people among it.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Vec<Flaw>> {
        strict::read(bytes, |strict, table| Reader { strict }.identities(table))
    }
}

fn key(text: &str) -> String {
    trimmed(text).to_lowercase()
}

struct Reader<'a> {
    strict: Strict<'a>,
}

impl Reader<'_> {
    fn identities(&mut self, table: DeTable) -> Identities {
        let mut found = Identities::default();
        for (key, value) in table {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "format" => self.strict.format(place, &value, FORMAT),
                "site" => found.site = self.strict.filled("site", value),
                "person" => {
                    for one in self.strict.each("person", value) {
                        self.person(one, &mut found);
                    }
                }
                other => self.strict.unknown(place, other, &OF_FILE),
            }
        }
        found
    }

    fn person(&mut self, value: Value, found: &mut Identities) {
        let at = value.span().start;
        let (mut id, mut mails, mut numbers) = (None, Vec::new(), Vec::new());
        for (key, value) in self.strict.table("person", value).unwrap_or_default() {
            let place = key.span().start;
            match key.get_ref().as_ref() {
                "id" => id = self.strict.filled("id", value),
                "name" => drop(self.strict.text("name", value)),
                "mails" => mails = self.strict.texts("mails", value),
                "numbers" => numbers = self.strict.texts("numbers", value),
                other => self.strict.unknown(place, other, &OF_PERSON),
            }
        }
        let Some(id) = id else { return self.strict.flaw(at, Problem::Missing { key: "id" }) };
        if !is_id(&id) {
            return self.strict.flaw(at, Problem::BadId { text: id });
        }
        let id = id.to_lowercase();
        for mail in mails {
            if address::read(&mail).is_none() {
                self.strict.flaw(at, Problem::BadAddress { text: mail });
            } else if found.by_mail.insert(key(&mail), id.clone()).is_some_and(|other| other != id) {
                self.strict.flaw(at, Problem::OfTwo { text: mail });
            }
        }
        for number in numbers {
            if found.by_number.insert(key(&number), id.clone()).is_some_and(|other| other != id) {
                self.strict.flaw(at, Problem::OfTwo { text: number });
            }
        }
    }
}

/// A file with these identities as well, those that it has under their account; its comments stay. An empty text becomes a file.
///
/// # Errors
/// Where `[[person]]` is something else there.
pub fn with_identities(
    text: &str,
    site: &str,
    comments: &[String],
    new: &[&Identity],
) -> Result<String, &'static str> {
    let begun = if trimmed(text).is_empty() {
        let head: String = comments.iter().map(|comment| format!("# {comment}\n")).collect();
        format!("{head}format = {FORMAT}\n")
    } else {
        text.to_owned()
    };
    let mut tree: DocumentMut = begun.parse().map_err(|_| "syntax")?;
    if !tree.contains_key("site") {
        tree.insert("site", value(site));
    }
    let people = tree.entry("person").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let people = people.as_array_of_tables_mut().ok_or("person")?;
    let id_of = |table: &Table| table.get("id").and_then(Item::as_str).map(key);
    let known = people.iter().enumerate().filter_map(|(place, table)| Some((id_of(table)?, place)));
    let mut places: HashMap<String, usize> = known.collect();
    for identity in new {
        let place = *places.entry(key(&identity.id)).or_insert_with(|| {
            let mut table = Table::new();
            table.insert("id", value(identity.id.as_str()));
            people.push(table);
            people.len() - 1
        });
        let Some(table) = people.get_mut(place) else { continue };
        if let Some(name) = identity.name.as_deref().filter(|_| !table.contains_key("name")) {
            table.insert("name", value(name));
        }
        for (field, texts) in [("mails", &identity.mails), ("numbers", &identity.numbers)] {
            if texts.is_empty() {
                continue;
            }
            let list = table.entry(field).or_insert(value(Array::new())).as_array_mut().ok_or(field)?;
            for text in texts {
                let is_there =
                    list.iter().any(|known| known.as_str().is_some_and(|known| key(known) == key(text)));
                if !is_there {
                    list.push(text.as_str());
                }
            }
        }
    }
    Ok(tree.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "5f4d00000000000000000001";
    const OTHER: &str = "5f4d00000000000000000002";

    #[test]
    fn what_is_added_is_found_and_comments_stay() {
        let jeanne = Identity {
            id: ID.into(),
            name: Some("Jeanne".into()),
            mails: vec!["Jeanne@ville.example".into()],
            numbers: vec!["A1".into()],
        };
        let text = with_identities("", "https://a.example/", &["Ours".into()], &[&jeanne]).expect("a file");
        let more = Identity { id: ID.into(), numbers: vec!["a1".into(), "B2".into()], ..Identity::default() };
        let text = with_identities(&text, "https://a.example/", &[], &[&more]).expect("a file");
        assert!(text.starts_with("# Ours\n") && text.matches("[[person]]").count() == 1, "{text}");
        let known = Identities::read(text.into_bytes()).expect("identities");
        assert_eq!(known.site.as_deref(), Some("https://a.example/"));
        for (number, mail) in [(Some("a1"), None), (Some(" B2 "), None), (None, Some("jeanne@VILLE.example"))]
        {
            assert_eq!(known.find(number, mail), Known::Account(ID), "{number:?} {mail:?}");
        }
        assert_eq!(known.find(Some("C3"), None), Known::Nobody);
    }

    #[test]
    fn who_is_two_is_told() {
        let of = |id: &str, number: &str, mail: &str| {
            format!("[[person]]\nid = \"{id}\"\nmails = [\"{mail}\"]\nnumbers = [\"{number}\"]\n")
        };
        let read = |text: String| Identities::read(text.into_bytes());
        let both = read(of(ID, "1", "a@a.example") + &of(OTHER, "2", "b@a.example")).expect("identities");
        assert_eq!(both.find(Some("1"), Some("b@a.example")), Known::Two(ID, OTHER));
        let flaws = read(of(ID, "1", "a@a.example") + &of(OTHER, "1", "b@a.example")).expect_err("a flaw");
        assert_eq!(flaws[0].problem, Problem::OfTwo { text: "1".into() });
    }
}
