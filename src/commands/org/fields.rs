//! The fields of an organization as typed: read, checked, and said what is wrong with them before anything is sent.

use std::path::{Path, PathBuf};

use clap::Args;
use unicode_normalization::UnicodeNormalization;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::flags::When;
use crate::messages::message;
use udata_client::image_kind;
use udatactl_core::siret::{self, Fault};

/// The length up to which udata takes a number of any kind (`ORG_BID_SIZE_LIMIT`).
const LONGEST_NUMBER: usize = 14;
/// Where a description comes from standard input.
const STANDARD_INPUT: &str = "-";

/// The fields that `create` and `update` share.
#[derive(Debug, Args)]
pub struct Fields {
    #[arg(long, value_name = "TEXT", conflicts_with = "description_file")]
    description: Option<String>,
    #[arg(long, value_name = "FILE")]
    description_file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    acronym: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    siret: Option<String>,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    siret_check: When,
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
}

/// An image to send.
pub struct Logo {
    pub name: String,
    pub image: Vec<u8>,
}

/// The fields that were given, ready to be sent.
pub struct Given {
    pub description: Option<String>,
    pub acronym: Option<String>,
    pub siret: Option<String>,
    pub url: Option<String>,
    pub logo: Option<Logo>,
}

impl Fields {
    /// Reads the files and checks the values; a number that the portal takes although it looks wrong is warned about.
    ///
    /// # Errors
    /// Exit 2 for an empty value, a file that can't be used, a number that the portal refuses.
    pub fn read(&self, context: &Context) -> anyhow::Result<Given> {
        let text = |typed: &Option<String>, argument| {
            typed.as_deref().map(|text| not_empty(text, argument)).transpose()
        };
        let description = match &self.description_file {
            Some(file) => Some(description(context, file)?),
            None => text(&self.description, "--description")?,
        };
        Ok(Given {
            description,
            acronym: self.acronym.as_deref().map(|text| on_one_line(text, "--acronym")).transpose()?,
            siret: text(&self.siret, "--siret")?.map(|typed| self.number(context, &typed)).transpose()?,
            url: text(&self.url, "--url")?.map(address).transpose()?,
            logo: self.logo.as_deref().map(logo).transpose()?,
        })
    }

    /// Names of the fields given, as `--unset` calls them.
    pub fn named(&self) -> Vec<&'static str> {
        let given = [
            (self.acronym.is_some(), "acronym"),
            (self.siret.is_some(), "siret"),
            (self.url.is_some(), "url"),
            (self.logo.is_some(), "logo"),
            (self.description.is_some() || self.description_file.is_some(), "description"),
        ];
        given.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect()
    }

    fn number(&self, context: &Context, typed: &str) -> anyhow::Result<String> {
        if !self.siret_check.decides(context.portal()?.is_french()) {
            let length = typed.chars().count();
            if length > LONGEST_NUMBER {
                let message =
                    message!("siret-too-long", typed = typed, length = length, most = LONGEST_NUMBER);
                return Err(Failure::new(Code::BadSiret, message).into());
            }
            return Ok(typed.to_owned());
        }
        match siret::parse(typed) {
            Ok(siret) => {
                if siret.doubtful {
                    context.terminal.warn(&message!("siret-doubtful", typed = typed));
                }
                Ok(siret.number)
            }
            Err(fault) => Err(no_siret(typed, fault).into()),
        }
    }
}

/// The address of a website, which udata takes only whole (`URLField`).
fn address(typed: String) -> Result<String, Failure> {
    if typed.contains("://") {
        return Ok(typed);
    }
    let whole = format!("https://{typed}");
    let message = message!("url-not-whole", typed = typed, whole = format!("--url={whole}"));
    Err(Failure::new(Code::BadValue, message))
}

fn no_siret(typed: &str, fault: Fault) -> Failure {
    let message = match fault {
        Fault::Length(length) => message!("siret-length", typed = typed, length = length),
        Fault::NoDigit(other) => message!("siret-no-digit", typed = typed, other = other.to_string()),
        Fault::Siren => message!("siret-siren", typed = typed),
    };
    Failure::new(Code::BadSiret, message).hint(message!("hint-siret-check"))
}

/// A value without the white space around it.
///
/// # Errors
/// Exit 2 where nothing is left.
pub fn not_empty(typed: &str, argument: &'static str) -> Result<String, Failure> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Failure::new(Code::EmptyValue, message!("misuse-empty-value", argument = argument)));
    }
    Ok(typed.to_owned())
}

/// A name as it is sent: its letters composed, one blank between words and none around, whatever blanks were typed.
///
/// # Errors
/// Exit 2 where nothing is left.
pub fn on_one_line(typed: &str, argument: &'static str) -> Result<String, Failure> {
    let composed: String = typed.nfc().collect();
    not_empty(&composed.split_whitespace().collect::<Vec<_>>().join(" "), argument)
}

fn description(context: &Context, path: &Path) -> Result<String, Failure> {
    let text =
        if path.as_os_str() == STANDARD_INPUT { context.terminal.read_text()? } else { file::text(path)? };
    not_empty(text.trim_start_matches('\u{feff}'), "--description-file")
}

fn logo(path: &Path) -> Result<Logo, Failure> {
    let image = file::bytes(path)?;
    if image_kind(&image).is_none() {
        let message = message!("logo-no-image", path = path.display().to_string());
        return Err(Failure::new(Code::NoImage, message));
    }
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Logo { name, image })
}
