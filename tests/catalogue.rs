//! The catalogues: the same keys and variables in both languages, nothing missing, nothing unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// What a key says: its variables, and those of its attributes.
type Variables = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn topics(language: &str) -> BTreeMap<String, PathBuf> {
    let directory = root().join("locales").join(language);
    let entries = fs::read_dir(directory).expect("a catalogue").map(|entry| entry.expect("an entry").path());
    entries.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path)).collect()
}

/// All keys of a language, as `key` and `key.attribute`; panics at a file that does not parse or a key given twice.
fn catalogue(language: &str) -> Variables {
    let mut keys = Variables::new();
    for (name, path) in topics(language) {
        let text = fs::read_to_string(&path).expect("a readable catalogue");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{language}/{name}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut add = |key: String, pattern: &Pattern<&str>| {
                let mut variables = BTreeSet::new();
                collect(pattern, &mut variables);
                assert!(keys.insert(key.clone(), variables).is_none(), "{language}: {key} is given twice");
            };
            if let Some(pattern) = &message.value {
                add(message.id.name.to_owned(), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
    }
    keys
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, variables);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, variables),
        Expression::Select { selector, variants } => {
            collect_inline(selector, variables);
            variants.iter().for_each(|variant| collect(&variant.value, variables));
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, variables),
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    assert_eq!(
        topics("en").keys().collect::<Vec<_>>(),
        topics("fr").keys().collect::<Vec<_>>(),
        "the same files on both sides"
    );
    let (english, french) = (catalogue("en"), catalogue("fr"));
    let missing = |from: &Variables, of: &Variables| -> Vec<String> {
        of.keys().filter(|key| !from.contains_key(*key)).cloned().collect()
    };
    assert_eq!(missing(&french, &english), Vec::<String>::new(), "missing in French");
    assert_eq!(missing(&english, &french), Vec::<String>::new(), "missing in English");
    for (key, variables) in &english {
        assert_eq!(Some(variables), french.get(key), "the variables of {key}");
    }
}

#[test]
fn french_is_typeset_as_french() {
    for (name, path) in topics("fr") {
        let text = fs::read_to_string(path).expect("a readable catalogue");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let prose: String = line.split('`').step_by(2).collect();
            for sign in [" !", " ?", " ;"] {
                let bare = sign.trim();
                let wrong = prose.match_indices(bare).any(|(at, _)| {
                    prose[..at]
                        .chars()
                        .next_back()
                        .is_some_and(|before| before.is_alphabetic() || before == '»')
                });
                assert!(!wrong, "{name}: a space is missing before {bare}: {line}");
            }
            assert!(!prose.contains('“') && !prose.contains("\"{"), "{name}: English quotes: {line}");
            for variable in ["person", "organization", "site", "argument", "name"] {
                let elided =
                    ["de", "que"].iter().any(|word| prose.contains(&format!(" {word} {{ ${variable}")));
                assert!(!elided, "{name}: a name that may begin with a vowel follows de or que: {line}");
            }
        }
    }
}

fn sources(directory: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(directory).expect("a readable directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else {
            text.push_str(&fs::read_to_string(&path).expect("a readable file"));
        }
    }
    text
}

/// The quoted words of the source that look like keys.
fn quoted_words(source: &str) -> BTreeSet<String> {
    let is_key = |word: &&str| {
        word.contains('-')
            && word.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.".contains(letter)
            })
    };
    source.split('"').filter(is_key).map(str::to_owned).collect()
}

/// Keys that the source puts together: a prefix and a token, a command or a column.
const COMPOSED: &[&str] = &["help-", "flag-", "column-", "role-", "state-", "action-", "result-", "badge-"];

#[test]
fn every_key_of_the_source_is_in_the_catalogue() {
    let source = sources(&root().join("src"));
    let english = catalogue("en");
    let missing: BTreeSet<String> =
        message_keys(&source).into_iter().filter(|key| !english.contains_key(key)).collect();
    assert_eq!(missing, BTreeSet::new(), "keys that the catalogue lacks");
}

/// The keys given literally to `message!` and `Message::new`.
fn message_keys(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for opening in ["message!(", "Message::new(", "find_key("] {
        for part in source.split(opening).skip(1) {
            if let Some(key) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                let literal = key.contains('-') && !key.contains(['{', ' ']);
                keys.extend(literal.then(|| key.to_owned()));
            }
        }
    }
    // The example in the documentation of the macro.
    keys.remove("member-removed");
    keys
}

#[test]
fn no_number_in_a_command_is_written_for_people() {
    // `--max-removals 1 500` would be two words.
    for language in ["en", "fr"] {
        for (name, path) in topics(language) {
            let text = fs::read_to_string(&path).expect("a readable catalogue");
            let commands = text.split('`').skip(1).step_by(2);
            let numbers: Vec<&str> = commands.filter(|command| command.contains("{ $count }")).collect();
            assert_eq!(numbers, Vec::<&str>::new(), "{language}/{name}");
        }
    }
}

#[test]
fn french_punctuation_stays_with_its_word() {
    for (name, path) in topics("fr") {
        let text = fs::read_to_string(&path).expect("a readable catalogue");
        for line in
            text.lines().filter(|line| !line.starts_with('#') && !line.trim().starts_with("udatactl "))
        {
            let value = line.split_once(" = ").map_or(line, |(_, value)| value).trim();
            // Code is as it is typed.
            let words: String = value.split('`').step_by(2).collect::<Vec<_>>().join("`");
            let is_loose = [" :", " ;", " !", " ?", " »", "« "].iter().any(|pair| words.contains(pair));
            assert!(!is_loose, "{name}: a plain space beside punctuation: {line}");
        }
    }
}

#[test]
fn every_key_of_the_catalogue_is_used() {
    // What the rules are called is the core's.
    let source = sources(&root().join("src")) + &sources(&root().join("crates/core/src"));
    let words = quoted_words(&source);
    // A prefix in the source stands for its tokens: Kind::Token("status") or format!("status-{token}").
    let prefixes: BTreeSet<String> = source
        .split("Token")
        .skip(1)
        .filter_map(|part| part.trim_start_matches('s').strip_prefix("(\"")?.split('"').next())
        .map(|prefix| format!("{prefix}-"))
        .chain(source.split("format!(\"").skip(1).filter_map(|part| {
            let prefix = part.split('{').next()?;
            prefix.ends_with('-').then(|| prefix.to_owned())
        }))
        .collect();
    let unused: Vec<String> = catalogue("en")
        .into_keys()
        .filter(|key| {
            let plain = key.split('.').next().unwrap_or_default();
            !words.contains(plain)
                && !COMPOSED.iter().any(|prefix| plain.starts_with(prefix))
                && !prefixes.iter().any(|prefix| plain.starts_with(prefix.as_str()))
        })
        .collect();
    assert_eq!(unused, Vec::<String>::new(), "keys that nothing uses");
}

#[test]
fn every_column_has_a_heading() {
    let source = sources(&root().join("src"));
    let english = catalogue("en");
    let columns = ["Column::shown(", "Column::more(", "Column::data("]
        .into_iter()
        .flat_map(|opening| source.split(opening).skip(1));
    let mut missing = BTreeSet::new();
    for part in columns {
        if let Some(key) = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
            let heading = format!("column-{key}");
            if !english.contains_key(&heading) {
                missing.insert(heading);
            }
        }
    }
    assert_eq!(missing, BTreeSet::new(), "columns without a heading");
}
