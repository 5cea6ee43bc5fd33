//! `audit people`: who is what in several organizations, a row a person.

use clap::Args;
use serde::Serialize;

use crate::commands::facts;
use crate::commands::scope::{Scope, Targets};
use crate::commands::unread::{self, Several};
use crate::commands::words;
use crate::context::Context;
use crate::failure::{Failure, Unread, portal_failure};
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::settings;
use udata_client::{Organization, User};
use udatactl_core::audit::Thresholds;
use udatactl_core::audit::crowd::{self, Place, Someone, Told};
use udatactl_core::roster::{OrganizationName, Role};

pub mod matrix;

/// Which organizations and people, and how they are shown.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[arg(long)]
    matrix: bool,
    #[arg(long, value_name = "ROLE", value_parser = words::role())]
    role: Option<Role>,
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    #[arg(long, value_name = "MARK", value_delimiter = ',', value_parser = words::MARKS)]
    mark: Vec<String>,
    #[arg(long, value_name = "DURATION")]
    dormant: Option<String>,
    #[arg(long)]
    accounts: bool,
}

record! {
    /// A person, and what they are in the organizations that were read.
    pub struct Row {
        slug: String => shown(Slug("id")).whose("id"),
        name: String => shown(Name).whose("id").cut(Out),
        /// In how many of the organizations.
        organizations: usize => shown(Count),
        /// In how many of them as an administrator.
        administers: usize => shown(Count),
        /// `everywhere` in all that were read, `nowhere_else` in one of several, `left` the account is gone, `dormant`,
        /// `shared` it looks like an account of several people, `namesake` another account has the same name.
        marks: Vec<&'static str> => shown(Tokens("mark")),
        last_seen: Option<String> => shown(Seen),
        /// The role in each, as `ORGANIZATION:ROLE`.
        roles: Vec<String> => more(List),
        /// The same, to be read by programs.
        memberships: Vec<Membership> => data(List),
        /// False where no organization shows it to whoever asks: then nothing is not "never".
        last_seen_visible: bool => more(Flag),
        account: &'static str => more(Token("account")),
        domain: Option<String> => more(Text),
        /// The accounts with the same name.
        namesakes: Vec<String> => more(List).whose("id"),
        id: String => more(Text),
    }
}

/// What a person is in one organization.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Membership {
    slug: String,
    id: String,
    role: String,
}

/// What was read.
struct Crowd {
    places: Vec<OrganizationName>,
    people: Vec<Someone>,
    damaged: usize,
    doubled: usize,
    unread: Vec<Unread>,
}

/// Lists people, those with the most organizations first.
///
/// # Errors
/// Exit 6 for unknown organizations, all at once; exit 8 where some could not be read, with the people of the others.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    if !arguments.matrix {
        context.require_fields(Row::COLUMNS)?;
    }
    let mut crowd = read(arguments, context)?;
    let domain = arguments.domain.as_deref().map(words::domain);
    let empty = match (crowd.places.is_empty(), arguments.scope.is_portal()) {
        (true, true) => "audit-people-nowhere",
        (true, false) => "member-list-nowhere",
        (false, _) => "member-list-empty",
    };
    crowd.people.retain(|someone| arguments.fits(someone));
    let mut without_address = 0;
    if domain.is_some() {
        without_address = crowd.people.iter().filter(|someone| someone.person.mail.is_none()).count();
        crowd.people.retain(|someone| domain_of(someone) == domain);
    }
    let total = crowd.people.len();
    crowd.people.truncate(context.limit().unwrap_or(usize::MAX));
    let shown = crowd.people.len();
    let mut report = if arguments.matrix {
        matrix::report(context, &crowd.places, &crowd.people, message!(empty))
    } else {
        Report::list(Row::COLUMNS, crowd.people.iter().map(|one| row(one, &crowd.places)), message!(empty))
    };
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    let counts = [
        ("member-list-damaged", crowd.damaged),
        ("member-list-doubled", crowd.doubled),
        ("member-list-without-address", without_address),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        report = report.note(Note::Warn(message!(key, count = count)));
    }
    let hidden = crowd.people.iter().filter(|someone| !someone.is_seen()).count();
    if hidden > 0 {
        report = report.note(Note::Say(message!("audit-people-hidden", count = hidden)));
    }
    Ok(unread::marked(context, report, &crowd.unread))
}

fn read(arguments: &Arguments, context: &Context) -> anyhow::Result<Crowd> {
    let dormant = arguments.dormant.as_deref().map(|text| settings::whole_days("--dormant", text));
    let dormant = dormant.transpose()?.unwrap_or(Thresholds::default().dormant);
    let targets: Targets = arguments.scope.targets(context)?;
    let is_asked = arguments.accounts && context.portal()?.is_signed_in();
    let me = is_asked.then(|| context.me()).transpose()?.map(|me| me.id.as_str());
    let Several { read, unread } = targets.organizations(context, |portal, mut found| {
        if arguments.accounts {
            membership::complete_accounts(portal, me, &mut found, |_| true)
                .map_err(|error| portal_failure(&error))?;
        }
        Ok::<_, Failure>(place(&found))
    })?;
    let mut crowd = Crowd { places: Vec::new(), people: Vec::new(), damaged: 0, doubled: 0, unread };
    let mut places = Vec::with_capacity(read.len());
    for (name, (place, damaged, doubled)) in read {
        crowd.places.push(name);
        crowd.damaged += damaged;
        crowd.doubled += doubled;
        places.push(place);
    }
    crowd.people = crowd::gathered(places, dormant, context.settings.now);
    Ok(crowd)
}

/// The members of an organization, each once, with how many are damaged or in several rows.
fn place(organization: &Organization) -> (Place, usize, usize) {
    let is_visible = organization.shows_last_seen();
    let members = membership::members(organization);
    let doubled = members.iter().filter(|(_, _, also)| !also.is_empty()).count();
    let told = |(row, user, also): (&udata_client::Member, &User, Vec<_>)| Told {
        person: facts::person(is_visible, row, user, 1 + also.len()),
        role: row.role.clone(),
        last_seen: user.last_seen().map(str::to_owned),
    };
    let called = [Some(&organization.name), organization.acronym.as_ref()];
    let place = Place {
        called: called.into_iter().flatten().cloned().collect(),
        members: members.into_iter().map(told).collect(),
    };
    (place, membership::damaged(organization), doubled)
}

impl Arguments {
    fn fits(&self, someone: &Someone) -> bool {
        self.role.is_none_or(|role| someone.count(role) > 0)
            && (self.mark.is_empty()
                || someone.marks.iter().any(|mark| self.mark.iter().any(|wanted| wanted == mark.word())))
    }
}

fn domain_of(someone: &Someone) -> Option<String> {
    let (_, domain) = someone.person.mail.as_deref()?.rsplit_once('@')?;
    Some(domain.to_lowercase())
}

fn row(someone: &Someone, places: &[OrganizationName]) -> Row {
    let memberships: Vec<Membership> = someone
        .roles
        .iter()
        .map(|(place, role)| Membership {
            slug: places[*place].slug.clone(),
            id: places[*place].id.clone(),
            role: role.clone(),
        })
        .collect();
    Row {
        slug: someone.person.person.slug.clone(),
        name: someone.name(),
        organizations: someone.roles.len(),
        administers: someone.count(Role::Admin),
        marks: someone.marks.iter().map(|mark| mark.word()).collect(),
        last_seen: someone.last_seen.clone(),
        roles: someone
            .roles
            .iter()
            .map(|(place, role)| format!("{}:{role}", places[*place].word()))
            .collect(),
        memberships,
        last_seen_visible: someone.is_seen(),
        account: someone.account.word(),
        domain: domain_of(someone),
        namesakes: someone.namesakes.clone(),
        id: someone.id.clone(),
    }
}
