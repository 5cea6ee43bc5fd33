//! `org show --advice`: what is good practice for the members of an organization, and what is missing.

use crate::commands::facts;
use crate::commands::findings::{self, Line, Verdict};
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::Organization;
use udatactl_core::audit::Rule;
use udatactl_core::audit::rules::certification::Demand;
use udatactl_core::audit::rules::{administration, people, transport};

/// What is good practice everywhere.
const ADVICE: [&Rule; 5] =
    [&administration::TWO, &administration::TWO_CAN_ACT, &people::NAMED, &people::SIGNED_IN, &people::SEEN];

/// The rules for every organization and, where asked for, those for transport data; these are only suggested to who
/// speaks of transport.
pub fn report(context: &Context, organization: &Organization, for_transport: bool, tells: bool) -> Report {
    let facts = facts::of(organization, None, context.settings.now);
    let also: &[&Rule] = if for_transport { transport::RULES } else { &[] };
    let ask = |rule: &&Rule| findings::ask(rule, Demand::Required, &facts);
    let lines: Vec<Line> = ADVICE.iter().chain(also).filter_map(ask).collect();
    let report = findings::report(organization, &lines, tells);
    let words = format!("{} {}", organization.name, organization.description);
    if for_transport {
        report.note(Note::Say(message!("advice-transport-by-domain")))
    } else if transport::speaks_of_it(&words) {
        report.note(Note::Hint(message!("advice-transport", slug = membership::word(organization))))
    } else if lines.iter().all(|line| line.verdict == Verdict::Good) {
        report.note(Note::Say(message!("advice-nothing")))
    } else {
        report
    }
}
