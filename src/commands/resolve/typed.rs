//! Typed texts, before anybody is looked for.

use std::path::Path;

use reqwest::Url;

use crate::commands::{flaws, input};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udata_client::site_name;
use udatactl_core::roster::document;
use udatactl_core::text::shell::flagged;
use udatactl_core::text::{bare, trimmed};

/// How like a name (Jaro-Winkler, 1 for equal) what was typed has to be for the name to be suggested.
pub const NEAR: f64 = 0.92;

/// The word for the standard input.
const STDIN: &str = "-";

/// The words of a list: `-` stands for stdin, one a line, in any encoding that a roster may have; an empty line or one that
/// begins with `#` is none.
///
/// # Errors
/// Exit 2 for an empty stdin, and for one that is no text or more than is read.
pub fn listed(context: &Context, typed: &[String]) -> anyhow::Result<Vec<String>> {
    let mut words = Vec::with_capacity(typed.len());
    for word in typed {
        if word == STDIN {
            words.extend(listed_in(context, Path::new(STDIN))?);
        } else {
            words.push(word.clone());
        }
    }
    Ok(words)
}

/// The words of a file, or of stdin for `-`, as [`listed`] reads them.
///
/// # Errors
/// Exit 2 for one without a word, that is no text, that can't be read, or that is more than is read.
pub fn listed_in(context: &Context, path: &Path) -> anyhow::Result<Vec<String>> {
    Ok(numbered_in(context, path)?.into_iter().map(|(_, word)| word).collect())
}

/// The same words, each with the number of its line.
///
/// # Errors
/// As [`listed_in`].
pub fn numbered_in(context: &Context, path: &Path) -> anyhow::Result<Vec<(usize, String)>> {
    let is_stdin = path.as_os_str() == STDIN;
    let bytes = input::bytes(context, path)?;
    let shown = path.display().to_string();
    let (text, _) = document::decode(bytes).map_err(|flaw| {
        let cause = flaws::word(&flaw.problem);
        let failure = if is_stdin {
            Failure::new(Code::InputUnreadable, message!("failure-input-unreadable", cause = cause))
        } else {
            let message = message!("failure-file-unreadable", path = &shown, cause = cause);
            Failure::new(Code::FileUnreadable, message)
        };
        failure.with_problems(flaws::all(&[flaw]))
    })?;
    let text = text.replace("\r\n", "\n");
    let lines = (1..).zip(text.split(['\n', '\r']).map(trimmed));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let words: Vec<(usize, String)> = lines.map(|(number, line)| (number, line.to_owned())).collect();
    if words.is_empty() {
        let message = if is_stdin {
            message!("failure-empty-input")
        } else {
            message!("failure-empty-list", path = &shown)
        };
        return Err(Failure::new(Code::EmptyInput, message).into());
    }
    Ok(words)
}

/// True where the targets come from elsewhere than the command line.
pub fn is_derived(typed: &[String]) -> bool {
    typed.iter().any(|word| word == "-")
}

/// The failure for an address on another portal: exit 2.
pub fn elsewhere(context: &Context, address: &str) -> Failure {
    let site = context.settings.site.as_str();
    let message = message!("failure-elsewhere", address = address, site = site);
    Failure::new(Code::AnotherPortal, message).hint(choosing(address))
}

/// How to choose the portal of an address.
pub fn choosing(address: &str) -> Message {
    let root = Url::parse(address).ok().and_then(|address| address.join("/").ok());
    let name = match &root {
        Some(root) if root.scheme() == "https" => site_name(root),
        Some(root) => root.to_string(),
        None => address.to_owned(),
    };
    message!("hint-choose-site", flag = flagged("-s", &name))
}

/// Trims what was typed.
///
/// # Errors
/// Exit 2 where nothing is left.
pub fn not_empty(typed: &str, what: &'static str) -> Result<String, Failure> {
    let typed = bare(typed);
    if typed.is_empty() {
        return Err(Failure::new(Code::EmptyValue, message!("misuse-empty-value", argument = what)));
    }
    Ok(typed.to_owned())
}
