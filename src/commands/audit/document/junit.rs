//! `-o junit`: a test case for each organization and rule, as forges and build servers read them.

use maud::{PreEscaped, html};

use crate::commands::audit::finding::{self, Row};
use crate::commands::audit::list;
use crate::commands::audit::material::{Material, clean};
use crate::messages::message;
use udatactl_core::audit::Assessment;

/// The first line of the document; the elements escape what is in them.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A suite of an organization: its cases.
struct Suite {
    name: String,
    accepted: usize,
    cases: Vec<Case>,
}

/// A rule that was asked about one organization.
struct Case {
    rule: &'static str,
    /// The weight of the gravest finding, and all findings.
    failed: Option<(&'static str, Vec<String>)>,
    /// What could not be told, or what is accepted and why.
    skipped: Vec<String>,
}

impl Suite {
    fn of(material: &Material, assessment: &Assessment) -> Self {
        let row = |entry: finding::Entry| entry.row(material.messages);
        let mut rows: Vec<Row> = finding::open(assessment).map(row).collect();
        rows.sort_by_key(Row::rank);
        if material.accepted.is_some() {
            rows.extend(list::accepted(material.messages, [assessment]));
        }
        let asked = assessment.asked.iter().copied();
        let read = assessment.unseen.iter().map(|unseen| unseen.rule);
        let rules = asked.chain(read.filter(|rule| !assessment.asked.contains(rule)));
        let place = &assessment.organization;
        let name = if finding::is_of_keys(assessment) {
            material.person(&place.id, &place.slug)
        } else {
            clean(&place.slug)
        };
        let cases = rules.map(|rule| Case::of(material, rule, &rows)).collect();
        Self { name, accepted: assessment.accepted.len(), cases }
    }

    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| case.failed.is_some()).count()
    }

    fn skipped(&self) -> usize {
        self.cases.iter().filter(|case| case.failed.is_none() && !case.skipped.is_empty()).count()
    }
}

impl Case {
    /// What the rows say of a rule; they are in the order of their weight.
    fn of(material: &Material, rule: &'static str, rows: &[Row]) -> Self {
        let (skipped, found): (Vec<&Row>, Vec<&Row>) = rows
            .iter()
            .filter(|row| row.rule == rule)
            .partition(|row| row.why.is_some() || row.is_accepted());
        let line = |row: &&Row| match &row.command {
            Some(command) => format!("{}\n  {command}", row.finding),
            None => row.finding.clone(),
        };
        Self {
            rule,
            failed: found.first().map(|first| (first.severity, found.iter().map(line).collect())),
            skipped: skipped.into_iter().map(|row| why(material, row)).collect(),
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
                    @if suite.accepted > 0 {
                        "\n" properties { property name="accepted" value=(suite.accepted) {} }
                    }
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

/// Why a case is skipped for what the row says.
fn why(material: &Material, row: &Row) -> String {
    let (Some(reason), Some(author), Some(until)) = (&row.reason, &row.author, &row.until) else {
        return row.finding.clone();
    };
    let accepted = message!("junit-accepted", until = until, author = author, reason = reason);
    format!("{} {}", row.finding, material.messages.say(&accepted))
}

fn outcome(case: &Case) -> PreEscaped<String> {
    html! {
        @match (&case.failed, &case.skipped[..]) {
            (Some((severity, findings)), skipped) => {
                failure type=(severity) message=(findings[0].lines().next().unwrap_or_default()) {
                    (findings.join("\n"))
                    @for why in skipped { "\n" (why) }
                }
            }
            (None, [why, others @ ..]) => skipped message=(why) { (others.join("\n")) },
            (None, []) => {}
        }
    }
}
