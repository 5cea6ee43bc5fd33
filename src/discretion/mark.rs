//! The marks that stand for somebody.

/// The mark for somebody who has no id, or who may be one of several.
pub const SOMEBODY: &str = "***";

/// The id of whoever is meant by these: of several, the one that is named beside.
pub fn mark<'a>(ids: &'a [String], own: &[&str], without: &'a str) -> &'a str {
    match ids {
        [] => without,
        [id] => id,
        _ => ids.iter().find(|id| own.contains(&id.as_str())).map_or(SOMEBODY, String::as_str),
    }
}
