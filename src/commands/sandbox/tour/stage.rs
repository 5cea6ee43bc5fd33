//! Where the tour takes place: the program itself, with a configuration, a state and a cache of its own, gone at the end.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::steps::TourStep;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;

/// The variables of the person's environment that would change what the steps show.
const LEFT_OUT: [&str; 11] = [
    "CI",
    "UDATACTL_TOKEN",
    "UDATACTL_TOKEN_FILE",
    "UDATACTL_SITE",
    "UDATACTL_PROFILE",
    "UDATACTL_ACCESSIBLE",
    "UDATACTL_NO_INPUT",
    "UDATACTL_READ_ONLY",
    "UDATACTL_NO_REMOVALS",
    "UDATACTL_MAX_REMOVALS",
    "UDATACTL_MIN_ADMINS",
];

/// A directory that only this account can look into, and the program.
pub struct Stage {
    directory: TempDir,
    program: PathBuf,
}

impl Stage {
    /// Makes the directory.
    ///
    /// # Errors
    /// Exit 1 where the system gives no temporary directory, or does not say where the program is.
    pub fn build() -> Result<Self, Failure> {
        let failed = |cause: &std::io::Error| {
            let path = std::env::temp_dir().display().to_string();
            let message = message!("failure-not-writable", path = path, cause = cause);
            Failure::new(Code::NotWritable, message)
        };
        let program = std::env::current_exe().map_err(|cause| failed(&cause))?;
        let directory = tempfile::Builder::new().prefix("udatactl-tour-").tempdir();
        Ok(Self { directory: directory.map_err(|cause| failed(&cause))?, program })
    }

    /// Runs a step; what it says on either stream comes to stdout, in its order. Its exit status, if it has one.
    ///
    /// # Errors
    /// Exit 1 where it can't be started.
    pub fn run(&self, step: &TourStep, context: &Context) -> Result<Option<i32>, Failure> {
        let options = &context.terminal.options;
        let mut command = Command::new(&self.program);
        command.args(["--site", "sandbox"]).args(&step.arguments);
        for name in LEFT_OUT {
            command.env_remove(name);
        }
        for name in ["UDATACTL_CONFIG_DIR", "UDATACTL_STATE_DIR", "UDATACTL_CACHE_DIR"] {
            command.env(name, self.directory.path());
        }
        command.env("UDATACTL_LANG", context.settings.language.tag()).env("UDATACTL_OUTPUT", "table");
        command.env("UDATACTL_PAGER", "cat");
        if !context.terminal.result_is_for_a_person() && options.columns.is_none() {
            command.env("COLUMNS", "100");
        }
        command.envs(step.key.map(|key| ("UDATACTL_TOKEN", key)));
        command.envs(options.accessible.then_some(("UDATACTL_ACCESSIBLE", "1")));
        command.envs(
            options.color.map(|wanted| if wanted { ("CLICOLOR_FORCE", "1") } else { ("NO_COLOR", "1") }),
        );
        context.terminal.lend(&mut command);
        let status = command
            .status()
            .map_err(|cause| Failure::new(Code::Tour, message!("failure-tour-start", cause = &cause)))?;
        Ok(status.code())
    }
}

/// How the person called the program: by its name, or by a path.
pub fn program_as_typed() -> String {
    let typed = std::env::args_os().next().unwrap_or_default();
    if Path::new(&typed).components().count() > 1 {
        typed.to_string_lossy().into_owned()
    } else {
        "udatactl".to_owned()
    }
}
