//! `roster plan`: what would be done for a roster, person by person. Nothing is written to the portal.

use std::path::{Path, PathBuf};

use clap::Args;

use super::apply::left;
use super::planning::{self, Leave, Planned};
use super::{read, saved};
use crate::commands::change::refused;
use crate::commands::out::Out;
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::{Code, Failure, Unread};
use crate::messages::{Message, message};
use crate::report::{Format, Note, Report, ReportPart, record};
use udatactl_core::roster::document::{self, Document, Wanted};
use udatactl_core::roster::reconcile::{Reconciled, What};
use udatactl_core::roster::{Action, Refusal, Role};
use udatactl_core::text::shell::Command;

/// Which file, and what may be done for it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    leave: Leave,
    #[command(flatten)]
    out: Out,
    #[arg(long)]
    exit_code: bool,
}

/// Of several organizations: whose people they are comes first.
const OF_SEVERAL: &[&str] = &["organization", "person", "action", "after", "reason"];

record! {
    /// What is planned for a person.
    pub struct Row<'a> {
        /// What names them on a command line, or what the roster has.
        person: String => shown(Text).whose("person_id").cut(Middle),
        action: &'static str => shown(Token("step")),
        before: Option<&'static str> => shown(Token("state")),
        after: Option<&'static str> => shown(Token("state")),
        /// A stable word: of a guard, where it is blocked.
        reason: Option<&'static str> => shown(Token("because")).cut(Lines),
        organization: &'a str => more(Slug("organization_id")),
        /// What a guard holds back.
        blocked_action: Option<&'static str> => more(Token("step")),
        name: &'a str => more(Text).whose("person_id"),
        line: Option<usize> => more(Count),
        mails: usize => more(Count),
        /// The ids of those whom an undecided line may mean.
        candidates: Vec<&'a str> => more(List),
        /// The day that is over, of an overdue line.
        until: Option<String> => more(Date),
        person_id: Option<&'a str> => more(Text),
        organization_id: &'a str => more(Text),
    }
}

record! {
    /// How much of what there is.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Summary {
        /// Changes that no guard holds back.
        pub to_do: usize => shown(Count),
        removals: usize => shown(Count),
        /// The ceiling of the run; nothing where only a share counts.
        removals_at_most: Option<usize> => shown(Count),
        mails: usize => shown(Count),
        waiting: usize => shown(Count),
        blocked: usize => shown(Count),
        pub undecided: usize => shown(Count),
        pub unknown: usize => shown(Count),
        another_role: usize => shown(Count),
        refused_before: usize => shown(Count),
        overdue: usize => shown(Count),
        stale: usize => shown(Count),
        unlisted: usize => shown(Count),
        unchanged: usize => shown(Count),
        unmanaged: usize => shown(Count),
        /// The organizations that could not be read.
        unread: usize => shown(Count),
        organizations: usize => data(Count),
        invite: usize => data(Count),
        approve: usize => data(Count),
        add: usize => data(Count),
        role: usize => data(Count),
        assign: usize => data(Count),
        remove: usize => data(Count),
        cancel: usize => data(Count),
        resend: usize => data(Count),
        /// The lines for which something is not done or to be looked at.
        pub findings: usize => data(Count),
    }
}

/// Plans a roster, and shows the plan.
///
/// # Errors
/// As [`planning::plan`]; exit 8 where an organization could not be read; with `--exit-code` 3 where a guard holds
/// something back, 10 where there is something to do.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    arguments.out.require_free(context, &[&arguments.file], saved::is_plan)?;
    let reading = read::read(context, &arguments.file)?;
    read::require_site(context, reading.document.site.as_deref())?;
    let several = planning::plan(context, &reading.document, &arguments.leave)?;
    let Several { read: planned, unread } = &several;
    let summary = summary(planned, unread);
    let mut report = shown(context, &reading.document, &several, &summary);
    if let Some(path) = arguments.out.path().filter(|_| arguments.out.writes(context)) {
        // Why somebody leaves is for the readers of the roster alone.
        let roster = document::without_reasons(&reading).unwrap_or_else(|_| reading.text.clone());
        saved::write(context, path, &roster, &arguments.leave, &several)?;
        let path = path.display().to_string();
        report = report.note(Note::Say(message!("roster-plan-saved", file = path)));
    }
    if context.settings.dry_run && arguments.out.path().is_some() {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    report.notes.extend(left::overdue(planned).map(Note::Warn));
    report.notes.extend(settle(&arguments.file, &summary).map(Note::Hint));
    let mut refused = planned.iter().filter_map(Planned::refused);
    if arguments.exit_code {
        let found = summary.to_do + summary.findings;
        let message = || message!("roster-plan-differs", count = found);
        let differs = (found > 0).then(|| Failure::new(Code::Differs, message()));
        report.failure = refused.next().or(differs);
    }
    for failure in refused {
        report.notes.push(Note::Warn(failure.message));
        report.notes.extend(failure.hints.into_iter().map(Note::Hint));
    }
    Ok(unread::marked(context, report, unread))
}

/// How undecided lines are settled.
pub fn settle(file: &Path, summary: &Summary) -> Option<Message> {
    let command = Command::new("roster resolve {}", &[&file.display().to_string()]);
    let is_file = file.as_os_str() != "-";
    (summary.undecided > 0 && is_file).then(|| message!("roster-settle", command = command))
}

/// The plan as a result: with its figures where there is room for them.
fn shown(context: &Context, document: &Document, several: &Several<Planned>, summary: &Summary) -> Report {
    let mut rows: Vec<Row> = rows(document, several);
    let format = context.view().format;
    let everybody = rows.len();
    if matches!(format, Format::Md | Format::Table) && context.settings.limit != Some(None) {
        rows.retain(|row| !matches!(row.action, "unchanged" | "unmanaged"));
    }
    let left_out = everybody - rows.len();
    let nobody = message!("roster-plan-nothing");
    let mut people = match format {
        Format::Json => Report::json_list(&rows, nobody),
        _ => Report::list(Row::COLUMNS, &rows, nobody),
    };
    if left_out > 0 {
        people = people.note(Note::Say(message!("roster-plan-left-out", count = left_out)));
    }
    if summary.organizations + summary.unread > 1 {
        people = people.table(OF_SEVERAL);
    }
    let note = match summary.to_do {
        0 => nothing(summary, &several.unread),
        count => {
            let mails = if context.sends_mails() { summary.mails } else { 0 };
            message!("roster-plan-to-do", count = count, mails = mails)
        }
    };
    match format {
        Format::Json | Format::Md | Format::Table => {
            let site = context.settings.site.as_str();
            let title = message!("roster-plan-title", site = site);
            let figures = Report::single(Summary::COLUMNS, summary);
            // The empty list of people says it, too.
            let is_said = rows.is_empty() && format != Format::Json && note.key() == "roster-plan-nothing";
            let figures = if is_said { figures } else { figures.note(Note::Say(note)) };
            let figures = ReportPart::new("summary", figures);
            Report::of_parts(title, vec![figures, ReportPart::new("people", people)])
        }
        _ => people.note(Note::Say(note)),
    }
}

/// The sentence where there is nothing to do, as far as it could be read.
pub fn nothing(summary: &Summary, unread: &[Unread]) -> Message {
    match summary.findings + summary.blocked {
        0 if unread.is_empty() => message!("roster-plan-nothing"),
        0 => message!("roster-plan-nothing-read"),
        count => message!("roster-plan-nothing-done", count = count),
    }
}

fn rows<'a>(document: &'a Document, several: &'a Several<Planned>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = several.read.iter().flat_map(of_one).collect();
    let whole = |wanted: &'a Wanted, action, reason| Row {
        organization: &wanted.organization,
        organization_id: &wanted.organization,
        person: String::new(),
        person_id: None,
        name: "",
        line: Some(wanted.line),
        action,
        blocked_action: None,
        before: None,
        after: None,
        reason: Some(reason),
        candidates: Vec::new(),
        until: None,
        mails: 0,
    };
    for wanted in &document.organizations {
        let unread = several.unread.iter().find(|unread| unread.organization == wanted.organization);
        match (&wanted.unmanaged, unread) {
            (Some(_), _) => rows.push(whole(wanted, "unmanaged", "said_unmanaged")),
            (None, Some(unread)) => rows.push(whole(wanted, "unread", unread.why.code.word())),
            (None, None) => {}
        }
    }
    rows
}

/// The rows of one organization: what is to be done first, then what only is so.
fn of_one<'a>(planned: &'a Planned) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = planned.steps.iter().map(|step| row(planned, step)).collect();
    rows.sort_by_key(|row| match row.action {
        "unchanged" => 2,
        "unmanaged" => 3,
        _ => usize::from(row.action == "waiting"),
    });
    rows
}

fn row<'a>(planned: &'a Planned, step: &'a Reconciled) -> Row<'a> {
    let word = step.what.word();
    let held_back = planned.held_back(step);
    let code = |refusal: &Refusal| {
        refused(std::slice::from_ref(refusal), &planned.edit.current, &planned.policy).code.word()
    };
    let removed = match (&step.what, step.line) {
        (What::Do(action), line) if action.is_removal() => {
            Some(if line.is_some() { "absent" } else { "not_listed" })
        }
        _ => None,
    };
    let organization = planned.organization();
    let has = step.has.map(Role::word);
    let (before, after) = match &step.what {
        What::Do(Action::Invite { role, .. }) => (None, Some(role.word())),
        What::Do(Action::Resend { role, .. }) => (Some("pending"), Some(role.word())),
        What::Do(action) => (action.before(), action.after()),
        What::Unmanaged(_) if step.line.is_none() => (has.or(Some("pending")), has.or(Some("pending"))),
        What::Waiting | What::Stale | What::AnotherRole => (Some("pending"), step.wants.map(Role::word)),
        What::Unlisted { .. } => (has.or(Some("pending")), has.or(Some("pending"))),
        _ => (has, step.wants.map(Role::word)),
    };
    let target = &step.target;
    Row {
        organization: &organization.slug,
        organization_id: &organization.id,
        person: target.word(),
        person_id: target.id.as_deref(),
        name: &target.name,
        line: step.line,
        action: if held_back.is_some() { "blocked" } else { word },
        blocked_action: held_back.map(|_| word),
        before,
        after,
        reason: held_back.map(code).or(removed).or(step.what.reason()),
        candidates: step.candidates.iter().map(|person| person.id.as_str()).collect(),
        until: match step.what {
            What::Overdue(until) => Some(until.to_string()),
            _ => None,
        },
        mails: match &step.what {
            What::Do(action) if held_back.is_none() => action.mails(),
            _ => 0,
        },
    }
}

/// The figures of a plan.
pub fn summary(planned: &[Planned], unread: &[Unread]) -> Summary {
    let mut summary = Summary { organizations: planned.len(), unread: unread.len(), ..Summary::default() };
    summary.removals_at_most = planned.iter().filter_map(|planned| planned.policy.most_of_run()).min();
    for (one, step) in
        planned.iter().flat_map(|planned| planned.steps.iter().map(move |step| (planned, step)))
    {
        if one.held_back(step).is_some() {
            summary.blocked += 1;
            continue;
        }
        if let What::Do(action) = &step.what {
            summary.to_do += 1;
            summary.mails += action.mails();
            summary.removals += usize::from(action.removes_member());
        }
        summary.findings += usize::from(step.is_finding());
        let count = match step.what.word() {
            "invite" => &mut summary.invite,
            "approve" => &mut summary.approve,
            "add" => &mut summary.add,
            "role" => &mut summary.role,
            "assign" => &mut summary.assign,
            "remove" => &mut summary.remove,
            "cancel" => &mut summary.cancel,
            "resend" => &mut summary.resend,
            "waiting" => &mut summary.waiting,
            "undecided" => &mut summary.undecided,
            "unknown" => &mut summary.unknown,
            "another_role" => &mut summary.another_role,
            "refused_before" => &mut summary.refused_before,
            "overdue" => &mut summary.overdue,
            "stale" => &mut summary.stale,
            "unlisted" => &mut summary.unlisted,
            "unmanaged" => &mut summary.unmanaged,
            _ => &mut summary.unchanged,
        };
        *count += 1;
    }
    summary
}
