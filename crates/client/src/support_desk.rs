//! The support desk of a portal: a message to its team, posted to the portal's front, as the form *Faire certifier son
//! organisation* does (cdata, `components/Support/Choices.vue` and `server/routes/nuxt-api/send-message.post.ts`). Neither
//! key nor cookie goes there, and its answer confirms nothing.

use reqwest::{Method, Url};
use serde_json::json;

use super::answer::{Answer, Kind};
use super::client::Portal;
use super::error::{Error, Result, Switch};
use super::options::Options;
use super::proxy::Transport;
use super::site::{Deployment, deployment, is_local, is_sandbox};

/// Where the front takes messages.
const ROUTE: &str = "nuxt-api/send-message";

/// A message to a portal's team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportMessage {
    /// Where the answer goes.
    pub email: String,
    /// The desk's own word for what it is about.
    pub segment: &'static str,
    pub subject: String,
    pub body: String,
}

/// The desk of a portal that is known to have one: data.gouv.fr itself, not the places for trying things, whose messages
/// would reach real people too.
pub fn support_desk_of(site: &Url) -> Option<Url> {
    let has_one = deployment(site) == Deployment::Production || is_sandbox(site);
    has_one.then(|| site.join(ROUTE).ok()).flatten()
}

/// A desk that takes messages.
pub struct SupportDesk {
    url: Url,
    portal: Portal,
}

impl SupportDesk {
    /// The desk at an address, reached as the portal of these options is, without its key.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn open(options: Options, url: Url) -> Result<Self> {
        let is_same_host = options.site.origin() == url.origin();
        let transport = match options.transport {
            Transport::At(_) | Transport::Direct if is_same_host => options.transport,
            _ if is_local(&url) => Transport::Direct,
            Transport::At(_) | Transport::Direct => Transport::System,
            transport => transport,
        };
        let portal = Portal::open(Options { site: url.clone(), key: None, transport, ..options })?;
        Ok(Self { url, portal })
    }

    /// The desk's address.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Only traces what would be sent.
    pub fn rehearse(&self, message: &SupportMessage) {
        let _ = Self { url: self.url.clone(), portal: self.portal.rehearsing() }.send(message);
    }

    /// Sends a message, once. What it answers, also a success, does not tell whether anybody will read it.
    ///
    /// # Errors
    /// Whatever the call gives; [`Error::Held`] under the safety switch.
    pub fn send(&self, message: &SupportMessage) -> Result<()> {
        if self.portal.options.read_only {
            return Err(Error::Held(Switch::ReadOnly));
        }
        let content = json!({
            "email": message.email, "segment": message.segment, "subject": message.subject, "body": message.body,
        });
        let sent = self.portal.send_once(&Method::POST, self.url.clone(), |request| request.json(&content));
        sent.map(drop).map_err(in_its_words)
    }
}

/// The desk is no API of udata's and refuses in words, or pages, of its own; whoever did, the message went no further.
fn in_its_words(error: Error) -> Error {
    match error {
        Error::Unexpected { path, status: Some(status @ 400..=499), .. } => {
            let (message, fields) = (None, Vec::new());
            Error::Refused(Answer { status, path, message, fields, retry_after: None, kind: Kind::Plain })
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_real_portal_and_the_sandbox_have_a_desk() {
        let desk =
            |site: &str| Url::parse(site).ok().and_then(|site| support_desk_of(&site)).map(String::from);
        let known = "https://www.data.gouv.fr/nuxt-api/send-message";
        assert_eq!(desk("https://www.data.gouv.fr/").as_deref(), Some(known));
        assert_eq!(desk("https://demo.data.gouv.fr/"), None);
        assert_eq!(desk("https://data.public.lu/"), None);
        assert!(desk("http://sandbox.localhost/").is_some());
    }
}
