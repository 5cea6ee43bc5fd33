//! The mail domains of public bodies, as a list in CSV says: a line for each, with a SIRET or SIREN and a domain.

use std::collections::{BTreeMap, BTreeSet};

use super::encoding::decode;
use super::flaw::{Flaw, Problem};
use super::lines::Lines;
use super::table::{Heading, Table};
use crate::audit::mail;
use crate::siret::compact;

/// The columns that say whose domain it is, and which.
const COLUMNS: [Heading; 2] = [("siret", &["siret", "siren"]), ("domain", &["domain", "domaine"])];
/// A SIRET begins with the SIREN of its body.
const SIREN: usize = 9;
const SIRET: usize = 14;

/// Known domains by the number of their body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailDomains(BTreeMap<String, BTreeSet<String>>);

impl MailDomains {
    /// Reads a list; other columns are left alone, and a line without a domain says nothing. A free provider's domain is
    /// nobody's own, whatever the list says.
    ///
    /// # Errors
    /// Everything that is wrong with it: a list is read whole or not at all.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Vec<Flaw>> {
        let (text, _) = decode(bytes).map_err(|flaw| vec![flaw])?;
        let lines = Lines::of(&text);
        let mut flaws = Vec::new();
        let table = Table::read(&lines, [&COLUMNS, &[]], Problem::Empty, &mut flaws);
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for record in table.iter().flat_map(Table::records) {
            let listed = record.plain("domain");
            if listed.is_empty() {
                continue;
            }
            let body = record.text("siret");
            let number = compact(body);
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
            if !is_number || ![SIREN, SIRET].contains(&number.len()) {
                flaws.push(lines.flaw(record.at("siret"), Problem::BadSiret { text: body.to_owned() }));
            }
            match mail::domain_of_page(listed.trim_start_matches('@')) {
                None => flaws.push(lines.flaw(record.at("domain"), Problem::BadDomain { text: listed })),
                Some(domain) if mail::is_free(&domain) => {}
                Some(domain) => _ = known.entry(number).or_default().insert(domain),
            }
        }
        if flaws.is_empty() { Ok(Self(known)) } else { Err(flaws) }
    }

    /// The domains of a SIRET: its own, and those of its body as a whole.
    pub fn of(&self, siret: &str) -> Vec<&str> {
        let numbers = [Some(siret), siret.get(..SIREN).filter(|body| *body != siret)];
        let listed = numbers.into_iter().flatten().filter_map(|number| self.0.get(number));
        listed.flatten().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIRET: &str = "21690123100011";

    fn of(text: &str) -> Result<Vec<String>, Vec<(usize, Problem)>> {
        let read = MailDomains::read(text.as_bytes().to_vec());
        let flaws =
            |flaws: Vec<Flaw>| flaws.into_iter().map(|flaw| (flaw.line, flaw.problem)).collect::<Vec<_>>();
        Ok(read.map_err(flaws)?.of(SIRET).into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_list_by_siret_or_by_siren_is_read() {
        let by_siret = "\u{feff}nom;SIRET;Domaine\nLyon;216 901 231 00011;@Mairie-Lyon.fr\nAutre;21690123100029;autre.fr\n";
        assert_eq!(of(by_siret), Ok(vec!["mairie-lyon.fr".to_owned()]));
        let by_siren = "siren,domain\n216901231,lyon.fr\n216901231,\n216901231,gmail.com\n";
        assert_eq!(of(by_siren), Ok(vec!["lyon.fr".to_owned()]));
        let both = MailDomains::read(b"siret,domain\n216901231,lyon.fr\n21690123100011,mairie.fr\n".to_vec());
        assert_eq!(both.expect("a list").of(SIRET), ["mairie.fr", "lyon.fr"]);
        assert_eq!(of("siren,domain\n"), Ok(Vec::new()));
    }

    #[test]
    fn a_flaw_refuses_the_whole_list() {
        assert_eq!(of(""), Err(vec![(0, Problem::Empty)]));
        assert_eq!(of("siret,nom\n"), Err(vec![(1, Problem::NoColumn { column: "domain" })]));
        let text = |text: &str| text.to_owned();
        let flaws = of("siren,domain\n216901231,lyon.fr\n12345,autre.fr\n216901231,lyon\n");
        let expected = vec![
            (3, Problem::BadSiret { text: text("12345") }),
            (4, Problem::BadDomain { text: text("lyon") }),
        ];
        assert_eq!(flaws, Err(expected));
        let open = of("siren,domain\n216901231,\"lyon.fr\n216901231,autre.fr\n");
        assert!(open.expect_err("a flaw").contains(&(2, Problem::OpenQuote)));
    }
}
