//! `--mend-as`: what mends the findings of a run, as a roster or as a script, for a person to read and to run.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::finding::{self, Row};
use crate::commands::out;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::file;
use crate::messages::{Message, message};
use crate::report::Note;
use udatactl_core::audit::mending::{self, Absent, Named};
use udatactl_core::audit::{Assessment, Facts, Found};
use udatactl_core::roster::OrganizationName;
use udatactl_core::roster::document::{self, Head, Remark, Wished};
use udatactl_core::text::shell::Command;
use udatactl_core::text::{clean, harmless_lines};

/// In which forms, and where to.
#[derive(Debug, Args)]
pub struct MendAs {
    #[arg(long, num_args = 2, value_names = ["FORM", "FILE"], group = "written", action = ArgAction::Append)]
    mend_as: Vec<String>,
}

/// The files that a run writes.
pub struct Mending {
    roster: Option<PathBuf>,
    script: Option<PathBuf>,
    pub wishes: Vec<Wish>,
    commands: Vec<Mend>,
}

/// What a roster wants of an organization.
pub struct Wish {
    organization: OrganizationName,
    people: Vec<Person>,
    /// The fingerprints of what it mends.
    mends: Vec<String>,
}

struct Person {
    key: &'static str,
    named: String,
    name: String,
    wish: &'static str,
    reason: String,
}

impl Person {
    fn wished(&self) -> Wished<'_> {
        let Self { key, named, name, wish, reason } = self;
        Wished { key, named, name, wish, reason: reason.clone() }
    }
}

/// A command, with what it mends.
struct Mend {
    command: String,
    /// The words of it that a person has to choose.
    choose: Vec<&'static str>,
    findings: Vec<String>,
    fingerprints: Vec<String>,
}

impl MendAs {
    /// The files to write, which nothing is in yet, and none of which is among these inputs.
    ///
    /// # Errors
    /// Exit 2 for a form that is none or is there twice, and for a file that is there already, but with `--force`.
    pub fn begin(&self, context: &Context, inputs: &[&Path], is_forced: bool) -> anyhow::Result<Mending> {
        let mut mending = Mending { roster: None, script: None, wishes: Vec::new(), commands: Vec::new() };
        for pair in self.mend_as.chunks(2) {
            let [form, file] = pair else { continue };
            let path = match form.as_str() {
                "roster" => &mut mending.roster,
                "script" => &mut mending.script,
                _ => {
                    let message = message!("mend-as-unknown", form = form);
                    return Err(Failure::new(Code::BadValue, message).into());
                }
            };
            if path.replace(PathBuf::from(file)).is_some() {
                return Err(Failure::new(Code::Conflict, message!("mend-as-twice", form = form)).into());
            }
        }
        for path in [&mending.roster, &mending.script].into_iter().flatten() {
            out::require_free_place(context, path, inputs, is_forced, |_| false)?;
        }
        if mending.roster.is_some() && mending.roster == mending.script {
            return Err(Failure::new(Code::Conflict, message!("mend-as-one-file")).into());
        }
        Ok(mending)
    }
}

impl Mending {
    /// True where a roster is written.
    pub fn writes_roster(&self) -> bool {
        self.roster.is_some()
    }

    /// True where commands are kept, for a script.
    pub fn writes_script(&self) -> bool {
        self.script.is_some()
    }

    /// Keeps the commands of these rows.
    pub fn keep_commands(&mut self, rows: impl Iterator<Item = Row>) {
        for row in rows {
            let Some(command) = &row.command else { continue };
            let finding = format!("{} · {}", row.place(), row.finding);
            let fingerprint = row.fingerprint.clone();
            match self.commands.iter_mut().find(|known| known.command == *command && row.choose.is_empty()) {
                Some(known) => {
                    known.findings.push(finding);
                    known.fingerprints.push(fingerprint);
                }
                None => self.commands.push(Mend {
                    command: command.clone(),
                    choose: row.choose.clone(),
                    findings: vec![finding],
                    fingerprints: vec![fingerprint],
                }),
            }
        }
    }

    /// Writes the files, and says what is in them.
    ///
    /// # Errors
    /// Exit 2 where one can't be written; exit 4 for a roster without a key.
    pub fn write(self, context: &Context) -> anyhow::Result<Vec<Note>> {
        let mut notes = Vec::new();
        let writes = !context.settings.dry_run;
        if let Some(path) = &self.roster {
            if writes {
                file::replace(path, self.roster_text(context)?)?;
            }
            let count = self.wishes.iter().flat_map(|wish| &wish.people);
            let count = count.filter(|person| person.wish == "absent").count();
            let file = path.display().to_string();
            let plan = Command::new("roster plan {}", &[&file]);
            notes.push(Note::Say(message!("mend-as-roster", count = count, file = &file, command = plan)));
        }
        if let Some(path) = &self.script {
            let mends = self.left();
            if writes {
                file::replace(path, script(context, &mends))?;
            }
            let ready = mends.iter().filter(|mend| mend.choose.is_empty()).count();
            let (file, open) = (path.display().to_string(), mends.len() - ready);
            notes.push(Note::Say(message!("mend-as-script", count = ready, open = open, file = file)));
        }
        if !writes && !notes.is_empty() {
            notes.push(Note::Say(message!("dry-run-nothing-written")));
        }
        Ok(notes)
    }

    /// The commands for what the roster of this run does not mend.
    fn left(&self) -> Vec<&Mend> {
        let by_roster: Vec<&String> = self.wishes.iter().flat_map(|wish| &wish.mends).collect();
        let is_left = |mend: &&Mend| !mend.fingerprints.iter().all(|print| by_roster.contains(&print));
        self.commands.iter().filter(is_left).collect()
    }

    fn roster_text(&self, context: &Context) -> anyhow::Result<String> {
        let messages = context.terminal.messages.open();
        let site = context.portal()?.site().as_str();
        let comments = [message!("mend-as-roster-head"), message!("roster-head-keys")];
        let comments = comments.iter().map(|comment| messages.say(comment)).collect();
        let head = Head { site, comments, say: &|_: Remark| String::new() };
        let organizations: Vec<(&OrganizationName, Vec<Wished>)> = self
            .wishes
            .iter()
            .map(|wish| (&wish.organization, wish.people.iter().map(Person::wished).collect()))
            .collect();
        Ok(document::wishes(&head, &organizations))
    }
}

/// What a roster mends in an organization that was read whole.
pub fn wish(context: &Context, facts: &Facts, assessment: &Assessment) -> Option<Wish> {
    let wish = mending::wish(facts, assessment)?;
    let messages = context.terminal.messages.open();
    let say = |found: &&Found| messages.say(&finding::sentence(&messages, found));
    let absent = wish.absent.iter().map(|one: &Absent| {
        let (key, named) = match &one.named {
            Named::Id(id) => ("id", id),
            Named::Address(address) => ("mail", address),
        };
        let reason = one.found.iter().map(say).collect::<Vec<_>>().join(" ");
        Person { key, named: named.clone(), name: one.name.clone(), wish: "absent", reason }
    });
    let unmanaged = messages.say(&message!("mend-as-unmanaged"));
    let others = wish.others.iter().map(|person| Person {
        key: "id",
        named: person.id.clone(),
        name: person.name.clone(),
        wish: "unmanaged",
        reason: unmanaged.clone(),
    });
    let fingerprint = |found: &&Found| found.fingerprint(&wish.organization);
    let mends = wish.absent.iter().flat_map(|one| one.found.iter()).map(fingerprint).collect();
    Some(Wish { people: absent.chain(others).collect(), mends, organization: wish.organization })
}

/// A POSIX shell script: what a person has to choose words for is a comment.
fn script(context: &Context, mends: &[&Mend]) -> String {
    let messages = context.terminal.messages.open();
    let comment = |message: &Message| format!("# {}\n", clean(&messages.say(message)));
    let mut text = format!("#!/bin/sh\n{}", comment(&message!("mend-as-script-head")));
    for mend in mends {
        text.push('\n');
        for finding in &mend.findings {
            text += &format!("# {}\n", clean(finding));
        }
        if mend.choose.is_empty() {
            text += &format!("{}\n", mend.command);
        } else {
            let words = mend.choose.join(", ");
            text += &comment(&message!("mend-as-choose", words = words));
            text += &format!("# {}\n", mend.command);
        }
    }
    harmless_lines(&text)
}
