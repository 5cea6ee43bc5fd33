//! Organizations by their names, compared as people read them: no accents, case, dashes or blanks.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::typed::NEAR;
use crate::context::Context;
use crate::failure::{Code, Failure, portal_failure};
use crate::messages::message;
use udata_client::Named;
use udatactl_core::roster::OrganizationName;
use udatactl_core::text::fold;
use udatactl_core::text::shell::Command;

/// The names of all organizations, read once and only if they are needed.
pub struct Names<'a> {
    context: &'a Context,
    read: OnceLock<Result<Vec<Named>, Failure>>,
    /// The places of those with a folded name.
    by_name: OnceLock<HashMap<String, Vec<usize>>>,
}

impl<'a> Names<'a> {
    /// Makes the names of the portal's organizations.
    pub fn of(context: &'a Context) -> Self {
        Self { context, read: OnceLock::new(), by_name: OnceLock::new() }
    }

    /// Reads all names.
    ///
    /// # Errors
    /// Whatever reading them gives.
    pub fn all(&self) -> Result<&[Named], Failure> {
        let read = || {
            let portal = self.context.portal().map_err(|error| Failure::explain(&error))?;
            portal.organization_names().map_err(|error| portal_failure(&error))
        };
        self.read.get_or_init(read).as_deref().map_err(Clone::clone)
    }

    /// Finds those with that name, folded.
    ///
    /// # Errors
    /// As [`Names::all`].
    pub fn called(&self, name: &str) -> Result<Vec<&Named>, Failure> {
        let all = self.all()?;
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<usize>> = HashMap::with_capacity(all.len());
            for (place, named) in all.iter().enumerate() {
                by_name.entry(fold(&named.name)).or_default().push(place);
            }
            by_name
        });
        let found = by_name.get(&fold(name)).into_iter().flatten();
        Ok(found.filter_map(|&place| all.get(place)).collect())
    }

    /// Finds the id of the only one with that name, or with that slug where udata does not lead to it.
    ///
    /// # Errors
    /// Exit 6 for none or several; whatever reading them gives.
    pub fn find(&self, typed: &str) -> Result<String, Failure> {
        if let Some(one) = self.all()?.iter().find(|named| named.slug == typed) {
            return Ok(one.id.clone());
        }
        match self.called(typed)?.as_slice() {
            [] => Err(unknown(typed, self.all()?)),
            [one] => Ok(one.id.clone()),
            several => Err(ambiguous(typed, &several.iter().map(|named| line(named)).collect::<Vec<_>>())),
        }
    }
}

/// The failure for a text that is the name of several, or the id of one and the slug of another.
pub fn ambiguous(typed: &str, candidates: &[String]) -> Failure {
    let message = message!("failure-ambiguous-organization", typed = typed, count = candidates.len());
    Failure::new(Code::Ambiguous, message.with("candidates", candidates.to_vec()))
        .hint(message!("hint-use-id"))
}

/// An organization so that those alike can be told apart.
pub fn line(named: &Named) -> String {
    format!("{} · {} · {}", named.id, named.slug, named.name)
}

/// The name of an organization, as plans have it.
pub fn name(named: &Named) -> OrganizationName {
    OrganizationName { id: named.id.clone(), slug: named.slug.clone(), name: named.name.clone() }
}

fn unknown(typed: &str, all: &[Named]) -> Failure {
    let message = message!("failure-unknown-organization", typed = typed);
    let failure = Failure::new(Code::UnknownOrganization, message);
    let near: Vec<String> =
        near(typed, all).iter().map(|named| format!("{} · {}", name(named).word(), named.name)).collect();
    if near.is_empty() {
        failure.try_to_find(typed, Command::new("org list --search {}", &[typed]))
    } else {
        failure.hint(message!("hint-near", candidates = near))
    }
}

/// Finds the five that are most like what was typed: by their name or acronym, or because they have it in them.
fn near<'n>(typed: &str, all: &'n [Named]) -> Vec<&'n Named> {
    let typed = fold(typed);
    let likeness = |named: &Named| {
        let name = fold(&named.name);
        let acronym = fold(named.acronym.as_deref().unwrap_or_default());
        if name.contains(&typed) || acronym == typed { 1.0 } else { strsim::jaro_winkler(&name, &typed) }
    };
    let mut near: Vec<(f64, &Named)> = all.iter().map(|named| (likeness(named), named)).collect();
    near.retain(|(likeness, _)| *likeness >= NEAR);
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter().take(5).map(|(_, one)| one).collect()
}
