//! The report of a command: one value that can be shown as a table, JSON, CSV and more, with its exit status.

pub mod age;
mod cell;
mod chart;
pub mod column;
mod declaration;
#[cfg(test)]
mod markdown_tests;
mod parts;
mod render;
mod rendering;
mod value;
mod view;

pub use column::{Column, Kind, Reach, Record, record};
pub(crate) use declaration::record;
pub use render::require;
pub use value::{Note, Report, ReportPart};
pub use view::{Format, View};
