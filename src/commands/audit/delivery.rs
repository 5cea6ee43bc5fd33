//! Into what an audit is made, and where that goes: a list or a document, to the standard output or a file, or a page and a
//! sheet for each owner.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};

use super::document;
use super::finding::Row;
use super::material::Material;
use super::owners;
use super::trend::Trend;
use crate::commands::out::Out;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Messages, message};
use crate::report::{Column, Format, Note, Report, View};
use crate::settings::site_flag;
use udatactl_core::audit::Assessment;
use udatactl_core::audit::history::Scope;

/// Where to, and whether people are named there and accepted findings shown.
#[derive(Debug, Args)]
pub struct Destination {
    #[arg(long, requires = "baseline")]
    accepted: bool,
    #[command(flatten)]
    out: Out,
    #[arg(long, value_name = "DIRECTORY", group = "written", conflicts_with = "out", value_hint = ValueHint::DirPath)]
    by_owner: Option<PathBuf>,
    #[arg(long)]
    names: bool,
}

/// What was asked for, with nothing in its way.
pub struct Delivery<'a> {
    context: &'a Context,
    destination: &'a Destination,
    format: Format,
    /// Which organizations it is about.
    scope: Scope,
}

impl Destination {
    /// True where whatever is there may go.
    pub fn is_forced(&self) -> bool {
        self.out.is_forced()
    }

    /// Looks whether the result about those organizations can be delivered, before anything is read but the command line; over
    /// none of these inputs.
    ///
    /// # Errors
    /// Exit 2 for a format that does not go where it would, a field that is not there, and a file that is there already;
    /// 11 for a no.
    pub fn prepare<'a>(
        &'a self,
        context: &'a Context,
        columns: &[Column],
        scope: Scope,
        inputs: &[&Path],
    ) -> Result<Delivery<'a>, Failure> {
        let asked = context.settings.format;
        let delivery = Delivery { context, destination: self, format: self.format(context)?, scope };
        let format = delivery.format;
        if self.by_owner.is_some() {
            context.require_fields(owners::Row::COLUMNS)?;
            if let Some(asked) = asked.filter(|asked| asked.is_document()) {
                let message = message!("format-by-owner", format = asked.word());
                return Err(Failure::new(Code::Conflict, message));
            }
        } else {
            context.require_fields(columns)?;
        }
        let is_shown = self.out.path().is_none() && context.terminal.result_is_for_a_person();
        if format.is_binary() && is_shown {
            let message = message!("format-binary", format = format.word());
            return Err(Failure::new(Code::BinaryToTerminal, message));
        }
        self.out.require_free(context, inputs, |_| false)?;
        if delivery.keeps_names_out() {
            context.veiled_messages();
        }
        Ok(delivery)
    }

    /// The file that is written, where it is one.
    pub fn file(&self) -> Option<&Path> {
        self.out.path()
    }

    /// The format that was asked for, or that of a file with such an ending.
    ///
    /// # Errors
    /// Exit 2 for an ending that is of none.
    fn format(&self, context: &Context) -> Result<Format, Failure> {
        let Some(path) = self.out.path() else { return Ok(context.view().format) };
        if let Some(format) = context.settings.format {
            return Ok(format);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let format = match ending.as_deref() {
            None | Some("txt") => Ok(Format::Table),
            Some("htm") => Ok(Format::Html),
            Some("xml") => Ok(Format::Junit),
            Some("prom") => Ok(Format::Openmetrics),
            Some(ending) => Format::from_str(ending, true),
        };
        format.map_err(|_| {
            Failure::new(Code::Conflict, message!("format-of-ending", file = path.display().to_string()))
        })
    }
}

impl Delivery<'_> {
    /// True for a list on the standard output.
    pub fn is_list(&self) -> bool {
        !self.has_members() && self.destination.out.path().is_none()
    }

    /// True for one of which a part may be written before the others.
    pub fn is_in_parts(&self) -> bool {
        self.is_list() && self.context.streams()
    }

    /// True for JSON and lines of it.
    pub fn is_json(&self) -> bool {
        matches!(self.format, Format::Json | Format::Jsonl)
    }

    /// True where the members are part of it.
    pub fn has_members(&self) -> bool {
        self.destination.by_owner.is_some() || self.format.is_document()
    }

    /// True where accepted findings are shown, too.
    pub fn shows_accepted(&self) -> bool {
        self.destination.accepted
    }

    /// Documents are handed on.
    fn keeps_names_out(&self) -> bool {
        self.has_members() && !self.destination.names
    }

    /// Delivers what was found in all, where that is no list on the standard output; in a list with these rows besides.
    ///
    /// # Errors
    /// Exit 2 where a file can't be written, or one for an owner is there already.
    pub fn deliver(&self, assessments: &[Assessment], besides: Vec<Row>) -> anyhow::Result<Report> {
        let context = self.context;
        let open = context.terminal.messages.open().with_flags(site_flag(&context.settings.site));
        let messages: &Messages = if self.keeps_names_out() { context.veiled_messages() } else { &open };
        let shows_accepted = self.shows_accepted();
        if let Some(directory) = &self.destination.by_owner {
            let whole = Material::new(context, messages, assessments.iter().collect(), shows_accepted);
            return owners::write(&whole, directory, self.destination.is_forced());
        }
        if self.format.is_document() {
            let mut material = Material::new(context, messages, assessments.iter().collect(), shows_accepted);
            if self.format == Format::Html {
                material.trend = Trend::of(context, self.scope, assessments)?;
            }
            let mut report = self.put(&document::made(&material, self.format)?)?;
            report
                .notes
                .extend(material.trend.unreadable.into_iter().map(|failure| Note::Warn(failure.message)));
            return Ok(report);
        }
        let view = View { format: self.format, terminal: false, colored: false, ..context.view() };
        let mut material = Material::new(context, &open, assessments.iter().collect(), shows_accepted);
        material.rows.extend(besides);
        self.put(material.list(&view).render(&view, &open)?.as_bytes())
    }

    /// Writes the document to the file, or to the standard output.
    fn put(&self, document: &[u8]) -> anyhow::Result<Report> {
        let (context, out) = (self.context, &self.destination.out);
        let Some(path) = out.path() else {
            context.write_result(document)?;
            return Ok(Report::silent());
        };
        if !out.writes(context) {
            return Ok(Report::silent().note(Note::Say(message!("dry-run-nothing-written"))));
        }
        file::replace(path, document)?;
        Ok(Report::silent().note(written(path)))
    }
}

fn written(path: &Path) -> Note {
    Note::Say(message!("document-written", path = path.display().to_string()))
}
