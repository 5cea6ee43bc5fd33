//! A policy read from its file, and the organizations that it names looked for, by the one way in which all are.

use std::collections::BTreeSet;
use std::path::Path;

use crate::commands::scope::Targets;
use crate::commands::{flaws, input, resolve};
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure};
use crate::messages::{Message, message};
use udatactl_core::audit::Policy;
use udatactl_core::audit::policy::{Named, reader};
use udatactl_core::roster::document::{Flaw, Problem};

/// A policy, and the warnings of what in it means nothing there.
#[derive(Default)]
pub struct Read {
    pub policy: Policy,
    pub warnings: Vec<Message>,
}

/// Reads a policy and looks for the organizations that it names.
///
/// # Errors
/// Exit 2 with every flaw of what is no policy, and where a text may mean several organizations or two mean one; whatever a
/// read gives, since nothing is known then of what holds where.
pub fn read(context: &Context, path: &Path, targets: &Targets) -> anyhow::Result<Read> {
    let refuse = |found: &[Flaw]| flaws::refused(context, path, Code::BadPolicy, "policy-refused", found);
    let mut policy = reader::read(input::bytes(context, path)?).map_err(|found| refuse(&found))?;
    let mut warnings = find(context, path, targets, policy.named_mut().collect())?;
    let badges: BTreeSet<&String> = policy.groups.iter().flat_map(|group| &group.badges).collect();
    if !badges.is_empty() {
        let kinds = context.portal()?.badge_kinds().map_err(|error| portal_failure(&error))?;
        let file = path.display().to_string();
        let unknown = badges.into_iter().filter(|badge| !kinds.contains_key(*badge));
        warnings.extend(unknown.map(|badge| message!("policy-unknown-badge", file = &file, badge = badge)));
    }
    if let Some((named, line)) = policy.twice() {
        let problem = Problem::OrganizationTwice { organization: named.text.clone(), line };
        let flaw = Flaw { line: named.line, column: named.column, problem };
        return Err(refuse(&[flaw]).into());
    }
    Ok(Read { policy, warnings })
}

/// Looks for the organizations that are named; says which are not there.
fn find(
    context: &Context,
    path: &Path,
    targets: &Targets,
    mut named: Vec<&mut Named>,
) -> anyhow::Result<Vec<Message>> {
    let known = targets.by_plain_slug();
    for one in &mut named {
        one.id = known.get(one.text.as_str()).map(|id| (*id).to_owned());
    }
    named.retain(|one| one.id.is_none());
    let texts: Vec<String> = named.iter().map(|one| one.text.clone()).collect();
    let outcomes = resolve::each(context, &texts, |_, found| Ok(found.id))?;
    let (mut warnings, mut refused) = (Vec::new(), Vec::new());
    for (one, outcome) in named.iter_mut().zip(outcomes) {
        let place = flaws::place(path, one.line, one.column);
        match outcome {
            Ok(id) => one.id = Some(id),
            Err(failure) if is_nobody(&failure) => {
                warnings.push(message!("policy-names-nobody", place = place, organization = &one.text));
            }
            Err(failure) if failure.code == Code::Ambiguous || failure.code == Code::Renamed => {
                refused.push(format!("{place}: {}", context.terminal.messages.say(&failure.message)));
            }
            Err(failure) => return Err(failure.into()),
        }
    }
    if refused.is_empty() {
        return Ok(warnings);
    }
    let (file, count) = (path.display().to_string(), refused.len());
    let message = message!("policy-refused", file = file, count = count, flaws = refused);
    Err(Failure::new(Code::BadPolicy, message).hint(message!("hint-use-id")).into())
}

/// True where a text names no organization that is there.
fn is_nobody(failure: &Failure) -> bool {
    matches!(failure.code, Code::UnknownOrganization | Code::Deleted)
}
