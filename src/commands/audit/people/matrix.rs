//! People × organizations: a row a person, a column an organization, the role in the cell.

use serde_json::Value;

use crate::context::Context;
use crate::messages::{Message, message};
use crate::report::{Column, Format, Kind, Note, Record, Report, record};
use udatactl_core::audit::crowd::Someone;
use udatactl_core::roster::OrganizationName;

record! {
    /// A person. Behind these fields stands one for each organization, called as the organization is typed: the role there, or
    /// null.
    #[cfg_attr(test, schemars(extend("additionalProperties" = {"type": ["string", "null"]})))]
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Name).whose("id"),
        account: &'static str => data(Token("account")),
        id: String => more(Text),
    }
}

/// Makes the matrix. Where its columns do not fit a terminal, each person is shown with the organizations below.
pub fn report(context: &Context, places: &[OrganizationName], people: &[Someone], empty: Message) -> Report {
    let keys: Vec<&'static str> = places.iter().map(|place| key(context, place)).collect();
    let mut columns = Row::COLUMNS.to_vec();
    columns.extend(keys.iter().map(|key| Column::shown(key, Kind::Token("role"))));
    let row = |someone: &Someone| -> Record {
        let person = Row {
            slug: someone.person.person.slug.clone(),
            name: someone.name(),
            account: someone.account.word(),
            id: someone.id.clone(),
        };
        let mut record = record(&person);
        for (place, key) in keys.iter().enumerate() {
            let role = someone.roles.get(&place).map_or(Value::Null, |role| role.as_str().into());
            record.insert((*key).to_owned(), role);
        }
        record
    };
    let report = Report::list_of(kept(columns), people.iter().map(row).collect(), empty).uncut();
    if context.view().format == Format::Table && !people.is_empty() {
        report.note(Note::Hint(message!("audit-people-matrix-csv")))
    } else {
        report
    }
}

/// The word that means the organization where it is typed, or its id where that word is a field's of another meaning.
fn key(context: &Context, place: &OrganizationName) -> &'static str {
    let word = place.word();
    let is_taken = context.terminal.messages.find_key(&format!("column-{word}")).is_some()
        || Row::COLUMNS.iter().any(|column| column.key == word);
    let key = if is_taken { format!("id:{}", place.id) } else { word };
    // The columns of a report live as long as the run.
    Box::leak(key.into_boxed_str())
}

/// The columns of a report live as long as the run.
fn kept(columns: Vec<Column>) -> &'static [Column] {
    Box::leak(columns.into_boxed_slice())
}
