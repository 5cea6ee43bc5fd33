//! Where the tour takes place: the program itself, with a configuration, a state and a cache of its own, gone at the end.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::steps::Step;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;

/// What of the person's environment would change what the steps show.
const LEFT_OUT: [&str; 12] = [
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
    "SOURCE_DATE_EPOCH",
];

/// A directory that only this account can look into, and the program.
pub struct Stage {
    directory: PathBuf,
    program: PathBuf,
}

impl Stage {
    /// Makes the directory.
    ///
    /// # Errors
    /// Exit 1 where the system gives no temporary directory, or does not say where the program is.
    pub fn build() -> Result<Self, Failure> {
        let directory = std::env::temp_dir().join(format!("udatactl-tour-{}", std::process::id()));
        let failed = |cause: &std::io::Error| {
            let path = directory.display().to_string();
            let message = message!("failure-not-writable", path = path, cause = cause);
            Failure::new(ExitStatus::Unexpected, "not_writable", message)
        };
        let program = std::env::current_exe().map_err(|cause| failed(&cause))?;
        // One that a killed run has left was this account's, or it can't be removed.
        let _ = std::fs::remove_dir_all(&directory);
        make_private(&directory).map_err(|cause| failed(&cause))?;
        Ok(Self { directory, program })
    }

    /// Runs a step; what it says on either stream comes to stdout, in its order. Its exit status, if it has one.
    ///
    /// # Errors
    /// Exit 1 where it can't be started.
    pub fn run(&self, step: &Step, context: &Context) -> Result<Option<i32>, Failure> {
        let manner = &context.terminal.manner;
        let mut command = Command::new(&self.program);
        command.args(["--site", "sandbox"]).args(&step.arguments);
        for name in LEFT_OUT {
            command.env_remove(name);
        }
        for name in ["UDATACTL_CONFIG_DIR", "UDATACTL_STATE_DIR", "UDATACTL_CACHE_DIR"] {
            command.env(name, &self.directory);
        }
        command.env("UDATACTL_LANG", context.settings.language.tag()).env("UDATACTL_OUTPUT", "table");
        if !context.terminal.result_is_for_a_person() {
            command.env("COLUMNS", "100");
        }
        command.envs(step.key.map(|key| ("UDATACTL_TOKEN", key)));
        command.envs(manner.accessible.then_some(("UDATACTL_ACCESSIBLE", "1")));
        command.envs(
            manner.color.map(|wanted| if wanted { ("CLICOLOR_FORCE", "1") } else { ("NO_COLOR", "1") }),
        );
        context.terminal.lend(&mut command);
        let status = command.status().map_err(|cause| {
            Failure::new(ExitStatus::Unexpected, "tour", message!("failure-tour-start", cause = &cause))
        })?;
        Ok(status.code())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

fn make_private(directory: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
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
