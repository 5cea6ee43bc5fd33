//! The one way to write: what was shown is agreed to, its organization held and looked at again, the write sent with an entry
//! of the journal around it, and what the portal holds then read back. Memberships go it too, many at a time (`change`).

use std::time::Duration;

use super::consent::{self, Stake};
use super::doubt;
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::{Code, Failure, portal_failure};
use crate::journal::{Made, WriteSubject};
use crate::membership::ChangeStatus;
use crate::messages::{Message, message};
use crate::report::{Note, Report};
use udata_client::{self as client, Organization, Portal};
use udatactl_files::lock::OrganizationLock;

/// How long an organization that another process holds is waited for: longer than any single change takes.
const WAIT_LIMIT: Duration = Duration::from_mins(2);

/// What has to be agreed to.
pub struct Agreement {
    pub stake: Stake,
    pub question: Message,
    /// Somebody or something loses what it has.
    pub takes_away: bool,
}

impl Agreement {
    /// An agreement to go on with what was named, or found; `takes_away` is for the safety switch.
    pub fn to_go_on(stake: Stake, takes_away: bool) -> Self {
        Self { stake, question: Message::new("question-go-on"), takes_away }
    }
}

/// What a portal holds of what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    All,
    Part,
    Nothing,
}

/// A call that writes something of an organization, and how its effect is read.
pub trait Call {
    /// What is read back.
    type Now;

    /// What the journal says of it.
    ///
    /// # Errors
    /// Exit 4 without a valid key.
    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject>;

    /// Sends it.
    ///
    /// # Errors
    /// Those of the portal.
    fn send(&self, portal: &Portal) -> client::Result<()>;

    /// Reads what the portal holds now.
    ///
    /// # Errors
    /// Those of the portal.
    fn read(&self, portal: &Portal) -> client::Result<Self::Now>;

    /// Compares that with what is wanted.
    fn holds(&self, now: &Self::Now) -> Holds;

    /// The ids of what it made, which only that tells.
    fn made(&self, now: &Self::Now) -> Made {
        let _ = now;
        Made::default()
    }
}

/// A call that a verb is for: shown before, and reported afterwards.
pub trait Write: Call {
    /// The organization that is held meanwhile.
    fn organization(&self) -> &str;

    /// What has to be agreed to.
    fn agreement(&self) -> Agreement;

    /// Shows what is about to be written.
    fn show(&self, context: &Context);

    /// Looks again once the organization is held; `moved` where it may have changed since it was read. Gives a report where
    /// nothing is to be done any more.
    ///
    /// # Errors
    /// Exit 9 where something else than what was shown would be written.
    fn look_again(&self, context: &Context, moved: bool) -> anyhow::Result<Option<Report>> {
        let _ = (context, moved);
        Ok(None)
    }

    /// The report; `now` is what was read back.
    fn report(&self, written: ChangeStatus, now: Option<&Self::Now>) -> Report;

    /// What is said once it is done: the command that undoes it, at least.
    fn done(&self, now: &Self::Now) -> Vec<Note>;

    /// Why it is not as wanted although the portal took it.
    fn not_held(&self) -> Failure;
}

/// Shows a write, asks, sends it and reads back; in a dry run only shows it.
///
/// # Errors
/// Exit 2 or 11 without a yes, 3 under a safety switch, 8 where it is not as wanted, 9 where another process holds the
/// organization or it has changed meanwhile, and those of the portal for what was not done.
pub fn carry_out<W: Write>(write: &W, context: &Context) -> anyhow::Result<Report> {
    carry_out_held(write, context, None)
}

/// Carries out a write to an organization that may be held already: then it is as it was read.
///
/// # Errors
/// As [`carry_out`].
pub fn carry_out_held<W: Write>(
    write: &W,
    context: &Context,
    held: Option<OrganizationLock>,
) -> anyhow::Result<Report> {
    write.show(context);
    let Some(writer) = agreed(context, &write.agreement())? else {
        return rehearsed(context, write.report(ChangeStatus::Planned, None), |portal| {
            let _ = write.send(portal);
        });
    };
    let _held = if let Some(held) = held {
        held
    } else {
        let held = hold(context, write.organization())?;
        if let Some(report) = write.look_again(context, held.was_held_since(context.started))? {
            return Ok(report);
        }
        held
    };
    let (now, written) = send(write, &writer)?;
    match now {
        Ok(now) => {
            let mut report = write.report(written, Some(&now));
            if written == ChangeStatus::Changed {
                report.notes.extend(write.done(&now));
            } else {
                report.failure = Some(write.not_held());
            }
            Ok(report)
        }
        Err(failure) => {
            Ok(Report { failure: Some(Failure::not_read_back(failure)), ..write.report(written, None) })
        }
    }
}

/// Makes a call on a held organization, and gives what the portal holds then, or why that can't be read, and what became of it.
///
/// # Errors
/// Those of a write that was not done for certain.
pub fn send<C: Call>(call: &C, writer: &Writer) -> anyhow::Result<(Result<C::Now, Failure>, ChangeStatus)> {
    send_with(call, writer, writer.context().signed_in()?)
}

/// Makes a call as [`send`] does, with another key.
///
/// # Errors
/// As [`send`].
pub fn send_with<C: Call>(
    call: &C,
    writer: &Writer,
    portal: &Portal,
) -> anyhow::Result<(Result<C::Now, Failure>, ChangeStatus)> {
    let sent = writer.write(call.subject(writer.context())?, |_| call.send(portal));
    let lost = doubt::lost(sent)?;
    match (call.read(portal), lost) {
        (Ok(now), lost) => match (call.holds(&now), lost) {
            (Holds::All, lost) => {
                writer.note_made(call.made(&now), lost.is_some());
                Ok((Ok(now), ChangeStatus::Changed))
            }
            (Holds::Nothing, Some(lost)) => Err(doubt::not_done(&lost).into()),
            _ => Ok((Ok(now), ChangeStatus::Failed)),
        },
        (Err(error), lost) => {
            let written = if lost.is_some() { ChangeStatus::Failed } else { ChangeStatus::Changed };
            Ok((Err(portal_failure(&error)), written))
        }
    }
}

/// Asks, once everything was shown: gives what writes, and nothing in a dry run.
///
/// # Errors
/// Exit 2 or 11 without a yes, 3 under a safety switch.
pub fn agreed<'c>(context: &'c Context, agreement: &Agreement) -> anyhow::Result<Option<Writer<'c>>> {
    let Some(writer) = context.writer() else { return Ok(None) };
    context.may_write(agreement.takes_away)?;
    context.terminal.say(&context.destination());
    consent::ask(context, &agreement.stake, &agreement.question)?;
    Ok(Some(writer))
}

/// Ends a dry run with its report; with `-v` it shows the calls that it would make.
///
/// # Errors
/// Exit 4 without a key.
pub fn rehearsed(context: &Context, report: Report, calls: impl FnOnce(&Portal)) -> anyhow::Result<Report> {
    Ok(report.note(rehearse(context, calls)?))
}

/// Makes the calls of a dry run on a portal that only traces them, where `-v` asks for that; says that nothing was sent.
///
/// # Errors
/// Exit 4 without a key.
pub fn rehearse(context: &Context, calls: impl FnOnce(&Portal)) -> anyhow::Result<Note> {
    if let Some(portal) = context.rehearsal()? {
        calls(&portal);
    }
    Ok(Note::Say(message!("dry-run-nothing-sent")))
}

/// Holds an organization that was just read, where no question will be asked, and gives it as it is then: of several
/// processes each then begins with what the one before has left.
///
/// # Errors
/// As [`hold`], and those of the portal.
pub fn hold_now(
    context: &Context,
    organization: Organization,
    stake: &Stake,
) -> anyhow::Result<(Organization, Option<OrganizationLock>)> {
    if context.settings.dry_run || !consent::is_answered(context, stake) {
        return Ok((organization, None));
    }
    let held = hold(context, &organization.id)?;
    let was_held = held.was_held_since(context.started);
    let now = if was_held { context.signed_in()?.organization(&organization.id)? } else { organization };
    Ok((now, Some(held)))
}

/// Holds an organization against the other processes of this machine.
///
/// # Errors
/// Exit 9 when another process does not let it go in time.
pub fn hold(context: &Context, organization: &str) -> anyhow::Result<OrganizationLock> {
    let waiting = || context.terminal.say(&message!("waiting-for-another-process"));
    Ok(OrganizationLock::acquire(&context.settings.places.state, organization, WAIT_LIMIT, waiting)?)
}

/// The failure of a write that the portal took, and of which it holds something else: exit 8.
pub fn not_held(message: Message) -> Failure {
    Failure::new(Code::NotReadBack, message)
}
