//! Words of the command line as people write them: the portal's own, and those that tables and guides show, in English and
//! French. Help and completion offer the portal's own alone.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command, Error};

use udatactl_core::roster::Role;
use udatactl_core::text;

/// The words that an argument takes.
#[derive(Clone, Copy)]
pub struct Words {
    /// The words as the portal spells them, each once.
    tokens: &'static [&'static str],
    /// The words as people write them, folded, with the token that each stands for.
    known: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The token that a text stands for.
    fn read(&self, typed: &str) -> Option<&'static str> {
        let word = text::word(typed);
        let of_people = || self.known.iter().find(|(known, _)| *known == word).map(|(_, token)| *token);
        match typed.trim().strip_prefix('-') {
            // `-name` is the same, backwards.
            Some(rest) => {
                let token = self.read(rest)?;
                self.tokens.iter().copied().find(|word| word.strip_prefix('-') == Some(token))
            }
            None => self.tokens.iter().copied().find(|token| text::word(token) == word).or_else(of_people),
        }
    }

    /// The token whose words are the nearest to a text that stands for none.
    fn near(&self, typed: &str) -> Option<&'static str> {
        let all = self.tokens.iter().copied().chain(self.known.iter().map(|(word, _)| *word));
        text::nearest(&text::word(typed), all).and_then(|word| self.read(word))
    }
}

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, typed: &OsStr) -> Result<String, Error> {
        let word = typed.to_str().unwrap_or_default();
        if let Some(token) = self.read(word) {
            return Ok(token.to_owned());
        }
        let refused = PossibleValuesParser::new(self.tokens).parse_ref(command, argument, typed);
        refused.map_err(|mut error| {
            if let Some(token) = self.near(word) {
                error.insert(ContextKind::SuggestedValue, ContextValue::String(token.to_owned()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.tokens.iter().map(PossibleValue::new)))
    }
}

/// A domain as typed, without the `@` that people put before it.
pub fn domain(typed: &str) -> String {
    typed.trim_start_matches('@').to_lowercase()
}

/// A role.
pub fn role() -> impl TypedValueParser<Value = Role> {
    ROLES.try_map(|word| Role::parse(&word).ok_or("no role"))
}

const ROLES: Words = Words { tokens: &["admin", "editor", "partial_editor"], known: &Role::WORDS };

/// A state of requests and invitations, or all of them.
pub const STATES: Words = Words {
    tokens: &["pending", "accepted", "refused", "canceled", "all"],
    known: &[
        ("waiting", "pending"),
        ("attente", "pending"),
        ("en attente", "pending"),
        ("approved", "accepted"),
        ("accepte", "accepted"),
        ("acceptee", "accepted"),
        ("acceptes", "accepted"),
        ("acceptees", "accepted"),
        ("rejected", "refused"),
        ("refuse", "refused"),
        ("refusee", "refused"),
        ("refuses", "refused"),
        ("refusees", "refused"),
        ("cancelled", "canceled"),
        ("annule", "canceled"),
        ("annulee", "canceled"),
        ("annules", "canceled"),
        ("annulees", "canceled"),
        ("tous", "all"),
        ("tout", "all"),
        ("toutes", "all"),
    ],
};

/// The fields that members are sorted by.
pub const MEMBER_SORTS: Words = Words {
    tokens: &["name", "role", "since", "last_seen"],
    known: &[
        ("nom", "name"),
        ("depuis", "since"),
        ("derniere visite", "last_seen"),
        ("derniere connexion", "last_seen"),
    ],
};

/// The fields that udata sorts organizations by, backwards too.
pub const ORGANIZATION_SORTS: Words = Words {
    tokens: &[
        "name",
        "reuses",
        "datasets",
        "followers",
        "views",
        "created",
        "last_modified",
        "-name",
        "-reuses",
        "-datasets",
        "-followers",
        "-views",
        "-created",
        "-last_modified",
    ],
    known: &[
        ("nom", "name"),
        ("reutilisations", "reuses"),
        ("jeux de donnees", "datasets"),
        ("abonnes", "followers"),
        ("vues", "views"),
        ("creation", "created"),
        ("date de creation", "created"),
        ("changed", "last_modified"),
        ("modification", "last_modified"),
        ("derniere modification", "last_modified"),
    ],
};

/// What a contact point is to what shows it (`CONTACT_ROLES` in `udata/core/contact_point/models.py`); people write it as the
/// portal shows it.
pub const CONTACT_ROLES: Words = Words {
    tokens: &[
        "contact",
        "creator",
        "publisher",
        "rightsHolder",
        "custodian",
        "distributor",
        "originator",
        "principalInvestigator",
        "processor",
        "resourceProvider",
        "user",
    ],
    known: &[
        ("createur", "creator"),
        ("editeur", "publisher"),
        ("rights holder", "rightsHolder"),
        ("detenteur des droits", "rightsHolder"),
        ("gestionnaire", "custodian"),
        ("distributeur", "distributor"),
        ("producteur", "originator"),
        ("principal investigator", "principalInvestigator"),
        ("investigateur principal", "principalInvestigator"),
        ("executant", "processor"),
        ("resource provider", "resourceProvider"),
        ("fournisseur", "resourceProvider"),
        ("utilisateur", "user"),
    ],
};

/// What marks somebody who is in several organizations.
pub const MARKS: Words = Words {
    tokens: &["left", "dormant", "shared", "namesake", "everywhere", "nowhere_else"],
    known: &[
        ("account gone", "left"),
        ("shared account", "shared"),
        ("shared account?", "shared"),
        ("has a namesake", "namesake"),
        ("only there", "nowhere_else"),
        ("compte ferme", "left"),
        ("ferme", "left"),
        ("parti", "left"),
        ("inactif", "dormant"),
        ("compte partage ?", "shared"),
        ("compte partage", "shared"),
        ("partage", "shared"),
        ("homonyme", "namesake"),
        ("partout", "everywhere"),
        ("une seule", "nowhere_else"),
        ("nulle part ailleurs", "nowhere_else"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Language, Messages};
    use udatactl_core::audit::crowd::Mark;

    #[test]
    fn each_mark_has_its_word() {
        assert_eq!(Mark::ALL.map(Mark::word), MARKS.tokens);
    }

    #[test]
    fn what_tables_show_is_read_back() {
        for language in [Language::English, Language::French] {
            let messages = Messages::new(language);
            let shown = [
                ("role", ROLES),
                ("state", STATES),
                ("column", MEMBER_SORTS),
                ("column", ORGANIZATION_SORTS),
                ("mark", MARKS),
                ("contact-role", CONTACT_ROLES),
            ];
            for (kind, words) in shown {
                for token in words.tokens {
                    if let Some(shown) = messages.find_key(&format!("{kind}-{token}")) {
                        assert_eq!(words.read(&shown), Some(*token), "{shown}");
                    }
                }
            }
        }
    }
}
