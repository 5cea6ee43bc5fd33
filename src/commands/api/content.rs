//! The content of a call: JSON from the command line, a file or stdin, or fields.

use std::path::Path;

use serde_json::{Map, Value};

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;

/// The fields as names and texts.
///
/// # Errors
/// Exit 2 for a field without a name or a value.
pub fn pairs(fields: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let pair = |field: &String| match field.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err(Failure::new(Code::BadField, message!("api-bad-field", field = field))),
    };
    fields.iter().map(pair).collect()
}

/// Reads the content to send, if any.
///
/// # Errors
/// Exit 2 for what is no JSON, or can't be read, and for a field named twice.
pub fn read(context: &Context, data: Option<&str>, fields: &[String]) -> Result<Option<Value>, Failure> {
    match data {
        Some("-") => json(&context.terminal.read_text()?).map(Some),
        Some(data) => match data.strip_prefix('@') {
            Some(path) => json(&file::text(Path::new(path))?).map(Some),
            None => json(data).map(Some),
        },
        None if fields.is_empty() => Ok(None),
        None => {
            let mut object = Map::new();
            for (name, text) in pairs(fields)? {
                if object.insert(name.clone(), value(&text)).is_some() {
                    return Err(Failure::new(Code::FieldTwice, message!("api-field-twice", field = name)));
                }
            }
            Ok(Some(Value::Object(object)))
        }
    }
}

/// Numbers stay text: a SIRET is one to look at, and udata breaks on a name that is a number.
fn value(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        _ => Value::String(text.to_owned()),
    }
}

fn json(text: &str) -> Result<Value, Failure> {
    let refused = |cause: String| Failure::new(Code::NotJson, message!("api-not-json", cause = cause));
    serde_json::from_str(text).map_err(|cause| refused(cause.to_string()))
}
