//! The edits of a contact point: each field before and after, and what of it is sent.

use serde_json::{Value, json};

use super::fields::Given;
use crate::context::Context;
use crate::messages::{Message, message};
use udata_client::{Changes, ContactPoint};

/// A field of a contact point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Email,
    Form,
    Role,
}

impl Field {
    pub const ALL: [Self; 4] = [Self::Name, Self::Email, Self::Form, Self::Role];

    /// The flag that sets it, without its dashes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Form => "form",
            Self::Role => "role",
        }
    }

    /// The portal's word for it.
    fn key(self) -> &'static str {
        if self == Self::Form { "contact_form" } else { self.word() }
    }

    /// What a contact point has there.
    pub fn of(self, point: &ContactPoint) -> Option<&str> {
        let value = match self {
            Self::Name => Some(point.name.as_str()),
            Self::Email => point.email.as_deref(),
            Self::Form => point.contact_form.as_deref(),
            Self::Role => point.role.as_deref(),
        };
        value.map(str::trim).filter(|value| !value.is_empty())
    }
}

/// The fields in which two contact points differ, as they are in the first and in the second; a role that one of them does not
/// tell is no difference.
pub fn between<'a>(
    one: &'a ContactPoint,
    other: &'a ContactPoint,
) -> impl Iterator<Item = (Field, Option<&'a str>, Option<&'a str>)> {
    let pairs = Field::ALL.into_iter().map(|field| (field, field.of(one), field.of(other)));
    pairs.filter(|(field, before, after)| {
        before != after && !(*field == Field::Role && (before.is_none() || after.is_none()))
    })
}

/// True where both say the same.
pub fn alike(one: &ContactPoint, other: &ContactPoint) -> bool {
    between(one, other).next().is_none()
}

/// A contact point with the fields that were given, and without those to be cleared.
pub fn with(point: &ContactPoint, given: &Given, unset: &[String]) -> ContactPoint {
    let cleared = |field: Field| unset.iter().any(|word| word == field.word());
    let text = |field: Field, given: &Option<String>, before: &Option<String>| match given {
        Some(given) => Some(given.clone()),
        None => before.clone().filter(|_| !cleared(field)),
    };
    ContactPoint {
        id: point.id.clone(),
        name: given.name.clone().unwrap_or_else(|| point.name.clone()),
        email: text(Field::Email, &given.email, &point.email),
        contact_form: text(Field::Form, &given.form, &point.contact_form),
        role: given.role.clone().or_else(|| point.role.clone()),
    }
}

/// The fields to send to make the first the second; nothing clears.
pub fn changes(one: &ContactPoint, other: &ContactPoint) -> Changes {
    let value = |value: Option<&str>| value.map_or(Value::Null, |value| json!(value));
    between(one, other).map(|(field, _, after)| (field.key().to_owned(), value(after))).collect()
}

/// The fields to send to make it.
pub fn fields(point: &ContactPoint) -> Changes {
    let value = |field: Field| Some((field.key().to_owned(), json!(field.of(point)?)));
    Field::ALL.into_iter().filter_map(value).collect()
}

/// A role in words; one that came with a newer portal is its own word.
pub fn role(context: &Context, role: &str) -> String {
    context.terminal.messages.find_key(&format!("contact-role-{role}")).unwrap_or_else(|| role.to_owned())
}

/// A field before and after, as a line.
pub fn line(context: &Context, field: Field, before: Option<&str>, after: Option<&str>) -> Message {
    let shown = |value: Option<&str>| match (field, value) {
        (_, None) => Message::new("field-nothing"),
        (Field::Role, Some(word)) => message!("field-value", value = role(context, word)),
        (_, Some(value)) => message!("field-value", value = value),
    };
    let name = Message::new(format!("field-{}", field.word()));
    message!("field-edit", field = name, before = shown(before), after = shown(after))
}
