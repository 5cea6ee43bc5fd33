//! The lists of a run asked about each organization, and what there is to say of them once all was looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use reqwest::Url;

use super::finding::{self, Row};
use super::met::Met;
use crate::commands::resolve::lines::{self, Fields};
use crate::commands::roster::planning;
use crate::messages::{Message, Messages, message};
use crate::report::Note;
use udata_client::Me;
use udatactl_core::audit::beside::Meant;
use udatactl_core::audit::list::{self, Listed, PeopleList};
use udatactl_core::audit::rules::lists::{NOT_LEFT, ON_STAFF};
use udatactl_core::audit::{Assessment, Certainty, Facts, rules};
use udatactl_core::roster::document::Wanted;
use udatactl_core::roster::{CurrentMembers, Member, OrganizationName, Request};

/// The lists of a run, and for whom and where they are read.
pub struct Beside {
    pub site: Url,
    pub me: Option<Me>,
    pub left: Option<Held<PeopleList>>,
    pub staff: Option<Held<PeopleList>>,
    /// By the ids of the organizations.
    pub roster: Option<Held<Vec<(String, Wanted)>>>,
}

/// What a file says, and what of it was met.
pub struct Held<T> {
    flag: &'static str,
    file: String,
    says: T,
    met: Met,
    /// The accounts that each line of a list means, of those looked at, and whether more surely than perhaps.
    lines: Mutex<BTreeMap<usize, BTreeSet<(String, bool)>>>,
}

impl<T> Held<T> {
    /// What a file says, before anything is looked at.
    pub fn of(flag: &'static str, path: &Path, says: T) -> Self {
        let file = path.display().to_string();
        Self { flag, file, says, met: Met::default(), lines: Mutex::default() }
    }
}

impl Beside {
    /// Notes that an organization is looked at.
    pub fn meet(&self, organization: &OrganizationName) {
        if let Some(roster) = &self.roster {
            roster.met.note(roster.says.iter().any(|(id, _)| *id == organization.id));
        }
    }

    /// Writes what the lists say of an organization into what was read of it.
    pub fn note(&self, facts: &mut Facts) {
        let current = current(facts);
        let of = |held: &Held<PeopleList>| held.meant(self, facts, &current);
        let (left, staff) = (self.left.as_ref().map(of), self.staff.as_ref().map(of));
        (facts.lists.left, facts.lists.staff) = (left, staff);
        let Some(roster) = &self.roster else { return };
        facts.lists.has_roster = true;
        for (_, wanted) in roster.says.iter().filter(|(id, _)| *id == current.organization.id) {
            let fields: Vec<Fields> = wanted.people.iter().map(planning::fields).collect();
            list::note_roster(facts, wanted, &lines::there(&self.site, self.me.as_ref(), &current, &fields));
        }
    }

    /// True where what a list means in one organization may depend on the others.
    pub fn waits_for_all(&self) -> bool {
        self.left.is_some()
    }

    /// Leaves to a person whom a line means that probably means another account elsewhere.
    pub fn doubt<'a>(&self, assessments: impl Iterator<Item = &'a mut Assessment>) {
        if let Some(left) = &self.left {
            let lines = left.ambiguous().into_iter().map(|line| line.text.clone()).collect();
            assessments.for_each(|assessment| rules::lists::doubt(assessment, &lines));
        }
    }

    /// What there is to say of the lists.
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        let roster = self.roster.as_ref();
        let roster = roster.and_then(|roster| roster.met.warning(roster.flag, Some(Path::new(&roster.file))));
        let lists = [&self.left, &self.staff].into_iter().flatten();
        let unmet = lists.filter_map(Held::unmet).map(|lines| Note::Warn(lines.said));
        let several = self.staff.as_ref().and_then(Held::several).map(|lines| Note::Warn(lines.said));
        roster.into_iter().chain(unmet.chain(several).collect::<Vec<_>>())
    }

    /// The same of lines of lists, as rows.
    pub fn rows(&self, messages: &Messages) -> Vec<Row> {
        let lists = [(&self.left, NOT_LEFT.name), (&self.staff, ON_STAFF.name)];
        let unmet = lists.map(|(held, rule)| ("unmet", rule, held.as_ref().and_then(Held::unmet)));
        let several = ("several", ON_STAFF.name, self.staff.as_ref().and_then(Held::several));
        let rows = unmet.into_iter().chain([several]);
        let row = |(what, rule, lines): (&str, &'static str, Option<Lines>)| {
            let Lines { said, numbers } = lines?;
            let numbers = numbers.iter().map(ToString::to_string).collect();
            Some(finding::of_list(messages, rule, what, &said, numbers))
        };
        rows.filter_map(row).collect()
    }
}

/// Lines of a list, and what there is to say of them.
struct Lines {
    said: Message,
    numbers: Vec<usize>,
}

impl Held<PeopleList> {
    /// Tells whom the list means in an organization.
    fn meant(&self, beside: &Beside, facts: &Facts, current: &CurrentMembers) -> Meant {
        let fields: Vec<Fields> = self.says.lines().iter().map(fields).collect();
        let meant = self.says.meant(facts, &lines::there(&beside.site, beside.me.as_ref(), current, &fields));
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        for (id, mentions) in &meant.people {
            for mention in mentions {
                let is_likely = mention.certainty <= Certainty::Probable;
                lines.entry(mention.line).or_default().insert((id.clone(), is_likely));
            }
        }
        meant
    }

    /// The lines that probably mean several accounts, each in another organization.
    fn ambiguous(&self) -> Vec<&Listed> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let likely =
            |line: &Listed| lines.get(&line.number).into_iter().flatten().filter(|(_, is_likely)| *is_likely);
        self.says.lines().iter().filter(|line| likely(line).count() > 1).collect()
    }

    /// Those that mean nobody who was looked at.
    fn unmet(&self) -> Option<Lines> {
        let met = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let numbers = self.says.lines().iter().map(|line| line.number);
        let numbers: Vec<usize> = numbers.filter(|number| !met.contains_key(number)).collect();
        if !numbers.is_empty() && numbers.len() == self.says.lines().len() {
            let said = message!("audit-list-unmet-all", flag = self.flag, file = &self.file);
            return Some(Lines { said, numbers });
        }
        self.said("audit-list-unmet", numbers)
    }

    /// Those of which one account is not the only one that they may let pass.
    fn several(&self) -> Option<Lines> {
        self.said("audit-list-several", self.ambiguous().iter().map(|line| line.number).collect())
    }

    /// The sentence about lines; nothing where there are none.
    fn said(&self, key: &'static str, numbers: Vec<usize>) -> Option<Lines> {
        let said = Message::new(key).with("flag", self.flag).with("file", &self.file);
        let said = said.with("count", numbers.len()).with("total", self.says.lines().len());
        (!numbers.is_empty()).then(|| Lines { said: said.with("lines", ranges(&numbers)), numbers })
    }
}

/// So many runs of numbers are written out.
const MOST_RANGES: usize = 20;

/// Numbers in their order as people write them: `2, 4-7`.
fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let said = |(first, last): &(usize, usize)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    let more = if runs.len() > MOST_RANGES { ", …" } else { "" };
    runs.iter().take(MOST_RANGES).map(said).collect::<Vec<_>>().join(", ") + more
}

/// A line of a list as one of a roster.
fn fields(line: &Listed) -> Fields<'_> {
    let name = line.address.as_ref().and(line.name.as_deref());
    Fields { person: Some(&line.text), name, ..Fields::default() }
}

/// The members of an organization and who waits there, as rosters are read beside them.
fn current(facts: &Facts) -> CurrentMembers {
    let members = facts.people.iter().map(|person| Member {
        person: person.person.clone(),
        role: person.role,
        since: None,
        email: person.mail.clone(),
        account: person.account,
        also: Vec::new(),
    });
    let requests = facts.waiting.iter().flatten().map(|waiting| {
        let (email, account_email) = match waiting.person {
            Some(_) => (None, waiting.address.clone()),
            None => (waiting.address.clone(), None),
        };
        Request {
            id: waiting.id.clone(),
            person: waiting.person.clone(),
            email,
            account_email,
            invitation: waiting.invitation,
            status: "pending".to_owned(),
            role: waiting.role,
            comment: None,
            created: None,
            assignments: Vec::new(),
            account_deleted: false,
        }
    });
    CurrentMembers {
        organization: facts.name.clone(),
        members: members.collect(),
        damaged: 0,
        requests: facts.waiting.is_ok().then(|| requests.collect()),
        assignments: None,
        others: BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_written_as_one() {
        assert_eq!(ranges(&[2]), "2");
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8]), "1-3, 5, 7-8");
        let odd: Vec<usize> = (0..50).map(|number| 2 * number + 1).collect();
        assert!(ranges(&odd).ends_with("37, 39, …"));
    }
}
