//! The checks that udata makes of an organization's name, address and number.

use url::Url;

use crate::members::{REQUIRED, invalid};
use crate::refusal::Refusal;
use crate::request_context::{RequestContext, Result};
use crate::world::Organization;

/// Names that no top-level domain has: udata takes only addresses whose domain can exist (`udata/uris.py`).
const NO_DOMAINS: [&str; 4] = ["example", "invalid", "local", "test"];
/// La Poste's number, which the sum of digits does not fit.
const EXCEPTED: &str = "35600000000048";

/// Refuses an organization that is not as it must be; `touched` tells which fields the request brings, and `is_text` which
/// of them it brings as text.
pub fn check(
    context: &RequestContext,
    organization: &Organization,
    model: &str,
    touched: impl Fn(&str) -> bool,
    is_text: impl Fn(&str) -> bool,
) -> Result<()> {
    let (is_new, is_french) = (context.generation().is_new(), context.request.is_french());
    let number = organization.business_number_id.as_deref().filter(|_| touched("business_number_id"));
    let number_flaw = number.and_then(|number| siret_flaw(number, is_french));
    if let Some(why) = number_flaw.filter(|_| is_new) {
        // A check of its own, which ends the request at the first flaw.
        return Err(invalid("business_number_id", why));
    }
    let required = if is_new { "Field is required" } else { context.request.says(REQUIRED) };
    let blank = |text: &str| text.trim().is_empty().then(|| required.to_owned());
    let is_too_long = organization.acronym.as_deref().is_some_and(|acronym| acronym.chars().count() > 128);
    let too_long = is_too_long.then(|| "String value is too long".to_owned());
    let url = organization.url.as_deref().filter(|url| !is_address(url));
    let invalid_url = context.request.says(["Invalid URL", "URL invalide"]);
    let flaws = [
        ("name", blank(&organization.name)),
        // Before 16.3 it is checked with the document, after what the form refuses.
        ("acronym", too_long.clone().filter(|_| is_new)),
        ("description", blank(&organization.description)),
        ("url", url.map(|url| format!("{invalid_url} \"{url}\""))),
        ("business_number_id", number_flaw.map(str::to_owned)),
    ];
    let flaws = flaws.into_iter().filter(|(name, _)| touched(name)).filter_map(|(name, why)| {
        let why = if is_text(name) { why? } else { "StringField only accepts string values".to_owned() };
        Some((name.to_owned(), why))
    });
    let flaws: Vec<(String, String)> = flaws.collect();
    if !flaws.is_empty() {
        return Err(Refusal::fields(model, flaws));
    }
    match too_long.filter(|_| touched("acronym")) {
        Some(why) => {
            let message = format!("ValidationError ({model}) ({why}: ['acronym'])");
            let body = serde_json::json!({"errors": {"acronym": why}, "message": message});
            Err(Refusal::raw(400, body))
        }
        None => Ok(()),
    }
}

/// Finds what is wrong with a SIRET: its length, or the sum of its first nine digits.
fn siret_flaw(number: &str, french: bool) -> Option<&'static str> {
    let language = usize::from(french);
    if number.chars().count() != 14 {
        return Some(
            ["A siret number is made of 14 digits", "Un numéro siret est composé de 14 chiffres"][language],
        );
    }
    if number == EXCEPTED {
        return None;
    }
    let digits: Option<Vec<u32>> = number.chars().take(9).map(|character| character.to_digit(10)).collect();
    let Some(digits) = digits else {
        return Some(
            ["A siret number is only made of digits", "Un numéro siret est composé uniquement de chiffres"]
                [language],
        );
    };
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 =
        digits.iter().enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit }).sum();
    (!sum.is_multiple_of(10)).then_some(["Invalid Siret number", "Numéro siret invalide"][language])
}

/// True for an address that udata takes.
pub fn is_address(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let host = url.host_str().unwrap_or_default();
    let domain = host.rsplit('.').next().unwrap_or_default();
    matches!(url.scheme(), "http" | "https" | "ftp" | "ftps")
        && host.contains('.')
        && !NO_DOMAINS.contains(&domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_is_checked_as_udata_does() {
        assert_eq!(siret_flaw("21690123100011", false), None);
        assert_eq!(siret_flaw(EXCEPTED, false), None);
        assert_eq!(siret_flaw("123", false), Some("A siret number is made of 14 digits"));
        assert_eq!(siret_flaw("21690123200011", false), Some("Invalid Siret number"));
        // A wrong end, even of letters, is let through.
        assert_eq!(siret_flaw("216901231ABCDE", false), None);
    }

    #[test]
    fn an_address_has_a_domain_that_can_exist() {
        assert!(is_address("https://example.org/") && !is_address("example.org"));
        assert!(!is_address("https://r.example/") && !is_address("not a url"));
    }
}
