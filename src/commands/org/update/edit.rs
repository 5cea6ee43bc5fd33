//! The edits of fields: before, after, and what of it is sent.

use serde_json::{Value, json};

use crate::commands::org::fields::Given;
use crate::messages::{Message, message};
use udata_client::{Changes, Organization};
use udatactl_core::text;

/// The logo is sent as a file, apart from the other fields.
pub const LOGO: &str = "logo";
/// The columns of a value that are shown in a line.
const SHOWN: usize = 60;

/// One field, as it is and as it shall be.
pub struct FieldEdit {
    /// `name`, `description`, `acronym`, `siret`, `url`, `logo`.
    pub field: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// The fields given, in a steady order.
pub fn all(
    organization: &Organization,
    name: Option<&str>,
    given: &Given,
    unset: &[String],
) -> Vec<FieldEdit> {
    let wanted = [
        ("name", name.map(str::to_owned)),
        ("description", given.description.clone()),
        ("acronym", given.acronym.clone()),
        ("siret", given.siret.clone()),
        ("url", given.url.clone()),
        (LOGO, given.logo.as_ref().map(|logo| logo.name.clone())),
    ];
    let cleared = |field: &str| unset.iter().any(|name| name == field);
    wanted
        .into_iter()
        .filter(|(field, value)| value.is_some() || cleared(field))
        .map(|(field, after)| FieldEdit { field, before: held(organization, field), after })
        .collect()
}

/// The value that an organization has in a field.
pub fn held(organization: &Organization, field: &str) -> Option<String> {
    let value = match field {
        "name" => Some(organization.name.as_str()),
        "description" => Some(organization.description.as_str()),
        "acronym" => organization.acronym.as_deref(),
        "siret" => organization.business_number(),
        "url" => organization.url.as_deref(),
        LOGO => organization.logo.as_deref(),
        _ => None,
    };
    value.filter(|value| !value.trim().is_empty()).map(str::to_owned)
}

/// The fields to send: only those that change; nothing clears.
pub fn changes(edits: &[FieldEdit]) -> Changes {
    let sent = edits.iter().filter(|edit| edit.changes() && edit.field != LOGO);
    sent.map(|edit| {
        let key = if edit.field == "siret" { "business_number_id" } else { edit.field };
        (key.to_owned(), edit.after.as_ref().map_or(Value::Null, |value| json!(value)))
    })
    .collect()
}

/// True where an organization holds every field as wanted; a logo is told by nothing but that it changed.
pub fn are_held(now: &Organization, edits: &[FieldEdit]) -> bool {
    let mut sent = edits.iter().filter(|edit| edit.field != LOGO);
    sent.all(|edit| same(held(now, edit.field).as_deref(), edit.after.as_deref()))
}

impl FieldEdit {
    /// True where something has to be sent.
    pub fn changes(&self) -> bool {
        self.field == LOGO || !same(self.before.as_deref(), self.after.as_deref())
    }

    /// The field before and after, as a line.
    pub fn line(&self) -> Message {
        let field = Message::new(format!("field-{}", self.field));
        let shown = |value: &Option<String>| match value {
            Some(value) => message!("field-value", value = text::shorten(&text::clean(value), SHOWN)),
            None => Message::new("field-nothing"),
        };
        message!("field-edit", field = field, before = shown(&self.before), after = shown(&self.after))
    }
}

/// White space around a text makes no difference.
pub fn same(known: Option<&str>, other: Option<&str>) -> bool {
    known.map(str::trim) == other.map(str::trim)
}
