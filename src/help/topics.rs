//! The topics of `help TOPIC`, besides the commands.

use super::manual::VARIABLES;
use crate::exit_status::ExitStatus;
use crate::messages::{Messages, message};
use udatactl_core::text;

/// The topics; each has a title under `topic-NAME`.
const TOPICS: [&str; 4] = ["accounts", "environment", "exit-codes", "fields"];
/// The paragraphs of `accounts`, each under `topic-accounts-NAME`.
const ACCOUNTS: [&str; 6] = ["why", "sign-in", "keys", "as-whom", "producers", "trial"];
/// Those of `fields`, each under `topic-fields-NAME`.
const FIELDS: [&str; 3] = ["which", "ask", "schemas"];
/// No line is longer, however wide the terminal.
const WIDEST: usize = 100;

/// The topics, a line each.
pub fn list(messages: &Messages) -> String {
    let heading = messages.say(&message!("heading-topics"));
    let width = TOPICS.iter().map(|name| name.len()).max().unwrap_or_default();
    let line = |name| format!("  {name:width$}  {}\n", messages.say(&message!(format!("topic-{name}"))));
    format!("{heading}\n{}", TOPICS.map(line).concat())
}

/// A topic, wrapped; `None` where there is none of that name.
pub fn text(name: &str, messages: &Messages, columns: usize) -> Option<String> {
    let name = TOPICS.iter().find(|topic| **topic == name)?;
    let columns = columns.min(WIDEST);
    let say = |key: String| messages.say(&message!(key));
    let term = |term: String, what: String| {
        let lines = text::wrap(&what, columns.saturating_sub(4));
        format!("{term}\n{}", lines.iter().map(|line| format!("    {line}\n")).collect::<String>())
    };
    let paragraph = |text: String| text::wrap(&text, columns).join("\n") + "\n";
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
        "fields" => FIELDS.iter().map(|part| paragraph(say(format!("topic-fields-{part}"))) + "\n").collect(),
        _ => ACCOUNTS.iter().map(|part| paragraph(say(format!("topic-accounts-{part}"))) + "\n").collect(),
    };
    Some(format!("{}\n\n{}", say(format!("topic-{name}")), parts.concat().trim_end().to_owned() + "\n"))
}
