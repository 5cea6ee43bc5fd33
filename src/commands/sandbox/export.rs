//! `sandbox export`: what the sandbox of `--site sandbox` holds, as a file that another one can begin with.

use clap::Args;

use crate::commands::out::Out;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use crate::{embedded, file};
use udata_sandbox::{self as sandbox, World};

/// Where to.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    out: Out,
}

record! {
    /// A world that is written.
    pub struct Row {
        file: String => shown(Text),
        organizations: usize => shown(Count),
        people: usize => shown(Count),
        result: &'static str => shown(Token("result")),
    }
}

/// Gives the state, or the first world where there is none yet.
///
/// # Errors
/// Exit 2 for a state that can't be understood, and where the file can't be written or is another's.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let path = embedded::file(&context.settings.places.state);
    arguments.out.require_free(context, &[&path], |bytes| sandbox::parse(bytes).is_ok())?;
    let world = sandbox::read(&path).map_err(sandbox::Error::from).map_err(embedded::explain)?;
    let world = world.unwrap_or_else(World::first);
    let text = String::from_utf8(sandbox::text(&world))?;
    let Some(out) = arguments.out.path() else { return Ok(Report::text(text)) };
    let mut row = Row {
        file: out.display().to_string(),
        organizations: world.organizations.len(),
        people: world.users.len(),
        result: "planned",
    };
    if !arguments.out.writes(context) {
        return Ok(Report::single(Row::COLUMNS, &row).note(Note::Say(message!("dry-run-nothing-written"))));
    }
    file::replace(out, &text)?;
    row.result = "changed";
    Ok(Report::single(Row::COLUMNS, &row))
}
