//! `audit duplicates`: organizations that may be one body.

use std::collections::HashSet;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::commands::rights;
use crate::commands::scope::Scope;
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::{Filter, Organization};
use udatactl_core::audit::duplicates::{self, Body, By, Group, Member};

/// The organizations, and by what they are compared.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = PossibleValuesParser::new(FIELDS))]
    by: Vec<String>,
}

/// What can be compared; a name is compared whole and without what many names have in common.
const FIELDS: [&str; 5] = ["name", "acronym", "siret", "siren", "website"];

record! {
    /// An organization that may be the same body as the others of its group.
    pub struct Row {
        slug: String => shown(Slug("id")),
        /// The number of the group in this result; the surest come first.
        group: usize => shown(Count),
        name: String => shown(Text),
        /// What it has in common with another of the group: `siret`, `name`, `similar_name`, `acronym`, `siren`, `website`.
        agree_on: Vec<&'static str> => shown(Tokens("by")),
        /// `certain`, `probable`, or `undecided` for what departments of one body may share.
        certainty: &'static str => shown(Token("certainty")),
        acronym: Option<String> => more(Text),
        siret: Option<String> => more(Text),
        url: Option<String> => more(Text),
        members: usize => more(Count),
        administrators: usize => more(Count),
        datasets: Option<u64> => more(Count),
        /// My role there.
        role: Option<String> => more(Token("role")),
        created: Option<String> => more(Moment),
        page: Option<String> => more(Text),
        id: String => more(Text),
    }
}

/// An organization, of which no more is kept than is shown.
struct Known {
    id: String,
    slug: String,
    name: String,
    acronym: Option<String>,
    siret: Option<String>,
    url: Option<String>,
    members: usize,
    administrators: usize,
    datasets: Option<u64>,
    role: Option<String>,
    created: Option<String>,
    page: Option<String>,
}

impl Known {
    /// Nothing of one that is deleted.
    fn of(organization: Organization, me: Option<&str>) -> Option<Self> {
        let role = me.and_then(|me| rights::role(&organization, me)).map(str::to_owned);
        organization.deleted.is_none().then(|| Self {
            members: membership::count(&organization),
            administrators: rights::administrators(&organization).count(),
            datasets: organization.metric("datasets"),
            siret: organization.business_number().map(str::to_owned),
            role,
            id: organization.id,
            slug: organization.slug,
            name: organization.name,
            acronym: organization.acronym,
            url: organization.url,
            created: organization.created_at,
            page: organization.page,
        })
    }

    fn body(&self) -> Body<'_> {
        Body {
            name: &self.name,
            acronym: self.acronym.as_deref(),
            siret: self.siret.as_deref(),
            website: self.url.as_deref(),
        }
    }
}

/// Lists the groups that have one of the organizations in them, compared with all of the portal.
///
/// # Errors
/// Exit 4 for mine without a key; exit 6 for organizations that are not found, all at once; a page that fails.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let wanted: Option<HashSet<String>> = if arguments.scope.is_portal() {
        None
    } else {
        Some(arguments.scope.resolve(context)?.into_iter().map(|name| name.id).collect())
    };
    let portal = context.portal()?;
    let me = context.me_if_signed_in()?.map(|me| me.id.as_str());
    let listed = portal.showing().organizations_as(&Filter::default(), |found| Known::of(found, me))?;
    let known: Vec<Known> = listed.entries.into_iter().flatten().collect();
    let bodies: Vec<Body> = known.iter().map(Known::body).collect();
    let is_wanted = |group: &Group| {
        let mut ids = group.members.iter().map(|member| &known[member.place].id);
        wanted.as_ref().is_none_or(|wanted| ids.any(|id| wanted.contains(id)))
    };
    let mut groups = duplicates::groups(&bodies, &arguments.kinds());
    groups.retain(is_wanted);
    let total: usize = groups.iter().map(|group| group.members.len()).sum();
    let limit = context.limit().unwrap_or(usize::MAX);
    let mut rows: Vec<Row> = Vec::new();
    for (number, group) in (1..).zip(&groups) {
        // Half a group says nothing; the first is shown whole whatever its size.
        if !rows.is_empty() && rows.len() + group.members.len() > limit {
            break;
        }
        rows.extend(group.members.iter().map(|member| row(number, member, &known[member.place])));
    }
    let shown = rows.len();
    let report = Report::list(Row::COLUMNS, rows, message!("audit-duplicates-none"));
    Ok(if shown < total {
        report.note(Note::Say(message!("list-cut", shown = shown, total = total)))
    } else {
        report
    })
}

fn row(group: usize, member: &Member, known: &Known) -> Row {
    Row {
        slug: known.slug.clone(),
        group,
        name: known.name.clone(),
        agree_on: member.by.iter().map(|by| by.word()).collect(),
        certainty: member.certainty().word(),
        acronym: known.acronym.clone(),
        siret: known.siret.clone(),
        url: known.url.clone(),
        members: known.members,
        administrators: known.administrators,
        datasets: known.datasets,
        role: known.role.clone(),
        created: known.created.clone(),
        page: known.page.clone(),
        id: known.id.clone(),
    }
}

impl Arguments {
    /// What is compared: all of it unless something was chosen.
    fn kinds(&self) -> Vec<By> {
        let is_chosen = |by: &By| {
            let field = if *by == By::SimilarName { By::Name } else { *by };
            self.by.is_empty() || self.by.iter().any(|chosen| chosen == field.word())
        };
        By::ALL.into_iter().filter(is_chosen).collect()
    }
}
