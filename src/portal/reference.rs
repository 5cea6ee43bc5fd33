//! How people name an organization or a person: an id, a slug, an address of the portal, or a name.

use reqwest::Url;

use super::ContentKind;

/// A reference as typed, before anything is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A database id: 24 hexadecimal digits.
    Id(String),
    Slug(String),
    Name(String),
    Email(String),
    /// Oneself.
    Me,
    /// An address on another portal.
    Elsewhere(String),
    /// An address of this portal that names nothing of the kind asked for.
    NoSuchPage(String),
}

/// What is referred to; the word is its part of the portal's addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Organization,
    Person,
    Content(ContentKind),
}

impl Noun {
    fn path_word(self) -> &'static str {
        match self {
            Self::Organization => "organizations",
            Self::Person => "users",
            Self::Content(kind) => kind.route(),
        }
    }
}

/// True for a database id of MongoDB.
pub fn is_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_slug(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
}

impl Reference {
    /// Reads what was typed. An address counts only on the portal at `site`.
    pub fn parse(typed: &str, noun: Noun, site: &Url) -> Self {
        let typed = typed.trim();
        if typed.starts_with("https://") || typed.starts_with("http://") {
            return Self::from_address(typed, noun, site);
        }
        match noun {
            Noun::Person if typed == "me" => Self::Me,
            _ if is_id(typed) => Self::Id(typed.to_ascii_lowercase()),
            Noun::Person if typed.contains('@') => Self::Email(typed.to_owned()),
            _ if is_slug(typed) => Self::Slug(typed.to_owned()),
            _ => Self::Name(typed.to_owned()),
        }
    }

    fn from_address(typed: &str, noun: Noun, site: &Url) -> Self {
        let Ok(address) = Url::parse(typed) else { return Self::Name(typed.to_owned()) };
        // data.gouv.fr answers under its name with and without "www".
        let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
        if host(&address) != host(site) || address.port_or_known_default() != site.port_or_known_default() {
            return Self::Elsewhere(typed.to_owned());
        }
        let parts: Vec<String> = address.path_segments().into_iter().flatten().map(decoded).collect();
        let named =
            parts.iter().position(|part| part == noun.path_word()).and_then(|index| parts.get(index + 1));
        match named.filter(|name| !name.is_empty()) {
            Some(name) if is_id(name) => Self::Id(name.clone()),
            Some(name) => Self::Slug(name.clone()),
            None => Self::NoSuchPage(typed.to_owned()),
        }
    }
}

/// A part of a path without its percent signs; one that is no UTF-8 stays as it is.
pub(super) fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| tail.get(..2)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str, noun: Noun) -> Reference {
        let site = Url::parse("https://www.data.gouv.fr/").expect("an address");
        Reference::parse(typed, noun, &site)
    }

    #[test]
    fn every_way_of_naming_is_read() {
        let id = "534fff80a3a7292c64a77f02";
        assert_eq!(parse(id, Noun::Organization), Reference::Id(id.into()));
        assert_eq!(parse("ville-de-lyon", Noun::Organization), Reference::Slug("ville-de-lyon".into()));
        assert_eq!(parse("Ville de Valdoré", Noun::Organization), Reference::Name("Ville de Valdoré".into()));
        assert_eq!(parse("me", Noun::Person), Reference::Me);
        assert_eq!(parse("a@b.fr", Noun::Person), Reference::Email("a@b.fr".into()));
        let page = "https://data.gouv.fr/fr/organizations/ville-de-lyon/#/members";
        assert_eq!(parse(page, Noun::Organization), Reference::Slug("ville-de-lyon".into()));
        let api = format!("https://www.data.gouv.fr/api/1/organizations/{id}/");
        assert_eq!(parse(&api, Noun::Organization), Reference::Id(id.into()));
        let admin = format!("https://www.data.gouv.fr/admin/organizations/{id}/members");
        assert_eq!(parse(&admin, Noun::Organization), Reference::Id(id.into()));
    }

    #[test]
    fn an_address_elsewhere_is_no_guess() {
        let page = "https://demo.data.gouv.fr/organizations/ville-de-lyon/";
        assert_eq!(parse(page, Noun::Organization), Reference::Elsewhere(page.into()));
        let page = "https://www.data.gouv.fr/users/jeanne/";
        assert_eq!(parse(page, Noun::Organization), Reference::NoSuchPage(page.into()));
    }
}
