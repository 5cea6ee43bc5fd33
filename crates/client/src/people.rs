//! People: search and single accounts (`udata/core/user/api.py`).

use serde::{Deserialize, Deserializer};

use super::client::Portal;
use super::error::Result;
use super::paging::Listed;

/// As many suggestions as udata gives (`suggest_size`).
const MOST_SUGGESTIONS: usize = 20;
/// The longest identifier: those of `MongoDB` have 24 letters, those of requests 36.
const LONGEST_IDENTIFIER: usize = 64;

/// The fields of an account that a search needs.
const FOUND: &str = "id,slug,first_name,last_name,email,active,deleted";

/// A person as the portal shows them.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct User {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default)]
    pub slug: String,
    #[serde(default, deserialize_with = "nullable")]
    pub first_name: String,
    #[serde(default, deserialize_with = "nullable")]
    pub last_name: String,
    /// As the portal gives it: whole, masked (`al***@example.org`, `***@example.org`) or absent.
    #[serde(default)]
    pub email: Option<String>,
    /// Moves with every call made with a key: "last seen". Empty where we may not see it or they never were there.
    #[serde(default, deserialize_with = "told_date")]
    pub(super) last_login_at: Told,
    /// The last sign-in, as 16.3 and 16.4 call it.
    #[serde(default, deserialize_with = "told_date")]
    pub(super) current_login_at: Told,
    #[serde(default, deserialize_with = "date")]
    pub deleted: Option<String>,
    /// `false` once an administrator of the portal switched the account off.
    #[serde(default)]
    pub active: Option<bool>,
    #[serde(default)]
    pub page: Option<String>,
    #[serde(default)]
    pub organizations: Vec<Affiliation>,
}

/// A date, where there is a key for it.
pub(super) type Told = Option<Option<String>>;

/// An organization as a person's record names it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Affiliation {
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    #[serde(default)]
    pub slug: String,
    #[serde(default, deserialize_with = "nullable")]
    pub name: String,
}

/// Reads a value that may be `null`: then it is empty.
pub(super) fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> std::result::Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads a date with its offset: naive ones, of 6.0 everywhere and of `last_login_at` from 9 to 16.2, are UTC.
pub(super) fn date<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<String>, D::Error> {
    let is_offset = |letter: u8| matches!(letter, b'Z' | b'z' | b'+' | b'-');
    let is_naive = |text: &str| {
        text.split_once('T').is_some_and(|(_, time)| !time.is_empty() && !time.bytes().any(is_offset))
    };
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.map(|text| if is_naive(&text) { text + "+00:00" } else { text }))
}

/// Reads a value that may be `null`, telling that from none at all.
pub(super) fn told<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> std::result::Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Reads a date with its offset, telling an empty one from none at all.
fn told_date<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Told, D::Error> {
    date(deserializer).map(Some)
}

/// Reads an identifier as udata makes them. It goes into addresses and names of files, so nothing else is taken for
/// one.
pub(super) fn identifier<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if is_identifier(&text) { Ok(text) } else { Err(serde::de::Error::custom("no identifier")) }
}

/// True for an identifier as udata makes them.
pub(super) fn is_identifier(text: &str) -> bool {
    let is_plain = |character: u8| character.is_ascii_alphanumeric() || character == b'-';
    !text.is_empty() && text.len() <= LONGEST_IDENTIFIER && text.bytes().all(is_plain)
}

impl User {
    /// First and last name, or the slug of an account without a name.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.first_name, self.last_name);
        let name = name.trim();
        if name.is_empty() { self.slug.clone() } else { name.to_owned() }
    }

    /// True for a deleted account. Before 17.9 only what is left of its names tells (`User.mark_as_deleted`): the slug,
    /// which from 10 on has the identifier in it, so that nobody chooses it.
    pub fn is_deleted(&self) -> bool {
        let is_marked = self.first_name == "DELETED" && self.last_name == "DELETED";
        let slug = self.slug.strip_prefix("deleted");
        self.deleted.is_some()
            || slug.is_some_and(|rest| is_marked || rest.strip_prefix('-') == Some(&self.id))
    }

    /// When they were last seen, where that is shown.
    pub fn last_seen(&self) -> Option<&str> {
        [&self.last_login_at, &self.current_login_at].into_iter().find_map(|told| told.as_ref()?.as_deref())
    }

    /// True where the portal has a word for when they were last seen, be it empty: without one nothing is known.
    pub fn tells_last_seen(&self) -> bool {
        self.last_login_at.is_some() || self.current_login_at.is_some()
    }

    /// True where the address is not whole.
    pub fn email_is_masked(&self) -> bool {
        self.email.as_deref().is_some_and(|email| {
            email.contains("***") || email.starts_with('*') || {
                // `da**@example.org`: udata masks with as many stars as it hides letters, at most three.
                email.split('@').next().is_some_and(|local| local.ends_with('*'))
            }
        })
    }

    /// The domain of the address, which stays readable when it is masked.
    pub fn email_domain(&self) -> Option<&str> {
        self.email.as_deref()?.rsplit_once('@').map(|(_, domain)| domain)
    }
}

impl Portal {
    /// Reads one account by id or slug.
    ///
    /// # Errors
    /// 404 for an unknown one, 410 for a deleted one.
    pub fn user(&self, id_or_slug: &str) -> Result<User> {
        self.read(&["users", id_or_slug], &[], None)
    }

    /// Finds people whose slug (first-last name) contains the text, at most 20: the portal gives no more.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn suggest_users(&self, text: &str) -> Result<Vec<User>> {
        self.read_list(&["users", "suggest"], &[("q", text), ("size", &MOST_SUGGESTIONS.to_string())], None)
    }

    /// Finds people whose first and last name contain the text, in either order; `total` is more than there are entries
    /// where the portal gave as many as it ever gives, so that there may be others.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn people_called(&self, text: &str) -> Result<Listed<User>> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut orders = vec![words.join(" ")];
        for start in 1..words.len() {
            orders.push([&words[start..], &words[..start]].concat().join(" "));
        }
        let mut full = false;
        let mut entries: Vec<User> = Vec::new();
        for found in self.side_by_side(&orders, |order| self.suggest_users(order)) {
            let found = found?;
            full |= found.len() >= MOST_SUGGESTIONS;
            for user in found {
                if entries.iter().all(|known| known.id != user.id) {
                    entries.push(user);
                }
            }
        }
        Ok(Listed { total: entries.len() + usize::from(full), entries })
    }

    /// Finds accounts by their whole address: only the portal's own administrators may look (403 otherwise).
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn users_with_email(&self, email: &str) -> Result<Vec<User>> {
        // Unquoted words are alternatives for MongoDB's text search: "org" would find thousands.
        let quoted = format!("\"{}\"", email.replace('"', ""));
        let mut found: Listed<User> = self.read_pages(&["users"], &[("q", &quoted)], None, None, id_of)?;
        if found.entries.is_empty() && !self.searches_addresses()? {
            found = self.read_pages(&["users"], &[], Some(FOUND), None, id_of)?;
        }
        let same = |user: &User| user.email.as_deref().is_some_and(|found| found.eq_ignore_ascii_case(email));
        Ok(found.entries.into_iter().filter(same).collect())
    }

    /// Tells whether the search of accounts looks at addresses too, as it does from 10 on (`User.meta`): then it finds
    /// one's own.
    fn searches_addresses(&self) -> Result<bool> {
        let me = self.me()?;
        let Some(email) = me.email else { return Ok(true) };
        let quoted = format!("\"{email}\"");
        let found: Listed<User> = self.read_pages(&["users"], &[("q", &quoted)], Some(FOUND), None, id_of)?;
        Ok(found.entries.iter().any(|user| user.id == me.id))
    }
}

fn id_of(user: &User) -> &str {
    &user.id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naive_dates_get_their_offset() {
        let seen = |text: &str| {
            let user = serde_json::json!({"id": "a", "last_login_at": text});
            let user: User = serde_json::from_value(user).expect("a user");
            user.last_seen().unwrap_or_default().to_owned()
        };
        assert_eq!(seen("2026-11-21T00:45:28.949388"), "2026-11-21T00:45:28.949388+00:00");
        for whole in
            ["2026-11-21T00:45:28+00:00", "2026-11-21T00:45:28-03:00", "2026-11-21T00:45:28Z", "2026-11-21"]
        {
            assert_eq!(seen(whole), whole);
        }
    }

    #[test]
    fn an_empty_date_is_told_from_none_whatever_its_name() {
        let user = |rest: &str| {
            let text = format!("{{\"id\": \"a\"{rest}}}");
            serde_json::from_str::<User>(&text).expect("a user")
        };
        assert!(!user("").tells_last_seen());
        assert!(user(", \"last_login_at\": null").tells_last_seen());
        let renamed = user(", \"current_login_at\": \"2026-11-21T00:45:28+00:00\"");
        assert_eq!(
            (renamed.tells_last_seen(), renamed.last_seen()),
            (true, Some("2026-11-21T00:45:28+00:00"))
        );
    }

    #[test]
    fn what_is_no_identifier_is_no_answer() {
        let read = |id: &str| serde_json::from_value::<User>(serde_json::json!({"id": id})).is_ok();
        assert!(read("534fff80a3a7292c64a77f02") && read("0c7e6a4e-1f0e-4a43-9d5e-0d8f5a0f1c11"));
        for odd in ["", ".", "..", "../../etc", "a/b", "a b", "é", "a\n", &"a".repeat(65)] {
            assert!(!read(odd), "{odd:?}");
        }
    }

    #[test]
    fn masked_addresses_are_recognized() {
        let masked =
            |email: &str| User { email: Some(email.to_owned()), ..User::default() }.email_is_masked();
        assert!(masked("***@example.org"));
        assert!(masked("al***@example.org"));
        assert!(masked("da**@example.org"));
        assert!(!masked("alice@example.org"));
    }
}
