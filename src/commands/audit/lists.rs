//! What organizations are looked at beside: lists of who has left, who is of the staff, whom a roster has; the register of
//! companies.

use std::path::{Path, PathBuf};

use clap::Args;

use super::beside::{Beside, Held};
use crate::commands::resolve::{Noun, Reference};
use crate::commands::roster::read;
use crate::commands::scope::Targets;
use crate::commands::{flaws, resolve, unread};
use crate::context::Context;
use crate::failure::{Code, Failure, Problem};
use crate::messages::{Message, message};
use udatactl_core::audit::list::{Listed, PeopleList};
use udatactl_core::audit::rules;
use udatactl_core::roster::Mailbox;
use udatactl_core::roster::document::{Wanted, is_heading};
use udatactl_core::text::{self, bare};

/// So many lines that are nobody are shown; the others are counted.
const SHOWN: usize = 20;

/// What stands between the cells of a table, but for the comma, which a name may have.
const SEPARATORS: [char; 3] = [';', '\t', '|'];

/// The lists.
#[derive(Debug, Default, Args)]
pub struct Lists {
    #[arg(long, value_name = "FILE")]
    pub left: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub staff: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub roster: Option<PathBuf>,
    /// The register of companies.
    #[arg(long)]
    pub registers: bool,
}

/// A rule, the flag that it is asked with, and whether what the flag says is there.
pub type Needed = (&'static str, &'static str, bool);

impl Lists {
    /// The files that are read.
    pub fn inputs(&self) -> impl Iterator<Item = &Path> {
        [&self.left, &self.staff, &self.roster].into_iter().flatten().map(PathBuf::as_path)
    }

    /// The rules that are asked only beside a list or the register, or where organizations have SIRETs, each with the flag for it
    /// and whether that is there.
    pub fn needed(&self, registers: bool, has_sirets: bool) -> Vec<Needed> {
        let of_registers =
            [&rules::registers::OPEN, &rules::registers::ADMINISTRATION, &rules::registers::NAME];
        let of_sirets = rules::OF_SIRETS.iter().copied().chain(of_registers);
        let of_sirets = of_sirets.map(|rule| (rule.name, "--siret-check=always", has_sirets));
        let of_lists = [
            (rules::lists::NOT_LEFT.name, "--left", self.left.is_some()),
            (rules::lists::ON_STAFF.name, "--staff", self.staff.is_some()),
            (rules::lists::UNTIL.name, "--roster", self.roster.is_some()),
            (rules::lists::INVITED_AS_LISTED.name, "--roster", self.roster.is_some()),
        ];
        let of_registers = of_registers.map(|rule| (rule.name, "--registers", registers));
        of_lists.into_iter().chain(of_registers).chain(of_sirets).collect()
    }

    /// Reads the lists, and looks for the organizations of the roster.
    ///
    /// # Errors
    /// Exit 2 for a list that can't be read, is empty, or has lines that can be nobody, and for what is no roster, or one of another
    /// portal; exit 6 for organizations of a roster that are not found, all at once.
    pub fn read(&self, context: &Context, targets: &Targets) -> anyhow::Result<Beside> {
        let list = |flag: &'static str, path: &Option<PathBuf>| -> anyhow::Result<_> {
            let read = |path: &PathBuf| anyhow::Ok(Held::of(flag, path, people(context, path)?));
            path.as_ref().map(read).transpose()
        };
        let roster = self.roster.as_ref().map(|path| roster(context, path, targets)).transpose()?;
        Ok(Beside {
            site: context.portal()?.site().clone(),
            // Without a list nobody has to be known.
            me: if self.inputs().next().is_some() { context.me_if_signed_in()?.cloned() } else { None },
            left: list("--left", &self.left)?,
            staff: list("--staff", &self.staff)?,
            roster,
        })
    }
}

/// The organizations of a roster, each with its id.
fn roster(context: &Context, path: &Path, targets: &Targets) -> anyhow::Result<Held<Vec<(String, Wanted)>>> {
    let document = read::read(context, path)?.document;
    read::require_site(context, document.site.as_deref())?;
    let wanted: Vec<Wanted> =
        document.organizations.into_iter().filter(|wanted| wanted.unmanaged.is_none()).collect();
    let known = targets.by_plain_slug();
    let id_of = |wanted: &Wanted| known.get(wanted.organization.as_str()).map(|id| (*id).to_owned());
    let unknown = wanted.iter().filter(|wanted| id_of(wanted).is_none());
    let unknown: Vec<String> = unknown.map(|wanted| wanted.organization.clone()).collect();
    let outcomes = resolve::each(context, &unknown, |_, found| Ok(found.id))?;
    unread::require_known(context, &unknown, &outcomes)?;
    let mut found = outcomes.into_iter();
    let named = |wanted: Wanted| {
        let id = id_of(&wanted).map_or_else(|| found.next().transpose(), |id| Ok(Some(id)))?;
        Ok(id.map(|id| (id, wanted)))
    };
    let organizations = wanted.into_iter().map(named).filter_map(Result::transpose);
    Ok(Held::of("--roster", path, organizations.collect::<Result<_, Failure>>()?))
}

fn people(context: &Context, path: &Path) -> anyhow::Result<PeopleList> {
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in resolve::numbered_in(context, path)? {
        match person(context, number, text::listed(&line), lines.is_empty() && problems.is_empty())? {
            Ok(listed) => lines.extend(listed),
            Err((code, text)) => problems.push(Problem { line: Some(number), column: None, code, text }),
        }
    }
    if problems.is_empty() {
        return Ok(PeopleList::of(lines));
    }
    let messages = &context.terminal.messages;
    let said = |problem: &Problem| {
        format!("{}: {}", flaws::place(path, problem.line.unwrap_or(0), None), messages.say(&problem.text))
    };
    let shown: Vec<String> = problems.iter().take(SHOWN).map(said).collect();
    let file = path.display().to_string();
    let message = message!("audit-list-nobody", file = file, count = problems.len(), lines = shown);
    let failure = Failure::new(Code::BadValue, message).hint(message!("hint-audit-list"));
    Err(failure.with_problems(problems).into())
}

/// Reads what a line says of somebody; nothing where it says nothing.
///
/// # Errors
/// When the connection can't be set up. Why the line can be nobody, as a stable word and a sentence.
fn person(
    context: &Context,
    number: usize,
    text: &str,
    is_first: bool,
) -> anyhow::Result<Result<Option<Listed>, (&'static str, Message)>> {
    let cells = text.split(SEPARATORS).count();
    if is_first && text.split(SEPARATORS).chain(text.split(',')).any(|cell| is_heading(bare(cell))) {
        return Ok(Err(("heading", message!("flaw-list-heading", text = text))));
    }
    if cells > 1 || text.matches(',').count() > 1 {
        return Ok(Err(("table", message!("flaw-list-table", text = text))));
    }
    if text.is_empty() {
        return Ok(Ok(None));
    }
    let listed = |address, name: Option<String>, hint: String| {
        Ok(Ok(Some(Listed { number, text: text.to_owned(), address, name, hint })))
    };
    let failure = match Reference::parse(text, Noun::Person, context.portal()?.site()) {
        Reference::Id(_) | Reference::Hex(_) | Reference::Me => return listed(None, None, String::new()),
        Reference::Slug(slug) => return listed(None, None, slug),
        Reference::Name(name) => return listed(None, Some(name.clone()), name),
        Reference::Address(Mailbox { address, name }) => {
            let before = address.split('@').next().unwrap_or_default().replace(['.', '+'], " ");
            return listed(Some(address), name.clone(), name.unwrap_or(before));
        }
        Reference::Elsewhere(address) => resolve::elsewhere(context, &address),
        Reference::NoSuchPage(address) => resolve::no_person_page(&address),
        Reference::Malformed(why) => resolve::malformed(text, why),
    };
    Ok(Err((failure.code.word(), failure.message)))
}
