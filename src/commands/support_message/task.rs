//! The task of a message that is written.

use std::path::Path;

use crate::commands::consent::Stake;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::{Organization, SupportMessage};

/// The task of a message that is written.
pub struct MessageTask<'a> {
    pub organization: &'a Organization,
    /// The journal's word.
    pub action: &'static str,
    pub message: SupportMessage,
    pub stake: Stake,
    /// The page that `--open` opens.
    pub page: String,
    /// Whom it is for, by mail; the support desk where there is nobody.
    pub recipient: Option<&'static str>,
}

/// What was asked for on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    ToSend,
    /// Only the message: whether to send it is asked.
    Nothing,
}

/// The failure of a message that could not be sent, and where its text is kept.
pub fn failed(why: &Failure, kept: &Path) -> Failure {
    let status = match why.status {
        ExitStatus::Guarded | ExitStatus::Usage | ExitStatus::AnsweredNo => why.status,
        _ => ExitStatus::TryLater,
    };
    let path = kept.display().to_string();
    let message = message!("letter-not-sent", why = why.message.clone());
    let failure =
        Failure::new(Code::DeskFailed, message).ending(status).hint(message!("letter-kept", path = path));
    Failure { http: why.http, ..failure }
}
