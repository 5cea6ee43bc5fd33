//! The portal's refusals and silences, worded.

use jiff::{ToSpan, Zoned};

use super::code::Code;
use crate::exit_status::ExitStatus;
use crate::failure::value::Failure;
use crate::messages::{Message, message};
use udata_client::{Answer, Error, Feature, Switch, UnexpectedAnswer};

pub mod catalog;
mod connection;

use connection::loss;

/// Explains an error of the portal to the person.
pub fn explain(error: &Error) -> Failure {
    Failure { is_general: error.is_general(), ..word(error) }
}

fn word(error: &Error) -> Failure {
    match error {
        Error::Unreachable { host, cause } => {
            let message = message!("failure-unreachable", host = host, cause = loss(cause));
            Failure::new(Code::Unreachable, message).hint(Message::new("hint-check-network"))
        }
        Error::TooSlow { host, seconds } => {
            let message = message!("failure-too-slow", host = host, length = length(*seconds));
            Failure::new(Code::TooSlow, message).hint(Message::new("hint-longer-timeout"))
        }
        Error::OutOfTime { seconds } => {
            let message = message!("failure-out-of-time", length = length(*seconds));
            Failure::new(Code::OutOfTime, message).hint(Message::new("hint-longer-deadline"))
        }
        Error::Uncertain { path, cause, .. } => {
            let message = message!("failure-uncertain", path = path, cause = loss(cause));
            Failure::new(Code::Uncertain, message).hint(Message::new("hint-look-before-repeating"))
        }
        Error::Proxy { proxy, host, why } => connection::proxy(proxy, host, why),
        Error::Untrusted { host, flaw } => connection::untrusted(host, flaw),
        Error::Authorities { named_by, path, why } => connection::authorities(named_by, path, why),
        Error::NoAuthorities => Failure::new(Code::NoAuthorities, Message::new("failure-no-authorities"))
            .hint(Message::new("hint-authorities")),
        Error::Refused(answer) => refused(answer),
        Error::Unexpected { path, status, kind } => unexpected(path, *status, kind),
        Error::NoPortal { site, why } => {
            let failure = word(why);
            let message = message!("failure-no-portal", site = site, why = failure.message.clone());
            let hint = message!("hint-check-site");
            Failure {
                status: ExitStatus::TryLater,
                code: Code::NoPortal,
                message,
                hints: vec![hint],
                ..failure
            }
        }
        Error::Interrupted => Failure::interrupted(),
        Error::Redirected { path, to } => {
            let message = message!("failure-redirected", path = path, to = to);
            Failure::new(Code::Redirected, message)
                .hint(Message::new("hint-check-site"))
                .hint(Message::new("hint-captive"))
        }
        Error::Held(Switch::ReadOnly) => {
            Failure::new(Code::ReadOnlySwitch, Message::new("failure-switch-read-only"))
        }
        Error::Held(Switch::NoRemovals) => {
            Failure::new(Code::NoRemovalsSwitch, Message::new("failure-switch-no-removals"))
        }
        Error::InClear { site } => Failure::new(Code::NotHttps, message!("failure-not-https", site = site)),
        Error::Lacks(Feature::Catalog) => {
            let message = Message::new("failure-lacks-catalog");
            Failure::new(Code::NoCatalog, message).try_command("udatactl audit portal")
        }
        Error::Lacks(feature) => {
            let key = match feature {
                Feature::Catalog => "failure-lacks-catalog",
                Feature::Invitations => "failure-lacks-invitations",
                Feature::OwnRequests => "failure-lacks-own-requests",
                Feature::ContactPoints => "failure-lacks-contact-points",
                Feature::ContactRoles => "failure-lacks-contact-roles",
                Feature::Keys => "failure-lacks-keys",
                Feature::ReadNotifications => "failure-lacks-read-notifications",
                Feature::NotificationSettings => "failure-lacks-notification-settings",
            };
            Failure::new(Code::PortalTooOld, Message::new(key)).hint(Message::new("hint-portal-version"))
        }
        Error::Setup(cause) => Failure::new(Code::Connection, message!("failure-connection", cause = cause)),
    }
}

/// Words an unexpected answer. Nothing is concluded from it; what it is and its status tell a person what may stand
/// between.
fn unexpected(path: &str, status: Option<u16>, kind: &UnexpectedAnswer) -> Failure {
    let what = match kind {
        UnexpectedAnswer::Html => Message::new("unexpected-html"),
        UnexpectedAnswer::Empty => Message::new("unexpected-empty"),
        UnexpectedAnswer::NotJson(_) => Message::new("unexpected-not-json"),
        UnexpectedAnswer::Shape(place) if place.is_empty() => Message::new("unexpected-shape"),
        UnexpectedAnswer::Shape(place) => message!("unexpected-shape-at", place = place),
        UnexpectedAnswer::Another => Message::new("unexpected-another"),
        UnexpectedAnswer::Outsized => Message::new("unexpected-outsized"),
        UnexpectedAnswer::Away { seconds } => message!("unexpected-away", until = local_time_in(*seconds)),
        UnexpectedAnswer::EndedEarly { got, total } => {
            message!("unexpected-ended-early", got = *got, total = *total)
        }
        UnexpectedAnswer::CutShort(cause) => message!("unexpected-cut-short", cause = loss(cause)),
        UnexpectedAnswer::Moved => Message::new("unexpected-moved"),
        UnexpectedAnswer::Catalog(flaw) => message!("unexpected-catalog", flaw = catalog::word(flaw)),
    };
    let message = match status {
        Some(511) => message!("failure-captive", path = path),
        Some(status) => message!("failure-odd-status", path = path, what = what, status = status),
        None => message!("failure-odd", path = path, what = what),
    };
    let code = match kind {
        UnexpectedAnswer::Moved => Code::ListMoved,
        _ if status == Some(511) => Code::CaptivePortal,
        _ => Code::OddAnswer,
    };
    let mut failure = Failure::new(code, message);
    failure.http = status;
    failure.hint(match kind {
        UnexpectedAnswer::CutShort(_) => Message::new("hint-check-network"),
        UnexpectedAnswer::EndedEarly { .. } | UnexpectedAnswer::Moved | UnexpectedAnswer::Away { .. } => {
            Message::new("hint-try-later")
        }
        UnexpectedAnswer::Html if matches!(status, Some(200 | 511)) => Message::new("hint-captive"),
        _ if status == Some(413) => Message::new("hint-send-less"),
        _ => Message::new("hint-what-stands-between"),
    })
}

fn refused(answer: &Answer) -> Failure {
    let mut failure = match answer.status {
        401 => unauthorized(answer),
        403 => Failure::new(Code::NotAllowed, Message::new("failure-not-allowed"))
            .hint(Message::new("hint-ask-administrators")),
        404 => {
            let message = message!("failure-not-found", path = &answer.path);
            Failure::new(Code::NotFound, message).hint(Message::new("hint-look-again"))
        }
        410 => Failure::new(Code::Deleted, message!("failure-deleted", path = &answer.path))
            .hint(Message::new("hint-look-again")),
        423 => Failure::new(Code::PortalReadOnly, Message::new("failure-portal-read-only"))
            .hint(Message::new("hint-try-later")),
        429 => too_many(answer),
        500.. => {
            let message = match answer.retry_after {
                Some(seconds) => {
                    let until = local_time_in(seconds);
                    message!(
                        "failure-portal-away",
                        status = answer.status,
                        path = &answer.path,
                        until = until
                    )
                }
                None => message!("failure-portal-broken", status = answer.status, path = &answer.path),
            };
            Failure::new(Code::PortalError, message).hint(Message::new("hint-try-later"))
        }
        413 => Failure::new(Code::TooLarge, Message::new("failure-too-large"))
            .hint(Message::new("hint-send-less")),
        _ => refused_content(answer),
    };
    failure.http = Some(answer.status);
    failure.fields.clone_from(&answer.fields);
    failure
}

fn refused_content(answer: &Answer) -> Failure {
    let said = answer.message.clone().unwrap_or_default();
    let key = match (answer.fields.is_empty(), said.is_empty()) {
        (false, _) => "failure-refused",
        (true, false) => "failure-refused-saying",
        (true, true) => "failure-refused-silently",
    };
    let hint = match answer.status {
        409 => "hint-look-again",
        _ if !answer.fields.is_empty() => "hint-correct",
        _ => "hint-tell-portal-staff",
    };
    Failure::new(Code::Refused, message!(key, status = answer.status, said = said)).hint(Message::new(hint))
}

/// The portal's words for a refused key (`udata/api/__init__.py`, `authentify`): never translated by it.
fn unauthorized(answer: &Answer) -> Failure {
    let said = answer.message.as_deref().unwrap_or_default();
    let (code, key) = match said {
        "Invalid API token" | "Invalid API Key" => (Code::TokenInvalid, "failure-token-invalid"),
        "Revoked API token" => (Code::TokenRevoked, "failure-token-revoked"),
        "Expired API token" => (Code::TokenExpired, "failure-token-expired"),
        "Inactive user" => (Code::AccountInactive, "failure-account-inactive"),
        _ => (Code::Unauthorized, "failure-unauthorized"),
    };
    let failure = Failure::new(code, Message::new(key)).ending(ExitStatus::SignIn);
    if code == Code::AccountInactive {
        failure.hint(Message::new("hint-ask-portal-staff"))
    } else {
        failure.try_command("udatactl auth login")
    }
}

fn too_many(answer: &Answer) -> Failure {
    let message = match answer.retry_after {
        Some(seconds) => {
            message!("failure-too-many-wait", length = length(seconds), until = local_time_in(seconds))
        }
        None => Message::new("failure-too-many"),
    };
    Failure::new(Code::TooManyCalls, message).hint(Message::new("hint-resume"))
}

/// The hour of this machine in so many seconds, with the day where that is not today.
fn local_time_in(seconds: u64) -> String {
    let now = Zoned::now();
    let until = i64::try_from(seconds).ok().and_then(|seconds| now.checked_add(seconds.seconds()).ok());
    let until = until.unwrap_or_else(|| now.clone());
    let form = if until.date() == now.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    until.strftime(form).to_string()
}

/// "2 min": seconds in the largest unit that has them whole.
fn length(seconds: u64) -> Message {
    let (key, count) = match seconds {
        1.. if seconds.is_multiple_of(3_600) => ("length-hours", seconds / 3_600),
        1.. if seconds.is_multiple_of(60) => ("length-minutes", seconds / 60),
        _ => ("length-seconds", seconds),
    };
    message!(key, count = count)
}
