//! Discussions about what is published (`udata/core/discussions/api.py`).

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::moment::Moment;
use super::pages;
use super::refusal::Refusal;
use super::request_context::{RequestContext, Result};
use super::views;
use super::world::{ContentReference, Discussion, Id, Message, World};

/// `GET discussions/`, of an organization's content (`org`) and open or closed (`closed`) where asked, the latest first.
pub fn list(context: &RequestContext) -> Result {
    let organization = context.request.parameter("org");
    if let Some(id) = organization
        && !context.world.organizations.contains_key(id)
    {
        return Err(Refusal::not_found());
    }
    let is_closed = context.request.parameter("closed").map(|text| matches!(text, "true" | "1"));
    let fits = |discussion: &Discussion| {
        is_closed.is_none_or(|closed| discussion.closed.is_some() == closed)
            && organization.is_none_or(|id| {
                publisher(context.world, &discussion.subject).map(|(owner, _)| owner) == Some(id)
            })
    };
    let all = context.world.discussions.iter();
    let mut found: Vec<(&Id, &Discussion)> = all.filter(|(_, one)| fits(one)).collect();
    found.sort_by_key(|(_, one)| Reverse(one.created));
    Ok(pages::page(context.request, &found, |(id, one)| Ok(shown(context, id, one)))?.into())
}

/// The publisher of a subject, and its slug.
fn publisher<'a>(world: &'a World, subject: &ContentReference) -> Option<(&'a str, &'a str)> {
    let all = match subject.class.as_str() {
        "Dataset" => &world.datasets,
        "Dataservice" => &world.dataservices,
        "Reuse" => &world.reuses,
        _ => return None,
    };
    all.get(&subject.id).map(|published| (published.organization.as_str(), published.slug.as_str()))
}

fn shown(context: &RequestContext, id: &Id, one: &Discussion) -> Value {
    let (root, subject) = (&context.request.root, &one.subject);
    let slug = publisher(context.world, subject).map(|(_, slug)| slug).unwrap_or_default();
    let kind = format!("{}s", subject.class.to_lowercase());
    json!({
        "closed": one.closed.map(Moment::as_udata),
        "created": one.created.as_udata(),
        "discussion": one.messages.iter().map(|message| said(context, message)).collect::<Vec<_>>(),
        "id": id,
        "self_web_url": format!("{root}/{kind}/{slug}/discussions?discussion_id={id}"),
        "subject": {"class": subject.class, "id": subject.id},
        "title": one.title,
        "user": views::plain_user(context, one.messages.first().map(|message| &message.user)),
    })
}

fn said(context: &RequestContext, message: &Message) -> Value {
    json!({
        "content": message.content,
        "posted_by": views::plain_user(context, Some(&message.user)),
        "posted_by_organization": null,
        "posted_on": message.posted_on.as_udata(),
    })
}
