//! Organizations that are there already: the portal lets any number carry one name or one SIRET.

use crate::commands::resolve::{self, Names};
use crate::commands::rights;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::message;
use udata_client::{Filter, Named, Organization};
use udatactl_core::audit::duplicates::{Body, compared};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// So many organizations with a name that is near are shown.
const MOST_NEAR: usize = 10;

/// The name and the acronym that an organization is to have.
pub struct Called<'a> {
    pub name: &'a str,
    pub acronym: Option<&'a str>,
}

/// Refuses a name that another organization has, however it is spelled: a second one splits what belongs together. Warns of
/// those that may be the same under another name. Gives those that have the name all the same.
///
/// # Errors
/// Exit 3, naming the others, unless it is allowed; a read that fails.
pub fn refuse_name(
    context: &Context,
    called: &Called,
    but: Option<&str>,
    allowed: bool,
) -> anyhow::Result<Vec<Named>> {
    let name = called.name;
    let names = Names::of(context);
    let is_another = |named: &&Named| Some(named.id.as_str()) != but;
    let same: Vec<Named> = names.called(name)?.into_iter().filter(is_another).cloned().collect();
    let is_new = |named: &&Named| same.iter().all(|same| same.id != named.id);
    let common = compared(&Body { name, acronym: called.acronym, ..Body::default() });
    let is_near = |named: &&Named| {
        let other = Body { name: &named.name, acronym: named.acronym.as_deref(), ..Body::default() };
        !common(&other).is_empty()
    };
    let near: Vec<&Named> = names.all()?.iter().filter(is_another).filter(is_new).filter(is_near).collect();
    if let Some(first) = same.first() {
        let lines: Vec<String> = same.iter().map(line).collect();
        let message = message!("duplicate-name", name = name, count = lines.len(), candidates = lines);
        if !allowed {
            let join = Command::new("org join {}", &[&resolve::name_of(first).word()]);
            return Err(Failure::new(Code::DuplicateName, message)
                .hint(message!("hint-join-instead", command = join))
                .hint(message!("hint-allow-duplicate-name"))
                .into());
        }
        context.terminal.warn(&message);
    }
    if !near.is_empty() {
        let lines: Vec<String> = near.iter().take(MOST_NEAR).map(|named| line(named)).collect();
        let message = message!("duplicate-near", name = name, count = near.len(), candidates = lines);
        context.terminal.warn(&message);
    }
    Ok(same)
}

/// The organization of this name that I have made since: what became of a creation whose answer was lost.
///
/// # Errors
/// A search that fails.
pub fn made_since(context: &Context, name: &str, there: &[Named]) -> anyhow::Result<Option<Organization>> {
    let me = &context.me()?.id;
    let filter = Filter { name: Some(name.to_owned()), ..Filter::default() };
    let mut found = others(context, &filter, None)?;
    found.retain(|organization| {
        rights::role(organization, me) == Some("admin")
            && there.iter().all(|other| other.id != organization.id)
    });
    // Two of them are no answer: somebody else uses this account at the same time.
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// Warns of other organizations with the same SIRET, which is no error: services of one authority share it.
///
/// # Errors
/// A search that fails.
pub fn warn_of_siret(context: &Context, siret: &str, but: Option<&str>) -> anyhow::Result<()> {
    let filter = Filter { business_number_id: Some(siret.to_owned()), ..Filter::default() };
    let others = others(context, &filter, but)?;
    if !others.is_empty() {
        let count = others.len();
        let lines: Vec<String> =
            others.iter().map(|organization| shown(&membership::name(organization))).collect();
        context.terminal.warn(&message!("duplicate-siret", siret = siret, count = count, candidates = lines));
    }
    Ok(())
}

fn others(context: &Context, filter: &Filter, but: Option<&str>) -> anyhow::Result<Vec<Organization>> {
    let mut found = context.portal()?.organizations(filter)?.entries;
    found.retain(|organization| Some(organization.id.as_str()) != but);
    Ok(found)
}

fn line(named: &Named) -> String {
    shown(&resolve::name_of(named))
}

fn shown(organization: &OrganizationName) -> String {
    format!("{} · {} · {}", organization.word(), organization.name, organization.id)
}
