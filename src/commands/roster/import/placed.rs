//! A line of a list in its organization, and one that is not settled.

use crate::commands::resolve::lines::Fields;
use crate::report::record;
use udatactl_core::roster::document::{Imported, Wish};
use udatactl_core::roster::reconcile::LineIdentity;
use udatactl_core::staff::StaffLine;

record! {
    /// A line of the list that is not settled.
    pub struct Row {
        pub line: usize => shown(Count),
        pub person: String => shown(Person).cut(Middle),
        pub organization: Option<String> => shown(Text).cut(Middle),
        pub reason: &'static str => shown(Token("because")).cut(Lines),
        /// The ids of those whom it may mean, with their names.
        pub choices: Vec<String> => shown(List).whose("id"),
        /// The reason in words.
        pub detail: Option<String> => more(Text),
        pub email: Option<String> => more(Text),
        pub number: Option<String> => more(Text),
        pub organization_id: Option<String> => data(Text),
    }
}

impl Row {
    /// A line that is not settled, for a reason.
    pub fn of(line: &StaffLine, reason: &'static str) -> Self {
        let called = line.name.as_ref().or(line.mail.as_ref()).or(line.number.as_ref());
        Self {
            line: line.line,
            person: called.cloned().unwrap_or_default(),
            organization: None,
            reason,
            choices: Vec::new(),
            detail: None,
            email: line.mail.clone(),
            number: line.number.clone(),
            organization_id: None,
        }
    }

    /// True for a line that `roster resolve` settles.
    pub fn is_undecided(&self) -> bool {
        matches!(self.reason, "probable" | "ambiguous")
    }
}

/// A line in its organization: whom it names, and who that is.
pub struct Placed<'a> {
    pub line: &'a StaffLine,
    /// The account that was agreed on before.
    pub id: Option<String>,
    /// The name that means somebody there.
    pub name: Option<String>,
    pub who: LineIdentity,
    /// Why nothing may be done about whom it names, as a stable word.
    pub barred: Option<&'static str>,
    /// By the name somebody there may be meant, who shows another address.
    pub by_name: bool,
}

impl Placed<'_> {
    /// What is asked about whom it names.
    pub fn fields(&self) -> Fields<'_> {
        let (mail, name) = (self.line.mail.as_deref(), self.line.name.as_deref());
        match &self.id {
            Some(id) => Fields { id: Some(id), person: Some(id), name, ..Fields::default() },
            None => Fields { person: mail.or(name), mail, name, ..Fields::default() },
        }
    }

    /// The account that they have for certain.
    pub fn account(&self) -> Option<&str> {
        match &self.who {
            LineIdentity::Person(person) if self.barred.is_none() => Some(&person.id),
            _ => self.id.as_deref(),
        }
    }

    /// Their line in the roster.
    pub fn imported(&self, wish: Wish, number: &dyn Fn(&str) -> String) -> Imported {
        let id = self.account().map(str::to_owned);
        // The name comes first, where the address is nobody's there and the name may be somebody's.
        let is_by_name = id.is_none() && (self.by_name || self.barred.is_some());
        let nameless =
            || self.line.number.as_deref().filter(|_| id.is_none() && self.line.mail.is_none()).map(number);
        let name = self.name.clone().or_else(nameless);
        Imported { by_name: is_by_name && name.is_some(), mail: self.line.mail.clone(), name, id, wish }
    }
}
