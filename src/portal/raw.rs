//! A raw, signed-in call, for `api`. What only the verbs may send does not get through here: see `reserved.rs`.

use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, Url};
use serde_json::Value;

use super::client::decode;
use super::error::Oddity;
use super::paging::{MOST_ENTRIES, until_still};
use super::{Error, Portal, Reserved, Result, reserved};

/// udata's usual page has 20 entries; this is how many are asked for when all pages are.
const PAGE_SIZE: &str = "100";

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawMethod {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl RawMethod {
    /// Their names, for a person.
    pub const NAMES: &'static str = "GET, POST, PUT, PATCH, DELETE";

    /// Reads a name in any case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_uppercase().as_str() {
            "GET" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "PATCH" => Some(Self::Patch),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }

    /// True for what changes nothing.
    pub fn reads(self) -> bool {
        self == Self::Get
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What the portal gave: JSON, or text of another kind such as CSV.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    Json(Value),
    Text(String),
}

/// A write that no verb is there for; made by [`RawWrite::checked`] alone.
#[derive(Clone, Debug)]
pub struct RawWrite {
    method: RawMethod,
    url: Url,
    content: Option<Value>,
}

impl RawWrite {
    /// Lets a write through that changes nobody's rights and deletes neither an organization nor an account.
    ///
    /// # Errors
    /// What it would do, for the caller to name the verb.
    pub fn checked(
        method: RawMethod,
        url: Url,
        content: Option<Value>,
    ) -> std::result::Result<Self, Reserved> {
        match reserved::find(method, &url, content.as_ref()) {
            Some(reserved) => Err(reserved),
            None => Ok(Self { method, url, content }),
        }
    }

    /// The database id of the organization that it is about, where its path has one.
    pub fn organization(&self) -> Option<String> {
        let mut parts = self.url.path_segments()?.skip_while(|part| *part != "organizations").skip(1);
        parts.next().filter(|part| super::path::is_id(part)).map(str::to_owned)
    }

    /// True for a deletion, also in the content: udata deletes what is given a date in `deleted`
    /// (`udata/core/dataset/forms.py`).
    fn deletes(&self) -> bool {
        let dated = self.content.as_ref().and_then(|content| content.get("deleted"));
        self.method == RawMethod::Delete || dated.is_some_and(|date| !date.is_null())
    }

    /// Method and route for the journal: ids and udata's own first word, an ellipsis for anything that may be a name.
    pub fn route(&self) -> String {
        let parts = self.url.path_segments().into_iter().flatten().skip_while(|part| *part != "api").skip(2);
        let kept = parts
            .filter(|part| !part.is_empty())
            .enumerate()
            .map(|(index, part)| if index == 0 || super::path::is_id(part) { part } else { "…" });
        format!("{} {}", self.method.name(), kept.collect::<Vec<_>>().join("/"))
    }
}

/// The address of a path as typed: `organizations/`, `/api/1/organizations/`, `/api/2/…` or a whole address;
/// `None` for one that is not in the API of the portal at `site`.
pub fn raw_address(site: &Url, typed: &str) -> Option<Url> {
    let typed = typed.trim();
    let path = typed.trim_start_matches('/');
    let url = if typed.contains("://") {
        Url::parse(typed).ok()?
    } else if path.starts_with("api/") {
        site.join(path).ok()?
    } else {
        site.join(&format!("api/1/{path}")).ok()?
    };
    let within = url.path().strip_prefix(site.path()).is_some_and(|rest| rest.starts_with("api/"));
    let plain = url.username().is_empty() && url.password().is_none();
    (url.origin() == site.origin() && within && plain).then_some(url)
}

/// Takes the requests out of the organizations of an answer, as portals from 17.0.6 on give them: from 16.3 to 17.0.5
/// they leak there to everybody, with people and their words (`Organization.requests`, `udata/api_fields.py`).
/// True where there were any.
pub fn hide_requests(answer: &mut Value) -> bool {
    let mut inner: Vec<&mut Value> = Vec::new();
    let mut is_any = false;
    match answer {
        Value::Array(values) => inner.extend(values),
        Value::Object(fields) => {
            let leaked = fields.contains_key("members").then(|| fields.remove("requests")).flatten();
            is_any = leaked.is_some_and(|leaked| leaked.as_array().is_none_or(|list| !list.is_empty()));
            inner.extend(fields.values_mut());
        }
        _ => {}
    }
    for one in inner {
        is_any |= hide_requests(one);
    }
    is_any
}

impl Portal {
    /// A GET whose answer is given as it is.
    ///
    /// # Errors
    /// Whatever the call gives; an answer of HTML.
    pub fn raw_read(&self, url: Url) -> Result<Raw> {
        let path = url.path().to_owned();
        let response = self.get(url, None)?;
        let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().to_ascii_lowercase();
        let status = Some(response.status().as_u16());
        let text = self.text(&path, response)?;
        if kind.contains("json") || kind.contains("html") || kind.is_empty() {
            decode(&path, status, &text).map(Raw::Json)
        } else {
            Ok(Raw::Text(text))
        }
    }

    /// All pages of a list, joined: the entries of `data`.
    ///
    /// # Errors
    /// A page that fails, or an answer that is no list.
    pub fn raw_read_all(&self, url: &Url) -> Result<Vec<Value>> {
        let odd = |oddity| Error::Odd { path: url.path().to_owned(), status: None, oddity };
        let shape = |cause: &str| odd(Oddity::Shape(cause.into()));
        let mut query: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| name != "page").collect();
        if query.iter().all(|(name, _)| name != "page_size") {
            query.push(("page_size".to_owned(), PAGE_SIZE.to_owned()));
        }
        until_still(|_| {
            let mut entries = Vec::new();
            let mut announced = None;
            for number in 1usize.. {
                let mut page = url.clone();
                page.query_pairs_mut().clear().extend_pairs(&query).append_pair("page", &number.to_string());
                let answer: Value = match self.read_address(page, None) {
                    Err(error) if error.is_unknown() && number > 1 => return Err(odd(Oddity::Moved)),
                    answer => answer?,
                };
                if let Value::Array(list) = answer {
                    return Ok(list);
                }
                let total = answer.get("total").and_then(Value::as_u64).ok_or_else(|| shape("no total"))?;
                let total = usize::try_from(total).unwrap_or(usize::MAX);
                if *announced.get_or_insert(total) != total {
                    return Err(odd(Oddity::Moved));
                }
                let data = answer.get("data").and_then(Value::as_array).ok_or_else(|| shape("no data"))?;
                entries.extend(data.iter().cloned());
                if entries.len() >= total {
                    break;
                }
                if data.is_empty() || total > MOST_ENTRIES {
                    return Err(odd(Oddity::EndedEarly { got: entries.len(), total }));
                }
            }
            Ok(entries)
        })
    }

    /// A write that was checked.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn raw_write(&self, call: &RawWrite) -> Result<Value> {
        let method = match call.method {
            RawMethod::Delete => Method::DELETE,
            RawMethod::Put => Method::PUT,
            RawMethod::Patch => Method::PATCH,
            RawMethod::Get | RawMethod::Post => Method::POST,
        };
        self.write(&method, call.url.clone(), call.content.as_ref(), call.deletes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(typed: &str) -> Option<String> {
        let site = Url::parse("https://www.data.gouv.fr/").expect("an address");
        raw_address(&site, typed).map(String::from)
    }

    #[test]
    fn a_path_is_read_in_every_usual_spelling() {
        let expected = Some("https://www.data.gouv.fr/api/1/organizations/?q=a".to_owned());
        for typed in [
            "organizations/?q=a",
            "/organizations/?q=a",
            "/api/1/organizations/?q=a",
            "api/1/organizations/?q=a",
            "https://www.data.gouv.fr/api/1/organizations/?q=a",
        ] {
            assert_eq!(address(typed), expected, "{typed}");
        }
    }

    #[test]
    fn leaked_requests_are_taken_out_wherever_they_are() {
        let mut page =
            serde_json::json!({"data": [{"members": [], "requests": [{"comment": "x"}], "name": "A"}]});
        assert!(hide_requests(&mut page));
        assert_eq!(page, serde_json::json!({"data": [{"members": [], "name": "A"}]}));
        assert!(!hide_requests(&mut page));
        let mut other = serde_json::json!({"requests": [{"id": 1}]});
        assert!(!hide_requests(&mut other), "no organization");
        assert_eq!(other["requests"][0]["id"], 1);
    }

    #[test]
    fn an_address_elsewhere_is_none() {
        for typed in [
            "https://evil.example/api/1/me/",
            "http://www.data.gouv.fr/api/1/me/",
            "https://a:b@www.data.gouv.fr/api/1/me/",
            "https://www.data.gouv.fr/admin/",
            "../../login/",
            "/api/../login/",
        ] {
            assert_eq!(address(typed), None, "{typed}");
        }
        assert_eq!(
            address("//evil.example/x").as_deref(),
            Some("https://www.data.gouv.fr/api/1/evil.example/x")
        );
    }

    #[test]
    fn the_journal_gets_ids_and_no_names() {
        let site = Url::parse("https://www.data.gouv.fr/").expect("an address");
        let route = |typed: &str| {
            let url = raw_address(&site, typed).expect("an address");
            let write = RawWrite::checked(RawMethod::Put, url, None).expect("no verb's");
            (write.route(), write.organization())
        };
        let id = "534fff80a3a7292c64a77f02";
        assert_eq!(
            route(&format!("organizations/{id}/?lang=a@b.fr")),
            (format!("PUT organizations/{id}"), Some(id.into()))
        );
        assert_eq!(route("users/jeanne-martin/avatar/"), ("PUT users/…/…".into(), None));
    }
}
