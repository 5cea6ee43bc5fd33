//! A key made by the portal: in the journal, looked up where its answer was lost, and proved before it is counted on.

use clap::Args;
use jiff::Timestamp;
use secrecy::SecretString;

use crate::commands::doubt;
use crate::context::Context;
use crate::context::writing::Writer;
use crate::failure::{Code, Failure};
use crate::journal::{Made, WriteSubject};
use crate::messages::{Message, message};
use crate::report::age;
use crate::settings;
use udata_client::{ApiKey, NewKey, Portal};
use udatactl_core::text::shell::Command;

/// When a new key ends.
#[derive(Debug, Args)]
pub struct Ending {
    #[arg(long, value_name = "WHEN")]
    expires: Option<String>,
}

/// A key to make.
pub struct Wanted {
    pub name: String,
    /// Nothing for one that never ends.
    pub expires_at: Option<String>,
}

impl Ending {
    /// Reads the end; nothing where none was given, `Some(None)` for never.
    ///
    /// # Errors
    /// Exit 2 for what is no day and no length of days or more, or is past.
    pub fn read(&self, now: Timestamp) -> Result<Option<Option<String>>, Failure> {
        let Some(text) = &self.expires else { return Ok(None) };
        if ["never", "jamais"].contains(&text.trim().to_lowercase().as_str()) {
            return Ok(Some(None));
        }
        settings::until("--expires", text, now).map(|end| Some(Some(moment(end))))
    }
}

/// The name of a key, without the blanks around it.
///
/// # Errors
/// Exit 2 where nothing is left.
pub fn name(text: &str) -> Result<String, Failure> {
    match text.trim() {
        "" => Err(Failure::new(Code::EmptyValue, message!("misuse-empty-value", argument = "--name"))),
        name => Ok(name.to_owned()),
    }
}

/// A moment as udata reads it.
pub fn moment(end: Timestamp) -> String {
    end.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}

/// When a key ends, in words.
pub fn ending(expires_at: Option<&str>) -> Message {
    match expires_at.and_then(age::parse) {
        Some(end) => message!("token-ends", day = age::day_of(end)),
        None => message!("token-never-ends"),
    }
}

/// What the journal says of a key.
pub fn content(id: &str) -> Option<String> {
    Some(format!("key/{id}"))
}

/// The command that revokes a key.
pub fn revoke_command(id: &str) -> Command {
    Command::new("auth token revoke {}", &[id])
}

/// Makes a key; `before` are those that were there.
///
/// # Errors
/// Those of the portal where none was made; exit 8 where one was, and nobody has it.
pub fn make(writer: &Writer, wanted: &Wanted, before: &[ApiKey]) -> anyhow::Result<NewKey> {
    let context = writer.context();
    let subject = WriteSubject { after: Some(wanted.name.clone()), ..context.subject("key-create", None)? };
    let made = writer.write_and_note(
        subject,
        |portal| portal.create_key(&wanted.name, wanted.expires_at.as_deref()),
        |made| Made { content: content(&made.key.id), ..Made::default() },
    );
    match made {
        Err(error) if doubt::remains(&error) => Err(lost(writer, wanted, before, &error).into()),
        Err(error)
            if error.downcast_ref::<udata_client::Error>().is_some_and(udata_client::Error::is_hidden) =>
        {
            let command = Command::new("auth token rotate --web", &[]);
            let failure = Failure::new(Code::NotAllowed, message!("token-not-allowed"));
            Err(failure.hint(message!("token-made-on-page", command = command)).into())
        }
        made => made,
    }
}

/// The failure of a key whose answer was lost, from what the portal holds now.
fn lost(writer: &Writer, wanted: &Wanted, before: &[ApiKey], error: &anyhow::Error) -> Failure {
    let context = writer.context();
    let look = Command::new("auth token list", &[]);
    let now = match context.signed_in().and_then(|portal| Ok(portal.api_keys()?)) {
        Ok(now) => now.unwrap_or_default(),
        Err(why) => return Failure::not_read_back(context.explain(&why)).try_command(look),
    };
    let is_new = |key: &&ApiKey| before.iter().all(|other| other.id != key.id);
    let made: Vec<&ApiKey> =
        now.iter().filter(is_new).filter(|key| key.name.as_deref() == Some(&wanted.name)).collect();
    match made[..] {
        [] => doubt::not_done(error),
        [one] => {
            writer.note_made(Made { content: content(&one.id), ..Made::default() }, true);
            Failure::new(Code::KeyLost, message!("token-lost", key = &one.id))
                .hint(message!("token-revoke-lost", command = revoke_command(&one.id)))
        }
        _ => Failure::new(Code::KeyLost, message!("token-lost-among", count = made.len())).try_command(look),
    }
}

/// Opens the portal with a new key, once it has shown to be of the account that acts.
///
/// # Errors
/// Exit 4 for another account's key, and what the portal or the connection says.
pub fn prove(context: &Context, secret: &SecretString) -> anyhow::Result<Portal> {
    let portal = context.open_portal(Some(secret.clone()))?;
    let whose = portal.me()?;
    if whose.id == context.me()?.id {
        Ok(portal)
    } else {
        let message = message!("token-of-another", person = whose.name());
        Err(Failure::new(Code::KeyOfAnother, message).into())
    }
}

/// The failure of a key that was made and could not be proved.
pub fn not_proved(context: &Context, key: Option<&ApiKey>, why: &anyhow::Error) -> Failure {
    let why = context.explain(why);
    half_done(Code::KeyNotProved, "token-not-proved", key, &why)
}

/// A failure after a key was made, with how to do away with it.
pub fn half_done(code: Code, sentence: &'static str, key: Option<&ApiKey>, why: &Failure) -> Failure {
    let message = Message::new(sentence)
        .with("key", key.map_or_else(String::new, super::row::called))
        .with("why", why.message.clone());
    let failure = Failure { http: why.http, ..Failure::new(code, message) };
    let failure = why.hints.iter().cloned().fold(failure, Failure::hint);
    match key {
        Some(key) => failure.hint(message!("token-revoke-lost", command = revoke_command(&key.id))),
        None => failure,
    }
}
