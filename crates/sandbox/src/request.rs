//! A request as the sandbox reads it, and its answer.

use serde_json::{Map, Value};

use super::generation::Generation;
use super::refusal::Refusal;

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    Portal,
    Metrics,
    Register,
}

/// A request below `/api/1/`, or to a service beside the portal.
#[derive(Debug)]
pub struct Request {
    pub service: Service,
    pub method: String,
    /// The parts below `/api/1/`, decoded; without the empty one behind the last slash.
    pub parts: Vec<String>,
    /// The path as it was sent, from the root on.
    pub path: String,
    pub ends_in_slash: bool,
    /// The query with its question mark, as it was sent; below, the pairs in it.
    pub question: String,
    pub query: Vec<(String, String)>,
    pub key: Option<String>,
    /// The headers that say who somebody is, by their names.
    pub credentials: Vec<&'static str>,
    /// The program that calls, as it says.
    pub agent: String,
    /// udata's mask, `X-Fields`.
    pub fields: Option<String>,
    pub content_type: String,
    pub body: Vec<u8>,
    /// `http://` and the host that was asked: what addresses in answers begin with.
    pub root: String,
    pub generation: Generation,
}

impl Request {
    /// A parameter of the query, the first of its name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// True where labels and some errors come in French (`?lang=fr`).
    pub fn is_french(&self) -> bool {
        self.parameter("lang") == Some("fr")
    }

    /// A text, given in English and in French, in the language of the request.
    pub fn says(&self, text: [&'static str; 2]) -> &'static str {
        text[usize::from(self.is_french())]
    }

    /// The body, as udata's forms and fields read it.
    ///
    /// # Errors
    /// Another content type, broken JSON, JSON that is no object.
    pub fn json(&self) -> Result<Map<String, Value>, Refusal> {
        match self.any_json()? {
            Value::Object(fields) => Ok(fields),
            Value::Null => Ok(Map::new()),
            _ => {
                Err(Refusal::raw(400, serde_json::json!({"errors": {"request": "expecting a JSON object"}})))
            }
        }
    }

    /// The body, whatever JSON it is.
    ///
    /// # Errors
    /// Another content type, broken JSON.
    pub fn any_json(&self) -> Result<Value, Refusal> {
        if !self.is_json() && !self.generation.is_new() {
            let body = serde_json::json!({"errors": {"Content-Type": "expecting application/json"}});
            return Err(Refusal::raw(400, body));
        }
        self.requested_json()
    }

    /// The body, as Flask reads it (`request.json`).
    ///
    /// # Errors
    /// Another content type, broken JSON.
    pub fn requested_json(&self) -> Result<Value, Refusal> {
        if !self.is_json() {
            return Err(Refusal::message(
                415,
                "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
            ));
        }
        serde_json::from_slice(&self.body).map_err(|_| {
            Refusal::message(
                400,
                "The browser (or proxy) sent a request that this server could not understand.",
            )
        })
    }

    fn is_json(&self) -> bool {
        self.content_type.starts_with("application/json")
    }
}
