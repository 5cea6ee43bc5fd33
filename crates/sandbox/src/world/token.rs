//! API keys, as the world holds them, and their use.

use serde::{Deserialize, Serialize};

use super::field::Id;
use crate::moment::Moment;

/// An API key. A sandbox keeps it in clear: it opens nothing.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Token {
    pub token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// That of the account where a seed does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Moment>,
    /// The programs that called with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub user_agents: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Moment>,
}

/// The most programs that udata notes with a key (`MAX_USER_AGENTS`).
const MOST_AGENTS: usize = 20;

impl Token {
    /// Notes a call with it by a program, which may not say its name.
    pub fn note_use(&mut self, at: Moment, agent: &str) {
        self.last_used_at = self.last_used_at.max(Some(at));
        let is_new = !agent.is_empty() && !self.user_agents.iter().any(|known| known == agent);
        if is_new && self.user_agents.len() < MOST_AGENTS {
            self.user_agents.push(agent.to_owned());
        }
    }
}

/// Who is signed in by a call, with which key, and by which program.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub user: Id,
    pub key: String,
    pub agent: String,
}
