//! `invite prune`: takes back the invitations that nobody has answered for a long time.

use clap::Args;
use jiff::Timestamp;

use crate::commands::change::guards::Guards;
use crate::commands::change::{self, Actor, MembershipEdit, OrganizationEdit};
use crate::commands::consent::Stake;
use crate::commands::scope::Targets;
use crate::commands::{pending, unread};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Report, age};
use crate::settings;
use udata_client::MembershipRequest;
use udatactl_core::roster::{Action, Change, Request};

/// Which invitations.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: Vec<String>,
    #[arg(long, alias = "all-orgs", conflicts_with = "org")]
    mine: bool,
    #[arg(long, value_name = "DURATION", required = true)]
    older_than: String,
    #[arg(long, value_name = "COUNT")]
    max_removals: Option<String>,
}

/// Takes back the pending invitations created before that, in all my organizations or in some. They come from a
/// search, so the plan is shown and only `--confirm` answers for a person.
///
/// # Errors
/// Exit 3 when there are more than the ceiling allows; exit 5 for an organization that was named and is not mine to
/// administer.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let older_than = settings::days("--older-than", &arguments.older_than)?;
    let days = older_than.as_secs() / 86_400;
    let seconds = i64::try_from(older_than.as_secs()).unwrap_or(i64::MAX);
    let before = context.settings.now.as_second().saturating_sub(seconds);
    let gathered = pending::gather(context, Targets::typed_or_mine(context, &arguments.org)?)?;
    pending::require_invitations(context, &gathered.organizations)?;
    let guards = Guards { max_removals: arguments.max_removals.clone(), ..Guards::default() };
    let mut parts = Vec::new();
    for one in &gathered.organizations {
        let stale = |request: &MembershipRequest| is_stale(&crate::membership::request(request), before);
        if !gathered.found.iter().any(|(place, request)| place.id == one.id && stale(request)) {
            continue;
        }
        let organization = context.signed_in()?.organization(&one.id)?;
        let edit =
            MembershipEdit::one_of_several(context, organization, Actor::Administrator, Stake::Derived)?;
        let changes: Vec<Change> = edit
            .current
            .requests
            .iter()
            .flatten()
            .filter(|invitation| is_stale(invitation, before))
            .map(|invitation| Change {
                target: invitation.target(),
                action: Action::Cancel { invitation: invitation.id.clone() },
            })
            .collect();
        let policy = edit.policy(&guards)?;
        parts.push(OrganizationEdit { edit, changes, policy });
    }
    let mut report = if parts.is_empty() {
        change::nothing(message!("invite-prune-none", days = days))
    } else {
        change::carry_out(parts)?
    };
    report.notes.extend(pending::notes(&[], &gathered.hidden));
    Ok(unread::marked(context, report, &gathered.unread))
}

/// One without a date, or that names nobody, is left alone.
fn is_stale(invitation: &Request, before: i64) -> bool {
    let created: Option<Timestamp> = invitation.created.as_deref().and_then(age::parse);
    invitation.invitation
        && invitation.is_pending()
        && !invitation.is_damaged()
        && created.is_some_and(|created| created.as_second() < before)
}
