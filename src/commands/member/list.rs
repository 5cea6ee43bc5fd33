//! `member list`: who is a member, of one organization, several, all of mine, or all of the portal; today, or when a snapshot
//! was made.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;

use crate::commands::scope::{Of, Scope, Targets};
use crate::commands::unread::{self, Several};
use crate::commands::words;
use crate::context::Context;
use crate::failure::{Code, Failure, Unread, portal_failure};
use crate::messages::{Message, message};
use crate::report::{Note, Record, Report, age, record};
use crate::{membership, settings};
use udata_client::{Member, Organization, User};
use udatactl_core::roster::Role;
use udatactl_core::text;

mod then;

/// Which members.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    role: Option<Role>,
    #[arg(long, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    dormant: Option<String>,
    #[arg(long)]
    never_seen: bool,
    #[arg(long, value_name = "DOMAIN", value_parser = NonEmptyStringValueParser::new())]
    domain: Option<String>,
    #[arg(long, value_name = "DOMAIN", value_parser = NonEmptyStringValueParser::new())]
    not_domain: Option<String>,
    #[arg(long)]
    accounts: bool,
    #[arg(long, value_name = "STATE", value_parser = ["active", "deleted", "switched_off", "gone"])]
    account: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with_all = ["accounts", "domain", "not_domain"], value_parser = NonEmptyStringValueParser::new())]
    at: Option<String>,
    #[arg(long, value_name = "FIELD", default_value = "name", value_parser = words::MEMBER_SORTS)]
    sort: String,
}

/// The table of several organizations.
const TABLE_OF_SEVERAL: &[&str] = &["organization", "slug", "name", "role", "last_seen"];

/// The columns where the accounts were looked up.
const ACCOUNTS: &[&str] = &["slug", "name", "role", "account", "last_seen"];
const ACCOUNTS_OF_SEVERAL: &[&str] = &["organization", "slug", "name", "role", "account"];

record! {
    /// A member of an organization.
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Name).whose("id"),
        role: String => shown(Token("role")),
        email: Option<String> => shown(Text),
        last_seen: Option<String> => shown(Seen),
        organization: String => more(Slug("organization_id")),
        since: Option<String> => more(Moment),
        id: Option<String> => more(Text),
        first_name: String => more(PartOfName),
        last_name: String => more(PartOfName),
        email_is_masked: bool => more(Flag),
        /// False where the portal does not show it to whoever asks: then nothing is not "never".
        last_seen_visible: bool => more(Flag),
        /// `active`, `deleted` or `switched_off`, `none` for a member without one; `unknown` where nobody has looked, unless
        /// the list itself says `deleted`.
        account: &'static str => more(Token("account")),
        /// A member without an account, or in several rows, left behind by simultaneous writes.
        damaged: bool => more(Flag),
        organization_id: String => more(Text),
        #[serde(skip)]
        doubled: bool,
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

/// Lists members.
///
/// # Errors
/// Exit 6 for unknown organizations, all at once; exit 8 where some could not be read, with the members of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let dormant = arguments.dormant.as_deref().map(|text| settings::days("--dormant", text)).transpose()?;
    let then = arguments.at.as_deref().map(|date| then::read(arguments, context, date)).transpose()?;
    let now = then.as_ref().map_or(context.settings.now, |then| then.at);
    let filter = Filter {
        arguments,
        seen_before: dormant.and_then(|duration| now.checked_sub(duration).ok()),
        domain: arguments.domain.as_deref().map(words::domain),
        not_domain: arguments.not_domain.as_deref().map(words::domain),
    };
    if !arguments.scope.is_given() {
        return Err(Failure::new(Code::MissingOrganization, message!("member-list-which"))
            .try_command("udatactl member list --mine")
            .into());
    }
    if let Some(then) = then {
        return Ok(cut(context, then.found(&filter), &filter).note(Note::Say(then.told)));
    }
    let targets = arguments.scope.targets(context)?;
    if arguments.scope.is_portal() && arguments.sort == "name" && context.streams() {
        return streamed(context, targets, &filter);
    }
    Ok(cut(context, Found::read(context, &targets, &filter)?, &filter))
}

/// What was found, as far as the limit goes.
fn cut(context: &Context, mut found: Found, filter: &Filter) -> Report {
    let mut members = std::mem::take(&mut found.members);
    let total = members.len();
    members.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = members.len();
    let mut report = found.report(members, filter);
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    found.marked(context, report)
}

/// Writes the members of so many organizations while the next ones are read: of a whole portal no more is held.
fn streamed(context: &Context, targets: Targets, filter: &Filter) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut whole = Found::default();
    let mut is_empty = true;
    let mut view = context.view();
    for part in targets.in_parts() {
        let mut found = Found::read(context, &part, filter)?;
        found.is_of_several = true;
        let members = std::mem::take(&mut found.members);
        is_empty &= members.is_empty();
        context.announce(&found.report(members, filter), &view)?;
        view.goes_on = true;
        whole.count(found);
    }
    let report = Report { empty: is_empty.then(|| Message::new("member-list-empty")), ..Report::silent() };
    Ok(whole.marked(context, report))
}

/// What was found in organizations.
#[derive(Default)]
struct Found {
    members: Vec<(SortKey, Record)>,
    damaged: usize,
    doubled: usize,
    hidden: usize,
    without_address: usize,
    is_nowhere: bool,
    is_of_several: bool,
    unread: Vec<Unread>,
}

impl Found {
    /// Reads the members that fit, in their order.
    fn read(context: &Context, targets: &Targets, filter: &Filter) -> anyhow::Result<Self> {
        let Several { read: parts, unread } = parts(context, targets, filter)?;
        let mut found = Self {
            is_nowhere: parts.is_empty(),
            is_of_several: parts.len() + unread.len() > 1,
            unread,
            ..Self::default()
        };
        for (_, part) in parts {
            found.count(part);
        }
        found.members.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(found)
    }

    /// Adds what was found elsewhere.
    fn count(&mut self, other: Self) {
        self.members.extend(other.members);
        self.damaged += other.damaged;
        self.doubled += other.doubled;
        self.hidden += other.hidden;
        self.without_address += other.without_address;
        self.unread.extend(other.unread);
    }

    /// Adds a member who fits; what can't be told is counted.
    fn add(&mut self, row: &Row, domain: Option<&str>, filter: &Filter) {
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
            self.members.push((sort_key(row, &filter.arguments.sort), record(row)));
        }
    }

    fn report(&self, members: Vec<(SortKey, Record)>, filter: &Filter) -> Report {
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
    fn marked(&self, context: &Context, mut report: Report) -> Report {
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

/// The members that fit, of each organization; made while the next organizations are read.
fn parts(context: &Context, targets: &Targets, filter: &Filter) -> anyhow::Result<Several<Of<Found>>> {
    let is_asked = filter.looks_accounts_up() && context.portal()?.is_signed_in();
    let me = is_asked.then(|| context.me()).transpose()?.map(|me| me.id.as_str());
    let cache = context.settings.name_cache();
    targets.organizations(context, |portal, mut found| {
        if matches!(targets, Targets::Typed(_)) {
            cache.keep_members(&membership::current_members(&found, None), false);
        }
        if filter.looks_accounts_up() {
            membership::complete_accounts(portal, me, &mut found, |_| true)
                .map_err(|error| portal_failure(&error))?;
        }
        Ok(part(&found, filter))
    })
}

fn part(organization: &Organization, filter: &Filter) -> Found {
    let mut part = Found::default();
    let last_seen_visible = organization.shows_last_seen();
    let without =
        organization.members.iter().filter(|member| member.user.is_none()).map(|member| (member, false));
    let members = membership::members(organization).into_iter();
    for (member, doubled) in without.chain(members.map(|(row, _, also)| (row, !also.is_empty()))) {
        let domain = member.user.as_ref().and_then(User::email_domain).map(str::to_lowercase);
        part.add(&row(organization, last_seen_visible, member, doubled), domain.as_deref(), filter);
    }
    part
}

/// Which members are wanted. What can't be seen neither fits nor fails: it is counted and said.
struct Filter<'a> {
    arguments: &'a Arguments,
    seen_before: Option<Timestamp>,
    domain: Option<String>,
    not_domain: Option<String>,
}

impl Filter<'_> {
    fn asks_when_seen(&self) -> bool {
        self.seen_before.is_some() || self.arguments.never_seen
    }

    fn asks_for_domain(&self) -> bool {
        self.domain.is_some() || self.not_domain.is_some()
    }

    /// The list names the deleted ones by itself.
    fn looks_accounts_up(&self) -> bool {
        self.arguments.accounts || self.arguments.account.as_deref().is_some_and(|state| state != "deleted")
    }

    fn fits_account(&self, account: &str) -> bool {
        self.arguments.account.as_deref().is_none_or(|wanted| match wanted {
            "gone" => matches!(account, "deleted" | "switched_off"),
            wanted => wanted == account,
        })
    }

    fn fits(&self, domain: Option<&str>, row: &Row) -> bool {
        let seen = row.last_seen.as_deref().and_then(age::parse);
        let unseen = !row.last_seen_visible;
        self.arguments.role.is_none_or(|role| role.word() == row.role)
            && self.fits_account(row.account)
            && (!self.arguments.never_seen || unseen || seen.is_none())
            && self.seen_before.is_none_or(|moment| unseen || seen.is_none_or(|seen| seen <= moment))
            && self.domain.as_ref().is_none_or(|wanted| domain.is_none_or(|found| found == wanted))
            && self.not_domain.as_ref().is_none_or(|other| domain.is_none_or(|found| found != other))
    }
}

/// Where a row stands in the list: by a field, then by organization and name.
type SortKey = (String, String, [String; 2], Option<String>);

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
