//! The content of an organization, deleted one by one: the list is saved first, and read again afterwards.

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::json;

use super::impact;
use crate::commands::doubt;
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::Failure;
use crate::file;
use crate::journal::WriteSubject;
use crate::messages::{Message, message};
use udata_client::{Content, Error, Organization};

/// How often it is said in a pipe how far it is.
const EVERY: usize = 100;

/// The status of one deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletionStatus {
    Deleted,
    /// Somebody had deleted it already.
    Gone,
    /// The portal refused it, or it is still there.
    Failed,
    NotTried,
}

/// The outcome of all deletions.
pub struct Deleted {
    /// For each, in the same order: how it ended, and whether that was read.
    pub statuses: Vec<(DeletionStatus, bool)>,
    /// The first thing that went wrong.
    pub error: Option<anyhow::Error>,
    /// Why it could not be read afterwards what is left.
    pub unread: Option<anyhow::Error>,
    pub interrupted: bool,
    /// How much the organization still has.
    pub left: usize,
}

impl Deleted {
    /// How many were deleted by this run.
    pub fn count(&self) -> usize {
        self.statuses.iter().filter(|(status, _)| *status == DeletionStatus::Deleted).count()
    }

    /// Nothing is left, and nobody asked to stop.
    pub fn is_complete(&self) -> bool {
        self.left == 0 && self.unread.is_none() && !self.interrupted
    }
}

/// Saves the list of what is about to be deleted, in a file of its own.
///
/// # Errors
/// Exit 2 where it can't be written: then nothing must be deleted.
pub fn save(context: &Context, organization: &Organization, content: &[Content]) -> anyhow::Result<PathBuf> {
    let entries: Vec<_> = content
        .iter()
        .map(|content| {
            json!({
                "kind": content.kind.word(), "id": content.id, "slug": content.slug, "title": content.title, "page": content.page,
                "private": content.private, "archived": content.archived,
            })
        })
        .collect();
    let list = json!({
        "site": context.settings.site.as_str(),
        "at": context.settings.now.to_string(),
        "organization": {"id": organization.id, "slug": organization.slug, "name": organization.name},
        "content": entries,
    });
    let name = format!("{}-{}.json", organization.id, context.journal.run());
    let path = context.settings.places.state.join("deleted").join(name);
    file::write_privately(&path, &format!("{list:#}\n"))?;
    context.terminal.say(&message!("delete-content-saved", path = path.display().to_string()));
    Ok(path)
}

/// Deletes it, one by one, until somebody asks to stop or going on makes no sense; then reads what is left.
///
/// # Errors
/// Exit 4 without a key.
pub fn delete(writer: &Writer, organization: &Organization, content: &[Content]) -> anyhow::Result<Deleted> {
    let context = writer.context();
    let mut statuses = vec![(DeletionStatus::NotTried, false); content.len()];
    let mut error = None;
    let progress = context.terminal.progress_of(content.len(), &Message::new("progress-deleting"));
    for (index, one) in content.iter().enumerate() {
        if context.interruption.requested() {
            break;
        }
        let ended = delete_one(writer, organization, one);
        statuses[index].0 = *ended.as_ref().unwrap_or(&DeletionStatus::Failed);
        progress.inc(1);
        if progress.is_hidden() && (index + 1) % EVERY == 0 {
            let so_far = message!("delete-content-so-far", done = index + 1, total = content.len());
            context.terminal.say(&so_far);
        }
        if let Err(cause) = ended {
            let goes_on = cause.downcast_ref().is_some_and(Error::is_about_this_one);
            error.get_or_insert(cause);
            if !goes_on {
                break;
            }
        }
    }
    progress.finish_and_clear();
    let mut deleted = Deleted {
        statuses,
        error,
        unread: None,
        interrupted: context.interruption.requested(),
        left: content.len(),
    };
    read_back(context, organization, content, &mut deleted);
    Ok(deleted)
}

fn delete_one(writer: &Writer, organization: &Organization, one: &Content) -> anyhow::Result<DeletionStatus> {
    let context = writer.context();
    let portal = context.signed_in()?;
    let send = || {
        let subject = WriteSubject {
            content: Some(format!("{}/{}", one.kind.word(), one.id)),
            before: Some("online".to_owned()),
            after: Some("deleted".to_owned()),
            ..context.subject("delete_content", Some(&organization.id))?
        };
        writer.write(subject, |portal| portal.delete_content(one.kind, &one.id))
    };
    let is_gone = |error: &anyhow::Error| {
        let error = error.downcast_ref::<Error>();
        error.is_some_and(|error| error.is_gone() || error.is_unknown())
    };
    let mut lost = match send() {
        Ok(()) => return Ok(DeletionStatus::Deleted),
        Err(error) if is_gone(&error) => return Ok(DeletionStatus::Gone),
        Err(error) => error,
    };
    // Content that was deleted is refused the second time: it may be sent once more.
    for may_repeat in [true, false] {
        if !doubt::remains(&lost) {
            break;
        }
        match portal.is_content_gone(one.kind, &one.id) {
            Ok(true) => return Ok(DeletionStatus::Deleted),
            Ok(false) if may_repeat && !context.interruption.requested() => match send() {
                Ok(()) => return Ok(DeletionStatus::Deleted),
                Err(error) if is_gone(&error) => return Ok(DeletionStatus::Deleted),
                Err(error) => lost = error,
            },
            Ok(false) => return Err(doubt::not_done(&lost).into()),
            Err(_) => break,
        }
    }
    Err(lost)
}

/// Lists what the organization has now: what was deleted must be gone, and somebody may have published meanwhile.
fn read_back(context: &Context, organization: &Organization, content: &[Content], deleted: &mut Deleted) {
    let left = match impact::content(context, &organization.id) {
        Ok((left, _)) => left,
        Err(error) => {
            deleted.left = deleted
                .statuses
                .iter()
                .filter(|(status, _)| matches!(status, DeletionStatus::Failed | DeletionStatus::NotTried))
                .count();
            deleted.unread = Some(error);
            return;
        }
    };
    let ids: HashSet<&str> = left.iter().map(|content| content.id.as_str()).collect();
    for ((status, verified), one) in deleted.statuses.iter_mut().zip(content) {
        let is_there = ids.contains(one.id.as_str());
        *status = match *status {
            DeletionStatus::Deleted | DeletionStatus::Gone if is_there => DeletionStatus::Failed,
            DeletionStatus::Failed if !is_there => DeletionStatus::Deleted,
            DeletionStatus::NotTried if !is_there => DeletionStatus::Gone,
            as_it_was => as_it_was,
        };
        *verified = true;
    }
    deleted.left = left.len();
}

/// Why what was shown is not what would be deleted now.
///
/// # Errors
/// Exit 9 where somebody has published or deleted something while the question was answered.
pub fn still_as_shown(
    context: &Context,
    organization: &Organization,
    shown: &[Content],
) -> anyhow::Result<()> {
    let (now, _) = impact::content(context, &organization.id)?;
    let ids = |content: &[Content]| content.iter().map(|content| content.id.clone()).collect::<HashSet<_>>();
    if ids(&now) == ids(shown) {
        return Ok(());
    }
    let message = message!("delete-content-changed", count = now.len());
    Err(Failure::changed_meanwhile(message).into())
}
