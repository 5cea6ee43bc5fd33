//! `-o html`: one page that needs nothing but itself. What stands in it is escaped by the template; only the style and the
//! script, which are ours and known by their hashes, are written as they are.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::figures::{Figures, OfRule};
use super::material::Material;
use crate::commands::once::each_once;
use crate::messages::message;
use crate::report::age;

mod accepted;
mod chart;
mod findings;
mod trend;

use chart::{Chart, Series, Shape};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// What the page may do: nothing but run this script and look as this style says. A test knows the hashes.
const POLICY: &str = "default-src 'none'; style-src 'sha256-DMTrdi3a6MRxYN+kA5EDcCaI8LyTq+UJU6qC3/kzVT8='; script-src 'sha256-zblt2bnPmSRHftNKULO/3xYpHlHufGkyt9ERJzMgC70='; \
    base-uri 'none'; form-action 'none'";

/// The weights of findings, the gravest first, with their place in [`OfRule::found`].
const WEIGHTS: [(&str, usize); 3] = [("error", 2), ("warning", 1), ("note", 0)];

/// The page.
///
/// # Errors
/// Where the account that looked can't be read.
pub fn page(material: &Material) -> anyhow::Result<String> {
    let context = material.context;
    let site = context.settings.site.host_str().unwrap_or(context.settings.site.as_str());
    let title = match &material.owner {
        Some(owner) => message!("page-title-of-owner", site = site, owner = owner),
        None => message!("page-title", site = site),
    };
    let title = material.messages.say(&title);
    let figures = Figures::of(&material.assessments, context.settings.now);
    let page = html! {
        (DOCTYPE)
        html lang=(context.settings.language.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("udatactl ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    (facts(material)?)
                }
                main {
                    (totals(material))
                    section aria-labelledby="charts" {
                        h2 id="charts" { (material.say("page-charts")) }
                        @for (number, chart) in charts(material, &figures).iter().enumerate() {
                            (chart.markup(material, number))
                        }
                    }
                    (unseen(material, &figures))
                    (findings::section(material))
                    (accepted::section(material))
                    (asked(material))
                }
                footer { p { (material.say("page-footer")) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Ok(page.into_string())
}

/// Where, when and by whom.
fn facts(material: &Material) -> anyhow::Result<Markup> {
    let context = material.context;
    let (now, site) = (context.settings.now, context.settings.site.as_str());
    let me = context.me_if_signed_in()?;
    let looked = me.map(|me| material.person(&me.id, &me.name()));
    Ok(html! {
        dl.facts {
            div { dt { (material.say("page-portal")) } dd { (site) } }
            div {
                dt { (material.say("page-moment")) }
                dd { time datetime=(now.strftime("%FT%TZ")) { (material.messages.say(&age::minute(now))) } }
            }
            div {
                dt { (material.say("page-looked")) }
                dd { (looked.unwrap_or_else(|| material.say("page-nobody"))) }
            }
        }
    })
}

fn totals(material: &Material) -> Markup {
    let totals = &material.totals;
    let figures = [
        ("organization", "page-organizations", totals.organizations),
        ("error", "page-errors", totals.errors),
        ("warning", "page-warnings", totals.warnings),
        ("note", "page-notes", totals.notes),
        ("unseen", "page-unseen", totals.unseen),
        ("accepted", "page-accepted", totals.accepted),
    ];
    // Where nobody accepts anything, nothing is to be said of it.
    let figures = figures.into_iter().filter(|(class, _, count)| *class != "accepted" || *count > 0);
    html! {
        section aria-labelledby="totals" {
            h2 id="totals" { (material.say("page-totals")) }
            dl.totals {
                @for (class, key, count) in figures {
                    div class=(class) { dt { (material.say(key)) } dd { (count) } }
                }
            }
        }
    }
}

/// The charts of the page.
fn charts(material: &Material, figures: &Figures) -> Vec<Chart> {
    let severity = |(weight, _)| Series { class: weight, label: material.word("severity", weight) };
    let of_rule =
        |of: &OfRule| (material.title(of.rule), WEIGHTS.iter().map(|(_, place)| of.found[*place]).collect());
    let of_counts = |title, first, unit, counts: &[(&'static str, usize)]| Chart {
        title: material.say(title),
        first: material.say(first),
        series: vec![Series { class: "plain", label: material.say(unit) }],
        lines: counts.iter().map(|(key, count)| (material.say(key), vec![*count])).collect(),
        shape: Shape::Bars,
        notes: Vec::new(),
    };
    let charts = [
        Chart {
            title: material.say("page-chart-rules"),
            first: material.say("column-rule"),
            series: WEIGHTS.into_iter().map(severity).collect(),
            lines: figures.rules.iter().map(of_rule).collect(),
            shape: Shape::Bars,
            notes: Vec::new(),
        },
        of_counts("page-chart-seen", "column-last_seen", "page-people", &figures.seen),
        of_counts(
            "page-chart-administrators",
            "page-administrators",
            "page-organizations",
            &figures.administrators,
        ),
    ];
    charts.into_iter().chain(trend::chart(material)).collect()
}

/// What could not be seen, by rule: never left out, and never green.
fn unseen(material: &Material, figures: &Figures) -> Markup {
    html! {
        section aria-labelledby="unseen" {
            h2 id="unseen" { (material.say("page-unseen-heading")) }
            @if figures.hidden.is_empty() {
                p { (material.say("page-unseen-nothing")) }
            } @else {
                table.small {
                    caption { (material.say("page-unseen-caption")) }
                    thead { tr {
                        th scope="col" { (material.say("column-rule")) }
                        th scope="col" { (material.say("page-why")) }
                        th scope="col" .number { (material.say("page-organizations")) }
                    } }
                    tbody { @for hidden in &figures.hidden { tr {
                        th scope="row" { (material.title(hidden.rule)) }
                        td { (material.word("unseen", hidden.why)) }
                        td.number { (hidden.organizations) }
                    } } }
                }
            }
        }
    }
}

/// The rules that were asked.
fn asked(material: &Material) -> Markup {
    let rules = each_once(material.assessments.iter().flat_map(|assessment| &assessment.asked));
    html! {
        section aria-labelledby="asked" {
            h2 id="asked" { (material.say("page-asked")) }
            ul.asked { @for rule in rules { li { (material.title(rule)) " " code { (rule) } } } }
        }
    }
}

#[cfg(test)]
#[path = "html/html_tests.rs"]
mod tests;
