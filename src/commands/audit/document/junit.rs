//! `-o junit`: a test case for each organization and rule, as forges and build servers read them.

use maud::{PreEscaped, html};

use crate::commands::audit::finding::{self, Row};
use crate::commands::audit::list;
use crate::commands::audit::material::{Material, clean};
use udatactl_core::audit::Assessment;

/// The first line of the document; the elements escape what is in them.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A suite of an organization: its cases.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// A rule that was asked about one organization.
struct Case {
    rule: &'static str,
    /// The weight of the gravest finding, and all findings.
    failed: Option<(&'static str, Vec<String>)>,
    /// What could not be told.
    skipped: Option<String>,
}

impl Suite {
    fn of(material: &Material, assessment: &Assessment) -> Self {
        let rows = list::rows(material.messages, [assessment]);
        let asked = assessment.asked.iter().copied();
        let read = assessment.unseen.iter().map(|unseen| unseen.rule);
        let rules = asked.chain(read.filter(|rule| !assessment.asked.contains(rule)));
        let place = &assessment.organization;
        let name = if finding::is_of_keys(assessment) {
            material.person(&place.id, &place.slug)
        } else {
            clean(&place.slug)
        };
        Self { name, cases: rules.map(|rule| Case::of(rule, &rows)).collect() }
    }

    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| case.failed.is_some()).count()
    }

    fn skipped(&self) -> usize {
        self.cases.iter().filter(|case| case.failed.is_none() && case.skipped.is_some()).count()
    }
}

impl Case {
    /// What the rows say of a rule; they are in the order of their weight.
    fn of(rule: &'static str, rows: &[Row]) -> Self {
        let (unseen, found): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(|row| row.rule == rule).partition(|row| row.why.is_some());
        let line = |row: &&Row| match &row.command {
            Some(command) => format!("{}\n  {command}", row.finding),
            None => row.finding.clone(),
        };
        Self {
            rule,
            failed: found.first().map(|first| (first.severity, found.iter().map(line).collect())),
            skipped: unseen.first().map(|first| first.finding.clone()),
        }
    }
}

/// The document.
pub fn suites(material: &Material) -> String {
    let suites: Vec<Suite> =
        material.assessments.iter().map(|assessment| Suite::of(material, assessment)).collect();
    let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let moment = material.context.settings.now.strftime("%FT%T").to_string();
    let document = html! {
        testsuites name="udatactl audit org" tests=(sum(|suite| suite.cases.len()))
            failures=(sum(Suite::failures)) errors="0" time="0" {
            @for suite in &suites {
                "\n"
                testsuite name=(suite.name) tests=(suite.cases.len()) failures=(suite.failures())
                    errors="0" skipped=(suite.skipped()) time="0" timestamp=(moment) {
                    @for case in &suite.cases {
                        "\n"
                        testcase name=(case.rule) classname=(suite.name) time="0" { (outcome(case)) }
                    }
                }
            }
            "\n"
        }
        "\n"
    };
    DECLARATION.to_owned() + &document.into_string()
}

fn outcome(case: &Case) -> PreEscaped<String> {
    html! {
        @match (&case.failed, &case.skipped) {
            (Some((severity, findings)), skipped) => {
                failure type=(severity) message=(findings[0].lines().next().unwrap_or_default()) {
                    (findings.join("\n"))
                    @if let Some(skipped) = skipped { "\n" (skipped) }
                }
            }
            (None, Some(skipped)) => skipped message=(skipped) {},
            (None, None) => {}
        }
    }
}
