//! The settings that the file keeps beside the accounts: in `[defaults]` for all of them, in `[profiles.NAME]` for one.

use std::fmt;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// The keys of a profile that are no settings: signing in writes them.
pub const OF_ACCOUNT: [&str; 4] = ["site", "person", "key", "clear"];
/// The table of what holds for all profiles, and for runs without one.
pub const DEFAULTS: &str = "defaults";

/// Where the file keeps a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Defaults,
    /// The profile of this name.
    Profile(String),
}

impl fmt::Display for Place {
    /// As TOML names the table.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Defaults => formatter.write_str(DEFAULTS),
            Self::Profile(name) => write!(formatter, "profiles.{name}"),
        }
    }
}

/// What a place says of a setting.
pub fn get<'a>(document: &'a DocumentMut, place: &Place, name: &str) -> Option<&'a Item> {
    table(document, place)?.get(name)
}

/// Every key that may be a setting, with its place, in the order of the file.
pub fn all(document: &DocumentMut) -> Vec<(Place, String)> {
    let profiles = document.get("profiles").and_then(Item::as_table_like);
    let names = profiles.into_iter().flat_map(TableLike::iter).map(|(name, _)| name.to_owned());
    let places = std::iter::once(Place::Defaults).chain(names.map(Place::Profile));
    let of_place = |place: Place| {
        let keys = table(document, &place).into_iter().flat_map(TableLike::iter);
        let keys: Vec<String> = keys.map(|(key, _)| key.to_owned()).collect();
        keys.into_iter().map(move |key| (place.clone(), key))
    };
    let is_setting =
        |(place, key): &(Place, String)| *place == Place::Defaults || !OF_ACCOUNT.contains(&key.as_str());
    places.flat_map(of_place).filter(is_setting).collect()
}

/// The keys of the file itself that this program does not know.
pub fn strange(document: &DocumentMut) -> Vec<&str> {
    let known = ["current", "profiles", DEFAULTS];
    document.iter().map(|(key, _)| key).filter(|key| !known.contains(key)).collect()
}

/// Writes a setting into a place, whose other keys and comments stay.
pub fn put(document: &mut DocumentMut, place: &Place, name: &str, value: Value) {
    let table = match place {
        Place::Defaults => document.entry(DEFAULTS).or_insert_with(|| Item::Table(Table::new())),
        Place::Profile(profile) => &mut document["profiles"][profile],
    };
    match table.get_mut(name).and_then(Item::as_value_mut) {
        // The comment behind it is the value's.
        Some(there) => {
            let decor = there.decor().clone();
            *there = value;
            *there.decor_mut() = decor;
        }
        None => table[name] = Item::Value(value),
    }
}

/// Takes a setting out of a place.
pub fn remove(document: &mut DocumentMut, place: &Place, name: &str) {
    let table = match place {
        Place::Defaults => document.get_mut(DEFAULTS),
        Place::Profile(profile) => {
            document.get_mut("profiles").and_then(|profiles| profiles.get_mut(profile))
        }
    };
    if let Some(table) = table.and_then(Item::as_table_like_mut) {
        table.remove(name);
    }
}

fn table<'a>(document: &'a DocumentMut, place: &Place) -> Option<&'a dyn TableLike> {
    match place {
        Place::Defaults => document.get(DEFAULTS)?.as_table_like(),
        Place::Profile(name) => document.get("profiles")?.get(name)?.as_table_like(),
    }
}
