//! The schemas of the files that a person writes, made from the words that their readers know.

use serde_json::{Map, Value, json};

use crate::messages::{Language, Messages};
use crate::settings::{Form, KNOWN, Known, Reach};
use udatactl_core::audit::baseline::OF_EXCEPTION;
use udatactl_core::audit::policy::words::{LASTING, THRESHOLDS, WEIGHTS};
use udatactl_core::audit::rules;

/// The schemas, each by the name of its file.
pub fn all() -> [(&'static str, Value); 3] {
    [("policy.json", policy()), ("baseline.json", baseline()), ("profiles.json", profiles())]
}

/// An object that is closed.
fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn text(description: &str) -> Value {
    json!({"type": "string", "description": description, "pattern": r"\S"})
}

fn texts(description: &str) -> Value {
    json!({"type": "array", "description": description, "items": {"type": "string", "pattern": r"\S"}})
}

fn policy() -> Value {
    let part = |mut properties: Value| {
        properties["owner"] = json!({"$ref": "#/$defs/owner"});
        properties["thresholds"] = json!({"$ref": "#/$defs/thresholds"});
        properties["severity"] = json!({"$ref": "#/$defs/severity"});
        object(properties)
    };
    let group = part(json!({
        "name": {"type": "string", "description": "For the readers of the file."},
        "organizations": texts("Slugs, identifiers (id:…), names or addresses of pages."),
        "badges": texts("All organizations with one of these badges are of the group."),
    }));
    let mut whole = part(json!({
        "format": {"const": 1},
        "registers": {"type": "boolean", "description": "Ask the French register of companies about each SIRET, as --registers does."},
        "group": {"type": "array", "items": {"$ref": "#/$defs/group"}},
        "organization": {
            "type": "object",
            "description": "Each by its slug, identifier (id:…) or name.",
            "additionalProperties": {"$ref": "#/$defs/organization"},
        },
    }));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "udatactl audit org --policy",
        "description": "What holds for all organizations; what is said of groups goes over it, the later over the earlier, and over that what is said of one organization. A flag goes over all.",
    });
    schema.as_object_mut().expect("an object").append(whole.as_object_mut().expect("an object"));
    schema["$defs"] = json!({
        "owner": text("Whoever looks after them: a team, an address."),
        "thresholds": object(thresholds()),
        "severity": object(severities()),
        "group": group,
        "organization": part(json!({})),
    });
    schema
}

fn baseline() -> Value {
    let mut exception = object(json!({
        "finding": {"type": "string", "description": "The fingerprint of the finding.", "pattern": "^[a-z-]+/[^/\\s]+(/[^/\\s]+)?$"},
        "reason": text("Why it is accepted."),
        "author": text("Who accepts it."),
        "until": {"type": "string", "description": "The last day, as a date of TOML or a text: 2027-06-30, 30/06/2027."},
    }));
    exception["required"] = json!(OF_EXCEPTION);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "udatactl audit org --baseline",
        "description": "Findings that somebody has accepted.",
    });
    let mut whole = object(json!({
        "format": {"const": 1},
        "exception": {"type": "array", "items": {"$ref": "#/$defs/exception"}},
    }));
    schema.as_object_mut().expect("an object").append(whole.as_object_mut().expect("an object"));
    schema["$defs"] = json!({"exception": exception});
    schema
}

/// A table of settings: of those that may stand in it.
fn settings(fits: fn(Reach) -> bool) -> Map<String, Value> {
    let messages = Messages::new(Language::English);
    let one = |known: &Known| {
        let said = messages.find_key(&format!("setting-{}", known.name)).expect("what it is");
        let mut schema = match known.form {
            Form::Switch => json!({"type": "boolean"}),
            Form::Number => json!({"type": "integer", "minimum": 0}),
            Form::NumberOr(word) => json!({"anyOf": [{"type": "integer", "minimum": 1}, {"const": word}]}),
            Form::NumberOrText => {
                json!({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+ *%?$"}]})
            }
            Form::Text | Form::Path => json!({"type": "string", "pattern": r"\S"}),
        };
        schema["description"] = said.into();
        (known.name.to_owned(), schema)
    };
    KNOWN.iter().filter(|known| fits(known.reach)).map(one).collect()
}

fn profiles() -> Value {
    let mut profile = json!({
        "site": {"type": "string", "description": "The portal's address; signing in writes it."},
        "person": {"type": "string", "description": "Who signed in, for reading."},
        "key": {"type": "boolean", "description": "True once a key was kept; the key itself is never here."},
        "clear": {"type": "boolean", "description": "True where the key is in keys.toml and not in the keyring."},
    });
    profile.as_object_mut().expect("an object").extend(settings(|reach| reach != Reach::Defaults));
    let mut profile = object(profile);
    profile["required"] = json!(["site"]);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "profiles.toml",
        "description": "The accounts and settings of this machine, where udatactl config path says. A flag goes over a variable, that over a profile, that over defaults; of safety switches and ceilings the strictest counts.",
    });
    let mut whole = object(json!({
        "current": {"type": "string", "description": "The profile in use."},
        "defaults": object(Value::Object(settings(|reach| reach != Reach::Profile))),
        "profiles": {"type": "object", "additionalProperties": {"$ref": "#/$defs/profile"}},
    }));
    schema.as_object_mut().expect("an object").append(whole.as_object_mut().expect("an object"));
    schema["$defs"] = json!({"profile": profile});
    schema
}

fn thresholds() -> Value {
    let lasting = json!({
        "type": "string",
        "description": "A number with a unit of a day or more: 30 days, 30d, 6 mois, 1 an.",
        "pattern": "^\\s*[0-9]+\\s*[A-Za-zÀ-ÿ]+\\s*$",
    });
    let one = |key: &&str| {
        let schema = match *key {
            key if LASTING.contains(&key) => lasting.clone(),
            "max_admins" => json!({"type": "integer", "minimum": 1}),
            "domains" => texts("The domains of the addresses that members should have."),
            _ => texts("How the programs that use my keys begin to call themselves."),
        };
        ((*key).to_owned(), schema)
    };
    Value::Object(THRESHOLDS.iter().map(one).collect::<Map<_, _>>())
}

fn severities() -> Value {
    let words: Vec<&str> = WEIGHTS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    let one = |rule: &str| (rule.to_owned(), json!({"enum": words}));
    Value::Object(rules::names().map(one).collect::<Map<_, _>>())
}
