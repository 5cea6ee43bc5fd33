//! Resolving what was typed to one account of the portal.

use super::reference::{Malformed, Noun, Reference};
use super::typed::{elsewhere, not_empty};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udata_client::{self as portal, Portal, User};
use udatactl_core::roster::{Person, is_named};
use udatactl_core::text::reference;
use udatactl_core::text::shell::Command;

/// Where accounts are looked up: on the portal.
pub trait Accounts {
    /// As [`Portal::user`].
    ///
    /// # Errors
    /// As [`Portal::user`].
    fn user(&self, id_or_slug: &str) -> portal::Result<User>;

    /// As [`Portal::suggest_users`].
    ///
    /// # Errors
    /// As [`Portal::suggest_users`].
    fn suggest_users(&self, text: &str) -> portal::Result<Vec<User>>;

    /// As [`Portal::users_with_email`].
    ///
    /// # Errors
    /// As [`Portal::users_with_email`].
    fn users_with_email(&self, email: &str) -> portal::Result<Vec<User>>;
}

impl Accounts for Portal {
    fn user(&self, id_or_slug: &str) -> portal::Result<User> {
        self.user(id_or_slug)
    }

    fn suggest_users(&self, text: &str) -> portal::Result<Vec<User>> {
        self.suggest_users(text)
    }

    fn users_with_email(&self, email: &str) -> portal::Result<Vec<User>> {
        self.users_with_email(email)
    }
}

/// Finds the account that was typed: an id, a slug, an address of the portal, `me`, or a first and last name. The
/// portal's administrators get a deleted or inactive account too.
///
/// # Errors
/// Exit 2 for what is no reference; exit 6 for none, for several, and for a name, or a slug of before, that fits one person
/// where nobody can be asked.
pub fn anyone(context: &Context, typed: &str) -> anyhow::Result<User> {
    let portal = context.portal()?;
    match Reference::parse(&not_empty(typed, "PERSON")?, Noun::Person, portal.site()) {
        Reference::Me => Ok(portal.user(&context.me()?.id)?),
        Reference::Id(id) => match portal.user(&id) {
            // The portal looks for slugs, too.
            Ok(user) if user.id != id => Err(unknown_person(context, typed, &[])),
            read => found(context, read, typed),
        },
        Reference::Hex(digits) => {
            let user = found(context, portal.user(&digits), typed)?;
            match also_named(portal, &user, &digits)? {
                Some(other) => Err(ambiguous(typed, &[describe(&user), describe(&other)]).into()),
                None => Ok(user),
            }
        }
        Reference::Slug(slug) => match portal.user(&slug) {
            Ok(user) if user.slug == slug => Ok(user),
            // Where somebody had that slug before, somebody else may have taken it in the meantime.
            Ok(user) if user.id != slug => {
                ask_whether(context, typed, &describe(&user))?;
                Ok(user)
            }
            Ok(_) => Err(unknown_person(context, typed, &[])),
            Err(error) if error.is_unknown() && !slug.contains('-') => person_named(context, typed),
            read => found(context, read, typed),
        },
        Reference::Address(mailbox) => {
            let mut all = people_with_email(context, &mailbox.address)?;
            match all.len() {
                1 => Ok(all.remove(0)),
                0 => Err(unknown_person(context, typed, &[])),
                _ => Err(ambiguous(typed, &all.iter().map(describe).collect::<Vec<_>>()).into()),
            }
        }
        Reference::Elsewhere(address) => Err(elsewhere(context, &address).into()),
        Reference::NoSuchPage(address) => Err(no_person_page(&address).into()),
        Reference::Malformed(why) => Err(malformed(typed, why).into()),
        Reference::Name(_) => person_named(context, typed),
    }
}

/// Finds whoever has these digits as an id, so that they can be told from who has them as a slug; nothing where nobody
/// has.
///
/// # Errors
/// A read that fails.
pub fn with_id(context: &Context, digits: &str) -> anyhow::Result<Option<String>> {
    let id = format!("id:{digits}");
    match anyone(context, &id).map_err(anyhow::Error::downcast::<Failure>) {
        Ok(user) => Ok(Some(describe(&user))),
        Err(Ok(failure)) if failure.code == Code::UnknownPerson => Ok(None),
        Err(Ok(failure)) if failure.status == ExitStatus::NotFound => Ok(Some(id)),
        Err(Ok(failure)) => Err(failure.into()),
        Err(Err(other)) => Err(other),
    }
}

/// Finds the account that was typed as [`anyone`] does, if it can still be used.
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
        (true, _) => (Code::AccountDeleted, "failure-account-deleted"),
        (false, Some(false)) => (Code::AccountInactive, "failure-their-account-inactive"),
        _ => return Ok(()),
    };
    Err(Failure::new(code, message!(key, person = describe(user))))
}

/// Finds somebody else than this account, whose slug these digits are, where they are this one's id. People choose
/// their slugs; the portal looks for ids first (`udata/routing.py`, `ModelConverter`).
///
/// # Errors
/// Whatever the search gives.
pub fn also_named(portal: &impl Accounts, user: &User, digits: &str) -> portal::Result<Option<User>> {
    if user.id != digits {
        return Ok(None);
    }
    let found = portal.suggest_users(digits)?;
    Ok(found.into_iter().find(|other| other.id != user.id && other.slug == digits))
}

/// Gives an account that was read. Who is no administrator of the portal gets 410 for one that is deleted and for one
/// that is switched off (`UserAPI.get`), and can't tell which.
fn found(context: &Context, read: portal::Result<User>, typed: &str) -> anyhow::Result<User> {
    match read {
        Err(error) if error.is_unknown() => Err(unknown_person(context, typed, &[])),
        Err(error) if error.is_gone() => {
            let message = message!("failure-account-closed", typed = typed);
            let failure = Failure::new(Code::AccountClosed, message);
            Err(failure.hint(message!("hint-find-by-name")).into())
        }
        other => Ok(other?),
    }
}

/// The failure for a page of the portal that is nobody's.
pub fn no_person_page(address: &str) -> Failure {
    Failure::new(Code::NoPersonPage, message!("failure-no-person-page", address = address))
}

/// The failure for a text that is no reference: exit 2, with what was expected.
pub fn malformed(typed: &str, why: Malformed) -> Failure {
    let key = match why {
        Malformed::Masked => "malformed-masked",
        Malformed::Address => "malformed-address",
        Malformed::Id => "malformed-id",
        Malformed::Slug => "malformed-slug",
        Malformed::Page => "malformed-page",
    };
    Failure::new(Code::MalformedReference, Message::new(key).with("typed", typed))
}

fn person_named(context: &Context, typed: &str) -> anyhow::Result<User> {
    let found = context.portal()?.people_called(typed)?.entries;
    let called = |user: &&User| {
        let name = format!("{} {}", user.first_name, user.last_name);
        is_named(&Person { id: String::new(), slug: String::new(), name }, typed)
    };
    let exact: Vec<&User> = found.iter().filter(called).collect();
    match exact.as_slice() {
        [] => Err(unknown_person(context, typed, &found)),
        [user] => {
            ask_whether(context, typed, &describe(user))?;
            // Suggestions lack the state of the account.
            self::found(context, context.portal()?.user(&user.id), typed)
        }
        several => {
            let lines: Vec<String> = several.iter().map(|user| describe(user)).collect();
            Err(ambiguous(typed, &lines).into())
        }
    }
}

/// Shows somebody who is probably meant, and asks; nobody is taken without an answer.
///
/// # Errors
/// Exit 11 for a no, exit 6 with the id to write where nobody can be asked.
pub fn ask_whether(context: &Context, typed: &str, line: &str) -> anyhow::Result<()> {
    if !context.terminal.can_ask() {
        let message =
            message!("failure-name-needs-answer", typed = typed, candidates = vec![line.to_owned()]);
        let failure = Failure::new(Code::NameNotCertain, message);
        return Err(failure.hint(message!("hint-use-id")).into());
    }
    Ok(context.doubt(message!("question-is-it", person = line))?)
}

/// The failure for a text that may mean any of several.
pub fn ambiguous(typed: &str, lines: &[String]) -> Failure {
    let message =
        message!("failure-ambiguous-person", typed = typed, count = lines.len(), candidates = lines.to_vec());
    Failure::new(Code::Ambiguous, message).hint(message!("hint-use-id"))
}

/// Finds the accounts with an address.
///
/// # Errors
/// Exit 6 for who is no administrator of the portal: nobody else may look.
pub fn people_with_email(context: &Context, email: &str) -> anyhow::Result<Vec<User>> {
    if !context.me()?.is_portal_administrator() {
        let message = message!("failure-address-not-searchable", email = email);
        let invites = Command::new("member add ORG --email {}", &[email]);
        return Err(Failure::new(Code::AddressNotSearchable, message)
            .hint(message!("hint-find-by-name"))
            .hint(message!("hint-invite-address", command = invites))
            .into());
    }
    Ok(context.portal()?.users_with_email(email)?)
}

fn unknown_person(context: &Context, typed: &str, near: &[User]) -> anyhow::Error {
    let message = message!("failure-unknown-person", typed = typed, site = context.settings.site.as_str());
    let failure = Failure::new(Code::UnknownPerson, message);
    let lines: Vec<String> = near.iter().take(5).map(describe).collect();
    let failure = if lines.is_empty() {
        failure.try_to_find(typed, Command::new("person find {}", &[typed]))
    } else {
        failure.hint(message!("hint-near", candidates = lines))
    };
    failure.into()
}

/// A person so that homonyms can be told apart: name, what names them, mail domain, id.
pub fn describe(user: &User) -> String {
    let domain = user.email_domain().map(|domain| format!(" · {domain}")).unwrap_or_default();
    format!("{} · {}{domain} · id:{}", user.name(), word(user), user.id)
}

/// The word that names an account on a command line, and nobody else.
pub fn word(user: &User) -> String {
    reference(&user.slug, &user.id)
}
