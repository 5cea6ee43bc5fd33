//! Authentication: whose key a request has (`udata/api/__init__.py`, `udata/auth/api_token.py`).

use super::generation::Generation;
use super::moment::Moment;
use super::refusal::Refusal;
use super::request::Request;
use super::world::{Id, User, World};

/// Finds the owner of the request's key; nobody without one.
///
/// # Errors
/// 401, on public paths too, for a key that is unknown, expired, revoked, or of a closed account.
pub fn calls<'a>(request: &Request, world: &'a World) -> Result<Option<(&'a Id, &'a User)>, Refusal> {
    let Some(key) = request.key.as_deref().filter(|key| !key.is_empty()) else { return Ok(None) };
    let owner = world.users.iter().find_map(|(id, user)| {
        let token = user.tokens.iter().find(|token| token.token == key)?;
        Some((id, user, token))
    });
    let unknown = if request.generation.has_tokens() { "Invalid API token" } else { "Invalid API Key" };
    let refused = |why| Err(Refusal::key(why));
    match owner {
        None => refused(unknown),
        Some((_, user, _)) if user.deleted.is_some() && !request.generation.has_tokens() => refused(unknown),
        Some((_, user, token)) if token.revoked_at.is_some() || user.deleted.is_some() => {
            refused("Revoked API token")
        }
        Some((_, _, token)) if token.expires_at.is_some_and(|end| end <= Moment::now()) => {
            refused("Expired API token")
        }
        // flask-security takes a closed account for nobody from 17 on.
        Some((_, user, _)) if user.inactive && request.generation < Generation::V17 => {
            refused("Inactive user")
        }
        Some((_, user, _)) if user.inactive => Ok(None),
        Some((id, user, _)) => Ok(Some((id, user))),
    }
}
