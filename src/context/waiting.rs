//! What a call is about, in words, for who waits for it.

use std::sync::Arc;

use crate::interruption::Interruption;
use crate::messages::Message;
use crate::terminal::Terminal;
use udata_client::{Subject, Watch};

/// Has the terminal show that calls are in flight.
pub struct Waiting(pub Arc<Terminal>);

impl Watch for Waiting {
    fn begins(&self, subject: Subject) {
        self.0.call_begins(&Message::new(match subject {
            Subject::Organizations => "progress-organizations",
            Subject::Members => "progress-members",
            Subject::Requests => "progress-requests",
            Subject::People => "progress-people",
            Subject::Account => "progress-account",
            Subject::Notifications => "progress-notifications",
            Subject::Content => "progress-content",
            Subject::Portal => "progress-portal",
            Subject::Write => "progress-writing",
        }));
    }

    fn ends(&self) {
        self.0.call_ends();
    }
}

/// Has the terminal say at once that somebody asked to stop, where a write is finished first, and clear its last line elsewhere.
pub fn hear(interruption: &Interruption, terminal: &Arc<Terminal>) {
    let terminal = Arc::clone(terminal);
    interruption.tell(move |waits| {
        if waits && terminal.speaks_to_a_person() {
            terminal.say(&Message::new("interruption-heard"));
            return false;
        }
        !waits && terminal.rest()
    });
}
