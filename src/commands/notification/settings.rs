//! `notification settings`: how often mails come, whether all is held back, what I am told of my organizations, and my rules.

use std::collections::HashMap;

use clap::{Args, ValueEnum};

use super::outcome;
use super::preference::{Preference, Wanted, heard, paused, said};
use crate::commands::consent::Stake;
use crate::commands::scope;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::{Delivery, Hearing, NotificationRule};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// The rhythm of mails, where it is to be another.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "RHYTHM")]
    cadence: Option<Cadence>,
}

/// How often somebody is written to (`MailCadence` in `udata/features/notifications/constants.py`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Cadence {
    #[value(aliases = ["immédiat", "immediat"])]
    Immediate,
    #[value(aliases = ["quotidien", "jour"])]
    Daily,
    #[value(aliases = ["hebdomadaire", "semaine"])]
    Weekly,
}

record! {
    /// A setting of my notifications.
    pub struct Row {
        /// `cadence`, `pause`, `organization`, `rule`, or `rule-everywhere`.
        setting: &'static str => shown(Token("setting")),
        /// The name of an organization, or a title; nothing for what I may not see any more, or what is about everything.
        about: Option<String> => shown(Text),
        /// The kind of notifications of a rule, `all` where it is about each.
        event: Option<String> => shown(Token("notification")).cut(Lines),
        state: String => shown(Token("hearing")).cut(Lines),
        /// Why I am told of an organization.
        reasons: Vec<String> => more(Tokens("hearing-as")),
        organization: Option<String> => more(Slug("organization_id")),
        organization_id: Option<String> => more(Text),
        /// What the rule is about: `Organization`, `Dataset`, …
        class: Option<String> => more(Text),
        subject_id: Option<String> => more(Text),
        page: Option<String> => more(Text),
        /// What made me follow it: `followed`, `edited`, or `discussed`.
        origin: Option<String> => more(Token("hearing-origin")),
    }
}

/// Lists my settings, or sets the rhythm of mails.
///
/// # Errors
/// Exit 4 without a key, 7 on a portal without such settings; for the rhythm as [`outcome::carry_out`].
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let portal = context.signed_in()?;
    let delivery = portal.delivery()?;
    if let Some(cadence) = arguments.cadence {
        return outcome::carry_out(context, &[preference(cadence, &delivery)], Stake::Named);
    }
    context.require_fields(Row::COLUMNS)?;
    let rules = portal.notification_rules()?;
    let mine = scope::mine(context)?;
    let ids: Vec<&str> = mine.iter().map(|organization| organization.id.as_str()).collect();
    let told = portal.hearing(&ids)?;
    let rows = rows(&delivery, &mine, &told, rules);
    let total = rows.len();
    let shown = context.limit().unwrap_or(usize::MAX).min(total);
    let mut report = Report::list(Row::COLUMNS, &rows[..shown], message!("notification-list-empty"));
    if shown < total {
        report = report.note(Note::Say(message!("list-cut", shown = shown, total = total)));
    }
    report.notes.extend(hints(&delivery, &rows));
    Ok(report)
}

fn preference(cadence: Cadence, delivery: &Delivery) -> Preference {
    let word = match cadence {
        Cadence::Immediate => "immediate",
        Cadence::Daily => "daily",
        Cadence::Weekly => "weekly",
    };
    let before = delivery.cadence.clone();
    Preference {
        wanted: Wanted::Cadence(word),
        after: Some(word),
        holds: before == word,
        narrower: Vec::new(),
        undo: vec![Command::new("notification settings --cadence {}", &[&before])],
        before,
    }
}

fn rows(
    delivery: &Delivery,
    mine: &[OrganizationName],
    told: &[Hearing],
    rules: Vec<NotificationRule>,
) -> Vec<Row> {
    let mut rows = vec![
        Row { state: delivery.cadence.clone(), ..Row::of("cadence") },
        Row { state: paused(delivery).to_owned(), ..Row::of("pause") },
    ];
    let names: HashMap<&str, &OrganizationName> =
        mine.iter().map(|organization| (organization.id.as_str(), organization)).collect();
    for hearing in told {
        let Some(organization) = names.get(hearing.scope.id.as_str()) else { continue };
        rows.push(Row {
            about: Some(organization.name.clone()),
            state: heard(hearing).to_owned(),
            reasons: hearing.reasons.iter().map(|reason| reason.replace('.', "-")).collect(),
            organization: Some(organization.slug.clone()),
            organization_id: Some(organization.id.clone()),
            ..Row::of("organization")
        });
    }
    rows.extend(rules.into_iter().map(|rule| Row::of_rule(rule, &names)));
    rows
}

impl Row {
    fn of(setting: &'static str) -> Self {
        Self {
            setting,
            about: None,
            event: None,
            state: String::new(),
            reasons: Vec::new(),
            organization: None,
            organization_id: None,
            class: None,
            subject_id: None,
            page: None,
            origin: None,
        }
    }

    fn of_rule(rule: NotificationRule, names: &HashMap<&str, &OrganizationName>) -> Self {
        let (state, event) = (said(Some(&rule)).to_owned(), rule.kind());
        let setting = if rule.scope.is_some() { "rule" } else { "rule-everywhere" };
        let known = rule.scope.as_ref().and_then(|scope| names.get(scope.id.as_str()));
        let is_organization = rule.scope.as_ref().is_some_and(|scope| scope.class == "Organization");
        let (class, subject_id) = rule.scope.map(|scope| (scope.class, scope.id)).unzip();
        let (title, page, owner) = match rule.subject {
            Some(subject) => (Some(subject.title), subject.page, subject.organization),
            None => (None, None, None),
        };
        let organization = known.map(|known| known.slug.clone());
        Self {
            about: title,
            event: Some(event.unwrap_or_else(|| "all".to_owned())),
            state,
            organization: owner.as_ref().map(|owner| owner.slug.clone()).or(organization),
            organization_id: owner
                .map(|owner| owner.id)
                .or_else(|| subject_id.clone().filter(|_| is_organization)),
            class,
            subject_id,
            page,
            origin: rule.enabled.then_some(rule.origin).filter(|origin| !origin.is_empty()),
            ..Self::of(setting)
        }
    }
}

/// What to do where it is too much, or nothing comes.
fn hints(delivery: &Delivery, rows: &[Row]) -> Vec<Note> {
    if delivery.paused {
        let command = "udatactl notification pause --off";
        return vec![Note::Warn(message!("notification-all-paused", command = command))];
    }
    let mut notes = Vec::new();
    if delivery.cadence == "immediate" {
        let command = "udatactl notification settings --cadence weekly";
        notes.push(Note::Hint(message!("notification-less-often", command = command)));
    }
    let loud = rows.iter().find(|row| row.setting == "organization" && row.state == "all");
    if let Some((slug, id)) =
        loud.and_then(|row| row.organization.as_deref().zip(row.organization_id.as_deref()))
    {
        let word = OrganizationName { id: id.to_owned(), slug: slug.to_owned(), name: String::new() }.word();
        let command = Command::new("notification unfollow {}", &[&word]);
        notes.push(Note::Hint(message!("notification-less-of-one", command = command)));
    }
    notes
}
