//! All pages of a list, written as one: each page is held as its text alone, and no copy is made of the whole.

use reqwest::Url;
use serde_json::Value;

use super::refusal;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report};
use udata_client::{Portal, hide_requests};
use udatactl_core::text;

/// Reads all pages, and writes their entries to stdout once the list is whole.
///
/// # Errors
/// Whatever reading gives; a stdout that can't be written.
pub fn show(context: &Context, portal: &Portal, url: &Url) -> anyhow::Result<Report> {
    let pages = portal.raw_read_all(url, written).map_err(refusal::in_the_portals_words)?;
    let hidden = pages.iter().any(|(_, hidden)| *hidden);
    let for_a_person = context.terminal.result_is_for_a_person();
    let mut before = "[\n";
    for (page, _) in pages.into_iter().filter(|(page, _)| !page.is_empty()) {
        context.write_result(before)?;
        context.write_result(&if for_a_person { text::harmless_json(&page) } else { page })?;
        before = ",\n";
    }
    context.write_result(if before == "[\n" { "[]\n" } else { "\n]\n" })?;
    let report = Report::silent();
    Ok(if hidden { report.note(Note::Warn(message!("api-requests-hidden"))) } else { report })
}

/// The entries of a page as they stand in the list, and whether requests were taken out of them.
fn written(entries: Vec<Value>) -> (String, bool) {
    let mut is_any_hidden = false;
    let entry = |mut entry: Value| {
        is_any_hidden |= hide_requests(&mut entry);
        // A text of JSON has no line break of its own.
        format!("  {}", format!("{entry:#}").replace('\n', "\n  "))
    };
    let entries: Vec<String> = entries.into_iter().map(entry).collect();
    (entries.join(",\n"), is_any_hidden)
}
