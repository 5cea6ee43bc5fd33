//! `contact add`: gives an organization a contact point.

use clap::Args;

use super::edit;
use super::fields::{self, Fields, USUAL};
use super::outcome::{Outcome, Row, spoken};
use crate::commands::consent::Stake;
use crate::commands::org::fields::on_one_line;
use crate::commands::resolve;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::{Made, WriteSubject};
use crate::membership::{self, ChangeStatus};
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udata_client::{ContactPoint, Organization, Portal, Result};
use udatactl_core::text::shell::Command;

/// Whose, and what it says.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[command(flatten)]
    fields: Fields,
}

/// A contact point to make.
struct Addition {
    organization: Organization,
    wanted: ContactPoint,
}

/// Makes a contact point, unless the organization has one like it.
///
/// # Errors
/// Exit 2 for what is missing or malformed, 5 for who is neither administrator nor editor, 7 for what the portal refuses and
/// where it has no contact points, 8 where it is not read back.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let mut given = arguments.fields.read()?;
    let can_ask = context.terminal.can_ask();
    if given.name.is_none() && !can_ask {
        return Err(missing("contact-needs-name").into());
    }
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    fields::require_editor(context, &organization)?;
    let there = portal.all_contact_points(&organization.id)?;
    if given.name.is_none() {
        given.name = Some(on_one_line(&ask(context, "contact-ask-name")?, "--name")?);
    }
    let is_contact = given.role.as_deref().is_none_or(|role| role == USUAL);
    if is_contact && given.email.is_none() && given.form.is_none() && can_ask {
        let email = ask(context, "contact-ask-email")?;
        if email.trim().is_empty() {
            given.form =
                Some(ask(context, "contact-ask-form")?.trim().to_owned()).filter(|it| !it.is_empty());
        } else {
            given.email = Some(fields::mail(&email)?);
        }
    }
    let wanted = ContactPoint {
        id: String::new(),
        name: given.name.clone().unwrap_or_default(),
        email: given.email.clone(),
        contact_form: given.form.clone(),
        role: Some(given.role.as_deref().unwrap_or(USUAL).to_owned()),
    };
    fields::require_reachable(&wanted)?;
    fields::require_known(context, &given)?;
    let addition = Addition { organization, wanted };
    match addition.like(&there) {
        Some(there) => Ok(addition.unchanged(there)),
        None => write::carry_out(&addition, context),
    }
}

fn ask(context: &Context, question: &'static str) -> std::result::Result<String, Failure> {
    context.terminal.ask(&Message::new(question))
}

fn missing(what: &'static str) -> Failure {
    Failure::new(Code::MissingArgument, Message::new(what))
}

impl Addition {
    /// The one that says the same already.
    fn like<'a>(&self, there: &'a [ContactPoint]) -> Option<&'a ContactPoint> {
        there.iter().find(|point| edit::alike(point, &self.wanted))
    }

    fn outcome<'a>(
        &'a self,
        before: Option<&'a ContactPoint>,
        after: Option<&'a ContactPoint>,
    ) -> Outcome<'a> {
        Outcome { organization: &self.organization, action: ACTION, before, after, shown_by: &[] }
    }

    fn unchanged(&self, there: &ContactPoint) -> Report {
        let said = message!("contact-there", organization = &self.organization.name, id = &there.id);
        let report = self.outcome(Some(there), Some(there)).report(ChangeStatus::Unchanged, true);
        report.note(Note::Say(said))
    }
}

const ACTION: &str = "contact-add";

impl Call for Addition {
    /// The contact points of the organization.
    type Now = Vec<ContactPoint>;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        context.subject(ACTION, Some(&self.organization.id))
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        portal.add_contact_point(&self.organization.id, &edit::fields(&self.wanted))
    }

    fn read(&self, portal: &Portal) -> Result<Vec<ContactPoint>> {
        portal.all_contact_points(&self.organization.id)
    }

    fn holds(&self, now: &Vec<ContactPoint>) -> Holds {
        if self.like(now).is_some() { Holds::All } else { Holds::Nothing }
    }

    fn made(&self, now: &Vec<ContactPoint>) -> Made {
        let content = self.like(now).map(|point| format!("contact/{}", point.id));
        Made { content, ..Made::default() }
    }
}

impl Write for Addition {
    fn organization(&self) -> &str {
        &self.organization.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(Stake::Named, false)
    }

    fn show(&self, context: &Context) {
        let (organization, slug) = (&self.organization.name, membership::word(&self.organization));
        let message = message!("contact-will-add", organization = organization, slug = slug);
        context.terminal.say(&message.with("contact", spoken(context, &self.wanted)));
    }

    fn look_again(&self, context: &Context, _: bool) -> anyhow::Result<Option<Report>> {
        let there = self.read(context.signed_in()?)?;
        Ok(self.like(&there).map(|there| self.unchanged(there)))
    }

    fn report(&self, written: ChangeStatus, now: Option<&Vec<ContactPoint>>) -> Report {
        let found = now.and_then(|now| self.like(now));
        let after = if now.is_some() { found } else { Some(&self.wanted) };
        self.outcome(None, after).report(written, now.is_some())
    }

    fn done(&self, now: &Vec<ContactPoint>) -> Vec<Note> {
        let slug = membership::word(&self.organization);
        let undo = self.like(now).map(|point| Command::new("contact remove {} {}", &[&slug, &point.id]));
        let said = Note::Say(message!("contact-shown-by-nothing-yet"));
        std::iter::once(said)
            .chain(undo.map(|command| Note::Hint(message!("hint-undo", command = command))))
            .collect()
    }

    fn not_held(&self) -> Failure {
        write::not_held(message!("contact-not-read-back", organization = &self.organization.name))
    }
}
