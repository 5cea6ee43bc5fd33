//! Which udata a sandbox imitates, and what that changes. Facts: `udata`'s tags, and the fork `amagovpt/udata-pt`.

/// A generation of udata, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// 14.13.0: people are added at once.
    V14,
    /// 15.4.1: invitations, partial editors.
    V15,
    /// Portugal's fork of 16.0.0: invitations for addresses only, limits, keys that are tokens.
    Portugal,
    /// 17.18.0, today's.
    V17,
}

impl Generation {
    /// Reads `14`, `15`, `17` or `pt`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "14" => Self::V14,
            "15" => Self::V15,
            "17" => Self::V17,
            "pt" => Self::Portugal,
            _ => return None,
        })
    }

    /// The version that `site/` gives.
    pub fn version(self) -> &'static str {
        match self {
            Self::V14 => "14.13.0",
            Self::V15 => "15.4.1",
            Self::Portugal => "16.0.0",
            Self::V17 => "17.18.0",
        }
    }

    /// People are invited and accept, and answers carry `permissions`; before, they are added at once (15.0).
    pub fn invites(self) -> bool {
        self >= Self::V15
    }

    /// Partial editors and what they are assigned (15.4).
    pub fn has_partial_editors(self) -> bool {
        self >= Self::V15
    }

    /// Keys are tokens that end and are revoked (16.0).
    pub fn has_tokens(self) -> bool {
        self >= Self::Portugal
    }

    /// Organizations are on udata's new API fields: other errors, 415, whole times (16.3).
    pub fn is_new(self) -> bool {
        self >= Self::V17
    }

    pub fn is_portugal(self) -> bool {
        self == Self::Portugal
    }
}
