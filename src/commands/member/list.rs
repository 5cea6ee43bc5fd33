//! `member list`: who is a member, of one organization, several, or all of mine; today, or when a snapshot was made.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::Timestamp;

use crate::commands::audit::{moment, past};
use crate::commands::unread::{self, Several};
use crate::commands::{pending, resolve, words};
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure};
use crate::messages::{Message, message};
use crate::report::{Note, Record, Report, age, record};
use crate::{membership, settings};
use udata_client::{Member, Organization, Portal, User};
use udatactl_core::audit::history::{self, Observation};
use udatactl_core::roster::{Account, Role};
use udatactl_core::text;

/// Which members.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Vec<String>,
    #[arg(long, conflicts_with = "org")]
    all_orgs: bool,
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

/// A member as a snapshot has them: it keeps no addresses.
fn row_then(organization: &Observation, member: &history::Member) -> Row {
    let states = [Account::Active, Account::Deleted, Account::SwitchedOff];
    let account = states.iter().map(|state| state.word()).find(|word| *word == member.account);
    Row {
        organization: organization.name.slug.clone(),
        organization_id: organization.name.id.clone(),
        account: account.unwrap_or(Account::Unknown.word()),
        name: member.name(),
        email: None,
        email_is_masked: false,
        last_seen: member.last_seen.clone(),
        id: Some(member.id.clone()),
        slug: member.slug.clone(),
        first_name: member.first_name.clone(),
        last_name: member.last_name.clone(),
        role: member.role.clone(),
        since: member.since.clone(),
        last_seen_visible: organization.last_seen_visible,
        damaged: member.doubled,
        doubled: member.doubled,
    }
}

/// Lists members.
///
/// # Errors
/// Exit 6 for unknown organizations, all at once; exit 8 where some could not be read, with the members of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let dormant = arguments.dormant.as_deref().map(|text| settings::days("--dormant", text)).transpose()?;
    let then = arguments.at.as_deref().map(|date| then(arguments, context, date)).transpose()?;
    let now = then.as_ref().map_or(context.settings.now, |then| then.at);
    let filter = Filter {
        arguments,
        seen_before: dormant.and_then(|duration| now.checked_sub(duration).ok()),
        domain: arguments.domain.as_deref().map(bare),
        not_domain: arguments.not_domain.as_deref().map(bare),
    };
    let (Several { read: parts, unread }, told) = match then {
        Some(then) => {
            let read = then.organizations.iter().map(|one| part_then(one, &filter)).collect();
            (Several { read, unread: Vec::new() }, Some(then.told))
        }
        None => (parts(arguments, context, &filter)?, None),
    };
    let several = parts.len() + unread.len() > 1;
    let empty = if parts.is_empty() { "member-list-nowhere" } else { "member-list-empty" };
    let hidden: usize = parts.iter().map(|part| part.hidden).sum();
    let without_address: usize = parts.iter().map(|part| part.without_address).sum();
    let damaged: usize = parts.iter().map(|part| part.damaged).sum();
    let doubled: usize = parts.iter().map(|part| part.doubled).sum();
    let mut found: Vec<(SortKey, Record)> = parts.into_iter().flat_map(|part| part.found).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let total = found.len();
    found.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = found.len();
    let records = found.into_iter().map(|(_, record)| record).collect();
    let mut report = Report::list_of(Row::COLUMNS, records, Message::new(empty));
    match (several, filter.looks_accounts_up()) {
        (true, false) => report = report.table(TABLE_OF_SEVERAL),
        (true, true) => report = report.table(ACCOUNTS_OF_SEVERAL),
        (false, true) => report = report.table(ACCOUNTS),
        (false, false) => {}
    }
    report.notes.extend(told.map(Note::Say));
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    let counts = [
        ("member-list-damaged", damaged),
        ("member-list-doubled", doubled),
        ("member-list-hidden", hidden),
        ("member-list-without-address", without_address),
    ];
    for (key, count) in counts {
        if count > 0 {
            report = report.note(Note::Warn(message!(key, count = count)));
        }
    }
    Ok(unread::marked(context, report, &unread))
}

/// Organizations as a snapshot has them.
struct Then {
    at: Timestamp,
    organizations: Vec<Observation>,
    /// Which snapshot it is, and how old.
    told: Message,
}

fn then(arguments: &Arguments, context: &Context, date: &str) -> anyhow::Result<Then> {
    if arguments.account.as_deref().is_some_and(|state| state != "deleted") {
        return Err(Failure::new(
            Code::Conflict,
            message!("misuse-conflict", argument = "--account", other = "--at"),
        )
        .into());
    }
    let limit = settings::as_of("--at", date, context.settings.now)?;
    let (mut opened, told) = moment::as_of(context, date, limit)?;
    let organizations = if arguments.all_orgs {
        past::of_whoever_looked(&mut opened)?
    } else {
        require_organization(arguments)?;
        past::organizations(context, &mut opened, &arguments.org)?
    };
    Ok(Then { at: opened.header.at, organizations, told })
}

fn require_organization(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.org.is_empty() {
        return Err(Failure::new(Code::MissingOrganization, message!("member-list-which"))
            .try_command("udatactl member list --all-orgs"));
    }
    Ok(())
}

/// The members that are listed of one organization, and how many can't be told to fit.
#[derive(Default)]
struct OrganizationMembers {
    /// The organization's id.
    organization: String,
    found: Vec<(SortKey, Record)>,
    damaged: usize,
    doubled: usize,
    hidden: usize,
    without_address: usize,
}

/// The members that fit, of each organization; made while the next organizations are read.
fn parts(
    arguments: &Arguments,
    context: &Context,
    filter: &Filter,
) -> anyhow::Result<Several<OrganizationMembers>> {
    let is_asked = filter.looks_accounts_up() && context.portal()?.is_signed_in();
    let me = is_asked.then(|| context.me()).transpose()?.map(|me| me.id.as_str());
    let part = |portal: &Portal, mut found: Organization| {
        if filter.looks_accounts_up() {
            membership::complete_accounts(portal, me, &mut found, |_| true)
                .map_err(|error| portal_failure(&error))?;
        }
        Ok(part(&found, filter))
    };
    if arguments.all_orgs {
        let mine = pending::mine(context)?;
        let read = context.read_each(&mine, |portal, one| match portal.organization(&one.id) {
            Ok(found) => part(portal, found),
            Err(error) => Err(portal_failure(&error)),
        })?;
        return Several::of_known(&mine, read);
    }
    require_organization(arguments)?;
    let typed = resolve::listed(context, &arguments.org)?;
    let cache = context.settings.name_cache();
    let read = resolve::each(context, &typed, |portal, found| {
        cache.keep_members(&membership::current_members(&found, None), false);
        part(portal, found)
    })?;
    Ok(Several::of_typed(context, &typed, read)?.once(|part| &part.organization))
}

fn part(organization: &Organization, filter: &Filter) -> OrganizationMembers {
    let mut part =
        OrganizationMembers { organization: organization.id.clone(), ..OrganizationMembers::default() };
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

fn part_then(organization: &Observation, filter: &Filter) -> OrganizationMembers {
    let mut part = OrganizationMembers {
        organization: organization.name.id.clone(),
        damaged: organization.damaged,
        ..OrganizationMembers::default()
    };
    for member in &organization.members {
        part.add(&row_then(organization, member), None, filter);
    }
    part
}

impl OrganizationMembers {
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
            self.found.push((sort_key(row, &filter.arguments.sort), record(row)));
        }
    }
}

/// A domain as typed, without the `@` that people put before it.
fn bare(domain: &str) -> String {
    domain.trim_start_matches('@').to_lowercase()
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
