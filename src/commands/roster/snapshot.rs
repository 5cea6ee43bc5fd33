//! Snapshots: organizations as a roster, before a run of several writes (G23 in `docs/guards.md`).

use super::remarks;
use crate::context::Context;
use crate::file;
use crate::messages::message;
use udatactl_core::roster::CurrentMembers;
use udatactl_core::roster::document::{self, Remark};

/// Saves the organizations as they are, and says where.
///
/// # Errors
/// Exit 2 where the file can't be written: then nothing must be sent.
pub fn save(context: &Context, organizations: &[CurrentMembers]) -> anyhow::Result<()> {
    let words = context.terminal.messages.open();
    let say = |remark: Remark| words.say(&remarks::word(remark));
    let text = document::toml(&remarks::head(context, context.portal()?, &[], &say)?, organizations);
    let path = context.settings.places.state.join("rosters").join(format!("{}.toml", context.journal.run()));
    file::write_privately(&path, &text)?;
    context.terminal.say(&message!("roster-snapshot", file = path.display().to_string()));
    Ok(())
}
