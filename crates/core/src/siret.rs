//! The number of a French establishment: what the French portals check, and what they let pass. Pure.
//!
//! udata checks fourteen characters and the SIREN's own digit only (`check_siret`, udata/core/organization/models.py).

/// The head office of La Poste, which udata takes without looking.
const LA_POSTE: &str = "35600000000048";
/// Establishments of La Poste have a rule of their own: the sum of their digits is a multiple of five.
const LA_POSTE_SIREN: &str = "356000000";
const LENGTH: usize = 14;
const SIREN: usize = 9;

/// Why a number is no SIRET: the portal refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not have fourteen characters.
    Length(usize),
    /// Among its first nine characters is something else than a digit.
    NoDigit(char),
    /// The first nine digits are no SIREN.
    Siren,
}

/// A number that a French portal takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siret {
    pub number: String,
    /// True where the whole number contradicts its own check digit, which the portal does not look at.
    pub doubtful: bool,
}

/// The number without the white space that people write in it.
pub fn compact(typed: &str) -> String {
    typed.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Reads a SIRET as typed, in groups or not.
///
/// # Errors
/// The fault by which a French portal refuses it.
pub fn parse(typed: &str) -> Result<Siret, Fault> {
    let number = compact(typed);
    let length = number.chars().count();
    if length != LENGTH {
        return Err(Fault::Length(length));
    }
    if number == LA_POSTE {
        return Ok(Siret { number, doubtful: false });
    }
    let siren: String = number.chars().take(SIREN).collect();
    if let Some(other) = siren.chars().find(|character| !character.is_ascii_digit()) {
        return Err(Fault::NoDigit(other));
    }
    if !holds(&siren) {
        return Err(Fault::Siren);
    }
    let doubtful =
        !(holds(&number) || siren == LA_POSTE_SIREN && sum(&number).is_some_and(|sum| sum % 5 == 0));
    Ok(Siret { number, doubtful })
}

/// The fourteen digits of a SIRET, as registers know it; nothing for what is none, though a portal may take it.
pub fn whole(typed: &str) -> Option<String> {
    let number = parse(typed).ok()?.number;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

/// Luhn's check: every second digit from the right is doubled, and the sum is a multiple of ten.
fn holds(number: &str) -> bool {
    let weighed = number.chars().rev().enumerate().map(|(index, character)| {
        let digit = character.to_digit(10)?;
        Some(match (index % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
    });
    weighed.sum::<Option<u32>>().is_some_and(|sum| sum % 10 == 0)
}

fn sum(number: &str) -> Option<u32> {
    number.chars().map(|character| character.to_digit(10)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubtful(typed: &str) -> Option<bool> {
        parse(typed).ok().map(|siret| siret.doubtful)
    }

    #[test]
    fn a_number_written_in_groups_is_read() {
        let siret = parse("216 901 231\u{a0}00011").expect("a SIRET");
        assert_eq!(siret, Siret { number: "21690123100011".into(), doubtful: false });
    }

    #[test]
    fn what_udata_refuses_is_refused() {
        assert_eq!(parse("2169012310001"), Err(Fault::Length(13)));
        assert_eq!(parse(""), Err(Fault::Length(0)));
        assert_eq!(parse("2169012310001é1"), Err(Fault::Length(15)));
        assert_eq!(parse("21690123200011"), Err(Fault::Siren));
        assert_eq!(parse("2169O123100011"), Err(Fault::NoDigit('O')));
    }

    #[test]
    fn what_udata_lets_pass_is_doubtful() {
        assert_eq!(doubtful("21690123100012"), Some(true), "a wrong last digit");
        assert_eq!(doubtful("2169012310001X"), Some(true), "a letter at the end");
        assert_eq!(doubtful("21690123100011"), Some(false));
    }

    #[test]
    fn la_poste_has_rules_of_its_own() {
        assert_eq!(doubtful("35600000000048"), Some(false));
        assert_eq!(doubtful("35600000000001"), Some(false), "digits that add up to fifteen");
        assert_eq!(doubtful("35600000000002"), Some(true));
    }
}
