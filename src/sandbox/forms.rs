//! What the forms of udata find wrong with the fields of a body, until 16.2 (wtforms, and its French words).

use super::refusal::Refusal;
use super::visit::Visit;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug)]
pub enum Flaw {
    Missing,
    NoChoice,
    NoAddress,
}

impl Flaw {
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Missing => ["This field is required.", "Ce champ est requis."],
            Self::NoChoice => ["Not a valid choice.", "N'est pas un choix valide."],
            Self::NoAddress => ["Invalid email address.", "Adresse électronique non valide."],
        }
    }
}

/// Refuses fields, each with what is wrong with it.
pub fn refuse(visit: &Visit, flaws: impl IntoIterator<Item = (&'static str, Flaw)>) -> Refusal {
    let language = usize::from(visit.call.is_french());
    let errors = flaws.into_iter().map(|(name, flaw)| (name.to_owned(), flaw.words()[language].to_owned()));
    Refusal::fields("", errors.collect())
}
