//! A page of a list, and whether it can be one of a list that stands still.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use super::unexpected_answer::UnexpectedAnswer;

#[derive(Deserialize)]
pub struct Page<T> {
    pub data: Vec<T>,
    pub total: usize,
}

impl<U> Page<(String, U)> {
    /// Finds what is wrong with a page, by its number, its size and the list's total; `seen` has the keys of all pages
    /// of the list.
    pub fn flaw(
        &self,
        number: usize,
        size: usize,
        total: usize,
        seen: &Mutex<HashSet<String>>,
    ) -> Option<UnexpectedAnswer> {
        let before = (number - 1) * size;
        let (got, announced) = (self.data.len(), size.min(total - before));
        if got > size {
            return Some(UnexpectedAnswer::Shape("data".to_owned()));
        }
        // The portal counts first and then looks: what comes in between is in the page and not in the total.
        if self.total != total || got > announced {
            return Some(UnexpectedAnswer::Moved);
        }
        if got < announced {
            return Some(UnexpectedAnswer::EndedEarly { got: before + got, total });
        }
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        // An entry that is on two pages was pushed there, and another may have been pushed the other way.
        let is_new = self.data.iter().all(|(key, _)| seen.insert(key.clone()));
        (!is_new).then_some(UnexpectedAnswer::Moved)
    }
}

/// A row of a list.
pub enum Row<T> {
    Whole(T),
    /// A row that is left out, by what tells it from the others.
    Unreadable(String),
}

impl<T> Row<T> {
    /// The row, where it is not left out.
    pub fn whole(self) -> Option<T> {
        match self {
            Self::Whole(one) => Some(one),
            Self::Unreadable(_) => None,
        }
    }
}
