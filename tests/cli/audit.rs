//! `audit`: what organizations are, and were, and the organizations that a list is about.

use serde_json::Value;

use crate::support::output::Output;

mod documents;
mod duplicates;
mod history;
mod people;
mod scope;

/// The records of a result.
#[track_caller]
fn records(run: &Output) -> Vec<Value> {
    run.json().as_array().unwrap_or_else(|| panic!("no list: {run}")).clone()
}

/// The texts of a list.
fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}
