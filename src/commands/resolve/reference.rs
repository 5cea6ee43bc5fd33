//! How people name an organization, a person or content: an id, a slug, an address of the portal, a name, a mail address.
//!
//! No other file takes such a text apart.

use reqwest::Url;

use udata_client::ContentKind;
use udata_client::path::{decoded, is_id};
use udatactl_core::roster::{Mailbox, address};
use udatactl_core::text::{after, bare};

/// A reference as typed, before anything is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A database id, said to be one: `id:` and 24 hexadecimal digits, in lower case.
    Id(String),
    /// 24 hexadecimal digits: the id of one and perhaps the slug of another, since people choose their slugs.
    Hex(String),
    Slug(String),
    Name(String),
    /// A mail address, and the name that stood beside it.
    Address(Mailbox),
    /// Oneself.
    Me,
    /// An address on another portal.
    Elsewhere(String),
    /// An address of this portal that names nothing of the kind asked for.
    NoSuchPage(String),
    Malformed(Malformed),
}

/// Why a text is no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// An address of which the portal shows only a part: it fits others, too.
    Masked,
    /// There is an `@`, and no single mail address.
    Address,
    /// `id:` before something that is no id.
    Id,
    /// `slug:` before nothing, or before what is none.
    Slug,
    /// An address that can't be taken apart.
    Page,
}

/// The noun that is referred to; the word is its part of the portal's addresses.
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

    /// True for the part of an address that says that the name follows: in the administration's pages it is singular.
    fn is_told_by(self, part: &str) -> bool {
        part == self.path_word() || Some(part) == self.path_word().strip_suffix('s')
    }

    /// True for the address of a page without `https://`, as browsers show it.
    fn is_in_page(self, typed: &str) -> bool {
        let Some((host, path)) = typed.split_once('/') else { return false };
        let is_host =
            host.contains('.') && !host.contains(|letter: char| letter.is_whitespace() || letter == '@');
        is_host && path.split('/').any(|part| self.is_told_by(part))
    }
}

fn is_slug(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_')
}

impl Reference {
    /// Reads what was typed. An address counts only on the portal at `site`.
    pub fn parse(typed: &str, noun: Noun, site: &Url) -> Self {
        let typed = bare(typed);
        if let Some(id) = after(typed, "id:") {
            return if is_id(id) {
                Self::Id(id.to_ascii_lowercase())
            } else {
                Self::Malformed(Malformed::Id)
            };
        }
        match after(typed, "slug:") {
            Some("" | "." | "..") => return Self::Malformed(Malformed::Slug),
            Some(slug) => return Self::Slug(slug.to_owned()),
            None => {}
        }
        if after(typed, "https://").or_else(|| after(typed, "http://")).is_some() {
            return Self::from_address(typed, noun, site);
        }
        if noun.is_in_page(typed) {
            let is_here = typed.split('/').next() == Some(site.authority());
            let scheme = if is_here { site.scheme() } else { "https" };
            return Self::from_address(&format!("{scheme}://{typed}"), noun, site);
        }
        match noun {
            Noun::Person if typed == "me" || typed == "moi" => Self::Me,
            _ if is_id(typed) => Self::Hex(typed.to_ascii_lowercase()),
            Noun::Person if typed.contains(['@', '\u{ff20}', '\u{fe6b}']) => match address::read(typed) {
                Some(mailbox) => Self::Address(mailbox),
                None if typed.contains('*') => Self::Malformed(Malformed::Masked),
                None => Self::Malformed(Malformed::Address),
            },
            _ if is_slug(typed) => Self::Slug(typed.to_owned()),
            _ => Self::Name(typed.to_owned()),
        }
    }

    fn from_address(typed: &str, noun: Noun, site: &Url) -> Self {
        let Ok(address) = Url::parse(typed) else { return Self::Malformed(Malformed::Page) };
        // data.gouv.fr answers under its name with and without "www".
        let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
        if host(&address) != host(site) || address.port_or_known_default() != site.port_or_known_default() {
            return Self::Elsewhere(typed.to_owned());
        }
        let parts: Vec<String> = address.path_segments().into_iter().flatten().map(decoded).collect();
        let named =
            parts.iter().position(|part| noun.is_told_by(part)).and_then(|index| parts.get(index + 1));
        match named.filter(|name| !name.is_empty()) {
            Some(name) if is_id(name) => Self::Hex(name.to_ascii_lowercase()),
            Some(name) => Self::Slug(name.clone()),
            None => Self::NoSuchPage(typed.to_owned()),
        }
    }
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
        assert_eq!(parse(id, Noun::Organization), Reference::Hex(id.into()));
        assert_eq!(parse(&format!("id:{id}"), Noun::Person), Reference::Id(id.into()));
        assert_eq!(parse(&format!("ID: {}", id.to_uppercase()), Noun::Person), Reference::Id(id.into()));
        assert_eq!(parse(&format!("slug:{id}"), Noun::Person), Reference::Slug(id.into()));
        assert_eq!(parse("ville-de-lyon", Noun::Organization), Reference::Slug("ville-de-lyon".into()));
        assert_eq!(parse("Ville de Valdoré", Noun::Organization), Reference::Name("Ville de Valdoré".into()));
        assert_eq!(parse("me", Noun::Person), Reference::Me);
        assert_eq!(parse("moi", Noun::Person), Reference::Me);
        assert_eq!(parse("slug:me", Noun::Person), Reference::Slug("me".into()));
        let mailbox = Mailbox { address: "a@b.fr".into(), name: Some("A B".into()) };
        assert_eq!(parse("A B <a@B.fr>", Noun::Person), Reference::Address(mailbox));
        let page = "https://data.gouv.fr/fr/organizations/ville-de-lyon/#/members";
        assert_eq!(parse(page, Noun::Organization), Reference::Slug("ville-de-lyon".into()));
        let api = format!("https://www.data.gouv.fr/api/1/organizations/{id}/");
        assert_eq!(parse(&api, Noun::Organization), Reference::Hex(id.into()));
        let admin = format!("https://www.data.gouv.fr/admin/organizations/{id}/members");
        assert_eq!(parse(&admin, Noun::Organization), Reference::Hex(id.into()));
        for page in [
            format!("www.data.gouv.fr/organizations/{id}/"),
            format!("data.gouv.fr/fr/admin/organization/{id}/"),
            format!("‹https://www.data.gouv.fr/fr/organizations/{id}/›"),
            format!("« <https://www.data.gouv.fr/organizations/{id}/?tab=info#members> »"),
        ] {
            assert_eq!(parse(&page, Noun::Organization), Reference::Hex(id.into()), "{page}");
        }
        let named = Reference::Name("Ville de Valdoré".into());
        assert_eq!(parse("« Ville de Valdoré »", Noun::Organization), named);
        assert_eq!(parse("\u{201c}Ville de Valdoré\u{201d}", Noun::Organization), named);
        let slashed = "S.N.C.F/Réseau";
        assert_eq!(parse(slashed, Noun::Organization), Reference::Name(slashed.into()));
    }

    #[test]
    fn an_address_elsewhere_is_no_guess() {
        let page = "https://demo.data.gouv.fr/organizations/ville-de-lyon/";
        assert_eq!(parse(page, Noun::Organization), Reference::Elsewhere(page.into()));
        let page = "https://www.data.gouv.fr/users/jeanne/";
        assert_eq!(parse(page, Noun::Organization), Reference::NoSuchPage(page.into()));
    }

    /// The kind of reference that a text is, told by a table of its letters.
    fn simple(text: &str) -> &'static str {
        let text = text.trim();
        let lower = text.to_lowercase();
        let hex = |text: &str| {
            text.chars().count() == 24
                && text.chars().all(|character| "0123456789abcdefABCDEF".contains(character))
        };
        if let Some(rest) = lower.strip_prefix("id:") {
            return if hex(rest.trim()) { "id" } else { "malformed" };
        }
        if let Some(rest) = lower.strip_prefix("slug:") {
            return if ["", ".", ".."].contains(&rest.trim()) { "malformed" } else { "slug" };
        }
        match text {
            _ if lower.starts_with("http://") || lower.starts_with("https://") => "page",
            "me" | "moi" => "me",
            text if hex(text) => "hex",
            text if text.contains('@') => {
                if address::read(text).is_some() {
                    "address"
                } else {
                    "malformed"
                }
            }
            text if text.chars().all(|character| {
                character == '-'
                    || character == '_'
                    || character.is_ascii_digit()
                    || character.is_ascii_lowercase()
            }) =>
            {
                "slug"
            }
            _ => "name",
        }
    }

    proptest::proptest! {
        #[test]
        fn a_reference_is_what_a_second_reader_finds(
            prefix in "(|id:|ID: |slug:|Slug:|i|http://)", text in "([0-9a-f]{23,25}|[0-9A-F]{24}|me|moi|[a-z-]{0,6}|[A-Za-z@.*_ :/é]{0,9}|[.]{1,2})",
        ) {
            let text = format!("{prefix}{text}");
            let found = match parse(&text, Noun::Person) {
                Reference::Id(_) => "id",
                Reference::Hex(_) => "hex",
                Reference::Slug(_) => "slug",
                Reference::Name(_) => "name",
                Reference::Address(_) => "address",
                Reference::Me => "me",
                Reference::Elsewhere(_) | Reference::NoSuchPage(_) | Reference::Malformed(Malformed::Page) => "page",
                Reference::Malformed(_) => "malformed",
            };
            proptest::prop_assert_eq!(found, simple(&text), "{:?}", text);
        }
    }

    #[test]
    fn what_is_no_reference_is_said_to_be_none() {
        for (typed, why) in [
            ("ca***@example.org", Malformed::Masked),
            ("***@example.org", Malformed::Masked),
            ("@bob", Malformed::Address),
            ("a@b.fr, c@d.fr", Malformed::Address),
            ("a\u{ff20}b.fr", Malformed::Address),
            ("a@b,fr", Malformed::Address),
            ("id:bob", Malformed::Id),
            ("id:", Malformed::Id),
            ("slug:", Malformed::Slug),
            ("https://", Malformed::Page),
        ] {
            assert_eq!(parse(typed, Noun::Person), Reference::Malformed(why), "{typed}");
        }
    }
}
