//! `config set`: keeps a value for every run to come.

use std::path::Path;

use clap::Args;
use toml_edit::Value;

use super::change::{self, Row};
use super::named;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::message;
use crate::report::Report;
use crate::settings::{Form, Known, number, switch};

/// Which setting, and its value.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SETTING")]
    setting: String,
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
}

/// Writes the value for all profiles or, with `--profile`, for one.
///
/// # Errors
/// Exit 2 for what is no setting, for a value that it does not take, and where it does not stand there; exit 6 for an unknown
/// profile; exit 9 where another process holds the file.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let known = named::setting(&arguments.setting, context)?;
    let value = value(known, &arguments.value)?;
    let place = change::place(known, false, context)?;
    change::write(context, known, &place, Some(value))
}

/// The value as TOML has it.
fn value(known: &Known, text: &str) -> Result<Value, Failure> {
    (known.check)(known.name, text)?;
    let number = || number::<i64>(known.name, text);
    Ok(match known.form {
        Form::Text => text.into(),
        Form::Number => number()?.into(),
        Form::Switch => switch(known.name, text)?.into(),
        Form::NumberOr(word) if text == word => word.into(),
        Form::NumberOr(_) => number()?.into(),
        Form::NumberOrText => number().map_or_else(|_| text.into(), Value::from),
        Form::Path => absolute(text)?.into(),
    })
}

/// The path of a file that is there, from wherever it is read.
fn absolute(text: &str) -> Result<String, Failure> {
    let path = std::path::absolute(Path::new(text)).unwrap_or_else(|_| text.into());
    file::bytes(&path)?;
    let shown = path.display().to_string();
    let is_text = path.to_str().is_some();
    is_text.then(|| shown.clone()).ok_or_else(|| {
        Failure::new(Code::BadValue, message!("failure-bad-value", name = "policy", value = shown))
    })
}
