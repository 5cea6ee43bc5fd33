//! The portal: whether it answers, which udata it runs, what it lacks, and its clock.

use jiff::SignedDuration;

use super::finding::{Finding, State};
use crate::context::Context;
use crate::failure::Failure;
use crate::messages::{Message, Value, message};
use crate::report::age;
use udata_client::{Error, Flaw, Portal, is_sandbox};
use udatactl_core::text::shell::Command;

/// A clock that is off by less costs nothing.
const CLOCK_WARNING: SignedDuration = SignedDuration::from_secs(60);
/// One that is off by more has certificates and keys expire at the wrong time.
const CLOCK_FAILING: SignedDuration = SignedDuration::from_hours(1);

/// Looks at the portal without a key: whether it answers, and what was found.
pub fn look(context: &Context) -> (bool, Vec<Finding>) {
    let opened = context.open_portal(None).and_then(|portal| {
        let site = portal.site_information()?;
        Ok((portal, site))
    });
    let (portal, site) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let mut findings = vec![unreachable(context, &error)];
            findings.extend(suspected_clock(context, &error));
            return (false, findings);
        }
    };
    let address = portal.site().as_str();
    let title = site.title.as_deref().filter(|title| !title.is_empty());
    let said = match title {
        Some(title) => message!("doctor-portal", site = address, title = title),
        None => message!("doctor-portal-untitled", site = address),
    };
    let answers = Finding::good("portal", said).value(address);
    (true, vec![answers, udata(context, &portal, site.version), clock(context, &portal)])
}

fn unreachable(context: &Context, error: &anyhow::Error) -> Finding {
    let finding = Finding::failing("portal", context.explain(error)).value(context.settings.site.as_str());
    match error.downcast_ref() {
        // The advice is the same.
        Some(Error::TooSlow { .. }) => {
            Finding { advice: Vec::new(), ..finding.mended_by(Command::new("doctor --timeout {}", &["2m"])) }
        }
        _ => finding,
    }
}

/// The clock of this machine where a certificate is over, or not valid yet, by it.
fn suspected_clock(context: &Context, error: &anyhow::Error) -> Option<Finding> {
    let is_of_time = matches!(
        error.downcast_ref(),
        Some(Error::Untrusted { flaw: Flaw::Expired | Flaw::NotValidYet, .. })
    );
    let said = || message!("doctor-clock-suspected", moment = age::minute(context.settings.now));
    is_of_time.then(|| set_clock(Finding::warning("clock", said())))
}

fn udata(context: &Context, portal: &Portal, version: Option<String>) -> Finding {
    let shown = version.clone().map_or_else(|| Value::from(Message::new("udata-before_12")), Value::from);
    let said = match portal.lacks() {
        None => message!("doctor-udata-undescribed", version = shown),
        Some(lacks) if lacks.is_empty() => message!("doctor-udata", version = shown),
        Some(lacks) => {
            let word = |word: &&str| context.terminal.messages.say(&Message::new(format!("lack-{word}")));
            let lacks: Vec<String> = lacks.iter().map(word).collect();
            message!("doctor-udata-lacks", version = shown, lacks = lacks.join(", "))
        }
    };
    Finding::good("udata", said).value(version.unwrap_or_else(|| "before_12".to_owned()))
}

fn clock(context: &Context, portal: &Portal) -> Finding {
    if is_sandbox(&context.settings.site) {
        return Finding::good("clock", Message::new("doctor-in-this-process"));
    }
    let ahead = match portal.clock_ahead() {
        Ok(Some(ahead)) => ahead,
        Ok(None) => return Finding::good("clock", Message::new("doctor-clock-untold")),
        Err(error) => return Finding::failing("clock", Failure::explain(&error.into())).only_a_warning(),
    };
    let off = ahead.abs();
    let (count, unit) = match off.as_secs() {
        ..120 => (off.as_secs(), "doctor-seconds"),
        120..7200 => (off.as_secs() / 60, "doctor-minutes"),
        7200..172_800 => (off.as_hours(), "doctor-hours"),
        _ => (off.as_hours() / 24, "doctor-days"),
    };
    let length = message!(unit, count = count);
    let finding = if off <= CLOCK_WARNING {
        Finding::good("clock", Message::new("doctor-clock"))
    } else {
        let key = if ahead.is_positive() { "doctor-clock-behind" } else { "doctor-clock-ahead" };
        let finding = Finding::warning("clock", message!(key, length = length));
        set_clock(if off > CLOCK_FAILING { Finding { state: State::Failing, ..finding } } else { finding })
    };
    finding.value((-ahead).as_secs().to_string())
}

fn set_clock(finding: Finding) -> Finding {
    finding.mended_by(Command::of_another_program(SET_CLOCK, &[]))
}

/// What has the system take its clock from the network.
const SET_CLOCK: &str = if cfg!(windows) {
    "w32tm /resync"
} else if cfg!(target_os = "macos") {
    "sudo sntp -sS time.apple.com"
} else {
    "sudo timedatectl set-ntp true"
};
