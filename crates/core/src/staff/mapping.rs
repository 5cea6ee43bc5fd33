//! A file of columns: which heading of a list stands for what, and what its words for roles and organizations mean.

use std::collections::HashMap;

use toml::de::DeTable;

use super::columns::{self, Field, Said, key};
use crate::roster::Role;
use crate::roster::document::strict::{self, Strict};
use crate::roster::document::{Flaw, Problem};
use crate::text::nearest;

/// The version of the format.
const FORMAT: i64 = 1;

const OF_FILE: [&str; 4] = ["format", "columns", "roles", "organizations"];

/// What a file of columns says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    pub columns: Said,
    roles: HashMap<String, Role>,
    organizations: HashMap<String, String>,
}

impl Mapping {
    /// The role that a word of the list stands for.
    pub fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(&key(word)).copied().or_else(|| Role::read(word))
    }

    /// What names the organization on the portal that a text of the list stands for.
    pub fn organization<'a>(&'a self, text: &'a str) -> &'a str {
        self.organizations.get(&key(text)).map_or(text, String::as_str)
    }

    /// Reads a file of columns.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the lines.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Vec<Flaw>> {
        strict::read(bytes, mapping)
    }
}

fn mapping(mut strict: Strict, table: DeTable) -> Mapping {
    let mut found = Mapping::default();
    for (key, value) in table {
        let place = key.span().start;
        let part: &'static str = match key.get_ref().as_ref() {
            "format" => {
                strict.format(place, &value, FORMAT);
                continue;
            }
            "columns" => "columns",
            "roles" => "roles",
            "organizations" => "organizations",
            other => {
                strict.unknown(place, other, &OF_FILE);
                continue;
            }
        };
        for (name, value) in strict.table(part, value).unwrap_or_default() {
            let (place, at) = (name.span().start, value.span().start);
            let name = name.into_inner().into_owned();
            let Some(text) = strict.filled(part, value) else { continue };
            match part {
                "columns" => match Field::ALL.into_iter().find(|field| field.word() == name) {
                    Some(field) => drop(found.columns.insert(field, text)),
                    None => strict.unknown(place, &name, &Field::ALL.map(Field::word)),
                },
                "roles" => {
                    if let Some(role) = Role::read(&text) {
                        found.roles.insert(columns::key(&name), role);
                    } else {
                        let known = nearest(&text, Role::ALL.map(Role::word));
                        strict.flaw(at, Problem::UnknownRole { word: text, known });
                    }
                }
                _ => drop(found.organizations.insert(columns::key(&name), text)),
            }
        }
    }
    found
}

/// A file of columns that says this.
pub fn written(columns: &[(Field, String)], comments: &[String]) -> String {
    let comments: String = comments.iter().map(|comment| format!("# {comment}\n")).collect();
    let mut table = toml_edit::Table::new();
    for (field, heading) in columns {
        table.insert(field.word(), toml_edit::value(heading.as_str()));
    }
    format!("{comments}format = {FORMAT}\n\n[columns]\n{table}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_list_stand_for_ours() {
        let text = "[columns]\nmail = \"Mél\"\n[roles]\nGestionnaire = \"éditeur\"\n[organizations]\n\"Mairie, centre\" = \"ville\"\n";
        let found = Mapping::read(text.as_bytes().to_vec()).expect("a mapping");
        assert_eq!(found.columns, Said::from([(Field::Mail, "Mél".into())]));
        let role = |word| found.role(word);
        assert_eq!(
            [role("GESTIONNAIRE"), role("Administratrice"), role("chef")],
            [Some(Role::Editor), Some(Role::Admin), None]
        );
        assert_eq!([found.organization("mairie centre"), found.organization("Port")], ["ville", "Port"]);
    }

    #[test]
    fn what_is_written_is_read() {
        let columns = [(Field::Mail, "Adresse \"pro\"".to_owned()), (Field::Name, "Nom".to_owned())];
        let found = Mapping::read(written(&columns, &["Ours".into()]).into_bytes()).expect("a mapping");
        assert_eq!(found.columns, Said::from(columns));
        for (text, code) in [
            ("[column]", "unknown_key"),
            ("[columns]\nmel = \"x\"", "unknown_key"),
            ("[roles]\nx = \"chef\"", "unknown_role"),
        ] {
            assert_eq!(Mapping::read(text.as_bytes().to_vec()).expect_err("a flaw")[0].problem.code(), code);
        }
    }
}
