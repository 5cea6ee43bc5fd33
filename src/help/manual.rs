//! The pages of the manual, one a command, from the command tree in the catalogue's words.

use clap::{Arg, Command};

use super::roff::{Roff, bold, escaped, prose, slanted};
use super::tree::Tree;
use super::words;
use crate::exit_status::ExitStatus;
use crate::messages::{Language, Messages, message};

/// The variables that the manual explains, each under `manual-variable-NAME`.
pub(super) const VARIABLES: [&str; 23] = [
    "UDATACTL_TOKEN",
    "UDATACTL_TOKEN_FILE",
    "UDATACTL_SITE",
    "UDATACTL_PROFILE",
    "UDATACTL_OUTPUT",
    "UDATACTL_LANG",
    "UDATACTL_ACCESSIBLE",
    "UDATACTL_PAGER",
    "UDATACTL_NO_INPUT",
    "UDATACTL_REASON",
    "UDATACTL_NO_KEY_WARNING",
    "UDATACTL_CONFIG_DIR",
    "UDATACTL_SUPPORT_URL",
    "UDATACTL_READ_ONLY",
    "UDATACTL_NO_REMOVALS",
    "UDATACTL_MAX_REMOVALS",
    "UDATACTL_METRICS_URL",
    "UDATACTL_REGISTER_URL",
    "UDATACTL_KEEP_SNAPSHOTS",
    "UDATACTL_POLICY",
    "CI",
    "UDATACTL_SHOW_NAMES",
    "NO_COLOR",
];
/// The files of this machine, where Linux keeps them; each is explained under `manual-file-KEY`.
const FILES: [(&str, &str); 6] = [
    ("profiles", "~/.config/udatactl/profiles.toml"),
    ("keys", "~/.config/udatactl/keys.toml"),
    ("journal", "~/.local/state/udatactl/journal.jsonl"),
    ("snapshots", "~/.local/state/udatactl/audit/"),
    ("sandbox", "~/.local/state/udatactl/sandbox.json"),
    ("names", "~/.cache/udatactl/completion/"),
];

/// A page, and where it belongs below a directory of manuals.
pub struct Page {
    pub path: String,
    pub text: String,
}

/// All pages, in every language that people read.
pub fn pages(tree: Tree) -> Vec<Page> {
    let mut pages = Vec::new();
    for (language, directory) in [(Language::English, "man1"), (Language::French, "fr/man1")] {
        let messages = Messages::new(language);
        let mut tree = words::command((tree.whole)(), &messages);
        tree.build();
        let mut names = vec!["udatactl".to_owned()];
        write(&Writer { messages: &messages, directory }, &tree, &mut names, &mut pages);
    }
    pages
}

fn write(writer: &Writer, command: &Command, names: &mut Vec<String>, pages: &mut Vec<Page>) {
    pages.push(writer.page(command, names));
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        names.push(inner.get_name().to_owned());
        write(writer, inner, names, pages);
        names.pop();
    }
}

struct Writer<'a> {
    messages: &'a Messages,
    directory: &'a str,
}

impl Writer<'_> {
    fn say(&self, key: impl Into<std::borrow::Cow<'static, str>>) -> String {
        self.messages.say(&message!(key))
    }

    fn page(&self, command: &Command, names: &[String]) -> Page {
        let (title, is_root) = (names.join("-"), names.len() == 1);
        let version = concat!("udatactl ", env!("CARGO_PKG_VERSION"));
        let mut page = Roff::new(&title, version, &self.say("manual-header"));
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        page.section(&self.say("manual-name"));
        page.line(&format!("{} \\- {}", escaped(&title), prose(&about)));
        page.section(&self.say("manual-synopsis"));
        page.line(&usage(command, &names.join(" ")));
        page.section(&self.say("manual-description"));
        if is_root {
            page.paragraph(&prose(&self.say("manual-about")));
        } else {
            page.paragraph(&prose(&format!("{about}.")));
            page.paragraph(&prose(&self.say("manual-general")));
        }
        self.subcommands(&mut page, command, &title);
        self.arguments(&mut page, command, is_root);
        self.examples(&mut page, names);
        if is_root {
            self.rest(&mut page);
        } else {
            page.section(&self.say("manual-see-also"));
            let outer = names[..names.len() - 1].join("-");
            let inner: &[&str] = if outer == "udatactl" { &["udatactl"] } else { &["udatactl", &outer] };
            page.line(&inner.iter().map(|name| reference(name)).collect::<Vec<_>>().join(", "));
        }
        Page { path: format!("{}/{title}.1", self.directory), text: page.finish() }
    }

    fn subcommands(&self, page: &mut Roff, command: &Command, title: &str) {
        if !command.has_subcommands() {
            return;
        }
        page.section(&self.say("manual-commands"));
        for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
            let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
            page.term(&reference(&format!("{title}-{}", inner.get_name())), &prose(&about));
        }
    }

    /// The arguments of the command itself; the general ones are on the first page alone.
    fn arguments(&self, page: &mut Roff, command: &Command, is_root: bool) {
        let shown: Vec<&Arg> = command
            .get_arguments()
            .filter(|argument| !argument.is_hide_set() && (is_root || !argument.is_global_set()))
            .collect();
        let (positionals, flags): (Vec<&Arg>, Vec<&Arg>) =
            shown.into_iter().partition(|argument| argument.is_positional());
        let flags_heading = if is_root { "manual-global-options" } else { "manual-options" };
        for (heading, list) in [("manual-arguments", positionals), (flags_heading, flags)] {
            if !list.is_empty() {
                page.section(&self.say(heading));
            }
            for argument in list {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                page.term(&spelled(argument), &prose(&help));
            }
        }
    }

    fn examples(&self, page: &mut Roff, names: &[String]) {
        let path = if names.len() == 1 { names.join("-") } else { names[1..].join("-") };
        if let Some(example) = self.messages.find_key(&format!("help-{path}.example")) {
            page.section(&self.say("manual-examples"));
            page.example(example.lines());
        }
    }

    /// Writes the sections that are the same for all commands.
    fn rest(&self, page: &mut Roff) {
        page.section(&self.say("manual-exit-status"));
        for status in ExitStatus::ALL {
            let code = status as u8;
            page.term(&bold(&code.to_string()), &prose(&self.say(format!("manual-exit-{code}"))));
        }
        page.section(&self.say("manual-environment"));
        for name in VARIABLES {
            page.term(&bold(name), &prose(&self.say(format!("manual-variable-{name}"))));
        }
        page.section(&self.say("manual-files"));
        for (key, path) in FILES {
            page.term(&slanted(path), &prose(&self.say(format!("manual-file-{key}"))));
        }
        page.section(&self.say("manual-see-also"));
        page.paragraph("https://github.com/opendatateam/udata, https://www.data.gouv.fr");
    }
}

/// `udatactl-org(1)`.
fn reference(name: &str) -> String {
    format!("{}(1)", bold(name))
}

/// The usage, the words of the command in bold.
fn usage(command: &Command, names: &str) -> String {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    match usage.strip_prefix(names) {
        Some(rest) => format!("{}{}", bold(names), escaped(rest)),
        None => escaped(usage),
    }
}

/// An argument as it is typed: `-P, --profile NAME`, `--confirm[=VALUE]`, `--catalog [FILE]`, `PERSON...`.
fn spelled(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let value: String = names.iter().map(|name| slanted(name)).collect::<Vec<_>>().join(" ");
    if argument.is_positional() {
        let several = argument.get_num_args().is_some_and(|many| many.max_values() > 1);
        return if several { format!("{value}...") } else { value };
    }
    let short = argument.get_short().map(|character| bold(&format!("-{character}")));
    let long = argument.get_long().map(|name| bold(&format!("--{name}")));
    let flag = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    match argument.get_action().takes_values() {
        false => flag,
        true if argument.is_require_equals_set() => format!("{flag}[={value}]"),
        true if argument.get_num_args().is_some_and(|many| many.min_values() == 0) => {
            format!("{flag} [{value}]")
        }
        true => format!("{flag} {value}"),
    }
}
