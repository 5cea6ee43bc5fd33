//! What a run printed as JSON, held to the schema of its verb: `docs/schemas/NOUN-VERB.json`. A verb without a file has no schema
//! yet; `src/cli.rs` lists those.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use super::output::Output;

/// The other names of the nouns.
const ALIASES: &[(&str, &str)] = &[
    ("profiles", "profile"),
    ("orgs", "org"),
    ("organization", "org"),
    ("members", "member"),
    ("request", "requests"),
    ("invites", "invite"),
    ("invitation", "invite"),
    ("assignments", "assignment"),
    ("roles", "role"),
    ("people", "person"),
    ("persons", "person"),
    ("badges", "badge"),
    ("notifications", "notification"),
    ("rosters", "roster"),
    ("accounts", "account"),
];
/// The commands without a verb.
const ALONE: [&str; 6] = ["offboard", "api", "doctor", "completion", "man", "help"];
/// The flags that may stand before a noun, with a value that may be like one.
const WITH_A_NAME: [&str; 4] = ["-s", "--site", "-P", "--profile"];
/// Those that write a text of their own, and a record only of the file that these words ask for.
const TEXTS: [(&str, &str); 3] =
    [("roster-export", "--out"), ("sandbox-export", "--out"), ("help", "fields")];

/// The schema of a verb: of the one document, and of each line of `jsonl`.
struct Held {
    schemas: Schemas,
    document: SchemaIndex,
    lines: Vec<SchemaIndex>,
}

static HELD: LazyLock<Mutex<HashMap<String, Option<Held>>>> = LazyLock::new(Mutex::default);

/// Ends the test where a result in JSON is not what its schema says.
#[track_caller]
pub fn check(output: &Output, words: &[String], format: Option<&str>) {
    let is_asked = |option: &str| words.iter().any(|word| word.split('=').next() == Some(option));
    let Some(format) = format_of(words).or(format) else { return };
    if !matches!(format, "json" | "jsonl") || is_asked("--fields") || output.stdout.trim().is_empty() {
        return;
    }
    let Some(verb) = verb(words) else { return };
    if TEXTS
        .iter()
        .any(|(text, file)| *text == verb && !words.iter().any(|word| word.split('=').next() == Some(file)))
    {
        return;
    }
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(held) = held.entry(verb.clone()).or_insert_with(|| read(&verb)) else { return };
    let fits = |value: &Value, schema: SchemaIndex| {
        held.schemas.validate(value, schema).map_err(|error| format!("{error:#}"))
    };
    let verdict = if format == "json" {
        fits(&parsed(&output.stdout, output), held.document)
    } else {
        output.stdout.lines().try_for_each(|line| {
            let value = parsed(line, output);
            let verdicts: Vec<_> = held.lines.iter().map(|schema| fits(&value, *schema)).collect();
            if verdicts.iter().any(Result::is_ok) { Ok(()) } else { verdicts.into_iter().collect() }
        })
    };
    if let Err(error) = verdict {
        panic!("not what docs/schemas/{verb}.json says: {error}\n{output}");
    }
}

#[track_caller]
fn parsed(text: &str, output: &Output) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON ({error}):\n{output}"))
}

/// The format that the words ask for.
fn format_of(words: &[String]) -> Option<&str> {
    if words.iter().any(|word| word == "--json") {
        return Some("json");
    }
    let apart = words
        .windows(2)
        .find(|pair| matches!(pair[0].as_str(), "-o" | "--output"))
        .map(|pair| pair[1].as_str());
    let joined = || {
        let value = |word: &str| {
            let value = word.strip_prefix("--output=").or_else(|| word.strip_prefix("-o"))?;
            Some(value.trim_start_matches('=').len())
        };
        words.iter().find_map(|word| Some(&word[word.len() - value(word)?..]))
    };
    apart.or_else(joined)
}

/// The verb, as the file is named.
fn verb(words: &[String]) -> Option<String> {
    let named = |word: &str| {
        ALIASES.iter().find(|(alias, _)| *alias == word).map_or(word, |(_, noun)| noun).to_owned()
    };
    let is_noun = |word: &str| {
        ALIASES.iter().any(|(_, noun)| *noun == word)
            || matches!(word, "audit" | "auth" | "config" | "journal" | "sandbox")
    };
    let is_value = |place: usize| place > 0 && WITH_A_NAME.contains(&words[place - 1].as_str());
    let (place, noun) = words
        .iter()
        .map(|word| named(word))
        .enumerate()
        .find(|(place, word)| (is_noun(word) || ALONE.contains(&word.as_str())) && !is_value(*place))?;
    if ALONE.contains(&noun.as_str()) {
        return Some(noun);
    }
    let verb = words[place + 1..].iter().find(|word| !word.starts_with('-'))?;
    Some(format!("{noun}-{verb}"))
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schemas")
}

fn read(verb: &str) -> Option<Held> {
    let text = fs::read_to_string(directory().join(format!("{verb}.json"))).ok()?;
    let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    let names: Vec<String> = schema["$defs"].as_object().expect("records").keys().cloned().collect();
    let address = format!("http://localhost/{verb}.json");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource(&address, schema).expect("a schema");
    let mut compiled = |fragment: &str| {
        compiler
            .compile(&format!("{address}{fragment}"), &mut schemas)
            .unwrap_or_else(|error| panic!("{verb}: {error}"))
    };
    let document = compiled("");
    let lines = names.iter().map(|name| compiled(&format!("#/$defs/{name}"))).collect();
    Some(Held { schemas, document, lines })
}

#[test]
fn each_schema_is_one_and_a_strange_key_is_seen() {
    for entry in fs::read_dir(directory()).expect("docs/schemas") {
        let path = entry.expect("an entry").path();
        if let (Some("json"), Some(verb)) =
            (path.extension().and_then(|end| end.to_str()), path.file_stem().and_then(|stem| stem.to_str()))
        {
            assert!(read(verb).is_some(), "{verb}");
        }
    }
    let held = read("badge-list").expect("a schema");
    let fits = |value: Value| held.schemas.validate(&value, held.document).is_ok();
    assert!(fits(serde_json::json!([{"kind": "certified", "label": "Certified"}])));
    assert!(!fits(serde_json::json!([{"kind": "certified", "label": "Certified", "odd": 1}])));
    assert!(!fits(serde_json::json!([{"kind": "certified"}])));
}

#[test]
fn the_verb_of_a_run_is_found() {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(verb(&words("-s sandbox members list x --json")).as_deref(), Some("member-list"));
    assert_eq!(verb(&words("help fields member list")).as_deref(), Some("help"));
    assert_eq!(format_of(&words("org list -o jsonl")), Some("jsonl"));
    assert_eq!(format_of(&words("org list --output=json")), Some("json"));
    assert_eq!(format_of(&words("org list -ojson")), Some("json"));
    assert_eq!(format_of(&words("org list")), None);
}
