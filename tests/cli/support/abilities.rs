//! What the portal under test can do: a test says what differs by it, never by a version.

use serde::Deserialize;

/// As a real udata's own code tells, or as a sandbox's generation says.
#[derive(Debug, Deserialize)]
pub struct Abilities {
    pub version: String,
    /// People are invited and accept; else they are added at once.
    pub invites: bool,
    /// The route of a member ends in a slash.
    pub member_slash: bool,
    /// An organization's lists come as CSV. A sandbox exports nothing: no verb asks for it.
    pub exports: bool,
    pub partial_editors: bool,
    /// An account has keys that expire and can be revoked; else it has one.
    pub tokens: bool,
    #[serde(default)]
    pub is_sandbox: bool,
}

impl Abilities {
    /// Those of a sandbox that imitates this version.
    pub fn of_sandbox(version: &str) -> Self {
        let unknown = Self {
            version: version.to_owned(),
            invites: false,
            member_slash: true,
            exports: false,
            partial_editors: false,
            tokens: false,
            is_sandbox: true,
        };
        let (invites, partial_editors, tokens) =
            (unknown.is_at_least(15, 0), unknown.is_at_least(15, 4), unknown.is_at_least(16, 0));
        Self { invites, partial_editors, tokens, ..unknown }
    }

    /// The version as `auth status` gives it: `site/` names it from 12 on.
    pub fn shown_version(&self) -> &str {
        if self.is_at_least(12, 0) { &self.version } else { "before_12" }
    }

    /// Somebody may read about their own requests.
    pub fn tells_own_requests(&self) -> bool {
        self.is_at_least(10, 1)
    }

    /// ... also where an address without account is invited.
    pub fn tells_own_requests_beside_addresses(&self) -> bool {
        self.tells_own_requests() && (!self.invites || self.is_at_least(16, 4))
    }

    /// Addresses are shown to everybody, masked; before, members saw them whole and others not at all.
    pub fn masks_addresses(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// An organization carries its requests, for everybody to read.
    pub fn leaks_requests(&self) -> bool {
        self.is_at_least(16, 3) && !self.is_at_least(17, 1)
    }

    /// Portugal's portal is played on it: by every sandbox, and by `serve.py` on a udata of that age.
    pub fn plays_portugal(&self) -> bool {
        self.is_sandbox || (self.is_at_least(16, 0) && !self.is_at_least(17, 0))
    }

    /// `--fail RULE` is an option of it.
    pub fn fails_on_request(&self) -> bool {
        self.is_sandbox
    }

    /// Whoever is invited gets a mail. A sandbox is there to be tried without anybody hearing of it.
    pub fn writes_mails(&self) -> bool {
        !self.is_sandbox
    }

    /// In read-only mode requests are refused too, and not only new organizations.
    pub fn holds_requests_back(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// Answered requests leave notifications that name the organization.
    pub fn notifies(&self) -> bool {
        self.is_at_least(15, 0)
    }

    /// Notifications have identifiers and can be marked as read.
    pub fn marks_notifications(&self) -> bool {
        self.is_at_least(14, 3)
    }

    /// What one is told of, and how often, can be set. Every 17 that is tested but the first has it.
    pub fn sets_notifications(&self) -> bool {
        self.is_at_least(17, 18)
    }

    /// Roles are described in the portal's words.
    pub fn describes_roles(&self) -> bool {
        self.is_at_least(17, 9)
    }

    /// A deleted organization can be restored; from 16.3 to 17.9 that is answered and not done.
    pub fn restores(&self) -> bool {
        !self.is_at_least(16, 3) || self.is_at_least(17, 10)
    }

    /// Members see what was done to private content; before, nobody did, and until 9 everybody.
    pub fn tells_members_of_private_content(&self) -> bool {
        self.is_at_least(14, 0) || self.tells_everybody_of_private_content()
    }

    pub fn tells_everybody_of_private_content(&self) -> bool {
        !self.is_at_least(10, 0)
    }

    /// Contact points have a role, and a form that is told.
    pub fn has_contact_roles(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// An organization's figures have months.
    pub fn counts_by_month(&self) -> bool {
        self.is_at_least(10, 0)
    }

    /// The role below editor, or editor itself.
    pub fn lowest_role(&self) -> &'static str {
        if self.partial_editors { "partial_editor" } else { "editor" }
    }

    fn is_at_least(&self, major: u32, minor: u32) -> bool {
        let mut parts = self.version.split('.').map(|part| part.parse().unwrap());
        (parts.next().unwrap(), parts.next().unwrap()) >= (major, minor)
    }
}
