//! The formats that few verbs make: documents of all that was found, such as a page.

use clap::ValueEnum;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::Format;

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

/// The formats that the verb of these words does not have.
pub fn lacking(words: &[&str]) -> Vec<String> {
    let documents = Format::value_variants().iter().filter(|format| format.is_document());
    if matches!(words, ["audit", "org" | "portal"]) {
        Vec::new()
    } else {
        documents.map(|format| format.word()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_offered_where_it_is_made() {
        assert_eq!(lacking(&["audit", "org"]), Vec::<String>::new());
        assert_eq!(lacking(&["audit", "portal"]), Vec::<String>::new());
        assert!(lacking(&["member", "list"]).contains(&"html".to_owned()));
        assert!(!lacking(&["audit", "rules"]).contains(&"json".to_owned()));
    }
}
