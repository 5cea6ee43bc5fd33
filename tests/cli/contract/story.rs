//! A story: a world, and what people ask there, one after the other. How one is written:
//!
//! ```text
//! # A comment.
//! person alice "Alice Martin"                        what the world holds (`real.rs` and `sandbox.rs` make it);
//! organization ville "Ville" {"acronym": "V"}        the second word names it
//! member ville alice admin
//! request ville carol {"comment": "Bonjour"} as asked
//!
//! alice GET organizations/{ville}/                   who, the method, the path below /api/1/; {ville} is its id
//! carol POST organizations/{ville}/membership/ {"comment": "Bonjour"} -> again=id
//!   X-Fields: id                                     a header
//!   only total data.0.name                           what of a good answer's body is compared; else all
//!   unordered                                        whatever the order of the lists in it
//! nobody GET me/                                     without a key
//! [15 17] alice GET me/org_invitations/              on these generations only
//! ```
//!
//! `raw TEXT` sends a body that is no JSON, `file NAME TYPE` a small PNG image, `-> again=id` keeps a field of the
//! answer as `{again}`.

use std::path::Path;

use serde_json::Value;

pub struct Story {
    pub name: String,
    pub stage: Vec<Setting>,
    pub cases: Vec<Case>,
}

/// Something that the world holds from the start.
#[derive(Debug)]
pub struct Setting {
    pub verb: String,
    pub words: Vec<String>,
    pub fields: Value,
    /// What later lines call it, where it is not its first word.
    pub name: Option<String>,
}

/// A request, and what is kept of its answer.
#[derive(Debug)]
pub struct Case {
    /// The file and the line as it is written; a number where the same request is sent again.
    pub name: String,
    pub who: String,
    pub method: String,
    pub path: String,
    pub body: Option<String>,
    pub headers: Vec<(String, String)>,
    /// Name and type of an image to upload.
    pub file: Option<(String, String)>,
    pub only: Vec<String>,
    pub unordered: bool,
    /// A name, and the field that it stands for from then on.
    pub kept: Vec<(String, String)>,
}

impl Story {
    /// Reads a story, without the lines that are for other generations.
    pub fn read(path: &Path, generation: &str) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut story = Self { name, stage: Vec::new(), cases: Vec::new() };
        let mut is_for_another = false;
        for (number, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
            let place = || format!("{}:{}: {line}", path.display(), number + 1);
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(detail) = line.strip_prefix("  ") {
                if !is_for_another {
                    story.cases.last_mut().unwrap_or_else(|| panic!("{}", place())).detail(detail.trim());
                }
                continue;
            }
            let (generations, line) = match line.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
                Some((generations, line)) => (Some(generations), line),
                None => (None, line),
            };
            is_for_another = generations.is_some_and(|all| all.split(' ').all(|one| one != generation));
            if is_for_another {
                continue;
            }
            match Case::read(line) {
                Some(case) => story.add(case, line),
                None => story.stage.push(Setting::read(line).unwrap_or_else(|| panic!("{}", place()))),
            }
        }
        story
    }

    fn add(&mut self, mut case: Case, line: &str) {
        let name = format!("{}: {line}", self.name);
        let same = |other: &&Case| other.name == name || other.name.starts_with(&format!("{name} ("));
        case.name = match self.cases.iter().filter(same).count() {
            0 => name,
            before => format!("{name} ({})", before + 1),
        };
        self.cases.push(case);
    }
}

impl Case {
    pub fn read(line: &str) -> Option<Self> {
        let (line, kept) = match line.rsplit_once(" -> ") {
            Some((line, kept)) => (line, kept),
            None => (line, ""),
        };
        let kept = kept.split_whitespace().filter_map(|one| one.split_once('='));
        let kept = kept.map(|(name, field)| (name.to_owned(), field.to_owned())).collect();
        let mut words = line.splitn(4, ' ');
        let (who, method, path) = (words.next()?, words.next()?, words.next()?);
        let is_method = method.len() > 2 && method.bytes().all(|letter| letter.is_ascii_uppercase());
        is_method.then(|| Self {
            name: String::new(),
            who: who.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            body: words.next().map(|body| body.trim().to_owned()),
            headers: Vec::new(),
            file: None,
            only: Vec::new(),
            unordered: false,
            kept,
        })
    }

    fn detail(&mut self, detail: &str) {
        let (word, rest) = detail.split_once(' ').unwrap_or((detail, ""));
        match word {
            "only" => self.only = rest.split(' ').map(str::to_owned).collect(),
            "unordered" => self.unordered = true,
            "raw" => self.body = Some(rest.to_owned()),
            "file" => {
                let (name, kind) = rest.split_once(' ').unwrap();
                self.file = Some((name.to_owned(), kind.to_owned()));
            }
            header => self.headers.push((header.trim_end_matches(':').to_owned(), rest.to_owned())),
        }
    }
}

impl Setting {
    /// What later lines call it.
    pub fn called(&self) -> Option<&str> {
        let is_named = ["person", "organization"].contains(&self.verb.as_str());
        self.name.as_deref().or_else(|| is_named.then(|| self.words[0].as_str()))
    }

    fn read(line: &str) -> Option<Self> {
        let (line, name) = match line.rsplit_once(" as ") {
            Some((line, name)) => (line, Some(name.trim().to_owned())),
            None => (line, None),
        };
        let (line, fields) = match line.find('{') {
            Some(start) => (&line[..start], serde_json::from_str(&line[start..]).ok()?),
            None => (line, serde_json::json!({})),
        };
        let mut words = words(line);
        (!words.is_empty()).then(|| Self { verb: words.remove(0), words, fields, name })
    }
}

/// The words of a line; those in quotes are one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}
