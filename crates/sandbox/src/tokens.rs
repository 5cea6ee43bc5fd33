//! API keys: a list of tokens (`udata/core/user/api.py`, `udata/core/api_token/models.py`), or one for each account before 16.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::answer::Answer;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request_context::{Reply, RequestContext, Result};
use super::world::{self, Id, Token, User};

/// How udata's keys begin, and how much of one is shown (`API_TOKEN_PREFIX`, `PREFIX_DISPLAY_LENGTH`).
const PREFIX: &str = "udata_";
const SHOWN: usize = 8;
const LONGEST_NAME: usize = 255;

/// `GET me/api_tokens/`, the latest first: expired keys are there, revoked ones are not.
pub fn list(context: &RequestContext) -> Result {
    let (id, user) = context.signed_in()?;
    let kept = user.tokens.iter().enumerate().rev().filter(|(_, one)| one.revoked_at.is_none());
    let shown = kept.map(|(number, one)| {
        let mut one = one.clone();
        // The call itself is noted before it is answered.
        if context.request.key.as_ref() == Some(&one.token) {
            one.note_use(Moment::now(), &context.request.agent);
        }
        shown(id, user, number, &one)
    });
    Ok(Answer::ok(Value::Array(shown.collect())).into())
}

/// `POST me/api_tokens/`: the key itself is told this once.
pub fn create(context: &RequestContext) -> Result {
    let (id, user) = context.signed_in()?;
    let given = context.request.requested_json()?;
    let name = match &given["name"] {
        Value::String(name) if name.chars().count() > LONGEST_NAME => {
            return Err(flaw("name", "String value is too long"));
        }
        Value::String(name) => Some(name.clone()),
        _ => None,
    };
    let expires_at = match &given["expires_at"] {
        Value::String(text) if !text.is_empty() => Some(future(text)?),
        _ => None,
    };
    if given["scopes"].as_array().is_some_and(|scopes| scopes.iter().any(|scope| scope != "admin")) {
        let why = "Value must be one of ['admin']";
        let message = format!("ValidationError (ApiToken:None) ({why}: ['scopes'])");
        return Err(Refusal::raw(400, json!({"errors": {"scopes": {"0": why}}, "message": message})));
    }
    let token = Token {
        token: format!("{PREFIX}{:032x}{:032x}", world::random(), world::random()),
        name,
        created_at: Some(Moment::now()),
        expires_at,
        ..Token::default()
    };
    let mut told = shown(id, user, user.tokens.len(), &token);
    told["token"] = token.token.clone().into();
    Ok(adding(Answer::json(201, told), id, token, false))
}

/// `DELETE me/api_tokens/{id}/`.
pub fn revoke(context: &RequestContext) -> Result {
    let (id, user) = context.signed_in()?;
    let all = context
        .world
        .users
        .iter()
        .flat_map(|(id, user)| (0..user.tokens.len()).map(move |number| (id, number)));
    let found = all.into_iter().find(|(owner, number)| token_id(owner, *number) == context.id);
    let number = match found {
        Some((owner, number)) if owner == id => number,
        found => {
            let what = if found.is_some() { "Token not found" } else { NOT_THERE };
            let like = "/api/1/me/api_tokens/<api_token:api_token>/ or /api/1/me/api_tokens/";
            return Err(Refusal::unknown(&context.request.path, &format!("{what}."), like));
        }
    };
    if user.tokens[number].revoked_at.is_some() {
        return Err(Refusal::message(410, "Token already revoked"));
    }
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| {
        let tokens = world.users.get_mut(&id).map(|user| &mut user.tokens);
        if let Some(token) = tokens.and_then(|tokens| tokens.get_mut(number)) {
            token.revoked_at = Some(Moment::now());
        }
    }))
}

/// `POST me/apikey/`: the key that there was is none any more at once.
pub fn replace(context: &RequestContext) -> Result {
    let (id, _) = context.signed_in()?;
    let key = format!("{:032x}{:032x}", world::random(), world::random());
    let answer = Answer::json(201, json!({"apikey": key}));
    let token = Token { token: key, created_at: Some(Moment::now()), ..Token::default() };
    Ok(adding(answer, id, token, true))
}

/// `DELETE me/apikey/`.
pub fn clear(context: &RequestContext) -> Result {
    let (id, _) = context.signed_in()?;
    let id = id.clone();
    Ok(Reply::changing(Answer::empty(204), move |world| {
        if let Some(user) = world.users.get_mut(&id) {
            user.tokens.clear();
        }
    }))
}

const NOT_THERE: &str = "The requested URL was not found on the server. If you entered the URL manually please check your \
    spelling and try again";

fn adding(answer: Answer, id: &Id, token: Token, alone: bool) -> Reply {
    let id = id.clone();
    Reply::changing(answer, move |world| {
        if let Some(user) = world.users.get_mut(&id) {
            if alone {
                user.tokens.clear();
            }
            user.tokens.push(token);
        }
    })
}

/// Keys are never taken out of a world: their number names them.
fn token_id(user: &str, number: usize) -> Id {
    format!("{}{number:02x}", &user[2..])
}

fn shown(id: &Id, user: &User, number: usize, token: &Token) -> Value {
    let moment = |moment: Option<Moment>| moment.map(Moment::as_udata);
    let length = if token.token.starts_with(PREFIX) { PREFIX.len() + SHOWN } else { SHOWN };
    json!({
        "created_at": moment(token.created_at.or(Some(user.created_at))),
        "expires_at": moment(token.expires_at),
        "id": token_id(id, number),
        "kind": "api_key",
        "last_used_at": moment(token.last_used_at),
        "name": token.name,
        "revoked_at": null,
        "scopes": ["admin"],
        "token_prefix": token.token.chars().take(length).collect::<String>(),
        "user_agents": token.user_agents,
    })
}

/// A moment to come, with or without a time and an offset.
fn future(text: &str) -> std::result::Result<Moment, Refusal> {
    let civil = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let read =
        text.parse::<Timestamp>().ok().or_else(civil).and_then(|read| Moment::parse(&read.to_string()));
    match read {
        None => Err(Refusal::message(400, "Invalid expires_at format")),
        Some(moment) if moment < Moment::now() => {
            Err(Refusal::message(400, "expires_at must be in the future"))
        }
        Some(moment) => Ok(moment),
    }
}

fn flaw(field: &str, why: &str) -> Refusal {
    Refusal::fields("ApiToken:None", vec![(field.to_owned(), why.to_owned())])
}
