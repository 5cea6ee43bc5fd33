//! Who is behind each line of a roster: looked for in the organization first, then on the portal.

use std::collections::{HashMap, HashSet};

use super::person::{Accounts, also_named, usable};
use crate::context::Context;
use crate::membership;
use reqwest::Url;
use udata_client::{self as portal, Me, User};
use udatactl_core::roster::reconcile::{LineIdentity, Nobody};
use udatactl_core::roster::{CurrentMembers, is_id};

mod contradiction;
pub(super) mod fields;
pub(super) mod meant;

pub use fields::Fields;
pub use meant::Question;

/// The portal's answers to questions: each is asked once in a run.
pub type Answers = HashMap<Question, LineIdentity>;

/// Looks for the people of each organization's lines; in the order given.
///
/// # Errors
/// A read that fails: nothing is concluded from it.
pub fn find(
    context: &Context,
    parts: &[(&CurrentMembers, Vec<Fields>)],
    answers: &mut Answers,
) -> anyhow::Result<Vec<Vec<LineIdentity>>> {
    let mut found = Vec::with_capacity(parts.len());
    for (current, lines) in parts {
        found.push(among(context, current, lines)?);
    }
    let mut seen = HashSet::new();
    let asked = found.iter().flatten().filter_map(|answer| answer.as_ref().err());
    let questions: Vec<&Question> =
        asked.filter(|question| !answers.contains_key(*question) && seen.insert(*question)).collect();
    let read = context.read_each(&questions, |portal, question| answer(portal, question))?;
    for (question, who) in questions.into_iter().zip(read) {
        answers.insert(question.clone(), who?);
    }
    let told =
        |question: &Question| answers.get(question).cloned().unwrap_or(LineIdentity::Nobody(Nobody::Unknown));
    let each = parts.iter().zip(found);
    let (site, me) = (context.portal()?.site(), Some(context.me()?));
    Ok(each.map(|((current, lines), found)| meant::told(site, me, current, lines, found, &told)).collect())
}

/// Finds whom each line means, as far as the organization tells; what only the portal can tell is a question.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn among(
    context: &Context,
    current: &CurrentMembers,
    lines: &[Fields],
) -> anyhow::Result<Vec<Result<LineIdentity, Question>>> {
    Ok(meant::among(context.portal()?.site(), Some(context.me()?), current, lines))
}

/// Finds whom each line means as far as the organization tells, without a question to the portal: of who is not there an address
/// stays one, and all else is nobody.
pub fn there(site: &Url, me: Option<&Me>, current: &CurrentMembers, lines: &[Fields]) -> Vec<LineIdentity> {
    let unasked = |question: &Question| match question {
        Question::Address(address) => LineIdentity::Address(address.clone()),
        _ => LineIdentity::Nobody(Nobody::Unknown),
    };
    let found = meant::among(site, me, current, lines);
    meant::told(site, me, current, lines, found, &unasked)
}

pub(super) fn answer(portal: &impl Accounts, question: &Question) -> portal::Result<LineIdentity> {
    let account = |named: &str| match portal.user(named) {
        Err(error) if error.is_unknown() => Ok(Err(LineIdentity::Nobody(Nobody::Unknown))),
        Err(error) if error.is_gone() => Ok(Err(LineIdentity::Nobody(Nobody::Closed))),
        user => user.map(Ok),
    };
    Ok(match question {
        Question::Id(id) => match account(id)? {
            Ok(user) if user.id == *id => who(&user),
            Ok(_) => LineIdentity::Nobody(Nobody::Unknown),
            Err(nobody) => nobody,
        },
        Question::Hex(digits) => match account(digits)? {
            Ok(user) => match also_named(portal, &user, digits)? {
                Some(other) => {
                    LineIdentity::Ambiguous(vec![membership::person(&user), membership::person(&other)])
                }
                None => who(&user),
            },
            Err(nobody) => nobody,
        },
        Question::Slug(slug) => match account(slug)? {
            Ok(user) if user.slug == *slug => who(&user),
            // Where somebody had that slug before, somebody else may have taken it in the meantime.
            Ok(user) => LineIdentity::Probable { person: membership::person(&user), by_address: false },
            // The portal looks for an id first: that its account is closed says nothing about whose slug it is.
            Err(_) if is_id(slug) => LineIdentity::Nobody(Nobody::Unknown),
            Err(nobody) => nobody,
        },
        Question::Address(email) => match portal.users_with_email(email)?.as_slice() {
            [] => LineIdentity::Address(email.clone()),
            [user] => who(user),
            users => LineIdentity::Ambiguous(users.iter().map(membership::person).collect()),
        },
    })
}

fn who(user: &User) -> LineIdentity {
    match usable(user) {
        Ok(()) => LineIdentity::Person(membership::person(user)),
        Err(_) => LineIdentity::Nobody(Nobody::Closed),
    }
}
