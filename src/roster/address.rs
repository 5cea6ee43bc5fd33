//! Mail addresses, as far as their spelling goes.

/// True for what can be a mail address: one `@`, something before it, and a domain with a dot.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let spaced = |text: &str| text.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    let dotted = |text: &str| text.starts_with('.') || text.ends_with('.') || text.contains("..");
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    // No star, although mail allows it: `al***@example.org` is how a portal masks an address.
    let local_letter = |letter: char| letter.is_alphanumeric() || ".!#$%&'+-/=?^_`{|}~".contains(letter);
    !local.is_empty()
        && local.len() <= 64
        && !spaced(text)
        && !dotted(local)
        && local.chars().all(local_letter)
        && domain.contains('.')
        && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_slips() {
        for good in ["a@b.fr", "jeanne.martin+opendata@ville-de-x.example.org", "élodie@mairie.fr"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "a",
            "a@",
            "@b.fr",
            "a@b",
            "a b@c.fr",
            "a@b..fr",
            "a@@b.fr",
            "a@b.fr,c@d.fr",
            "a.@b.fr",
            "al***@b.fr",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
