//! What the documents of an audit are made of.

use super::finding::{self, Row};
use super::list;
use super::totals::Totals;
use super::trend::Trend;
use crate::context::Context;
use crate::messages::{Message, Messages, message};
use crate::report::{Report, View};
use udatactl_core::audit::Assessment;
use udatactl_core::text;

/// What a document is made of.
pub struct Material<'a> {
    pub context: &'a Context,
    /// The sentences; where they keep names out, ids stand for people.
    pub messages: &'a Messages,
    pub assessments: Vec<&'a Assessment>,
    pub rows: Vec<Row>,
    /// What was found and is accepted; nothing where it is not to be shown.
    pub accepted: Option<Vec<Row>>,
    pub totals: Totals,
    /// Whose organizations these are, where the document is for one of several who look after some.
    pub owner: Option<String>,
    /// What snapshots count, for a page of all of them.
    pub trend: Trend,
}

impl<'a> Material<'a> {
    /// Gathers what the rules say.
    pub fn new(
        context: &'a Context,
        messages: &'a Messages,
        assessments: Vec<&'a Assessment>,
        shows_accepted: bool,
    ) -> Self {
        let organizations = assessments.iter().filter(|assessment| !finding::is_of_keys(assessment)).count();
        let mut totals = Totals::default();
        totals.count(organizations, assessments.iter().copied());
        let rows = list::rows(messages, assessments.iter().copied());
        let accepted = shows_accepted.then(|| list::accepted(messages, assessments.iter().copied()));
        Self { context, messages, assessments, rows, accepted, totals, owner: None, trend: Trend::default() }
    }

    /// The same of some of the organizations, for whoever looks after them.
    pub fn part(&self, assessments: Vec<&'a Assessment>, owner: Option<&str>) -> Self {
        let part = Self::new(self.context, self.messages, assessments, self.accepted.is_some());
        Self { owner: owner.map(str::to_owned), ..part }
    }

    /// The findings as a list for a view.
    pub fn list(&self, view: &View) -> Report {
        list::of(self.rows.iter().chain(self.accepted.iter().flatten()), self.accepted.is_some(), view)
    }

    /// How many accepted findings are not shown, in words; nothing where there are none.
    pub fn not_shown(&self) -> Option<String> {
        let count = self.totals.accepted;
        let message = message!("audit-accepted", count = count);
        (count > 0 && self.accepted.is_none()).then(|| self.messages.say(&message))
    }

    /// A sentence of the catalogue without values.
    pub fn say(&self, key: &'static str) -> String {
        self.messages.say(&Message::new(key))
    }

    /// The title of a rule.
    pub fn title(&self, rule: &str) -> String {
        self.messages.find_key(&format!("rule-{rule}")).unwrap_or_else(|| rule.to_owned())
    }

    /// A stable word as a person says it.
    pub fn word(&self, prefix: &str, word: &str) -> String {
        self.messages.find_key(&format!("{prefix}-{word}")).unwrap_or_else(|| word.to_owned())
    }

    /// Somebody's name, or the id where names are kept out.
    pub fn person(&self, id: &str, name: &str) -> String {
        if self.messages.discretion().is_some() { id.to_owned() } else { clean(name) }
    }
}

/// A text of somebody else's, fit to be read.
pub fn clean(text: &str) -> String {
    text::for_a_person(text)
}
