//! `-o openmetrics`: counts for a monitoring system, without the name of anybody or of an organization. It is in English,
//! whatever the language of the run.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::commands::audit::figures::Figures;
use crate::commands::audit::material::Material;
use udatactl_core::audit::Severity;
use udatactl_core::audit::rules::AUDIT;
use udatactl_core::audit::rules::key::KEYS;

/// The whole text, which ends as the format wants it.
pub fn text(material: &Material) -> String {
    let settings = &material.context.settings;
    let figures = Figures::of(&material.assessments, settings.now);
    let mut text = String::new();
    family(&mut text, "udatactl_audit", "info", "The portal that was looked at.");
    let site = escaped(settings.site.as_str());
    let _ = writeln!(
        text,
        "udatactl_audit_info{{portal=\"{site}\",version=\"{}\"}} 1",
        env!("CARGO_PKG_VERSION")
    );
    family(&mut text, "udatactl_audit_organizations", "gauge", "Organizations that were looked at.");
    let _ = writeln!(text, "udatactl_audit_organizations {}", material.totals.organizations);
    family(&mut text, "udatactl_audit_findings", "gauge", "Findings by rule and severity.");
    for ((rule, severity), count) in findings(material, &figures) {
        let severity = severity.word();
        let _ = writeln!(text, "udatactl_audit_findings{{rule=\"{rule}\",severity=\"{severity}\"}} {count}");
    }
    family(&mut text, "udatactl_audit_unseen", "gauge", "Organizations of which a rule could not be told.");
    let mut unseen: BTreeMap<&str, usize> = asked(material).map(|rule| (rule, 0)).collect();
    for hidden in &figures.hidden {
        *unseen.entry(hidden.rule).or_default() += hidden.organizations;
    }
    for (rule, count) in unseen {
        let _ = writeln!(text, "udatactl_audit_unseen{{rule=\"{rule}\"}} {count}");
    }
    family(
        &mut text,
        "udatactl_audit_accepted",
        "gauge",
        "Findings that are accepted, by rule: they count for nothing else.",
    );
    let mut accepted: BTreeMap<&str, usize> = asked(material).map(|rule| (rule, 0)).collect();
    for (found, _) in material.assessments.iter().flat_map(|assessment| &assessment.accepted) {
        *accepted.entry(found.rule).or_default() += 1;
    }
    for (rule, count) in accepted {
        let _ = writeln!(text, "udatactl_audit_accepted{{rule=\"{rule}\"}} {count}");
    }
    family(&mut text, "udatactl_audit_timestamp_seconds", "gauge", "When it was looked at.");
    text.insert_str(text.rfind("# HELP").unwrap_or(0), "# UNIT udatactl_audit_timestamp_seconds seconds\n");
    let _ = writeln!(text, "udatactl_audit_timestamp_seconds {}", settings.now.as_second());
    text + "# EOF\n"
}

fn family(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = write!(text, "# TYPE {name} {kind}\n# HELP {name} {help}\n");
}

/// The findings by rule and weight; a rule that was asked and found nothing has a zero under its usual weight.
fn findings(material: &Material, figures: &Figures) -> BTreeMap<(&'static str, Severity), usize> {
    let usual = |rule: &&str| {
        let of_rules = AUDIT.iter().map(|rule| (rule.name, rule.severity));
        let mut all = of_rules.chain(KEYS.iter().map(|rule| (rule.name, rule.severity)));
        all.find(|(name, _)| name == rule).map(|(_, severity)| severity)
    };
    let mut counts: BTreeMap<(&str, Severity), usize> =
        asked(material).filter_map(|rule| Some(((rule, usual(&rule)?), 0))).collect();
    for of in &figures.rules {
        for severity in Severity::ALL {
            let count = of.found[severity as usize];
            if count > 0 {
                counts.insert((of.rule, severity), count);
            }
        }
    }
    counts
}

fn asked(material: &Material) -> impl Iterator<Item = &'static str> {
    material.assessments.iter().flat_map(|assessment| assessment.asked.iter().copied())
}

/// The value of a label.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_keeps_its_quotes_to_itself() {
        assert_eq!(escaped("a\"b\\c\nd"), "a\\\"b\\\\c\\nd");
    }
}
