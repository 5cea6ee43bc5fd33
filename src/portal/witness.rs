//! Who looks at every answer before it is used: names that a log is to be kept free of are in answers first.

use std::sync::Arc;

use serde_json::Value;

use super::Portal;

/// What is shown each answer that is JSON.
pub type Witness = Arc<dyn Fn(&Value) + Send + Sync>;

impl Portal {
    /// Shows an answer to the witness, where there is one.
    pub(super) fn witness(&self, text: &str) {
        if let Some(witness) = &self.options.witness
            && let Ok(answer) = serde_json::from_str(text)
        {
            witness(&answer);
        }
    }
}
