//! `config get`: the value of one setting, alone.

use super::named;
pub use super::named::Arguments;
use super::rows::{self, Row};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Format, Report};

/// Writes the value in force, a line for each where several ceilings hold; what says it, too, in a format of records.
///
/// # Errors
/// Exit 2 for what is no setting, and where something can't be taken; exit 6 where it has no value.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let name = match arguments.setting.as_str() {
        chosen @ ("site" | "profile") => chosen,
        typed => named::setting(typed, context)?.name,
    };
    let settings = &context.settings;
    if let Some(refused) = settings.examined.iter().flat_map(|examined| &examined.refused).next() {
        return Err(refused.failure.clone().into());
    }
    let rows: Vec<Row> = rows::all(context).into_iter().filter(|row| row.setting == name).collect();
    if rows.iter().all(|row| row.value.is_none()) {
        let failure = Failure::new(Code::SettingUnset, message!("config-unset", name = name));
        return Err(failure.try_command("udatactl config list").into());
    }
    let is_alone = matches!(settings.format, None | Some(Format::Table | Format::Plain | Format::Ids));
    if !is_alone || !settings.fields.is_empty() {
        return Ok(Report::list(Row::COLUMNS, &rows, message!("nothing-to-do")));
    }
    let values = rows.into_iter().filter_map(|row| row.value);
    Ok(Report::text(values.fold(String::new(), |text, value| text + &value + "\n")))
}
