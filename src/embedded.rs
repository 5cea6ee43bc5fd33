//! The sandbox inside this process, which `--site sandbox` means: on a port of its own, its state in one file.
//!
//! Without the feature `sandbox` it can't be started, and says so.

use std::path::{Path, PathBuf};

#[cfg(not(feature = "sandbox"))]
use crate::failure::Code;
use crate::failure::Failure;
#[cfg(not(feature = "sandbox"))]
use crate::messages::message;
use udata_client::Transport;
#[cfg(feature = "sandbox")]
use udata_sandbox::{self as sandbox, Behaviour, State, World};

/// The file in which the sandbox's state is kept.
pub fn file(state: &Path) -> PathBuf {
    state.join("sandbox.json")
}

/// A sandbox that serves this process until it is dropped.
pub struct Embedded {
    #[cfg(feature = "sandbox")]
    running: sandbox::Running,
    #[cfg(not(feature = "sandbox"))]
    running: std::convert::Infallible,
}

/// Why its state can't be had, and how to begin anew where that helps.
#[cfg(feature = "sandbox")]
pub fn explain(error: sandbox::Error) -> Failure {
    let is_damaged = matches!(error, sandbox::Error::State(sandbox::StateError::Damaged { .. }));
    let failure = Failure::explain(&error.into());
    if is_damaged { failure.try_command("udatactl sandbox reset") } else { failure }
}

#[cfg(feature = "sandbox")]
impl Embedded {
    /// Starts the sandbox with the state that is kept, or the first world.
    ///
    /// # Errors
    /// Exit 2 for a file that is no state of a sandbox, exit 1 for one that can't be used.
    pub fn start(state: &Path) -> Result<Self, Failure> {
        let kept = State::File { path: file(state), first: Box::new(World::first) };
        Ok(Self { running: sandbox::start(0, kept, Behaviour::default()).map_err(explain)? })
    }

    /// The transport by which the sandbox is reached.
    pub fn transport(&self) -> Transport {
        Transport::At(self.running.address())
    }
}

#[cfg(not(feature = "sandbox"))]
impl Embedded {
    /// Says that there is no sandbox.
    ///
    /// # Errors
    /// Exit 2, always.
    pub fn start(_: &Path) -> Result<Self, Failure> {
        Err(Failure::new(Code::NoSandbox, message!("failure-no-sandbox")))
    }

    /// The transport by which the sandbox would be reached.
    pub fn transport(&self) -> Transport {
        match self.running {}
    }
}
