//! `doctor`: what is good, doubtful or failing on this machine and on the way to the portal, and what mends it.

use clap::Args;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Format, Note, Report, record};

mod finding;
mod folders;
mod key;
mod portal;
mod secret;
mod settings;
mod terminal;
mod way;
mod work;

use finding::{Finding, State};
pub use secret::without_passwords;
pub use settings::said_by;

/// In fewer columns than that, each field has a line.
const NARROW: usize = 60;

/// Whether the exit status tells.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    exit_code: bool,
}

record! {
    /// Something that was looked at. No key and no password is ever in it.
    pub struct Row {
        /// `good`, `warning` or `failing`.
        state: &'static str => shown(Token("health")),
        /// What was looked at, as a stable word.
        check: &'static str => shown(Token("check")),
        /// What was found, as a sentence.
        finding: String => shown(Sentence),
        /// The command that mends it, for a shell; nothing where none does.
        command: Option<String> => more(Text),
        /// What else helps, as sentences.
        advice: Vec<String> => more(List),
        /// The code of the failure (`docs/error-codes.md`), where it is one.
        code: Option<&'static str> => more(Text),
        /// Which of several it is: a setting, a folder.
        about: Option<String> => more(Text),
        /// What was found, for a program: a version, an address, a path, a number.
        value: Option<String> => more(Text),
        /// What says it: a flag, a variable, a profile, `default`.
        source: Option<String> => more(Text),
    }
}

/// Looks at everything, whatever fails.
///
/// # Errors
/// Exit 10 where a line is not good and that was asked to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut findings = settings::findings(context);
    findings.extend(folders::findings(context));
    let key = context.key();
    findings.push(key::keyring(context, &key));
    findings.extend(way::findings(context));
    let (reached, seen) = portal::look(context);
    findings.extend(seen);
    findings.extend(key::findings(context, key, reached));
    findings.extend(work::findings(context));
    findings.extend(terminal::findings(context));
    Ok(report(context, &findings, arguments.exit_code))
}

fn report(context: &Context, findings: &[Finding], tells: bool) -> Report {
    let messages = &context.terminal.messages;
    let row = |finding: &Finding| Row {
        state: finding.state.word(),
        check: finding.check,
        finding: without_passwords(&messages.say(&finding.said)),
        command: finding.command.as_ref().map(|command| messages.command(&command.to_string())),
        advice: finding.advice.iter().map(|advice| without_passwords(&messages.say(advice))).collect(),
        code: finding.code.map(Code::word),
        about: finding.about.clone(),
        value: finding.value.as_deref().map(without_passwords),
        source: finding.source.clone(),
    };
    let rows: Vec<Row> = findings.iter().map(row).collect();
    let mut report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    let view = context.view();
    // Sentences in a column of some letters are no sentences.
    report.uncut = view.width < NARROW;
    let count = |state| findings.iter().filter(|finding| finding.state == state).count();
    let (warnings, failing) = (count(State::Warning), count(State::Failing));
    let totals = message!("doctor-totals", good = count(State::Good), warnings = warnings, failing = failing);
    report = report.note(Note::Say(totals));
    if view.format == Format::Table {
        for finding in findings.iter().filter(|finding| finding.state != State::Good) {
            report.notes.extend(finding.hints().into_iter().map(Note::Hint));
        }
    }
    if tells && warnings + failing > 0 {
        let message = message!("doctor-not-good", count = warnings + failing);
        report.failure = Some(Failure::new(Code::Findings, message));
    }
    report
}
