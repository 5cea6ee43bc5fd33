//! One setting of my notifications that is to be other than it is: how it is sent, and read back.

use super::kind::Kind;
use crate::commands::write::{Call, Holds};
use crate::context::Context;
use crate::journal::WriteSubject;
use crate::messages::{Message, message};
use udata_client::{Delivery, Hearing, NotificationRule, Portal, Result};
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::shell::Command;

/// What is to be set.
pub enum Wanted {
    /// How often mails come: udata's word.
    Cadence(&'static str),
    Pause(bool),
    /// A kind that is turned off, or no longer; everywhere where no organization is given.
    Mute {
        kind: Kind,
        organization: Option<OrganizationName>,
        mutes: bool,
    },
    Follow {
        organization: OrganizationName,
        follows: bool,
    },
    /// No rule about the organization any more: what my role gets.
    Default(OrganizationName),
}

/// A setting that is to be other than it is, or is so already.
pub struct Preference {
    pub wanted: Wanted,
    /// As it is, and as it will be: stable words; nothing where only the portal can tell.
    pub before: String,
    pub after: Option<&'static str>,
    /// Nothing is to be done.
    pub holds: bool,
    /// My narrower rules about the organization, which go with it.
    pub narrower: Vec<NotificationRule>,
    /// The commands that take it back, as far as there are any.
    pub undo: Vec<Command>,
}

/// What I am told of, as a stable word.
pub fn heard(hearing: &Hearing) -> &'static str {
    match (hearing.heard, hearing.partial) {
        (false, _) => "nothing",
        (true, true) => "some",
        (true, false) => "all",
    }
}

/// What a rule says, as a stable word.
pub fn said(rule: Option<&NotificationRule>) -> &'static str {
    match rule.map(|rule| rule.enabled) {
        Some(true) => "followed",
        Some(false) => "muted",
        None => "default",
    }
}

/// Whether all is held back, as a stable word.
pub fn paused(delivery: &Delivery) -> &'static str {
    if delivery.paused { "paused" } else { "active" }
}

impl Wanted {
    pub fn action(&self) -> &'static str {
        match self {
            Self::Cadence(_) => "notifications-cadence",
            Self::Pause(true) => "notifications-pause",
            Self::Pause(false) => "notifications-resume",
            Self::Mute { mutes: true, .. } => "notifications-mute",
            Self::Mute { mutes: false, .. } => "notifications-unmute",
            Self::Follow { follows: true, .. } => "notifications-follow",
            Self::Follow { follows: false, .. } => "notifications-unfollow",
            Self::Default(_) => "notifications-default",
        }
    }

    pub fn organization(&self) -> Option<&OrganizationName> {
        match self {
            Self::Cadence(_) | Self::Pause(_) => None,
            Self::Mute { organization, .. } => organization.as_ref(),
            Self::Follow { organization, .. } | Self::Default(organization) => Some(organization),
        }
    }

    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Mute { kind, .. } => Some(*kind),
            _ => None,
        }
    }

    /// The sentence for it, before it is done.
    pub fn sentence(&self) -> Message {
        let named = |key, organization: &OrganizationName| {
            message!(key, organization = &organization.name, slug = organization.word())
        };
        match self {
            Self::Cadence(cadence) => {
                message!("notification-will-cadence", cadence = Message::new(format!("hearing-{cadence}")))
            }
            Self::Pause(true) => message!("notification-will-pause"),
            Self::Pause(false) => message!("notification-will-resume"),
            Self::Mute { kind, organization, mutes } => {
                let kind = Message::new(format!("notification-{}", kind.word()));
                match (organization, mutes) {
                    (None, true) => message!("notification-will-mute", kind = kind),
                    (None, false) => message!("notification-will-unmute", kind = kind),
                    (Some(organization), true) => {
                        named("notification-will-mute-in", organization).with("kind", kind)
                    }
                    (Some(organization), false) => {
                        named("notification-will-unmute-in", organization).with("kind", kind)
                    }
                }
            }
            Self::Follow { organization, follows: true } => named("notification-will-follow", organization),
            Self::Follow { organization, follows: false } => {
                named("notification-will-unfollow", organization)
            }
            Self::Default(organization) => named("notification-will-default", organization),
        }
    }

    /// Whether what is read is what was wanted.
    pub fn is_met(&self, now: &str) -> bool {
        match self {
            Self::Cadence(cadence) => now == *cadence,
            Self::Pause(pauses) => (now == "paused") == *pauses,
            Self::Mute { mutes, .. } => (now == "muted") == *mutes,
            // A kind that is turned off everywhere stays off, whatever is followed.
            Self::Follow { follows, .. } => (now != "nothing") == *follows,
            Self::Default(_) => now == "default",
        }
    }
}

impl Call for Preference {
    /// What the portal holds, as a stable word.
    type Now = String;

    fn subject(&self, context: &Context) -> anyhow::Result<WriteSubject> {
        let organization = self.wanted.organization().map(|organization| organization.id.as_str());
        let content = self.wanted.kind().map(|kind| format!("notification/{}", kind.word()));
        let (before, after) = (Some(self.before.clone()), self.after.map(str::to_owned));
        let subject = context.subject(self.wanted.action(), organization)?;
        Ok(WriteSubject { content, before, after, ..subject })
    }

    fn send(&self, portal: &Portal) -> Result<()> {
        match &self.wanted {
            Wanted::Cadence(cadence) => portal.set_mail_cadence(cadence),
            Wanted::Pause(pauses) => portal.pause_notifications(*pauses),
            Wanted::Mute { kind, organization, mutes } => {
                let organization = organization.as_ref().map(|organization| organization.id.as_str());
                portal.set_notification_rule(organization, Some(kind.event()), mutes.then_some(false))
            }
            Wanted::Follow { organization, follows } => {
                portal.follow_notifications(&organization.id, *follows)
            }
            Wanted::Default(organization) => portal.set_notification_rule(Some(&organization.id), None, None),
        }
    }

    fn read(&self, portal: &Portal) -> Result<String> {
        let rule = |organization: Option<&OrganizationName>, event: Option<&str>| {
            let id = organization.map(|organization| organization.id.as_str());
            let rules = portal.notification_rules()?;
            let found = rules.iter().find(|rule| rule.is_about(id) && rule.event.as_deref() == event);
            Ok(said(found).to_owned())
        };
        match &self.wanted {
            Wanted::Cadence(_) => Ok(portal.delivery()?.cadence),
            Wanted::Pause(_) => Ok(paused(&portal.delivery()?).to_owned()),
            Wanted::Mute { kind, organization, .. } => rule(organization.as_ref(), Some(kind.event())),
            Wanted::Follow { organization, .. } => {
                let heard_of = portal.hearing(&[&organization.id])?;
                Ok(heard_of.first().map_or("nothing", heard).to_owned())
            }
            Wanted::Default(organization) => rule(Some(organization), None),
        }
    }

    fn holds(&self, now: &String) -> Holds {
        if self.wanted.is_met(now) { Holds::All } else { Holds::Nothing }
    }
}
