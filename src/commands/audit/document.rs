//! The documents of an audit, by the format of `-o`.

use super::html;
use super::material::Material;
use crate::report::Format;

mod junit;
mod openmetrics;
#[cfg(feature = "xlsx")]
mod xlsx;

/// The document in a format of documents.
///
/// # Errors
/// Where it can't be made.
pub fn made(material: &Material, format: Format) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Junit => junit::suites(material).into_bytes(),
        Format::Openmetrics => openmetrics::text(material).into_bytes(),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::workbook(material)?,
        _ => html::page(material)?.into_bytes(),
    })
}
