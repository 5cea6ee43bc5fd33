//! A badge given or taken: shown, asked about, sent, and read back.

use clap::Args;

use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::{Organization, Portal, Result};
use udatactl_core::text::shell::Command;

/// Which organization, and which badge.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "KIND")]
    kind: String,
}

record! {
    /// A badge that was given or taken.
    pub struct Row<'a> {
        target: &'a str => shown(Text).cut(Middle),
        action: &'static str => shown(Token("action")),
        badge: &'a str => shown(Token("badge")),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => shown(Flag),
        before: &'a [String] => more(Tokens("badge")),
        after: &'a [String] => more(Tokens("badge")),
        id: &'a str => more(Text),
    }
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
    context.require_fields(Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if !context.me()?.is_portal_administrator() {
        let message = message!("badge-only-staff", site = context.settings.site.as_str());
        let failure = Failure::new(Code::NotStaff, message);
        let command = Command::new("org certify-request {}", &[&membership::word(&organization)]);
        return Err(failure.hint(message!("badge-ask-instead", command = command)).into());
    }
    let before = organization.badge_kinds();
    let setting = Setting { organization, kind: &arguments.kind, gives, before };
    if gives == setting.before.contains(&arguments.kind) {
        return Ok(setting.report(ChangeStatus::Unchanged, Some(&setting.before)));
    }
    if gives {
        require_known(portal, &arguments.kind)?;
    }
    write::carry_out(&setting, context)
}

fn require_known(portal: &Portal, kind: &str) -> anyhow::Result<()> {
    let known = portal.badge_kinds()?;
    if known.contains_key(kind) {
        return Ok(());
    }
    let known = known.into_keys().collect::<Vec<_>>().join(", ");
    Err(Failure::new(Code::UnknownBadge, message!("badge-unknown", kind = kind, known = known)).into())
}

impl Setting<'_> {
    fn action(&self) -> &'static str {
        if self.gives { "badge-add" } else { "badge-remove" }
    }

    /// What the organization is to have afterwards.
    fn wanted(&self) -> Vec<String> {
        let mut wanted = self.before.clone();
        wanted.retain(|kind| kind != self.kind);
        if self.gives {
            wanted.insert(0, self.kind.to_owned());
        }
        wanted
    }
}

impl Call for Setting<'_> {
    /// The kinds of the organization's badges.
    type Now = Vec<String>;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let held = Some(self.kind.to_owned());
        let (before, after) = if self.gives { (None, held) } else { (held, None) };
        Ok(WriteSubject { before, after, ..context.subject(self.action(), Some(&self.organization.id))? })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        let id = &self.organization.id;
        if self.gives { portal.add_badge(id, self.kind) } else { portal.remove_badge(id, self.kind) }
    }

    fn read(&self, portal: &Portal) -> Result<Vec<String>> {
        Ok(portal.organization(&self.organization.id)?.badge_kinds())
    }

    fn holds(&self, now: &Vec<String>) -> Holds {
        if self.gives == now.iter().any(|kind| kind == self.kind) { Holds::All } else { Holds::Nothing }
    }
}

impl Write for Setting<'_> {
    fn organization(&self) -> &str {
        &self.organization.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(Stake::Named, !self.gives)
    }

    fn show(&self, context: &Context) {
        let key = if self.gives { "badge-will-add" } else { "badge-will-remove" };
        let (organization, slug) = (&self.organization.name, membership::word(&self.organization));
        let badge = context.terminal.messages.find_key(&format!("badge-{}", self.kind));
        let badge = badge.unwrap_or_else(|| self.kind.to_owned());
        context.terminal.say(&message!(key, badge = badge, organization = organization, slug = slug));
        if self.gives && context.sends_mails() {
            context.terminal.say(&message!("badge-mails"));
        }
    }

    fn report(&self, written: ChangeStatus, now: Option<&Vec<String>>) -> Report {
        let wanted = self.wanted();
        let row = Row {
            target: &self.organization.slug,
            action: self.action(),
            badge: self.kind,
            before: &self.before,
            after: now.unwrap_or(&wanted),
            result: written,
            verified: now.is_some(),
            id: &self.organization.id,
        };
        Report::list(Row::COLUMNS, [row], message!("nothing-to-do"))
    }

    fn done(&self, _: &Vec<String>) -> Vec<Note> {
        let verb = if self.gives { "remove" } else { "add" };
        let slug = membership::word(&self.organization);
        let command = Command::new("badge {} {} {}", &[verb, &slug, self.kind]);
        vec![Note::Hint(message!("hint-undo", command = command))]
    }

    fn not_held(&self) -> Failure {
        write::not_held(message!("badge-not-read-back", organization = &self.organization.name))
    }
}
