//! One organization of many that can't be read ends nothing of the others: it is named, nothing is concluded of it, and
//! the result says that it is not whole.

use std::collections::HashSet;

use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure, Unread};
use crate::messages::message;
use crate::report::Report;
use udatactl_core::roster::OrganizationName;

/// Things that could be read of several organizations, and the organizations that could not.
#[derive(Debug)]
pub struct Several<T> {
    pub read: Vec<T>,
    pub unread: Vec<Unread>,
}

impl<T> Several<T> {
    /// Sorts what was read for the texts that were typed, in their order.
    ///
    /// # Errors
    /// For texts that name nothing, all at once; where all failed alike, or the only one, that failure.
    pub fn of_typed(
        context: &Context,
        typed: &[String],
        outcomes: Vec<Result<T, Failure>>,
    ) -> anyhow::Result<Self> {
        require_known(context, typed, &outcomes)?;
        let names = typed.iter().map(|typed| Unread::of(typed, None));
        let several = Self::parted(names.zip(outcomes))?;
        require_some(several.read.is_empty(), &several.unread)?;
        Ok(several)
    }

    /// Sorts what was read for organizations that are known, such as mine.
    ///
    /// # Errors
    /// Where all failed alike, or the only one, that failure.
    pub fn of_known<'n>(
        names: impl IntoIterator<Item = &'n OrganizationName>,
        outcomes: Vec<Result<T, Failure>>,
    ) -> anyhow::Result<Self> {
        let several = Self::of_part(names, outcomes)?;
        require_some(several.read.is_empty(), &several.unread)?;
        Ok(several)
    }

    /// Sorts what was read for some of the organizations of a run: nothing follows from them alone, whatever failed.
    ///
    /// # Errors
    /// A failure that is about the run.
    pub fn of_part<'n>(
        names: impl IntoIterator<Item = &'n OrganizationName>,
        outcomes: Vec<Result<T, Failure>>,
    ) -> Result<Self, Failure> {
        let names = names.into_iter().map(|name| Unread::of(&name.word(), Some(&name.id)));
        Self::parted(names.zip(outcomes))
    }

    /// Keeps one of each organization, whatever it was typed as.
    #[must_use]
    pub fn once(mut self, id: impl Fn(&T) -> &str) -> Self {
        let mut seen = HashSet::new();
        self.read.retain(|entry| seen.insert(id(entry).to_owned()));
        self
    }

    fn parted(
        outcomes: impl Iterator<Item = (impl FnOnce(Failure) -> Unread, Result<T, Failure>)>,
    ) -> Result<Self, Failure> {
        let mut several = Self { read: Vec::new(), unread: Vec::new() };
        for (unread, outcome) in outcomes {
            match outcome {
                Ok(read) => several.read.push(read),
                Err(failure) if ends_the_run(&failure) => return Err(failure),
                Err(failure) => several.unread.push(unread(failure)),
            }
        }
        Ok(several)
    }
}

/// Gives the failure where nothing was read and all failed alike.
///
/// # Errors
/// That failure.
pub fn require_some(nothing: bool, unread: &[Unread]) -> Result<(), Failure> {
    match unread {
        [first, others @ ..] if nothing && others.iter().all(|other| other.why.code == first.why.code) => {
            Err(first.why.clone())
        }
        _ => Ok(()),
    }
}

/// True for a failure that is about the run, and not about one organization.
pub fn ends_the_run(failure: &Failure) -> bool {
    matches!(failure.status, ExitStatus::SignIn | ExitStatus::AnsweredNo | ExitStatus::Interrupted)
}

/// A text that names nothing, or several: nothing is wrong with the portal.
fn is_about_the_text(failure: &Failure) -> bool {
    matches!(failure.status, ExitStatus::Usage | ExitStatus::NotFound)
}

/// Stops where a text names nothing, or several; all of them are told at once.
///
/// # Errors
/// Exit 6, or 2 where one is no reference at all.
pub fn require_known<T>(
    context: &Context,
    typed: &[String],
    outcomes: &[Result<T, Failure>],
) -> Result<(), Failure> {
    let failures: Vec<(&String, &Failure)> = typed
        .iter()
        .zip(outcomes)
        .filter_map(|(typed, outcome)| Some((typed, outcome.as_ref().err()?)))
        .filter(|(_, failure)| is_about_the_text(failure) || ends_the_run(failure))
        .collect();
    let unknown: Vec<Unread> =
        failures.iter().map(|(typed, failure)| Unread::of(typed, None)((*failure).clone())).collect();
    match failures.as_slice() {
        [] => Ok(()),
        [(_, only)] => Err((*only).clone()),
        [(_, first), ..] => {
            if let Some((_, ending)) = failures.iter().find(|(_, failure)| ends_the_run(failure)) {
                return Err((*ending).clone());
            }
            let say = |(_, failure): &(&String, &Failure)| context.terminal.messages.say(&failure.message);
            let lines: Vec<String> = failures.iter().map(say).collect();
            let message = message!("failure-several-unknown", count = lines.len(), organizations = lines);
            let malformed = failures.iter().find(|(_, failure)| failure.status == ExitStatus::Usage);
            let worst = malformed.map_or(*first, |(_, failure)| *failure);
            Err(Failure { organizations: unknown, ..Failure::new(worst.code, message).ending(worst.status) })
        }
    }
}

/// The failure of a result that lacks organizations: exit 8, each named, with why. Nothing where it is whole.
pub fn failure(context: &Context, unread: &[Unread]) -> Option<Failure> {
    let first = unread.first()?;
    let say = |unread: &Unread| {
        format!("{} · {}", unread.organization, context.terminal.messages.say(&unread.why.message))
    };
    let lines: Vec<String> = unread.iter().map(say).collect();
    let message = message!("failure-partly-read", count = lines.len(), organizations = lines);
    let failure = Failure::new(Code::PartlyRead, message);
    Some(Failure { http: first.why.http, organizations: unread.to_vec(), ..failure })
}

/// Says in a result that organizations are missing from it; what has gone wrong besides counts first, a finding after.
#[must_use]
pub fn marked(context: &Context, mut report: Report, unread: &[Unread]) -> Report {
    let Some(failure) = failure(context, unread) else { return report };
    report.failure = Some(match report.failure.take() {
        Some(other) if other.status != ExitStatus::Found => {
            let other = other.hint(failure.message);
            Failure { organizations: failure.organizations, ..other }
        }
        _ => failure,
    });
    report
}
