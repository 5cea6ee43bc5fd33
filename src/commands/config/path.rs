//! `config path`: the file that has the settings and the profiles, alone.

use clap::Args;

use crate::context::Context;
use crate::profiles::Profiles;
use crate::report::{Format, Report, record};

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// The file of settings and profiles.
    pub struct Row {
        path: String => shown(Text),
        /// True where it is there.
        exists: bool => shown(Flag),
    }
}

/// Writes the path.
///
/// # Errors
/// Exit 2 for a field that there is not.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let settings = &context.settings;
    let profiles = Profiles::without(&settings.places.configuration);
    let path = profiles.path();
    let is_alone = matches!(settings.format, None | Some(Format::Table | Format::Plain | Format::Ids));
    Ok(if is_alone && settings.fields.is_empty() {
        Report::text(format!("{}\n", path.display()))
    } else {
        Report::single(Row::COLUMNS, &Row { path: path.display().to_string(), exists: path.exists() })
    })
}
