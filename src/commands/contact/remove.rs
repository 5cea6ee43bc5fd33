//! `contact remove`: takes a contact point away from an organization, and out of all that shows it.

use clap::Args;

use super::edit::Field;
use super::fields;
use super::outcome::{Outcome, Row, spoken};
use crate::commands::consent::Stake;
use crate::commands::resolve;
use crate::commands::write::{self, Agreement, Call, Holds, Write};
use crate::context::Context;
use crate::failure::Failure;
use crate::journal::WriteSubject;
use crate::membership::{self, ChangeStatus};
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{ContactPoint, Content, ContentKind, Organization, Portal, Result};
use udatactl_core::text::shell::{Command, flagged};

/// Which one.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(value_name = "CONTACT")]
    contact: String,
}

/// A contact point to take away.
struct Removal {
    organization: Organization,
    point: ContactPoint,
    shows: Vec<Content>,
    /// The same, as scripts read it.
    shown_by: Vec<String>,
}

/// Deletes a contact point.
///
/// # Errors
/// Exit 3 under a safety switch, 5 for who is neither administrator nor editor, 6 for one that is not there or that several
/// fit, 7 where the portal has no contact points, 8 where it is read back.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let portal = context.signed_in()?;
    let organization = resolve::organization(context, &arguments.org)?;
    fields::require_editor(context, &organization)?;
    let there = portal.all_contact_points(&organization.id)?;
    let point = resolve::contact(context, &organization, &there, &arguments.contact)?.clone();
    let shows = portal.shows_contact_point(&organization.id, &point.id)?;
    let shown_by = shows.iter().map(|content| format!("{}/{}", content.kind.word(), content.id)).collect();
    write::carry_out(&Removal { organization, point, shows, shown_by }, context)
}

const ACTION: &str = "contact-remove";

impl Removal {
    fn count(&self, kind: ContentKind) -> usize {
        self.shows.iter().filter(|content| content.kind == kind).count()
    }
}

impl Call for Removal {
    /// The contact point, as long as it is there.
    type Now = Option<ContactPoint>;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let content = Some(format!("contact/{}", self.point.id));
        Ok(WriteSubject { content, ..context.subject(ACTION, Some(&self.organization.id))? })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        portal.delete_contact_point(&self.point.id)
    }

    fn read(&self, portal: &Portal) -> Result<Option<ContactPoint>> {
        portal.contact_point(&self.organization.id, &self.point.id)
    }

    fn holds(&self, now: &Option<ContactPoint>) -> Holds {
        if now.is_none() { Holds::All } else { Holds::Nothing }
    }
}

impl Write for Removal {
    fn organization(&self) -> &str {
        &self.organization.id
    }

    fn agreement(&self) -> Agreement {
        Agreement::to_go_on(Stake::Named, true)
    }

    fn show(&self, context: &Context) {
        let (organization, slug) = (&self.organization.name, membership::word(&self.organization));
        let message = message!("contact-will-remove", organization = organization, slug = slug);
        context.terminal.say(&message.with("contact", spoken(context, &self.point)));
        let counts =
            [("contact-datasets", ContentKind::Dataset), ("contact-dataservices", ContentKind::Dataservice)];
        for (key, kind) in counts {
            match self.count(kind) {
                0 => {}
                count => context.terminal.warn(&message!(key, count = count)),
            }
        }
    }

    fn look_again(&self, context: &Context, _: bool) -> anyhow::Result<Option<Report>> {
        let now = self.read(context.signed_in()?)?;
        Ok(now.is_none().then(|| self.report(ChangeStatus::Unchanged, Some(&now))))
    }

    fn report(&self, written: ChangeStatus, now: Option<&Option<ContactPoint>>) -> Report {
        let outcome = Outcome {
            organization: &self.organization,
            action: ACTION,
            before: Some(&self.point),
            after: now.and_then(Option::as_ref),
            shown_by: &self.shown_by,
        };
        outcome.report(written, now.is_some())
    }

    fn done(&self, _: &Option<ContactPoint>) -> Vec<Note> {
        let slug = membership::word(&self.organization);
        let flags = Field::ALL
            .into_iter()
            .filter_map(|field| Some(flagged(&format!("--{}", field.word()), field.of(&self.point)?)));
        let command = Command::new("contact add {}", &[&slug]).written(flags.collect());
        vec![Note::Hint(message!("contact-add-again", command = command))]
    }

    fn not_held(&self) -> Failure {
        write::not_held(message!("contact-not-read-back", organization = &self.organization.name))
    }
}
