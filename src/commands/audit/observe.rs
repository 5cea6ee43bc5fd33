//! What a portal shows of organizations now, as lines of a snapshot in the order of the ids; of those whose ids are known,
//! only a few are in memory at once.

use std::io::{self, Write};

use super::file::Writer;
use crate::commands::unread::{self, Several};
use crate::commands::{resolve, rights, scope};
use crate::context::Context;
use crate::failure::{Code, Failure, Unread, portal_failure};
use crate::membership;
use crate::messages::message;
use udata_client::{Error, Me, MembershipRequest, Organization, Portal, User};
use udatactl_core::audit::history::{self, Counts, Entry, FORMAT, Header, Name, Observation, Scope};
use udatactl_core::roster::OrganizationName;

/// So many are read before their lines are written.
const AT_ONCE: usize = 128;

/// The portal's own figures that are kept.
const FIGURES: [&str; 5] = ["datasets", "dataservices", "reuses", "followers", "views"];

/// Which organizations are read.
pub enum Wanted {
    /// As they were typed, each by itself.
    Typed(Vec<String>),
    Mine,
    Portal,
    /// Those of an earlier snapshot; where it was of mine, with those that are mine now.
    Again(Scope, Vec<OrganizationName>),
}

/// The outcome: how many of what, and what is missing.
pub struct Observed {
    pub counts: Counts,
    pub unread: Vec<Unread>,
}

impl Wanted {
    fn scope(&self) -> Scope {
        match self {
            Self::Typed(_) => Scope::Named,
            Self::Mine => Scope::Mine,
            Self::Portal => Scope::Portal,
            Self::Again(scope, _) => *scope,
        }
    }

    /// The sentence where there are none: nothing is kept of them, for beside it all would have been deleted later.
    fn none(&self) -> &'static str {
        match self {
            Self::Portal | Self::Again(Scope::Portal, _) => "snapshot-none-at-all",
            _ => "snapshot-none-of-mine",
        }
    }

    /// The organizations, where their ids are known without looking for each.
    ///
    /// # Errors
    /// Exit 4 for mine without a key; whatever reading all names gives.
    pub fn names(&self, context: &Context) -> anyhow::Result<Option<Vec<OrganizationName>>> {
        let mut names = match self {
            Self::Typed(_) => return Ok(None),
            Self::Mine => scope::mine(context)?,
            Self::Portal | Self::Again(Scope::Portal, _) => {
                context.portal()?.organization_names()?.iter().map(resolve::name_of).collect()
            }
            Self::Again(Scope::Mine, names) => [scope::mine(context)?, names.clone()].concat(),
            Self::Again(Scope::Named, names) => names.clone(),
        };
        names.sort_by(|one, other| one.id.cmp(&other.id));
        names.dedup_by(|one, other| one.id == other.id);
        Ok(Some(names))
    }
}

/// The first line for what is read now.
///
/// # Errors
/// Where the key is refused.
pub fn header(context: &Context, wanted: &Wanted) -> anyhow::Result<Header> {
    Ok(Header {
        format: FORMAT,
        site: context.settings.site.to_string(),
        account: context.me_if_signed_in()?.map(|me| me.id.clone()),
        at: context.settings.now,
        scope: wanted.scope(),
        asked: if let Wanted::Typed(typed) = wanted { typed.clone() } else { Vec::new() },
        tool: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Reads the organizations and writes their lines.
///
/// # Errors
/// Exit 6 for texts that name nothing, all at once, and where there is none; where nothing could be read and all failed alike, that failure; what is
/// about the run; `unwritable` of the system's errors.
pub fn observe<W: Write>(
    context: &Context,
    wanted: &Wanted,
    out: W,
    unwritable: &dyn Fn(&io::Error) -> Failure,
) -> anyhow::Result<(W, Observed)> {
    let failed = |cause: io::Error| unwritable(&cause);
    let mut writer = Writer::begin(out, &header(context, wanted)?).map_err(failed)?;
    let mut missing = Vec::new();
    match (wanted, wanted.names(context)?) {
        (Wanted::Typed(typed), _) => {
            let (entries, unread) = of_typed(context, typed)?;
            missing = unread;
            for entry in entries {
                writer.add(entry).map_err(failed)?;
            }
        }
        (_, names) => {
            let names = names.unwrap_or_default();
            if names.is_empty() {
                return Err(Failure::new(Code::NothingFits, message!(wanted.none())).into());
            }
            let (portal, me) = (context.portal()?, context.me_if_signed_in()?);
            let progress = context.terminal.progress(names.len());
            for some in names.chunks(AT_ONCE) {
                let read = portal.side_by_side(some, |name| {
                    let read = one(portal, me, name);
                    progress.inc(1);
                    read
                });
                let is_over = some.len() == AT_ONCE
                    && read.iter().all(|read| read.as_ref().is_err_and(|failure| failure.is_general));
                for (name, read) in some.iter().zip(read) {
                    let entry = match read {
                        Ok(entry) => entry,
                        // Where a hundred fare alike for that, the others would.
                        Err(failure) if is_over || unread::ends_the_run(&failure) => {
                            return Err(failure.into());
                        }
                        Err(failure) => {
                            let unread = Unread::of(&name.word(), Some(&name.id))(failure);
                            let entry = unread_entry(&unread);
                            missing.push(unread);
                            entry
                        }
                    };
                    writer.add(entry).map_err(failed)?;
                }
            }
            progress.finish_and_clear();
            unread::require_some(missing.len() == names.len(), &missing)?;
        }
    }
    let (out, counts) = writer.end().map_err(failed)?;
    Ok((out, Observed { counts, unread: missing }))
}

/// What was typed, each organization once.
fn of_typed(context: &Context, typed: &[String]) -> anyhow::Result<(Vec<Entry>, Vec<Unread>)> {
    let me = context.me_if_signed_in()?;
    let read = resolve::each(context, typed, |portal, found| whole(portal, me, &found))?;
    let several = Several::of_typed(context, typed, read)?.once(|entry| entry.id().unwrap_or_default());
    let mut entries: Vec<Entry> =
        several.read.into_iter().chain(several.unread.iter().map(unread_entry)).collect();
    entries.sort_by_cached_key(|entry| {
        let typed =
            if let Entry::Unread(unread) = entry { unread.organization.clone() } else { String::new() };
        (entry.id().map(str::to_owned), typed)
    });
    Ok((entries, several.unread))
}

fn unread_entry(unread: &Unread) -> Entry {
    Entry::Unread(history::Unread {
        id: unread.id.clone(),
        organization: unread.organization.clone(),
        why: unread.why.code.word().to_owned(),
    })
}

/// Reads one; a deleted one is known to be.
fn one(portal: &Portal, me: Option<&Me>, name: &OrganizationName) -> Result<Entry, Failure> {
    match portal.organization(&name.id) {
        Ok(found) if found.id == name.id => whole(portal, me, &found),
        Ok(_) => Err(portal_failure(&Error::of_another(&["organizations", &name.id]))),
        Err(error) if error.is_gone() => {
            Ok(Entry::Deleted(Name { id: name.id.clone(), slug: name.slug.clone(), name: name.name.clone() }))
        }
        Err(error) => Err(portal_failure(&error)),
    }
}

/// With what waits, where that is shown: half of it would not be it.
fn whole(portal: &Portal, me: Option<&Me>, found: &Organization) -> Result<Entry, Failure> {
    let may_ask = found.deleted.is_none() && me.is_some_and(|me| rights::of(found, me).members);
    let requests = if may_ask {
        match portal.membership_requests(&found.id) {
            Ok(requests) => Some(requests),
            Err(error) if error.is_hidden() => None,
            Err(error) => return Err(portal_failure(&error)),
        }
    } else {
        None
    };
    Ok(Entry::Seen(Box::new(observation(found, requests))))
}

fn observation(found: &Organization, requests: Option<Vec<MembershipRequest>>) -> Observation {
    let waits = |requests: Vec<MembershipRequest>| {
        requests.iter().filter(|request| request.is_pending()).map(waiting).collect()
    };
    Observation {
        name: Name { id: found.id.clone(), slug: found.slug.clone(), name: found.name.clone() },
        acronym: found.acronym.clone(),
        siret: found.business_number().map(str::to_owned),
        badges: found.badge_kinds(),
        created: found.created_at.clone(),
        deleted: found.deleted.clone(),
        last_seen_visible: found.shows_last_seen(),
        members: membership::members(found)
            .into_iter()
            .map(|(row, user, also)| history::Member {
                id: user.id.clone(),
                slug: user.slug.clone(),
                first_name: user.first_name.clone(),
                last_name: user.last_name.clone(),
                role: row.role.clone(),
                since: row.since.clone(),
                last_seen: user.last_seen().map(str::to_owned),
                account: membership::told(user).word().to_owned(),
                doubled: !also.is_empty(),
            })
            .collect(),
        damaged: membership::damaged(found),
        pending: requests.map(waits),
        figures: FIGURES.iter().filter_map(|name| Some(((*name).to_owned(), found.metric(name)?))).collect(),
    }
}

fn waiting(request: &MembershipRequest) -> history::Pending {
    let user = request.user.as_ref();
    history::Pending {
        id: request.id.clone(),
        invitation: request.is_invitation(),
        role: request.role.clone(),
        created: request.created.clone(),
        person: user.map(|user| user.id.clone()),
        slug: user.map(|user| user.slug.clone()),
        who: user.map(User::name).or_else(|| request.email.clone()).unwrap_or_else(|| request.id.clone()),
    }
}
