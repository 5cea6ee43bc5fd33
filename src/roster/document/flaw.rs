//! What can be wrong with a roster, and in which line.

/// Something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// From 1 on; 0 for the whole file.
    pub line: usize,
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is in no encoding that we read: at this byte.
    Encoding {
        at: usize,
    },
    /// It does not parse; the parser's words.
    Syntax {
        why: String,
    },
    /// Another format of ours, or none of them.
    Format {
        found: String,
    },
    UnknownKey {
        key: String,
        known: Option<&'static str>,
    },
    /// A heading that is no column.
    UnknownColumn {
        heading: String,
        known: Option<&'static str>,
    },
    ColumnTwice {
        heading: String,
    },
    NoColumn {
        column: &'static str,
    },
    /// A value of another kind than its key takes.
    Kind {
        key: &'static str,
        wanted: &'static str,
    },
    /// A key that has to be there, or is blank.
    Missing {
        key: &'static str,
    },
    UnknownRole {
        word: String,
        known: Option<&'static str>,
    },
    /// Neither a role nor a reason to be absent.
    NoWish {
        person: String,
    },
    /// A role and a reason to be absent.
    TwoWishes {
        person: String,
    },
    /// Only partial editors have assignments.
    NoPartialEditor {
        person: String,
    },
    BadAssignment {
        text: String,
    },
    BadDate {
        text: String,
    },
    BadCount {
        key: &'static str,
        text: String,
    },
    /// An address that the portal has masked names nobody.
    Masked {
        text: String,
    },
    /// Said already, in that line.
    Twice {
        person: String,
        line: usize,
    },
    /// Said already with another role.
    TwoRoles {
        person: String,
        line: usize,
    },
    OrganizationTwice {
        organization: String,
        line: usize,
    },
    /// An organization with nobody in it.
    Nobody {
        organization: String,
    },
    /// Nobody and nothing in the whole file.
    Empty,
}

impl Flaw {
    /// Something wrong in a line.
    pub fn at(line: usize, problem: Problem) -> Self {
        Self { line, problem }
    }
}
