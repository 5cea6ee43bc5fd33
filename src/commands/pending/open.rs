//! Requests and invitations that can be answered, each on a line to choose it by.

use crate::commands::change::role_word;
use crate::context::Context;
use crate::membership;
use crate::report::age;
use udata_client::Organization;
use udatactl_core::roster::Request;
use udatactl_core::text;

/// How much of a comment a line shows.
const COMMENT_COLUMNS: usize = 60;

/// The pending requests of an organization, or its pending invitations, the oldest first.
///
/// # Errors
/// Exit 5 where the portal shows them to others only.
pub fn requests(
    context: &Context,
    organization: &Organization,
    invitations: bool,
) -> anyhow::Result<Vec<Request>> {
    let read = match context.signed_in()?.membership_requests(&organization.id) {
        Err(error) if error.is_hidden() => return Err(super::not_shown(organization).into()),
        other => other?,
    };
    let current = membership::current_members(organization, Some(read));
    let is_member = |request: &Request| {
        request.person.as_ref().is_some_and(|person| current.member(&person.id).is_some())
    };
    let is_open = |request: &&Request| {
        request.is_pending()
            && request.invitation == invitations
            && !request.is_damaged()
            && !request.account_deleted
            && !is_member(request)
    };
    let mut open: Vec<Request> = current.requests.iter().flatten().filter(is_open).cloned().collect();
    open.sort_by_key(|request| request.created.clone());
    Ok(open)
}

/// A request on one line: who, since when, and why; of an invitation the role.
pub fn line(context: &Context, request: &Request) -> String {
    let say = |message| context.terminal.messages.say(&message);
    let person = request.person.as_ref().map(|person| format!("{} · {}", person.name, person.word()));
    let person = person.unwrap_or_else(|| request.target().name);
    let domain = request.domain().filter(|_| request.person.is_some()).map(str::to_owned);
    let role = request.invitation.then(|| say(role_word(request.role)));
    let asked = request.created.as_deref().and_then(age::parse);
    let since = asked.map(|asked| say(age::ago(asked, context.settings.now)));
    let comment =
        request.comment.as_deref().map(|comment| text::shorten(&text::clean(comment), COMMENT_COLUMNS));
    let parts: Vec<String> = [Some(person), domain, role, since, comment].into_iter().flatten().collect();
    text::clean(&parts.join(" · "))
}
