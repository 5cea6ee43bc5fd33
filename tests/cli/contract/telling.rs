//! Sending the cases of a story to one side.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::neutral::Neutral;
use super::story::{Case, Story};
use crate::support::http::{self, Answer};

/// A grey point, as small as a PNG image gets.
const IMAGE: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cch\0\0\0\x82\0\
    \x81w\xcdr\xb6\0\0\0\0IEND\xaeB`\x82";
const BOUNDARY: &str = "a-boundary-of-the-contract";

/// What is known on one side, while a story is told there.
pub struct Teller {
    base: String,
    /// What `{name}` stands for.
    names: BTreeMap<String, String>,
    /// The key of each person, and keys that have a name of their own.
    keys: BTreeMap<String, String>,
}

impl Teller {
    pub fn new(base: &str) -> Self {
        let keys = BTreeMap::from([("nobody".to_owned(), String::new())]);
        Self { base: base.to_owned(), names: BTreeMap::new(), keys }
    }

    pub fn name(&mut self, name: &str, identifier: &str) {
        self.names.insert(name.to_owned(), identifier.to_owned());
    }

    pub fn key(&mut self, name: &str, key: &str) {
        self.keys.insert(name.to_owned(), key.to_owned());
    }

    /// The identifier that a name stands for.
    #[track_caller]
    pub fn id(&self, name: &str) -> &str {
        self.names.get(name).unwrap_or_else(|| panic!("nothing is called {name}"))
    }

    /// A text with what its `{names}` stand for.
    pub fn fill(&self, text: &str) -> String {
        let fill =
            |text: String, (name, value): (&String, &String)| text.replace(&format!("{{{name}}}"), value);
        self.names.iter().fold(text.to_owned(), fill)
    }

    pub fn tell(mut self, story: &Story) -> Vec<Value> {
        let mut neutral = Neutral::new(&self.base);
        story.cases.iter().map(|case| self.tell_one(case, &mut neutral)).collect()
    }

    fn tell_one(&mut self, case: &Case, neutral: &mut Neutral) -> Value {
        let answer = self.send(case);
        let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        for (name, field) in &case.kept {
            let pointer = format!("/{}", field.replace('.', "/"));
            let kept = body.pointer(&pointer).and_then(Value::as_str);
            // A name that stands for nothing shows in what is asked with it.
            self.names.insert(name.clone(), kept.unwrap_or("nothing").to_owned());
        }
        neutral.know(&self.names, &self.keys);
        neutral.answer(case, &answer)
    }

    fn send(&self, case: &Case) -> Answer {
        let root = if case.path.starts_with('/') { "" } else { "/api/1/" };
        let path = encoded(&format!("{root}{}", self.fill(&case.path)));
        let mut headers: Vec<(String, String)> =
            case.headers.iter().map(|(name, value)| (name.clone(), self.fill(value))).collect();
        let key = self.keys.get(&case.who).unwrap_or_else(|| panic!("{}: who?", case.name));
        if !key.is_empty() {
            headers.push(("X-API-KEY".to_owned(), key.clone()));
        }
        let body = match &case.file {
            Some((name, kind)) => Some(upload(name, kind)),
            None => case.body.as_ref().map(|body| self.fill(body).into_bytes()),
        };
        let kind = match case.file {
            Some(_) => format!("multipart/form-data; boundary={BOUNDARY}"),
            None => "application/json".to_owned(),
        };
        if body.is_some() && headers.iter().all(|(name, _)| name != "Content-Type") {
            headers.push(("Content-Type".to_owned(), kind));
        }
        // `Content-Type: none` sends a body that says nothing of its kind.
        headers.retain(|(_, value)| value != "none");
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        http::exchange(&self.base, &case.method, &path, &headers, body.as_deref()).unwrap()
    }
}

/// A form with an image; one that is called `broken` is none.
fn upload(name: &str, kind: &str) -> Vec<u8> {
    let image = if name.starts_with("broken") { b"no image" } else { IMAGE };
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: {kind}\r\n\r\n"
    );
    [head.as_bytes(), image, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat()
}

/// A path as it is sent: only what no address may hold is encoded, so that a story can hold other spellings.
fn encoded(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'!' | b'#'..=b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(encode).collect()
}

/// The fields of a value, by names with dots; of one that ends in a question mark, whether it is there.
pub fn only(value: &Value, fields: &[String]) -> Value {
    let shown = |field: &String| {
        let found = field.trim_end_matches('?').split('.').try_fold(value, |value, part| match value {
            Value::Array(list) => list.get(part.parse::<usize>().ok()?),
            other => other.get(part),
        });
        let shown = match found {
            Some(_) if field.ends_with('?') => json!("(there)"),
            Some(found) => found.clone(),
            None => json!("(missing)"),
        };
        (field.clone(), shown)
    };
    Value::Object(fields.iter().map(shown).collect())
}
