//! The entries that the journal can't take back, and what to do instead.

use crate::failure::{Code, Failure};
use crate::journal::WriteSubject;
use crate::messages::Message;
use udatactl_core::text::shell::Command;

/// The failure for such an entry.
pub fn failure(subject: &WriteSubject) -> Failure {
    let organization = subject.organization.as_deref();
    let on = |verb: &'static str| organization.map(|organization| Command::new(verb, &[organization]));
    let about = |verb: &'static str, what: &Option<String>| Some(on(verb)?.and("{}", &[what.as_deref()?]));
    let (key, command) = match subject.action.as_str() {
        "reject" => {
            let command = about("member add {}", &subject.person);
            ("journal-undo-rejection", command.map(|command| command.and("--invite-again", &[])))
        }
        "ask" => ("journal-undo-ask", None),
        "accept" => ("journal-undo-own-verb", on("org leave {}")),
        "refuse" => ("journal-undo-refusal", on("org join {}")),
        "create" | "restore" => ("journal-undo-own-verb", on("org delete {}")),
        "delete" => ("journal-undo-own-verb", on("org restore {}")),
        "badge-add" => ("journal-undo-own-verb", about("badge remove {}", &subject.after)),
        "badge-remove" => ("journal-undo-own-verb", about("badge add {}", &subject.before)),
        "contact-add" => {
            let id = subject.content.as_deref().and_then(|content| content.strip_prefix("contact/"));
            let remove = id.and_then(|id| about("contact remove {}", &Some(id.to_owned())));
            ("journal-undo-own-verb", remove.or_else(|| on("contact list {}")))
        }
        "contact-replace" => ("journal-undo-contact-replace", on("contact list {}")),
        "contact-remove" => ("journal-undo-contact-remove", on("contact add {}")),
        "key-create" => {
            let id = subject.content.as_deref().and_then(|content| content.strip_prefix("key/"));
            ("journal-undo-own-verb", id.map(|id| Command::new("auth token revoke {}", &[id])))
        }
        "key-replace" | "key-revoke" => ("journal-undo-key", Some(Command::new("auth login --web", &[]))),
        "notifications-pause" => ("journal-undo-own-verb", Some("udatactl notification pause --off".into())),
        "notifications-resume" => ("journal-undo-own-verb", Some("udatactl notification pause".into())),
        "notifications-follow" => ("journal-undo-own-verb", on("notification unfollow {}")),
        "notifications-unfollow" => ("journal-undo-own-verb", on("notification follow {}")),
        "notifications-cadence" | "notifications-mute" | "notifications-unmute" | "notifications-default" => {
            ("journal-undo-own-verb", Some("udatactl notification settings".into()))
        }
        "delete_content" => ("journal-undo-content", None),
        "update" | "logo" => ("journal-undo-update", on("org show {}")),
        "certify-request" | "recover" => ("journal-undo-mail", None),
        "read" => ("journal-undo-read", None),
        "remove" => ("journal-undo-no-role", about("member add {}", &subject.person)),
        "invite" | "cancel" => ("journal-undo-no-invitation", on("invite list {}")),
        _ => ("journal-undo-raw", None),
    };
    let failure = Failure::new(Code::CannotBeUndone, Message::new(key));
    match command {
        Some(command) => failure.try_command(command),
        None => failure,
    }
}
