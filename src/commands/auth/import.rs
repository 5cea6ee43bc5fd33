//! `auth import`: takes over the key that the official client keeps in clear (`~/.datagouv_config.json`,
//! `datagouv_cli/config.py` of datagouv/datagouv-cli), and offers to delete its file.

use std::path::{Path, PathBuf};

use clap::Args;
use secrecy::SecretString;
use serde::Deserialize;

use super::login;
use super::origin::KeyLocation;
use crate::context::Context;
use crate::credentials::Key;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::settings;
use udatactl_core::text::shell::Command;

/// The file, and what becomes of it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long)]
    insecure_storage: bool,
    #[arg(long)]
    delete_file: bool,
}

record! {
    /// Who signed in with the key, where it is now, and whether the file is gone.
    pub struct Row<'a> {
        profile: &'a str => shown(Text),
        site: &'a str => shown(Text),
        name: String => shown(Text).whose("id"),
        slug: &'a str => shown(Slug("id")).whose("id"),
        id: &'a str => shown(Text),
        /// `keyring` or `clear_file`.
        key_from: &'static str => shown(Token("key-in")),
        key_place: Option<String> => shown(Text),
        file: String => shown(Text),
        file_deleted: bool => shown(Flag),
        result: &'static str => shown(Token("result")),
    }
}

/// What the official client writes.
#[derive(Deserialize)]
struct Configuration {
    environment: Option<String>,
    api_key: Option<String>,
}

/// Takes a key over.
///
/// # Errors
/// Exit 2 for a file that is none of the official client's, has no key or is for another portal; as `auth login`; 8 where the key
/// was kept and the file could not be deleted.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let path = match (&arguments.file, &context.settings.places.home) {
        (Some(path), _) => path.clone(),
        (None, Some(home)) => home.join(".datagouv_config.json"),
        (None, None) => return Err(Failure::new(Code::NoHome, message!("failure-no-home")).into()),
    };
    let bytes = file::bytes(&path)?;
    let secret = secret(context, &path, &bytes)?;
    let name = login::profile_name(context)?;
    let signed = login::sign_in(context, name, &secret, arguments.insecure_storage)?;
    let shown = path.display().to_string();
    let is_dry = context.settings.dry_run;
    let mut deleted = Ok(false);
    if !is_dry {
        let question = message!("import-ask-delete", file = &shown);
        let is_wanted = if arguments.delete_file || !context.terminal.can_ask() {
            Ok(arguments.delete_file)
        } else {
            context.terminal.confirm(&question)
        };
        deleted =
            is_wanted.and_then(|yes| if yes { delete(&path, &bytes).map(|()| true) } else { Ok(false) });
    }
    let KeyLocation { key_from, key_place } = KeyLocation::from(&signed.kept);
    let is_deleted = matches!(deleted, Ok(true));
    let row = Row {
        profile: &signed.profile,
        site: context.settings.site.as_str(),
        name: signed.me.name(),
        slug: &signed.me.slug,
        id: &signed.me.id,
        key_from,
        key_place,
        file: shown.clone(),
        file_deleted: is_deleted,
        result: if is_dry { "planned" } else { "changed" },
    };
    let mut report = signed.notes.into_iter().fold(Report::single(Row::COLUMNS, &row), Report::note);
    if is_deleted {
        report = report.note(Note::Say(message!("import-deleted", file = &shown)));
    } else {
        report = report.note(Note::Warn(message!("import-remains", file = &shown)));
    }
    let command = Command::new("auth token rotate", &[]);
    report = report.note(Note::Hint(message!("import-was-in-clear", command = command)));
    report.failure = deleted.err();
    Ok(report)
}

/// The key in the file, which is for the portal of this run.
fn secret(context: &Context, path: &Path, bytes: &[u8]) -> Result<SecretString, Failure> {
    let shown = path.display().to_string();
    let malformed = |_| Failure::new(Code::BadValue, message!("import-malformed", file = &shown));
    let configuration: Configuration = serde_json::from_slice(bytes).map_err(malformed)?;
    let environment = configuration.environment.as_deref().unwrap_or("prod");
    let portal = match environment {
        "prod" | "www" => "data.gouv.fr",
        other => other,
    };
    let site = settings::site(portal)?;
    if site != context.settings.site {
        let ours = context.settings.site.as_str();
        let message = message!("import-elsewhere", file = &shown, site = site.as_str(), ours = ours);
        let command = Command::new("-s {} auth import {}", &[portal, &shown]);
        return Err(Failure::new(Code::ProfileElsewhere, message).try_command(command));
    }
    let text = configuration.api_key.unwrap_or_default();
    Key::read(&text).ok_or_else(|| {
        let (code, key) = if text.trim().is_empty() {
            (Code::EmptyKey, "import-no-key")
        } else {
            (Code::KeyMalformed, "import-malformed")
        };
        Failure::new(code, message!(key, file = &shown))
    })
}

/// Deletes the file, unless somebody has written another one since.
fn delete(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let failure = |message| Failure::new(Code::FileUnwritable, message).ending(ExitStatus::Partly);
    if file::bytes(path)? != bytes {
        return Err(failure(message!("import-changed", file = shown)));
    }
    std::fs::remove_file(path)
        .map_err(|cause| failure(message!("import-not-deleted", file = shown, cause = cause.to_string())))
}
