//! The errors of each part of the program, told apart and worded.

use super::code::Code;
use super::value::Failure;
use crate::exit_status::ExitStatus;
use crate::messages::{Message, Value, message};
use crate::{credentials, journal, profiles};
use udata_client as portal;
use udatactl_core::text::shell::Command;
use udatactl_files::lock;

impl Failure {
    /// Explains an error to the person; an error of no known type is an unexpected failure with its causes.
    pub fn explain(error: &anyhow::Error) -> Self {
        find(error).unwrap_or_else(|| {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            Self::new(Code::Unexpected, message!("failure-unexpected", causes = causes.join(": ")))
        })
    }
}

/// The failure that an error stands for, where it is one that we know.
fn find(error: &anyhow::Error) -> Option<Failure> {
    error.chain().find_map(|cause| {
        if let Some(failure) = cause.downcast_ref::<Failure>() {
            return Some(failure.clone());
        }
        if let Some(error) = cause.downcast_ref::<portal::Error>() {
            return Some(super::portal::explain(error));
        }
        if let Some(error) = cause.downcast_ref::<credentials::Error>() {
            return Some(keyring(error));
        }
        if let Some(error) = cause.downcast_ref::<lock::Error>() {
            return Some(held(error));
        }
        if let Some(error) = cause.downcast_ref::<journal::Error>() {
            return Some(unwritten(error));
        }
        #[cfg(feature = "sandbox")]
        if let Some(error) = cause.downcast_ref::<udata_sandbox::Error>() {
            return Some(super::sandbox::explain(error));
        }
        cause.downcast_ref::<profiles::Error>().map(profile_file)
    })
}

/// The journal that can't be written or read.
pub fn unwritten(error: &journal::Error) -> Failure {
    let path = error.path.display().to_string();
    let message = message!("failure-journal", path = path, cause = &error.cause);
    let status = ExitStatus::of(&error.cause);
    Failure::new(Code::Journal, message)
        .ending(status)
        .hint(message!("hint-set-variable", name = "UDATACTL_STATE_DIR"))
}

/// A result that could not be written to stdout.
pub fn stdout(cause: &std::io::Error) -> Failure {
    Failure::new(Code::Stdout, message!("failure-stdout", cause = cause))
}

/// The journal that could not be written after a write was sent.
pub fn unended(error: &journal::Error) -> Failure {
    let path = error.path.display().to_string();
    let message = message!("failure-journal-unended", path = path, cause = &error.cause);
    Failure { status: ExitStatus::Partly, message, ..unwritten(error) }
}

fn keyring(error: &credentials::Error) -> Failure {
    use credentials::Error;
    let file = |path: &std::path::Path| path.display().to_string();
    let (code, message) = match error {
        Error::KeyringAbsent { source } => {
            (Code::KeyringAbsent, message!("failure-keyring-absent", cause = source.to_string()))
        }
        Error::KeyringLocked { .. } => (Code::KeyringLocked, Message::new("failure-keyring-locked")),
        Error::KeyringSilent { waited } => {
            (Code::KeyringSilent, message!("failure-keyring-silent", seconds = waited.as_secs()))
        }
        Error::KeyringRefused { source } => {
            (Code::KeyringRefused, message!("failure-keyring-refused", cause = source.to_string()))
        }
        Error::KeyringAmbiguous { count } => {
            (Code::KeyringAmbiguous, message!("failure-keyring-ambiguous", count = *count))
        }
        Error::NotReadBack => (Code::KeyringNotReadBack, Message::new("failure-keyring-not-read-back")),
        Error::ClearFileTooOpen { path, mode } => {
            let (path, mode) = (file(path), format!("{mode:o}"));
            (Code::KeyFileTooOpen, message!("failure-key-file-too-open", path = path, mode = mode))
        }
        Error::ClearFileUnreadable { path, source } => {
            (Code::KeyFileUnreadable, message!("failure-key-file", path = file(path), cause = source))
        }
        Error::ClearFileMalformed { path, source } => {
            let (path, cause) = (file(path), source.to_string());
            (Code::KeyFileMalformed, message!("failure-key-file", path = path, cause = cause))
        }
        Error::DirectoryNotWritable { path, source } => {
            (Code::NotWritable, message!("failure-not-writable", path = file(path), cause = source))
        }
    };
    let failure = Failure::new(code, message).ending(ExitStatus::SignIn);
    match error {
        Error::KeyringAmbiguous { .. } => failure.try_command("udatactl auth logout"),
        Error::ClearFileTooOpen { path, .. } => {
            failure.try_command(Command::of_another_program("chmod 600 {}", &[&path.display().to_string()]))
        }
        Error::KeyringAbsent { .. }
        | Error::KeyringLocked { .. }
        | Error::KeyringSilent { .. }
        | Error::KeyringRefused { .. }
        | Error::NotReadBack => {
            failure.hint(Message::new("hint-unlock-keyring")).hint(Message::new("hint-without-keyring"))
        }
        _ => failure,
    }
}

fn held(error: &lock::Error) -> Failure {
    match error {
        lock::Error::Busy(seconds) => {
            Failure::new(Code::OrganizationHeld, message!("failure-held", seconds = *seconds))
                .hint(Message::new("hint-try-later"))
        }
        lock::Error::Unusable { path, cause } => {
            let path = path.display().to_string();
            let message = message!("failure-not-writable", path = path, cause = cause);
            Failure::new(Code::NotWritable, message)
                .hint(message!("hint-set-variable", name = "UDATACTL_STATE_DIR"))
        }
    }
}

fn profile_file(error: &profiles::Error) -> Failure {
    use profiles::Error;
    let told = |path: &std::path::Path, cause| {
        let path = path.display().to_string();
        Failure::new(Code::ProfilesFile, message!("failure-profiles-file", path = path, cause = cause))
    };
    match error {
        Error::Unusable { path, cause } => told(path, Value::from(cause)),
        Error::Unreadable { path, cause } => told(path, Value::from(cause)),
        Error::Unwritable { path, cause } => {
            let message = message!("failure-not-writable", path = path.display().to_string(), cause = cause);
            Failure::new(Code::NotWritable, message)
                .ending(ExitStatus::Usage)
                .hint(message!("hint-set-variable", name = "UDATACTL_CONFIG_DIR"))
        }
        Error::Misshapen { path, part } => {
            let path = path.display().to_string();
            Failure::new(Code::ProfilesFile, message!("failure-profiles-misshapen", path = path, part = part))
        }
        Error::Busy(seconds) => {
            let message = message!("failure-profiles-held", seconds = *seconds);
            Failure::new(Code::ProfilesHeld, message).hint(Message::new("hint-try-later"))
        }
    }
}
