//! `org restore`: brings a deleted organization back, as long as the portal has not purged it.

use clap::Args;
use serde_json::Value;

use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report, age, record};
use udata_client::{Changes, Organization, Portal, Result};
use udatactl_core::text::shell::Command;

/// Which organization.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
}

record! {
    /// The organization that was restored, or is to be.
    pub struct Row {
        target: String => shown(Text).cut(Middle),
        action: &'static str => shown(Token("action")),
        before: &'static str => shown(Token("state")),
        after: &'static str => shown(Token("state")),
        result: ChangeStatus => shown(Token("result")),
        verified: bool => more(Flag),
        id: String => more(Text),
        name: String => more(Text),
        /// When it was deleted.
        deleted: Option<String> => more(Moment),
    }
}

/// Restores an organization, which its administrators and the portal's staff still see after its deletion.
///
/// # Errors
/// Exit 5 for who may not, 6 for one that is purged or never was, 7 on a portal that answers and does nothing.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    context.signed_in()?;
    let organization = find(context, &arguments.org)?;
    if organization.deleted.is_none() {
        return Ok(not_deleted(&organization));
    }
    if !rights::of(&organization, context.me()?).edit {
        let message = message!("restore-only-administrators", organization = &organization.name);
        return Err(rights::refused(&organization, message).into());
    }
    write::carry_out(&Restoration(organization), context)
}

/// A deleted organization that is brought back.
struct Restoration(Organization);

impl Call for Restoration {
    type Now = Organization;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let (before, after) = (Some("deleted".to_owned()), Some("online".to_owned()));
        Ok(WriteSubject { before, after, ..context.subject("restore", Some(&self.0.id))? })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        let changes = Changes::from_iter([("deleted".to_owned(), Value::Null)]);
        portal.update_organization(&self.0.id, &changes).map(drop)
    }

    fn read(&self, portal: &Portal) -> Result<Organization> {
        portal.organization(&self.0.id)
    }

    fn holds(&self, now: &Organization) -> Holds {
        if now.deleted.is_none() { Holds::All } else { Holds::Nothing }
    }
}

impl Write for Restoration {
    fn organization(&self) -> &str {
        &self.0.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(Stake::Named, false)
    }

    fn show(&self, context: &Context) {
        let Self(organization) = self;
        let ago = age::of(organization.deleted.as_deref().unwrap_or_default(), context.settings.now);
        let heading =
            message!("restore-heading", organization = &organization.name, slug = &organization.slug);
        context.terminal.say(&heading.with("id", &organization.id).with("ago", ago));
    }

    fn look_again(&self, context: &Context, moved: bool) -> anyhow::Result<Option<Report>> {
        let now = moved.then(|| self.read(context.signed_in()?).map_err(anyhow::Error::from)).transpose()?;
        Ok(now.filter(|now| now.deleted.is_none()).map(|now| not_deleted(&now)))
    }

    fn report(&self, written: ChangeStatus, now: Option<&Organization>) -> Report {
        report(now.unwrap_or(&self.0), written, now.is_some())
    }

    fn done(&self, now: &Organization) -> Vec<Note> {
        let undo = Command::new("org delete {}", &[&membership::word(now)]);
        let done = message!("restore-done", organization = &now.name);
        vec![Note::Say(done), Note::Hint(message!("hint-undo", command = undo))]
    }

    /// Portals from 16.3 to 17.9 answer 200 and leave it deleted (`patch` in `udata/api_fields.py`).
    fn not_held(&self) -> Failure {
        let message = message!("restore-did-nothing", organization = &self.0.name);
        Failure::new(Code::RestoreDidNothing, message).hint(message!("restore-ask-staff", id = &self.0.id))
    }
}

/// Finds the organization: to who does not belong to it, a deleted one is only said to be deleted.
fn find(context: &Context, typed: &str) -> anyhow::Result<Organization> {
    resolve::organization(context, typed).map_err(|error| match error.downcast::<Failure>() {
        Ok(failure) if failure.code == Code::Deleted => {
            let message = message!("restore-not-yours", typed = typed);
            Failure::new(Code::NotAdministrator, message).hint(message!("hint-deleted-organization")).into()
        }
        Ok(failure) if failure.code == Code::UnknownOrganization => {
            failure.hint(message!("restore-may-be-purged")).into()
        }
        Ok(failure) => failure.into(),
        Err(error) => error,
    })
}

fn not_deleted(organization: &Organization) -> Report {
    let message = message!("restore-not-deleted", organization = &organization.name);
    report(organization, ChangeStatus::Unchanged, true).note(Note::Say(message))
}

fn report(organization: &Organization, written: ChangeStatus, verified: bool) -> Report {
    let (before, after) = match written {
        ChangeStatus::Unchanged => ("online", "online"),
        ChangeStatus::Planned | ChangeStatus::Changed => ("deleted", "online"),
        ChangeStatus::Failed | ChangeStatus::Refused | ChangeStatus::NotTried => ("deleted", "deleted"),
    };
    let row = Row {
        target: organization.slug.clone(),
        action: "restore",
        before,
        after,
        result: written,
        verified,
        id: organization.id.clone(),
        name: organization.name.clone(),
        deleted: organization.deleted.clone(),
    };
    Report::list(Row::COLUMNS, &[row], message!("nothing-to-do"))
}
