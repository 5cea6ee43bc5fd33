//! Who is to leave, as typed: an account, one that is closed and still a member, or an address without an account.

use std::collections::BTreeMap;

use crate::commands::resolve::{self, Noun, Reference};
use crate::commands::rights;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use udata_client::{Organization, User};
use udatactl_core::roster::{CurrentMembers, Known, Leaver, Meaning, OrganizationName, Person};
use udatactl_core::text::shell::Command;

/// Who is to leave.
#[derive(Default)]
pub struct Leaving {
    pub leaver: Leaver,
    pub name: String,
    /// The word that names them on a command line.
    pub word: String,
    /// The name that stood beside an address.
    called: Option<String>,
    /// The slug of their account, where it can't be read.
    slug: Option<String>,
    /// A request or an invitation, in whatever state, tells the address.
    is_on_record: bool,
    /// Where the portal shows that they are a member.
    pub organizations: Vec<OrganizationName>,
    /// Only an address is known, and who belongs to it can't be looked up: no member is found by it.
    pub only_address: bool,
    /// Why the account was not read: it may be closed and still be a member somewhere.
    pub unread: Option<Failure>,
}

/// Reads whoever was typed.
///
/// # Errors
/// As [`resolve::anyone`]; an identifier and an address may name who has no account that can be read.
pub fn read(context: &Context, typed: &str) -> anyhow::Result<Leaving> {
    let me = context.me()?;
    match Reference::parse(typed, Noun::Person, context.portal()?.site()) {
        Reference::Address(mailbox) => {
            let email = mailbox.address;
            let is_mine = me.email.as_deref().is_some_and(|mine| mine.eq_ignore_ascii_case(&email));
            let user = match me.is_portal_administrator() && !is_mine {
                true if resolve::people_with_email(context, &email)?.is_empty() => None,
                true => Some(resolve::anyone(context, &email)?),
                false if is_mine => Some(resolve::anyone(context, "me")?),
                false => None,
            };
            Ok(if let Some(user) = user {
                of(user, Some(email))
            } else {
                let leaver = Leaver { id: None, email: Some(email.clone()) };
                Leaving {
                    leaver,
                    word: email.clone(),
                    name: email,
                    called: mailbox.name,
                    only_address: !me.is_portal_administrator(),
                    ..Leaving::default()
                }
            })
        }
        Reference::Id(id) | Reference::Hex(id) => readable(context, typed, |failure| Leaving {
            leaver: Leaver { id: Some(id.clone()), email: None },
            word: format!("id:{id}"),
            name: id,
            unread: Some(failure),
            ..Leaving::default()
        }),
        Reference::Slug(slug) => readable(context, typed, |failure| Leaving {
            leaver: Leaver::default(),
            word: format!("slug:{slug}"),
            name: slug.clone(),
            slug: Some(slug),
            unread: Some(failure),
            ..Leaving::default()
        }),
        _ => Ok(of(resolve::anyone(context, typed)?, None)),
    }
}

/// The account that was typed; one that can't be read may be a member still, and what may mean several is nobody.
fn readable(
    context: &Context,
    typed: &str,
    closed: impl FnOnce(Failure) -> Leaving,
) -> anyhow::Result<Leaving> {
    match resolve::anyone(context, typed).map_err(anyhow::Error::downcast::<Failure>) {
        Ok(user) => Ok(of(user, None)),
        Err(Ok(failure)) if matches!(failure.code, Code::AccountClosed | Code::UnknownPerson) => {
            Ok(closed(failure))
        }
        Err(Ok(failure)) => Err(failure.into()),
        Err(Err(other)) => Err(other),
    }
}

fn of(user: User, email: Option<String>) -> Leaving {
    Leaving {
        name: user.name(),
        word: resolve::word(&user),
        organizations: user.organizations.iter().map(membership::affiliation).collect(),
        leaver: Leaver { id: Some(user.id), email },
        ..Leaving::default()
    }
}

impl Leaving {
    /// Finds whom an address without an account, or the slug of an account that can't be read, means in these
    /// organizations. A portal hides parts of addresses: somebody whose mask fits may be the one who is to leave.
    ///
    /// # Errors
    /// Exit 6 where it may be somebody there, or is several people's.
    pub fn settle<'r>(
        &mut self,
        organizations: impl Iterator<Item = &'r CurrentMembers>,
    ) -> Result<(), Failure> {
        let (None, Some(typed)) = (&self.leaver.id, self.leaver.email.as_ref().or(self.slug.as_ref())) else {
            return Ok(());
        };
        let mut people: BTreeMap<&str, (&Person, bool)> = BTreeMap::new();
        for current in organizations {
            let known = Known::of(current.everybody());
            let found = match &self.leaver.email {
                Some(email) => known.mailbox(email, self.called.as_deref()),
                None => known.slug(typed),
            };
            let is_certain = matches!(found, Meaning::Certain(_));
            people
                .extend(found.people().into_iter().map(|person| (person.id.as_str(), (person, is_certain))));
            let of_old = current.requests.iter().flatten().filter(|request| {
                self.leaver.email.is_some() && request.address().is_some_and(|own| is_same(own, typed))
            });
            for request in of_old {
                self.is_on_record = true;
                // Whose invitation it became may be a member whose address is hidden.
                let member = request.person.as_ref().filter(|person| current.member(&person.id).is_some());
                if let Some(person) = member {
                    people.entry(&person.id).or_insert((person, false));
                }
            }
        }
        match people.values().collect::<Vec<_>>().as_slice() {
            [] => Ok(()),
            [(person, true)] => {
                self.leaver.id = Some(person.id.clone());
                self.name.clone_from(&person.name);
                self.word = person.word();
                self.only_address = false;
                Ok(())
            }
            several => {
                let people: Vec<&Person> = several.iter().map(|(person, _)| *person).collect();
                Err(resolve::several(typed, &people))
            }
        }
    }

    /// The failure where nothing of an address was found, now or before.
    pub fn unknown(&self) -> Option<Failure> {
        let email = self.leaver.email.as_ref().filter(|_| self.leaver.id.is_none() && !self.is_on_record)?;
        let message = message!("offboard-unknown-address", email = email);
        let failure = Failure::new(Code::UnknownPerson, message);
        Some(if self.only_address { failure.hint(message!("offboard-name-account")) } else { failure })
    }

    /// True where they are a member, as far as the list of members alone tells.
    pub fn is_member(&self, organization: &Organization) -> bool {
        organization.members.iter().filter_map(|member| member.user.as_ref()).any(|user| self.is(user))
    }

    /// Whom to ask to take them out: no use in asking themselves.
    pub fn whom_to_ask(&self, organization: &Organization) -> Message {
        let mut others = rights::administrators(organization).filter(|user| !self.is(user)).peekable();
        if others.peek().is_some() || rights::administrators(organization).next().is_none() {
            return rights::ask(others);
        }
        let command = Command::new("org recover {} --no-answer", &[&membership::word(organization)]);
        message!("offboard-only-administrator", person = &self.name, command = command)
    }

    /// True where the account is theirs.
    pub fn is(&self, user: &User) -> bool {
        match &self.leaver.id {
            Some(id) => user.id == *id,
            None => self.slug.as_ref().is_some_and(|slug| user.slug == *slug),
        }
    }
}

fn is_same(word: &str, other: &str) -> bool {
    word.to_lowercase() == other.to_lowercase()
}

/// Refuses oneself: one leaves with a verb of its own, unless the flag says so.
///
/// # Errors
/// Exit 3.
pub fn require_another(context: &Context, leaving: &Leaving, allow_self: bool) -> anyhow::Result<()> {
    if leaving.leaver.id.as_ref() != Some(&context.me()?.id) || allow_self {
        return Ok(());
    }
    let failure = Failure::new(Code::Oneself, message!("offboard-oneself"));
    Err(failure.try_command("udatactl org leave ORG").hint(message!("hint-allow-self")).into())
}
