//! What an audit costs, said beforehand: how many calls, and about how long they take.

use std::time::{Duration, Instant};

use super::selection::Selected;
use crate::context::Context;
use crate::messages::message;
use udatactl_core::audit::Source;

/// Below so many calls nobody has to wait.
const WORTH_TELLING: usize = 100;

/// How long the portal takes for a call, as far as one tells.
pub struct Pace(Option<Duration>);

impl Pace {
    /// Takes the time of the first call, which asks whose key it is.
    ///
    /// # Errors
    /// Exit 4 for a key that is none.
    pub fn measure(context: &Context) -> anyhow::Result<Self> {
        context.portal()?;
        let begun = Instant::now();
        Ok(Self(context.me_if_signed_in()?.map(|_| begun.elapsed())))
    }

    /// Says what so many organizations cost, where that is much.
    pub fn tell(&self, context: &Context, organizations: usize, selected: &Selected) {
        let each: usize =
            1 + selected.sources(&selected.ruling_for_all()).into_iter().map(calls).sum::<usize>();
        let calls = organizations * each;
        if calls < WORTH_TELLING {
            return;
        }
        let at_once = context.settings.parallel.max(1);
        let rounds = u32::try_from(calls / at_once).unwrap_or(u32::MAX);
        let said = message!("audit-cost", organizations = organizations, calls = calls);
        let seconds = self.0.map(|pace| pace.saturating_mul(rounds).as_secs().max(1));
        context.terminal.say(&match seconds {
            Some(seconds) if seconds >= 120 => {
                said.with("time", message!("audit-minutes", count = seconds / 60))
            }
            Some(seconds) => said.with("time", message!("audit-seconds", count = seconds)),
            None => said.with("time", message!("audit-unknown-time")),
        });
    }
}

/// The calls that a source takes for one organization, or about so many.
fn calls(source: Source) -> usize {
    match source {
        // Most organizations have no more members besides whoever looks.
        Source::Accounts => 4,
        Source::Requests
        | Source::SameSiret
        | Source::Harvesters
        | Source::Discussions
        | Source::Contacts
        | Source::Register => 1,
        // Only where there are partial editors.
        Source::Assignments => 0,
        Source::SameName => 2,
        // Datasets, dataservices and reuses.
        Source::Content => 3,
    }
}
