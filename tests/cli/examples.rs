//! The examples of `--help`: each is pasted from a help of 80 columns into a shell, on a sandbox of its own where what it names is
//! there. What can't be run there, on another portal or without end, is only read.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::output::Output;
use crate::support::run::Command;

/// What the examples call files, in each language.
const FILES: [(&str, &str, &str); 13] = [
    ("key", "key.txt", "cle.txt"),
    ("roster", "roster.toml", "equipe.toml"),
    ("roster-csv", "roster.csv", "equipe.csv"),
    ("answers", "answers.csv", "reponses.csv"),
    ("staff", "staff.csv", "agents.csv"),
    ("before", "before.toml", "avant.toml"),
    ("after", "after.toml", "apres.toml"),
    ("before-csv", "before.csv", "avant.csv"),
    ("after-csv", "after.csv", "apres.csv"),
    ("policy", "policy.toml", "politique.toml"),
    ("accepted", "accepted.toml", "acceptes.toml"),
    ("snapshot", "october.jsonl", "octobre.jsonl"),
    ("world", "world.json", "monde.json"),
];

/// An example that is not simply run by Camille with exit 0: how it begins, who runs it, what is typed before, how it ends.
struct Special {
    begins: &'static str,
    by: &'static str,
    after: &'static [&'static str],
    exits: i32,
    /// Whose key is kept in a profile, instead of in a variable.
    at_home: bool,
}

const fn at_home(begins: &'static str) -> Special {
    Special { at_home: true, ..after(begins, &[SIGN_IN]) }
}

const fn by(begins: &'static str, by: &'static str) -> Special {
    Special { begins, by, after: &[], exits: 0, at_home: false }
}

const fn exits(begins: &'static str, exits: i32) -> Special {
    Special { begins, by: "camille", after: &[], exits, at_home: false }
}

const fn after(begins: &'static str, after: &'static [&'static str]) -> Special {
    Special { begins, by: "camille", after, exits: 0, at_home: false }
}

/// Signs in under a name, since what follows is about a profile.
const SIGN_IN: &str =
    "env -u UDATACTL_TOKEN udatactl auth login --with-token --insecure-storage -P demo < key-of-camille.txt";
const MAKE_A_KEY: &str = "for name in 'Tâche de nuit' 'Night job'; do udatactl auth token create --name \"$name\" --expires 1an --show --yes; done";

const SPECIAL: &[Special] = &[
    at_home("udatactl auth status --profile"),
    at_home("udatactl auth logout"),
    at_home("udatactl auth token rotate"),
    at_home("udatactl profile"),
    at_home("udatactl config"),
    after("udatactl auth token revoke", &[MAKE_A_KEY]),
    // They ask at a terminal.
    exits("udatactl org delete ville-de-demonstration\n", 2),
    exits("udatactl requests approve ville-de-demonstration\n", 2),
    // What was asked to count.
    exits("udatactl org activity ville-de-demonstration --fail-on", 10),
    exits("udatactl audit org --fail-on", 10),
    exits("udatactl audit org --policy", 10),
    by("udatactl invite accept", "chloe"),
    by("udatactl invite refuse", "chloe"),
    by("udatactl badge add", "sacha"),
    by("udatactl badge remove", "sacha"),
    after(
        "udatactl assignment copy",
        &["udatactl member set-role ville-de-demonstration karim-haddad partial_editor --yes"],
    ),
    // No snapshot is so old, and an entry of a journal is of one machine.
    exits("udatactl audit diff --since", 6),
    exits("udatactl journal undo", 6),
];

/// Those that are only read: they go elsewhere, wait for somebody or never end.
const ONLY_READ: &[&str] = &[
    "udatactl auth login --site",
    "udatactl auth token rotate --web",
    "udatactl role list --site demo",
    "udatactl sandbox serve",
    "udatactl sandbox export | udatactl sandbox serve",
    "udatactl completion powershell",
    "man ",
];

/// Homes on sandboxes.
struct Homes {
    language: &'static str,
    template: tempfile::TempDir,
}

impl Homes {
    /// A home with the files that the examples name.
    fn new(language: &'static str) -> Self {
        let homes = Self { language, template: tempfile::tempdir().unwrap() };
        let place = homes.template.path();
        let name = |which: &str| {
            let (_, english, french) = FILES.into_iter().find(|(name, _, _)| *name == which).unwrap();
            if language == "fr" { french } else { english }
        };
        let write = |name: &str, text: &[u8]| fs::write(place.join(name), text).unwrap();
        write(name("key"), b"sandbox-camille\n");
        let staff = "Nom;Courriel;Organisation\nLéa;lea@ville.example;ville-de-demonstration\n";
        write(name("staff"), staff.as_bytes());
        for columns in ["columns.toml", "colonnes.toml"] {
            write(columns, b"[columns]\nmail = \"Courriel\"\n");
        }
        write("key-of-camille.txt", b"sandbox-camille\n");
        for text in ["mission.txt", "motif.txt", "reason.txt", "presentation.md"] {
            write(text, "Les archives publiques de la ville, depuis 1789.\n".as_bytes());
        }
        write(".datagouv_config.json", br#"{"environment": "sandbox", "api_key": "sandbox-camille"}"#);
        write("blason.png", include_bytes!("org/pixel.png"));
        write(name("policy"), b"");
        for prepared in [
            format!("roster export ville-de-demonstration --out {}", name("roster")),
            format!("roster export ville-de-demonstration --out {}", name("before")),
            format!("roster export ville-de-demonstration --out {}", name("after")),
            format!("roster export ville-de-demonstration --format csv --out {}", name("roster-csv")),
            format!("roster export ville-de-demonstration --format csv --out {}", name("before-csv")),
            format!("roster export ville-de-demonstration --format csv --out {}", name("after-csv")),
            format!("roster resolve {} -o csv > {}", name("roster-csv"), name("answers")),
            format!("roster plan {} --out plan.json", name("roster")),
            format!("audit snapshot ville-de-demonstration --out {}", name("snapshot")),
            format!("sandbox export --out {}", name("world")),
            format!(
                "audit accept two-administrators/640000000000000000020003 --until 2099-12-31 --reason R --author A --baseline {}",
                name("accepted")
            ),
        ] {
            homes.run(place, "camille", &format!("udatactl {prepared}")).success();
        }
        homes
    }

    fn run(&self, home: &Path, who: &str, typed: &str) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_udatactl")).parent().unwrap();
        let path = std::env::join_paths(
            std::iter::once(binary.to_owned())
                .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        Command::new(home)
            .program("bash")
            .env("PATH", path.unwrap())
            .env("UDATACTL_LANG", self.language)
            .env("UDATACTL_SITE", "sandbox")
            .env("UDATACTL_TOKEN", format!("sandbox-{who}"))
            .env("COLUMNS", "80")
            .env("BROWSER", "true")
            .env("SHELL", "/bin/bash")
            .args(["-c", typed])
            .run()
    }

    /// Pastes an example into a home of its own; what asks whether to go on is told to.
    fn paste(&self, example: &str) -> Result<(), String> {
        if ONLY_READ.iter().any(|begins| example.starts_with(begins)) {
            return Ok(());
        }
        let home = tempfile::tempdir().unwrap();
        copy(self.template.path(), home.path());
        let whole = format!("{example}\n");
        let special = SPECIAL.iter().find(|special| whole.starts_with(special.begins));
        let (who, exits) = special.map_or(("camille", 0), |special| (special.by, special.exits));
        for before in special.map_or(&[][..], |special| special.after) {
            self.run(home.path(), "camille", before).success();
        }
        let is_at_home = special.is_some_and(|special| special.at_home);
        let example = &if is_at_home { format!("unset UDATACTL_TOKEN; {example}") } else { whole };
        let example = example.trim_end();
        let run = self.run(home.path(), who, example);
        let asks = run.code == 2 && ["--yes", "--confirm"].iter().any(|flag| run.stderr.contains(flag));
        let run = if asks { self.run(home.path(), who, &format!("{example} --confirm")) } else { run };
        if run.code == exits { Ok(()) } else { Err(run.to_string()) }
    }

    fn help(&self, path: &str) -> String {
        let shown = self.run(self.template.path(), "camille", &format!("udatactl {path} --help"));
        shown.success().stdout
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The lines below a heading, as far as they are indented.
fn below<'t>(help: &'t str, headings: [&str; 2]) -> impl Iterator<Item = &'t str> {
    let rest = help.lines().skip_while(move |line| !headings.contains(line)).skip(1);
    rest.take_while(|line| line.starts_with("  "))
}

/// All commands that have nothing below them.
fn verbs(homes: &Homes, path: &str, found: &mut Vec<(String, String)>) {
    let help = homes.help(path);
    let inner: Vec<&str> = below(&help, ["Commands:", "Commandes :"])
        // What a command does may go on below it.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for name in &inner {
        verbs(homes, format!("{path} {name}").trim_start(), found);
    }
    found.push((path.to_owned(), help));
}

/// The examples of a help, each on the lines that are pasted.
fn examples(help: &str) -> Vec<String> {
    let mut examples: Vec<String> = Vec::new();
    for line in below(help, ["Examples:", "Exemples :"]) {
        match examples.last_mut() {
            Some(last) if last.ends_with('\\') => *last += &format!("\n{line}"),
            _ => examples.push(line.trim().to_owned()),
        }
    }
    examples
}

#[test]
fn every_example_of_the_help_runs_as_it_is_pasted() {
    for language in ["fr", "en"] {
        let homes = Homes::new(language);
        let mut found = Vec::new();
        verbs(&homes, "", &mut found);
        let mut all = Vec::new();
        for (path, help) in &found {
            let own = examples(help);
            let is_wide = |line: &&str| line.chars().count() > 80;
            let wide: Vec<&str> = own.iter().flat_map(|example| example.lines()).filter(is_wide).collect();
            assert_eq!(wide, Vec::<&str>::new(), "{path} at 80 columns");
            all.extend(own);
        }
        assert!(all.len() > 150, "{} examples", all.len());
        let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(example) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Err(run) = homes.paste(example) {
                            failed.lock().unwrap().push(run);
                        }
                    }
                });
            }
        });
        let failed = failed.into_inner().unwrap();
        assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), all.len(), failed.join("\n"));
    }
}
