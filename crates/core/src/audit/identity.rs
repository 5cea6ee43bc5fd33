//! Rules about what an organization says of itself, and what sets it apart from others.

use super::{Finding, Verdict};
use crate::siret;

/// The letters that a description needs to say who an organization is.
const ENOUGH: usize = 100;
/// Where the French State says what an establishment is.
const DIRECTORY: &str = "https://annuaire-entreprises.data.gouv.fr/etablissement/";

/// There is a SIRET.
pub fn siret_given(number: Option<&str>) -> Finding {
    Finding::of("siret-given", !is_blank(number), Vec::new())
}

/// The SIRET, where there is one, is a number that was given to an establishment.
pub fn siret_valid(number: Option<&str>) -> Finding {
    let wrong = number.filter(|number| {
        !number.trim().is_empty() && siret::parse(number).map_or(true, |siret| siret.doubtful)
    });
    Finding::against("siret-valid", wrong.map(str::to_owned).into_iter().collect())
}

/// No other organization has the SIRET; services of one body may share it.
pub fn siret_alone(others: Vec<String>) -> Finding {
    Finding::against("siret-alone", others).or(Verdict::Doubtful)
}

/// The SIRET's body is a public service: only its page in the directory of companies tells.
pub fn public_service(number: &str) -> Finding {
    let page = format!("{DIRECTORY}{}", siret::compact(number));
    Finding::unseen("siret-public-service", vec![page])
}

/// No other organization has the name.
pub fn name_alone(others: Vec<String>) -> Finding {
    Finding::against("name-alone", others)
}

/// No other organization has the acronym.
pub fn acronym_alone(others: Vec<String>) -> Finding {
    Finding::against("acronym-alone", others)
}

/// The description says enough.
pub fn described(description: &str) -> Finding {
    let characters = description.trim().chars().count();
    let short = (characters < ENOUGH).then(|| format!("{characters} / {ENOUGH}"));
    Finding::against("described", short.into_iter().collect()).or(Verdict::Advised)
}

/// There is a logo.
pub fn logo_given(logo: Option<&str>) -> Finding {
    Finding::of("logo-given", !is_blank(logo), Vec::new()).or(Verdict::Advised)
}

/// There is the address of a website.
pub fn website_given(url: Option<&str>) -> Finding {
    Finding::of("website-given", !is_blank(url), Vec::new()).or(Verdict::Advised)
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Verdict;
    use proptest::prelude::*;

    #[test]
    fn a_siret_is_looked_at_whole() {
        let verdict = |number| siret_valid(number).verdict;
        assert_eq!(verdict(Some("21690123100011")), Verdict::Good);
        assert_eq!(verdict(Some("21690123100012")), Verdict::Missing, "the portal takes it");
        assert_eq!(verdict(None), Verdict::Good, "that there is none is another rule's");
        assert_eq!(siret_given(Some(" ")).verdict, Verdict::Missing);
    }

    proptest! {
        #[test]
        fn a_hundred_letters_describe(text in "[a-zé]{0,200}") {
            let is_good = described(&text).verdict == Verdict::Good;
            prop_assert_eq!(is_good, text.chars().count() >= 100);
            prop_assert_eq!(described(&format!("  {text}\n")), described(&text));
        }
    }
}
