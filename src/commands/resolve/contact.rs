//! Resolving what was typed to one contact point of an organization.

use super::typed::not_empty;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::message;
use udata_client::{ContactPoint, Organization};
use udatactl_core::text::shell::Command;
use udatactl_core::text::{after, fold};

/// Finds the contact point that has this id, else the only one of this name or mail address; of several, somebody at the
/// terminal chooses.
///
/// # Errors
/// Exit 6 for none, and for several where nobody can be asked.
pub fn contact<'a>(
    context: &Context,
    organization: &Organization,
    all: &'a [ContactPoint],
    typed: &str,
) -> anyhow::Result<&'a ContactPoint> {
    let typed = not_empty(typed, "CONTACT")?;
    let said = after(&typed, "id:");
    let id = said.unwrap_or(&typed);
    if let Some(one) = all.iter().find(|point| point.id.eq_ignore_ascii_case(id)) {
        return Ok(one);
    }
    let is_meant = |point: &&ContactPoint| {
        let same_mail = |own: &String| own.eq_ignore_ascii_case(&typed);
        fold(&point.name) == fold(&typed) || point.email.as_ref().is_some_and(same_mail)
    };
    let found: Vec<&ContactPoint> = all.iter().filter(|_| said.is_none()).filter(is_meant).collect();
    match found[..] {
        [one] => Ok(one),
        [] => {
            let message = message!("contact-unknown", typed = &typed, organization = &organization.name);
            let list = Command::new("contact list {}", &[&membership::word(organization)]);
            Err(Failure::new(Code::UnknownContact, message).try_command(list).into())
        }
        _ => several(context, &typed, &found),
    }
}

fn several<'a>(
    context: &Context,
    typed: &str,
    found: &[&'a ContactPoint],
) -> anyhow::Result<&'a ContactPoint> {
    let lines: Vec<String> = found.iter().map(|point| contact_line(point)).collect();
    if context.terminal.can_ask() {
        let question = message!("contact-which", typed = typed);
        let chosen = context.terminal.pick(&question, &lines)?;
        if let Some(one) = found.get(chosen) {
            return Ok(one);
        }
    }
    let message = message!("contact-ambiguous", typed = typed, count = lines.len(), candidates = lines);
    Err(Failure::new(Code::Ambiguous, message).hint(message!("hint-use-id")).into())
}

/// A contact point so that it can be told from another.
pub fn contact_line(point: &ContactPoint) -> String {
    let parts = [
        Some(point.id.as_str()),
        Some(point.name.as_str()),
        point.email.as_deref(),
        point.contact_form.as_deref(),
        point.role.as_deref(),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
