//! What the guards say, worded; their numbers are those of `docs/guards.md`.

use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::messages::Message;
use crate::roster::{Policy, Refusal, Roll, Warning};

/// The failure for a plan that the guards refuse: the first is the sentence, the others follow.
pub fn failure(refused: &[Refusal], roll: &Roll, policy: &Policy) -> Failure {
    let mut worded = refused.iter().map(|refusal| word(refusal, roll, policy));
    let (code, message, hint) = worded.next().unwrap_or_else(|| {
        ("guard", Message::new("failure-answered-no"), Message::new("failure-answered-no"))
    });
    let mut failure = Failure::new(ExitStatus::Guarded, code, message).hint(hint);
    for (_, message, hint) in worded {
        failure = failure.hint(message).hint(hint);
    }
    failure
}

fn word(refusal: &Refusal, roll: &Roll, policy: &Policy) -> (&'static str, Message, Message) {
    let organization = &roll.organization.name;
    let slug = &roll.organization.word();
    match refusal {
        Refusal::LastAdministrator => (
            "last_admin",
            message!("guard-last-administrator", organization = organization),
            message!("hint-promote-first", slug = slug),
        ),
        Refusal::TooFewAdministrators { left, wanted } => (
            "too_few_admins",
            message!(
                "guard-too-few-administrators",
                organization = organization,
                left = *left,
                wanted = *wanted
            ),
            message!("hint-promote-first", slug = slug),
        ),
        Refusal::RequiredAdministrator { name } => (
            "required_admin",
            message!("guard-required-administrator", person = name),
            message!("hint-required-administrator"),
        ),
        Refusal::Oneself => {
            ("oneself", message!("guard-oneself", organization = organization), message!("hint-allow-self"))
        }
        Refusal::TooManyRemovals { count, most, in_all } => (
            "too_many_removals",
            message!("guard-too-many-removals", count = *count, most = *most),
            raise(*in_all, roll.members.len(), policy),
        ),
        Refusal::TooManyWithdrawals { count, most, in_all } => (
            "too_many_withdrawals",
            message!("guard-too-many-withdrawals", count = *count, most = *most),
            raise(*in_all, roll.members.len(), policy),
        ),
        Refusal::TooManyDemotions { count, most, in_all } => (
            "too_many_demotions",
            message!("guard-too-many-demotions", count = *count, most = *most),
            raise(*in_all, roll.members.len(), policy),
        ),
        Refusal::TooManyUnassigned { count, most, had } => (
            "too_many_unassigned",
            message!("guard-too-many-unassigned", count = *count, most = *most),
            raise(*count, *had, policy),
        ),
        Refusal::NamedTwice { name } => {
            ("named_twice", message!("guard-named-twice", person = name), message!("hint-named-twice"))
        }
    }
}

/// How to go past a ceiling of so many: the flag, unless the environment, which only tightens, is what holds.
fn raise(count: usize, whole: usize, policy: &Policy) -> Message {
    match policy.max_removals_at_most {
        Some(ceiling) if ceiling.people(whole) < count => {
            message!("hint-max-removals-environment", name = "UDATACTL_MAX_REMOVALS")
        }
        _ if policy.max_removals_of_roster.is_some_and(|ceiling| ceiling.people(whole) < count) => {
            message!("hint-max-removals-roster")
        }
        _ => message!("hint-max-removals", count = count),
    }
}

/// A warning of the guards.
pub fn warning(warning: &Warning) -> Message {
    match warning {
        Warning::FewAdministrators { left } => message!("warning-few-administrators", left = *left),
        Warning::LosesEveryRight { name } => message!("warning-loses-every-right", person = name),
        Warning::LosesAssignments { name } => message!("warning-loses-assignments", person = name),
    }
}
