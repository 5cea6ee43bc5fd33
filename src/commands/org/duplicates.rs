//! Organizations that are there already: the portal lets any number carry one name or one SIRET.

use crate::commands::rights;
use crate::context::Context;
use crate::exit_status::ExitStatus;
use crate::failure::Failure;
use crate::message;
use crate::portal::{Filter, Organization};
use crate::text::quoted;

/// Refuses a name that another organization has, in whatever case: a second one splits what belongs together. Gives
/// those that have it all the same.
///
/// # Errors
/// Exit 3, naming the others, unless it is allowed; a search that fails.
pub fn refuse_name(
    context: &Context,
    name: &str,
    but: Option<&str>,
    allowed: bool,
) -> anyhow::Result<Vec<Organization>> {
    let filter = Filter { name: Some(name.to_owned()), ..Filter::default() };
    let others = others(context, &filter, but)?;
    let Some(first) = others.first() else { return Ok(others) };
    let message = message!("duplicate-name", name = name, count = others.len(), candidates = lines(&others));
    if allowed {
        context.terminal.warn(&message);
        return Ok(others);
    }
    let join = format!("udatactl org join {}", quoted(&first.slug));
    Err(Failure::new(ExitStatus::Guarded, "duplicate_name", message)
        .hint(message!("hint-join-instead", command = join))
        .hint(message!("hint-allow-duplicate-name"))
        .into())
}

/// The organization of this name that I have made since: what became of a creation whose answer was lost.
///
/// # Errors
/// A search that fails.
pub fn made_since(
    context: &Context,
    name: &str,
    there: &[Organization],
) -> anyhow::Result<Option<Organization>> {
    let me = &context.me()?.id;
    let filter = Filter { name: Some(name.to_owned()), ..Filter::default() };
    let mut found = others(context, &filter, None)?;
    found
        .retain(|one| rights::role(one, me) == Some("admin") && there.iter().all(|other| other.id != one.id));
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
        let (count, lines) = (others.len(), lines(&others));
        context.terminal.warn(&message!("duplicate-siret", siret = siret, count = count, candidates = lines));
    }
    Ok(())
}

fn others(context: &Context, filter: &Filter, but: Option<&str>) -> anyhow::Result<Vec<Organization>> {
    let mut found = context.portal()?.organizations(filter)?.entries;
    found.retain(|one| Some(one.id.as_str()) != but);
    Ok(found)
}

fn lines(others: &[Organization]) -> Vec<String> {
    others.iter().map(|one| format!("{} · {} · {}", one.slug, one.name, one.id)).collect()
}
