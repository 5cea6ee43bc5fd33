//! Values that only this machine or the portal knows: profiles, portals, organizations, people, requests.

use clap::Parser;

use super::candidates::Candidate;
use super::line::Line;
use super::refresh;
use crate::cli::{Cli, Globals, Purpose};
use crate::journal::{Entry, Journal};
use crate::memory::{List, Memory, Name};
use crate::portal::{known_sites, site_name};
use crate::profiles::{Profile, Profiles};
use crate::settings::{self, Environment, Settings};

/// Flags that say which account on which portal, and how to get there.
const WHERE: [&str; 4] = ["profile", "site", "cacert", "proxy"];

/// How many changes of the journal are offered.
const MOST_CHANGES: usize = 10;
/// The badges that udata knows (`udata/core/organization/constants.py`).
const BADGES: [&str; 5] = ["association", "certified", "company", "local-authority", "public-service"];

/// Where values are looked for.
pub struct Known<'a> {
    pub line: &'a Line<'a>,
    pub environment: &'a Environment,
    /// The words that were asked about, for asking once more.
    pub again: &'a [String],
}

impl Known<'_> {
    /// The values of an argument.
    pub fn values(&self, argument: &str, current: &str) -> Vec<Candidate> {
        match (self.line.path.as_slice(), argument) {
            (_, "profile") | (["profile", ..], "name") => self.profiles(),
            (_, "site") => self.sites(),
            (["badge", ..], "kind") | (["org", "list"], "badge") => {
                BADGES.iter().map(|kind| Candidate::new(*kind, "")).collect()
            }
            (["journal", "undo"], "id") => self.changes(),
            (_, "lang") => vec![Candidate::new("fr", "français"), Candidate::new("en", "English")],
            _ => self.names(argument, current),
        }
    }

    fn profiles(&self) -> Vec<Candidate> {
        let one = |profile: Profile| {
            let person = profile.person.map(|person| format!("{person} · ")).unwrap_or_default();
            Candidate::new(profile.name, &format!("{person}{}", profile.site))
        };
        self.all_profiles().into_iter().map(one).collect()
    }

    fn sites(&self) -> Vec<Candidate> {
        let named = known_sites().map(|(name, address)| Candidate::new(name, address));
        let mut found: Vec<Candidate> = named.collect();
        for profile in self.all_profiles() {
            let Ok(site) = settings::site(&profile.site) else { continue };
            // A name of the portal's own, or all of its address: a host alone would be taken for https.
            let own = site_name(&site);
            let word = if site.scheme() == "https" { own } else { site.to_string() };
            if found.iter().all(|known| known.word != word) {
                found.push(Candidate::new(word, &profile.name));
            }
        }
        found
    }

    fn all_profiles(&self) -> Vec<Profile> {
        let places = self.environment.places().ok();
        let profiles = places.and_then(|places| Profiles::read(&places.configuration).ok());
        profiles.map(|profiles| profiles.all()).unwrap_or_default()
    }

    /// The latest changes of this portal that the journal has, the newest first.
    fn changes(&self) -> Vec<Candidate> {
        let Some(settings) = settings_of(self.line, self.environment) else { return Vec::new() };
        let history = Journal::new(&settings.places.state, settings.now).history().unwrap_or_default();
        let here = history
            .entries
            .iter()
            .rev()
            .filter(|entry| entry.subject.site == settings.site.as_str() && entry.may_hold());
        let said =
            |entry: &Entry| format!("{} · {}", entry.at.strftime("%Y-%m-%d %H:%M"), entry.subject.action);
        here.take(MOST_CHANGES).map(|entry| Candidate::new(entry.id(), &said(entry))).collect()
    }

    fn names(&self, argument: &str, current: &str) -> Vec<Candidate> {
        let Some(settings) = settings_of(self.line, self.environment) else { return Vec::new() };
        let memory = settings.memory();
        let Some(list) = list(self.line, argument, &memory) else { return Vec::new() };
        let names = refresh::up_to_date(&memory, &list, &settings, self.again);
        // Nobody is named twice on one line.
        let given = |name: &Name| name.spellings.iter().any(|word| self.line.positionals.contains(word));
        names.iter().filter(|name| !given(name)).map(|name| candidate(name, current)).collect()
    }
}

/// A name, spelled as the person has begun to spell it.
fn candidate(name: &Name, current: &str) -> Candidate {
    let begun = name.spellings.iter().find(|word| word.starts_with(current));
    Candidate::new(begun.or(name.spellings.first()).cloned().unwrap_or_default(), &name.called)
}

/// The list that an argument takes its values from; `None` for one that takes no names that are known here.
pub fn list(line: &Line, argument: &str, memory: &Memory) -> Option<List> {
    let organization = || line.positional("org").map(|typed| slug(typed, memory));
    match (line.path.as_slice(), argument) {
        // Who joins is no member yet, and neither is whoever is added.
        (["org", "join"], "org") | (["member", "add"], "person") => None,
        (_, "org") => Some(List::Organizations),
        (_, "person" | "required_admin" | "new_admin")
        | (["assignment", ..], "from" | "to")
        | (["member", "replace"], "old" | "new") => organization().map(List::Members),
        (["requests", ..], "request") => organization().map(List::Requests),
        (["invite", "accept" | "refuse"], "invitation") => Some(List::Inbox),
        (["invite", ..], "invitation") => organization().map(List::Invitations),
        _ => None,
    }
}

/// The slug of an organization that was typed by its slug, its id or its name.
fn slug(typed: &str, memory: &Memory) -> String {
    let (mine, _) = memory.recall(&List::Organizations).unwrap_or_default();
    let meant = |name: &&Name| name.called == typed || name.spellings.iter().any(|word| word == typed);
    let found = mine.iter().find(meant).and_then(|name| name.spellings.first());
    found.map_or(typed, String::as_str).to_owned()
}

/// The settings that the words before the cursor make; `None` where they make none.
pub fn settings_of(line: &Line, environment: &Environment) -> Option<Settings> {
    let mut words = vec!["udatactl".to_owned()];
    let given = line.flags.iter().filter(|(name, value)| WHERE.contains(name) && !value.is_empty());
    words.extend(given.map(|(name, value)| format!("--{name}={value}")));
    words.extend(["role".to_owned(), "list".to_owned()]);
    let globals: Globals = Cli::try_parse_from(words).ok()?.globals;
    Settings::resolve(&globals, environment, Purpose::Act).ok()
}
