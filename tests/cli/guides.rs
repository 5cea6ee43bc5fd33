//! The guides in `docs/guides/`: each command of each page is run on the sandbox, as it is written.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::output::Output;
use crate::support::run::Command;

/// A line of a shell block: what is typed, and the exit code that its comment says.
#[derive(Debug, PartialEq)]
struct Line {
    typed: String,
    exits: i32,
}

fn pages(language: &str) -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guides").join(language);
    let mut pages: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

/// The number that a page's name begins with: it pairs the languages.
fn number(page: &Path) -> &str {
    page.file_name().unwrap().to_str().unwrap().split('-').next().unwrap()
}

/// The lines of the shell blocks, joined where they go on.
fn lines(page: &Path) -> Vec<Line> {
    let text = fs::read_to_string(page).unwrap().replace("\\\n", "");
    let blocks = text.split("```").skip(1).step_by(2);
    let of_shell = blocks.map(|block| block.strip_prefix("sh\n").unwrap_or_else(|| panic!("{block}")));
    of_shell
        .flat_map(str::lines)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(line)
        .collect()
}

fn line(text: &str) -> Line {
    let (typed, comment) = text.split_once(" #").unwrap_or((text, ""));
    let exits = comment.split_once("exit ").map_or(0, |(_, code)| code.trim().parse().unwrap());
    Line { typed: typed.split_whitespace().collect::<Vec<_>>().join(" "), exits }
}

/// One person's home, where the lines of a page are typed one after the other.
struct Reader {
    home: tempfile::TempDir,
    language: &'static str,
    exported: String,
}

impl Reader {
    fn new(language: &'static str) -> Self {
        Self { home: tempfile::tempdir().unwrap(), language, exported: String::new() }
    }

    fn run(&self, typed: &str) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_udatactl")).parent().unwrap();
        let path = std::env::join_paths(
            std::iter::once(binary.to_owned())
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let command = Command::new(self.home.path()).program("sh").env("PATH", path.unwrap());
        // English as people read it: a guide is no test of the catalogue.
        let command = command.env("UDATACTL_LANG", self.language).env("COLUMNS", "80").env("BROWSER", "true");
        command.args(["-c", &format!("{}{typed}", self.exported)]).run()
    }

    /// Types a line; what asks whether to go on is told to.
    fn types(&mut self, line: &Line) {
        if let Some(exported) = line.typed.strip_prefix("export ") {
            self.exported.push_str(&format!("export {exported}\n"));
            return;
        }
        let run = self.run(&line.typed);
        let asks = run.code == 2 && ["--yes", "--confirm"].iter().any(|flag| run.stderr.contains(flag));
        let run = if asks { self.run(&format!("{} --confirm", line.typed)) } else { run };
        assert_eq!(run.code, line.exits, "{run}");
    }
}

#[test]
fn every_command_of_the_guides_does_what_its_page_says() {
    for language in ["en", "fr"] {
        for page in pages(language) {
            let lines = lines(&page);
            let commands = lines.iter().filter(|line| line.typed.contains("udatactl ")).count();
            assert!(commands > 2, "{} has {commands} commands", page.display());
            let mut reader = Reader::new(language);
            for line in &lines {
                reader.types(line);
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_pages_with_the_same_commands() {
    let (english, french) = (pages("en"), pages("fr"));
    let numbers = |pages: &[PathBuf]| pages.iter().map(|page| number(page).to_owned()).collect::<Vec<_>>();
    assert_eq!(numbers(&english), numbers(&french));
    for (one, other) in english.iter().zip(&french) {
        assert_eq!(lines(one), lines(other), "{} and {}", one.display(), other.display());
    }
}

#[test]
fn a_page_is_a_screen_and_the_readme_leads_to_each() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for page in pages("en").into_iter().chain(pages("fr")) {
        let text = fs::read_to_string(&page).unwrap();
        assert!(text.lines().count() <= 45, "{} has {} lines", page.display(), text.lines().count());
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= 80, "{} has a line of {longest}", page.display());
        let linked = page.strip_prefix(root).unwrap().to_str().unwrap();
        assert!(readme.contains(&format!("]({linked})")), "the README does not link to {linked}");
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(page.with_file_name(link).exists(), "{} links to {link}", page.display());
        }
    }
}

/// The topics of `help` that are paragraphs.
const TOPICS: [&str; 7] =
    ["accessibility", "accounts", "fields", "formatting", "glossary", "privacy", "rosters"];

#[test]
fn every_command_of_the_topics_is_real() {
    for language in ["en", "fr"] {
        let reader = Reader::new(language);
        let start = "export UDATACTL_SITE=sandbox UDATACTL_TOKEN=sandbox-camille\n";
        let types = |typed: &str| reader.run(&format!("{start}{typed}"));
        for topic in TOPICS {
            let text = types(&format!("udatactl help {topic}")).success().stdout.replace('\u{a0}', " ");
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.len() <= 60, "{topic} in {language} has {} lines", lines.len());
            let typed = lines
                .iter()
                .filter_map(|line| line.strip_prefix("  "))
                .filter(|line| line.starts_with("udatactl "));
            for line in typed {
                let run = types(line);
                assert_eq!(run.code, 0, "{topic}: {line}\n{run}");
            }
            let prose = lines.join(" ");
            for command in prose.split('`').skip(1).step_by(2).filter_map(|one| one.strip_prefix("udatactl "))
            {
                let is_ours = |word: &&str| !word.chars().all(char::is_uppercase);
                let flag = |word: &&str| !word.starts_with('-');
                let words: Vec<&str> = command.split(' ').filter(is_ours).take_while(flag).collect();
                let run = types(&format!("udatactl help {}", words.join(" ")));
                let run =
                    if command.starts_with("-s ") { types(&format!("udatactl {command}")) } else { run };
                assert_eq!(run.code, 0, "{topic}: {command}\n{run}");
            }
        }
    }
}

#[test]
fn a_topic_is_a_screen_of_eighty_columns_and_is_listed() {
    for language in ["en", "fr"] {
        let reader = Reader::new(language);
        let list = reader.run("udatactl help").success().stdout;
        for topic in TOPICS {
            assert!(list.contains(&format!("  {topic}  ")), "{topic}: {list}");
            let text = reader.run(&format!("udatactl help {topic}")).success().stdout;
            let long = text.lines().find(|line| line.chars().count() > 80);
            assert_eq!(long, None, "{topic} in {language}");
        }
    }
}
