//! Discussions and harvesters as they were read, judged by `audit/activity.rs`.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::report::age;
use udata_client::{Discussion, Harvester, Organization};
use udatactl_core::audit::activity::{self, Said};

/// The accounts of an organization's members.
pub fn members(organization: &Organization) -> HashSet<&str> {
    organization.members.iter().filter_map(|member| Some(member.user.as_ref()?.id.as_str())).collect()
}

/// Since when a discussion waits for an answer of the organization with these members; `None` where it does not.
pub fn waits_since(
    discussion: &Discussion,
    organization: &str,
    members: &HashSet<&str>,
) -> Option<Timestamp> {
    let said: Vec<Said> = discussion.messages.iter().map(said).collect();
    activity::waits_since(&said, organization, members)
}

/// Who says something, in whose name and when.
pub fn said(message: &udata_client::discussions::Message) -> Said<'_> {
    Said {
        by: message.posted_by.as_ref().map(|user| user.id.as_str()),
        for_organization: message.posted_by_organization.as_ref().map(|voice| voice.id.as_str()),
        at: message.posted_on.as_deref().and_then(age::parse),
    }
}

/// How a harvester is, as one word of [`activity::state`].
pub fn state(harvester: &Harvester, now: Timestamp) -> &'static str {
    let last = harvester.last_job.as_ref();
    let seen = activity::Harvester {
        active: harvester.active,
        validation: harvester.validation.as_ref().map(|validation| validation.state.as_str()),
        scheduled: harvester.schedule.is_some(),
        last: last.map(|job| (job.status.as_str(), job.created.as_deref().and_then(age::parse))),
    };
    activity::state(&seen, now)
}
