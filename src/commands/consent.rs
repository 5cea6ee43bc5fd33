//! Asking and being told yes: the table of `docs/scripts.md`.

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};

/// The stake of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stake {
    /// The targets were named on the command line: `--yes` or `--confirm` answers.
    Named,
    /// The targets come from a file, a list, a search: only `--confirm` answers.
    Derived,
    /// It cannot be taken back: the slug has to be typed, or `--confirm=SLUG`.
    Irreversible { slug: String },
}

/// True where the flags answer already, so that nobody will be asked.
pub fn is_answered(context: &Context, stake: &Stake) -> bool {
    let settings = &context.settings;
    match stake {
        Stake::Named => settings.yes || settings.confirm.is_some(),
        Stake::Derived => settings.confirm.is_some(),
        Stake::Irreversible { slug } => settings.confirm.as_deref() == Some(slug),
    }
}

/// Goes on only with a yes; what is about to happen was shown before.
///
/// # Errors
/// Exit 11 for a no; exit 2 where nobody can answer and no flag does.
pub fn ask(context: &Context, stake: &Stake, question: &Message) -> Result<(), Failure> {
    if is_answered(context, stake) {
        // Whom or what was meant is another question.
        return context.settle_doubts();
    }
    if !context.terminal.can_ask() {
        return Err(needs_flag(context, stake));
    }
    let no = match stake {
        Stake::Named | Stake::Derived if context.terminal.confirm(&context.with_doubts(question))? => {
            return Ok(());
        }
        Stake::Named | Stake::Derived => Message::new("failure-answered-no"),
        Stake::Irreversible { slug } => {
            context.settle_doubts()?;
            context.terminal.alarm(question);
            let typed = context.terminal.ask(&message!("question-type-slug", slug = slug))?;
            match typed.trim() {
                typed if typed == slug => return Ok(()),
                "" => Message::new("failure-answered-no"),
                typed => message!("failure-typed-another", typed = typed, slug = slug),
            }
        }
    };
    Err(Failure::new(Code::AnsweredNo, no))
}

fn needs_flag(context: &Context, stake: &Stake) -> Failure {
    let (key, flag) = match stake {
        Stake::Named => ("failure-needs-yes", "--yes".to_owned()),
        Stake::Derived if context.settings.yes => ("failure-yes-is-for-named", "--confirm".to_owned()),
        Stake::Derived => ("failure-needs-confirm", "--confirm".to_owned()),
        Stake::Irreversible { slug } => ("failure-needs-slug", format!("--confirm={slug}")),
    };
    let message = message!(key, flag = &flag);
    let message = match (stake, context.settings.confirm.as_deref()) {
        (Stake::Irreversible { .. }, Some(given)) if !given.is_empty() => {
            message!("failure-another-slug", given = given, flag = flag)
        }
        _ => message,
    };
    Failure::new(Code::NeedsConfirmation, message)
}
