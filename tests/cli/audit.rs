//! `audit`: what is wrong with organizations, by whose rules, and what mends it; what they are, and were.

use serde_json::Value;

use crate::support::output::Output;
use crate::support::world::{Organization, Person, World};

mod catalog;
mod documents;
mod duplicates;
mod exceptions;
mod history;
mod lists;
mod lists_written;
mod mending;
mod nowhere;
mod parts;
mod people;
mod planted;
mod policy;
mod resume;
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

/// Runs the rules about an organization.
fn audit(world: &World, person: &Person, organization: &Organization, more: &[&str]) -> Output {
    let asked = ["audit", "org", &organization.slug, "--siret-check", "always", "-o", "json"];
    world.command_as(person).args(asked).args(more).run()
}

/// What was found, each as its severity and its rule, in the order of the rows.
#[track_caller]
fn told(output: &Output) -> Vec<String> {
    let rows = output.json();
    let word = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| format!("{} {}", word(row, "severity"), word(row, "rule"))).collect()
}

/// A moment so many days ago.
fn ago(days: i64) -> String {
    jiff::Timestamp::now().checked_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap().to_string()
}

/// Writes a file of this world; its path.
fn written(world: &World, name: &str, text: &str) -> String {
    let path = world.path(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}
