//! The impact of deleting an organization, counted before anything is sent.

use crate::context::Context;
use crate::messages::message;
use udata_client::{Content, ContentKind, Detail, Organization};

/// The impact of deleting an organization.
pub struct Impact {
    /// All content that it has published, in the order in which it would be deleted.
    pub content: Vec<Content>,
    /// The portal has dataservices (from 9 on).
    pub has_dataservices: bool,
    /// `None` on a portal that does not harvest.
    pub harvesters: Option<usize>,
    pub members: usize,
    /// Requests and invitations that nobody will answer any more.
    pub pending: usize,
}

impl Impact {
    /// How much of a kind there is.
    pub fn count(&self, kind: ContentKind) -> usize {
        self.content.iter().filter(|content| content.kind == kind).count()
    }
}

/// All that an organization has published, and whether the portal has dataservices.
///
/// # Errors
/// A list that can't be read.
pub fn content(context: &Context, organization: &str) -> anyhow::Result<(Vec<Content>, bool)> {
    let portal = context.signed_in()?;
    let (mut found, mut has_dataservices) = (Vec::new(), true);
    for kind in ContentKind::ALL {
        match portal.content(organization, kind, Detail::Named)? {
            Some(listed) => found.extend(listed),
            None => has_dataservices = false,
        }
    }
    Ok((found, has_dataservices))
}

/// Reads what the deletion touches.
///
/// # Errors
/// A list that can't be read.
pub fn read(context: &Context, organization: &Organization) -> anyhow::Result<Impact> {
    let portal = context.signed_in()?;
    let requests = portal.membership_requests(&organization.id)?;
    let (content, has_dataservices) = content(context, &organization.id)?;
    Ok(Impact {
        content,
        has_dataservices,
        harvesters: portal.harvesters(&organization.id)?.map(|found| found.len()),
        members: organization.members.len(),
        pending: requests.iter().filter(|request| request.is_pending()).count(),
    })
}

/// Shows the impact, counted.
pub fn show(context: &Context, organization: &Organization, impact: &Impact) {
    let terminal = &context.terminal;
    terminal.say(
        &message!("delete-heading", organization = &organization.name, slug = &organization.slug)
            .with("id", &organization.id),
    );
    terminal.say(&message!("delete-datasets", count = impact.count(ContentKind::Dataset)));
    if impact.has_dataservices {
        terminal.say(&message!("delete-dataservices", count = impact.count(ContentKind::Dataservice)));
    }
    terminal.say(&message!("delete-reuses", count = impact.count(ContentKind::Reuse)));
    if let Some(count) = impact.harvesters {
        terminal.say(&message!("delete-harvesters", count = count));
    }
    terminal.say(&message!("delete-members", count = impact.members));
    terminal.say(&message!("delete-pending", count = impact.pending));
}

/// Warns of what becomes of the content: it goes too, or stays.
pub fn warn(context: &Context, impact: &Impact, with_content: bool) {
    let count = impact.content.len();
    match (count, with_content) {
        (0, _) => {}
        (_, true) => context.terminal.warn(&message!("delete-goes-too", count = count)),
        (_, false) => {
            context.terminal.warn(&message!("delete-stays-online"));
            context.terminal.hint(&message!("delete-with-content", value = count.to_string()));
        }
    }
    // Content that was harvested and is purged is made anew (`udata/harvest/backends/base.py`).
    if with_content && impact.harvesters.is_some_and(|count| count > 0) {
        context.terminal.warn(&message!("delete-harvesters-go-on"));
    }
}
