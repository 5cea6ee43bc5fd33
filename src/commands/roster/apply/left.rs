//! The lines that a roster wants and a run does not do: said before anything is asked, in the result, and in how the
//! run ends.

use crate::commands::roster::planning::Planned;
use crate::failure::{Code, Failure, Problem};
use crate::messages::{Message, message};
use crate::report::{Report, record};
use udatactl_core::roster::reconcile::{Reconciled, What};
use udatactl_core::roster::{Person, Role};

record! {
    /// A line for which something is not done, or to be looked at; the keys are those of a change.
    pub struct Row {
        target: String => shown(Text).whose("id").cut(Middle),
        /// The class.
        action: &'static str => shown(Token("action")),
        before: Option<&'static str> => shown(Token("state")),
        after: Option<&'static str> => shown(Token("state")),
        result: &'static str => shown(Token("result")),
        verified: bool => more(Flag),
        id: Option<String> => more(Text),
        slug: Option<String> => more(Slug("id")).whose("id"),
        organization: String => more(Slug("organization_id")),
        organization_id: String => more(Text),
        /// Why, as a stable word.
        error: Option<&'static str> => more(Text),
        line: Option<usize> => data(Count),
        candidates: Vec<String> => data(List),
    }
}

/// The lines that are left of a plan once its changes are made.
pub struct Left {
    rows: Vec<Row>,
    /// The problems of lines that the file wants and that are not done.
    undone: Vec<Problem>,
}

impl Left {
    /// Finds what is left of a plan.
    pub fn of(planned: &[Planned]) -> Self {
        let findings =
            || planned.iter().flat_map(|planned| planned.findings().map(move |step| (planned, step)));
        let undone = findings().filter(|(_, step)| step.is_left_undone());
        Self {
            undone: undone.map(|(_, step)| problem(step)).collect(),
            rows: findings().map(|(one, step)| row(one, step)).collect(),
        }
    }

    /// Adds the lines to the result of the changes.
    ///
    /// # Errors
    /// Never: every row can be written as JSON.
    pub fn add_to(&self, report: &mut Report) -> anyhow::Result<()> {
        for row in &self.rows {
            if let serde_json::Value::Object(record) = serde_json::to_value(row)? {
                report.records.push(record);
            }
        }
        Ok(())
    }

    /// The failure of a run that has done all the rest.
    pub fn failure(self) -> Option<Failure> {
        let count = self.undone.len();
        let all_unknown = self.undone.iter().all(|problem| problem.code == "unknown");
        let (code, message) = match (count, all_unknown) {
            (0, _) => return None,
            (_, true) => (Code::UnknownPeople, message!("roster-unknown-people", count = count)),
            (_, false) => (Code::LeftUndone, message!("roster-left-undone", count = count)),
        };
        Some(Failure::new(code, message).with_problems(self.undone))
    }
}

fn problem(step: &Reconciled) -> Problem {
    let class = step.what.word();
    let why = step.what.reason().map_or_else(|| format!("class-{class}"), |why| format!("because-{why}"));
    let text = message!("roster-problem", person = &step.target.name, why = Message::new(why));
    Problem { line: step.line, column: None, code: class, text }
}

fn row(planned: &Planned, step: &Reconciled) -> Row {
    let organization = planned.organization();
    let has = step.has.map(Role::word);
    Row {
        target: step.target.name.clone(),
        action: step.what.word(),
        before: has,
        after: has,
        result: "left",
        verified: false,
        id: step.target.id.clone(),
        slug: step.target.slug.clone(),
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        error: step.what.reason(),
        line: step.line,
        candidates: step.candidates.iter().map(|person| person.id.clone()).collect(),
    }
}

/// The sentences on what waits for people, and on what is left: one for each class, with the people.
pub fn said(planned: &[Planned]) -> Vec<Message> {
    let steps = || planned.iter().flat_map(|planned| planned.steps.iter().map(move |step| (planned, step)));
    let named = |word: &str| -> Vec<String> {
        let is_it = |step: &Reconciled| step.what.word() == word && (word == "waiting" || step.is_finding());
        let found = steps().filter(|(_, step)| is_it(step));
        found.map(|(one, step)| described(one, step)).collect()
    };
    let groups = [
        ("roster-waiting", "waiting"),
        ("roster-stale", "stale"),
        ("roster-another-role", "another_role"),
        ("roster-refused-before", "refused_before"),
        ("roster-undecided", "undecided"),
        ("roster-unknown", "unknown"),
        ("roster-unlisted", "unlisted"),
        ("roster-asked", "unmanaged"),
    ];
    let said = |(key, word)| {
        let people = named(word);
        (!people.is_empty()).then(|| message!(key, count = people.len(), people = people))
    };
    groups.into_iter().filter_map(said).chain(overdue(planned)).collect()
}

/// The lines whose day is over, with that day.
pub fn overdue(planned: &[Planned]) -> Option<Message> {
    let steps = planned.iter().flat_map(|planned| planned.steps.iter().map(move |step| (planned, step)));
    let over = steps.filter(|(_, step)| matches!(step.what, What::Overdue(_)));
    let people: Vec<String> = over.map(|(one, step)| described(one, step)).collect();
    (!people.is_empty()).then(|| message!("roster-overdue", count = people.len(), people = people))
}

fn described(planned: &Planned, step: &Reconciled) -> String {
    let until = match step.what {
        What::Overdue(until) => format!(" · {until}"),
        _ => String::new(),
    };
    let line = step.line.map(|line| format!("{line} · ")).unwrap_or_default();
    let candidates: Vec<String> = step.candidates.iter().map(Person::word).collect();
    let candidates =
        if candidates.is_empty() { String::new() } else { format!(" ({})", candidates.join(", ")) };
    format!("{} · {line}{}{candidates}{until}", planned.organization().word(), step.target.name)
}
