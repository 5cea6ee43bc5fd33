//! The jobs of the ready files, as the forges' runners read them.

use std::path::Path;

use yaml_rust2::{Yaml, YamlLoader};

/// Shell that one process runs, with these variables.
pub struct Step {
    pub variables: Vec<(String, String)>,
    pub shell: String,
}

/// A job of `docs/ci/gitlab-ci.yml`: what comes before each job, and its own lines, in one shell. A variable in a variable
/// is one of `given`.
pub fn gitlab(job: &str, given: &[(&str, String)]) -> Vec<Step> {
    let file = read("gitlab-ci.yml");
    let lines = [&file["default"]["before_script"], &file[job]["script"]];
    let lines: Vec<&str> = lines.iter().flat_map(|lines| lines.as_vec().unwrap()).map(text).collect();
    let variables = [&file["variables"], &file[job]["variables"]].into_iter().flat_map(pairs);
    let expand = |value: String| {
        given.iter().fold(value, |value, (name, known)| value.replace(&format!("${name}"), known))
    };
    let variables = variables.map(|(name, value)| (name, expand(value))).collect();
    vec![Step { variables, shell: lines.join("\n") }]
}

/// A job of `docs/ci/github-actions.yml`: each step that runs something. An expression is one of `given`.
pub fn github(job: &str, given: &[(&str, String)]) -> Vec<Step> {
    let file = read("github-actions.yml");
    let steps = file["jobs"][job]["steps"].as_vec().unwrap();
    assert!(text(&steps[0]["uses"]).starts_with("actions/checkout@"), "{job}");
    let known = |value: String| {
        given.iter().fold(value, |value, (name, known)| value.replace(&format!("${{{{ {name} }}}}"), known))
    };
    let step = |step: &Yaml| {
        let shell = known(step["run"].as_str()?.to_owned());
        let variables = pairs(&file["env"]).into_iter().chain(pairs(&step["env"]));
        let variables: Vec<_> = variables.map(|(name, value)| (name, known(value))).collect();
        assert!(!shell.contains("${{") && variables.iter().all(|(_, value)| !value.contains("${{")), "{job}");
        Some(Step { variables, shell })
    };
    steps.iter().filter_map(step).collect()
}

/// A ready file.
pub fn read(name: &str) -> Yaml {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci").join(name);
    YamlLoader::load_from_str(&std::fs::read_to_string(file).unwrap()).unwrap().remove(0)
}

fn text(value: &Yaml) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value:?} is no text"))
}

fn pairs(map: &Yaml) -> Vec<(String, String)> {
    let pairs = map.as_hash().into_iter().flatten();
    pairs.map(|(name, value)| (text(name).to_owned(), text(value).to_owned())).collect()
}
