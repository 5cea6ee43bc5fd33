//! The reading of the dashboard's sources, side by side: the lists of content page by page among them.

use jiff::Timestamp;

use crate::context::Context;
use crate::failure::Failure;
use crate::messages::Message;
use crate::report::age;
use udata_client::{
    self as portal, Activity, Content, ContentKind, Detail, Discussion, Harvester, Me, MetricsService,
    MonthOfViews, Organization, Portal, Quality,
};
use udatactl_core::audit::activity;

/// The most activities that are read: a harvester that changes thousands of datasets a night would fill it for days.
const MOST_ACTIVITIES: usize = 1000;
/// The months of a chart: a year, and the one under way.
pub const MONTHS: usize = 13;

/// A list to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Datasets,
    Dataservices,
    Reuses,
    Discussions,
    Harvesters,
    Activities,
    Metrics,
    /// The account that looks.
    Account,
}

impl Source {
    /// All sources; the longest first, so that its pages go out beside the others.
    pub const ALL: [Self; 8] = [
        Self::Datasets,
        Self::Dataservices,
        Self::Reuses,
        Self::Discussions,
        Self::Harvesters,
        Self::Activities,
        Self::Metrics,
        Self::Account,
    ];
}

/// The readings of the sources; empty where one was not asked for.
#[derive(Default)]
pub struct Read {
    pub content: Vec<Entry>,
    pub discussions: Vec<Discussion>,
    /// The harvesters, each with the errors of its last run; `None` on a portal that does not harvest.
    pub harvesters: Option<Vec<(Harvester, Vec<String>)>>,
    pub activities: Vec<Activity>,
    /// True where the portal has more activities than were read.
    pub more_activities: bool,
    /// The latest first; `None` where there is no metrics service, or it failed.
    pub months: Option<Vec<MonthOfViews>>,
    pub metrics_failure: Option<Message>,
    /// Whose key it is; `None` for the public's eyes.
    pub account: Option<Me>,
}

/// Something published, and what the dashboard shows of it.
pub struct Entry {
    pub kind: &'static str,
    pub id: String,
    pub slug: String,
    pub title: String,
    pub page: Option<String>,
    pub private: bool,
    pub views: Option<u64>,
    pub downloads: Option<u64>,
    pub reuses: Option<u64>,
    pub followers: Option<u64>,
    pub discussions: Option<u64>,
    pub open_discussions: Option<u64>,
    pub score: Option<f64>,
    pub anomalies: Vec<&'static str>,
    pub files: Vec<File>,
}

/// A file of a dataset.
pub struct File {
    pub id: String,
    pub title: String,
    pub downloads: Option<u64>,
}

enum Found {
    Content(Vec<Entry>),
    Discussions(Vec<Discussion>),
    Harvesters(Option<Vec<(Harvester, Vec<String>)>>),
    Activities(Vec<Activity>, bool),
    Months(portal::Result<Option<Vec<MonthOfViews>>>),
    Account(Option<Me>),
}

/// Reads these, with a bar that grows with each entry for who waits.
///
/// # Errors
/// A list that can't be read whole. Only the metrics service may fail.
pub fn read(
    context: &Context,
    organization: &Organization,
    sources: &[Source],
    since: Timestamp,
) -> anyhow::Result<Read> {
    let portal = context.portal()?;
    let metrics = if sources.contains(&Source::Metrics) { context.metrics_service()? } else { None };
    let counted = organization.metric("datasets").and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let has_datasets = sources.contains(&Source::Datasets);
    let progress = context.terminal.progress(if has_datasets { counted } else { 0 });
    let tick = || progress.inc(1);
    let found = portal.side_by_side(sources, |source| {
        read_one(*source, &portal.showing(), metrics.as_ref(), &organization.id, since, &tick)
    });
    progress.finish_and_clear();
    let mut read = Read::default();
    for answer in found {
        match answer? {
            Found::Content(entries) => read.content.extend(entries),
            Found::Discussions(discussions) => read.discussions = discussions,
            Found::Harvesters(harvesters) => read.harvesters = harvesters,
            Found::Activities(activities, more) => {
                (read.activities, read.more_activities) = (activities, more);
            }
            Found::Account(account) => read.account = account,
            Found::Months(Ok(months)) => read.months = months,
            Found::Months(Err(error)) => read.metrics_failure = Some(Failure::explain(&error.into()).message),
        }
    }
    read.content.sort_by(|one, other| other.views.cmp(&one.views).then_with(|| one.slug.cmp(&other.slug)));
    Ok(read)
}

fn read_one(
    source: Source,
    portal: &Portal,
    metrics: Option<&MetricsService>,
    id: &str,
    since: Timestamp,
    tick: &(impl Fn() + Sync),
) -> portal::Result<Found> {
    let content = |kind: ContentKind| -> portal::Result<Found> {
        let order = |content: Content| {
            if kind == ContentKind::Dataset {
                tick();
            }
            entry(kind, content)
        };
        Ok(Found::Content(portal.content_of_detail(id, kind, Detail::Measured, order)?.unwrap_or_default()))
    };
    Ok(match source {
        Source::Datasets => content(ContentKind::Dataset)?,
        Source::Dataservices => content(ContentKind::Dataservice)?,
        Source::Reuses => content(ContentKind::Reuse)?,
        Source::Discussions => Found::Discussions(portal.open_discussions(id)?),
        Source::Harvesters => {
            let all = portal.harvesters(id)?.map(|all| with_errors(portal, all));
            Found::Harvesters(all.transpose()?)
        }
        Source::Activities => {
            let is_too_old = |activity: &Activity| {
                activity.created_at.as_deref().and_then(age::parse).is_some_and(|done| done < since)
            };
            let (activities, more) = portal.activities(id, MOST_ACTIVITIES, is_too_old)?;
            Found::Activities(activities, more)
        }
        Source::Account => Found::Account(portal.is_signed_in().then(|| portal.me()).transpose()?),
        Source::Metrics => {
            Found::Months(metrics.map(|service| service.of_organization(id, MONTHS)).transpose())
        }
    })
}

/// Reads the errors of runs that say so; a run that is gone tells nothing.
fn with_errors(portal: &Portal, harvesters: Vec<Harvester>) -> portal::Result<Vec<(Harvester, Vec<String>)>> {
    let errors = portal.side_by_side(&harvesters, |harvester| match &harvester.last_job {
        Some(job) if matches!(job.status.as_str(), "failed" | "done-errors") => {
            portal::if_given(portal.harvest_errors(&job.id)).map(Option::unwrap_or_default)
        }
        _ => Ok(Vec::new()),
    });
    harvesters.into_iter().zip(errors).map(|(one, errors)| Ok((one, errors?))).collect()
}

fn entry(kind: ContentKind, content: Content) -> Entry {
    let is_dataset = kind == ContentKind::Dataset;
    let anomalies = if is_dataset {
        activity::anomalies(Quality::NAMES, |name| content.quality.get(name), content.resources.len())
    } else {
        Vec::new()
    };
    let files = content.resources.iter().map(|file| File {
        id: file.id.clone(),
        title: file.title.clone(),
        downloads: file.metric("views"),
    });
    Entry {
        kind: kind.word(),
        views: content.metric("views"),
        downloads: content.metric("resources_downloads"),
        reuses: content.metric("reuses"),
        followers: content.metric("followers"),
        discussions: content.metric("discussions"),
        open_discussions: content.metric("discussions_open"),
        score: content.quality.score,
        anomalies,
        files: files.collect(),
        id: content.id,
        slug: content.slug,
        title: content.title,
        page: content.page,
        private: content.private,
    }
}
