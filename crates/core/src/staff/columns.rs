//! What each column of a list is about, by its heading.

use std::collections::BTreeMap;

use crate::roster::document::Problem;
use crate::text::fold;

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    LastName,
    FirstName,
    /// The last name before a marriage: an account may have kept it.
    BirthName,
    /// The whole name in one cell.
    Name,
    Mail,
    /// The number that the personnel office has given.
    Number,
    Organization,
    Role,
    Arrival,
    Departure,
    Comment,
}

/// The headings that a file of columns names.
pub type Said = BTreeMap<Field, String>;

/// Where each field stands in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(BTreeMap<Field, usize>);

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::LastName,
        Self::FirstName,
        Self::BirthName,
        Self::Name,
        Self::Mail,
        Self::Number,
        Self::Organization,
        Self::Role,
        Self::Arrival,
        Self::Departure,
        Self::Comment,
    ];

    /// Its key in a file of columns.
    pub fn word(self) -> &'static str {
        match self {
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::BirthName => "birth_name",
            Self::Name => "name",
            Self::Mail => "mail",
            Self::Number => "number",
            Self::Organization => "organization",
            Self::Role => "role",
            Self::Arrival => "arrival",
            Self::Departure => "departure",
            Self::Comment => "comment",
        }
    }

    /// True for a heading that is known, or named by a file of columns.
    pub fn is_heading(heading: &str, said: &Said) -> bool {
        let key = key(heading);
        said.values().any(|said| self::key(said) == key)
            || Self::ALL.iter().any(|field| field.headings().iter().any(|known| is_in(known, &key)))
    }
}

impl Columns {
    /// Finds the columns: as `said`, else by their headings.
    ///
    /// # Errors
    /// What can't be decided, each with a problem of its own: two columns of one kind, a heading that is not there, and a list
    /// that tells of nobody.
    pub fn of(headings: &[String], said: &Said) -> Result<Self, Vec<Problem>> {
        let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
        let places = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
            (0..keys.len()).filter(|place| wanted(&keys[*place])).collect()
        };
        let (mut columns, mut problems) = (BTreeMap::new(), Vec::new());
        for (field, heading) in said {
            let wanted = key(heading);
            match places(&|key| key == wanted)[..] {
                [place] => drop(columns.insert(*field, place)),
                [] => problems.push(Problem::NoSuchHeading { heading: heading.clone() }),
                _ => problems.push(Problem::ColumnTwice { heading: heading.clone() }),
            }
        }
        let taken: Vec<usize> = columns.values().copied().collect();
        for field in Field::ALL.into_iter().filter(|field| !said.contains_key(field)) {
            for known in field.headings() {
                let mut found = places(&|key| is_in(known, key));
                found.retain(|place| !taken.contains(place));
                match found[..] {
                    [] => continue,
                    [place] => drop(columns.insert(field, place)),
                    _ => problems.push(Problem::TwoColumns {
                        field: field.word(),
                        headings: found.iter().map(|place| headings[*place].clone()).collect(),
                    }),
                }
                break;
            }
        }
        if !columns.contains_key(&Field::LastName)
            && let Some(place) = columns.remove(&Field::BirthName)
        {
            columns.insert(Field::LastName, place);
        }
        // Without first names, `Nom` is the whole name.
        if !columns.contains_key(&Field::FirstName)
            && !said.contains_key(&Field::LastName)
            && let Some(place) = columns.remove(&Field::LastName)
        {
            columns.entry(Field::Name).or_insert(place);
        }
        let tells = [Field::LastName, Field::Name, Field::Mail, Field::Number];
        if problems.is_empty() && !tells.iter().any(|field| columns.contains_key(field)) {
            problems.push(Problem::NoPeople { headings: headings.to_vec() });
        }
        if problems.is_empty() { Ok(Self(columns)) } else { Err(problems) }
    }

    /// Where a field stands.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// The columns that nothing is read from.
    pub fn unused<'h>(&self, headings: &'h [String]) -> Vec<&'h str> {
        let is_unused = |(place, heading): &(usize, &String)| {
            !heading.is_empty() && self.0.values().all(|known| known != place)
        };
        headings.iter().enumerate().filter(is_unused).map(|(_, heading)| heading.as_str()).collect()
    }
}

/// True where a heading is one of those that stand with a stroke between them.
fn is_in(known: &str, key: &str) -> bool {
    known.split('|').any(|known| known == key)
}

/// A heading for comparing: folded, and of its marks only the words between them.
pub fn key(heading: &str) -> String {
    let spaced = fold(heading).replace(|character: char| !character.is_alphanumeric(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &str) -> Result<Vec<(&'static str, String)>, Vec<Problem>> {
        let headings: Vec<String> = headings.split(';').map(str::to_owned).collect();
        let columns = Columns::of(&headings, &Said::new())?;
        let named = |field: &Field| Some((field.word(), headings[columns.place(*field)?].clone()));
        Ok(Field::ALL.iter().filter_map(named).collect())
    }

    #[test]
    fn the_headings_of_personnel_offices_are_known() {
        let found = columns(
            "NOM;Prénom;Adresse e-mail;N° matricule;Organisation;Rôle;Date d’arrivée;Date_de_départ;Commentaire;Grade",
        );
        let found: Vec<String> = found
            .expect("columns")
            .into_iter()
            .map(|(field, heading)| format!("{field}={heading}"))
            .collect();
        assert_eq!(
            found.join(" "),
            "last_name=NOM first_name=Prénom mail=Adresse e-mail number=N° matricule organization=Organisation role=Rôle \
             arrival=Date d’arrivée departure=Date_de_départ comment=Commentaire"
        );
        assert_eq!(columns("Nom;Courriel").expect("columns")[0], ("name", "Nom".to_owned()));
        assert_eq!(columns("cn;mail;employeeNumber;ou").expect("columns").len(), 4);
        let found = columns("Nom de naissance;Nom d'usage;Prénom;SIRET;Service").expect("columns");
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found.contains(&("birth_name", "Nom de naissance".into()))
                && found.contains(&("organization", "SIRET".into()))
        );
        // The better heading counts, wherever it stands.
        assert!(
            columns("Service;Organisation;Nom")
                .expect("columns")
                .contains(&("organization", "Organisation".into()))
        );
    }

    #[test]
    fn two_columns_of_a_kind_are_not_chosen_from() {
        let two = |field, headings: &str| Problem::TwoColumns {
            field,
            headings: headings.split(';').map(str::to_owned).collect(),
        };
        assert_eq!(columns("Nom;Mail;Courriel"), Err(vec![two("mail", "Mail;Courriel")]));
        assert_eq!(columns("Nom;Service;Direction"), Err(vec![two("organization", "Service;Direction")]));
        assert_eq!(
            columns("Ville;Grade"),
            Err(vec![Problem::NoPeople { headings: vec!["Ville".into(), "Grade".into()] }])
        );
    }

    #[test]
    fn a_file_of_columns_decides() {
        let headings: Vec<String> = ["Agent", "Mail", "Courriel"].map(str::to_owned).into();
        let of = |heading: &str| Columns::of(&headings, &Said::from([(Field::Mail, heading.to_owned())]));
        assert_eq!(of("COURRIEL").map(|columns| columns.place(Field::Mail)), Ok(Some(2)));
        assert_eq!(of("Adresse"), Err(vec![Problem::NoSuchHeading { heading: "Adresse".into() }]));
    }
}
