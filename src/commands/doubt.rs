//! A write whose answer was lost may have been done: the state is read before anything is concluded.

use crate::failure::Failure;
use crate::messages::Message;
use udata_client::Error;

/// Sorts a write's answer: nothing where it is done, the error where its answer was lost.
///
/// # Errors
/// The error of a write that was not done for certain.
pub fn lost<T>(sent: anyhow::Result<T>) -> anyhow::Result<Option<anyhow::Error>> {
    match sent {
        Ok(_) => Ok(None),
        Err(error) if remains(&error) => Ok(Some(error)),
        Err(error) => Err(error),
    }
}

/// True where a write may have happened although no good answer came back.
pub fn remains(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Error>().is_some_and(Error::leaves_doubt)
}

/// The failure of a write whose answer was lost, once the portal was read and does not hold it.
pub fn not_done(error: &anyhow::Error) -> Failure {
    Failure::explain(error).hint(Message::new("hint-not-there"))
}
