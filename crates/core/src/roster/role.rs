//! The roles of udata, in the order of what they may do (`udata/core/organization/constants.py`).

use serde::{Deserialize, Serialize};

use crate::text;

/// A role: what a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    PartialEditor,
    Editor,
    Admin,
}

impl Role {
    /// The words of the guides, in English and French, as [`text::word`] has them, with udata's own.
    pub const WORDS: [(&str, &str); 13] = [
        ("admin", "admin"),
        ("administrator", "admin"),
        ("administrateur", "admin"),
        ("administratrice", "admin"),
        ("administrateur administratrice", "admin"),
        ("editor", "editor"),
        ("editeur", "editor"),
        ("editrice", "editor"),
        ("editeur editrice", "editor"),
        ("partial editor", "partial_editor"),
        ("editeur partiel", "partial_editor"),
        ("editrice partielle", "partial_editor"),
        ("editeur editrice partiel partielle", "partial_editor"),
    ];

    /// All roles, the least first.
    pub const ALL: [Self; 3] = [Self::PartialEditor, Self::Editor, Self::Admin];

    /// Reads udata's own word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Reads a role as people write it: udata's own word, or one of the guides', in any case and gender.
    pub fn read(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| {
            let word = text::word(text);
            Self::WORDS.iter().find(|(known, _)| *known == word).and_then(|(_, token)| Self::parse(token))
        })
    }

    /// The role that may be meant by a word that is none.
    pub fn near(text: &str) -> Option<Self> {
        text::nearest(&text::word(text), Self::WORDS.map(|(word, _)| word)).and_then(Self::read)
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
    fn a_role_is_read_as_people_write_it() {
        for (role, words) in [
            (
                Role::Admin,
                "admin|Admin|ADMIN|administrator|Administrateur|administratrice|administrateur·rice|administrateur.trice|\
                 administrateur(trice)|Administrateur / administratrice|administrateur•rice|\u{a0}admin\u{200b}",
            ),
            (
                Role::Editor,
                "editor|éditeur|Éditrice|EDITEUR|e\u{301}diteur|éditeur·rice|éditeur.rice|éditeur(rice)|éditeur‧rice",
            ),
            (
                Role::PartialEditor,
                "partial_editor|Partial editor|partial-editor|éditeur partiel|éditrice partielle|éditeur·rice partiel·le|\
                 éditeur.rice partiel.le|éditeur(rice) partiel(le)|éditeur (partiel)",
            ),
        ] {
            for word in words.split('|') {
                assert_eq!(Role::read(word), Some(role), "{word}");
            }
        }
        for none in [
            "",
            "admim",
            "admin?",
            "no admin",
            "admin editor",
            "partiel",
            "éditeur ou admin",
            "rice",
            "·",
            "admin;editor",
        ] {
            assert_eq!(Role::read(none), None, "{none}");
        }
        assert_eq!(
            (Role::near("admim"), Role::near("éditeure partielle")),
            (Some(Role::Admin), Some(Role::PartialEditor))
        );
        assert_eq!(Role::near("chef"), None);
    }

    #[test]
    fn a_step_is_one_role() {
        assert_eq!(Role::PartialEditor.above(), Some(Role::Editor));
        assert_eq!(Role::Admin.above(), None);
        assert_eq!(Role::Admin.below(), Some(Role::Editor));
        assert_eq!(Role::PartialEditor.below(), None);
    }
}
