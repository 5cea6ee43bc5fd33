//! A row that a list leaves out, because it has another shape than udata's.

/// A row that is missing from what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The path of its list.
    pub path: String,
    /// Its place there, from 1 on.
    pub number: usize,
    pub id: Option<String>,
    /// The field that is odd, such as `members[0].role`.
    pub field: String,
}
