//! The organizations of a run in parts that grow, each handed on as soon as it was read.

use super::Targets;
use super::typed::{self, Of};
use crate::commands::resolve::Outcome;
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::{Unread, portal_failure};
use crate::membership;
use udata_client::{Organization, Portal};

/// So many organizations make the largest part.
const PART: usize = 400;

/// Where so many fail alike, one after the other, the next would.
const ALIKE: usize = 100;

impl Targets {
    /// The organizations by their slugs, for a result that is written as it comes.
    #[must_use]
    pub fn by_slug(mut self) -> Self {
        if let Self::Known(known) = &mut self {
            known.sort_by(|one, other| one.slug.cmp(&other.slug));
        }
        self
    }

    /// Reads each organization whole, each once, and hands each part on as soon as it was read: first as many as are read at
    /// once, so that whoever waits sees something soon, then twice as many each time. What was typed is one part, since all
    /// texts that name nothing are told at once. A part of which nothing could be read waits for one of which something could. Of
    /// those that are `known`, by `id:` and their id or as they were typed, nothing is read.
    ///
    /// # Errors
    /// As [`Targets::organizations`]; where many failed alike one after the other, since the portal can't be reached, that
    /// failure; whatever `take` gives.
    pub fn in_parts<T: Send>(
        &self,
        context: &Context,
        known: impl Fn(&str) -> Option<Of<T>> + Sync,
        finish: impl Fn(&Portal, Organization) -> Outcome<T> + Sync,
        mut take: impl FnMut(Several<Of<T>>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let all = match self {
            Self::Typed(typed) => return take(typed::read(context, typed, known, finish)?),
            Self::Known(all) => all,
        };
        let portal = context.portal()?;
        let progress = context.terminal.progress(all.len());
        let mut waiting: Vec<Unread> = Vec::new();
        let mut is_first = true;
        for part in growing(all, context.settings.parallel) {
            let outcomes = portal.side_by_side(part, |one| {
                let read = || {
                    let found = portal.organization(&one.id).map_err(|error| portal_failure(&error))?;
                    Ok((membership::name(&found), finish(portal, found)?))
                };
                let outcome = known(&format!("id:{}", one.id)).map_or_else(read, Ok);
                progress.inc(1);
                outcome
            });
            let mut several = Several::of_part(part, outcomes)?;
            waiting.append(&mut several.unread);
            if several.read.is_empty() {
                let is_over = waiting.len() >= ALIKE && waiting.iter().all(|one| one.why.is_general);
                unread::require_some(is_over, &waiting)?;
                continue;
            }
            several.unread = std::mem::take(&mut waiting);
            is_first = false;
            take(several)?;
        }
        unread::require_some(is_first, &waiting)?;
        if is_first || !waiting.is_empty() {
            take(Several { read: Vec::new(), unread: waiting })?;
        }
        Ok(())
    }
}

/// The parts: the first has so many, each of the others twice as many as the one before, up to the most.
fn growing<T>(all: &[T], first: usize) -> impl Iterator<Item = &[T]> {
    let (mut rest, mut size) = (all, first);
    std::iter::from_fn(move || {
        let (part, others) = rest.split_at(size.clamp(1, PART).min(rest.len()));
        (rest, size) = (others, size.saturating_mul(2));
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_grow_up_to_the_most_and_nothing_is_left() {
        let sizes = |count: usize, first: usize| {
            let all: Vec<usize> = (0..count).collect();
            let parts: Vec<&[usize]> = growing(&all, first).collect();
            assert_eq!(parts.concat(), all);
            parts.into_iter().map(<[usize]>::len).collect::<Vec<_>>()
        };
        assert_eq!(sizes(0, 4), [0; 0]);
        assert_eq!(sizes(3, 4), [3]);
        assert_eq!(sizes(20, 4), [4, 8, 8]);
        assert_eq!(sizes(1300, 32), [32, 64, 128, 256, 400, 400, 20]);
    }
}
