//! My settings changed, one after the other: shown, asked about, sent, read back, and reported.

use super::kind::Kind;
use super::preference::{Preference, Wanted};
use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement};
use crate::context::Context;
use crate::context::writing::Writer;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::membership::ChangeStatus;
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use udatactl_core::roster::OrganizationName;

/// So many commands that undo something still mean something to somebody.
const FEW: usize = 10;

record! {
    /// A setting of my notifications that was changed, or is to be.
    pub struct Row {
        /// The organization that it is about, or else my account.
        target: String => shown(Text).cut(Middle),
        action: &'static str => shown(Token("action")),
        event: Option<String> => shown(Token("notification")).cut(Lines),
        before: String => shown(Token("hearing")).cut(Lines),
        after: Option<String> => shown(Token("hearing")).cut(Lines),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => more(Flag),
        organization_id: Option<String> => more(Text),
    }
}

/// What a table shows where no kind of notification is named.
const WITHOUT_KIND: &[&str] = &["target", "action", "before", "after", "result"];

/// What became of one of them: how it ended, and what is there now, where it could be read.
type Ended = (ChangeStatus, Option<String>);

/// Changes those that are not as they are wanted.
///
/// # Errors
/// Exit 2 or 11 without a yes, 3 under a safety switch, 8 where some are not as wanted, and those of the portal.
pub fn carry_out(context: &Context, all: &[Preference], stake: Stake) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let missing: Vec<&Preference> = all.iter().filter(|preference| !preference.holds).collect();
    if missing.is_empty() {
        return report(context, all, &[], ChangeStatus::Unchanged);
    }
    for preference in &missing {
        context.terminal.say(&preference.wanted.sentence());
        for rule in &preference.narrower {
            let kind = Message::new(format!("notification-{}", rule.kind().unwrap_or_default()));
            let key = if rule.enabled { "notification-goes-followed" } else { "notification-goes-muted" };
            context.terminal.say(&message!(key, kind = kind));
        }
    }
    let Some(writer) = write::agreed(context, &Agreement::to_go_on(stake, false))? else {
        let planned = report(context, all, &[], ChangeStatus::Planned)?;
        return write::rehearsed(context, planned, |portal| {
            missing.iter().for_each(|preference| drop(write::Call::send(*preference, portal)));
        });
    };
    let _held = write::hold(context, &context.me()?.id)?;
    let (ended, failure) = send(context, &writer, &missing)?;
    let mut report = report(context, all, &ended, ChangeStatus::NotTried)?;
    report.failure = failure;
    let done = missing.iter().zip(&ended).filter(|(_, (status, _))| *status == ChangeStatus::Changed);
    let undo: Vec<_> = done.flat_map(|(preference, _)| preference.undo.clone()).collect();
    if undo.len() <= FEW {
        report
            .notes
            .extend(undo.into_iter().map(|command| Note::Hint(message!("hint-undo", command = command))));
    }
    Ok(report)
}

fn send(
    context: &Context,
    writer: &Writer,
    missing: &[&Preference],
) -> anyhow::Result<(Vec<Ended>, Option<Failure>)> {
    let mut ended = Vec::with_capacity(missing.len());
    for preference in missing {
        if context.interruption.requested() {
            return Ok((ended, Some(Failure::interrupted())));
        }
        match write::send(*preference, writer) {
            Ok((Ok(now), ChangeStatus::Changed)) => ended.push((ChangeStatus::Changed, Some(now))),
            Ok((Ok(now), status)) => {
                ended.push((status, Some(now)));
                return Ok((ended, Some(write::not_held(not_held(&preference.wanted)))));
            }
            Ok((Err(why), status)) => {
                ended.push((status, None));
                return Ok((ended, Some(Failure::not_read_back(why))));
            }
            Err(error) if ended.is_empty() => return Err(error),
            Err(error) => {
                ended.push((ChangeStatus::Failed, Some(preference.before.clone())));
                return Ok((ended, Some(context.explain(&error).ending(ExitStatus::Partly))));
            }
        }
    }
    Ok((ended, None))
}

fn not_held(wanted: &Wanted) -> Message {
    match wanted {
        Wanted::Follow { organization, follows: true } => {
            message!("notification-still-nothing", organization = &organization.name)
        }
        _ => message!("notification-not-read-back"),
    }
}

/// A row for each; `missing` is what became of those that were to be changed and have no end.
fn report(
    context: &Context,
    all: &[Preference],
    ended: &[Ended],
    missing: ChangeStatus,
) -> anyhow::Result<Report> {
    let me = &context.me()?.slug;
    let mut ends = ended.iter();
    let rows: Vec<Row> = all
        .iter()
        .map(|preference| {
            let wanted = &preference.wanted;
            let (result, after, verified) = match (preference.holds, ends.len()) {
                (true, _) => (ChangeStatus::Unchanged, Some(preference.before.clone()), true),
                (false, 0) if missing == ChangeStatus::Planned => {
                    (missing, preference.after.map(str::to_owned), false)
                }
                (false, _) => match ends.next() {
                    Some((status, now)) => (*status, now.clone(), now.is_some()),
                    None => (missing, Some(preference.before.clone()), false),
                },
            };
            Row {
                target: wanted.organization().map_or_else(|| me.clone(), OrganizationName::word),
                action: wanted.action(),
                event: wanted.kind().map(Kind::word),
                before: preference.before.clone(),
                after,
                result,
                verified,
                organization_id: wanted.organization().map(|organization| organization.id.clone()),
            }
        })
        .collect();
    let has_kind = rows.iter().any(|row| row.event.is_some());
    let report = Report::list(Row::COLUMNS, &rows, message!("nothing-to-do"));
    Ok(if has_kind { report } else { report.table(WITHOUT_KIND) })
}
