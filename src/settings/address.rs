//! A portal as people name it.

use reqwest::Url;

use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::{known_site, portal_of_accounts};
use udatactl_core::text::shell::flagged;

/// The portal where nothing names another.
pub const USUAL_SITE: &str = "data.gouv.fr";

/// The flag that names a portal to somebody who has none of my profiles; nothing for the usual one.
pub fn site_flag(portal: &Url) -> String {
    let is_usual = site(USUAL_SITE).is_ok_and(|usual| usual == *portal);
    if is_usual { String::new() } else { format!(" {}", flagged("-s", portal.as_str())) }
}

/// Reads a portal's name or address; whatever page of it was given, its root counts.
///
/// # Errors
/// A usage failure for what is neither.
pub fn site(text: &str) -> Result<Url, Failure> {
    if let Some(url) = known_site(text) {
        return Ok(url);
    }
    let unknown = || Failure::new(Code::UnknownSite, message!("failure-unknown-site", site = text));
    let address = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let looks_right = |url: &Url| {
        let host = url.host_str().unwrap_or_default();
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && (host.contains('.') || host == "localhost" || host.contains(':'))
    };
    match Url::parse(&address).ok().filter(looks_right) {
        Some(mut url) => {
            let path = url.path().split("/api/").next().unwrap_or("/").to_owned();
            url.set_path(if path.len() > 1 && address.contains("/api/") { &path } else { "/" });
            url.set_query(None);
            url.set_fragment(None);
            // A host with a dot at its end is the same one, and its organizations are no others.
            let host = url.host_str().and_then(|host| host.strip_suffix('.')).map(str::to_owned);
            if let Some(host) = host {
                url.set_host(Some(&host)).map_err(|_| unknown())?;
            }
            match portal_of_accounts(&url) {
                Some(portal) => {
                    let message = message!("failure-accounts-elsewhere", site = text, other = portal);
                    Err(Failure::new(Code::AccountsElsewhere, message)
                        .hint(message!("hint-site-of-accounts", other = portal)))
                }
                None => Ok(url),
            }
        }
        None => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_is_known_by_name_or_by_any_of_its_pages() {
        let read = |text| site(text).map(String::from).unwrap_or_default();
        assert_eq!(read("data.gouv.fr"), "https://www.data.gouv.fr/");
        assert_eq!(read("demo"), "https://demo.data.gouv.fr/");
        assert_eq!(read("data.public.lu"), "https://data.public.lu/");
        assert_eq!(read("https://dados.gov.pt/pt/organizations/x/?a=b"), "https://dados.gov.pt/");
        assert_eq!(read("http://127.0.0.1:7101/api/1/"), "http://127.0.0.1:7101/");
        assert_eq!(read("HTTPS://Data.Public.LU.:443/api/1"), "https://data.public.lu/");
        assert!(site("nonsense").is_err() && site("https://name:word@data.public.lu").is_err());
    }
}
