//! What a portal's badges mean.

use super::Finding;

/// True for what data.gouv.fr's pages call a certified public service.
pub fn is_certified_public_service<'a>(kinds: impl IntoIterator<Item = &'a str> + Clone) -> bool {
    let has = |kind: &str| kinds.clone().into_iter().any(|found| found == kind);
    has("certified") && (has("public-service") || has("local-authority"))
}

/// A certification that the organization has already need not be asked for.
pub fn not_certified<'a>(kinds: impl IntoIterator<Item = &'a str> + Clone) -> Finding {
    Finding::of("not-certified", !is_certified_public_service(kinds), Vec::new())
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
