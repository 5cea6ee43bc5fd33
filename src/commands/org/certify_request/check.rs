//! The rules that a certification takes: the organization and those like it, read for them.

use crate::commands::org::fields;
use crate::commands::registers::Evidence;
use crate::commands::{findings, rights};
use crate::context::Context;
use crate::flags::When;
use crate::report::age;
use udata_client::{Filter, MembershipRequest, Organization, User};
use udatactl_core::audit::requests::{self, Waiting};
use udatactl_core::audit::{Finding, Verdict, badges, identity, people};

/// Everything that a certification takes, in the order in which a person settles it.
///
/// # Errors
/// A read that fails.
pub fn findings(
    context: &Context,
    organization: &Organization,
    siret_check: When,
    evidence: &Evidence,
) -> anyhow::Result<Vec<Finding>> {
    let is_certified = is_certified(organization);
    let found = all(context, organization, is_certified, siret_check, evidence)?;
    // Of what is certified nothing is to be settled any more.
    let lesser = |finding: Finding| if is_certified { finding.or(Verdict::Advised) } else { finding };
    Ok(found.into_iter().map(lesser).collect())
}

/// True where there is nothing left to ask for.
pub fn is_certified(organization: &Organization) -> bool {
    let kinds = organization.badge_kinds();
    badges::is_certified_public_service(kinds.iter().map(String::as_str))
}

fn all(
    context: &Context,
    organization: &Organization,
    is_certified: bool,
    siret_check: When,
    evidence: &Evidence,
) -> anyhow::Result<Vec<Finding>> {
    let me = if context.portal()?.is_signed_in() { Some(context.me()?) } else { None };
    let number = organization.business_number_id.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let acronym = organization.acronym.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut has_sirets = fields::checks_sirets(context, siret_check)?;
    if has_sirets && siret_check == When::Auto && number.is_none() {
        has_sirets = context.portal()?.has_business_numbers(&organization.id)?;
    }
    let people = findings::people(context, organization);
    let mut found = vec![badges::certification(is_certified)];
    if !is_certified {
        found.insert(0, people::administered_by_me(me.map(|me| rights::role(organization, &me.id))));
    }
    if has_sirets {
        found.push(identity::siret_given(number));
    }
    if let Some(number) = number.filter(|_| has_sirets) {
        let filter = Filter { business_number_id: Some(number.to_owned()), ..Filter::default() };
        found.push(identity::siret_valid(Some(number)));
        found.push(identity::siret_alone(others(context, &filter, organization)?));
        // The team has looked at these, once it has certified.
        if !is_certified {
            found.push(evidence.public_service(number));
            found.push(evidence.mail_of_the_body(&people, organization.url.as_deref(), number));
        }
    }
    let filter = Filter { name: Some(organization.name.clone()), ..Filter::default() };
    found.push(identity::name_alone(others(context, &filter, organization)?));
    if let Some(acronym) = acronym {
        let named = context.portal()?.organizations_with_acronym(acronym)?;
        let others = named.iter().filter(|named| named.id != organization.id);
        found.push(identity::acronym_alone(others.map(|named| named.slug.clone()).collect()));
    }
    found.extend([
        identity::described(&organization.description),
        identity::logo_given(organization.logo.as_deref()),
        identity::website_given(organization.url.as_deref()),
        people::two_administrators(&people),
        people::professional_mails(&people),
    ]);
    let may_see = me.is_some_and(|me| rights::of(organization, me).members);
    let waiting = if may_see { waiting(context, organization)? } else { None };
    found.push(requests::answered(waiting.as_deref()));
    Ok(found)
}

fn others(context: &Context, filter: &Filter, but: &Organization) -> anyhow::Result<Vec<String>> {
    let found = context.portal()?.organizations(filter)?.entries;
    Ok(found
        .into_iter()
        .filter(|organization| organization.id != but.id)
        .map(|organization| organization.slug)
        .collect())
}

fn waiting(context: &Context, organization: &Organization) -> anyhow::Result<Option<Vec<Waiting>>> {
    let requests = match context.portal()?.membership_requests(&organization.id) {
        // Whatever this account is there, it is not shown them.
        Err(error) if error.is_hidden() => return Ok(None),
        requests => requests?,
    };
    let waits = |request: &&MembershipRequest| request.is_pending() && !request.is_invitation();
    let waiting = requests.iter().filter(waits).map(|request| Waiting {
        name: request.user.as_ref().map_or_else(|| request.id.clone(), User::name),
        days: request
            .created
            .as_deref()
            .and_then(age::parse)
            .map(|created| age::days_between(created, context.settings.now)),
    });
    Ok(Some(waiting.collect()))
}
