//! The account that a key is kept by.

/// One account on one portal: what a keyring item is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The portal's address, such as `https://www.data.gouv.fr`.
    pub site: String,
    pub profile: String,
}

impl Account {
    /// The address without the closing slash, so that both spellings are one account.
    pub fn site(&self) -> &str {
        self.site.trim_end_matches('/')
    }

    /// The portal's host, for people.
    pub fn host(&self) -> &str {
        let after = self.site().split_once("://").map(|(_, rest)| rest);
        after.unwrap_or(self.site())
    }
}
