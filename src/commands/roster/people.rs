//! Who is behind each line of a roster: looked for in the organization first, then on the portal.

use std::collections::HashMap;

use crate::commands::resolve;
use crate::context::Context;
use crate::membership;
use crate::portal::reference::{Noun, Reference};
use crate::portal::{self, Portal, User};
use crate::roster::reconcile::{Nobody, Who};
use crate::roster::{Person, Roll, fits_mask};

/// What only the portal can tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Question {
    Account(String),
    /// Only its administrators may look for an address.
    Address(String),
}

/// Looks for people, each with the organization whose line names them; in the order given.
///
/// # Errors
/// A read that fails: nothing is concluded from it.
pub fn find(context: &Context, named: &[(&str, &Roll)]) -> anyhow::Result<Vec<Who>> {
    let site = context.portal()?.site();
    let me = context.me()?;
    let found: Vec<Result<Who, Question>> = named
        .iter()
        .map(|(typed, roll)| match Reference::parse(typed, Noun::Person, site) {
            Reference::Me => in_roll(roll, |person| person.id == me.id, &me.id),
            Reference::Id(id) => in_roll(roll, |person| person.id == id, &id),
            Reference::Slug(slug) => in_roll(roll, |person| person.slug == slug, &slug),
            Reference::Email(email) => addressed(roll, &email, me.is_portal_administrator()),
            Reference::Elsewhere(_) | Reference::NoSuchPage(_) => Ok(Who::Nobody(Nobody::Elsewhere)),
            Reference::Name(_) => Ok(Who::Nobody(Nobody::Name)),
        })
        .collect();
    let mut questions: Vec<&Question> = found.iter().filter_map(|one| one.as_ref().err()).collect();
    let mut seen = std::collections::HashSet::new();
    questions.retain(|question| seen.insert(*question));
    let answers = context.read_each(&questions, |portal, question| answer(portal, question))?;
    let answers: portal::Result<HashMap<Question, Who>> =
        questions.into_iter().cloned().zip(answers).map(|(question, who)| Ok((question, who?))).collect();
    let answers = answers?;
    let told = |question: Question| answers.get(&question).cloned().unwrap_or(Who::Nobody(Nobody::Unknown));
    Ok(found.into_iter().map(|one| one.unwrap_or_else(told)).collect())
}

/// Somebody of the organization; else the portal is asked for the account.
fn in_roll(roll: &Roll, is: impl Fn(&Person) -> bool, account: &str) -> Result<Who, Question> {
    let found = roll.people().find(|(person, _)| is(person));
    found.map(|(person, _)| Who::Person(person.clone())).ok_or_else(|| Question::Account(account.to_owned()))
}

/// Whoever has that address, as far as the portal shows it; masked ones that fit make it only probable.
fn addressed(roll: &Roll, email: &str, may_look: bool) -> Result<Who, Question> {
    let email = email.to_lowercase();
    let with = |is: &dyn Fn(&str) -> bool| -> Vec<Person> {
        let people = roll.people().filter(|(_, theirs)| theirs.is_some_and(is));
        people.map(|(person, _)| person.clone()).collect()
    };
    if let Some(person) = with(&|theirs| theirs.eq_ignore_ascii_case(&email)).pop() {
        return Ok(Who::Person(person));
    }
    if may_look {
        return Err(Question::Address(email));
    }
    // Where the domain alone is shown, everybody there would do.
    let people = with(&|theirs| !theirs.starts_with('*') && fits_mask(theirs, &email));
    Ok(if people.is_empty() { Who::Address(email) } else { Who::Probably(people) })
}

fn answer(portal: &Portal, question: &Question) -> portal::Result<Who> {
    let user = match question {
        Question::Account(account) => match portal.user(account) {
            Err(error) if error.is_unknown() => return Ok(Who::Nobody(Nobody::Unknown)),
            Err(error) if error.is_gone() => return Ok(Who::Nobody(Nobody::Closed)),
            user => user?,
        },
        Question::Address(email) => match portal.users_with_email(email)?.pop() {
            Some(user) => user,
            None => return Ok(Who::Address(email.clone())),
        },
    };
    Ok(who(&user))
}

fn who(user: &User) -> Who {
    match resolve::usable(user) {
        Ok(()) => Who::Person(membership::person(user)),
        Err(_) => Who::Nobody(Nobody::Closed),
    }
}
