//! The findings that are accepted, apart from those that count.

use maud::{Markup, html};

use crate::commands::audit::finding::Row;
use crate::commands::audit::material::{Material, clean};

/// What is accepted, why, by whom and until when; how many they are where they are not to be shown, and nothing where there
/// are none.
pub fn section(material: &Material) -> Markup {
    let rows = material.accepted.as_deref().unwrap_or_default();
    if material.totals.accepted == 0 {
        return Markup::default();
    }
    html! {
        section aria-labelledby="accepted" {
            h2 id="accepted" { (material.say("page-accepted-heading")) }
            @if let Some(count) = material.not_shown() { p { (count) } } @else { (table(material, rows)) }
        }
    }
}

/// A card for each line on a phone, as of [`Chart`](super::chart::Chart).
fn table(material: &Material, rows: &[Row]) -> Markup {
    let keys = ["column-finding", "column-rule", "column-reason", "column-author", "column-until"];
    let headings = keys.map(|key| material.say(key));
    let said = |text: &Option<String>| clean(text.as_deref().unwrap_or_default());
    let cells = |row: &Row| {
        let [reason, author, until] = [&row.reason, &row.author, &row.until].map(said);
        [row.finding.clone(), material.title(row.rule), reason, author, until]
    };
    html! {
        table.small.broad role="table" {
            caption { (material.say("page-accepted-caption")) }
            thead role="rowgroup" { tr role="row" {
                th role="columnheader" scope="col" { (material.say("column-organization")) }
                @for heading in &headings { th role="columnheader" scope="col" { (heading) } }
            } }
            tbody role="rowgroup" { @for row in rows { tr role="row" {
                th role="rowheader" scope="row" { (clean(&row.organization_name)) }
                @for (place, (heading, cell)) in headings.iter().zip(cells(row)).enumerate() {
                    td role="cell" .day[place + 1 == keys.len()] data-label=(heading) { (cell) }
                }
            } } }
        }
    }
}
