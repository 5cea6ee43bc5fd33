//! The executor of a plan, and its outcome.

use serde::Serialize;

use super::reading::Requests;
use crate::interruption::Interruption;
use crate::journal::{self, Journal};
use udata_client::{self as portal, Portal};
use udatactl_core::roster::{Change, CurrentMembers, Role};

/// The executor of a plan: what it is carried out with.
pub struct Executor<'a> {
    pub portal: &'a Portal,
    pub journal: &'a Journal,
    pub interruption: &'a Interruption,
    /// The account that acts.
    pub me: Option<String>,
    /// Which requests are read back.
    pub requests: Requests,
    /// Guards that a flag switched off, for the journal.
    pub waived: Vec<String>,
    /// How many administrators each write has to leave.
    pub fewest_administrators: usize,
    /// The account that has to be a member, as planned, before anybody is removed.
    pub successor: Option<String>,
    /// Called after each change, whatever became of it.
    pub step: &'a (dyn Fn() + Sync),
}

/// The status of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeStatus {
    /// A dry run would make it.
    Planned,
    /// It is as wanted; unverified, where the portal shows nobody what it holds of that.
    Changed,
    /// It was so already.
    Unchanged,
    /// A guard held it back at the last moment.
    Refused,
    /// The portal refused it, or it did not hold.
    Failed,
    /// It was not tried, because something before it stopped the run.
    NotTried,
}

/// The outcome of a change about one person.
#[derive(Debug)]
pub struct Outcome {
    pub change: Change,
    pub status: ChangeStatus,
    /// The state that the portal held afterwards: a role, a request's state, nothing.
    pub held: Option<String>,
    /// True where that was read and is what was wanted.
    pub verified: bool,
    /// The request or invitation that the change left: a new one where it was sent anew.
    pub request: Option<String>,
    /// The account that the portal made a member at once, where only an address was known.
    pub account: Option<String>,
    pub error: Option<portal::Error>,
    /// The change's writes that the portal answered well.
    pub answered: Vec<Answered>,
}

/// A write that the portal answered well, which is no proof that it holds.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// The write's number in the journal.
    pub number: usize,
    /// The state that it was to bring.
    pub wanted: Option<&'static str>,
}

impl Outcome {
    /// True where somebody who was to be invited is a member at once.
    pub fn is_member(&self) -> bool {
        self.held.as_deref().and_then(Role::parse).is_some()
    }
}

/// Somebody whom the plan did not name and who is not what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bystander {
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// The outcome of a plan.
#[derive(Debug)]
pub struct Applied {
    pub outcomes: Vec<Outcome>,
    pub bystanders: Vec<Bystander>,
    /// Members without a user that were not there before.
    pub damaged: usize,
    /// Members who are listed more than once and were not before.
    pub doubled: usize,
    /// The current members that were read afterwards.
    pub after: Option<CurrentMembers>,
    /// Why the organization could not be read afterwards.
    pub unread: Option<portal::Error>,
    /// Why nothing more was sent: the journal could not be written.
    pub unwritten: Option<journal::Error>,
    pub interrupted: bool,
}

/// The outcome of a change of which nothing was read yet.
pub fn unread(change: &Change, status: ChangeStatus, error: Option<portal::Error>) -> Outcome {
    Outcome {
        change: change.clone(),
        status,
        held: change.action.before().map(str::to_owned),
        verified: false,
        request: change.action.request().map(str::to_owned),
        account: None,
        error,
        answered: Vec::new(),
    }
}

/// True where a write left, whether or not its answer was good.
pub fn was_sent(outcome: &Outcome) -> bool {
    match outcome.status {
        ChangeStatus::Changed => true,
        ChangeStatus::Failed => true,
        ChangeStatus::Planned | ChangeStatus::Unchanged | ChangeStatus::Refused | ChangeStatus::NotTried => {
            false
        }
    }
}
