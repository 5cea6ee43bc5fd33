//! `org recover`: an organization that nobody administers any more. Who is left, and the message to the portal's team,
//! who alone can name an administrator.

use crate::commands::consent::Stake;
use crate::commands::support_message::{self, MessageTask};
use crate::commands::{facts, resolve, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::Report;
use udata_client::Organization;
use udatactl_core::audit::Thresholds;
use udatactl_core::audit::rules::administration::{Administration, administration};
use udatactl_core::audit::rules::transport;

mod arguments;
pub mod left;
mod writing;

pub use arguments::Arguments;

/// Lists who is left; with a reason, writes the message.
///
/// # Errors
/// Exit 2 for what is missing, 3 where somebody administers the organization who was seen within a year, or may have
/// been, unless they do not answer, 9 where the desk can't be reached.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    support_message::require_free(context, &arguments.delivery, &[arguments.reason.as_deref()])?;
    let mut organization = resolve::organization(context, &arguments.org)?;
    rights::require_alive(&organization)?;
    membership::complete_accounts(context.portal()?, None, &mut organization, |_| true)?;
    let facts = facts::of(&organization, None, context.settings.now);
    let state = administration(&facts, &Thresholds::default());
    if !arguments.writes() {
        let speaks = transport::speaks_of_it(&format!("{} {}", organization.name, organization.description));
        return Ok(left::report(context, &organization, state, speaks && !arguments.transport));
    }
    context.me()?;
    let is_left_alone = matches!(state, Administration::Nobody | Administration::Away);
    if !is_left_alone && !arguments.no_answer {
        return Err(still_there(&organization, state).into());
    }
    let asked = left::asked(context, &organization)?;
    let task = MessageTask {
        organization: &organization,
        action: "recover",
        message: writing::compose(arguments, context, &organization, state)?,
        stake: if asked { Stake::Derived } else { Stake::Named },
        page: String::new(),
        recipient: arguments.transport.then_some(writing::TRANSPORT),
    };
    let page = writing::page(arguments, context, &task.message)?;
    support_message::deliver(context, &MessageTask { page, ..task }, &arguments.delivery)
}

/// The failure where somebody can be asked first.
fn still_there(organization: &Organization, state: Administration) -> Failure {
    let key = if state == Administration::Active { "recover-administered" } else { "recover-hidden" };
    let message = message!(key, organization = &organization.name);
    Failure::new(Code::HasAdministrator, message)
        .hint(rights::whom_to_ask(organization))
        .hint(Message::new("recover-no-answer"))
}
