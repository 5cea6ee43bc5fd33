//! `journal purge`: forgets what this machine changed long ago.

use clap::Args;
use jiff::Timestamp;

use crate::commands::consent::{self, Stake};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use crate::settings;

/// For how long other commands look into the journal, in days: who was refused, what was asked of whom.
const LOOKED_AT: i64 = 30;

/// How old.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "DURATION", default_value = "365d")]
    older_than: String,
}

record! {
    /// What is left of the journal.
    pub struct Row {
        /// The journal's file.
        target: String => shown(Text),
        action: &'static str => shown(Token("action")),
        /// How many writes it told of.
        before: usize => shown(Count),
        after: usize => shown(Count),
        result: &'static str => shown(Token("result")),
        older_than: String => more(Date),
        /// Damaged lines that went too.
        damaged: usize => more(Count),
        verified: bool => more(Flag),
    }
}

/// Says how many writes are older, asks, and takes them out of the journal.
///
/// # Errors
/// Exit 2 for a duration that can't be read or without a yes; exit 1 for a journal that can't be read or written.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let age = settings::days("--older-than", &arguments.older_than)?;
    let limit = context.settings.now.checked_sub(age).unwrap_or(Timestamp::UNIX_EPOCH);
    let journal = &context.journal;
    let mut purged = journal.older_than(limit)?;
    let nothing = purged.before == purged.after && purged.damaged == 0;
    if !nothing {
        let count = purged.before - purged.after;
        let day = limit.strftime("%Y-%m-%d").to_string();
        context.terminal.say(&message!("journal-purge-plan", count = count, kept = purged.after, day = day));
    }
    if !nothing && age::days_between(limit, context.settings.now) < LOOKED_AT {
        context.terminal.warn(&message!("journal-purge-young", days = LOOKED_AT));
    }
    let result = match (nothing, context.settings.dry_run) {
        (true, _) => "unchanged",
        (false, true) => "planned",
        (false, false) => {
            consent::ask(context, &Stake::Derived, &message!("question-go-on"))?;
            purged = journal.purge(limit)?;
            "changed"
        }
    };
    let row = Row {
        target: journal.path().display().to_string(),
        action: "purge",
        before: purged.before,
        after: purged.after,
        result,
        older_than: limit.to_string(),
        damaged: purged.damaged,
        verified: result != "planned",
    };
    let report = Report::single(Row::COLUMNS, &row).note(Note::Say(message!("journal-purge-advice")));
    Ok(match result {
        "unchanged" => report.note(Note::Say(message!("journal-purge-nothing"))),
        "planned" => report.note(Note::Say(message!("dry-run-nothing-written"))),
        _ => report,
    })
}
