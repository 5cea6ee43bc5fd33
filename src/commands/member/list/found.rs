//! What `member list` finds: the rows of members, those that fit, and how many can't be told to.

use jiff::Timestamp;

use crate::commands::unread;
use crate::context::Context;
use crate::failure::Unread;
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Record, Report, age, record};
use udata_client::{Member, Organization, User};
use udatactl_core::roster::Role;
use udatactl_core::text;

/// The table of several organizations.
const TABLE_OF_SEVERAL: &[&str] = &["organization", "slug", "name", "role", "last_seen"];

/// The columns where the accounts were looked up.
const ACCOUNTS: &[&str] = &["slug", "name", "role", "account", "last_seen"];
const ACCOUNTS_OF_SEVERAL: &[&str] = &["organization", "slug", "name", "role", "account"];

record! {
    /// A member of an organization.
    pub struct Row {
        pub slug: String => shown(Slug("id")).whose("id"),
        pub name: String => shown(Name).whose("id"),
        pub role: String => shown(Token("role")),
        pub email: Option<String> => shown(Mail),
        pub last_seen: Option<String> => shown(Seen),
        pub organization: String => more(Slug("organization_id")),
        pub since: Option<String> => more(Moment),
        pub id: Option<String> => more(Text),
        pub first_name: String => more(PartOfName),
        pub last_name: String => more(PartOfName),
        pub email_is_masked: bool => more(Flag),
        /// False where the portal does not show it to whoever asks: then nothing is not "never".
        pub last_seen_visible: bool => more(Flag),
        /// `active`, `deleted` or `switched_off`, `none` for a member without one; `unknown` where nobody has looked, unless
        /// the list itself says `deleted`.
        pub account: &'static str => more(Token("account")),
        /// A member without an account, or in several rows, left behind by simultaneous writes.
        pub damaged: bool => more(Flag),
        pub organization_id: String => more(Text),
        #[serde(skip)]
        pub doubled: bool,
    }
}

fn row(organization: &Organization, last_seen_visible: bool, member: &Member, doubled: bool) -> Row {
    let user = member.user.clone();
    let account = user.as_ref().map_or("none", |user| membership::told(user).word());
    let without = user.is_none();
    let user = user.unwrap_or_default();
    Row {
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        account,
        name: user.name(),
        email_is_masked: user.email_is_masked(),
        last_seen: user.last_seen().map(str::to_owned),
        id: (!without).then_some(user.id),
        slug: user.slug,
        first_name: user.first_name,
        last_name: user.last_name,
        email: user.email,
        role: member.role.clone(),
        since: member.since.clone(),
        last_seen_visible,
        damaged: without || doubled,
        doubled,
    }
}

/// What was found in organizations.
#[derive(Default)]
pub struct Found {
    pub members: Vec<(SortKey, Record)>,
    pub damaged: usize,
    pub doubled: usize,
    pub hidden: usize,
    pub without_address: usize,
    pub is_nowhere: bool,
    pub is_of_several: bool,
    pub unread: Vec<Unread>,
}

impl Found {
    /// Adds what was found elsewhere.
    pub fn count(&mut self, other: Self) {
        self.members.extend(other.members);
        self.damaged += other.damaged;
        self.doubled += other.doubled;
        self.hidden += other.hidden;
        self.without_address += other.without_address;
        self.unread.extend(other.unread);
    }

    /// Adds a member who fits; what can't be told is counted.
    pub fn add(&mut self, row: &Row, domain: Option<&str>, filter: &Filter) {
        if !filter.fits(domain, row) {
            return;
        }
        if filter.asks_when_seen() && !row.last_seen_visible {
            self.hidden += 1;
        } else if filter.asks_for_domain() && row.email.is_none() {
            self.without_address += 1;
        } else {
            self.damaged += usize::from(row.damaged && !row.doubled);
            self.doubled += usize::from(row.doubled);
            self.members.push((sort_key(row, filter.sort), record(row)));
        }
    }

    pub fn report(&self, members: Vec<(SortKey, Record)>, filter: &Filter) -> Report {
        let empty = if self.is_nowhere { "member-list-nowhere" } else { "member-list-empty" };
        let records = members.into_iter().map(|(_, record)| record).collect();
        let report = Report::list_of(Row::COLUMNS, records, Message::new(empty));
        match (self.is_of_several, filter.looks_accounts_up()) {
            (true, false) => report.table(TABLE_OF_SEVERAL),
            (true, true) => report.table(ACCOUNTS_OF_SEVERAL),
            (false, true) => report.table(ACCOUNTS),
            (false, false) => report,
        }
    }

    /// Says what could not be told or seen.
    pub fn marked(&self, context: &Context, mut report: Report) -> Report {
        let counts = [
            ("member-list-damaged", self.damaged),
            ("member-list-doubled", self.doubled),
            ("member-list-hidden", self.hidden),
            ("member-list-without-address", self.without_address),
        ];
        for (key, count) in counts {
            if count > 0 {
                report = report.note(Note::Warn(message!(key, count = count)));
            }
        }
        unread::marked(context, report, &self.unread)
    }
}

/// The members of an organization that fit.
pub fn part(organization: &Organization, filter: &Filter) -> Found {
    let mut part = Found::default();
    for (member, row) in rows(organization) {
        let domain = member.user.as_ref().and_then(User::email_domain).map(str::to_lowercase);
        part.add(&row, domain.as_deref(), filter);
    }
    part
}

/// Each member of an organization once, with its row; those without an account first.
pub fn rows(organization: &Organization) -> impl Iterator<Item = (&Member, Row)> {
    let last_seen_visible = organization.shows_last_seen();
    let without =
        organization.members.iter().filter(|member| member.user.is_none()).map(|member| (member, false));
    let members = membership::members(organization).into_iter();
    let all = without.chain(members.map(|(member, _, also)| (member, !also.is_empty())));
    all.map(move |(member, doubled)| (member, row(organization, last_seen_visible, member, doubled)))
}

/// Which members are wanted. What can't be seen neither fits nor fails: it is counted and said.
pub struct Filter<'a> {
    pub role: Option<Role>,
    pub never_seen: bool,
    /// The accounts are looked up, whatever their state.
    pub accounts: bool,
    pub account: Option<&'a str>,
    pub sort: &'a str,
    pub seen_before: Option<Timestamp>,
    pub domain: Option<String>,
    pub not_domain: Option<String>,
}

impl Filter<'_> {
    fn asks_when_seen(&self) -> bool {
        self.seen_before.is_some() || self.never_seen
    }

    fn asks_for_domain(&self) -> bool {
        self.domain.is_some() || self.not_domain.is_some()
    }

    /// The list names the deleted ones by itself.
    pub fn looks_accounts_up(&self) -> bool {
        self.accounts || self.account.is_some_and(|state| state != "deleted")
    }

    fn fits_account(&self, account: &str) -> bool {
        self.account.is_none_or(|wanted| match wanted {
            "gone" => matches!(account, "deleted" | "switched_off"),
            wanted => wanted == account,
        })
    }

    fn fits(&self, domain: Option<&str>, row: &Row) -> bool {
        let seen = row.last_seen.as_deref().and_then(age::parse);
        let unseen = !row.last_seen_visible;
        self.role.is_none_or(|role| role.word() == row.role)
            && self.fits_account(row.account)
            && (!self.never_seen || unseen || seen.is_none())
            && self.seen_before.is_none_or(|moment| unseen || seen.is_none_or(|seen| seen <= moment))
            && self.domain.as_ref().is_none_or(|wanted| domain.is_none_or(|found| found == wanted))
            && self.not_domain.as_ref().is_none_or(|other| domain.is_none_or(|found| found != other))
    }
}

/// Where a row stands in the list: by a field, then by organization and name.
pub type SortKey = (String, String, [String; 2], Option<String>);

fn sort_key(row: &Row, field: &str) -> SortKey {
    let rank = |role: &str| Role::parse(role).map_or(9, |role| 2 - role as u8);
    let first = match field {
        "role" => rank(&row.role).to_string(),
        "since" => row.since.clone().unwrap_or_default(),
        "last_seen" => row.last_seen.clone().unwrap_or_default(),
        _ => row.organization.clone(),
    };
    let name = [text::fold(&row.last_name), text::fold(&row.first_name)];
    (first, row.organization.clone(), name, row.id.clone())
}
