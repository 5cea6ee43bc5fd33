//! The organizations of a list: by whatever it calls them, and as they are.

use std::collections::{BTreeSet, HashMap};

use super::source::Source;
use crate::commands::roster::reading;
use crate::commands::{scope, unread};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Failure, Unread, portal_failure};
use udata_client::Organization;
use udatactl_core::roster::CurrentMembers;
use udatactl_core::text::fold;

/// The organizations that were read, and which text names which.
pub struct Places {
    pub read: Vec<CurrentMembers>,
    by_text: HashMap<String, Place>,
    pub unread: Vec<Unread>,
}

/// What became of a text.
#[derive(Clone)]
pub enum Place {
    /// Its place among those that were read.
    At(usize),
    /// Only its administrators see who is there.
    Hidden,
    /// Why it names nothing.
    Unknown(Failure),
    /// It could not be read: said once, for the whole run.
    Unread,
}

impl Places {
    /// What a text of the list names.
    pub fn of(&self, text: &str) -> Option<&Place> {
        self.by_text.get(text)
    }
}

/// Finds and reads the organizations of the list, each once: mine by their id, slug, name, acronym or SIRET first.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn read(context: &Context, source: &Source, usual: Option<&str>) -> anyhow::Result<Places> {
    let said = source.lines.iter().filter_map(|line| line.organization.as_deref());
    let texts: BTreeSet<&str> = said.chain(usual).collect();
    let mine = scope::mine(context)?;
    let mut known: HashMap<String, Option<&str>> = HashMap::new();
    for one in &mine {
        [&one.id, &one.slug, &one.name].into_iter().for_each(|text| note(&mut known, text, &one.id));
    }
    let typed: Vec<&str> = texts.iter().map(|text| source.mapping.organization(text)).collect();
    let is_known = |known: &HashMap<String, Option<&str>>, text: &str| {
        known.get(&key(text)).copied().flatten().is_some()
    };
    if typed.iter().any(|text| !is_known(&known, text)) {
        let read = context.read_each(&mine, |portal, one| portal.organization(&one.id))?;
        for (one, found) in mine.iter().zip(read) {
            let found: Organization = match found {
                Ok(found) => found,
                Err(error) if unread::ends_the_run(&portal_failure(&error)) => return Err(error.into()),
                Err(_) => continue,
            };
            for text in found.acronym.as_deref().into_iter().chain(found.business_number()) {
                note(&mut known, text, &one.id);
            }
        }
    }
    let names: Vec<String> = typed
        .iter()
        .map(|text| known.get(&key(text)).copied().flatten().unwrap_or(text).to_owned())
        .collect();
    let each: Vec<String> = names.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    let mut places = Places { read: Vec::new(), by_text: HashMap::new(), unread: Vec::new() };
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut told: HashMap<&str, Place> = HashMap::new();
    for (name, outcome) in each.iter().zip(reading::each(context, &each)?) {
        let place = match outcome {
            Ok((_, current)) if current.requests.is_some() => {
                let id = current.organization.id.clone();
                Place::At(*taken.entry(id).or_insert_with(|| {
                    places.read.push(current);
                    places.read.len() - 1
                }))
            }
            Ok(_) => Place::Hidden,
            Err(failure) if unread::ends_the_run(&failure) => return Err(failure.into()),
            Err(failure) if matches!(failure.status, ExitStatus::Usage | ExitStatus::NotFound) => {
                Place::Unknown(failure)
            }
            Err(failure) => {
                places.unread.push(Unread::of(name, None)(failure));
                Place::Unread
            }
        };
        told.insert(name, place);
    }
    let named = texts.iter().zip(&names);
    let named = named.filter_map(|(text, name)| Some(((*text).to_owned(), told.get(name.as_str())?.clone())));
    places.by_text.extend(named);
    Ok(places)
}

/// Notes what an organization is called; what two are called names neither.
fn note<'m>(known: &mut HashMap<String, Option<&'m str>>, text: &str, id: &'m str) {
    let key = key(text);
    if key.is_empty() {
        return;
    }
    let of = known.entry(key).or_insert(Some(id));
    if *of != Some(id) {
        *of = None;
    }
}

/// A name folded; of a SIRET only the digits.
fn key(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_siret = digits.len() == 14 && text.chars().all(|one| one.is_ascii_digit() || one.is_whitespace());
    if is_siret { digits } else { fold(text) }
}
