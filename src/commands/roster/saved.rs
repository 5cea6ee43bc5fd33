//! A plan in a file: the roster, what was allowed, and a fingerprint of what the plan was made from. It is carried out
//! only while the portal still gives the same plan (G13 in `docs/guards.md`).

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::planning::{Leave, Planned};
use crate::commands::unread::Several;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use udatactl_core::roster::reconcile::Reconciled;
use udatactl_core::roster::{Action, Change, CurrentMembers, Role};

/// The version of the format, and the only one that is read.
const FORMAT: u32 = 1;

/// A plan that was saved.
#[derive(Debug, Deserialize, Serialize)]
pub struct Saved {
    #[serde(rename = "udatactl_plan")]
    format: u32,
    pub site: String,
    /// The id of the account that planned.
    account: String,
    made_at: Timestamp,
    pub leave: Leave,
    organizations: Vec<One>,
    /// The organizations of the roster that could not be read, as it has them: nothing is planned for them.
    #[serde(default)]
    pub unread: Vec<String>,
    /// The roster's text.
    pub roster: String,
}

#[derive(Debug, Deserialize, Serialize)]
struct One {
    id: String,
    slug: String,
    /// Who was what: `ID role` for a member, `ID status role` for a request or an invitation.
    fingerprint: Vec<String>,
    /// The changes to be made: `action ID`.
    changes: Vec<String>,
    /// The lines that are not done, or to be looked at: `class line person`.
    #[serde(default)]
    findings: Vec<String>,
}

impl One {
    /// True where both are made from the same, and do the same. What only time makes a finding does not count.
    fn is_like(&self, other: &Self) -> bool {
        self.id == other.id && self.fingerprint == other.fingerprint && self.changes == other.changes
    }
}

/// Saves a plan.
///
/// # Errors
/// Exit 2 where the file can't be written.
pub fn write(
    context: &Context,
    path: &Path,
    roster: &str,
    leave: &Leave,
    several: &Several<Planned>,
) -> anyhow::Result<()> {
    let saved = Saved {
        format: FORMAT,
        site: context.settings.site.to_string(),
        account: context.me()?.id.clone(),
        made_at: context.settings.now,
        leave: leave.clone(),
        organizations: several.read.iter().map(one).collect(),
        unread: several.unread.iter().map(|unread| unread.organization.clone()).collect(),
        roster: roster.to_owned(),
    };
    Ok(file::replace(path, &(serde_json::to_string_pretty(&saved)? + "\n"))?)
}

/// True for a plan, of whatever version.
pub fn is_plan(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Head {
        #[serde(rename = "udatactl_plan")]
        _format: u32,
    }
    serde_json::from_slice::<Head>(bytes).is_ok()
}

/// The plan that a file holds; nothing where it is a roster.
///
/// # Errors
/// Exit 2 for JSON that is no plan, or one of another version.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Option<Saved>, Failure> {
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Ok(None);
    }
    let path = path.display().to_string();
    match serde_json::from_slice::<Saved>(bytes) {
        Ok(saved) if saved.format == FORMAT => Ok(Some(saved)),
        Ok(saved) => {
            let message = message!("roster-plan-format", file = path, found = saved.format.to_string());
            Err(Failure::new(Code::BadPlan, message))
        }
        Err(why) => Err(Failure::new(
            Code::BadPlan,
            message!("roster-plan-unreadable", file = path, why = why.to_string()),
        )),
    }
}

impl Saved {
    /// Refuses a plan that would be another one now, or that somebody else made. Of an organization that can't be read now
    /// nothing is said: nothing is done there.
    ///
    /// # Errors
    /// Exit 9 with what is different; exit 3 for somebody else's.
    pub fn require_same(
        &self,
        context: &Context,
        path: &Path,
        several: &Several<Planned>,
    ) -> anyhow::Result<()> {
        let now: Vec<One> = several.read.iter().map(one).collect();
        let account = &context.me()?.id;
        let is_planned = |organization: &&One| now.iter().any(|now| now.id == organization.id);
        let before: Vec<&One> = self.organizations.iter().filter(is_planned).collect();
        let is_whole =
            before.len() == now.len() && now.len() + several.unread.len() >= self.organizations.len();
        let is_alike = is_whole && before.iter().zip(&now).all(|(before, now)| now.is_like(before));
        if is_alike && *account == self.account {
            return Ok(());
        }
        let mut moved: Vec<String> = Vec::new();
        for (before, now) in before.into_iter().zip(&now).filter(|(before, now)| !now.is_like(before)) {
            let only = |some: &[String], others: &[String], sign: &str| -> Vec<String> {
                let new = some.iter().filter(|text| !others.contains(text));
                new.map(|text| format!("{} {sign} {text}", before.slug)).collect()
            };
            moved.extend(only(&before.fingerprint, &now.fingerprint, "-"));
            moved.extend(only(&now.fingerprint, &before.fingerprint, "+"));
            moved.extend(only(&before.changes, &now.changes, "-"));
            moved.extend(only(&now.changes, &before.changes, "+"));
        }
        moved.truncate(20);
        let file = path.display().to_string();
        let failure = if *account == self.account {
            let message = message!("roster-plan-outdated", file = file, changes = moved);
            Failure::new(Code::PlanOutdated, message)
        } else {
            let message = message!("roster-plan-of-another", file = file);
            Failure::new(Code::PlanOfAnother, message)
        };
        Err(failure.hint(message!("roster-plan-again")).into())
    }
}

fn one(planned: &Planned) -> One {
    let organization = planned.organization();
    let changes = planned.changes();
    let change = |change: &Change| {
        let whom = change.target.id.as_deref().unwrap_or(&change.target.name);
        let after = change.action.after().unwrap_or("-");
        let assigned = match &change.action {
            Action::Assign { after: assigned, .. } | Action::Invite { assignments: assigned, .. } => {
                assigned.as_slice()
            }
            _ => &[],
        };
        let assigned: String = assigned.iter().map(|change| format!(" {change}")).collect();
        format!("{} {whom} {after}{assigned}", change.action.word())
    };
    One {
        id: organization.id.clone(),
        slug: organization.slug.clone(),
        fingerprint: fingerprint(&planned.edit.current),
        changes: changes.iter().map(change).collect(),
        findings: planned.findings().map(finding).collect(),
    }
}

fn finding(step: &Reconciled) -> String {
    let line = step.line.map(|line| format!(" {line}")).unwrap_or_default();
    let whom = step.target.id.as_deref().unwrap_or(&step.target.name);
    format!("{}{line} {whom}", step.what.word())
}

/// Everything that a plan is made from.
fn fingerprint(current: &CurrentMembers) -> Vec<String> {
    let role = |role: Option<Role>| role.map_or("-", Role::word);
    let members = current.members.iter().map(|member| format!("{} {}", member.person.id, role(member.role)));
    let requests = current.requests.iter().flatten().filter(|member| member.is_pending());
    let requests =
        requests.map(|request| format!("{} {} {}", request.id, request.status, role(request.role)));
    let assigned = current.assignments.iter().flatten();
    let assigned = assigned.map(|(whose, one)| format!("{whose} {one}"));
    let mut all: Vec<String> = members.chain(requests).chain(assigned).collect();
    all.sort_unstable();
    all
}
