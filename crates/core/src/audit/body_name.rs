//! Names of public bodies, as far as they tell one from another.

/// Articles, and what a place's public bodies are called, in French and in Portuguese, folded: two names that differ in
/// these alone may be one body's.
const COMMON: [&str; 27] = [
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
    "et",
    "mairie",
    "ville",
    "commune",
    "communes",
    "municipalite",
    "communaute",
    "agglomeration",
    "urbaine",
    "o",
    "a",
    "do",
    "da",
    "dos",
    "das",
    "camara",
    "municipal",
    "municipio",
    "cidade",
];

/// The words of a folded name that are left without those that many have; nothing where none is.
pub fn core(folded: &str) -> Option<String> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !COMMON.contains(word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_names_have_is_left_out() {
        assert_eq!(core("communaute de communes du pays d aix").as_deref(), Some("pays aix"));
        assert_eq!(core("le mans"), core("ville du mans"));
        assert_eq!(core("mairie de la commune"), None);
    }
}
