//! The calls in flight, told to whoever shows that something is going on.

use std::sync::Arc;

use reqwest::{Method, Url};

/// The subject of a call, as far as its route tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Organizations,
    Members,
    Requests,
    People,
    /// The account that is signed in, and its keys.
    Account,
    Notifications,
    /// Datasets, reuses and whatever else an organization publishes.
    Content,
    /// The portal itself, or a service beside it.
    Portal,
    /// Something is written.
    Write,
}

impl Subject {
    pub(super) fn of(method: &Method, url: &Url) -> Self {
        if !matches!(*method, Method::GET | Method::OPTIONS) {
            return Self::Write;
        }
        let path: Vec<&str> = url.path().trim_matches('/').split('/').collect();
        let below_api = path.iter().position(|part| *part == "api").map_or(0, |at| at + 2);
        match path.get(below_api..).unwrap_or_default() {
            ["organizations", _, "membership", ..] => Self::Requests,
            ["organizations", _, "member" | "assignments", ..] => Self::Members,
            ["organizations", _, "datasets" | "dataservices" | "reuses" | "discussions" | "contacts", ..] => {
                Self::Content
            }
            ["organizations", ..] | ["site", "organizations.csv"] => Self::Organizations,
            ["users", ..] => Self::People,
            ["me", ..] => Self::Account,
            ["notifications", ..] => Self::Notifications,
            ["datasets" | "dataservices" | "reuses" | "discussions" | "harvest" | "activity", ..] => {
                Self::Content
            }
            _ => Self::Portal,
        }
    }
}

/// Is told of each call when it begins and when its answer has been read, from any thread.
pub trait Watch: Send + Sync {
    fn begins(&self, subject: Subject);
    fn ends(&self);
}

/// A call in flight, until it is dropped.
pub(super) struct Call(Option<Arc<dyn Watch>>);

impl Call {
    /// Tells whoever watches of a call that begins.
    pub(super) fn begin(watch: Option<Arc<dyn Watch>>, method: &Method, url: &Url) -> Self {
        if let Some(watch) = &watch {
            watch.begins(Subject::of(method, url));
        }
        Self(watch)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if let Some(watch) = &self.0 {
            watch.ends();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_tells_what_a_call_is_about() {
        for (method, path, subject) in [
            (Method::GET, "api/1/organizations/ville/", Subject::Organizations),
            (Method::GET, "udata/api/1/organizations/ville/membership/?page=2", Subject::Requests),
            (Method::GET, "api/1/organizations/ville/assignments/", Subject::Members),
            (Method::GET, "api/2/organizations/search/?q=a", Subject::Organizations),
            (Method::GET, "api/1/users/suggest/?q=a", Subject::People),
            (Method::GET, "api/1/me/", Subject::Account),
            (Method::GET, "api/1/swagger.json", Subject::Portal),
            (Method::GET, "", Subject::Portal),
            (Method::DELETE, "api/1/organizations/ville/", Subject::Write),
        ] {
            let url = Url::parse(&format!("https://portail.example/{path}")).expect("an address");
            assert_eq!(Subject::of(&method, &url), subject, "{path}");
        }
    }
}
