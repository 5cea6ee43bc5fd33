//! The roles of udata, in the order of what they may do (`udata/core/organization/constants.py`).

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    PartialEditor,
    Editor,
    Admin,
}

impl Role {
    /// All roles, the least first.
    pub const ALL: [Self; 3] = [Self::PartialEditor, Self::Editor, Self::Admin];

    /// Reads udata's own word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// udata's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartialEditor => "partial_editor",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// One step up, or `None` for the highest.
    pub fn above(self) -> Option<Self> {
        Self::ALL.into_iter().find(|role| *role > self)
    }

    /// One step down, or `None` for the lowest.
    pub fn below(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|role| *role < self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_one_role() {
        assert_eq!(Role::PartialEditor.above(), Some(Role::Editor));
        assert_eq!(Role::Admin.above(), None);
        assert_eq!(Role::Admin.below(), Some(Role::Editor));
        assert_eq!(Role::PartialEditor.below(), None);
    }
}
