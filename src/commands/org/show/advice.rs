//! `org show --advice`: what is good practice for the members of an organization, and what is missing.

use crate::commands::findings;
use crate::context::Context;
use crate::membership;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::Organization;
use udatactl_core::audit::{Finding, Verdict, people, transport};

/// The rules for every organization and, where asked for, those for transport data; these are only suggested to who
/// speaks of transport.
pub fn report(context: &Context, organization: &Organization, for_transport: bool, tells: bool) -> Report {
    let people = findings::people(context, organization);
    let called = [organization.name.as_str(), organization.acronym.as_deref().unwrap_or_default()];
    let mut found: Vec<Finding> = vec![
        people::two_administrators(&people),
        people::named_accounts(&people, &called),
        people::seen_within_a_year(&people),
    ];
    if for_transport {
        found.extend(transport::members(&people, organization.url.as_deref()));
    }
    let report = findings::report(organization, &found, tells);
    let words = format!("{} {}", organization.name, organization.description);
    if for_transport {
        report.note(Note::Say(message!("advice-transport-by-domain")))
    } else if transport::speaks_of_it(&words) {
        report.note(Note::Hint(message!("advice-transport", slug = membership::word(organization))))
    } else if found.iter().all(|finding| finding.verdict == Verdict::Good) {
        report.note(Note::Say(message!("advice-nothing")))
    } else {
        report
    }
}
