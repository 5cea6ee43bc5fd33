//! What snapshots count: one of them, or all of this portal for the page of an audit.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::commands::audit::folder::{Folder, Kept};
use crate::commands::audit::past::{self, Opened};
use crate::context::Context;
use crate::failure::Failure;
use udatactl_core::audit::Assessment;
use udatactl_core::audit::history::{Counts, Entry, Header, Scope};

/// What a snapshot counts of the organizations that are meant.
///
/// # Errors
/// Exit 2 for a file that is cut or damaged.
pub fn counted(opened: &mut Opened, is_meant: impl Fn(&Entry) -> bool) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    for entry in opened.by_ref() {
        let entry = entry?;
        if is_meant(&entry) {
            counts.add(&entry);
        }
    }
    Ok(counts)
}

/// So many snapshots are shown at most, spread over all of them.
const MOST: usize = 24;

/// What the snapshots of a portal count, for a page about organizations.
#[derive(Default)]
pub struct Trend {
    /// When each was made, the oldest first, and its counts.
    pub counted: Vec<(Timestamp, Counts)>,
    /// They are of other organizations than the page: only those that are on both are counted.
    pub is_of_both: bool,
    /// Why some can't be read.
    pub unreadable: Vec<Failure>,
}

impl Trend {
    /// Counts the snapshots of all organizations that the page is about, where there are two; otherwise those organizations
    /// of the page that are in any snapshot.
    ///
    /// # Errors
    /// Where the account that looks can't be read.
    pub fn of(context: &Context, scope: Scope, assessments: &[Assessment]) -> anyhow::Result<Self> {
        let account = context.me_if_signed_in()?.map(|me| me.id.as_str());
        let is_alike = |header: &Header| match scope {
            Scope::Portal => header.scope == scope,
            Scope::Mine => header.scope == scope && header.account.as_deref() == account,
            Scope::Named => false,
        };
        let mut trend = Self::default();
        let all = trend.told(Folder::of(context).all()).unwrap_or_default();
        let mut ours: Vec<(Kept, bool)> = Vec::new();
        for kept in all {
            if let Some(Some(opened)) = trend.told(past::open_kept(context, &kept)) {
                ours.push((kept, is_alike(&opened.header)));
            }
        }
        trend.is_of_both = ours.iter().filter(|(_, is_alike)| *is_alike).count() < 2;
        ours.retain(|(_, is_alike)| *is_alike || trend.is_of_both);
        let ids: HashSet<&str> = assessments.iter().map(|one| one.organization.id.as_str()).collect();
        let is_meant = |entry: &Entry| entry.id().is_some_and(|id| ids.contains(id));
        for (kept, _) in spread(ours) {
            let Some(Some(mut opened)) = trend.told(past::open_kept(context, &kept)) else { continue };
            let is_of_both = trend.is_of_both;
            let counts = counted(&mut opened, |entry| !is_of_both || is_meant(entry));
            if let Some(counts) = trend.told(counts).filter(|counts| *counts != Counts::default()) {
                trend.counted.push((opened.header.at, counts));
            }
        }
        Ok(trend)
    }

    /// What was read; what could not be is kept.
    fn told<T>(&mut self, read: Result<T, Failure>) -> Option<T> {
        read.map_err(|failure| self.unreadable.push(failure)).ok()
    }
}

/// At most [`MOST`] of them, the first and the last among them.
fn spread<T>(all: Vec<T>) -> Vec<T> {
    let count = all.len();
    let chosen: HashSet<usize> = (0..MOST).map(|number| number * (count.max(1) - 1) / (MOST - 1)).collect();
    let is_chosen = |(index, _): &(usize, T)| count <= MOST || chosen.contains(index);
    all.into_iter().enumerate().filter(is_chosen).map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_snapshots_are_thinned_out_from_the_first_to_the_last() {
        for count in [0, 1, MOST, MOST + 1, 730] {
            let chosen = spread((0..count).collect());
            assert_eq!(chosen.len(), count.min(MOST));
            assert_eq!(
                (chosen.first(), chosen.last()),
                ((0..count).min().as_ref(), (0..count).max().as_ref())
            );
            assert!(chosen.is_sorted());
        }
    }
}
