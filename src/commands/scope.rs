//! Which organizations a verb is about: those named, those of a file, all of mine, or all of the portal. One group of
//! arguments for every verb that may be about several.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use clap::Args;

use super::resolve::{self, Outcome};
use super::unread::{self, Several};
use crate::context::Context;
use crate::failure::portal_failure;
use crate::membership;
use udata_client::{Organization, Portal};
use udatactl_core::audit::history;
use udatactl_core::roster::{OrganizationName, is_id};

mod parts;
mod typed;

pub use typed::Of;

/// The organizations: `ORG…`, or one of the flags.
#[derive(Debug, Args)]
pub struct Scope {
    #[arg(value_name = "ORG")]
    org: Vec<String>,
    #[command(flatten)]
    wide: Wide,
}

/// The organizations that no argument names, for a verb whose own arguments stand behind `ORG`.
#[derive(Debug, Args)]
pub struct Wide {
    #[arg(long, alias = "all-orgs", conflicts_with = "org")]
    mine: bool,
    #[arg(long, conflicts_with_all = ["org", "mine"])]
    portal: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["org", "mine", "portal"])]
    file: Option<PathBuf>,
}

/// The organizations of a run.
#[derive(Debug)]
pub enum Targets {
    /// As they were typed, to be looked for.
    Typed(Vec<String>),
    /// As the portal told them.
    Known(Vec<OrganizationName>),
}

impl Scope {
    /// True where organizations were named or asked for; else they are mine.
    pub fn is_given(&self) -> bool {
        !self.org.is_empty() || self.wide.is_given()
    }

    /// Which they are; those of a list are named.
    pub fn kind(&self) -> history::Scope {
        match () {
            () if self.wide.portal => history::Scope::Portal,
            () if self.is_given() && !self.wide.mine => history::Scope::Named,
            () => history::Scope::Mine,
        }
    }

    /// True where they are all of the portal.
    pub fn is_portal(&self) -> bool {
        self.wide.portal
    }

    /// The list that names them, where one does.
    pub fn file(&self) -> Option<&Path> {
        self.wide.file.as_deref()
    }

    /// The texts that were typed or are in a list; nothing where the organizations are mine, or the portal's.
    ///
    /// # Errors
    /// Exit 2 for a list that can't be read or is empty.
    pub fn typed(&self, context: &Context) -> anyhow::Result<Option<Vec<String>>> {
        Ok(match &self.wide.file {
            Some(path) => Some(resolve::listed_in(context, path)?),
            None if self.org.is_empty() => None,
            None => Some(resolve::listed(context, &self.org)?),
        })
    }

    /// Finds the organizations: mine where nothing was given.
    ///
    /// # Errors
    /// Exit 2 for a list that can't be read or is empty; exit 4 for mine without a key; whatever reading the portal's
    /// names gives: all of them, or none.
    pub fn targets(&self, context: &Context) -> anyhow::Result<Targets> {
        self.wide.targets(context, &self.org)
    }

    /// The names of the organizations, each once, in their order: all of them, or an error.
    ///
    /// # Errors
    /// As [`Scope::targets`]; exit 6 for those that are not found, all at once; the failure of the first that could not
    /// be read.
    pub fn resolve(&self, context: &Context) -> anyhow::Result<Vec<OrganizationName>> {
        self.targets(context)?.names(context)
    }
}

impl Wide {
    /// True where one of the flags was given.
    pub fn is_given(&self) -> bool {
        self.mine || self.portal || self.file.is_some()
    }

    /// Finds the organizations of the flag, or those typed, or mine where neither was given.
    ///
    /// # Errors
    /// As [`Scope::targets`].
    pub fn targets(&self, context: &Context, typed: &[String]) -> anyhow::Result<Targets> {
        Ok(match &self.file {
            _ if self.portal => {
                let all = context.portal()?.organization_names()?;
                Targets::Known(once(all.iter().map(resolve::name_of)))
            }
            Some(path) => Targets::Typed(resolve::listed_in(context, path)?),
            None => Targets::typed_or_mine(context, typed)?,
        })
    }
}

impl Targets {
    /// How many there are, as far as is known before they are read.
    pub fn count(&self) -> usize {
        match self {
            Self::Typed(typed) => typed.len(),
            Self::Known(known) => known.len(),
        }
    }

    /// The names of the organizations, each once, in their order: all of them, or an error.
    ///
    /// # Errors
    /// As [`Scope::resolve`].
    pub fn names(self, context: &Context) -> anyhow::Result<Vec<OrganizationName>> {
        match self {
            Self::Known(known) => Ok(known),
            Self::Typed(typed) => {
                let outcomes = resolve::each(context, &typed, |_, found| Ok(membership::name(&found)))?;
                unread::require_known(context, &typed, &outcomes)?;
                Ok(once(outcomes.into_iter().collect::<Outcome<Vec<OrganizationName>>>()?))
            }
        }
    }

    /// The ids of those whose slug, as it is, can mean no other.
    pub fn by_plain_slug(&self) -> HashMap<&str, &str> {
        let Self::Known(known) = self else { return HashMap::new() };
        let is_plain = |name: &&OrganizationName| name.word() == name.slug && !is_id(&name.slug);
        known.iter().filter(is_plain).map(|name| (name.slug.as_str(), name.id.as_str())).collect()
    }

    /// The organizations that were typed, or mine where none was.
    ///
    /// # Errors
    /// As [`Scope::targets`].
    pub fn typed_or_mine(context: &Context, typed: &[String]) -> anyhow::Result<Self> {
        Ok(if typed.is_empty() {
            Self::Known(mine(context)?)
        } else {
            Self::Typed(resolve::listed(context, typed)?)
        })
    }

    /// Those that may show me what is only for their administrators, and the names of those that do not. A portal's
    /// organizations hide it from who is neither a member nor of the staff: they are not asked thousands of times to say
    /// no. Those that were typed are asked.
    ///
    /// # Errors
    /// Exit 4 without a key.
    pub fn open_to_me(self, context: &Context) -> anyhow::Result<(Self, Vec<OrganizationName>)> {
        let Self::Known(known) = self else { return Ok((self, Vec::new())) };
        let me = context.me()?;
        let mine: HashSet<&str> = me.organizations.iter().map(|one| one.id.as_str()).collect();
        let is_open = |one: &OrganizationName| me.is_portal_administrator() || mine.contains(one.id.as_str());
        let (open, hidden) = known.into_iter().partition(is_open);
        Ok((Self::Known(open), hidden))
    }

    /// Reads each organization whole, each once; `finish` makes of one what is wanted of it while the next are read, so
    /// that of thousands only that is kept.
    ///
    /// # Errors
    /// Exit 6 for those that are not found, all at once; where none could be read and all failed alike, that failure.
    pub fn organizations<T: Send>(
        &self,
        context: &Context,
        finish: impl Fn(&Portal, Organization) -> Outcome<T> + Sync,
    ) -> anyhow::Result<Several<Of<T>>> {
        match self {
            Self::Typed(typed) => typed::read(context, typed, |_| None, finish),
            Self::Known(known) => {
                let read = context.read_each(known, |portal, one| match portal.organization(&one.id) {
                    Ok(found) => Ok((membership::name(&found), finish(portal, found)?)),
                    Err(error) => Err(portal_failure(&error)),
                })?;
                Several::of_known(known, read)
            }
        }
    }

    /// Reads something of each organization, each once, by its name: of those that are known nothing else is read.
    ///
    /// # Errors
    /// As [`Targets::organizations`].
    pub fn each<T: Send>(
        &self,
        context: &Context,
        read: impl Fn(&Portal, &OrganizationName) -> Outcome<T> + Sync,
    ) -> anyhow::Result<Several<Of<T>>> {
        let Self::Known(known) = self else {
            return self.organizations(context, |portal, found| read(portal, &membership::name(&found)));
        };
        let outcomes = context.read_each(known, |portal, one| Ok((one.clone(), read(portal, one)?)))?;
        Several::of_known(known, outcomes)
    }
}

/// The organizations that I am a member of.
///
/// # Errors
/// Exit 4 without a key.
pub fn mine(context: &Context) -> anyhow::Result<Vec<OrganizationName>> {
    Ok(once(context.me()?.organizations.iter().map(membership::affiliation)))
}

fn once(names: impl IntoIterator<Item = OrganizationName>) -> Vec<OrganizationName> {
    let mut seen = HashSet::new();
    names.into_iter().filter(|name| seen.insert(name.id.clone())).collect()
}
