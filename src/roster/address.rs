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

/// True where a portal that masks this address shows that mask, whatever the case: whole, the first two letters and a star
/// for each other (`al***@example.org`), or the domain alone (`***@example.org`). Such a mask fits others, too
/// (`udata/core/user/models.py`, `_visible_email`; before 17, `udata/core/organization/api_fields.py`).
pub fn fits_mask(mask: &str, address: &str) -> bool {
    let (mask, address) = (mask.to_lowercase(), address.to_lowercase());
    let (Some((shown, here)), Some((name, there))) = (mask.split_once('@'), address.split_once('@')) else {
        return false;
    };
    let hidden: usize = name.chars().count().saturating_sub(2);
    let beginning: String = name.chars().take(2).collect();
    let masked = || beginning + &"*".repeat(hidden);
    here == there && !name.contains('*') && (shown == "***" || shown == name || shown == masked())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    #[test]
    fn a_mask_fits_what_the_portal_would_show_so() {
        let alice = "Alice@ville.fr";
        for mask in ["al***@ville.fr", "AL***@Ville.fr", "***@ville.fr", "alice@ville.fr"] {
            assert!(fits_mask(mask, alice), "{mask}");
        }
        for mask in [
            "al**@ville.fr",
            "al****@ville.fr",
            "a****@ville.fr",
            "ab***@ville.fr",
            "al***@port.fr",
            "alice",
            "",
        ] {
            assert!(!fits_mask(mask, alice), "{mask}");
        }
        assert!(fits_mask("él***@ville.fr", "élise@ville.fr") && fits_mask("al@ville.fr", "al@ville.fr"));
        assert!(!fits_mask("***@ville.fr", "al***@ville.fr"), "a mask is no address");
    }

    proptest! {
        #[test]
        fn every_address_fits_both_of_its_masks(name in "[a-zé.+]{1,12}", domain in "[a-z]{1,8}[.]fr") {
            let address = format!("{name}@{domain}");
            let shown: String = name.chars().take(2).collect();
            let stars = "*".repeat(name.chars().count().saturating_sub(2));
            for mask in [format!("{shown}{stars}@{domain}"), format!("***@{domain}")] {
                prop_assert!(fits_mask(&mask, &address), "{}", mask);
            }
        }
    }
}
