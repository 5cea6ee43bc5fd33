//! Organizations that are there already: the portal lets any number carry one name or one SIRET.

use crate::commands::resolve::{self, Names};
use crate::commands::rights;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::message;
use udata_client::{Filter, Named, Organization};
use udatactl_core::audit::body_name::core;
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::fold;
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
    let is_near = called.near();
    let near: Vec<&Named> =
        names.all()?.iter().filter(is_another).filter(is_new).filter(|named| is_near(named)).collect();
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

impl Called<'_> {
    /// True for an organization that may be the same under another name: an acronym or what is left of the names is equal.
    fn near(&self) -> impl Fn(&Named) -> bool + use<> {
        let there = |text: Option<&str>| text.map(fold).filter(|text| !text.is_empty());
        let (acronym, name) = (there(self.acronym), fold(self.name));
        let own_core = core(&name);
        let is_acronym = |known: &Option<String>, name: &String| known.as_ref() == Some(name);
        move |other| {
            let (theirs, their_name) = (there(other.acronym.as_deref()), fold(&other.name));
            (theirs.is_some() && acronym == theirs)
                || is_acronym(&theirs, &name)
                || is_acronym(&acronym, &their_name)
                || (own_core.is_some() && own_core == core(&their_name))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_the_same_body_is_near() {
        let other = |name: &str, acronym: Option<&str>| Named {
            id: "1".to_owned(),
            slug: "s".to_owned(),
            name: name.to_owned(),
            acronym: acronym.map(str::to_owned),
        };
        let near = |name, acronym, theirs, their_acronym| {
            Called { name, acronym }.near()(&other(theirs, their_acronym))
        };
        for (name, theirs) in [
            ("Ville de Lyon", "Mairie de Lyon"),
            ("Lyon", "Commune de LYON"),
            ("Communauté de communes du Pays d'Aix", "Pays d’Aix"),
            ("Câmara Municipal do Porto", "Município do Porto"),
            ("Le Mans", "Ville du Mans"),
        ] {
            assert!(near(name, None, theirs, None), "{name} / {theirs}");
        }
        assert!(near("Institut national", Some("INSEE"), "Statistiques", Some(" insee")));
        assert!(near("Insee", None, "Institut national", Some("INSEE")));
        assert!(near("Institut national", Some("Insee"), "INSEE", None));
        assert!(!near("Ville de Lyon", None, "Ville de Lille", None));
        assert!(!near("Ville", None, "Mairie", None), "nothing is left of either");
        assert!(!near("A b", None, "C d", Some("")) && !near("Ain", Some(""), "Aisne", Some("")));
    }
}
