//! The table of the findings, and what it is filtered with where a script runs.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::commands::audit::finding::Row;
use crate::commands::audit::material::{Material, clean};
use crate::messages::message;

/// The headings of the columns; the script sorts and filters by their places.
const COLUMNS: [&str; 6] =
    ["column-severity", "column-organization", "column-finding", "column-rule", "page-mends", "column-owner"];
/// The places of what can be chosen.
const WEIGHT: usize = 0;
const ORGANIZATION: usize = 1;
const OWNER: usize = 5;
/// So many lines are laid out together, once they are looked at.
pub const GROUP: usize = 20;

/// The findings with their filters.
pub fn section(material: &Material) -> Markup {
    let rows = &material.rows;
    let copy = material.say("page-copy");
    let has_owners = rows.iter().any(|row| row.owner.is_some());
    let columns = if has_owners { &COLUMNS[..] } else { &COLUMNS[..OWNER] };
    html! {
        section aria-labelledby="findings-heading" {
            h2 id="findings-heading" { (material.say("page-findings")) }
            @if rows.is_empty() {
                p { (material.say("audit-nothing")) }
            } @else {
                (filters(material, has_owners))
                table id="findings" role="table" .owned[has_owners] data-copy=(copy)
                    data-copied=(material.say("page-copied")) {
                    caption.hidden { (material.say("page-findings-caption")) }
                    thead role="rowgroup" { tr role="row" {
                        @for key in columns { th role="columnheader" scope="col" { (material.say(key)) } }
                    } }
                    @for group in rows.chunks(GROUP) {
                        tbody role="rowgroup" {
                            @for row in group { (line(material, row, has_owners, &copy)) }
                        }
                    }
                }
            }
        }
    }
}

/// Hidden until a script runs that heeds them.
fn filters(material: &Material, has_owners: bool) -> Markup {
    let rows = &material.rows;
    let weights: Vec<&str> = ["error", "warning", "note", "unseen"]
        .into_iter()
        .filter(|weight| rows.iter().any(|row| row.severity == *weight))
        .collect();
    let weights = weights.into_iter().map(|weight| material.word("severity", weight)).collect();
    let organizations: BTreeSet<String> = rows.iter().map(|row| clean(&row.organization_name)).collect();
    let owners: BTreeSet<String> = rows.iter().filter_map(|row| row.owner.as_deref().map(clean)).collect();
    let shown =
        |shown: &str| material.messages.say(&message!("page-shown", shown = shown, total = rows.len()));
    html! {
        div #filters role="search" hidden {
            p {
                label for="filter-text" { (material.say("page-filter-text")) }
                input type="search" id="filter-text" autocomplete="off";
            }
            (choice(material, "column-severity", WEIGHT, weights))
            (choice(material, "column-organization", ORGANIZATION, organizations.into_iter().collect()))
            @if has_owners { (choice(material, "column-owner", OWNER, owners.into_iter().collect())) }
        }
        p #shown role="status" aria-live="polite" data-shown=(shown("%")) { (shown(&rows.len().to_string())) }
    }
}

fn choice(material: &Material, key: &'static str, column: usize, values: Vec<String>) -> Markup {
    html! {
        p {
            label for={ "filter-" (column) } { (material.say(key)) }
            select id={ "filter-" (column) } data-column=(column) {
                option value="" { (material.say("page-all")) }
                @for value in &values { option { (value) } }
            }
        }
    }
}

/// The roles are said because a browser may forget those of a table that is laid out as a grid.
fn line(material: &Material, row: &Row, has_owners: bool, copy: &str) -> Markup {
    html! {
        tr role="row" class=(row.severity) data-rank=(row.rank()) {
            td role="cell" { span.weight { (material.word("severity", row.severity)) } }
            td role="cell" { (clean(&row.organization_name)) }
            td role="cell" {
                (row.finding)
                @if let Some(page) = row.page.as_deref().filter(|page| is_web(page)) {
                    " " a href=(page) rel="noreferrer" { (material.say("page-open")) }
                }
                @if row.certainty != "certain" && row.why.is_none() {
                    " " small { "(" (material.word("certainty", row.certainty)) ")" }
                }
            }
            td role="cell" { (material.title(row.rule)) }
            td role="cell" {
                @if let Some(command) = &row.command {
                    code { (command) } " " button type="button" { (copy) }
                    @if !row.choose.is_empty() {
                        " " small { (material.say("column-choose")) " " (row.choose.join(", ")) }
                    }
                }
            }
            @if has_owners { td role="cell" { (row.owner.as_deref().map(clean).unwrap_or_default()) } }
        }
    }
}

/// A link of the portal's may be anything, a script included.
fn is_web(page: &str) -> bool {
    page.starts_with("https://") || page.starts_with("http://")
}
