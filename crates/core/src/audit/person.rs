//! A member, as the rules look at them.

/// A member with an account, as far as it can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person as another one names them.
    pub name: String,
    /// The two halves of the name.
    pub halves: [String; 2],
    pub administers: bool,
    pub slug: String,
    /// The address, masked or not.
    pub mail: Option<String>,
    pub seen: Seen,
}

/// When somebody was last seen on the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Who asks may not see it.
    Hidden,
    Never,
    Days(i64),
}
