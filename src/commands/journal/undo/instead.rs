//! What the journal can't take back, and what to do instead.

use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::journal::Subject;
use crate::messages::Message;

/// The failure for such an entry.
pub fn failure(subject: &Subject) -> Failure {
    let organization = subject.organization.as_deref();
    let on = |verb: &str| organization.map(|organization| format!("udatactl {verb} {organization}"));
    let about = |verb: &str, what: &Option<String>| Some(format!("{} {}", on(verb)?, what.as_deref()?));
    let (key, command) = match subject.action.as_str() {
        "reject" => {
            let command = about("member add", &subject.person);
            ("journal-undo-rejection", command.map(|command| command + " --invite-again"))
        }
        "ask" => ("journal-undo-ask", None),
        "accept" => ("journal-undo-own-verb", on("org leave")),
        "refuse" => ("journal-undo-refusal", on("org join")),
        "create" | "restore" => ("journal-undo-own-verb", on("org delete")),
        "delete" => ("journal-undo-own-verb", on("org restore")),
        "badge-add" => ("journal-undo-own-verb", about("badge remove", &subject.after)),
        "badge-remove" => ("journal-undo-own-verb", about("badge add", &subject.before)),
        "assign" => ("journal-undo-own-verb", assignment("remove", subject)),
        "unassign" => ("journal-undo-own-verb", assignment("add", subject)),
        "delete_content" => ("journal-undo-content", None),
        "update" | "logo" => ("journal-undo-update", on("org show")),
        "certify-request" | "recover" => ("journal-undo-mail", None),
        "read" => ("journal-undo-read", None),
        "remove" => ("journal-undo-no-role", about("member add", &subject.person)),
        "invite" | "cancel" => ("journal-undo-no-invitation", on("invite list")),
        _ => ("journal-undo-raw", None),
    };
    let failure = Failure::new(ExitStatus::Guarded, "cannot_be_undone", Message::new(key));
    match command {
        Some(command) => failure.try_command(command),
        None => failure,
    }
}

/// The command that takes away, or gives back, what an entry changed of somebody's assignments.
fn assignment(verb: &str, subject: &Subject) -> Option<String> {
    let listed = |state: &Option<String>| -> Vec<String> {
        state.iter().flat_map(|state| state.split(' ')).map(str::to_owned).collect()
    };
    let (before, after) = (listed(&subject.before), listed(&subject.after));
    let only = |some: &[String], others: &[String]| {
        some.iter().filter(|one| !others.contains(one)).cloned().collect::<Vec<_>>()
    };
    let changed = [only(&before, &after), only(&after, &before)].concat();
    assigning(verb, subject, &changed)
}

/// The command about these assignments, each such as `Dataset/5f4d…`, of the person of an entry.
pub fn assigning(verb: &str, subject: &Subject, assigned: &[String]) -> Option<String> {
    let ids: Vec<&str> = assigned.iter().filter_map(|one| Some(one.split_once('/')?.1)).collect();
    let (organization, person) = (subject.organization.as_ref()?, subject.person.as_ref()?);
    (!ids.is_empty()).then(|| format!("udatactl assignment {verb} {organization} {person} {}", ids.join(" ")))
}
