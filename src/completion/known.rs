//! Values that only this machine or the portal knows: profiles, portals, organizations, people, requests.

use clap::Command;

use super::candidate::Candidate;
use super::line::Line;
use super::refresh;
use super::source::{list, settings_of};
use crate::journal::{Entry, Journal};
use crate::messages::Messages;
use crate::name_cache::Name;
use crate::profiles::{Profile, Profiles};
use crate::settings::{self, Environment, Form, KNOWN};
use udata_client::{known_sites, site_name};

/// How many changes of the journal are offered.
const MOST_CHANGES: usize = 10;
/// The forms of what mends findings.
const FORMS: [&str; 2] = ["roster", "script"];
/// The badges that udata knows (`udata/core/organization/constants.py`).
const BADGES: [&str; 5] = ["association", "certified", "company", "local-authority", "public-service"];

/// Where values are looked for.
pub struct Known<'a> {
    pub line: &'a Line<'a>,
    pub environment: &'a Environment,
    /// The words that were asked about, for asking once more.
    pub again: &'a [String],
    /// What `--fields` takes.
    pub fields: Vec<Candidate>,
    /// What `--output` takes elsewhere alone.
    pub lacking: Vec<String>,
    pub messages: &'a Messages,
    /// The commands, as far as the words name them.
    pub tree: &'a Command,
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
            (_, "mend_as") => {
                let given = |form: &str| ("mend_as", form.to_owned());
                let is_given = |form: &&str| self.line.flags.contains(&given(form));
                FORMS.iter().filter(|form| !is_given(form)).map(|form| Candidate::new(*form, "")).collect()
            }
            (["config", ..], "setting") => self.settings(),
            (["config", ..], "value") => self.values_of_setting(),
            (["journal", "undo"], "id") => self.changes(),
            (_, "lang") => vec![Candidate::new("fr", "français"), Candidate::new("en", "English")],
            _ => self.names(argument, current),
        }
    }

    /// What a value of an argument is: a rule of an audit or a group of them, a role, a state, a field to sort by, a mark.
    pub fn said(&self, argument: &str, value: &str) -> String {
        let key = |of: &str| self.messages.find_key(&format!("{of}-{value}"));
        let said = match argument {
            "only" | "ignore" => key("rule").or_else(|| key("group")),
            "role" | "to" => key("role").or_else(|| key("contact-role")),
            "status" => key("state"),
            "sort" => key("column"),
            "mark" => key("mark"),
            _ => None,
        };
        said.unwrap_or_default()
    }

    /// The settings that `config` knows; those that another command chooses can only be looked at.
    fn settings(&self) -> Vec<Candidate> {
        let chosen = ["site", "profile"].into_iter().filter(|_| self.line.path.ends_with(&["get"]));
        let names = chosen.chain(KNOWN.iter().map(|known| known.name));
        let said = |name: &str| self.messages.find_key(&format!("setting-{name}")).unwrap_or_default();
        names.map(|name| Candidate::new(name, &said(name))).collect()
    }

    /// The values of the setting on the line, where they are words.
    fn values_of_setting(&self) -> Vec<Candidate> {
        let known = self.line.positional("setting").and_then(settings::known);
        let words: Vec<String> = match known.map(|known| (known.name, known.form)) {
            Some(("language", _)) => return self.values("lang", ""),
            Some((_, Form::Switch)) => [true, false].map(|on| on.to_string()).into(),
            Some((_, Form::NumberOr(word))) => vec![word.to_owned()],
            Some((name, _)) => self.values_of_flag(name),
            None => Vec::new(),
        };
        words.into_iter().map(|word| Candidate::new(word, "")).collect()
    }

    /// The values of the flag that says the same as a setting.
    fn values_of_flag(&self, name: &str) -> Vec<String> {
        let known = settings::named(name);
        let flag = known.and_then(|known| known.flag.as_ref()).map(|flag| flag.name.trim_start_matches('-'));
        let argument = flag.and_then(|flag| self.line.flag(flag));
        let values = argument.into_iter().flat_map(clap::Arg::get_possible_values);
        let is_taken = |word: &String| known.is_none_or(|known| (known.check)(name, word).is_ok());
        values.map(|value| value.get_name().to_owned()).filter(is_taken).collect()
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
        let journal = Journal::new(&settings.places.state, settings.now);
        let newest = journal.newest().into_iter().flatten().map_while(Result::ok);
        let here = newest.filter(|entry| entry.may_hold() && settings.is_here(&entry.subject.site));
        let said =
            |entry: &Entry| format!("{} · {}", entry.at.strftime("%Y-%m-%d %H:%M"), entry.subject.action);
        here.take(MOST_CHANGES).map(|entry| Candidate::new(entry.id(), &said(&entry))).collect()
    }

    fn names(&self, argument: &str, current: &str) -> Vec<Candidate> {
        let Some(settings) = settings_of(self.line, self.environment) else { return Vec::new() };
        let cache = settings.name_cache();
        let Some(list) = list(self.line, argument, &cache) else { return Vec::new() };
        let names = refresh::up_to_date(&cache, &list, current, &settings, self.again);
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
