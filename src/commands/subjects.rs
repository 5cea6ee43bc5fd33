//! Content that can be assigned: all that an organization publishes, found by id, slug, address, title, tag or words.

use std::collections::HashSet;

use clap::Args;

use crate::commands::resolve::{self, Noun, Reference};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udata_client::{AssignedSubject, Assignment, Content, ContentKind, Detail, Organization};
use udatactl_core::roster;
use udatactl_core::text::fold;

/// The choice of content: what is named, and what has the tag and the words.
#[derive(Clone, Debug, Args)]
pub struct Choice {
    #[arg(value_name = "SUBJECT", required_unless_present_any = ["tag", "search"])]
    subject: Vec<String>,
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
}

/// Content that is assigned, or may be.
#[derive(Clone, Debug)]
pub struct Assignable {
    pub assigned: AssignedSubject,
    /// The content as the portal shows it; nothing of what is deleted.
    pub content: Option<Content>,
}

impl Assignable {
    /// udata's word for the content's kind.
    pub fn kind(&self) -> String {
        self.assigned.class.to_lowercase()
    }

    /// The content's title, or the id of what has none.
    pub fn title(&self) -> &str {
        let title = self.content.as_ref().map(|content| content.title.trim());
        title.filter(|title| !title.is_empty()).unwrap_or(&self.assigned.id)
    }

    /// The content described so that what is called alike can be told apart.
    fn described(&self) -> String {
        let page = self.content.as_ref().and_then(|content| content.page.as_deref());
        let place = page.unwrap_or(&self.assigned.class);
        format!("{} · {} · {place}", self.assigned.id, self.title())
    }
}

/// Reads all that an organization publishes, and what is assigned in it although it is deleted.
///
/// # Errors
/// A list that can't be read.
pub fn all(
    context: &Context,
    organization: &Organization,
    assignments: &[Assignment],
) -> anyhow::Result<Vec<Assignable>> {
    let portal = context.signed_in()?;
    let mut found = Vec::new();
    for kind in ContentKind::ALL {
        let listed = portal.content(&organization.id, kind, Detail::Tagged)?.into_iter().flatten();
        found.extend(listed.map(|content| Assignable {
            assigned: AssignedSubject { class: kind.class().to_owned(), id: content.id.clone() },
            content: Some(content),
        }));
    }
    let mut known: HashSet<AssignedSubject> =
        found.iter().map(|assignable| assignable.assigned.clone()).collect();
    let hidden = assignments.iter().filter(|assignment| known.insert(assignment.subject.clone()));
    found.extend(hidden.map(|assignment| Assignable { assigned: assignment.subject.clone(), content: None }));
    Ok(found)
}

/// Assignments as a person reads them: with the title of what the portal shows.
///
/// # Errors
/// Whatever reading what the organization publishes gives.
pub fn described(
    context: &Context,
    organization: &Organization,
    assigned: &[roster::ContentReference],
) -> anyhow::Result<Vec<String>> {
    let all = all(context, organization, &[])?;
    let subject = |reference: &roster::ContentReference| {
        let is_it = |subject: &&Assignable| {
            subject.assigned.id == reference.id && subject.assigned.class == reference.class
        };
        all.iter()
            .find(is_it)
            .map_or_else(|| format!("{} · {}", reference.class, reference.id), Assignable::described)
    };
    Ok(assigned.iter().map(subject).collect())
}

impl Choice {
    /// True where the targets come from elsewhere than the command line.
    pub fn is_derived(&self) -> bool {
        self.tag.is_some() || self.search.is_some() || resolve::is_derived(&self.subject)
    }

    /// Finds what is chosen, each once. By tag and words only what `counts`, as long as something has them.
    ///
    /// # Errors
    /// Exit 6 for what is unknown or ambiguous, and for a tag or words that nothing has.
    pub fn of(
        &self,
        context: &Context,
        all: &[Assignable],
        counts: impl Fn(&Assignable) -> bool,
    ) -> anyhow::Result<Vec<Assignable>> {
        let mut chosen: Vec<Assignable> = Vec::new();
        for typed in resolve::listed(context, &self.subject)? {
            let one = named(context, all, &typed)?;
            if chosen.iter().all(|known| known.assigned != one.assigned) {
                chosen.push(one.clone());
            }
        }
        if self.tag.is_some() || self.search.is_some() {
            let fitting: Vec<&Assignable> = all.iter().filter(|assignable| self.fits(assignable)).collect();
            if fitting.is_empty() {
                let message = message!("assignment-nothing-fits");
                return Err(Failure::new(Code::NothingFits, message).into());
            }
            for one in fitting.into_iter().filter(|assignable| counts(assignable)) {
                if chosen.iter().all(|known| known.assigned != one.assigned) {
                    chosen.push(one.clone());
                }
            }
        }
        Ok(chosen)
    }

    fn fits(&self, assignable: &Assignable) -> bool {
        let Some(content) = &assignable.content else { return false };
        let title = fold(&content.title);
        let tagged = |tag: &String| content.tags.iter().any(|theirs| fold(theirs) == fold(tag));
        let worded = |words: &String| fold(words).split(' ').all(|word| title.contains(word));
        self.tag.as_ref().is_none_or(tagged) && self.search.as_ref().is_none_or(worded)
    }
}

/// Finds the content that was typed: an id, a slug, an address of the portal, or its exact title.
fn named<'a>(context: &Context, all: &'a [Assignable], typed: &str) -> anyhow::Result<&'a Assignable> {
    let site = context.portal()?.site();
    let references = ContentKind::ALL.map(|kind| (kind, Reference::parse(typed, Noun::Content(kind), site)));
    if let (_, Reference::Elsewhere(address)) = &references[0] {
        return Err(resolve::elsewhere(context, address).into());
    }
    let is_meant = |assignable: &&Assignable| {
        let of_kind = references.iter().find(|(kind, _)| kind.class() == assignable.assigned.class);
        let content = assignable.content.as_ref();
        let called = || content.is_some_and(|content| fold(&content.title) == fold(typed));
        match of_kind {
            Some((_, Reference::Id(id))) => assignable.assigned.id == *id,
            Some((_, Reference::Hex(digits))) => {
                assignable.assigned.id == *digits || content.is_some_and(|content| content.slug == *digits)
            }
            Some((_, Reference::Slug(slug))) => {
                content.is_some_and(|content| content.slug == *slug) || called()
            }
            Some((_, Reference::Name(_))) => called(),
            _ => false,
        }
    };
    let found: Vec<&Assignable> = all.iter().filter(is_meant).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(unknown(all, typed).into()),
        several => {
            let lines: Vec<String> = several.iter().map(|assignable| assignable.described()).collect();
            let message = message!("assignment-ambiguous", typed = typed, candidates = lines);
            Err(Failure::new(Code::Ambiguous, message).hint(message!("hint-use-id")).into())
        }
    }
}

/// The failure for what the organization does not publish, with what is called nearly so.
fn unknown(all: &[Assignable], typed: &str) -> Failure {
    let wanted = fold(typed);
    let is_near = |assignable: &&Assignable| {
        fold(assignable.title()).split(' ').any(|word| wanted.split(' ').any(|typed| typed == word))
    };
    let near: Vec<String> = all.iter().filter(is_near).take(5).map(Assignable::described).collect();
    let message = message!("assignment-unknown", typed = typed);
    let failure = Failure::new(Code::UnknownSubject, message);
    if near.is_empty() {
        failure.hint(message!("assignment-hint-search"))
    } else {
        failure.hint(message!("hint-near", candidates = near))
    }
}
