//! Where a key is, as a token for scripts and as words for a person.

use crate::credentials::Origin;

/// A place that keys come from.
#[derive(Clone, Debug)]
pub struct KeyLocation {
    /// `variable`, `file`, `keyring`, `clear_file` or `sandbox`.
    pub key_from: &'static str,
    /// The variable's name or the file's path.
    pub key_place: Option<String>,
}

impl From<&Origin> for KeyLocation {
    fn from(origin: &Origin) -> Self {
        let (key_from, key_place) = match origin {
            Origin::Variable(name) => ("variable", Some((*name).to_owned())),
            Origin::NamedFile(path) => ("file", Some(path.display().to_string())),
            Origin::Keyring => ("keyring", None),
            Origin::ClearFile(path) => ("clear_file", Some(path.display().to_string())),
            Origin::Sandbox => ("sandbox", None),
        };
        Self { key_from, key_place }
    }
}

/// The variable of the environment that a key came by.
pub fn variable(origin: &Origin) -> &'static str {
    match origin {
        Origin::Variable(name) => name,
        _ => "UDATACTL_TOKEN_FILE",
    }
}
