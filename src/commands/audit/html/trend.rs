//! What the snapshots of this machine count, as a chart.

use jiff::Timestamp;

use super::chart::{Chart, Series, Shape};
use crate::commands::audit::material::Material;
use crate::commands::audit::past;
use crate::messages::message;
use udatactl_core::audit::history::Counts;

/// The key of a heading, and what is below it.
type Column = (&'static str, fn(&Counts) -> u64);

/// The first of the columns are always there, the others where there is something to count.
const ALWAYS: usize = 4;
const COLUMNS: [Column; 6] = [
    ("page-organizations", |of| of.organizations),
    ("column-members", |of| of.members),
    ("page-administrators", |of| of.administrators),
    ("page-without-administrator", |of| of.without_administrator),
    ("column-pending", |of| of.requests + of.invitations),
    ("column-organizations_unread", |of| of.unread),
];

/// The chart, where there are two snapshots.
pub fn chart(material: &Material) -> Option<Chart> {
    let trend = &material.trend;
    let is_there = |(_, count): &Column| trend.counted.iter().any(|(_, of)| count(of) > 0);
    let columns = COLUMNS.iter().enumerate();
    let columns = columns.filter(|(place, column)| *place < ALWAYS || is_there(column));
    let columns: Vec<&Column> = columns.map(|(_, column)| column).collect();
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let line = |(at, of): &(Timestamp, Counts)| {
        (past::day(*at), columns.iter().map(|(_, count)| number(count(of))).collect())
    };
    let unreadable = message!("page-trend-unreadable", count = trend.unreadable.len());
    let notes = [
        trend.is_of_both.then(|| material.say("page-trend-of-both")),
        (!trend.unreadable.is_empty()).then(|| material.messages.say(&unreadable)),
    ];
    (trend.counted.len() > 1).then(|| Chart {
        title: material.say("page-chart-trend"),
        first: material.say("column-taken"),
        series: columns.iter().map(|(key, _)| Series { class: "plain", label: material.say(key) }).collect(),
        lines: trend.counted.iter().map(line).collect(),
        shape: Shape::Curves(trend.counted.iter().map(|(at, _)| at.as_second()).collect()),
        notes: notes.into_iter().flatten().collect(),
    })
}
