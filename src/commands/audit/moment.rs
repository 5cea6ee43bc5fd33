//! A moment that was typed: a snapshot's file, a date, or now.

use std::path::PathBuf;

use jiff::Timestamp;

use super::past::{self, Opened};
use crate::context::Context;
use crate::failure::Failure;
use crate::messages::{Message, message};
use crate::report::age;
use crate::settings;

/// The word that stands for what the portal shows now.
pub const NOW: &str = "now";

/// Which moment.
pub enum Moment {
    Now,
    /// The newest snapshot that is not younger, as it was typed.
    AsOf(String, Timestamp),
    File(PathBuf),
}

impl Moment {
    /// Reads a date, or now.
    ///
    /// # Errors
    /// Exit 2 for anything else.
    pub fn date(context: &Context, flag: &str, typed: &str) -> Result<Self, Failure> {
        if typed == NOW {
            return Ok(Self::Now);
        }
        Ok(Self::AsOf(typed.to_owned(), settings::as_of(flag, typed, context.settings.now)?))
    }

    /// Reads a date, now, or else a file.
    pub fn any(context: &Context, typed: &str) -> Self {
        Self::date(context, "", typed).unwrap_or_else(|_| Self::File(typed.into()))
    }

    /// Opens its snapshot, and says which it is; nothing for now.
    ///
    /// # Errors
    /// Exit 6 where there is none that old; exit 2 for a file that can't be read.
    pub fn open(&self, context: &Context) -> Result<Option<(Opened, Message)>, Failure> {
        Ok(Some(match self {
            Self::Now => return Ok(None),
            Self::AsOf(typed, limit) => as_of(context, typed, *limit)?,
            Self::File(path) => {
                let opened = past::open(path)?;
                let told = told(&opened, opened.header.at);
                (opened, told)
            }
        }))
    }
}

/// Opens the newest snapshot that is not younger, and says which it is.
///
/// # Errors
/// As [`Moment::open`].
pub fn as_of(context: &Context, typed: &str, limit: Timestamp) -> Result<(Opened, Message), Failure> {
    let opened = past::newest(context, typed, limit)?;
    let told = told(&opened, limit.min(context.settings.now));
    Ok((opened, told))
}

fn told(opened: &Opened, asked: Timestamp) -> Message {
    let at = opened.header.at;
    let days = age::days_between(at, asked);
    message!("snapshot-told", file = &opened.name, at = age::minute(at), days = days)
}
