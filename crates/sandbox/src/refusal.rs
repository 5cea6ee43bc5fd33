//! The refusals of a sandbox, in udata's words and in the form of each generation (`udata/api/errors.py`,
//! `udata/api/__init__.py`).

use serde_json::{Map, Value, json};

use super::answer::{Answer, Body};
use super::generation::Generation;

const FORBIDDEN: &str = "You do not have the permission to modify that object.";
const UNAUTHORIZED: &str = "The server could not verify that you are authorized to access the URL requested. You either supplied \
    the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.";
const NOT_FOUND: &str = "The requested URL was not found on the server. If you entered the URL manually please check your \
    spelling and try again.";
const READ_ONLY: &str = "Due to security reasons, the creation of new content is currently disabled.";

/// A request that is refused.
#[derive(Debug)]
pub enum Refusal {
    Answer(Answer),
    /// Fields that are not as they must be, each with why, of a model (`Organization:None`).
    Fields {
        model: String,
        errors: Vec<(String, String)>,
    },
}

impl Refusal {
    pub fn raw(status: u16, body: Value) -> Self {
        Self::Answer(Answer::json(status, body))
    }

    pub fn message(status: u16, message: &str) -> Self {
        Self::raw(status, json!({"message": message}))
    }

    pub fn forbidden() -> Self {
        Self::message(403, FORBIDDEN)
    }

    pub fn unauthorized() -> Self {
        Self::key(UNAUTHORIZED)
    }

    /// A key that is refused, with why.
    pub fn key(message: &str) -> Self {
        let answer = Answer::json(401, json!({"message": message}));
        Self::Answer(answer.with("WWW-Authenticate", "Bearer realm=\"uData\""))
    }

    /// Something that is not there, below a route that is.
    pub fn not_found() -> Self {
        Self::message(404, NOT_FOUND)
    }

    /// Something that a path names and that is not there, with what flask-restx finds the path to be like.
    pub fn unknown(path: &str, message: &str, like: &str) -> Self {
        Self::message(
            404,
            &format!("{message} You have requested this URI [{path}] but did you mean {like} ?"),
        )
    }

    /// A path that no route has.
    pub fn no_route() -> Self {
        Self::raw(404, json!({"error": NOT_FOUND, "status": 404}))
    }

    /// A method that a path of the API lacks.
    pub fn no_method(html: bool) -> Self {
        let message = "The method is not allowed for the requested URL.";
        if html {
            Self::Answer(Answer {
                status: 405,
                body: Body::Html(format!(
                    "<!doctype html>\n<html lang=en>\n<title>405 Method Not Allowed</title>\n\
                 <h1>Method Not Allowed</h1>\n<p>{message}</p>\n"
                )),
                headers: Vec::new(),
            })
        } else {
            Self::message(405, message)
        }
    }

    pub fn gone(what: &str) -> Self {
        Self::message(410, &format!("{what} has been deleted"))
    }

    pub fn read_only() -> Self {
        Self::message(423, READ_ONLY)
    }

    pub fn broken() -> Self {
        Self::message(500, "Internal Server Error")
    }

    /// A parameter of the query that is not as it must be.
    pub fn parameter(name: &str, why: &str) -> Self {
        Self::raw(400, json!({"errors": {name: why}, "message": "Input payload validation failed"}))
    }

    pub fn fields(model: impl Into<String>, errors: Vec<(String, String)>) -> Self {
        Self::Fields { model: model.into(), errors }
    }

    /// The answer, as this generation forms it.
    pub fn answer(self, generation: Generation) -> Answer {
        match self {
            Self::Answer(answer) => answer,
            Self::Fields { errors, .. } if !generation.is_new() => {
                let errors: Map<String, Value> =
                    errors.into_iter().map(|(name, why)| (name, json!([why]))).collect();
                Answer::json(400, json!({"errors": errors}))
            }
            Self::Fields { model, errors } => {
                let message = validation_message(&model, &errors);
                let errors: Map<String, Value> =
                    errors.into_iter().map(|(name, why)| (name, why.into())).collect();
                Answer::json(400, json!({"errors": errors, "message": message}))
            }
        }
    }
}

/// Words the errors as mongoengine does: `ValidationError (Organization:None) (Field is required: ['name'])`.
fn validation_message(model: &str, errors: &[(String, String)]) -> String {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, why) in errors {
        match reasons.iter_mut().find(|(reason, _)| reason == why) {
            Some((_, names)) => names.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    let reasons: Vec<String> = reasons
        .iter()
        .map(|(why, names)| {
            let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
            format!("{why}: [{}]", names.join(", "))
        })
        .collect();
    format!("ValidationError ({model}) ({})", reasons.join(" "))
}
