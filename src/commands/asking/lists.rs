//! What there is to choose among: my organizations, an organization's members and requests, roles, badges, changes, profiles.

use super::Asked;
use crate::commands::change::role_word;
use crate::commands::journal;
use crate::commands::known_role::has_role;
use crate::commands::pending::open;
use crate::commands::resolve;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::profiles::{Profile, Profiles};
use udata_client::invitations::ReceivedInvitation;
use udata_client::people::Affiliation;
use udata_client::{Member, Organization, User};
use udatactl_core::roster::{Request, Role};
use udatactl_core::text::{fold, reference};

/// So many changes of the journal are offered.
const MOST_CHANGES: usize = 30;

impl Asked<'_> {
    /// One of several lines, or as many as are ticked, each with the word that stands for it.
    fn chosen(
        &self,
        question: &Message,
        lines: Vec<(String, String)>,
        none: Message,
        many: bool,
    ) -> anyhow::Result<Vec<String>> {
        let (words, lines): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
        if lines.is_empty() {
            return Err(Failure::new(Code::NothingToChoose, none).into());
        }
        let terminal = &self.context.terminal;
        let chosen =
            if many { terminal.choose(question, &lines)? } else { vec![terminal.pick(question, &lines)?] };
        if chosen.is_empty() {
            return Err(Failure::new(Code::AnsweredNo, Message::new("failure-nothing-chosen")).into());
        }
        Ok(chosen.into_iter().filter_map(|index| words.get(index).cloned()).collect())
    }

    /// One of my organizations; any, where I belong to none or have no key.
    pub(super) fn organization_of_mine(&self) -> anyhow::Result<Vec<String>> {
        let mine = self.context.me_if_signed_in()?.map(|me| me.organizations.as_slice()).unwrap_or_default();
        match mine {
            [] => self.any_organization(),
            mine => {
                let line = |one: &Affiliation| {
                    (reference(&one.slug, &one.id), format!("{} · {}", one.name, one.slug))
                };
                let mut mine: Vec<&Affiliation> = mine.iter().collect();
                mine.sort_by_cached_key(|one| fold(&one.name));
                let lines = mine.into_iter().map(line).collect();
                self.chosen(&message!("ask-organization-of-mine"), lines, message!("ask-organization"), false)
            }
        }
    }

    /// The organization that was answered or typed.
    fn organization(&self) -> anyhow::Result<Organization> {
        let typed = || self.matches.try_get_one::<String>("org").ok().flatten().cloned();
        let word = self.organization.clone().or_else(typed).unwrap_or_default();
        resolve::organization(self.context, &word)
    }

    /// Members of the organization.
    pub(super) fn members(&self, many: bool) -> anyhow::Result<Vec<String>> {
        let organization = self.organization()?;
        let line = |(row, user, _): (&Member, &User, Vec<_>)| {
            let role =
                Role::parse(&row.role).map(|role| self.context.terminal.messages.say(&role_word(role)));
            let said = [Some(user.name()), Some(user.slug.clone()), role];
            (reference(&user.slug, &user.id), said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        };
        let lines = membership::members(&organization).into_iter().map(line).collect();
        let none = message!("ask-no-members", organization = &organization.name);
        let question = message!("ask-members", organization = &organization.name);
        self.chosen(&question, lines, none, many)
    }

    /// Pending requests of the organization, or pending invitations.
    pub(super) fn pending(&self, invitations: bool, many: bool) -> anyhow::Result<Vec<String>> {
        let organization = self.organization()?;
        let requests = open::requests(self.context, &organization, invitations)?;
        let line = |request: &Request| (request.id.clone(), open::line(self.context, request));
        let name = &organization.name;
        let (question, none) = if invitations {
            (
                message!("ask-invitations", organization = name),
                message!("ask-no-invitations", organization = name),
            )
        } else {
            let question = if many { "ask-requests" } else { "ask-request" };
            (message!(question, organization = name), message!("ask-no-requests", organization = name))
        };
        self.chosen(&question, requests.iter().map(line).collect(), none, many)
    }

    /// Invitations that I have received.
    pub(super) fn received(&self) -> anyhow::Result<Vec<String>> {
        let received = self.context.signed_in()?.received_invitations()?;
        let line = |one: ReceivedInvitation| {
            let role = one.role.as_deref().and_then(Role::parse);
            let role = role.map(|role| self.context.terminal.messages.say(&role_word(role)));
            let said: Vec<String> = std::iter::once(one.organization.name).chain(role).collect();
            (one.id, said.join(" · "))
        };
        let lines = received.into_iter().map(line).collect();
        self.chosen(&message!("ask-received"), lines, message!("invite-inbox-empty"), true)
    }

    /// The role that somebody is to have.
    pub(super) fn role(&self) -> anyhow::Result<String> {
        let mut roles = vec![Role::Editor, Role::Admin];
        if has_role(self.context, Role::PartialEditor)? {
            roles.push(Role::PartialEditor);
        }
        let lines: Vec<String> =
            roles.iter().map(|role| self.context.terminal.messages.say(&role_word(*role))).collect();
        let chosen = self.context.terminal.pick(&message!("ask-role"), &lines)?;
        Ok(roles.get(chosen).copied().unwrap_or(Role::Editor).word().to_owned())
    }

    /// A contact point of the organization.
    pub(super) fn contact(&self) -> anyhow::Result<Vec<String>> {
        let organization = self.organization()?;
        let points = self.context.portal()?.all_contact_points(&organization.id)?;
        let lines = points.iter().map(|one| (one.id.clone(), resolve::contact_line(one))).collect();
        let none = message!("contact-list-empty");
        self.chosen(&message!("ask-contact", organization = &organization.name), lines, none, false)
    }

    /// A badge.
    pub(super) fn badge(&self) -> anyhow::Result<Vec<String>> {
        let known = self.context.portal()?.badge_kinds()?;
        self.chosen(&message!("ask-badge"), known.into_iter().collect(), message!("ask-badge"), false)
    }

    /// A change of the journal, the newest first.
    pub(super) fn change(&self) -> anyhow::Result<Vec<String>> {
        let lines = journal::list::latest(self.context, MOST_CHANGES)?;
        self.chosen(&message!("ask-change"), lines, message!("journal-list-empty"), false)
    }

    /// A profile.
    pub(super) fn profile(&self) -> anyhow::Result<Vec<String>> {
        let profiles = Profiles::read(&self.context.settings.places.configuration)?;
        let line = |profile: Profile| {
            let said = [Some(profile.name.clone()), profile.person, Some(profile.site)];
            (profile.name, said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        };
        let lines = profiles.all().into_iter().map(line).collect();
        self.chosen(
            &message!("ask-profile"),
            lines,
            message!("profile-list-empty", command = self.context.login_command()),
            false,
        )
    }
}
