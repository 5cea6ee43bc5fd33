//! The words of the catalogue for tokens.

use super::Messages;

/// What stands for nothing at all, but for an account.
const NOTHING: &str = "none";

impl Messages {
    /// The tokens that have a word under `PREFIX-TOKEN`, in the catalogue's order. A sentence is no word, nor is what stands for
    /// nothing.
    pub fn words_under(&self, prefix: &str) -> Vec<&'static str> {
        let token = |entry: &'static str| {
            let (first, rest) = entry.split_once('\n')?;
            let (key, word) = first.split_once('=')?;
            let token = key.trim_end().strip_prefix(prefix)?.strip_prefix('-')?;
            let goes_on = !rest.trim_start().is_empty() && !rest.trim_start().starts_with('.');
            let is_sentence = goes_on || word.contains('{') || word.ends_with(['.', ':', '?']);
            let is_nothing = token == NOTHING && prefix != "account";
            (!is_sentence && !is_nothing).then_some(token)
        };
        self.entries.all().filter_map(token).collect()
    }
}
