//! The meaning of a portal's badges.

use super::{Finding, Verdict};

/// True for what data.gouv.fr's pages call a certified public service.
pub fn is_certified_public_service<'a>(kinds: impl IntoIterator<Item = &'a str> + Clone) -> bool {
    let has = |kind: &str| kinds.clone().into_iter().any(|found| found == kind);
    has("certified") && (has("public-service") || has("local-authority"))
}

/// Whether the certification may be asked for, or is there already: then nothing is left to settle for it.
pub fn certification(is_certified: bool) -> Finding {
    if is_certified {
        Finding { rule: "certified", verdict: Verdict::Certified, about: Vec::new() }
    } else {
        Finding::of("not-certified", true, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certified_takes_two_badges() {
        assert!(is_certified_public_service(["certified", "public-service"]));
        assert!(is_certified_public_service(["local-authority", "certified"]));
        assert!(!is_certified_public_service(["certified", "company"]));
        assert!(!is_certified_public_service(["public-service"]));
    }
}
