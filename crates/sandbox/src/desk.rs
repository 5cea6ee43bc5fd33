//! The support desk of a portal's front: it looks at the content type alone, takes whatever comes and answers 204, read or
//! not (cdata, `server/routes/nuxt-api/send-message.post.ts`).

use serde_json::json;

use super::answer::Answer;
use super::moment::Moment;
use super::request::Request;
use super::request_context::Reply;
use super::world::SupportMessage;

/// The desk's address, from the portal's root on.
pub const ROUTE: &str = "nuxt-api/send-message";

/// True for a request to the desk.
pub fn is_meant(request: &Request) -> bool {
    request.parts.iter().map(String::as_str).eq(ROUTE.split('/'))
}

/// `POST /nuxt-api/send-message`.
pub fn take(request: &Request) -> Reply {
    let refusal = |status: u16, why: &str| {
        Answer::json(status, json!({"error": true, "statusCode": status, "statusMessage": why})).into()
    };
    if request.method != "POST" {
        return refusal(404, "Page not found");
    }
    if request.content_type != "application/json" {
        return refusal(400, "Content type should be application/json");
    }
    let Ok(content) = serde_json::from_slice(&request.body) else { return refusal(400, "Bad Request") };
    let credentials = request.credentials.iter().map(|name| (*name).to_owned()).collect();
    let message = SupportMessage { received: Moment::now(), content, credentials };
    Reply::changing(Answer::empty(204), move |world| world.support_messages.push(message))
}
