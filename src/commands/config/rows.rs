//! `config list`: each setting, its value in force, and what says it.

use clap::Args;

use crate::commands::doctor::without_passwords;
use crate::context::Context;
use crate::messages::{Message, Messages, message};
use crate::report::{Note, Report, record};
use crate::settings::{self, KNOWN, Said, Setting, Source};

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// A setting, and what says it.
    pub struct Row {
        /// Its name, for `config get` and `config set`.
        pub setting: &'static str => shown(Text).cut(Never),
        /// Its value in force; nothing where nothing says it and no value is built in.
        pub value: Option<String> => shown(Text).cut(Middle),
        /// `flag`, `variable`, `profile`, `defaults`, `profiles`, `locale` or `built_in`.
        pub source: &'static str => shown(Token("said-by")),
        /// Which flag, variable or profile it is.
        pub named: Option<String> => shown(Text).cut(Middle),
        /// What it is about, in the language of the run.
        pub meaning: String => more(Sentence),
        /// The flag that says it for one run.
        pub flag: Option<&'static str> => more(Text),
        /// The variable that says it.
        pub variable: Option<&'static str> => more(Text),
    }
}

/// Lists the settings in force for the portal and the profile of the run.
///
/// # Errors
/// Exit 2, after the list of all others, for what can't be taken.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut rows = all(context);
    for row in &mut rows {
        row.value = row.value.as_deref().map(without_passwords);
    }
    let mut report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    let mut refused = context.settings.examined.iter().flat_map(|examined| &examined.refused);
    report.failure = refused.next().map(|refused| refused.failure.clone());
    report.notes = refused.map(|refused| Note::Warn(refused.failure.message.clone())).collect();
    report.notes.push(Note::Hint(message!("config-list-where", command = "udatactl config set --help")));
    Ok(report)
}

/// All settings; one that several ceilings hold has a row for each.
pub fn all(context: &Context) -> Vec<Row> {
    let (settings, messages) = (&context.settings, &context.terminal.messages);
    let chosen = settings.examined.iter().flat_map(|examined| &examined.settings);
    let mut rows: Vec<Row> = chosen
        .filter(|setting| matches!(setting.name, "site" | "profile" | "language"))
        .map(|setting| chosen_row(setting, messages))
        .collect();
    for known in KNOWN.iter().filter(|known| known.name != "language") {
        let holding = settings.in_force.holding(known);
        if holding.is_empty() {
            let value = known.built_in.map(str::to_owned);
            rows.push(row(known.name, value, &Source::BuiltIn, messages));
        }
        rows.extend(holding.into_iter().map(|said| said_row(said, messages)));
    }
    rows
}

fn chosen_row(setting: &Setting, messages: &Messages) -> Row {
    let value = Some(setting.value.clone()).filter(|value| !value.is_empty());
    row(setting.name, value, &setting.source, messages)
}

fn said_row(said: &Said, messages: &Messages) -> Row {
    row(said.name, Some(said.text.clone()), &said.source, messages)
}

fn row(setting: &'static str, value: Option<String>, source: &Source, messages: &Messages) -> Row {
    let known = settings::named(setting);
    let (flag, variable) = match setting {
        "site" => (Some("--site"), Some("UDATACTL_SITE")),
        "profile" => (Some("--profile"), Some("UDATACTL_PROFILE")),
        _ => (
            known.and_then(|known| known.flag.as_ref()).map(|flag| flag.name),
            known.and_then(|known| known.variable.as_ref()).map(|variable| variable.name),
        ),
    };
    Row {
        setting,
        value,
        source: token(source),
        named: name(source),
        meaning: messages.say(&Message::new(format!("setting-{setting}"))),
        flag,
        variable,
    }
}

/// A stable word for what says a setting.
pub fn token(source: &Source) -> &'static str {
    match source {
        Source::Flag(_) => "flag",
        Source::Variable(_) => "variable",
        Source::Profile(_) => "profile",
        Source::Defaults => "defaults",
        Source::Profiles => "profiles",
        Source::Locale => "locale",
        Source::BuiltIn => "built_in",
    }
}

fn name(source: &Source) -> Option<String> {
    match source {
        Source::Flag(name) | Source::Variable(name) => Some((*name).to_owned()),
        Source::Profile(name) => Some(name.clone()),
        Source::Defaults | Source::Profiles | Source::Locale | Source::BuiltIn => None,
    }
}
