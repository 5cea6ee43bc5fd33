//! This program, and where its settings come from.

use std::env::consts::{ARCH, OS};

use super::finding::Finding;
use crate::context::Context;
use crate::messages::{Message, message};
use crate::settings::{self, LeftOut, Setting, Source};
use udatactl_core::text::shell::Command;

/// The version, what can't be taken, and each setting with what says it.
pub fn findings(context: &Context) -> Vec<Finding> {
    let settings = &context.settings;
    let mut findings = vec![version()];
    if let Some(examined) = &settings.examined {
        for refused in &examined.refused {
            let finding = Finding::failing("setting", refused.failure.clone());
            findings.push(match &refused.left_out {
                LeftOut::Variable(name) => {
                    let unset = Command::of_another_program("unset {}", &[name]);
                    finding.about(*name).source(*name).mended_by(unset)
                }
                LeftOut::Kept(place, name) => {
                    let source = source_word(&place.clone().into()).to_owned();
                    finding.about(name).source(source).mended_by(settings::unset(place, name))
                }
                LeftOut::Profiles => finding,
            });
        }
        findings.extend(examined.warnings.iter().map(|warning| Finding::warning("setting", warning.clone())));
        findings.extend(examined.settings.iter().map(setting));
    }
    let lazily = [
        settings.support.as_ref().err(),
        settings.register.as_ref().err(),
        settings.keep_snapshots.as_ref().err(),
    ];
    let lazily = lazily.into_iter().flatten();
    findings.extend(lazily.map(|failure| Finding::failing("setting", failure.clone())));
    findings
}

fn version() -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    Finding::good("version", message!("doctor-version", version = version, system = OS, machine = ARCH))
        .value(version)
}

fn setting(setting: &Setting) -> Finding {
    let Setting { name, value, source } = setting;
    let said_by = said_by(source);
    let said = match *name {
        "profile" if value.is_empty() => Message::new("doctor-no-profile"),
        "site" => message!("doctor-site", value = value, source = said_by),
        "profile" => message!("doctor-profile", value = value, source = said_by),
        "language" => message!("doctor-language", value = value, source = said_by),
        "support" => message!("doctor-support", value = value, source = said_by),
        "register" => message!("doctor-register", value = value, source = said_by),
        "policy" => message!("doctor-policy", value = value, source = said_by),
        kept if settings::named(kept).is_some() => {
            message!("doctor-kept", name = kept, value = value, source = said_by)
        }
        variable => message!("doctor-variable", name = variable, value = value),
    };
    let finding = Finding::good("setting", said).about(*name).source(source_word(source));
    if value.is_empty() { finding } else { finding.value(value) }
}

/// What says a setting, in words.
pub fn said_by(source: &Source) -> Message {
    match source {
        Source::Flag(flag) => message!("doctor-said-by-flag", name = *flag),
        Source::Variable(variable) => message!("doctor-said-by-variable", name = *variable),
        Source::Profile(profile) => message!("doctor-said-by-profile", name = profile),
        Source::Defaults => Message::new("doctor-said-by-defaults"),
        Source::Profiles => Message::new("doctor-said-by-profiles"),
        Source::Locale => Message::new("doctor-said-by-locale"),
        Source::BuiltIn => Message::new("doctor-said-by-default"),
    }
}

/// A stable word for what says a setting.
fn source_word(source: &Source) -> &str {
    match source {
        Source::Flag(name) | Source::Variable(name) => name,
        Source::Profile(name) => name,
        Source::Defaults => "defaults",
        Source::Profiles => "profiles.toml",
        Source::Locale => "locale",
        Source::BuiltIn => "default",
    }
}
