//! `notification mute`: a kind of notifications that does not come any more, everywhere or from one organization.

use clap::Args;

use super::kind::Kind;
use super::outcome;
use super::preference::{Preference, Wanted, said};
use crate::commands::consent::Stake;
use crate::commands::once::each_once;
use crate::commands::scope::Targets;
use crate::context::Context;
use crate::report::Report;
use udata_client::NotificationRule;
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// Which kinds, and of which organizations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "KIND", required = true)]
    event: Vec<Kind>,
    #[arg(long, value_name = "ORG")]
    org: Vec<String>,
    #[arg(long)]
    off: bool,
}

/// Turns kinds off, or no longer.
///
/// # Errors
/// Exit 6 for an unknown organization, 7 on a portal without rules; else as [`outcome::carry_out`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let rules = context.signed_in()?.notification_rules()?;
    let organizations: Vec<Option<OrganizationName>> = if arguments.org.is_empty() {
        vec![None]
    } else {
        Targets::Typed(arguments.org.clone()).names(context)?.into_iter().map(Some).collect()
    };
    let kinds = each_once(arguments.event.iter().copied());
    let mut all = Vec::with_capacity(organizations.len() * kinds.len());
    for organization in &organizations {
        all.extend(kinds.iter().map(|kind| preference(*kind, organization.as_ref(), !arguments.off, &rules)));
    }
    outcome::carry_out(context, &all, Stake::Named)
}

fn preference(
    kind: Kind,
    organization: Option<&OrganizationName>,
    mutes: bool,
    rules: &[NotificationRule],
) -> Preference {
    let id = organization.map(|organization| organization.id.as_str());
    let rule = rules.iter().find(|rule| rule.is_about(id) && rule.event.as_deref() == Some(kind.event()));
    let before = said(rule);
    let word = organization.map(OrganizationName::word);
    let undo = Command::new("notification mute {}", &[&kind.word()]).with("--org", word.as_deref());
    Preference {
        wanted: Wanted::Mute { kind, organization: organization.cloned(), mutes },
        before: before.to_owned(),
        after: Some(if mutes { "muted" } else { "default" }),
        holds: (before == "muted") == mutes,
        narrower: Vec::new(),
        undo: match before {
            // No command of ours follows one kind alone.
            "followed" => Vec::new(),
            _ if mutes => vec![undo.and("--off", &[])],
            _ => vec![undo],
        },
    }
}
