//! `org recover`: an organization that nobody administers any more. Who is left, and the message to the portal's team,
//! who alone can name an administrator.

use crate::commands::consent::Stake;
use crate::commands::support_message::{self, MessageTask};
use crate::commands::{facts, resolve, rights};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Report};
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
    let me = context.me_if_signed_in()?;
    if me.is_some_and(|me| rights::administrators(&organization).any(|user| user.id == me.id))
        && !arguments.no_answer
    {
        return by_myself(arguments, context, &organization);
    }
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

/// What to do for whoever administers it: nobody is to be written to.
fn by_myself(
    arguments: &Arguments,
    context: &Context,
    organization: &Organization,
) -> anyhow::Result<Report> {
    let said = message!("recover-by-myself", organization = &organization.name);
    let next = message!("recover-name-others", slug = membership::word(organization));
    if arguments.writes() {
        return Err(Failure::new(Code::HasAdministrator, said).hint(next).into());
    }
    let left = left::people(context, organization);
    Ok(left.note(Note::Say(said)).note(Note::Hint(next)))
}

/// The failure where somebody can be asked first.
fn still_there(organization: &Organization, state: Administration) -> Failure {
    let key = if state == Administration::Active { "recover-administered" } else { "recover-hidden" };
    let message = message!(key, organization = &organization.name);
    Failure::new(Code::HasAdministrator, message)
        .hint(rights::whom_to_ask(organization))
        .hint(Message::new("recover-no-answer"))
}
