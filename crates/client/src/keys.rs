//! My API keys (`udata/core/user/api.py`): `me/api_tokens/` from 16 on, one key at `me/apikey/` before.

use reqwest::{Method, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::client::{Portal, decode, without_slash};
use super::error::{Error, Feature, Result};
use super::people::{date, identifier, nullable};
use super::rights;
use super::unexpected_answer::UnexpectedAnswer;

/// A key, without what opens the portal.
#[derive(Clone, Debug, Deserialize)]
pub struct ApiKey {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    /// The beginning of the key.
    #[serde(default)]
    pub token_prefix: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub created_at: Option<String>,
    #[serde(default, deserialize_with = "date")]
    pub last_used_at: Option<String>,
    /// The programs that called with it; not before 17.
    #[serde(default, deserialize_with = "nullable")]
    pub user_agents: Vec<String>,
    #[serde(default, deserialize_with = "date")]
    pub expires_at: Option<String>,
}

impl ApiKey {
    /// Finds the key that a secret belongs to: the only one whose beginning it has.
    pub fn of<'a>(keys: &'a [Self], secret: &SecretString) -> Option<&'a Self> {
        let has_beginning = |key: &&Self| key.token_prefix.as_ref().is_some_and(|prefix| !prefix.is_empty());
        let mut fitting = keys.iter().filter(has_beginning).filter(|key| key.may_be(secret));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// False where its beginning shows that it is another key. Some that are older than udata 16 show none.
    pub fn may_be(&self, secret: &SecretString) -> bool {
        let prefix = self.token_prefix.as_deref().unwrap_or_default();
        secret.expose_secret().starts_with(prefix)
    }
}

/// A key that was just made, and what opens the portal, which is told this once.
#[derive(Debug)]
pub struct NewKey {
    pub key: ApiKey,
    pub secret: SecretString,
}

#[derive(Deserialize)]
struct Made {
    #[serde(flatten)]
    key: ApiKey,
    token: String,
}

#[derive(Deserialize)]
struct OnlyKey {
    apikey: String,
}

impl Portal {
    /// Reads my keys, the expired ones too; `None` before 16, where an account has one that never expires.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn api_keys(&self) -> Result<Option<Vec<ApiKey>>> {
        match self.read(&["me", "api_tokens"], &[], None) {
            Err(error) if self.is_lacking(&error, "get", "/me/api_tokens/") => Ok(None),
            other => other.map(Some),
        }
    }

    /// Reads my keys with one call and no more: none where the portal does not list them.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn api_keys_at_once(&self) -> Result<Vec<ApiKey>> {
        match self.read(&["me", "api_tokens"], &[], None) {
            Err(error) if error.says_no_route() => Ok(Vec::new()),
            other => other,
        }
    }

    /// Makes a key with all the rights of the account; it never ends where no moment is given.
    ///
    /// # Errors
    /// 400 for a moment that is past or a name that is too long; [`Error::Lacks`] before 16.
    pub fn create_key(&self, name: &str, expires_at: Option<&str>) -> Result<NewKey> {
        let mut wanted = Map::from_iter([("name".to_owned(), json!(name))]);
        wanted.extend(expires_at.map(|moment| ("expires_at".to_owned(), json!(moment))));
        let url = self.at(&rights::KEYS, &[]);
        let path = url.path().to_owned();
        let made = self.write(&Method::POST, url, Some(&Value::Object(wanted)), false);
        let made = made.map_err(|error| self.lacking(error, "post", "/me/api_tokens/", Feature::Keys))?;
        let Made { key, token } = shaped(&path, made)?;
        Ok(NewKey { key, secret: sendable(&path, token)? })
    }

    /// Revokes a key of mine: what uses it is refused from then on.
    ///
    /// # Errors
    /// 404 for a key that is not mine; 410 for one that was revoked before.
    pub fn revoke_key(&self, id: &str) -> Result<()> {
        self.write(&Method::DELETE, self.at(&rights::KEY, &[id]), None, true).map(drop)
    }

    /// Makes another key in the place of the only one that an account has before 16, which is refused from then on.
    ///
    /// # Errors
    /// [`Error::Lacks`] where keys are tokens.
    pub fn replace_only_key(&self) -> Result<SecretString> {
        let made = self.write_only_key(&Method::POST)?;
        let url = self.at(&rights::ONLY_KEY, &[]);
        let OnlyKey { apikey } = shaped(url.path(), made)?;
        sendable(url.path(), apikey)
    }

    /// Revokes the only key that an account has before 16.
    ///
    /// # Errors
    /// [`Error::Lacks`] where keys are tokens.
    pub fn revoke_only_key(&self) -> Result<()> {
        self.write_only_key(&Method::DELETE).map(drop)
    }

    /// The route has no slash at its end before 10.8.2, and what has none there does nothing.
    fn write_only_key(&self, method: &Method) -> Result<Value> {
        let send = |url: Url| self.write(method, url, None, true);
        let url = self.at(&rights::ONLY_KEY, &[]);
        let mut old = url.clone();
        without_slash(&mut old);
        let sent = match send(url) {
            Err(error) if error.may_say_no_route() => send(old),
            other => other,
        };
        let name = if *method == Method::POST { "post" } else { "delete" };
        sent.map_err(|error| self.lacking(error, name, "/me/apikey/", Feature::Keys))
    }
}

/// What a header can carry, and a terminal show.
fn sendable(path: &str, key: String) -> Result<SecretString> {
    if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(SecretString::from(key));
    }
    let kind = UnexpectedAnswer::Shape("token".to_owned());
    Err(Error::Unexpected { path: path.to_owned(), status: None, kind })
}

/// A good answer in the shape that it must have.
fn shaped<T: DeserializeOwned>(path: &str, answer: Value) -> Result<T> {
    decode(path, None, &answer.to_string())
}
