//! The topics of `help TOPIC`, besides the commands.

use super::manual::VARIABLES;
use crate::exit_status::ExitStatus;
use crate::messages::{Messages, message};
use udatactl_core::text;

/// The topics, each with its paragraphs, which are under `topic-NAME-PARAGRAPH`; the title is under `topic-NAME`. Two are lists
/// of the manual, and have none.
const TOPICS: [(&str, &[&str]); 9] = [
    ("accessibility", &["reader", "colour", "width", "questions", "language"]),
    ("accounts", &["why", "sign-in", "keys", "as-whom", "producers", "trial"]),
    ("environment", &[]),
    ("exit-codes", &[]),
    ("fields", &["which", "ask", "schemas"]),
    ("formatting", &["which", "fields", "csv", "json", "lists"]),
    ("glossary", &["words", "typed"]),
    ("privacy", &["where", "configuration", "journal", "state", "cache", "logs"]),
    ("rosters", &["what", "toml", "people", "guards", "csv"]),
];
/// What the topics are called besides, as `text::fold` has it: in French, and as they are looked for.
const OTHER_NAMES: [(&str, &[&str]); 9] = [
    ("accessibility", &["accessibilite", "a11y"]),
    ("accounts", &["comptes"]),
    ("environment", &["environnement", "variables"]),
    ("exit-codes", &["exit code", "codes", "codes de sortie"]),
    ("fields", &["champs"]),
    ("formatting", &["format", "formats", "mise en forme"]),
    ("glossary", &["glossaire", "lexique", "vocabulaire"]),
    ("privacy", &["confidentialite", "vie privee", "rgpd", "gdpr"]),
    ("rosters", &["effectifs"]),
];
/// What a roster looks like, in every language.
const ROSTER: &str = r#"format = 1
[[roster]]
organization = "ville-de-demonstration"
min_admins = 2
max_removals = "10%"
people = [
  { person = "jeanne-martin", role = "admin" },
  { person = "lea@ville.example", role = "editor" },
  { person = "marc-delattre", absent = "mutation" },
]"#;
/// No line is longer, however wide the terminal.
const WIDEST: usize = 100;

/// The names of the topics, each with its title.
pub fn all(messages: &Messages) -> impl Iterator<Item = (&'static str, String)> {
    TOPICS.iter().map(|(name, _)| (*name, messages.say(&message!(format!("topic-{name}")))))
}

/// The topics, a line each.
pub fn list(messages: &Messages) -> String {
    let heading = messages.say(&message!("heading-topics"));
    let width = TOPICS.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let lines: String = all(messages).map(|(name, title)| format!("  {name:width$}  {title}\n")).collect();
    format!("{heading}\n{lines}")
}

/// A topic by one of its names, in whichever case, wrapped; `None` where there is none of that name.
pub fn text(name: &str, messages: &Messages, columns: usize) -> Option<String> {
    let folded = text::fold(name);
    let other = OTHER_NAMES.iter().find(|(_, others)| others.contains(&folded.as_str()));
    let is_meant =
        |topic: &str| other.map_or_else(|| text::fold(topic) == folded, |(called, _)| *called == topic);
    let (name, paragraphs) = TOPICS.iter().find(|(topic, _)| is_meant(topic))?;
    let columns = columns.min(WIDEST);
    let say = |key: String| messages.say(&message!(key));
    let term = |term: String, what: String| {
        let lines = text::wrap(&what, columns.saturating_sub(4));
        format!("{term}\n{}", lines.iter().map(|line| format!("    {line}\n")).collect::<String>())
    };
    let paragraph = |part: &&str| {
        let key = format!("topic-{name}-{part}");
        // What is typed, or stands in a file, is as it is.
        let example = match (*name, *part) {
            ("rosters", "toml") => ROSTER.to_owned(),
            _ => messages.find_key(&format!("{key}.example")).unwrap_or_default(),
        };
        let example: String = example.lines().map(|line| format!("  {line}\n")).collect();
        text::wrap(&say(key), columns).join("\n") + "\n" + &example + "\n"
    };
    let parts: Vec<String> = match *name {
        "environment" => VARIABLES
            .iter()
            .map(|name| term((*name).to_owned(), say(format!("manual-variable-{name}"))))
            .collect(),
        "exit-codes" => ExitStatus::ALL
            .iter()
            .map(|status| *status as u8)
            .map(|code| term(code.to_string(), say(format!("manual-exit-{code}"))))
            .collect(),
        _ => paragraphs.iter().map(paragraph).collect(),
    };
    Some(format!("{}\n\n{}", say(format!("topic-{name}")), parts.concat().trim_end().to_owned() + "\n"))
}
