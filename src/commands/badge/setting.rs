//! A badge given or taken: shown, asked about, sent, and read back.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use serde::Serialize;

use crate::commands::consent::{self, Stake};
use crate::commands::{doubt, resolve, rights};
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{Failure, portal_failure};
use crate::journal::WriteSubject;
use crate::membership;
use crate::messages::message;
use crate::report::{Column, Kind, Note, Report};
use udata_client::{Error, Organization, Portal};
use udatactl_core::text::shell::Command;

/// Which organization, and which badge.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: String,
    #[arg(value_name = "KIND", value_parser = NonEmptyStringValueParser::new())]
    kind: String,
}

const COLUMNS: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("action", Kind::Token("action")),
    Column::shown("badge", Kind::Token("badge")),
    Column::shown("result", Kind::Token("result")),
    Column::shown("verified", Kind::Flag),
    Column::more("before", Kind::Tokens("badge")),
    Column::more("after", Kind::Tokens("badge")),
    Column::more("id", Kind::Text),
];

#[derive(Serialize)]
struct Row<'a> {
    target: &'a str,
    action: &'static str,
    badge: &'a str,
    before: &'a [String],
    after: Vec<String>,
    result: &'static str,
    verified: bool,
    id: &'a str,
}

/// A badge to give or to take.
struct Setting<'a> {
    organization: Organization,
    kind: &'a str,
    gives: bool,
    before: Vec<String>,
}

/// Gives or takes a badge.
///
/// # Errors
/// Exit 2 for an unknown kind, 5 for who is not of the portal's staff, 8 where it is not read back.
pub fn run(arguments: &Arguments, context: &Context, gives: bool) -> anyhow::Result<Report> {
    context.require_fields(COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if !context.me()?.is_portal_administrator() {
        let message = message!("badge-only-staff", site = context.settings.site.as_str());
        let failure = Failure::new(ExitStatus::NotAllowed, "not_staff", message);
        let command = Command::new("org certify-request {}", &[&membership::word(&organization)]);
        return Err(failure.hint(message!("badge-ask-instead", command = command)).into());
    }
    let before = organization.badge_kinds();
    let setting = Setting { organization, kind: &arguments.kind, gives, before };
    if gives == setting.before.contains(&arguments.kind) {
        return Ok(setting.report(setting.before.clone(), "unchanged", true));
    }
    if gives {
        require_known(portal, &arguments.kind)?;
    }
    setting.carry_out(context)
}

fn require_known(portal: &Portal, kind: &str) -> anyhow::Result<()> {
    let known = portal.badge_kinds()?;
    if known.contains_key(kind) {
        return Ok(());
    }
    let known = known.into_keys().collect::<Vec<_>>().join(", ");
    Err(Failure::usage("unknown_badge", message!("badge-unknown", kind = kind, known = known)).into())
}

impl Setting<'_> {
    fn action(&self) -> &'static str {
        if self.gives { "badge-add" } else { "badge-remove" }
    }

    /// What the organization has afterwards.
    fn wanted(&self) -> Vec<String> {
        let mut wanted = self.before.clone();
        wanted.retain(|kind| kind != self.kind);
        if self.gives {
            wanted.insert(0, self.kind.to_owned());
        }
        wanted
    }

    fn send(&self, portal: &Portal) -> Result<(), Error> {
        let id = &self.organization.id;
        if self.gives { portal.add_badge(id, self.kind) } else { portal.remove_badge(id, self.kind) }
    }

    fn carry_out(&self, context: &Context) -> anyhow::Result<Report> {
        let terminal = &context.terminal;
        let key = if self.gives { "badge-will-add" } else { "badge-will-remove" };
        let name = &self.organization.name;
        terminal.say(&message!(
            key,
            kind = self.kind,
            organization = name,
            slug = membership::word(&self.organization)
        ));
        if self.gives {
            terminal.say(&message!("badge-mails"));
        }
        if context.settings.dry_run {
            if let Some(portal) = context.rehearsal()? {
                let _ = self.send(&portal);
            }
            let report = self.report(self.wanted(), "planned", false);
            return Ok(report.note(Note::Say(message!("dry-run-nothing-sent"))));
        }
        context.may_write(!self.gives)?;
        terminal.say(&context.destination());
        consent::ask(context, &Stake::Named, &message!("question-go-on"))?;
        let held = Some(self.kind.to_owned());
        let (before, after) = if self.gives { (None, held) } else { (held, None) };
        let subject =
            WriteSubject { before, after, ..context.subject(self.action(), Some(&self.organization.id))? };
        let sent = context.write(subject, |portal| self.send(portal));
        self.read_back(context, doubt::lost(sent)?)
    }

    fn read_back(&self, context: &Context, doubt: Option<anyhow::Error>) -> anyhow::Result<Report> {
        let after = match context.signed_in()?.organization(&self.organization.id) {
            Ok(found) => found.badge_kinds(),
            Err(error) => {
                let mut report = self.report(self.wanted(), "failed", false);
                report.failure = Some(Failure::not_read_back(portal_failure(&error)));
                return Ok(report);
            }
        };
        let is_done = self.gives == after.iter().any(|kind| kind == self.kind);
        if is_done {
            let verb = if self.gives { "remove" } else { "add" };
            let command =
                Command::new("badge {} {} {}", &[verb, &membership::word(&self.organization), self.kind]);
            let report = self.report(after, "changed", true);
            return Ok(report.note(Note::Hint(message!("hint-undo", command = command))));
        }
        if let Some(error) = doubt {
            return Err(error);
        }
        let mut report = self.report(after, "failed", false);
        let message = message!("badge-not-read-back", organization = &self.organization.name);
        report.failure = Some(Failure::new(ExitStatus::Partly, "not_read_back", message));
        Ok(report)
    }

    fn report(&self, after: Vec<String>, result: &'static str, verified: bool) -> Report {
        let row = Row {
            target: &self.organization.slug,
            action: self.action(),
            badge: self.kind,
            before: &self.before,
            after,
            result,
            verified,
            id: &self.organization.id,
        };
        Report::list(COLUMNS, [row], message!("nothing-to-do"))
    }
}
