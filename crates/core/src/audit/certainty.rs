//! How sure an audit is of what it says.

/// How sure something is, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    #[default]
    Certain,
    /// What was read speaks for it, and does not prove it.
    Probable,
    /// Only a person can tell.
    Undecided,
}

impl Certainty {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Probable => "probable",
            Self::Undecided => "undecided",
        }
    }
}
