//! `org join`: asks to become a member. Nothing is sent twice: the portal mails every administrator each time.

use clap::Args;

use crate::commands::change::guards::Guards;
use crate::commands::change::{Actor, MembershipEdit};
use crate::commands::consent::Stake;
use crate::commands::rights;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use crate::report::{Note, Report, age};
use udata_client::{Error, Me, invitations::ReceivedInvitation};
use udatactl_core::roster::{Action, Change, Request, Role, Standing, Target};
use udatactl_core::text::shell::Command;

/// Which organization, and what to say to its administrators.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    org: String,
    #[arg(long, alias = "message", value_name = "TEXT")]
    comment: Option<String>,
}

/// Asks to join, unless I am a member, have asked or am invited already.
///
/// # Errors
/// Exit 2 without a comment where nobody can be asked for one; exit 6 for a deleted organization.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let given = arguments.comment.as_deref().map(str::trim);
    if given.is_some_and(str::is_empty) {
        return Err(missing_comment().into());
    }
    let edit = MembershipEdit::begin(context, &arguments.org, Actor::Oneself, Stake::Named)?;
    // On a deleted organization the portal takes requests that nobody will see.
    rights::require_alive(&edit.organization)?;
    let me = context.me()?;
    let target = oneself(me);
    match edit.current.standing(Some(&me.id), None) {
        Standing::Member(member) => {
            let role = member.role.map_or("", Role::word);
            let said = message!("member-already", role = Message::new(format!("role-{role}")))
                .with("organization", &edit.organization.name);
            return Ok(edit.leave_alone(&target, "ask", Some(role)).note(Note::Say(said)));
        }
        Standing::Asked(request) => {
            let said = message!("asked-already", since = since(context, request));
            return Ok(edit.leave_alone(&target, "ask", Some("pending")).note(Note::Say(said)));
        }
        Standing::Invited(invitation) => {
            let said =
                message!("invited-already", command = Command::new("invite accept {}", &[&invitation.id]));
            return Ok(edit.leave_alone(&target, "ask", Some("pending")).note(Note::Hint(said)));
        }
        Standing::TurnedDown(request) => {
            context.terminal.say(&message!("join-turned-down", since = since(context, request)));
        }
        Standing::Stranger if edit.current.requests.is_none() => {
            if let Some(invitation) = received(context, &edit.organization.id)? {
                let said = message!(
                    "invited-already",
                    command = Command::new("invite accept {}", &[&invitation.id])
                );
                return Ok(edit.leave_alone(&target, "ask", Some("pending")).note(Note::Hint(said)));
            }
            context.terminal.warn(&message!("join-untold"));
        }
        Standing::Stranger => {}
    }
    if edit.current.administrators().all(|member| member.account.is_gone()) {
        context.terminal.warn(&message!("join-nobody-to-answer"));
    }
    let comment = match given {
        Some(comment) => comment.to_owned(),
        None => ask_for_comment(context)?,
    };
    let policy = edit.policy(&Guards::default())?;
    let untold = edit.current.requests.is_none();
    let report = edit.carry_out(vec![Change { target, action: Action::Ask { comment } }], &policy)?;
    if report.failure.is_some() || context.settings.dry_run || untold {
        return Ok(report);
    }
    Ok(report.note(Note::Hint(message!("join-what-next", command = "udatactl requests mine"))))
}

/// My invitation to an organization, as my own list has it: for a portal that does not tell it there.
fn received(context: &Context, organization: &str) -> anyhow::Result<Option<ReceivedInvitation>> {
    match context.signed_in()?.received_invitations() {
        Err(Error::Lacks(_)) => Ok(None),
        read => Ok(read?.into_iter().find(|invitation| invitation.organization.id == organization)),
    }
}

/// Me, as the target of a change.
pub fn oneself(me: &Me) -> Target {
    Target { id: Some(me.id.clone()), slug: Some(me.slug.clone()), name: me.name() }
}

fn since(context: &Context, request: &Request) -> crate::messages::Value {
    age::of(request.created.as_deref().unwrap_or_default(), context.settings.now)
}

fn ask_for_comment(context: &Context) -> Result<String, Failure> {
    if !context.terminal.can_ask() {
        return Err(missing_comment());
    }
    let typed = context.terminal.ask_long(&message!("join-ask-comment"))?;
    let comment = typed.trim();
    if comment.is_empty() { Err(missing_comment()) } else { Ok(comment.to_owned()) }
}

fn missing_comment() -> Failure {
    Failure::new(Code::MissingComment, message!("join-needs-comment"))
}
