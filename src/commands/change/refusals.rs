//! The guards' refusals and warnings, worded; their numbers are those of `docs/guards.md`.

use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::roster::{Account, CurrentMembers, Policy, Refusal, Unable, Warning};

/// The failure for a plan that the guards refuse: the first is the sentence, the others follow.
pub fn failure(refused: &[Refusal], current: &CurrentMembers, policy: &Policy) -> Failure {
    let mut failure: Option<Failure> = None;
    for refusal in refused {
        let (code, message, hint) = word(refusal, current, policy);
        let sentence = match failure {
            None => Failure::new(code, message).ending(ExitStatus::Guarded),
            Some(known) => known.hint(message),
        };
        let sentence = unable(refusal).into_iter().fold(sentence, Failure::hint);
        failure = Some(sentence.hint(hint));
    }
    failure.unwrap_or_else(|| Failure::new(Code::Guard, Message::new("failure-answered-no")))
}

/// Who would be left and can't act: the list of members alone does not show it.
fn unable(refusal: &Refusal) -> Vec<Message> {
    let (Refusal::LastAdministrator { unable } | Refusal::TooFewAdministrators { unable, .. }) = refusal
    else {
        return Vec::new();
    };
    let said = |unable: &Unable| {
        let key = match unable.account {
            Account::Deleted => "guard-left-deleted",
            Account::SwitchedOff => "guard-left-switched-off",
            Account::Active | Account::Unknown => "guard-left-doubled",
        };
        message!(key, person = &unable.name)
    };
    unable.iter().map(said).collect()
}

fn word(refusal: &Refusal, current: &CurrentMembers, policy: &Policy) -> (Code, Message, Message) {
    let organization = &current.organization.name;
    let slug = &current.organization.word();
    match refusal {
        Refusal::LastAdministrator { .. } => (
            Code::LastAdmin,
            message!("guard-last-administrator", organization = organization),
            message!("hint-promote-first", slug = slug),
        ),
        Refusal::TooFewAdministrators { left, wanted, .. } => (
            Code::TooFewAdmins,
            message!(
                "guard-too-few-administrators",
                organization = organization,
                left = *left,
                wanted = *wanted
            ),
            message!("hint-promote-first", slug = slug),
        ),
        Refusal::RequiredAdministrator { name } => (
            Code::RequiredAdmin,
            message!("guard-required-administrator", person = name),
            message!("hint-required-administrator"),
        ),
        Refusal::RequiredIsGone { name, account } => (
            Code::RequiredAdmin,
            message!(
                match account {
                    Account::Deleted => "guard-required-deleted",
                    _ => "guard-required-switched-off",
                },
                person = name
            ),
            message!("hint-required-gone"),
        ),
        Refusal::Oneself => (
            Code::Oneself,
            message!("guard-oneself", organization = organization),
            message!("hint-allow-self"),
        ),
        Refusal::TooManyRemovals { count, most, in_all } => (
            Code::TooManyRemovals,
            message!("guard-too-many-removals", count = *count, most = *most),
            raise(*in_all, current.members.len(), policy),
        ),
        Refusal::TooManyWithdrawals { count, most, in_all } => (
            Code::TooManyWithdrawals,
            message!("guard-too-many-withdrawals", count = *count, most = *most),
            raise(*in_all, current.members.len(), policy),
        ),
        Refusal::TooManyDemotions { count, most, in_all } => (
            Code::TooManyDemotions,
            message!("guard-too-many-demotions", count = *count, most = *most),
            raise(*in_all, current.members.len(), policy),
        ),
        Refusal::TooManyUnassigned { count, most, had } => (
            Code::TooManyUnassigned,
            message!("guard-too-many-unassigned", count = *count, most = *most),
            raise(*count, *had, policy),
        ),
        Refusal::NamedTwice { name } => {
            (Code::NamedTwice, message!("guard-named-twice", person = name), message!("hint-named-twice"))
        }
    }
}

/// How to go past a ceiling of so many: the flag, unless a setting, which only tightens, is what holds.
fn raise(count: usize, whole: usize, policy: &Policy) -> Message {
    match &policy.max_removals_at_most {
        ceilings if ceilings.iter().any(|ceiling| ceiling.people(whole) < count) => {
            message!(
                "hint-max-removals-setting",
                name = "UDATACTL_MAX_REMOVALS",
                command = "udatactl config list"
            )
        }
        _ if policy.max_removals_of_roster.is_some_and(|ceiling| ceiling.people(whole) < count) => {
            message!("hint-max-removals-roster")
        }
        _ => message!("hint-max-removals", value = count.to_string()),
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
