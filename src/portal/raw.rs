//! A raw, signed-in call, for `api`.

use reqwest::{Method, Url};
use serde_json::Value;

use super::error::Oddity;
use super::{Error, Portal, Result};

impl Portal {
    /// The address of a path as typed: `organizations/`, `/api/1/organizations/`, `/api/2/…` or a whole address of
    /// this portal; `None` for an address elsewhere.
    pub fn raw_address(&self, typed: &str) -> Option<Url> {
        let url = if typed.starts_with("http://") || typed.starts_with("https://") {
            Url::parse(typed).ok()?
        } else if let Some(path) = typed.strip_prefix('/') {
            let path = if path.starts_with("api/") { path.to_owned() } else { format!("api/1/{path}") };
            self.site().join(&path).ok()?
        } else {
            self.site().join("api/1/").ok()?.join(typed).ok()?
        };
        (url.origin() == self.site().origin()).then_some(url)
    }

    /// A GET whose JSON is given as it is.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn raw_read(&self, url: Url) -> Result<Value> {
        self.read_address(url, None)
    }

    /// All pages of a list, joined: the entries of `data`.
    ///
    /// # Errors
    /// A page that fails, or an answer that is no list.
    pub fn raw_read_all(&self, url: &Url) -> Result<Vec<Value>> {
        let shape =
            |cause: &str| Error::Odd { path: url.path().to_owned(), oddity: Oddity::Shape(cause.into()) };
        let mut entries = Vec::new();
        for number in 1usize.. {
            let mut page_url = url.clone();
            let others: Vec<(String, String)> =
                url.query_pairs().into_owned().filter(|(name, _)| name != "page").collect();
            page_url.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &number.to_string());
            let answer: Value = self.read_address(page_url, None)?;
            if let Value::Array(list) = answer {
                return Ok(list);
            }
            let total = answer.get("total").and_then(Value::as_u64).ok_or_else(|| shape("no total"))?;
            let data = answer.get("data").and_then(Value::as_array).ok_or_else(|| shape("no data"))?;
            entries.extend(data.iter().cloned());
            if entries.len() as u64 >= total || data.is_empty() {
                if (entries.len() as u64) < total {
                    let oddity = Oddity::EndedEarly { got: entries.len(), total: total as usize };
                    return Err(Error::Odd { path: url.path().to_owned(), oddity });
                }
                break;
            }
        }
        Ok(entries)
    }

    /// A write with any method.
    ///
    /// # Errors
    /// Whatever the call gives.
    pub fn raw_write(&self, method: &str, url: Url, content: Option<&Value>) -> Result<Value> {
        let method = Method::from_bytes(method.as_bytes()).unwrap_or(Method::POST);
        let removes = method == Method::DELETE;
        self.write(&method, url, content, removes)
    }
}
