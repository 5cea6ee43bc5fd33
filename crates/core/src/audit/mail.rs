//! Mail addresses of free providers. The portal shows the domain where it masks the rest.

/// Providers who give an address to anybody, most of them in France.
const FREE: &[&str] = &[
    "aliceadsl.fr",
    "aol.com",
    "bbox.fr",
    "club-internet.fr",
    "free.fr",
    "gmail.com",
    "gmx.com",
    "gmx.fr",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libertysurf.fr",
    "live.com",
    "live.fr",
    "mac.com",
    "me.com",
    "msn.com",
    "neuf.fr",
    "numericable.fr",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "proton.me",
    "protonmail.com",
    "sfr.fr",
    "tutanota.com",
    "voila.fr",
    "wanadoo.fr",
    "yahoo.com",
    "yahoo.fr",
    "ymail.com",
];

/// True for the domain of a free provider, whatever its case.
pub fn is_free(domain: &str) -> bool {
    FREE.contains(&domain.trim().to_lowercase().as_str())
}

/// The domain that a website and its house's mail share, without `www.`: `https://www.ville.fr/x` gives `ville.fr`.
pub fn domain_of_page(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// The domain of addresses that a person writes, `ville.fr` or `@ville.fr`; `None` for what is none.
pub fn domain(typed: &str) -> Option<String> {
    let domain = typed.trim().trim_start_matches('@').to_lowercase();
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    (domain.contains('.') && domain.split('.').all(is_part)).then_some(domain)
}

/// True where a domain is another or a part of it: `mail.ville.fr` belongs to `ville.fr`.
pub fn belongs(domain: &str, house: &str) -> bool {
    let domain = domain.trim().to_lowercase();
    domain == house || domain.strip_suffix(house).is_some_and(|rest| rest.ends_with('.'))
}

/// True where a mail domain is a body's: that of its website, one of those listed, or a part of one. A free provider's is
/// nobody's.
pub fn is_of_the_body(domain: &str, website: Option<&str>, listed: &[String]) -> bool {
    let house = website.and_then(domain_of_page);
    !is_free(domain)
        && (house.is_some_and(|house| belongs(domain, &house))
            || listed.iter().any(|house| belongs(domain, house)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_providers_are_known() {
        assert!(is_free("gmail.com") && is_free("Orange.FR"));
        assert!(!is_free("ville.example.org") && !is_free("") && !is_free("gouv.fr"));
    }

    #[test]
    fn a_domain_is_written_with_or_without_its_sign() {
        assert_eq!(
            [domain("@Ville.fr"), domain("sig.ville.fr")],
            ["ville.fr", "sig.ville.fr"].map(|one| Some(one.to_owned()))
        );
        for text in
            ["", "ville", "a@ville.fr", "ville..fr", "*.ville.fr", "https://ville.fr", "ville.fr, agglo.fr"]
        {
            assert_eq!(domain(text), None, "{text}");
        }
    }

    #[test]
    fn a_site_tells_its_house() {
        assert_eq!(domain_of_page("https://www.Ville.fr/opendata?x"), Some("ville.fr".to_owned()));
        assert_eq!(domain_of_page("ville.fr"), Some("ville.fr".to_owned()));
        assert_eq!(domain_of_page("localhost"), None);
        assert!(belongs("mail.ville.fr", "ville.fr") && belongs("ville.fr", "ville.fr"));
        assert!(!belongs("autreville.fr", "ville.fr"));
    }

    #[test]
    fn a_domain_is_the_bodys_by_its_site_or_by_the_list() {
        let is = |domain, website| is_of_the_body(domain, website, &["grandlyon.com".to_owned()]);
        assert!(is("lyon.fr", Some("https://www.lyon.fr/")) && is("mail.grandlyon.com", None));
        assert!(!is("lyon.fr", None) && !is("autrelyon.fr", Some("https://lyon.fr/")));
        assert!(!is("gmail.com", Some("https://gmail.com/")), "a free provider's site is no body's");
    }
}
