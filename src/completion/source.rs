//! Where the values of an argument come from.

use clap::Parser;

use super::line::Line;
use crate::flags::{Globals, Purpose};
use crate::name_cache::{List, Name, NameCache};
use crate::settings::{Environment, Settings};

/// Flags that say which account on which portal, and how to get there.
const WHERE: [&str; 4] = ["profile", "site", "cacert", "proxy"];

/// The flags of every command, by themselves.
#[derive(Parser)]
#[command(version, disable_help_flag = true, disable_version_flag = true)]
struct Words {
    #[command(flatten)]
    globals: Globals,
}

/// The list that an argument takes its values from; `None` for one that takes no names that are known here.
pub fn list(line: &Line, argument: &str, cache: &NameCache) -> Option<List> {
    let organization = || line.positional("org").map(|typed| slug(typed, cache));
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
fn slug(typed: &str, cache: &NameCache) -> String {
    let (mine, _) = cache.recall(&List::Organizations, "").unwrap_or_default();
    let meant = |name: &&Name| name.called == typed || name.spellings.iter().any(|word| word == typed);
    let found = mine.iter().find(meant).and_then(|name| name.spellings.first());
    found.map_or(typed, String::as_str).to_owned()
}

/// The settings that the words before the cursor make; `None` where they make none.
pub fn settings_of(line: &Line, environment: &Environment) -> Option<Settings> {
    let mut words = vec!["udatactl".to_owned()];
    let given = line.flags.iter().filter(|(name, value)| WHERE.contains(name) && !value.is_empty());
    words.extend(given.map(|(name, value)| format!("--{name}={value}")));
    let globals = Words::try_parse_from(words).ok()?.globals;
    Settings::resolve(&globals, environment, Purpose::Act).ok()
}
