//! Nobody is invited again soon after a refusal, unless that is asked for (G17 in `docs/guards.md`).

use jiff::Timestamp;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use crate::report::age;
use udatactl_core::roster::{Request, Target};

/// How many days a refusal counts.
const DAYS: i64 = 30;

/// Somebody who was turned down too recently to be invited again.
pub struct TurnedDown {
    person: String,
    /// The refusal: of a request or an invitation, refused or cancelled.
    key: &'static str,
    when: Option<Timestamp>,
}

/// Finds the request or invitation that holds an invitation back. The portal shows only when it was made; when it was
/// refused from this machine, the journal knows.
///
/// # Errors
/// When the journal can't be read.
pub fn recently(
    context: &Context,
    organization: &str,
    target: &Target,
    request: &Request,
) -> anyhow::Result<Option<TurnedDown>> {
    let now = context.settings.now;
    let recent = |moment: Timestamp| age::days_between(moment, now) < DAYS;
    let created = request.created.as_deref().and_then(age::parse);
    let mut rejected = context.journal.rejections(&request.id)?.iter().filter(|entry| {
        recent(entry.at)
            && entry.subject.organization.as_deref() == Some(organization)
            && context.settings.is_here(&entry.subject.site)
    });
    // A date that can't be read is taken for a recent one: an invitation can't be taken back from a mailbox.
    if rejected.next().is_none() && !created.is_none_or(recent) {
        return Ok(None);
    }
    let key = match (request.invitation, request.status.as_str()) {
        (true, "canceled") => "member-add-invitation-was-canceled",
        (true, _) => "member-add-invitation-was-refused",
        (false, _) => "member-add-request-was-refused",
    };
    Ok(Some(TurnedDown { person: target.name.clone(), key, when: created }))
}

/// The refusal that names them all.
pub fn failure(people: &[TurnedDown], now: Timestamp) -> Failure {
    let word = |turned_down: &TurnedDown| {
        let when = turned_down.when.map_or_else(|| Message::new("age-unknown"), |when| age::ago(when, now));
        message!(turned_down.key, person = &turned_down.person, when = when)
    };
    let mut sentences = people.iter().map(word);
    let first = sentences.next().unwrap_or_else(|| Message::new("nothing-to-do"));
    let failure = Failure::new(Code::RecentlyTurnedDown, first);
    sentences.fold(failure, Failure::hint).hint(message!("hint-invite-again"))
}
