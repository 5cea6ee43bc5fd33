//! Why a raw call is not made, or was refused.

use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::{self, Failure};
use crate::message;
use crate::portal::{Error, Reserved};

/// The failure for a write that a verb guards, with that verb.
pub fn reserved(context: &Context, reserved: Reserved) -> Failure {
    let verb = match reserved {
        Reserved::AddMember => "udatactl member add ORG PERSON",
        Reserved::SetRole => "udatactl member set-role ORG PERSON ROLE",
        Reserved::RemoveMember => "udatactl member remove ORG PERSON",
        Reserved::AskToJoin => "udatactl org join ORG --comment TEXT",
        Reserved::ApproveRequest => "udatactl requests approve ORG REQUEST",
        Reserved::RejectRequest => "udatactl requests reject ORG REQUEST --comment TEXT",
        Reserved::CancelInvitation => "udatactl invite cancel ORG INVITATION",
        Reserved::AcceptInvitation => "udatactl invite accept INVITATION",
        Reserved::RefuseInvitation => "udatactl invite refuse INVITATION",
        Reserved::DeleteOrganization => "udatactl org delete ORG",
        Reserved::Members => "udatactl member list ORG",
        Reserved::Assign => return without_verb(context, "api-assignments"),
        Reserved::DeleteAccount => return without_verb(context, "api-account"),
        Reserved::Unclear => return Failure::usage("unclear_path", message!("api-unclear-path")),
    };
    Failure::new(ExitStatus::Guarded, "use_the_verb", message!("api-use-the-verb")).try_command(verb)
}

/// No verb does this: the portal's own pages do.
fn without_verb(context: &Context, key: &'static str) -> Failure {
    let site = context.settings.site.as_str();
    Failure::new(ExitStatus::Guarded, "use_the_portal", message!(key))
        .hint(message!("hint-use-the-portal", site = site))
}

/// A refusal with what the portal itself says, also where our sentence says it in other words.
pub fn in_the_portals_words(error: Error) -> Failure {
    let mut explained = failure::portal_failure(&error);
    if let Error::Refused(answer) = &error
        && let Some(said) = &answer.message
        && explained.fields.iter().all(|(name, _)| name != "message")
    {
        explained.fields.push(("message".to_owned(), said.clone()));
    }
    explained
}
