//! What became of a contact point.

use super::edit::{self, Field};
use crate::context::Context;
use crate::membership::ChangeStatus;
use crate::messages::{Message, message};
use crate::report::{Report, record};
use udata_client::{ContactPoint, Organization};

record! {
    /// A contact point that was written, or is to be.
    pub struct Row<'a> {
        /// The organization.
        target: &'a str => shown(Text).cut(Middle),
        action: &'static str => shown(Token("action")),
        /// What it says: name, mail address, form and role, as far as it has them.
        before: Option<Vec<&'a str>> => shown(Tokens("contact-role")),
        after: Option<Vec<&'a str>> => shown(Tokens("contact-role")),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => more(Flag),
        /// Nothing while it is not made.
        id: Option<&'a str> => more(Text),
        name: Option<&'a str> => more(Text),
        email: Option<&'a str> => more(Mail),
        contact_form: Option<&'a str> => more(Text),
        role: Option<&'a str> => more(Token("contact-role")),
        /// The datasets and dataservices that no longer show one that is removed, such as `dataset/5f4d…`.
        shown_by: &'a [String] => data(List),
        organization_id: &'a str => more(Text),
    }
}

/// A contact point before and after; where it is removed there is none after, and where it is made none before.
pub struct Outcome<'a> {
    pub organization: &'a Organization,
    pub action: &'static str,
    pub before: Option<&'a ContactPoint>,
    pub after: Option<&'a ContactPoint>,
    pub shown_by: &'a [String],
}

impl Outcome<'_> {
    /// The report of it.
    pub fn report(&self, result: ChangeStatus, verified: bool) -> Report {
        let point = self.after.or(self.before);
        let of = |field: Field| point.and_then(|point| field.of(point));
        let row = Row {
            target: &self.organization.slug,
            action: self.action,
            before: self.before.map(said),
            after: self.after.map(said),
            result,
            verified,
            id: point.map(|point| point.id.as_str()).filter(|id| !id.is_empty()),
            name: of(Field::Name),
            email: of(Field::Email),
            contact_form: of(Field::Form),
            role: of(Field::Role),
            shown_by: self.shown_by,
            organization_id: &self.organization.id,
        };
        Report::list(Row::COLUMNS, [row], message!("nothing-to-do"))
    }
}

/// All that a contact point says.
fn said(point: &ContactPoint) -> Vec<&str> {
    Field::ALL.into_iter().filter_map(|field| field.of(point)).collect()
}

/// All that a contact point says, for a sentence.
pub fn spoken(context: &Context, point: &ContactPoint) -> Message {
    let parts = Field::ALL.into_iter().filter(|field| *field != Field::Role);
    let contact = parts.filter_map(|field| field.of(point)).collect::<Vec<_>>().join(" · ");
    match Field::Role.of(point) {
        Some(role) => message!("contact-said", contact = contact, role = edit::role(context, role)),
        None => message!("contact-said-plainly", contact = contact),
    }
}
