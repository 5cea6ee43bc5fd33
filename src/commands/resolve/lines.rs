//! Who is behind each line of a roster: looked for in the organization first, then on the portal.

use std::collections::{HashMap, HashSet};

use super::person::{Accounts, also_named, usable};
use crate::context::Context;
use crate::membership;
use udata_client::{self as portal, User};
use udatactl_core::roster::Roll;
use udatactl_core::roster::reconcile::{Nobody, Who};

mod contradiction;
pub(super) mod fields;
pub(super) mod meant;

pub use fields::Fields;
pub use meant::Question;

/// What the portal has told of questions: each is asked once in a run.
pub type Answers = HashMap<Question, Who>;

/// Looks for the people of each organization's lines; in the order given.
///
/// # Errors
/// A read that fails: nothing is concluded from it.
pub fn find(
    context: &Context,
    parts: &[(&Roll, Vec<Fields>)],
    answers: &mut Answers,
) -> anyhow::Result<Vec<Vec<Who>>> {
    let mut found = Vec::with_capacity(parts.len());
    for (roll, lines) in parts {
        found.push(among(context, roll, lines)?);
    }
    let mut seen = HashSet::new();
    let asked = found.iter().flatten().filter_map(|one| one.as_ref().err());
    let questions: Vec<&Question> =
        asked.filter(|one| !answers.contains_key(*one) && seen.insert(*one)).collect();
    let read = context.read_each(&questions, |portal, question| answer(portal, question))?;
    for (question, who) in questions.into_iter().zip(read) {
        answers.insert(question.clone(), who?);
    }
    let told = |question: &Question| answers.get(question).cloned().unwrap_or(Who::Nobody(Nobody::Unknown));
    let each = parts.iter().zip(found);
    let (site, me) = (context.portal()?.site(), context.me()?);
    Ok(each.map(|((roll, lines), found)| meant::told(site, me, roll, lines, found, &told)).collect())
}

/// Whom each line means, as far as the organization tells; what only the portal can tell is a question.
///
/// # Errors
/// Exit 4 without a valid key.
pub fn among(context: &Context, roll: &Roll, lines: &[Fields]) -> anyhow::Result<Vec<Result<Who, Question>>> {
    Ok(meant::among(context.portal()?.site(), context.me()?, roll, lines))
}

pub(super) fn answer(portal: &impl Accounts, question: &Question) -> portal::Result<Who> {
    let account = |named: &str| match portal.user(named) {
        Err(error) if error.is_unknown() => Ok(Err(Who::Nobody(Nobody::Unknown))),
        Err(error) if error.is_gone() => Ok(Err(Who::Nobody(Nobody::Closed))),
        user => user.map(Ok),
    };
    Ok(match question {
        Question::Id(id) => match account(id)? {
            Ok(user) if user.id == *id => who(&user),
            Ok(_) => Who::Nobody(Nobody::Unknown),
            Err(nobody) => nobody,
        },
        Question::Hex(digits) => match account(digits)? {
            Ok(user) => match also_named(portal, &user, digits)? {
                Some(other) => Who::Ambiguous(vec![membership::person(&user), membership::person(&other)]),
                None => who(&user),
            },
            Err(nobody) => nobody,
        },
        Question::Slug(slug) => match account(slug)? {
            Ok(user) if user.slug == *slug => who(&user),
            // Where somebody had that slug before, somebody else may have taken it in the meantime.
            Ok(user) => Who::Probable { person: membership::person(&user), by_address: false },
            Err(nobody) => nobody,
        },
        Question::Address(email) => match portal.users_with_email(email)?.as_slice() {
            [] => Who::Address(email.clone()),
            [user] => who(user),
            users => Who::Ambiguous(users.iter().map(membership::person).collect()),
        },
    })
}

fn who(user: &User) -> Who {
    match usable(user) {
        Ok(()) => Who::Person(membership::person(user)),
        Err(_) => Who::Nobody(Nobody::Closed),
    }
}
