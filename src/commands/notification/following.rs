//! What `notification follow` and `notification unfollow` share: the organizations, and what I am told of them today.

use clap::{Args, ValueEnum};

use super::kind::Kind;
use super::outcome;
use super::preference::{Preference, Wanted, heard, said};
use crate::commands::consent::Stake;
use crate::commands::resolve;
use crate::commands::scope::{self, Targets};
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{Hearing, NotificationRule};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// Which organizations: those named, or all of mine.
#[derive(Debug, Args)]
pub struct Which {
    #[arg(value_name = "ORG", required_unless_present = "mine")]
    org: Vec<String>,
    #[arg(long, alias = "all-orgs", conflicts_with = "org")]
    mine: bool,
}

/// Changes what I am told of organizations.
///
/// # Errors
/// Exit 6 for organizations that are not found, 7 on a portal without rules; else as [`outcome::carry_out`].
pub fn run(
    which: &Which,
    context: &Context,
    wanted: impl Fn(OrganizationName) -> Wanted,
) -> anyhow::Result<Report> {
    let rules = context.signed_in()?.notification_rules()?;
    let (organizations, stake) = if which.mine {
        (scope::mine(context)?, Stake::Derived)
    } else {
        let stake = if resolve::is_derived(&which.org) { Stake::Derived } else { Stake::Named };
        (Targets::Typed(resolve::listed(context, &which.org)?).names(context)?, stake)
    };
    let ids: Vec<&str> = organizations.iter().map(|organization| organization.id.as_str()).collect();
    let told = context.signed_in()?.hearing(&ids)?;
    let all: Vec<Preference> = organizations
        .iter()
        .map(|organization| {
            let hearing = told.iter().find(|hearing| hearing.scope.id == organization.id);
            preference(organization, wanted(organization.clone()), hearing, &rules)
        })
        .collect();
    let holds = all.iter().filter(|preference| preference.holds).count();
    let report = outcome::carry_out(context, &all, stake)?;
    let is_none = organizations.is_empty();
    Ok(if is_none {
        report.note(Note::Say(message!("notification-no-organization")))
    } else if holds == all.len() {
        report.note(Note::Say(message!("notification-so-already", count = holds)))
    } else {
        report
    })
}

fn preference(
    organization: &OrganizationName,
    wanted: Wanted,
    hearing: Option<&Hearing>,
    rules: &[NotificationRule],
) -> Preference {
    let own: Vec<&NotificationRule> =
        rules.iter().filter(|rule| rule.is_about(Some(&organization.id))).collect();
    let (whole, narrower): (Vec<&NotificationRule>, Vec<&NotificationRule>) =
        own.into_iter().partition(|rule| rule.event.is_none());
    let rule = said(whole.first().copied());
    let now = hearing.map_or("nothing", heard);
    let (before, after, holds) = match &wanted {
        // What a rule of its own asks for already cannot become more by another. How much that is, only the portal tells:
        // answers to harvesters go to their owners alone, and a kind that is turned off everywhere stays off.
        Wanted::Follow { follows: true, .. } => {
            (now, None, now == "all" || (rule == "followed" && narrower.is_empty()))
        }
        Wanted::Follow { follows: false, .. } => (now, Some("nothing"), now == "nothing"),
        _ => (rule, Some("default"), rule == "default"),
    };
    let follows = matches!(wanted, Wanted::Follow { .. });
    let word = organization.word();
    let undo = match rule {
        "followed" => Command::new("notification follow {}", &[&word]),
        "muted" => Command::new("notification unfollow {}", &[&word]),
        _ => Command::new("notification follow {} --default", &[&word]),
    };
    let narrower: Vec<NotificationRule> =
        if follows { narrower.into_iter().cloned().collect() } else { Vec::new() };
    let muted = narrower.iter().filter(|rule| !rule.enabled).filter_map(NotificationRule::kind);
    let known = muted.filter(|kind| Kind::from_str(kind, false).is_ok());
    let again: Vec<Command> =
        known.map(|kind| Command::new("notification mute {} --org {}", &[&kind, &word])).collect();
    Preference {
        wanted,
        before: before.to_owned(),
        after,
        holds,
        undo: std::iter::once(undo).chain(again).collect(),
        narrower,
    }
}
