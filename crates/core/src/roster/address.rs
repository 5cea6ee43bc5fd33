//! Mail addresses: as people write them, and as a portal masks them.

use crate::text::trimmed;

/// An address as somebody wrote it down, and the name that stood beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The domain in lower case; what is before it as it was written.
    pub address: String,
    pub name: Option<String>,
}

/// Marks that may stand around an address or a name, in pairs.
const AROUND: [(char, char); 10] = [
    ('<', '>'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('"', '"'),
    ('\'', '\''),
    ('‹', '›'),
    ('«', '»'),
    ('“', '”'),
    ('‘', '’'),
];

/// Reads one address: alone, behind a name (`Jean Dupont <a@b.fr>`) or `mailto:`, in brackets or quotes, with blanks, invisible
/// characters, or a comma, semicolon or full stop after it. Anything else is none, two addresses among it.
pub fn read(text: &str) -> Option<Mailbox> {
    let text = without_end(text);
    let (name, inner) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, inner)) => (name, inner),
        None => ("", text),
    };
    let inner = bare(inner);
    let inner = match inner.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => {
            let (address, query) = inner[7..].split_once('?').unwrap_or((&inner[7..], ""));
            // A copy to somebody else is a second address, and a bracket there belongs to nothing.
            if query.contains(['@', '<', '>', '\u{ff20}']) {
                return None;
            }
            address
        }
        _ => inner,
    };
    let address = without_end(inner);
    if !is_address(address) {
        return None;
    }
    let (local, domain) = address.rsplit_once('@')?;
    let address = format!("{local}@{}", domain.to_lowercase());
    let name = bare(name);
    // Mail programs repeat an address as the name of who has none.
    let is_repeated = name.to_lowercase() == address.to_lowercase();
    if !is_repeated && name.contains(['@', '<', '>', '\u{ff20}']) {
        return None;
    }
    let name =
        (!is_repeated && !name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(Mailbox { address, name })
}

/// The text without what may stand behind an address.
fn without_end(text: &str) -> &str {
    let shorter = trimmed(text).trim_end_matches([',', ';', '.']);
    if shorter.len() == text.len() { shorter } else { without_end(shorter) }
}

/// The text without the marks that stand around it.
fn bare(text: &str) -> &str {
    let text = trimmed(text);
    let inside = |(first, last): &(char, char)| text.strip_prefix(*first)?.strip_suffix(*last);
    AROUND.iter().find_map(inside).map_or(text, bare)
}

/// True for what can be a mail address: one `@`, something before it, and a domain with a dot.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let spaced =
        |text: &str| text.chars().any(|character| character.is_whitespace() || character.is_control());
    let dotted = |text: &str| text.starts_with('.') || text.ends_with('.') || text.contains("..");
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    };
    // No star, although mail allows it: `al***@example.org` is how a portal masks an address.
    let local_letter =
        |character: char| character.is_alphanumeric() || ".!#$%&'+-/=?^_`{|}~".contains(character);
    !local.is_empty()
        && local.len() <= 64
        && !spaced(text)
        && !dotted(local)
        && local.chars().all(local_letter)
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// An address as a portal masks it for an organization's administrators: the first two letters and a star for each other
/// (`al***@example.org`); one of two letters is shown whole. The same mask fits others, too (`udata/core/user/models.py`,
/// `_visible_email`; before 17, `udata/core/organization/api_fields.py`).
pub fn mask(address: &str) -> String {
    let address = address.to_lowercase();
    let Some((name, domain)) = address.rsplit_once('@') else { return address };
    let hidden = name.chars().count().saturating_sub(2);
    let shown: String = name.chars().take(2).collect();
    format!("{shown}{}@{domain}", "*".repeat(hidden))
}

/// True for an address of which only a part is shown.
pub fn is_mask(address: &str) -> bool {
    address.contains('*')
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
    fn an_address_is_read_as_people_write_it() {
        for text in [
            "a.b@ville.fr",
            " a.b@ville.fr ",
            "\u{a0}a.b@ville.fr\u{200b}",
            "\u{ad}a.b@VILLE.fr\u{feff}",
            "<a.b@ville.fr>",
            "(a.b@ville.fr)",
            "‹a.b@ville.fr›",
            "« a.b@ville.fr »",
            "'a.b@ville.fr'",
            "mailto:a.b@ville.fr",
            "MAILTO:a.b@ville.fr?subject=Bonjour",
            "<mailto:a.b@ville.fr>",
            "a.b@ville.fr,",
            "a.b@ville.fr;",
            "a.b@ville.fr.",
            "a.b@ville.fr ; ",
            "<a.b@ville.fr>;",
            "a.b@ville.fr <a.b@ville.fr>",
            "\"a.b@ville.fr\" <a.b@Ville.fr>",
        ] {
            let found = read(text);
            assert_eq!(found, Some(Mailbox { address: "a.b@ville.fr".into(), name: None }), "{text:?}");
        }
        for text in [
            "Jean Dupont <a.b@ville.fr>",
            "\"Jean  Dupont\" <a.b@ville.fr>;",
            "'Jean Dupont'<mailto:a.b@ville.fr>",
        ] {
            let name = read(text).and_then(|mailbox| mailbox.name);
            assert_eq!(name.as_deref(), Some("Jean Dupont"), "{text:?}");
        }
        assert_eq!(read("A.B@Ville.FR").map(|mailbox| mailbox.address).as_deref(), Some("A.B@ville.fr"));
    }

    #[test]
    fn what_is_no_single_address_is_none() {
        for text in [
            "a@b.fr, c@d.fr",
            "a@b.fr; c@d.fr",
            "a@b.fr c@d.fr",
            "a@b.fr/c@d.fr",
            "mailto:a@b.fr?cc=c@d.fr",
            "mailto:a@b.fr?subject=x>",
            "@a-b",
            "a-b@",
            "a@b,fr",
            "a@b.fr <c@d.fr>",
            "<a@b.fr> <c@d.fr>",
            "<a@b.fr> Jean",
            "Jean Dupont a@b.fr",
            "a\u{200b}b@c.fr",
            "al***@b.fr",
            "***@b.fr",
            "a@b",
            "<>",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_address_is_masked_as_the_portal_does() {
        for (address, masked) in [
            ("Alice@ville.fr", "al***@ville.fr"),
            ("élise@Ville.fr", "él***@ville.fr"),
            ("al@ville.fr", "al@ville.fr"),
            ("a@ville.fr", "a@ville.fr"),
            ("bob@ville.fr", "bo*@ville.fr"),
        ] {
            assert_eq!(mask(address), masked);
        }
        assert!(is_mask("***@ville.fr") && !is_mask("al@ville.fr"));
    }

    /// Reads an address from the outside in, a letter at a time: the address, and the name with single spaces.
    fn simple(text: &str) -> Option<(String, String)> {
        let unseen =
            |character: char| character.is_whitespace() || "\u{ad}\u{200b}\u{feff}".contains(character);
        let peel = |text: &str| -> String {
            let mut characters: Vec<char> = text.chars().collect();
            loop {
                let before = characters.len();
                while characters.last().is_some_and(|last| unseen(*last)) {
                    characters.pop();
                }
                while characters.first().is_some_and(|first| unseen(*first)) {
                    characters.remove(0);
                }
                for (first, last) in ["<>", "()", "\"\"", "''"]
                    .map(|pair| (pair.as_bytes()[0] as char, pair.as_bytes()[1] as char))
                {
                    if characters.len() > 1
                        && characters.first() == Some(&first)
                        && characters.last() == Some(&last)
                    {
                        characters.pop();
                        characters.remove(0);
                        break;
                    }
                }
                if characters.len() == before {
                    return characters.into_iter().collect();
                }
            }
        };
        let ended = |text: &str| {
            text.trim_end_matches(|character: char| unseen(character) || ",;.".contains(character)).to_owned()
        };
        let text = ended(text);
        let (name, inner) = if text.ends_with('>') {
            let open = text.rfind('<')?;
            (text[..open].to_owned(), text[open + 1..text.len() - 1].to_owned())
        } else {
            (String::new(), text)
        };
        let inner = peel(&inner);
        let inner = if inner.to_lowercase().starts_with("mailto:") {
            let mut parts = inner[7..].splitn(2, '?');
            let address = parts.next()?.to_owned();
            if parts.next().is_some_and(|query| query.chars().any(|character| "@<>".contains(character))) {
                return None;
            }
            address
        } else {
            inner
        };
        let inner = ended(inner.trim_start_matches(unseen));
        let parts: Vec<&str> = inner.split('@').collect();
        let [local, domain] = parts[..] else { return None };
        let good_local = !local.is_empty()
            && local.split('.').all(|part| !part.is_empty())
            && local
                .chars()
                .all(|character| character.is_alphanumeric() || ".!#$%&'+-/=?^_`{|}~".contains(character));
        let good_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|character| character.is_alphanumeric() || character == '-')
        };
        if !good_local || !domain.contains('.') || !domain.split('.').all(good_label) {
            return None;
        }
        let address = format!("{local}@{}", domain.to_lowercase());
        let name = peel(&name);
        match name.to_lowercase() == address.to_lowercase() {
            true => Some((address, String::new())),
            false if name.contains(['@', '<', '>']) => None,
            false => Some((address, name.split_whitespace().collect::<Vec<_>>().join(" "))),
        }
    }

    proptest! {
        #[test]
        fn an_address_is_what_a_second_reader_finds(
            before in "[ <('\"\u{a0}\u{200b}]{0,3}", name in "(|Ada|Ada B|\"Ada\" |a@b[.]fr |[aA<>@ ]{0,4})", open in "[<(]?",
            scheme in "(|mailto:|MAILTO:)", address in "([ab.]{1,4}@[abB.-]{1,5}[.]fr|[ab@.*,;]{0,8})", query in "(|[?]subject=x)",
            close in "[>)]?", after in "[ >)'\",;.\u{a0}\u{ad}]{0,4}",
        ) {
            let text = format!("{before}{name}{open}{scheme}{address}{query}{close}{after}");
            let found = read(&text).map(|mailbox| (mailbox.address, mailbox.name.unwrap_or_default()));
            prop_assert_eq!(found, simple(&text), "{:?}", text);
        }

        #[test]
        fn whatever_is_read_is_an_address_and_reads_alike(text in "[ <>()'\"a-cA-C.@;,\u{a0}\u{200b}é-]{0,24}") {
            if let Some(mailbox) = read(&text) {
                prop_assert!(is_address(&mailbox.address) && text.contains('@'));
                let again = Mailbox { name: None, ..mailbox.clone() };
                prop_assert_eq!(read(&mailbox.address), Some(again));
            }
        }
    }
}
