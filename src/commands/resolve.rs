//! What was typed becomes exactly one organization or person, or a failure that lists the candidates.

use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::membership;
use crate::message;
use crate::portal::reference::{Noun, Reference};
use crate::portal::{Filter, Organization, User};
use crate::roster::{Member, Person, Roll};
use crate::text::{fold, quoted};

mod request;

pub use request::{Kind, request};

/// Slugs that udata's own routes hide (`organizations/suggest/` and others): such an organization is found by name.
const HIDDEN_SLUGS: [&str; 3] = ["suggest", "roles", "badges"];
/// How like a name (Jaro-Winkler, 1 for equal) what was typed has to be for the name to be suggested.
const NEAR: f64 = 0.92;

/// The organization that was typed: an id, a slug, an address, or its exact name.
///
/// # Errors
/// Exit 6 for none or several, with the candidates; exit 2 for an address on another portal.
pub fn organization(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let found = find(context, typed)?;
    context.settings.memory().keep_roll(&membership::roll(&found, None), false);
    Ok(found)
}

fn find(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let portal = context.portal()?;
    match Reference::parse(&not_empty(typed, "ORG")?, Noun::Organization, portal.site()) {
        Reference::Id(id) => match portal.organization(&id) {
            Err(error) if error.is_unknown() => Err(unknown_organization(context, typed)),
            Err(error) if error.is_gone() => Err(deleted(typed).into()),
            other => Ok(other?),
        },
        Reference::Slug(slug) if HIDDEN_SLUGS.contains(&slug.as_str()) => organization_named(context, &slug),
        Reference::Slug(slug) => match portal.organization(&slug) {
            Err(error) if error.is_unknown() => organization_named(context, typed),
            Err(error) if error.is_gone() => Err(deleted(typed).into()),
            other => Ok(other?),
        },
        Reference::Elsewhere(address) => Err(elsewhere(context, &address).into()),
        Reference::NoSuchPage(address) => Err(Failure::usage(
            "no_organization_page",
            message!("failure-no-organization-page", address = address),
        )
        .into()),
        Reference::Name(_) | Reference::Email(_) | Reference::Me => organization_named(context, typed),
    }
}

/// Several organizations, each once, in the order typed; all are resolved before anything else is done.
///
/// # Errors
/// As [`organization`], for the first that fails.
pub fn organizations(context: &Context, typed: &[String]) -> anyhow::Result<Vec<Organization>> {
    let mut found: Vec<Organization> = Vec::with_capacity(typed.len());
    for typed in listed(context, typed)? {
        let one = organization(context, &typed)?;
        if found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    Ok(found)
}

/// The words of a list: `-` stands for stdin, one a line; an empty line or one that begins with `#` is none.
///
/// # Errors
/// Exit 2 for an empty stdin.
pub fn listed(context: &Context, typed: &[String]) -> anyhow::Result<Vec<String>> {
    let mut words = Vec::with_capacity(typed.len());
    for word in typed {
        if word != "-" {
            words.push(word.clone());
            continue;
        }
        let text = context.terminal.read_input()?;
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        let before = words.len();
        words.extend(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned));
        if words.len() == before {
            return Err(Failure::usage("empty_input", message!("failure-empty-input")).into());
        }
    }
    Ok(words)
}

/// True where the targets come from elsewhere than the command line.
pub fn is_derived(typed: &[String]) -> bool {
    typed.iter().any(|word| word == "-")
}

fn organization_named(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    let portal = context.portal()?;
    let filter = Filter { name: Some(typed.trim().to_owned()), ..Filter::default() };
    let mut found = portal.organizations(&filter)?.entries;
    match found.len() {
        0 => Err(unknown_organization(context, typed)),
        1 => Ok(portal.organization(&found.remove(0).id)?),
        count => {
            let lines: Vec<String> =
                found.iter().map(|one| format!("{} · {} · {}", one.id, one.slug, one.name)).collect();
            let message =
                message!("failure-ambiguous-organization", typed = typed, count = count, candidates = lines);
            Err(Failure::new(ExitStatus::NotFound, "ambiguous", message).hint(message!("hint-use-id")).into())
        }
    }
}

fn unknown_organization(context: &Context, typed: &str) -> anyhow::Error {
    let message = message!("failure-unknown-organization", typed = typed);
    let failure = Failure::new(ExitStatus::NotFound, "unknown_organization", message);
    let near = context.portal().ok().and_then(|portal| portal.suggest_organizations(typed).ok());
    let lines: Vec<String> =
        near.into_iter().flatten().take(5).map(|one| format!("{} · {}", one.slug, one.name)).collect();
    let failure = if lines.is_empty() {
        failure.try_command(format!("udatactl org list --search {}", quoted(typed)))
    } else {
        failure.hint(message!("hint-near", candidates = lines))
    };
    failure.into()
}

fn deleted(typed: &str) -> Failure {
    Failure::new(ExitStatus::NotFound, "deleted", message!("failure-deleted-organization", typed = typed))
        .hint(message!("hint-deleted-organization"))
}

/// The failure for an address on another portal: exit 2.
pub fn elsewhere(context: &Context, address: &str) -> Failure {
    let site = context.settings.site.as_str();
    Failure::usage("another_portal", message!("failure-elsewhere", address = address, site = site))
        .hint(message!("hint-choose-site"))
}

fn not_empty(typed: &str, what: &'static str) -> Result<String, Failure> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Failure::usage("empty_value", message!("misuse-empty-value", argument = what)));
    }
    Ok(typed.to_owned())
}

/// The account that was typed: an id, a slug, an address of the portal, `me`, or a first and last name. The portal's
/// administrators get a deleted or inactive account too.
///
/// # Errors
/// Exit 6 for none, for several, and for a name that fits one person where nobody can be asked.
pub fn anyone(context: &Context, typed: &str) -> anyhow::Result<User> {
    let portal = context.portal()?;
    let user = match Reference::parse(&not_empty(typed, "PERSON")?, Noun::Person, portal.site()) {
        Reference::Me => {
            let me = context.me()?;
            portal.user(&me.id)?
        }
        Reference::Id(reference) | Reference::Slug(reference) => match portal.user(&reference) {
            Err(error) if error.is_unknown() && reference.contains('-') => {
                return Err(unknown_person(context, typed, &[]));
            }
            Err(error) if error.is_unknown() => person_named(context, typed)?,
            other => account(other, typed)?,
        },
        Reference::Email(email) => person_with_email(context, &email)?,
        Reference::Elsewhere(address) => return Err(elsewhere(context, &address).into()),
        Reference::NoSuchPage(address) => return Err(no_person_page(&address).into()),
        Reference::Name(_) => person_named(context, typed)?,
    };
    Ok(user)
}

/// The same, for an account that can still be used.
///
/// # Errors
/// As [`anyone`], and exit 6 for an account that is deleted or switched off.
pub fn person(context: &Context, typed: &str) -> anyhow::Result<User> {
    let user = anyone(context, typed)?;
    usable(&user)?;
    Ok(user)
}

/// Refuses an account that is deleted or switched off.
///
/// # Errors
/// Exit 6.
pub fn usable(user: &User) -> Result<(), Failure> {
    let (code, key) = match (user.is_deleted(), user.active) {
        (true, _) => ("account_deleted", "failure-account-deleted"),
        (false, Some(false)) => ("account_inactive", "failure-their-account-inactive"),
        _ => return Ok(()),
    };
    Err(Failure::new(ExitStatus::NotFound, code, message!(key, person = describe(user))))
}

/// An account that was read. Who is no administrator of the portal gets 410 for one that is deleted and for one that
/// is switched off (`UserAPI.get`), and can't tell which.
fn account(read: crate::portal::Result<User>, typed: &str) -> anyhow::Result<User> {
    match read {
        Err(error) if error.is_gone() => {
            let message = message!("failure-account-closed", typed = typed);
            let failure = Failure::new(ExitStatus::NotFound, "account_closed", message);
            Err(failure.hint(message!("hint-find-by-name")).into())
        }
        other => Ok(other?),
    }
}

fn no_person_page(address: &str) -> Failure {
    Failure::usage("no_person_page", message!("failure-no-person-page", address = address))
}

fn person_named(context: &Context, typed: &str) -> anyhow::Result<User> {
    let found = context.portal()?.people_called(typed)?.entries;
    let named = |user: &&User| is_called(&user.first_name, &user.last_name, typed);
    let exact: Vec<&User> = found.iter().filter(named).collect();
    let candidates: Vec<Person> = exact.iter().map(|user| membership::person(user)).collect();
    let chosen =
        only_one(context, typed, &candidates, &exact.iter().map(|user| describe(user)).collect::<Vec<_>>())?;
    match chosen.and_then(|index| exact.get(index)) {
        // Suggestions lack the state of the account.
        Some(user) => account(context.portal()?.user(&user.id), typed),
        None => Err(unknown_person(context, typed, &found)),
    }
}

fn is_called(first_name: &str, last_name: &str, typed: &str) -> bool {
    let typed = fold(typed);
    typed == fold(&format!("{first_name} {last_name}")) || typed == fold(&format!("{last_name} {first_name}"))
}

/// One exact match is shown and asked about, never taken without a terminal; several are listed.
fn only_one(
    context: &Context,
    typed: &str,
    candidates: &[Person],
    lines: &[String],
) -> anyhow::Result<Option<usize>> {
    match candidates.len() {
        0 => Ok(None),
        1 if context.terminal.can_ask() => {
            if context.terminal.confirm(&message!("question-is-it", person = &lines[0]))? {
                return Ok(Some(0));
            }
            Err(Failure::new(ExitStatus::AnsweredNo, "answered_no", message!("failure-answered-no")).into())
        }
        1 => {
            let message = message!("failure-name-needs-answer", typed = typed, candidates = lines.to_vec());
            Err(Failure::new(ExitStatus::NotFound, "name_not_certain", message)
                .hint(message!("hint-use-id"))
                .into())
        }
        count => {
            let message = message!(
                "failure-ambiguous-person",
                typed = typed,
                count = count,
                candidates = lines.to_vec()
            );
            Err(Failure::new(ExitStatus::NotFound, "ambiguous", message).hint(message!("hint-use-id")).into())
        }
    }
}

/// The accounts with an address.
///
/// # Errors
/// Exit 6 for who is no administrator of the portal: nobody else may look.
pub fn people_with_email(context: &Context, email: &str) -> anyhow::Result<Vec<User>> {
    if !context.me()?.is_portal_administrator() {
        let message = message!("failure-address-not-searchable", email = email);
        return Err(Failure::new(ExitStatus::NotFound, "address_not_searchable", message)
            .hint(message!("hint-find-by-name"))
            .hint(message!("hint-invite-address", email = email))
            .into());
    }
    Ok(context.portal()?.users_with_email(email)?)
}

fn person_with_email(context: &Context, email: &str) -> anyhow::Result<User> {
    let mut found = people_with_email(context, email)?;
    match found.len() {
        1 => Ok(found.remove(0)),
        _ => Err(unknown_person(context, email, &found)),
    }
}

fn unknown_person(context: &Context, typed: &str, near: &[User]) -> anyhow::Error {
    let message = message!("failure-unknown-person", typed = typed, site = context.settings.site.as_str());
    let failure = Failure::new(ExitStatus::NotFound, "unknown_person", message);
    let lines: Vec<String> = near.iter().take(5).map(describe).collect();
    let failure = if lines.is_empty() {
        failure.try_command(format!("udatactl person find {}", quoted(typed)))
    } else {
        failure.hint(message!("hint-near", candidates = lines))
    };
    failure.into()
}

/// A person so that homonyms can be told apart: name, slug, mail domain, id.
pub fn describe(user: &User) -> String {
    let domain = user.email_domain().map(|domain| format!(" · {domain}")).unwrap_or_default();
    format!("{} · {}{domain} · {}", user.name(), user.slug, user.id)
}

/// The member that was typed, looked for in the organization itself.
///
/// # Errors
/// Exit 6 for somebody who is no member, and as [`person`].
pub fn member<'a>(context: &Context, roll: &'a Roll, typed: &str) -> anyhow::Result<&'a Member> {
    let site = context.portal()?.site();
    let reference = Reference::parse(&not_empty(typed, "PERSON")?, Noun::Person, site);
    let found = match &reference {
        Reference::Me => roll.member(&context.me()?.id),
        Reference::Id(id) => roll.member(id),
        Reference::Slug(slug) => roll.members.iter().find(|member| member.person.slug == *slug),
        Reference::Elsewhere(address) => return Err(elsewhere(context, address).into()),
        Reference::NoSuchPage(address) => return Err(no_person_page(address).into()),
        Reference::Email(email) => roll.member(&person_with_email(context, email)?.id),
        Reference::Name(_) => None,
    };
    if let Some(member) = found {
        return Ok(member);
    }
    let named: Vec<&Member> = roll.members.iter().filter(|member| is_named(&member.person, typed)).collect();
    let candidates: Vec<Person> = named.iter().map(|member| member.person.clone()).collect();
    let lines: Vec<String> = candidates.iter().map(line).collect();
    match only_one(context, typed, &candidates, &lines)?.and_then(|index| named.get(index)) {
        Some(member) => Ok(member),
        None => Err(no_member(roll, typed).into()),
    }
}

/// True where the text is the person's name, in either order.
fn is_named(person: &Person, typed: &str) -> bool {
    let (wanted, name) = (fold(typed), fold(&person.name));
    // Where the last name begins is not known here: "Martin Jean Paul" is "Jean Paul Martin" turned.
    let mut words: Vec<&str> = name.split(' ').collect();
    (0..words.len()).any(|_| {
        words.rotate_left(1);
        words.join(" ") == wanted
    })
}

fn line(person: &Person) -> String {
    format!("{} · {} · {}", person.name, person.slug, person.id)
}

/// The failure for somebody who is no member.
pub fn no_member(roll: &Roll, typed: &str) -> Failure {
    let organization = &roll.organization;
    let message = message!("failure-no-member", typed = typed, organization = &organization.name);
    let near: Vec<String> = nearly_named(roll, typed).into_iter().take(5).map(line).collect();
    let failure = Failure::new(ExitStatus::NotFound, "no_member", message);
    let failure =
        if near.is_empty() { failure } else { failure.hint(message!("hint-near", candidates = near)) };
    failure.try_command(format!("udatactl member list {}", organization.slug))
}

/// The members whose name, or a word of it, is like what was typed; the nearest first.
fn nearly_named<'a>(roll: &'a Roll, typed: &str) -> Vec<&'a Person> {
    let typed = fold(typed);
    let likeness = |person: &Person| {
        let name = fold(&person.name);
        let words = name.split(' ').chain([name.as_str()]);
        words.map(|word| strsim::jaro_winkler(word, &typed)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Person)> =
        roll.members.iter().map(|member| (likeness(&member.person), &member.person)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter().map(|(_, person)| person).collect()
}
