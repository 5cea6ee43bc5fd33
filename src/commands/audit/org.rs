//! `audit org`: what is wrong with organizations, and the commands that mend it.

use std::path::Path;

use clap::Args;

use super::cost::Pace;
use super::delivery::Destination;
use super::finding;
use super::lists::Lists;
use super::mending::{MendAs, Mending, Wish, wish};
use super::reporting::Reporting;
use super::resume::{Line, Resume, Run, Which};
use super::selection::{Selected, Selection};
use crate::commands::facts::Reader;
use crate::commands::rights;
use crate::commands::scope::{Of, Scope, Targets};
use crate::commands::unread::{self, Several};
use crate::context::Context;
use crate::failure::{Failure, Unread};
use crate::membership;
use crate::report::{Report, age};
use udata_client::{ApiKey, Me, Organization, Portal, Register};
use udatactl_core::audit::finding::Hidden;
use udatactl_core::audit::rules::key::{Key, KeyRing};
use udatactl_core::audit::{Assessment, Facts, Member, NotSeen, Ruling, Unseen, assess};
use udatactl_core::roster::OrganizationName;

/// Which organizations, and which rules.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    lists: Lists,
    #[arg(long)]
    resume: bool,
    #[command(flatten)]
    mending: MendAs,
    #[command(flatten)]
    destination: Destination,
}

/// What a part of a run found.
struct Audit {
    /// What the rules say of each organization, and of the account that looks.
    assessments: Vec<Assessment>,
    /// The organizations of which something could not be read.
    unread: Vec<Unread>,
    /// What a roster mends, where one is asked for.
    wishes: Vec<Wish>,
}

/// What each organization is looked at for.
struct Look<'a> {
    context: &'a Context,
    me: Option<&'a Me>,
    selected: &'a Selected,
    register: Option<&'a Register>,
    /// Their numbers are SIRETs.
    has_sirets: bool,
    /// What a roster mends is wanted.
    has_wishes: bool,
    /// Who the members are is wanted.
    has_members: bool,
    /// What was read so far, where it is kept.
    resume: Option<&'a Resume<'a>>,
}

/// What the rules say of an organization, what could not be read of it, and what a roster mends.
type Seen = (Assessment, Vec<Failure>, Option<Wish>);

/// Reads the organizations side by side and asks the rules; without a name, all that I belong to, and my keys.
///
/// # Errors
/// Exit 4 for mine without a key, 6 for unknown organizations, 8 where something could not be read, 10 where findings were
/// to count.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let beside = arguments.selection.inputs(context).chain(arguments.lists.inputs());
    let inputs: Vec<&Path> = beside.chain(arguments.scope.file()).collect();
    let kind = arguments.scope.kind();
    let delivery = arguments.destination.prepare(context, finding::Row::COLUMNS, kind, &inputs)?;
    let mending = arguments.mending.begin(context, &inputs, &arguments.destination)?;
    let pace = Pace::measure(context)?;
    let targets = arguments.scope.targets(context)?;
    let targets = if delivery.is_in_parts() { targets.by_slug() } else { targets };
    if arguments.scope.is_given() {
        arguments.selection.without_keys()?;
    }
    let selected = arguments.selection.read(context, &arguments.lists, &targets)?;
    let register = selected.registers.then(|| context.register()).transpose()?;
    let reporting = Reporting::new(context, delivery);
    let look = Look {
        context,
        me: context.me_if_signed_in()?,
        selected: &selected,
        register: register.as_ref(),
        has_sirets: arguments.selection.siret_check.decides(context.portal()?.is_french()),
        has_wishes: mending.writes_roster(),
        has_members: reporting.has_members(),
        resume: None,
    };
    let run = look.run(&arguments.scope, &targets);
    let resume = Resume::open(context, &run, targets.count(), arguments.resume);
    let look = Look { resume: resume.as_ref(), ..look };
    let known = resume.as_ref().map_or(0, Resume::known);
    pace.tell(context, targets.count().saturating_sub(known), &selected);
    let audited = audited(arguments, &look, &targets, reporting, mending);
    let is_whole = audited.as_ref().is_ok_and(|(_, unread)| unread.is_empty());
    let rest = resume.as_ref().and_then(|resume| resume.end(is_whole));
    match (audited, rest) {
        (Ok((mut report, unread)), rest) => {
            report.notes.extend(arguments.selection.notes(selected));
            let mut report = unread::marked(context, report, &unread);
            report.failure = report.failure.map(|failure| rest.into_iter().fold(failure, Failure::hint));
            Ok(report)
        }
        (Err(error), Some(rest)) => Err(Failure::explain(&error).hint(rest).into()),
        (Err(error), None) => Err(error),
    }
}

/// Looks at the organizations, part by part; the report, and what could not be read.
fn audited(
    arguments: &Arguments,
    look: &Look,
    targets: &Targets,
    mut reporting: Reporting,
    mut mending: Mending,
) -> anyhow::Result<(Report, Vec<Unread>)> {
    let Look { context, selected, .. } = *look;
    let mut held = Vec::new();
    let mut keys = if arguments.scope.is_given() { None } else { of_keys(context, selected)? };
    targets.in_parts(
        context,
        |word| look.known(word),
        |portal, organization| look.at(portal, organization),
        |part| {
            let mut audit = gathered(part, selected);
            let organizations = audit.assessments.iter().filter(|one| finding::was_read(one)).count();
            audit.assessments.extend(keys.take());
            mending.wishes.append(&mut audit.wishes);
            if selected.beside.waits_for_all() {
                held.push((organizations, audit));
                return Ok(());
            }
            let keeping = mending.writes_script().then_some(&mut mending);
            reporting.add(organizations, audit.assessments, audit.unread, keeping)
        },
    )?;
    selected.beside.doubt(held.iter_mut().flat_map(|(_, audit): &mut (usize, Audit)| &mut audit.assessments));
    for (organizations, audit) in held {
        let keeping = mending.writes_script().then_some(&mut mending);
        reporting.add(organizations, audit.assessments, audit.unread, keeping)?;
    }
    if arguments.scope.is_portal() {
        reporting.add(0, selected.gone(context.settings.now), Vec::new(), None)?;
    }
    let (mut report, unread) = reporting.end(&arguments.selection.fail_on, selected)?;
    report.notes.extend(mending.write(context)?);
    Ok((report, unread))
}

impl Look<'_> {
    /// The run that this is, to be known again.
    fn run(&self, scope: &Scope, targets: &Targets) -> Run {
        let settings = &self.context.settings;
        Run {
            site: settings.site.to_string(),
            account: self.me.map(|me| me.id.clone()),
            which: match targets {
                Targets::Typed(typed) => Which::Typed(typed.clone()),
                Targets::Known(_) if scope.is_portal() => Which::Portal,
                Targets::Known(_) => Which::Mine,
            },
            rules: self.selected.rules.iter().map(|rule| rule.name.to_owned()).collect(),
            register: self
                .register
                .and(settings.register.as_ref().ok())
                .map(|(address, _)| address.to_string()),
            has_sirets: self.has_sirets,
        }
    }

    /// Reads what the rules look at of an organization, and asks them.
    ///
    /// # Errors
    /// What ends the run; exit 6 for one that is deleted.
    fn at(&self, portal: &Portal, organization: Organization) -> Result<Seen, Failure> {
        let Self { context, me, selected, register, has_sirets, resume, .. } = *self;
        rights::require_alive(&organization)?;
        if let Some((_, seen)) = self.known(&format!("id:{}", organization.id)) {
            return Ok(seen);
        }
        let ruling = selected.ruling(&membership::name(&organization), &organization.badge_kinds());
        let sources = selected.sources(&ruling);
        let reader = Reader { portal, me, sources, register, has_sirets, now: context.settings.now };
        let read = reader.read(organization)?;
        if let Some(resume) = resume {
            resume.keep(&read, &reader.sources);
        }
        Ok(self.judged(read.facts, read.failed, &ruling))
    }

    /// What the rules say of an organization that an earlier run read, where it read all that they look at.
    fn known(&self, word: &str) -> Option<Of<Seen>> {
        let Line { facts, sources, .. } = self.resume?.find(word)?;
        let ruling = self.selected.ruling(&facts.name, &facts.badges);
        let facts = || Facts { now: self.context.settings.now, ..facts.clone() };
        let is_enough = sources.is_superset(&self.selected.sources(&ruling));
        is_enough.then(|| (facts().name, self.judged(facts(), Vec::new(), &ruling)))
    }

    /// Asks the rules about what was read.
    fn judged(&self, mut facts: Facts, failed: Vec<Failure>, ruling: &Ruling) -> Seen {
        self.selected.beside.note(&mut facts);
        let mut assessment = assess(&facts.name, &facts, ruling, &self.selected.rules);
        self.selected.judge(&mut assessment, ruling, facts.now);
        // What was not read whole is mended by nothing.
        let has_wish = self.has_wishes && failed.is_empty();
        let wish = has_wish.then(|| wish(self.context, &facts, &assessment)).flatten();
        if self.has_members {
            assessment.members = facts.people.into_iter().map(Member::from).collect();
        }
        (assessment, failed, wish)
    }
}

/// What was found in a part of the organizations.
fn gathered(Several { read, unread }: Several<Of<Seen>>, selected: &Selected) -> Audit {
    let mut audit = Audit {
        assessments: unread.iter().map(|unread| not_read(unread, selected)).collect(),
        unread,
        wishes: Vec::new(),
    };
    for (name, (assessment, mut failed, wish)) in read {
        audit.wishes.extend(wish);
        if let Some(why) = failed.pop() {
            audit.unread.push(Unread::of(&name.word(), Some(&name.id))(why));
        }
        audit.assessments.push(assessment);
    }
    audit
}

/// Of an organization that can't be read nothing is told.
fn not_read(unread: &Unread, selected: &Selected) -> Assessment {
    let id = unread.id.clone().unwrap_or_else(|| unread.organization.clone());
    let word = unread.organization.clone();
    let hidden = Hidden { why: Unseen::Failed, about: Vec::new() };
    let organization = OrganizationName { id, slug: word.clone(), name: word };
    Assessment {
        owner: selected.ruling(&organization, &[]).owner,
        organization,
        asked: Vec::new(),
        settled: Vec::new(),
        found: Vec::new(),
        accepted: Vec::new(),
        unseen: vec![NotSeen { rule: finding::READ, hidden }],
        members: Vec::new(),
    }
}

/// What the rules say of my own keys; nothing where none is asked.
fn of_keys(context: &Context, selected: &Selected) -> anyhow::Result<Option<Assessment>> {
    if selected.keys.is_empty() {
        return Ok(None);
    }
    let (portal, me) = (context.signed_in()?, context.me()?);
    let keys = portal.api_keys()?.map(|keys| keys.into_iter().map(key).collect());
    let ring = KeyRing { keys, page: portal.key_page().to_string(), now: context.settings.now };
    let account = OrganizationName { id: me.id.clone(), slug: me.slug.clone(), name: me.name() };
    let ruling = selected.ruling_for_all();
    let mut assessment = assess(&account, &ring, &ruling, &selected.keys);
    selected.judge(&mut assessment, &ruling, ring.now);
    Ok(Some(assessment))
}

fn key(key: ApiKey) -> Key {
    let moment = |text: &Option<String>| text.as_deref().and_then(age::parse);
    Key {
        created: moment(&key.created_at),
        used: moment(&key.last_used_at),
        expires: moment(&key.expires_at),
        name: key.name.or(key.token_prefix).unwrap_or_else(|| key.id.clone()),
        id: key.id,
        agents: key.user_agents,
    }
}
