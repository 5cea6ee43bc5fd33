//! The rules that a certification takes: the organization and those like it, read for them.

use crate::commands::facts::Reader;
use crate::commands::findings::{self, Line, Verdict};
use crate::commands::registers::Evidence;
use crate::context::Context;
use crate::flags::When;
use udata_client::Organization;
use udatactl_core::audit::rules::certification::{CERTIFICATION, Demand};
use udatactl_core::audit::rules::identity;

/// Everything that a certification takes, in the order in which a person settles it.
///
/// # Errors
/// A read that fails.
pub fn lines(
    context: &Context,
    organization: &Organization,
    siret_check: When,
    evidence: Evidence,
) -> anyhow::Result<Vec<Line>> {
    let portal = context.portal()?;
    let me = context.me_if_signed_in()?;
    let sources = CERTIFICATION.iter().flat_map(|(rule, _)| rule.reads).copied().collect();
    let has_sirets = siret_check.decides(portal.is_french());
    let reader = Reader { portal, me, sources, register: None, has_sirets, now: context.settings.now };
    let mut read = reader.read(organization.clone())?;
    if let Some(failure) = read.failed.pop() {
        return Err(failure.into());
    }
    let facts = &mut read.facts;
    facts.has_sirets |= siret_check == When::Always;
    evidence.note(facts);
    let is_certified = is_certified(organization);
    // Of what is certified nothing is to be settled any more.
    let demand = |demand| if is_certified { Demand::Advised } else { demand };
    let (rule, verdict) =
        if is_certified { ("certified", Verdict::Certified) } else { ("not-certified", Verdict::Good) };
    let mut lines: Vec<Line> = CERTIFICATION
        .iter()
        .filter_map(|(rule, wanted)| findings::ask(rule, demand(*wanted), facts))
        .collect();
    let place = lines.iter().position(|line| line.rule != "administered-by-me").unwrap_or(0);
    lines.insert(place, Line { rule, verdict, about: Vec::new() });
    Ok(lines)
}

/// True where there is nothing left to ask for.
pub fn is_certified(organization: &Organization) -> bool {
    let kinds = organization.badge_kinds();
    identity::is_certified_public_service(kinds.iter().map(String::as_str))
}
