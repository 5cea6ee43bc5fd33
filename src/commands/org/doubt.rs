//! A write whose answer was lost may have been done: the state is read before anything is concluded.

use crate::portal::Error;

/// True where a write may have happened although no good answer came back.
pub fn remains(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Error>().is_some_and(Error::leaves_doubt)
}
