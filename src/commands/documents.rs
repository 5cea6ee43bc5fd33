//! The formats that few verbs make: documents of all that was found, such as a page.

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;

/// Stops a verb that makes none before it has done anything.
///
/// # Errors
/// Exit 2 where a document is asked for.
pub fn refuse(context: &Context) -> Result<(), Failure> {
    match context.settings.format.filter(|format| format.is_document()) {
        Some(format) => {
            let message = message!("format-elsewhere", format = format.word());
            Err(Failure::new(Code::FormatElsewhere, message))
        }
        None => Ok(()),
    }
}
