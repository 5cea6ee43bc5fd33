//! Why there is no sandbox, worded.

use super::code::Code;
use crate::exit_status::ExitStatus;
use crate::failure::value::Failure;
use crate::messages::message;
use udata_sandbox::{Error, StateError};

/// Explains an error of the sandbox to the person.
pub fn explain(error: &Error) -> Failure {
    match error {
        Error::State(StateError::Damaged { path, cause }) => {
            let path = path.display().to_string();
            Failure::new(Code::SandboxFile, message!("failure-sandbox-file", path = path, cause = cause))
        }
        Error::State(StateError::Unusable { path, cause }) => {
            let path = path.display().to_string();
            let message = message!("failure-file-unusable", path = path, cause = cause);
            Failure::new(Code::NotWritable, message).ending(ExitStatus::of(cause))
        }
        Error::Port { port, cause } => {
            let message = message!("failure-port", port = port.to_string(), cause = cause);
            Failure::new(Code::Port, message).hint(message!("hint-port"))
        }
        Error::Thread(cause) => Failure::new(Code::Sandbox, message!("failure-sandbox", cause = cause)),
    }
}
