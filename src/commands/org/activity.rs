//! `org activity`: the dashboard of an organization. Who its members are, what it publishes and how it is used, what is wrong
//! with it, who waits for an answer, how its harvesters run, what was done and by whom.

use clap::ValueEnum;
use jiff::Timestamp;
use serde::Serialize;

use crate::commands::once::each_once;
use crate::commands::resolve;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal;
use crate::messages::{Message, message};
use crate::report::{Column, Format, Note, Report, ReportPart};
use crate::settings;
use udata_client::MonthsOfDatasets;

pub mod anomalies;
pub mod content;
mod dashboard;
pub mod discussions;
pub mod harvesters;
mod members;
pub mod metrics;
pub mod monthly;
mod reading;
pub mod recent;
pub mod summary;

pub use dashboard::Arguments;
use dashboard::{Dashboard, Finding, Section};

/// Rows of a list in a dashboard for a person: `--section` shows more.
const BRIEF: usize = 10;

/// Shows the activity of an organization.
///
/// # Errors
/// Exit 6 for an unknown organization; a list that can't be read whole. The metrics service may fail: that is said.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let now = context.settings.now;
    let since = settings::since("--since", &arguments.since, now)?;
    let older_than =
        arguments.older_than.as_deref().map(|text| settings::days("--older-than", text)).transpose()?;
    let older_than = older_than.map(|age| now.checked_sub(age).unwrap_or(Timestamp::UNIX_EPOCH));
    let sections = sections(arguments, context)?;
    let organization = resolve::organization(context, &arguments.org)?;
    let read = reading::read(context, &organization, &sources(arguments, &sections), since)?;
    let monthly = if sections.contains(&Section::Monthly) {
        monthly::read(context, &organization.id)?
    } else {
        MonthsOfDatasets::default()
    };
    let is_brief = sections.len() > 1 && context.view().format != Format::Json;
    let limit = match context.settings.limit {
        None if is_brief => BRIEF,
        _ => context.limit().unwrap_or(usize::MAX),
    };
    let organization = &organization;
    let dashboard = Dashboard { arguments, context, organization, read, monthly, since, older_than, limit };
    let mut report = if let [one] = sections[..] {
        dashboard.alone(one)?
    } else {
        let title = message!("activity-title", organization = &organization.name);
        let parts = sections.iter().map(|section| dashboard.part(*section));
        Report::of_parts(title, parts.collect::<Result<_, journal::Error>>()?)
    };
    report.failure = dashboard.found();
    if !context.portal()?.is_signed_in() {
        report = report.note(Note::Say(message!("activity-public-only")));
    }
    Ok(match &dashboard.read.metrics_failure {
        Some(cause) => report.note(Note::Warn(message!("activity-metrics-failed", cause = cause.clone()))),
        None => report,
    })
}

/// The chapters asked for: all of them where there is room for chapters, else the summary.
fn sections(arguments: &Arguments, context: &Context) -> Result<Vec<Section>, Failure> {
    let mut sections = each_once(arguments.section.iter().copied());
    let has_chapters = matches!(context.view().format, Format::Table | Format::Md | Format::Json);
    if sections.is_empty() {
        let all = Section::value_variants().iter().copied().filter(|section| *section != Section::Monthly);
        sections = if has_chapters { all.collect() } else { vec![Section::Summary] };
    }
    let is_flat = !has_chapters || !context.settings.fields.is_empty();
    if sections.len() > 1 && is_flat {
        return Err(Failure::new(Code::OneSection, message!("activity-one-section")));
    }
    Ok(sections)
}

/// The sources that have to be read for these chapters and findings.
fn sources(arguments: &Arguments, sections: &[Section]) -> Vec<reading::Source> {
    use reading::Source;
    let of_section = |section: &Section| match section {
        Section::Summary => Source::ALL.to_vec(),
        Section::Members => Vec::new(),
        Section::Metrics => vec![Source::Metrics],
        Section::Content => vec![Source::Datasets, Source::Dataservices, Source::Reuses],
        Section::Resources | Section::Anomalies | Section::Monthly => vec![Source::Datasets],
        Section::Discussions => vec![Source::Discussions],
        Section::Harvesters => vec![Source::Harvesters],
        Section::Recent => vec![Source::Activities],
    };
    let of_finding = |finding: &Finding| match finding {
        Finding::Anomalies => Source::Datasets,
        Finding::Unanswered => Source::Discussions,
        Finding::Harvesters => Source::Harvesters,
    };
    let wanted: Vec<Source> =
        sections.iter().flat_map(of_section).chain(arguments.fail_on.iter().map(of_finding)).collect();
    Source::ALL.into_iter().filter(|source| wanted.contains(source)).collect()
}

impl Dashboard<'_> {
    fn part(&self, section: Section) -> Result<ReportPart, journal::Error> {
        let (key, report) = match section {
            Section::Summary => ("summary", Ok(summary::report(self))),
            Section::Members => ("members", Ok(members::report(self)?)),
            Section::Metrics => ("metrics", metrics::report(self)),
            Section::Monthly => ("monthly", Ok(monthly::report(self))),
            Section::Content => ("content", Ok(content::report(self))),
            Section::Resources => ("resources", Ok(content::resources(self))),
            Section::Anomalies => ("anomalies", Ok(anomalies::report(self))),
            Section::Discussions => ("discussions", Ok(discussions::report(self))),
            Section::Harvesters => ("harvesters", harvesters::report(self)),
            Section::Recent => ("recent", Ok(recent::report(self))),
        };
        Ok(match report {
            Ok(report) => ReportPart::new(key, report),
            Err(why) => ReportPart::missing(key, why),
        })
    }

    /// A chapter by itself: what is said below it goes to stderr, as that of any list.
    fn alone(&self, section: Section) -> Result<Report, journal::Error> {
        let ReportPart { report, mut said, .. } = self.part(section)?;
        let nothing = |why| Report::list_of(&[], Vec::new(), why);
        let mut report = report.unwrap_or_else(|| said.pop().map_or_else(Report::silent, nothing));
        report.notes.extend(said.into_iter().map(Note::Say));
        Ok(report)
    }

    /// A list of rows, in the form that is wanted of it.
    fn list<T: Serialize>(&self, columns: &'static [Column], rows: &[T], empty: Message) -> Report {
        match self.context.view().format {
            Format::Json if self.context.settings.fields.is_empty() => Report::json_list(rows, empty),
            _ => Report::list(columns, rows, empty),
        }
    }

    /// The first rows of a list, and what is said where there are more.
    fn cut<T>(&self, mut rows: Vec<T>) -> (Vec<T>, Option<Note>) {
        let total = rows.len();
        rows.truncate(self.limit);
        let note = message!("list-cut", shown = rows.len(), total = total);
        (rows, (total > self.limit).then_some(Note::Say(note)))
    }

    /// Exit 10 for what was asked to count.
    fn found(&self) -> Option<Failure> {
        let count = |finding: &Finding| match finding {
            Finding::Anomalies => ("activity-found-anomalies", self.with_anomalies()),
            Finding::Unanswered => ("activity-found-unanswered", discussions::unanswered(self)),
            Finding::Harvesters => ("activity-found-harvesters", harvesters::failing(self)),
        };
        let (key, count) = self.arguments.fail_on.iter().map(count).find(|(_, count)| *count > 0)?;
        Some(Failure::new(Code::Found, message!(key, count = count)))
    }

    /// How many datasets have anomalies.
    fn with_anomalies(&self) -> usize {
        self.read.content.iter().filter(|entry| !entry.anomalies.is_empty()).count()
    }
}
