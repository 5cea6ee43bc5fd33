//! The message that asks the portal's team for a new administrator.

use reqwest::Url;

use super::arguments::Arguments;
use crate::commands::support_message::{self, Paragraph, Wanted};
use crate::commands::{resolve, rights};
use crate::context::Context;
use crate::messages::message;
use udata_client::{Organization, SupportMessage, site_name};
use udatactl_core::audit::rules::administration::Administration;

/// The desk's word for questions about the use of the portal (cdata, `assets/config/support.toml`).
const SEGMENT: &str = "feedback";
/// The team of transport.data.gouv.fr, for those who publish transport data.
pub const TRANSPORT: &str = "contact@transport.data.gouv.fr";

/// The message, as typed and as read.
///
/// # Errors
/// Exit 2 for what is missing, exit 6 for an unknown person.
pub fn compose(
    arguments: &Arguments,
    context: &Context,
    organization: &Organization,
    state: Administration,
) -> anyhow::Result<SupportMessage> {
    let new = arguments.new_admin.as_deref().map(|typed| resolve::person(context, typed)).transpose()?;
    let reason = support_message::wanted(
        context,
        &Wanted {
            typed: arguments.reason.as_deref(),
            flag: "--reason",
            question: "recover-ask-reason",
            missing: "recover-needs-reason",
        },
    )?;
    let email = support_message::address(context, &arguments.delivery)?;
    let me = context.me()?;
    let (name, slug) = new.map_or_else(|| (me.name(), me.slug.clone()), |new| (new.name(), new.slug));
    let opening = match state {
        Administration::Nobody => "recover-letter-nobody",
        Administration::Away => "recover-letter-away",
        Administration::Hidden | Administration::Active => "recover-letter-no-answer",
    };
    let site = site_name(&context.settings.site);
    let page = context.portal()?.person_page(&slug).to_string();
    let body = support_message::body(
        context,
        &[
            Paragraph::Said(message!("letter-hello")),
            Paragraph::Said(
                message!(opening, organization = &organization.name, site = site)
                    .with("count", rights::administrators(organization).count()),
            ),
            Paragraph::Said(support_message::identity(context, organization)?),
            Paragraph::Said(message!("recover-letter-account", name = name, account = slug, page = page)),
            Paragraph::Said(message!("recover-letter-reason")),
            Paragraph::Typed(&reason),
            Paragraph::Said(message!("letter-closing", email = &email, name = me.name())),
        ],
    );
    let subject = message!("recover-letter-subject", organization = &organization.name);
    let subject = context.terminal.messages.open().say(&subject);
    Ok(SupportMessage { email, segment: SEGMENT, subject, body })
}

/// The page that `--open` opens: the desk's, or a mail that is ready to be sent.
///
/// # Errors
/// When the connection can't be set up.
pub fn page(arguments: &Arguments, context: &Context, message: &SupportMessage) -> anyhow::Result<String> {
    if arguments.transport {
        return Ok(mail(message));
    }
    let portal = context.portal()?;
    Ok(portal.support_page().map_or_else(|| portal.site().to_string(), str::to_owned))
}

/// A mail to the transport team, as an address that a mail program understands.
fn mail(message: &SupportMessage) -> String {
    let Ok(mut url) = Url::parse(&format!("mailto:{TRANSPORT}")) else { return String::new() };
    url.query_pairs_mut().append_pair("subject", &message.subject).append_pair("body", &message.body);
    // A plus is a plus there, not a space (RFC 6068).
    url.as_str().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_keeps_its_spaces_lines_and_signs() {
        let message = SupportMessage {
            email: String::new(),
            segment: SEGMENT,
            subject: "Réseau & cars".into(),
            body: "1 + 1\nfin".into(),
        };
        let expected = "mailto:contact@transport.data.gouv.fr?subject=R%C3%A9seau%20%26%20cars\
                        &body=1%20%2B%201%0Afin";
        assert_eq!(mail(&message), expected);
    }
}
