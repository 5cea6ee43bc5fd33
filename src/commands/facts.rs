//! The facts that the rules of an audit look at, read for one organization: each source by itself, so that one which fails hides
//! nothing of the others.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::registers::registered;
use super::{rights, unread, watch};
use crate::failure::{Failure, portal_failure};
use crate::membership;
use crate::report::age;
use udata_client::{
    self as portal, CatalogRow, ContentKind, Detail, Discussion, Filter, Harvester, Me, MembershipRequest,
    Organization, Portal, Quality, Register, User,
};
use udatactl_core::audit::facts::{self, Contact, Content, Facts, Person, Seen, Sight, Thing, Waiting};
use udatactl_core::audit::{Source, Unseen, activity};
use udatactl_core::roster::{OrganizationName, Role};
use udatactl_core::siret;
use udatactl_core::text::fold;

/// What makes a dataset useless to whoever finds it, by udata's names: any fault at all is nearly every dataset's.
const FAULTS: [&str; 3] = ["has_resources", "all_resources_available", "update_fulfilled_in_time"];

/// Reads facts for whoever looks.
pub struct Reader<'a> {
    pub portal: &'a Portal,
    pub me: Option<&'a Me>,
    pub sources: BTreeSet<Source>,
    /// The register of companies, where it is asked.
    pub register: Option<&'a Register>,
    /// Whether the number of an organization is a SIRET: elsewhere it has rules of its own.
    pub has_sirets: bool,
    pub now: Timestamp,
}

/// The facts of an organization, and what could not be read of it.
pub struct Read {
    pub facts: Facts,
    pub failed: Vec<Failure>,
    /// Whom the portal named, with the keys it does.
    pub named: Vec<Value>,
}

impl Reader<'_> {
    /// Reads the sources of an organization that was just read whole.
    ///
    /// # Errors
    /// What ends the run, such as a key that is refused. A source that fails is in the answer.
    pub fn read(&self, mut organization: Organization) -> Result<Read, Failure> {
        let (mut failed, mut named) = (Vec::new(), named_in(&organization));
        let mut sources = Sources { reader: self, failed: &mut failed };
        if self.sources.contains(&Source::Accounts) {
            let me = self.me.map(|me| me.id.as_str());
            let accounts = membership::complete_accounts(self.portal, me, &mut organization, |_| true);
            let _ = sources.sight(accounts.map(Some))?;
        }
        let mut facts = of(&organization, self.me, self.now);
        if !self.has_sirets {
            (facts.has_sirets, facts.siret) = (false, None);
        }
        let id = &organization.id;
        let rights = self.me.map(|me| rights::of(&organization, me));
        let may_see_members = rights.is_some_and(|rights| rights.members);
        let filter = Filter::default;
        facts.waiting = sources.if_shown(Source::Requests, may_see_members, || {
            let requests = self.portal.membership_requests(id)?;
            named.extend(requests.iter().map(|request| match &request.user {
                Some(user) => account(user),
                None => json!({"id": request.id, "email": request.email}),
            }));
            Ok(Some(requests.iter().filter(|request| request.is_pending()).map(waiting).collect()))
        })?;
        let has_partial = facts.people.iter().any(|person| person.role == Some(Role::PartialEditor));
        if has_partial {
            let assigned = sources.if_shown(Source::Assignments, may_see_members, || {
                membership::assignments(self.portal, id).map(Some)
            })?;
            count_assigned(&mut facts.people, assigned.ok().as_deref());
        }
        if let Some(number) = facts.siret.clone() {
            facts.same_siret = sources.if_shown(Source::SameSiret, true, || {
                self.others(&Filter { business_number_id: Some(number), ..filter() }, id).map(Some)
            })?;
        }
        if let (Some(register), Some(number)) = (self.register, facts.siret.clone()) {
            facts.registered = sources.if_shown(Source::Register, true, || {
                // What is no SIRET stays here.
                let Some(siret) = siret::whole(&number) else { return Ok(None) };
                Ok(Some(register.establishment(&siret)?.map(registered)))
            })?;
        }
        facts.same_name = sources.if_shown(Source::SameName, true, || {
            self.others(&Filter { name: Some(organization.name.clone()), ..filter() }, id).map(Some)
        })?;
        if let Some(acronym) = &facts.acronym {
            facts.same_acronym = sources.if_shown(Source::SameName, true, || {
                let named = self.portal.organizations_with_acronym(acronym)?;
                let others = named.into_iter().filter(|named| named.id != *id);
                Ok(Some(others.map(|named| named.slug).collect()))
            })?;
        }
        facts.content = sources.if_shown(Source::Content, true, || self.content(id).map(Some))?;
        facts.harvesters = sources.if_shown(Source::Harvesters, true, || {
            let all = self.portal.harvesters(id)?;
            Ok(all.map(|all| all.iter().filter_map(|harvester| broken(harvester, self.now)).collect()))
        })?;
        facts.discussions = sources.if_shown(Source::Discussions, true, || {
            let members = watch::members(&organization);
            let open = self.portal.open_discussions(id)?;
            let said = open.iter().flat_map(|discussion| &discussion.messages);
            named.extend(said.filter_map(|message| message.posted_by.as_ref()).map(account));
            Ok(Some(open.iter().filter_map(|found| unanswered(found, id, &members)).collect()))
        })?;
        facts.contacts = sources.if_shown(Source::Contacts, true, || {
            let points = self.portal.contact_points(id)?;
            let contact =
                |point: portal::ContactPoint| Contact { id: point.id, name: point.name, mail: point.email };
            Ok(points.map(|points| points.into_iter().map(contact).collect()))
        })?;
        Ok(Read { facts, failed, named })
    }

    fn others(&self, filter: &Filter, but: &str) -> portal::Result<Vec<String>> {
        let found = self.portal.organizations(filter)?.entries.into_iter();
        let others = found.filter(|other| other.id != but && other.deleted.is_none());
        Ok(others.map(|other| other.slug).collect())
    }

    fn content(&self, id: &str) -> portal::Result<Content> {
        let mut all = Content::default();
        for kind in ContentKind::ALL {
            let read = self.portal.content_of_detail(id, kind, Detail::Dated, |content| {
                let latest = content.dates().filter_map(age::parse).max();
                let is_rated = kind == ContentKind::Dataset && !content.private;
                let is_told = Quality::NAMES.iter().any(|name| content.quality.get(name).is_some());
                let untold = (is_rated && !is_told).then(|| content.title.clone());
                let faults = if is_rated {
                    activity::anomalies(
                        Quality::NAMES,
                        |name| content.quality.get(name),
                        content.resources.len(),
                    )
                } else {
                    Vec::new()
                };
                let wrong = faults.into_iter().filter(|name| FAULTS.contains(name));
                let wrong: Vec<String> = wrong.map(str::to_owned).collect();
                let faulty = (!wrong.is_empty()).then_some(Thing {
                    id: content.id,
                    name: content.title,
                    page: content.page,
                    wrong,
                    since: None,
                });
                (latest, faulty, untold)
            })?;
            for (latest, faulty, untold) in read.unwrap_or_default() {
                all.count += 1;
                all.latest = all.latest.max(latest);
                all.faulty.extend(faulty);
                all.untold.extend(untold);
            }
        }
        Ok(all)
    }
}

/// The sources of one organization, and what failed among them.
struct Sources<'a> {
    reader: &'a Reader<'a>,
    failed: &'a mut Vec<Failure>,
}

impl Sources<'_> {
    fn if_shown<T>(
        &mut self,
        source: Source,
        is_shown: bool,
        read: impl FnOnce() -> portal::Result<Option<T>>,
    ) -> Result<Sight<T>, Failure> {
        if !self.reader.sources.contains(&source) {
            return Ok(Err(Unseen::NotRead));
        }
        if is_shown { self.sight(read()) } else { Ok(Err(Unseen::Hidden)) }
    }

    /// What was read, where the portal has it at all.
    fn sight<T>(&mut self, read: portal::Result<Option<T>>) -> Result<Sight<T>, Failure> {
        let error = match read {
            Ok(read) => return Ok(read.ok_or(Unseen::Lacking)),
            Err(error) if error.is_hidden() => return Ok(Err(Unseen::Hidden)),
            Err(error) => portal_failure(&error),
        };
        if unread::ends_the_run(&error) {
            return Err(error);
        }
        self.failed.push(error);
        Ok(Err(Unseen::Failed))
    }
}

/// The facts of an organization that its own record tells, and nothing else.
pub fn of(organization: &Organization, me: Option<&Me>, now: Timestamp) -> Facts {
    Facts {
        acronym: text(organization.acronym.as_deref()),
        description: organization.description.clone(),
        website: text(organization.url.as_deref()),
        has_logo: text(organization.logo.as_deref()).is_some(),
        badges: organization.badge_kinds(),
        siret: text(organization.business_number()),
        has_sirets: organization.tells_business_number(),
        me: me.map(|me| facts::Me {
            id: me.id.clone(),
            staff: me.is_portal_administrator(),
            role: rights::role(organization, &me.id).and_then(Role::parse),
        }),
        people: people(organization),
        ..Facts::unread(membership::name(organization), now)
    }
}

/// Whom the record of an organization names, itself included.
fn named_in(organization: &Organization) -> Vec<Value> {
    let itself = json!({"id": organization.id, "slug": organization.slug, "name": organization.name});
    let members = organization.members.iter().filter_map(|member| member.user.as_ref());
    std::iter::once(itself).chain(members.map(account)).collect()
}

fn account(user: &User) -> Value {
    let User { id, slug, first_name, last_name, email, .. } = user;
    json!({"id": id, "slug": slug, "first_name": first_name, "last_name": last_name, "email": email})
}

/// The facts of an organization that the CSV of all tells: nothing of its members, and no website.
pub fn of_catalog(row: &CatalogRow, now: Timestamp) -> Facts {
    let name = OrganizationName { id: row.id.clone(), slug: row.slug.clone(), name: row.name.clone() };
    Facts {
        acronym: text(row.acronym.as_deref()),
        description: row.description.clone(),
        has_logo: text(row.logo.as_deref()).is_some(),
        badges: row.badge_kinds(),
        siret: text(row.business_number()),
        has_sirets: row.tells_business_number(),
        ..Facts::unread(name, now)
    }
}

/// A text that says something.
fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The members of an organization with an account, as the rules see them.
fn people(organization: &Organization) -> Vec<Person> {
    let is_visible = organization.shows_last_seen();
    let members = membership::members(organization).into_iter();
    members.map(|(row, user, also)| person(is_visible, row, user, 1 + also.len())).collect()
}

/// A member as the rules see them, in so many rows of the list; `is_visible` where the organization shows when its members were
/// last seen.
pub fn person(is_visible: bool, row: &portal::Member, user: &User, rows: usize) -> Person {
    Person {
        person: membership::person(user),
        halves: [&user.first_name, &user.last_name].map(|half| fold(half)),
        role: Role::parse(&row.role),
        mail: user.email.clone(),
        seen: match user.last_seen().map(age::parse) {
            Some(Some(moment)) => Seen::At(moment),
            None if is_visible => Seen::Never,
            _ => Seen::Hidden,
        },
        since: row.since.as_deref().and_then(age::parse),
        account: membership::told(user),
        rows,
        assigned: None,
        until: None,
    }
}

fn waiting(request: &MembershipRequest) -> Waiting {
    let user = request.user.as_ref();
    let name = user.map(User::name).or_else(|| request.email.clone());
    Waiting {
        id: request.id.clone(),
        name: name.unwrap_or_else(|| request.id.clone()),
        person: user.map(membership::person),
        address: user.map_or_else(|| request.email.clone(), |user| user.email.clone()),
        invitation: request.is_invitation(),
        role: request.role.as_deref().and_then(Role::parse),
        created: request.created.as_deref().and_then(age::parse),
        listed: None,
    }
}

fn count_assigned<T>(people: &mut [Person], assigned: Option<&[(String, T)]>) {
    let Some(assigned) = assigned else { return };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (id, _) in assigned {
        *counts.entry(id).or_default() += 1;
    }
    for person in people {
        person.assigned = Some(counts.get(person.person.id.as_str()).copied().unwrap_or(0));
    }
}

fn broken(harvester: &Harvester, now: Timestamp) -> Option<Thing> {
    let state = watch::state(harvester, now);
    activity::wants_doing(state).then(|| Thing {
        id: harvester.id.clone(),
        name: harvester.name.clone(),
        page: None,
        wrong: vec![state.to_owned()],
        since: harvester.last_job.as_ref().and_then(|job| age::parse(job.created.as_deref()?)),
    })
}

fn unanswered(
    discussion: &Discussion,
    organization: &str,
    members: &std::collections::HashSet<&str>,
) -> Option<Thing> {
    let since = watch::waits_since(discussion, organization, members)?;
    Some(Thing {
        id: discussion.id.clone(),
        name: discussion.title.clone(),
        page: discussion.self_web_url.clone(),
        wrong: Vec::new(),
        since: Some(since),
    })
}
