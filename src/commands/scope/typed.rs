//! The organizations that were typed, read each once.

use crate::commands::resolve::{self, Outcome};
use crate::commands::unread::Several;
use crate::context::Context;
use crate::membership;
use udata_client::{Organization, Portal};
use udatactl_core::roster::OrganizationName;

/// An organization, and what was made of it.
pub type Of<T> = (OrganizationName, T);

/// Reads the organizations that were typed, but for those that are known, each once.
///
/// # Errors
/// Exit 6 for those that are not found, all at once; where none could be read and all failed alike, that failure.
pub fn read<T: Send>(
    context: &Context,
    typed: &[String],
    known: impl Fn(&str) -> Option<Of<T>>,
    finish: impl Fn(&Portal, Organization) -> Outcome<T> + Sync,
) -> anyhow::Result<Several<Of<T>>> {
    let known: Vec<Option<Of<T>>> = typed.iter().map(|text| known(text)).collect();
    let others = typed.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(text, _)| text.clone());
    let others: Vec<String> = others.collect();
    let finish =
        |portal: &Portal, found: Organization| Ok((membership::name(&found), finish(portal, found)?));
    let mut others = resolve::each(context, &others, finish)?.into_iter();
    let outcomes = known.into_iter().filter_map(|known| known.map(Ok).or_else(|| others.next()));
    Ok(Several::of_typed(context, typed, outcomes.collect())?.once(|(name, _)| &name.id))
}
