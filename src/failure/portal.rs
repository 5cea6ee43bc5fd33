//! The portal's refusals and silences, worded.

use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::messages::Message;
use crate::portal::{Answer, Error, Feature, Oddity, Switch};

/// What an error of the portal means for the person.
pub fn explain(error: &Error) -> Failure {
    match error {
        Error::Unreachable { host, cause } => {
            let message = message!("failure-unreachable", host = host, cause = cause);
            Failure::new(ExitStatus::TryLater, "unreachable", message)
                .hint(Message::new("hint-check-network"))
        }
        Error::TooSlow { host, seconds } => {
            let message = message!("failure-too-slow", host = host, seconds = *seconds);
            Failure::new(ExitStatus::TryLater, "too_slow", message).hint(Message::new("hint-longer-timeout"))
        }
        Error::Uncertain { path, cause, .. } => {
            let message = message!("failure-uncertain", path = path, cause = cause);
            Failure::new(ExitStatus::TryLater, "uncertain", message)
                .hint(Message::new("hint-look-before-repeating"))
        }
        Error::Refused(answer) => refused(answer),
        Error::Odd { path, oddity } => odd(path, oddity),
        Error::Redirected { path, to } => {
            let message = message!("failure-redirected", path = path, to = to);
            Failure::new(ExitStatus::TryLater, "redirected", message).hint(Message::new("hint-check-site"))
        }
        Error::Held(Switch::ReadOnly) => {
            Failure::new(ExitStatus::Guarded, "read_only_switch", Message::new("failure-switch-read-only"))
        }
        Error::Held(Switch::NoRemovals) => Failure::new(
            ExitStatus::Guarded,
            "no_removals_switch",
            Message::new("failure-switch-no-removals"),
        ),
        Error::InClear { site } => Failure::usage("not_https", message!("failure-not-https", site = site)),
        Error::Lacks(feature) => {
            let key = match feature {
                Feature::Invitations => "failure-lacks-invitations",
                Feature::OwnRequests => "failure-lacks-own-requests",
            };
            Failure::new(ExitStatus::Refused, "portal_too_old", Message::new(key))
        }
        Error::Setup(cause) => Failure::usage("connection", message!("failure-connection", cause = cause)),
    }
}

fn odd(path: &str, oddity: &Oddity) -> Failure {
    let what = match oddity {
        Oddity::Html => Message::new("oddity-html"),
        Oddity::NotJson(cause) => message!("oddity-not-json", cause = cause),
        Oddity::Shape(cause) => message!("oddity-shape", cause = cause),
        Oddity::EndedEarly { got, total } => message!("oddity-ended-early", got = *got, total = *total),
        Oddity::CutShort(cause) => message!("oddity-cut-short", cause = cause),
    };
    let message = message!("failure-odd", path = path, what = what);
    Failure::new(ExitStatus::TryLater, "odd_answer", message).hint(Message::new("hint-check-site"))
}

fn refused(answer: &Answer) -> Failure {
    let mut failure = match answer.status {
        401 => unauthorized(answer),
        403 => Failure::new(ExitStatus::NotAllowed, "not_allowed", Message::new("failure-not-allowed"))
            .hint(Message::new("hint-ask-administrators")),
        404 if answer.html => not_udata(answer),
        404 => Failure::new(
            ExitStatus::NotFound,
            "not_found",
            message!("failure-not-found", path = &answer.path),
        ),
        405 if answer.html => not_udata(answer),
        410 => {
            Failure::new(ExitStatus::NotFound, "deleted", message!("failure-deleted", path = &answer.path))
        }
        423 => {
            Failure::new(ExitStatus::TryLater, "portal_read_only", Message::new("failure-portal-read-only"))
                .hint(Message::new("hint-try-later"))
        }
        429 => too_many(answer),
        500.. => {
            let message = message!("failure-portal-broken", status = answer.status, path = &answer.path);
            Failure::new(ExitStatus::TryLater, "portal_error", message).hint(Message::new("hint-try-later"))
        }
        _ => {
            let said = answer.message.clone().unwrap_or_default();
            let key = if said.is_empty() || !answer.fields.is_empty() {
                "failure-refused"
            } else {
                "failure-refused-saying"
            };
            Failure::new(ExitStatus::Refused, "refused", message!(key, status = answer.status, said = said))
        }
    };
    failure.http = Some(answer.status);
    failure.fields = answer.fields.clone();
    failure
}

/// The portal's words for a refused key (`udata/api/__init__.py`, `authentify`): never translated by it.
fn unauthorized(answer: &Answer) -> Failure {
    let said = answer.message.as_deref().unwrap_or_default();
    let (code, key) = match said {
        "Invalid API token" | "Invalid API Key" => ("token_invalid", "failure-token-invalid"),
        "Revoked API token" => ("token_revoked", "failure-token-revoked"),
        "Expired API token" => ("token_expired", "failure-token-expired"),
        "Inactive user" => ("account_inactive", "failure-account-inactive"),
        _ => ("unauthorized", "failure-unauthorized"),
    };
    let failure = Failure::new(ExitStatus::SignIn, code, Message::new(key));
    if code == "account_inactive" {
        failure.hint(Message::new("hint-ask-portal-staff"))
    } else {
        failure.try_command("udatactl auth login")
    }
}

fn not_udata(answer: &Answer) -> Failure {
    let message = message!("failure-no-such-route", status = answer.status, path = &answer.path);
    Failure::new(ExitStatus::Refused, "no_such_route", message).hint(Message::new("hint-check-site"))
}

fn too_many(answer: &Answer) -> Failure {
    let message = match answer.retry_after {
        Some(seconds) => message!("failure-too-many-wait", seconds = seconds),
        None => Message::new("failure-too-many"),
    };
    Failure::new(ExitStatus::TryLater, "too_many_calls", message).hint(Message::new("hint-resume"))
}
