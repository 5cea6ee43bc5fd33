//! What the register of companies and public bodies says of an organization's SIRET. Pure: somebody else has read it.

use serde::{Deserialize, Serialize};

use super::duplicates::core;
use crate::text::fold;

/// What is called so by one side and not by the other, although it is the same body: the register writes *département*, an
/// organization *conseil départemental*. Folded.
const KINDS: [&str; 12] = [
    "conseil",
    "departement",
    "departemental",
    "departementale",
    "direction",
    "metropole",
    "ministere",
    "region",
    "regional",
    "regionale",
    "service",
    "services",
];

/// An establishment of the register, and the body that it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    pub siret: String,
    pub is_open: bool,
    /// The day on which it was opened, or closed where it is, where that is known.
    pub since: Option<String>,
    /// The body's name as the register has it.
    pub name: String,
    pub acronym: Option<String>,
    /// Nothing where the register does not say.
    pub is_administration: Option<bool>,
    pub is_head_office: bool,
    /// The establishment to which the body has moved from this one, where that is known.
    pub moved_to: Option<String>,
}

/// Whether there is such an establishment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The register does not know the number.
    Unknown,
    Open,
    Closed {
        since: Option<&'a str>,
        moved_to: Option<&'a str>,
    },
}

/// What a person should know of a SIRET.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark<'a> {
    Unknown,
    Closed {
        since: Option<&'a str>,
        moved_to: Option<&'a str>,
    },
    /// The body is no administration.
    NoAdministration,
    /// The register has another name for the body: a note, for many an organization has a better one.
    OtherName(&'a str),
}

impl Remark<'_> {
    /// True for what may well be right.
    pub fn is_note(self) -> bool {
        matches!(self, Self::OtherName(_))
    }
}

/// Whether there is such an establishment; `found` is nothing where the register does not know it.
pub fn standing(found: Option<&Registered>) -> Standing<'_> {
    match found {
        None => Standing::Unknown,
        Some(found) if found.is_open => Standing::Open,
        Some(found) => {
            Standing::Closed { since: found.since.as_deref(), moved_to: found.moved_to.as_deref() }
        }
    }
}

/// Whether a SIRET is that of a public service as it stands: an open establishment of an administration. Nothing where the
/// register does not say.
pub fn is_public_service(found: Option<&Registered>) -> Option<bool> {
    match standing(found) {
        Standing::Unknown | Standing::Closed { .. } => Some(false),
        Standing::Open => found?.is_administration,
    }
}

/// Whether it is a public service's, as [`is_public_service`] tells, and what that is about in words that no language changes.
pub fn public_service(found: Option<&Registered>) -> (Option<bool>, Vec<String>) {
    let mut about: Vec<String> = found.map(|found| found.name.clone()).into_iter().collect();
    match standing(found) {
        Standing::Unknown => about.push("unknown".to_owned()),
        Standing::Open => {}
        Standing::Closed { since, moved_to } => {
            about.push(format!("closed={}", since.unwrap_or("yes")));
            about.extend(moved_to.map(|siret| format!("moved={siret}")));
        }
    }
    if found.is_some_and(|found| found.is_administration == Some(false)) {
        about.push("administration=no".to_owned());
    }
    (is_public_service(found), about)
}

/// The register's name for the body, where an organization's is another one: folded, without articles and kinds of body.
/// One name that only says more than the other, or is the acronym, is none.
pub fn other_name<'a>(name: &str, found: &'a Registered) -> Option<&'a str> {
    let (own, theirs) = (fold(name), fold(&found.name));
    let is_acronym = found.acronym.as_deref().is_some_and(|acronym| fold(acronym) == own);
    let (own, theirs) = (words(&own), words(&theirs));
    let is_in = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    let is_same = is_acronym || own == theirs || is_in(&own, &theirs) || is_in(&theirs, &own);
    (!is_same).then_some(&*found.name)
}

/// The words of a folded name that tell it from others; all of them where none would be left.
fn words(folded: &str) -> Vec<String> {
    let core = core(folded).unwrap_or_else(|| folded.to_owned());
    let all = || core.split(' ').map(str::to_owned);
    let telling: Vec<String> = all().filter(|word| !KINDS.contains(&word.as_str())).collect();
    if telling.is_empty() { all().collect() } else { telling }
}

/// What a person should know of a SIRET, and of the name where one is given. What the register does not say is no remark.
pub fn remarks<'a>(found: Option<&'a Registered>, name: Option<&str>) -> Vec<Remark<'a>> {
    let mut remarks = Vec::new();
    match standing(found) {
        Standing::Unknown => remarks.push(Remark::Unknown),
        Standing::Closed { since, moved_to } => remarks.push(Remark::Closed { since, moved_to }),
        Standing::Open => {}
    }
    if let Some(found) = found {
        if found.is_administration == Some(false) {
            remarks.push(Remark::NoAdministration);
        }
        remarks.extend(name.and_then(|name| other_name(name, found)).map(Remark::OtherName));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registered(name: &str) -> Registered {
        Registered {
            siret: "21690123100011".to_owned(),
            is_open: true,
            since: Some("1983-03-01".to_owned()),
            name: name.to_owned(),
            acronym: Some("VDL".to_owned()),
            is_administration: Some(true),
            is_head_office: true,
            moved_to: None,
        }
    }

    #[test]
    fn an_open_establishment_of_an_administration_is_a_public_service() {
        let lyon = registered("COMMUNE DE LYON");
        assert_eq!((standing(Some(&lyon)), is_public_service(Some(&lyon))), (Standing::Open, Some(true)));
        assert_eq!(remarks(Some(&lyon), Some("Ville de Lyon")), []);
        let company = Registered { is_administration: Some(false), ..lyon.clone() };
        assert_eq!(is_public_service(Some(&company)), Some(false));
        assert_eq!(remarks(Some(&company), None), [Remark::NoAdministration]);
        let silent = Registered { is_administration: None, ..lyon };
        assert_eq!(is_public_service(Some(&silent)), None, "nothing is concluded");
        assert_eq!(remarks(Some(&silent), None), []);
    }

    #[test]
    fn a_closed_one_is_none_whatever_the_body_is() {
        let closed = Registered {
            is_open: false,
            since: Some("2024-06-30".to_owned()),
            moved_to: Some("21690123100029".to_owned()),
            ..registered("COMMUNE DE LYON")
        };
        let expected = Remark::Closed { since: Some("2024-06-30"), moved_to: Some("21690123100029") };
        assert_eq!(remarks(Some(&closed), Some("Lyon")), [expected]);
        assert_eq!(is_public_service(Some(&closed)), Some(false));
        assert!(!expected.is_note());
    }

    #[test]
    fn an_unknown_number_is_nobodys() {
        assert_eq!((standing(None), is_public_service(None)), (Standing::Unknown, Some(false)));
        assert_eq!(remarks(None, Some("Lyon")), [Remark::Unknown]);
    }

    #[test]
    fn names_of_one_body_are_the_same() {
        for (own, theirs) in [
            ("Mairie de Lyon", "COMMUNE DE LYON"),
            ("Ville de Saint-Étienne", "COMMUNE DE SAINT ETIENNE"),
            ("Conseil départemental du Rhône", "DEPARTEMENT DU RHONE"),
            ("Grand Lyon - Métropole de Lyon", "METROPOLE DE LYON"),
            ("Vdl", "COMMUNE DE LYON"),
            ("Ministère de la Transition écologique", "MINISTERE DU LOGEMENT ET DE LA TRANSITION ECOLOGIQUE"),
            ("Communes", "COMMUNE"),
        ] {
            let found = registered(theirs);
            let expected = if own == "Communes" { Some(theirs) } else { None };
            assert_eq!(other_name(own, &found), expected, "{own} / {theirs}");
        }
        let lille = registered("COMMUNE DE LILLE");
        assert_eq!(remarks(Some(&lille), Some("Ville de Lyon")), [Remark::OtherName("COMMUNE DE LILLE")]);
        assert!(Remark::OtherName("COMMUNE DE LILLE").is_note());
    }
}
