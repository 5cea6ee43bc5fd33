//! A roster: a file that says who should be what, in one organization or in many. TOML for git, CSV for spreadsheets; both
//! become the same rows, which are judged in one place.

mod answers;
pub(crate) mod cells;
pub(crate) mod csv_reader;
mod encoding;
mod flaw;
mod imported;
pub(crate) mod lines;
mod mac_roman;
mod mail_domains;
mod merge;
mod naming;
mod present;
mod settled;
pub(crate) mod strict;
mod table;
mod toml_reader;
mod validate;
pub(super) mod wanted;
mod words;
mod writer;

pub use answers::{Answer, Reply, answers};
pub use encoding::{Encoding, decode, encode};
pub use flaw::{Flaw, Problem};
pub use imported::{Brought, Imported, ImportedOrganization, Wish, bring, imported};
pub use mail_domains::MailDomains;
pub use merge::{ExportedOrganization, merge};
pub use present::{Remark, present};
pub use settled::{Decision, LinePosition, Settled, settle, without_reasons};
pub use wanted::{DesiredMembership, Document, Entry, Reading, Wanted};
pub use words::{is_heading, separator as separator_said};
pub use writer::{Head, Wished, csv, is_sheet_of_ours, toml, wishes};

/// The two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Toml,
    Csv,
}

impl Format {
    /// By what the file begins with: a roster in TOML has no line of headings.
    fn of(text: &str) -> Self {
        if words::separator(text).is_some() {
            return Self::Csv;
        }
        let mut lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
        let first = lines.find(|line| !line.starts_with('#')).unwrap_or_default();
        if first.starts_with('[') || words::is_assignment(first) { Self::Toml } else { Self::Csv }
    }
}

/// Reads a roster, whichever format and encoding it has.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines. Nothing may be planned from it then.
pub fn read(bytes: Vec<u8>) -> Result<Reading, Vec<Flaw>> {
    let (text, encoding) = decode(bytes).map_err(|flaw| vec![flaw])?;
    let lines = lines::Lines::of(&text);
    let mut flaws = Vec::new();
    let (draft, separator) = match Format::of(&text) {
        Format::Toml => (toml_reader::read(&lines, &mut flaws), None),
        Format::Csv => {
            let (draft, separator) = csv_reader::read(&lines, &mut flaws);
            (draft, Some(separator))
        }
    };
    let document = validate::judge(draft, &lines, &mut flaws);
    flaws.sort_by_key(|flaw| (flaw.line, flaw.column));
    if flaws.is_empty() { Ok(Reading { document, encoding, separator, text }) } else { Err(flaws) }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "strict_tests.rs"]
mod strict_tests;

#[cfg(test)]
#[path = "second_reader_tests.rs"]
mod second_reader_tests;

#[cfg(test)]
#[path = "written_tests.rs"]
mod written_tests;

#[cfg(test)]
#[path = "settled_tests.rs"]
mod settled_tests;
