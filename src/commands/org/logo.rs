//! Sends a logo, which is a write of its own: it can fail after the rest was done.

use crate::context::writing::Writer;
use crate::failure::{Code, Failure};
use crate::messages::Message;
use udatactl_core::text::shell::Command;

use super::fields::Logo;

/// Sends a logo, in the journal before and after.
///
/// # Errors
/// Whatever the portal or the journal gives.
pub fn send(writer: &Writer, organization: &str, logo: &Logo) -> anyhow::Result<()> {
    let subject = writer.context().subject("logo", Some(organization))?;
    writer.write(subject, |portal| portal.upload_logo(organization, &logo.name, &logo.image))
}

/// The failure where all was done but the logo: says so, why, and how to send it again.
pub fn failure(slug: &str, error: &anyhow::Error, done: Message) -> Failure {
    let cause = Failure::explain(error);
    let mut failure = Failure::new(Code::LogoNotTaken, done.with("why", cause.message))
        .try_command(Command::new("org update {} --logo logo.png", &[slug]));
    failure.http = cause.http;
    failure.fields = cause.fields;
    failure
}
