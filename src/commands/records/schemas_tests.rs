//! The schemas of `docs/schemas/`: made from the records, and proven fresh. `UDATACTL_WRITE_DOCS=1` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Declared, Form, RECORDS, Recorded, inputs_tests};
use crate::messages::{Language, Messages};
use crate::report::Column;

const README: &str = "README.md";

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas")
}

/// The schema of what a verb writes with `-o json`. Each record is under `$defs`: it is a line of `-o jsonl`.
fn schema(recorded: &Recorded) -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with(|settings| settings.inline_subschemas = true)
        .into_generator();
    let definition = |result: &Declared| {
        let mut schema = (result.schema)(&mut generator).to_value();
        finish(&mut schema);
        head(&mut schema, result.columns);
        (result.name.to_owned(), schema)
    };
    let definitions: Map<String, Value> = recorded.results.iter().map(definition).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("udatactl {} -o json", recorded.verb),
    });
    let whole = whole(recorded);
    schema.as_object_mut().expect("an object").extend(whole.as_object().expect("an object").clone());
    schema["$defs"] = Value::Object(definitions);
    schema
}

fn whole(recorded: &Recorded) -> Value {
    let alone: Vec<Value> = recorded.results.iter().map(document).collect();
    let names: Vec<&str> = recorded.results.iter().map(|result| result.name).collect();
    let together = |nothing: bool| {
        let part = |(name, part): (&&str, &Value)| {
            let part = if nothing { json!({"anyOf": [part, {"type": "null"}]}) } else { part.clone() };
            ((*name).to_owned(), part)
        };
        let properties: Map<String, Value> = names.iter().zip(&alone).map(part).collect();
        json!({"type": "object", "properties": properties, "additionalProperties": false})
    };
    match (recorded.form, &alone[..]) {
        (Form::Alone, [one]) => one.clone(),
        (Form::Alone, several) => json!({"anyOf": several}),
        (Form::Together, _) => {
            let mut whole = together(false);
            whole["required"] = json!(names);
            whole
        }
        (Form::Mixed, _) => {
            let records: Vec<Value> =
                names.iter().map(|name| json!({"$ref": format!("#/$defs/{name}")})).collect();
            json!({"type": "array", "items": {"anyOf": records}})
        }
        (Form::Either, several) => {
            let all: Vec<Value> = std::iter::once(together(true)).chain(several.iter().cloned()).collect();
            json!({"anyOf": all})
        }
    }
}

fn document(result: &Declared) -> Value {
    let record = json!({"$ref": format!("#/$defs/{}", result.name)});
    if result.is_list { json!({"type": "array", "items": record}) } else { record }
}

/// Closes each object, puts each description on one line, and takes away the widths of integers, which are Rust's.
fn finish(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.remove("format");
            if fields.get("properties").is_some_and(Value::is_object) {
                fields.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            if let Some(Value::String(description)) = fields.get_mut("description") {
                *description = description.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            fields.values_mut().for_each(finish);
        }
        Value::Array(several) => several.iter_mut().for_each(finish),
        _ => {}
    }
}

/// Gives each field its heading as a title, and takes the record's own, which is Rust's.
fn head(schema: &mut Value, columns: &[Column]) {
    let messages = Messages::new(Language::English);
    schema.as_object_mut().expect("an object").remove("title");
    for column in columns {
        let field = &mut schema["properties"][column.key];
        assert!(field.is_object() || field == &Value::Bool(true), "{} is a column and no key", column.key);
        let title = messages.find_key(&format!("column-{}", column.key));
        if let (Value::Object(field), Some(title)) = (field, title) {
            field.shift_insert(0, "title".to_owned(), title.into());
        }
    }
}

fn files() -> BTreeMap<String, String> {
    let text = |schema: &Value| serde_json::to_string_pretty(schema).expect("JSON") + "\n";
    let outputs = RECORDS
        .iter()
        .map(|recorded| (format!("{}.json", recorded.verb.replace(' ', "-")), text(&schema(recorded))));
    let inputs = inputs_tests::all().into_iter().map(|(name, schema)| (name.to_owned(), text(&schema)));
    outputs.chain(inputs).collect()
}

#[test]
fn the_schemas_are_what_the_records_make() {
    let fresh = files();
    if std::env::var("UDATACTL_WRITE_DOCS").is_ok_and(|value| value == "1") {
        fs::create_dir_all(directory()).expect("a directory");
        for (name, text) in &fresh {
            fs::write(directory().join(name), text).expect("a schema is written");
        }
    }
    let is_made_here =
        |name: &String| name != README && (cfg!(feature = "sandbox") || !name.starts_with("sandbox-"));
    let committed: BTreeMap<String, String> = fs::read_dir(directory())
        .expect("docs/schemas")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path))
        .filter(|(name, _)| is_made_here(name))
        .map(|(name, path)| (name, fs::read_to_string(path).expect("a schema")))
        .collect();
    let names = fresh.keys().chain(committed.keys());
    let differing: Vec<&String> = names.filter(|name| fresh.get(*name) != committed.get(*name)).collect();
    assert!(
        differing.is_empty(),
        "run `UDATACTL_WRITE_DOCS=1 cargo test the_schemas_are`, and remove what no verb has: {differing:?}"
    );
}

#[test]
fn every_key_is_a_column_and_has_a_heading_in_both_languages() {
    let languages = [Messages::new(Language::English), Messages::new(Language::French)];
    for recorded in RECORDS {
        for result in recorded.results {
            let keys = schema(recorded)["$defs"][result.name]["properties"].clone();
            for key in keys.as_object().expect("properties").keys() {
                assert!(result.columns.iter().any(|column| column.key == key), "{}: {key}", recorded.verb);
                for messages in &languages {
                    assert!(messages.find_key(&format!("column-{key}")).is_some(), "no heading for {key}");
                }
            }
        }
    }
}
