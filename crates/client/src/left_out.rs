//! A row that a list leaves out, because it has another shape than udata's.

/// A row that is missing from what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The path of the list.
    pub path: String,
    /// The row's place in the list, from 1 on.
    pub number: usize,
    pub id: Option<String>,
    /// The field of another shape, such as `members[0].role`.
    pub field: String,
}
