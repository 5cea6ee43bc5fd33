//! Rosters written for a test, and what a plan says of each person.

use serde_json::Value;

use super::output::Output;
use super::run::Command;
use super::world::{Person, World};

/// Somebody, and what the roster wants of them: a role, or further keys as TOML.
pub type Line<'a> = (&'a str, &'a str);

/// A roster in TOML of organizations and their people.
pub fn toml(parts: &[(&str, &[Line])]) -> String {
    let mut text = "format = 1\n".to_owned();
    for (organization, people) in parts {
        text += &format!("[[roster]]\norganization = \"{organization}\"\npeople = [\n");
        for (person, wish) in *people {
            let wish = if wish.contains('=') { (*wish).to_owned() } else { format!("role = \"{wish}\"") };
            text += &format!("  {{ person = \"{person}\", {wish} }},\n");
        }
        text += "]\n";
    }
    text
}

impl World<'_> {
    /// `roster VERB roster.toml …` of that text, as JSON unless another format is asked for.
    pub fn roster(&self, by: &Person, verb: &str, text: &str, words: &[&str]) -> Command {
        std::fs::write(self.path("roster.toml"), text).unwrap();
        let command = self.roster_command(by).strangers(text);
        let command = command.args(["roster", verb, "roster.toml"]).args(words);
        if words.contains(&"-o") { command } else { command.args(["-o", "json"]) }
    }

    /// The program, which says where it saves what was.
    pub fn roster_command(&self, by: &Person) -> Command {
        self.command_as(by).strangers(&self.path("state/rosters/saved.toml").to_string_lossy())
    }

    /// How many writes somebody's runs have sent.
    pub fn writes_by(&self, person: &Person) -> usize {
        self.calls_by(person).iter().filter(|call| call.is_write()).count()
    }
}

/// Of each person of a plan, by the name that it shows: `action before>after reason`.
#[track_caller]
pub fn told(plan: &Output) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let rows = plan.json()["people"].as_array().unwrap().clone();
    let told = |row: &Value| {
        let [action, before, after, reason] =
            ["action", "before", "after", "reason"].map(|key| word(&row[key]));
        (word(&row["person"]), format!("{action} {before}>{after} {reason}"))
    };
    rows.iter().map(told).collect()
}

/// What a plan says of one person.
#[track_caller]
pub fn of(plan: &Output, person: &str) -> String {
    let found: Vec<String> =
        told(plan).into_iter().filter(|(who, _)| who == person).map(|(_, what)| what).collect();
    assert!(!found.is_empty(), "{person} is not in the plan: {plan}");
    found.join(", ")
}
