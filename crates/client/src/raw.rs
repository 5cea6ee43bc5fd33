//! A raw, signed-in call, for `api`. What only the verbs may send does not get through here: see `reserved.rs`.

use reqwest::{Method, Url};
use serde_json::Value;

use super::client::{Portal, decode};
use super::error::Result;
use super::raw_method::{RawMethod, Reserved};
use super::reserved;

/// The answer to a raw call: JSON, or text of another kind such as CSV.
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
    /// [`Reserved`]: what the write would do, for the caller to name the verb.
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

    /// The database id of the organization that the write is about, where its path has one.
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
    for value in inner {
        is_any |= hide_requests(value);
    }
    is_any
}

impl Portal {
    /// Sends a GET and gives its answer as it is.
    ///
    /// # Errors
    /// Whatever the call gives; an answer of HTML.
    pub fn raw_read(&self, url: Url) -> Result<Raw> {
        let path = url.path().to_owned();
        self.get(url, None, |reply| {
            if reply.kind.contains("json") || reply.kind.contains("html") || reply.kind.is_empty() {
                decode(&path, Some(reply.status), &reply.text).map(Raw::Json)
            } else {
                Ok(Raw::Text(reply.text))
            }
        })
    }

    /// Sends a write that was checked.
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
