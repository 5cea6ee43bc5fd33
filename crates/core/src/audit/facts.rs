//! What was read of an organization, as the rules look at it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::beside::Lists;
use super::certainty::Certainty;
use super::mail;
use super::register::Registered;
use crate::roster::{Account, OrganizationName, Role};

/// Something that was read, or why it can't be told.
pub type Sight<T> = Result<T, Unseen>;

/// Why something can't be told. What was not read at all is [`Unseen::NotRead`], which no rule that needs it ever meets: a
/// run reads what its rules need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unseen {
    NotRead,
    /// The portal has no such thing: the rule does not apply there.
    Lacking,
    /// Whoever asks is not shown it.
    Hidden,
    /// Reading it failed.
    Failed,
    /// No portal tells it: a person has to look.
    ForAPerson,
    /// It is told elsewhere, and not where it was read from.
    Untold,
}

impl Unseen {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotRead => "not_read",
            Self::Lacking => "lacking",
            Self::Hidden => "hidden",
            Self::Failed => "failed",
            Self::ForAPerson => "for_a_person",
            Self::Untold => "untold",
        }
    }
}

/// What was read of an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub name: OrganizationName,
    pub acronym: Option<String>,
    pub description: String,
    pub website: Option<String>,
    pub has_logo: bool,
    pub badges: Vec<String>,
    /// The number of the establishment; `None` where the portal has no such field.
    pub siret: Option<String>,
    /// Whether the portal's organizations have such a number.
    pub has_sirets: bool,
    /// Who looks, where somebody is signed in.
    pub me: Option<Me>,
    /// The members with an account, each once.
    pub people: Vec<Person>,
    pub waiting: Sight<Vec<Waiting>>,
    /// The slugs of other organizations with the same name, acronym or SIRET.
    pub same_name: Sight<Vec<String>>,
    pub same_acronym: Sight<Vec<String>>,
    pub same_siret: Sight<Vec<String>>,
    /// The establishment of the SIRET; nothing where the register does not know it.
    pub registered: Sight<Option<Registered>>,
    /// The mail domains that a list has for the SIRET and its body.
    pub domains: Vec<String>,
    pub content: Sight<Content>,
    pub harvesters: Sight<Vec<Thing>>,
    /// The discussions that wait for an answer.
    pub discussions: Sight<Vec<Thing>>,
    pub contacts: Sight<Vec<Contact>>,
    /// What lists that are kept elsewhere say of it.
    #[serde(skip)]
    pub lists: Lists,
    /// The moment by which they are looked at, which whoever reads facts that were kept sets anew.
    #[serde(skip)]
    pub now: Timestamp,
}

/// Who looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub id: String,
    /// One of the portal's staff.
    pub staff: bool,
    pub role: Option<Role>,
}

/// A member with an account, as far as it can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub person: crate::roster::Person,
    /// The two halves of the name, folded: they are only compared.
    pub halves: [String; 2],
    pub role: Option<Role>,
    /// The address, masked or not.
    pub mail: Option<String>,
    pub seen: Seen,
    pub since: Option<Timestamp>,
    pub account: Account,
    /// In so many rows of the member list.
    pub rows: usize,
    /// How much a partial editor may edit; `None` where that was not read.
    pub assigned: Option<usize>,
    /// Until when the roster has them there, and how surely it means them.
    #[serde(skip)]
    pub until: Option<(Date, Certainty)>,
}

/// When somebody was last seen on the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// Who asks may not see it.
    Hidden,
    Never,
    At(Timestamp),
}

/// A request or an invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub id: String,
    /// Whom it is about.
    pub name: String,
    pub person: Option<crate::roster::Person>,
    /// The address that was invited, or the account's; masked or not.
    pub address: Option<String>,
    pub invitation: bool,
    pub role: Option<Role>,
    pub created: Option<Timestamp>,
    /// The role that the roster has for them, where it is another.
    pub listed: Option<Role>,
}

/// What an organization publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// How much there is of it.
    pub count: usize,
    /// When something was last changed or published, by the contents' own dates.
    pub latest: Option<Timestamp>,
    /// Datasets that nobody can use as they are, each with what is wrong by udata's names.
    pub faulty: Vec<Thing>,
    /// Public datasets of which the portal says nothing like that.
    pub untold: Vec<String>,
}

/// Something of an organization's, with what is wrong with it in stable words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    pub id: String,
    pub name: String,
    pub page: Option<String>,
    pub wrong: Vec<String>,
    pub since: Option<Timestamp>,
}

/// A contact point: where the public writes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: String,
    pub name: String,
    pub mail: Option<String>,
}

impl Person {
    /// The name, and the slug or id that names them on a command line.
    pub fn label(&self) -> String {
        format!("{} ({})", self.person.name, self.person.word())
    }

    pub fn administers(&self) -> bool {
        self.role == Some(Role::Admin)
    }

    /// True for who administers and, as far as is known, can sign in.
    pub fn can_act(&self) -> bool {
        self.administers() && !self.account.is_gone()
    }

    /// The domain of the address, which a mask leaves readable.
    pub fn domain(&self) -> Option<&str> {
        self.mail.as_deref()?.rsplit_once('@').map(|(_, domain)| domain)
    }

    /// The domain, where it is not a free provider's.
    pub fn house(&self) -> Option<&str> {
        self.domain().filter(|domain| !mail::is_free(domain))
    }

    /// For how many days nobody has seen them; `None` for who never came, or where it can't be seen.
    pub fn days_away(&self, now: Timestamp) -> Option<i64> {
        match self.seen {
            Seen::At(moment) => Some(days_between(moment, now)),
            Seen::Never | Seen::Hidden => None,
        }
    }

    /// True for who was not seen for so many days, or ever, as far as that can be seen.
    pub fn is_away(&self, days: i64, now: Timestamp) -> bool {
        match self.seen {
            Seen::Hidden => false,
            Seen::Never => true,
            Seen::At(moment) => days_between(moment, now) >= days,
        }
    }
}

impl Facts {
    /// The facts of an organization of which nothing was read yet.
    pub fn unread(name: OrganizationName, now: Timestamp) -> Self {
        Self {
            name,
            acronym: None,
            description: String::new(),
            website: None,
            has_logo: false,
            badges: Vec::new(),
            siret: None,
            has_sirets: false,
            me: None,
            people: Vec::new(),
            waiting: Err(Unseen::NotRead),
            same_name: Err(Unseen::NotRead),
            same_acronym: Err(Unseen::NotRead),
            same_siret: Err(Unseen::NotRead),
            registered: Err(Unseen::NotRead),
            domains: Vec::new(),
            content: Err(Unseen::NotRead),
            harvesters: Err(Unseen::NotRead),
            discussions: Err(Unseen::NotRead),
            contacts: Err(Unseen::NotRead),
            lists: Lists::default(),
            now,
        }
    }

    /// The members whose account can be used, as far as is known.
    pub fn in_use(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| !person.account.is_gone())
    }

    /// The administrators who can act, as far as is known.
    pub fn acting(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.can_act())
    }

    /// How many whole days ago it was.
    pub fn days_since(&self, moment: Timestamp) -> i64 {
        days_between(moment, self.now)
    }
}

/// The whole days from a moment to another, never negative.
pub fn days_between(earlier: Timestamp, later: Timestamp) -> i64 {
    (later.as_second() - earlier.as_second()).max(0) / 86_400
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::rules::example::{administrator, ago, facts};

    #[test]
    fn what_was_read_is_written_down_and_read_back() {
        let thing = Thing {
            id: "1".into(),
            name: "é\n\"".into(),
            page: None,
            wrong: vec!["failed".into()],
            since: Some(ago(3)),
        };
        let whole = Facts {
            waiting: Err(Unseen::Hidden),
            same_name: Ok(vec!["other".into()]),
            content: Ok(Content {
                count: 1,
                latest: Some(ago(2)),
                faulty: vec![thing.clone()],
                untold: vec!["d".into()],
            }),
            harvesters: Ok(vec![thing]),
            contacts: Ok(vec![Contact { id: "c".into(), name: "n".into(), mail: None }]),
            ..facts(vec![administrator("a"), Person { seen: Seen::Hidden, ..administrator("b") }])
        };
        let text = serde_json::to_string(&whole).expect("JSON");
        let read: Facts = serde_json::from_str(&text).expect("facts");
        assert_eq!(Facts { now: whole.now, ..read }, whole);
    }
}
