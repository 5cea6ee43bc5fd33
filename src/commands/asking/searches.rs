//! What is searched on the portal while somebody types: people and organizations.

use std::sync::Arc;

use super::Asked;
use crate::failure::{Failure, portal_failure};
use crate::messages::message;
use udata_client::{Filter, Organization, User};
use udatactl_core::roster::address;
use udatactl_core::text::reference;

/// No more are shown: a longer word finds fewer.
const MOST: usize = 30;

/// What a search for people finds.
enum Found {
    Account(Box<User>),
    /// An address that may be invited, whoever reads mail there.
    Address(String),
}

impl Asked<'_> {
    /// Lets somebody search any account.
    pub(super) fn anyone(&self) -> anyhow::Result<Vec<String>> {
        let portal = self.context.portal()?.showing();
        let invites = self.path == ["member", "add"];
        let find = move |typed: &str| {
            if let Some(mailbox) = address::read(typed).filter(|_| invites) {
                return Ok(vec![Found::Address(mailbox.address)]);
            }
            let found = portal.people_called(typed).map_err(|error| portal_failure(&error))?;
            let accounts = found.entries.into_iter().take(MOST);
            Ok::<_, Failure>(accounts.map(|user| Found::Account(Box::new(user))).collect())
        };
        let line = |found: &Found| match found {
            Found::Account(user) => {
                let domain = user.email_domain().map(str::to_owned);
                [Some(user.name()), Some(user.slug.clone()), domain]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            Found::Address(address) => {
                self.context.terminal.messages.say(&message!("ask-invite-address", address = address))
            }
        };
        let question = if invites { message!("ask-person-to-add") } else { message!("ask-person") };
        Ok(match self.context.terminal.search(&question, &(Arc::new(find) as _), line)? {
            Found::Account(user) => vec![reference(&user.slug, &user.id)],
            Found::Address(address) => vec!["--email".to_owned(), address],
        })
    }

    /// Lets somebody search any organization.
    pub(super) fn any_organization(&self) -> anyhow::Result<Vec<String>> {
        let portal = self.context.portal()?.showing();
        let find = move |typed: &str| {
            let filter = Filter { search: Some(typed.to_owned()), limit: Some(MOST), ..Filter::default() };
            let found = portal.organizations(&filter).map_err(|error| portal_failure(&error))?;
            Ok::<_, Failure>(found.entries)
        };
        let line = |one: &Organization| format!("{} · {}", one.name, one.slug);
        let chosen =
            self.context.terminal.search(&message!("ask-organization"), &(Arc::new(find) as _), line)?;
        Ok(vec![reference(&chosen.slug, &chosen.id)])
    }
}
