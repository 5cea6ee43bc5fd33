//! The list: its lines, and what its columns are about, as was agreed.

use std::path::{Path, PathBuf};

use super::arguments::Arguments;
use crate::commands::{flaws, input};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};
use crate::report::Note;
use udatactl_core::staff::{self, Field, Mapping, Passed, StaffLine};

/// A list that was read.
pub struct Source {
    pub lines: Vec<StaffLine>,
    pub mapping: Mapping,
    pub notes: Vec<Note>,
    /// The columns that were agreed to, and the file that they are kept in.
    agreed: Option<(PathBuf, String)>,
}

impl Source {
    /// Keeps what was agreed about the columns.
    ///
    /// # Errors
    /// Exit 2 where the file can't be written.
    pub fn keep(&self) -> Result<(), Failure> {
        self.agreed.as_ref().map_or(Ok(()), |(path, text)| file::replace(path, text))
    }
}

/// Reads the list, and has its columns agreed to.
///
/// # Errors
/// Exit 2 for a list or a file of columns that can't be used, 11 where the columns are not agreed to.
pub fn read(arguments: &Arguments, context: &Context) -> anyhow::Result<Source> {
    let kept = arguments.columns.as_deref();
    let is_new = kept.is_some_and(|path| !path.exists());
    let can_agree = context.terminal.can_ask() || context.settings.yes;
    let mapping = match kept {
        Some(path) if !(is_new && can_agree) => Mapping::read(file::bytes(path)?).map_err(|found| {
            flaws::refused(context, path, Code::BadColumns, "import-columns-refused", &found)
        })?,
        _ => Mapping::default(),
    };
    let path = &arguments.file;
    let (sheet, columns) = staff::read(input::bytes(context, path)?, &mapping.columns)
        .map_err(|found| refused(context, path, &found))?;
    let named = |field: Field| Some((field, sheet.headings.get(columns.place(field)?)?.clone()));
    let named: Vec<(Field, String)> = Field::ALL.into_iter().filter_map(named).collect();
    let mut said = vec![shown(context, &named)];
    let unused = columns.unused(&sheet.headings);
    if !unused.is_empty() {
        said.push(message!("import-unused", count = unused.len(), headings = unused.join(", ")));
    }
    if sheet.above > 0 {
        said.push(message!("import-above", count = sheet.above));
    }
    let is_asked = mapping == Mapping::default() && context.terminal.can_ask() && !context.settings.yes;
    let mut notes = Vec::new();
    if is_asked {
        said.iter().for_each(|message| context.terminal.say(message));
        if !context.terminal.confirm(&message!("import-columns-question"))? {
            let failure = Failure::new(Code::AnsweredNo, message!("failure-answered-no"));
            return Err(failure.hint(message!("import-columns-how")).into());
        }
    } else {
        notes.extend(said.into_iter().map(Note::Say));
    }
    let comments = [context.terminal.messages.say(&message!("import-columns-head"))];
    let agreed =
        kept.filter(|_| is_new).map(|path| (path.to_owned(), staff::mapping_written(&named, &comments)));
    let (lines, passed) = staff::lines(&sheet, &columns);
    for (why, key) in [(Passed::Total, "import-passed-totals"), (Passed::Headings, "import-passed-headings")]
    {
        let lines: Vec<String> =
            passed.iter().filter(|(_, passed)| *passed == why).map(|(line, _)| line.to_string()).collect();
        if !lines.is_empty() {
            notes.push(Note::Say(message!(key, count = lines.len(), lines = lines.join(", "))));
        }
    }
    Ok(Source { lines, mapping, notes, agreed })
}

fn refused(context: &Context, path: &Path, found: &[udatactl_core::roster::document::Flaw]) -> Failure {
    let failure = flaws::refused(context, path, Code::BadList, "import-refused", found);
    let is_about_columns = |code: &str| matches!(code, "two_columns" | "no_people" | "no_such_heading");
    if found.iter().any(|flaw| is_about_columns(flaw.problem.code())) {
        failure.hint(message!("import-columns-how"))
    } else {
        failure
    }
}

/// The columns, each with what it is read as.
fn shown(context: &Context, named: &[(Field, String)]) -> Message {
    let word =
        |field: &Field| context.terminal.messages.say(&message!(format!("import-field-{}", field.word())));
    let lines: Vec<String> =
        named.iter().map(|(field, heading)| format!("{heading} → {}", word(field))).collect();
    message!("import-columns", columns = lines)
}
