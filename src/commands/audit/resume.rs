//! What an audit of many organizations has read so far, kept in a private file: one that was interrupted goes on with it.
//!
//! Only what was read is kept, and nothing of what the rules say of it: they are asked again, by the policy, the lists and the
//! baseline of the run that goes on.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::commands::facts::Read;
use crate::context::Context;
use crate::messages::{Message, message};
use crate::report::age;
use udatactl_core::audit::Source;
use udatactl_core::roster::is_id;
use udatactl_core::text::shell::Command;
use udatactl_files::{checked, private};

mod file;

use file::{KEPT, Unusable};
pub use file::{Line, Run, Which};

/// An audit of fewer is soon run again.
const WORTH_KEEPING: usize = 20;

/// The file of a run, and what was in it.
pub struct Resume<'a> {
    context: &'a Context,
    path: PathBuf,
    /// What an earlier run read, by what may name the organization; empty for a run that begins anew.
    known: HashMap<String, Arc<Line>>,
    kept: Arc<Mutex<Kept>>,
    command: Command,
}

/// What is in the file by now.
struct Kept {
    /// Nothing once it can't be written.
    file: Option<File>,
    organizations: HashSet<String>,
}

impl<'a> Resume<'a> {
    /// Opens the file of a run about so many organizations, and says what an earlier one left there: it is gone on with, or begun
    /// anew. Nothing where they are few, and where nothing can be kept, which is said.
    pub fn open(context: &'a Context, run: &Run, count: usize, goes_on: bool) -> Option<Self> {
        if count < WORTH_KEEPING && !goes_on {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        let directory = context.settings.places.state.join("audits");
        let path = directory.join(format!("{:016x}.jsonl", hasher.finish()));
        let opened = private::directory_below(&directory).and_then(|()| {
            forget_old(&directory);
            Self::begin(context, &path, run, goes_on)
        });
        let resume = opened.map_err(|cause| not_kept(context, &path, &cause)).ok()?;
        let (kept, command) = (Arc::clone(&resume.kept), resume.command.clone());
        let terminal = Arc::clone(&context.terminal);
        context.interruption.before_leaving(move || {
            rest(&kept, &command).iter().for_each(|rest| terminal.hint(rest));
        });
        Some(resume)
    }

    fn begin(context: &'a Context, path: &Path, run: &Run, goes_on: bool) -> io::Result<Self> {
        let text = match private::read(path) {
            Err(cause) if cause.kind() == ErrorKind::NotFound => Vec::new(),
            read => read?,
        };
        let command = context.again("--resume");
        let lines = file::read(&text, run, context.settings.now);
        tell(context, &lines, (!goes_on).then_some(&command));
        let lines: Vec<Arc<Line>> = lines.unwrap_or_default().into_iter().map(Arc::new).collect();
        let mut text = file::first_line(run)? + "\n";
        for line in &lines {
            text += &(checked::write(line.as_ref())? + "\n");
        }
        private::replace_soon(path, text.as_bytes())?;
        let file = private::options().append(true).open(path)?;
        let organizations = lines.iter().map(|line| line.facts.name.id.clone()).collect();
        let mut known = HashMap::new();
        for line in lines.into_iter().filter(|_| goes_on) {
            context.meet(&line.named);
            let name = &line.facts.name;
            // A slug that may mean anything else is looked for.
            if name.word() == name.slug && !is_id(&name.slug) {
                known.insert(name.slug.clone(), Arc::clone(&line));
            }
            known.insert(format!("id:{}", name.id), line);
        }
        let kept = Arc::new(Mutex::new(Kept { file: Some(file), organizations }));
        Ok(Self { context, path: path.to_owned(), known, kept, command })
    }

    /// How many organizations an earlier run read.
    pub fn known(&self) -> usize {
        let ids = self.known.keys().filter(|word| word.starts_with("id:"));
        ids.count()
    }

    /// What an earlier run read of the organization that a word names: `id:` and its id, or its slug.
    pub fn find(&self, word: &str) -> Option<&Line> {
        self.known.get(word).map(Arc::as_ref)
    }

    /// Keeps what was read of an organization, where that is all.
    pub fn keep(&self, read: &Read, sources: &BTreeSet<Source>) {
        if !read.failed.is_empty() {
            return;
        }
        let (facts, named) = (read.facts.clone(), read.named.clone());
        let line = Line { at: self.context.settings.now, sources: sources.clone(), facts, named };
        let text = checked::write(&line).map(|text| text + "\n");
        let mut kept = locked(&self.kept);
        let Some(file) = &mut kept.file else { return };
        match text.map_err(io::Error::from).and_then(|text| file.write_all(text.as_bytes())) {
            Ok(()) => drop(kept.organizations.insert(line.facts.name.id)),
            Err(cause) => {
                kept.file = None;
                not_kept(self.context, &self.path, &cause);
            }
        }
    }

    /// Ends the run: what was read is of no use any more where it was whole, and else there is a command that goes on.
    pub fn end(&self, is_whole: bool) -> Option<Message> {
        let rest = rest(&self.kept, &self.command).filter(|_| !is_whole);
        if rest.is_none() {
            let _ = fs::remove_file(&self.path);
        }
        rest
    }
}

/// How a run that did not end is gone on with.
fn rest(kept: &Mutex<Kept>, command: &Command) -> Option<Message> {
    let count = locked(kept).organizations.len();
    (count > 0).then(|| message!("audit-rest", count = count, command = command.clone()))
}

/// Says what an earlier run left: for one that goes on with it, and for one that does not the command that would.
fn tell(context: &Context, lines: &Result<Vec<Line>, Unusable>, anew: Option<&Command>) {
    let terminal = &context.terminal;
    let moments = lines.iter().flatten().map(|line| line.at);
    match (lines, moments.min(), anew) {
        (Ok(lines), Some(at), None) => {
            terminal.say(&message!("audit-resumed", count = lines.len(), at = age::minute(at)));
        }
        (Ok(_), None, None) => terminal.warn(&message!("audit-resume-nothing")),
        (Err(Unusable::Other), _, None) => terminal.warn(&message!("audit-resume-other")),
        (Err(Unusable::Damaged), _, None) => terminal.warn(&message!("audit-resume-damaged")),
        (Ok(lines), Some(at), Some(command)) => {
            let command = command.clone();
            terminal.hint(&message!(
                "audit-left-over",
                count = lines.len(),
                at = age::minute(at),
                command = command
            ));
        }
        _ => {}
    }
}

fn not_kept(context: &Context, path: &Path, cause: &io::Error) {
    context.terminal.warn(&message!("audit-not-kept", path = path.display().to_string(), cause = cause));
}

/// Removes the files that no run can go on with any more.
fn forget_old(directory: &Path) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|modified| modified.elapsed().ok());
        if age.is_some_and(|age| age > KEPT.unsigned_abs()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn locked(kept: &Mutex<Kept>) -> MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
