//! The fields of a line about somebody.

/// The fields of a line about somebody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields<'a> {
    /// The identifier that was settled before, beside what was written.
    pub id: Option<&'a str>,
    /// Whatever names them: an id, a slug, a page, an address, a name.
    pub person: Option<&'a str>,
    pub mail: Option<&'a str>,
    pub name: Option<&'a str>,
    /// The address was said to belong to nobody yet.
    pub is_new: bool,
    /// They are to be taken out.
    pub is_absent: bool,
}
