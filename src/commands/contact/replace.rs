//! `contact replace`: gives a contact point another name, address, form or role, wherever it is shown.

use clap::Args;

use super::edit;
use super::fields::{self, Fields};
use super::outcome::{Outcome, Row};
use crate::commands::consent::Stake;
use crate::commands::resolve;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{ContactPoint, Organization, Portal, Result};
use udatactl_core::text::shell::{Command, flagged};

/// Which one, and what it is to say.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "CONTACT")]
    contact: String,
    #[command(flatten)]
    fields: Fields,
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = ["email", "form"])]
    unset: Vec<String>,
}

/// A contact point that is to say something else.
struct Replacement {
    organization: Organization,
    before: ContactPoint,
    wanted: ContactPoint,
}

/// Changes the fields given of a contact point, and no other.
///
/// # Errors
/// Exit 2 for nothing to change or a malformed value, 3 where the organization has one like it, 5 for who is neither
/// administrator nor editor, 6 for one that is not there or that several fit, 7 for what the portal refuses, 8 where it is not
/// read back, 9 where it was changed meanwhile.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let given = arguments.fields.read()?;
    let named = [("email", given.email.is_some()), ("form", given.form.is_some())];
    let others = [given.name.is_some(), given.role.is_some(), !arguments.unset.is_empty()];
    if !named.iter().any(|(_, is)| *is) && !others.contains(&true) {
        let failure = Failure::new(Code::NothingGiven, message!("update-nothing-given"));
        return Err(failure
            .hint(message!("hint-see-help", command = "udatactl contact replace --help"))
            .into());
    }
    if let Some((both, _)) =
        named.iter().find(|(word, is)| *is && arguments.unset.iter().any(|it| it == word))
    {
        let (argument, other) = (format!("--{both}"), format!("--unset {both}"));
        let message = message!("misuse-conflict", argument = argument, other = other);
        return Err(Failure::new(Code::Conflict, message).into());
    }
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    fields::require_editor(context, &organization)?;
    let there = portal.all_contact_points(&organization.id)?;
    let before = resolve::contact(context, &organization, &there, &arguments.contact)?.clone();
    let wanted = edit::with(&before, &given, &arguments.unset);
    fields::require_reachable(&wanted)?;
    fields::require_known(context, &given)?;
    let replacement = Replacement { organization, before, wanted };
    if edit::alike(&replacement.before, &replacement.wanted) {
        let report = replacement.outcome(&replacement.before).report(ChangeStatus::Unchanged, true);
        return Ok(report.note(Note::Say(message!("nothing-to-do"))));
    }
    replacement.require_no_other(&there)?;
    write::carry_out(&replacement, context)
}

impl Replacement {
    fn outcome<'a>(&'a self, after: &'a ContactPoint) -> Outcome<'a> {
        Outcome {
            organization: &self.organization,
            action: ACTION,
            before: Some(&self.before),
            after: Some(after),
            shown_by: &[],
        }
    }

    fn require_no_other(&self, there: &[ContactPoint]) -> std::result::Result<(), Failure> {
        let is_like = |point: &&ContactPoint| point.id != self.before.id && edit::alike(point, &self.wanted);
        let Some(other) = there.iter().find(is_like) else { return Ok(()) };
        let message =
            message!("contact-like-another", organization = &self.organization.name, id = &other.id);
        Err(Failure::new(Code::DuplicateContact, message))
    }

    /// The command that gives it back what it said.
    fn undo(&self) -> Command {
        let slug = membership::word(&self.organization);
        let mut command = Command::new("contact replace {} {}", &[&slug, &self.before.id]);
        let mut cleared = Vec::new();
        for (field, before, _) in edit::between(&self.before, &self.wanted) {
            match before {
                Some(before) => {
                    command = command.written(vec![flagged(&format!("--{}", field.word()), before)]);
                }
                None => cleared.push(field.word()),
            }
        }
        let cleared = Some(cleared.join(",")).filter(|cleared| !cleared.is_empty());
        command.with("--unset", cleared.as_deref())
    }
}

const ACTION: &str = "contact-replace";

impl Call for Replacement {
    /// The contact point; nothing where it is gone.
    type Now = Option<ContactPoint>;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let fields = edit::between(&self.before, &self.wanted).map(|(field, _, _)| field.word());
        let content = Some(format!("contact/{}", self.before.id));
        let after = Some(fields.collect::<Vec<_>>().join(","));
        Ok(WriteSubject { content, after, ..context.subject(ACTION, Some(&self.organization.id))? })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        portal.update_contact_point(&self.before.id, &edit::changes(&self.before, &self.wanted))
    }

    fn read(&self, portal: &Portal) -> Result<Option<ContactPoint>> {
        portal.contact_point(&self.organization.id, &self.before.id)
    }

    fn holds(&self, now: &Option<ContactPoint>) -> Holds {
        match now {
            Some(now) if edit::alike(now, &self.wanted) => Holds::All,
            Some(now) if !edit::alike(now, &self.before) => Holds::Part,
            _ => Holds::Nothing,
        }
    }
}

impl Write for Replacement {
    fn organization(&self) -> &str {
        &self.organization.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(Stake::Named, false)
    }

    fn show(&self, context: &Context) {
        let (organization, slug) = (&self.organization.name, membership::word(&self.organization));
        context.terminal.say(&message!("plan-heading", organization = organization, slug = slug));
        for (field, before, after) in edit::between(&self.before, &self.wanted) {
            context.terminal.say(&edit::line(context, field, before, after));
        }
        context.terminal.say(&message!("contact-everywhere"));
    }

    fn look_again(&self, context: &Context, _: bool) -> anyhow::Result<Option<Report>> {
        match self.read(context.signed_in()?)? {
            Some(now) if edit::alike(&now, &self.before) => Ok(None),
            _ => Err(Failure::changed_meanwhile(message!("contact-changed-meanwhile")).into()),
        }
    }

    fn report(&self, written: ChangeStatus, now: Option<&Option<ContactPoint>>) -> Report {
        let after = now.and_then(Option::as_ref).unwrap_or(&self.wanted);
        self.outcome(after).report(written, now.is_some())
    }

    fn done(&self, _: &Option<ContactPoint>) -> Vec<Note> {
        vec![Note::Hint(message!("hint-undo", command = self.undo()))]
    }

    fn not_held(&self) -> Failure {
        write::not_held(message!("contact-not-read-back", organization = &self.organization.name))
    }
}
