//! Why a raw call is not made, or was refused.

use crate::context::Context;
use crate::failure::{self, Code, Failure};
use crate::messages::message;
use udata_client::{Error, Reserved};

/// The failure for a write that a verb guards, with that verb.
pub fn reserved(context: &Context, reserved: Reserved) -> Failure {
    let verb = match reserved {
        Reserved::AddMember => "udatactl member add --help",
        Reserved::SetRole => "udatactl member set-role --help",
        Reserved::RemoveMember => "udatactl member remove --help",
        Reserved::AskToJoin => "udatactl org join --help",
        Reserved::ApproveRequest => "udatactl requests approve --help",
        Reserved::RejectRequest => "udatactl requests reject --help",
        Reserved::CancelInvitation => "udatactl invite cancel --help",
        Reserved::AcceptInvitation => "udatactl invite accept --help",
        Reserved::RefuseInvitation => "udatactl invite refuse --help",
        Reserved::DeleteOrganization => "udatactl org delete --help",
        Reserved::Members => "udatactl member list --help",
        Reserved::Assign => "udatactl assignment --help",
        Reserved::DeleteAccount => return without_verb(context, "api-account"),
        Reserved::Account => return without_verb(context, "api-rights-of-account"),
        Reserved::Key => "udatactl auth token --help",
        Reserved::Transfer => return without_verb(context, "api-transfer"),
        Reserved::Owner => return without_verb(context, "api-owner"),
        Reserved::Job => return without_verb(context, "api-job"),
        Reserved::Unclear => return Failure::new(Code::UnclearPath, message!("api-unclear-path")),
    };
    Failure::new(Code::UseTheVerb, message!("api-use-the-verb")).try_command(verb)
}

/// No verb does this: the portal's own pages do.
fn without_verb(context: &Context, key: &'static str) -> Failure {
    let site = context.settings.site.as_str();
    Failure::new(Code::UseThePortal, message!(key)).hint(message!("hint-use-the-portal", site = site))
}

/// A refusal with what the portal itself says, also where our sentence says it in other words.
pub fn in_the_portals_words(error: Error) -> Failure {
    let mut explained = failure::portal_failure(&error);
    if let Some(said) = error.said()
        && explained.fields.iter().all(|(name, _)| name != "message")
    {
        explained.fields.push(("message".to_owned(), said.to_owned()));
    }
    explained
}
