//! `org certify-request`: what a certification takes, the request for it, and what became of it. The portal's API has
//! nothing for asking: its team answers messages (<https://support.data.gouv.fr/help/datagouv/certification>).

use std::path::PathBuf;

use clap::Args;

use crate::commands::consent::Stake;
use crate::commands::registers::Evidence;
use crate::commands::support_message::{self, Delivery, MessageTask, Paragraph, Wanted};
use crate::commands::{findings, resolve, rights};
use crate::context::Context;
use crate::flags::When;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report, age};
use udata_client::{Organization, SupportMessage, site_name};

mod check;
pub mod status;

/// The desk's own word for a certification (cdata, `types/support.ts`).
const SEGMENT: &str = "certification";
/// A second request within so many days is one too many.
const DAYS_TO_ANSWER: i64 = 30;

/// Which organization, and why.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(long, conflicts_with_all = ["status", "reason", "proof", "email", "out", "force", "open", "submit"])]
    check: bool,
    #[arg(long, conflicts_with_all = ["reason", "proof", "email", "out", "force", "open", "submit"])]
    status: bool,
    #[arg(long, requires = "check")]
    exit_code: bool,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    siret_check: When,
    #[arg(long, requires = "check")]
    registers: bool,
    #[arg(long, value_name = "FILE", requires = "check")]
    domains: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    proof: Option<String>,
    #[command(flatten)]
    delivery: Delivery,
}

/// Checks, asks or tells.
///
/// # Errors
/// Exit 2 for what is missing, 5 for who may not change the organization, 9 where the desk can't be reached, 10 where a
/// finding was to be told.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let texts = [arguments.reason.as_deref(), arguments.proof.as_deref()];
    support_message::require_free(context, &arguments.delivery, &texts)?;
    let organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    if arguments.status {
        return status::report(context, &organization);
    }
    if arguments.check {
        let number = organization.business_number();
        let evidence = Evidence::gather(context, number, arguments.registers, arguments.domains.as_deref())?;
        let (notes, has_read) = (evidence.notes(&organization.name), evidence.has_read());
        let found = check::lines(context, &organization, arguments.siret_check, evidence)?;
        let report = findings::report(&organization, &found, arguments.exit_code);
        let (is_certified, missing) = (check::is_certified(&organization), findings::missing(&found));
        let report = report.note(Note::Say(match missing {
            _ if is_certified => message!("certify-is-certified", organization = &organization.name),
            0 => message!("certify-ready", slug = membership::word(&organization)),
            count => message!("findings-to-settle", count = count),
        }));
        let report = notes.into_iter().fold(report, Report::note);
        let body = found.iter().find(|line| line.rule == "siret-public-service");
        return Ok(match body.and_then(|found| found.about.first()) {
            Some(_) if has_read => report.note(Note::Say(message!("certify-team-looks-at-mails"))),
            Some(page) => report.note(Note::Say(message!("certify-team-looks", page = page))),
            None => report,
        });
    }
    request(arguments, context, &organization)
}

fn request(arguments: &Arguments, context: &Context, organization: &Organization) -> anyhow::Result<Report> {
    let me = context.me()?;
    if !rights::of(organization, me).edit {
        let message = message!("certify-only-administrators", organization = &organization.name);
        return Err(rights::refused(organization, message).into());
    }
    if check::is_certified(organization) {
        let said = message!("certify-already", organization = &organization.name);
        return Ok(status::report(context, organization)?.note(Note::Say(said)));
    }
    let missing =
        findings::missing(&check::lines(context, organization, arguments.siret_check, Evidence::default())?);
    if missing > 0 {
        context.terminal.warn(&message!(
            "certify-unready",
            count = missing,
            slug = membership::word(organization)
        ));
    }
    let asked = status::asked(context, organization)?;
    let recently = asked.filter(|moment| age::days_between(*moment, context.settings.now) < DAYS_TO_ANSWER);
    if let Some(moment) = recently {
        context.terminal.warn(&message!("certify-asked", since = age::ago(moment, context.settings.now)));
    }
    let task = MessageTask {
        organization,
        action: "certify-request",
        message: compose(arguments, context, organization)?,
        stake: if recently.is_some() { Stake::Derived } else { Stake::Named },
        page: page(context)?,
        recipient: None,
    };
    support_message::deliver(context, &task, &arguments.delivery)
}

/// The page on which to ask, else the portal's own.
fn page(context: &Context) -> anyhow::Result<String> {
    let portal = context.portal()?;
    Ok(portal.certification_page().map_or_else(|| portal.site().to_string(), str::to_owned))
}

fn compose(
    arguments: &Arguments,
    context: &Context,
    organization: &Organization,
) -> anyhow::Result<SupportMessage> {
    let reason = support_message::wanted(
        context,
        &Wanted {
            typed: arguments.reason.as_deref(),
            flag: "--reason",
            question: "certify-ask-reason",
            missing: "certify-needs-reason",
        },
    )?;
    let proof = support_message::wanted(
        context,
        &Wanted {
            typed: arguments.proof.as_deref(),
            flag: "--proof",
            question: "certify-ask-proof",
            missing: "certify-needs-proof",
        },
    )?;
    let email = support_message::address(context, &arguments.delivery)?;
    let me = context.me()?;
    let site = site_name(&context.settings.site);
    let opening = match rights::role(organization, &me.id) {
        Some("admin") => "certify-letter-opening",
        _ => "certify-letter-opening-of-staff",
    };
    let body = support_message::body(
        context,
        &[
            Paragraph::Said(message!("letter-hello")),
            Paragraph::Said(
                message!(opening, organization = &organization.name, site = site).with("account", &me.slug),
            ),
            Paragraph::Said(support_message::identity(context, organization)?),
            Paragraph::Said(message!("certify-letter-reason")),
            Paragraph::Typed(&reason),
            Paragraph::Said(message!("certify-letter-proof")),
            Paragraph::Typed(&proof),
            Paragraph::Said(message!("letter-closing", email = &email, name = me.name())),
        ],
    );
    let subject = message!("certify-letter-subject", organization = &organization.name);
    let subject = context.terminal.messages.open().say(&subject);
    Ok(SupportMessage { email, segment: SEGMENT, subject, body })
}
