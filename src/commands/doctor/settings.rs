//! This program, and where its settings come from.

use std::env::consts::{ARCH, OS};

use super::finding::Finding;
use crate::context::Context;
use crate::messages::{Message, message};
use crate::settings::{Setting, Source};
use udatactl_core::text::shell::Command;

/// The version, what can't be taken, and each setting with what says it.
pub fn findings(context: &Context) -> Vec<Finding> {
    let settings = &context.settings;
    let mut findings = vec![version()];
    if let Some(examined) = &settings.examined {
        for refused in &examined.refused {
            let finding = Finding::failing("setting", refused.failure.clone());
            findings.push(match refused.variable {
                Some(name) => {
                    let unset = Command::of_another_program("unset {}", &[name]);
                    finding.about(name).source(name).mended_by(unset)
                }
                None => finding,
            });
        }
        findings.extend(examined.warnings.iter().map(|warning| Finding::warning("setting", warning.clone())));
        findings.extend(examined.settings.iter().map(setting));
    }
    let services = [settings.support.as_ref().err(), settings.register.as_ref().err()];
    let services = services.into_iter().flatten();
    findings.extend(services.map(|failure| Finding::failing("setting", failure.clone())));
    findings
}

fn version() -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    Finding::good("version", message!("doctor-version", version = version, system = OS, machine = ARCH))
        .value(version)
}

fn setting(setting: &Setting) -> Finding {
    let Setting { name, value, source } = setting;
    let (said_by, word) = match source {
        Source::Flag(flag) => (message!("doctor-said-by-flag", name = *flag), *flag),
        Source::Variable(variable) => (message!("doctor-said-by-variable", name = *variable), *variable),
        Source::Profile(profile) => (message!("doctor-said-by-profile", name = profile), profile.as_str()),
        Source::Profiles => (Message::new("doctor-said-by-profiles"), "profiles.toml"),
        Source::Locale => (Message::new("doctor-said-by-locale"), "locale"),
        Source::Default => (Message::new("doctor-said-by-default"), "default"),
    };
    let said = match *name {
        "profile" if value.is_empty() => Message::new("doctor-no-profile"),
        "site" => message!("doctor-site", value = value, source = said_by),
        "profile" => message!("doctor-profile", value = value, source = said_by),
        "language" => message!("doctor-language", value = value, source = said_by),
        "support" => message!("doctor-support", value = value, source = said_by),
        "register" => message!("doctor-register", value = value, source = said_by),
        "policy" => message!("doctor-policy", value = value, source = said_by),
        variable => message!("doctor-variable", name = variable, value = value),
    };
    let finding = Finding::good("setting", said).about(*name).source(word);
    if value.is_empty() { finding } else { finding.value(value) }
}
