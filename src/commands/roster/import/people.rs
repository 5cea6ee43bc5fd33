//! Whom each line of a list means, and what becomes of it in the roster.

use std::collections::{HashMap, HashSet};

use super::arguments::Arguments;
use super::identities::Held;
use super::placed::{Placed, Row};
use super::places::{Place, Places};
use super::source::Source;
use super::wishes::{self, Today};
use crate::commands::resolve::lines::{self, Fields};
use crate::context::Context;
use udatactl_core::roster::document::Imported;
use udatactl_core::roster::reconcile::{LineIdentity, Nobody};
use udatactl_core::roster::{CurrentMembers, in_any_order};
use udatactl_core::staff::{Known, StaffLine};

/// The people of a list, and the lines that are not settled.
pub struct Found {
    /// By the place of their organization.
    pub people: Vec<Vec<Imported>>,
    pub open: Vec<Row>,
}

/// Finds the people of each organization that the list names.
///
/// # Errors
/// A read that fails: nothing is concluded from it.
pub fn find(
    context: &Context,
    arguments: &Arguments,
    source: &Source,
    places: &Places,
    identities: &mut Held,
) -> anyhow::Result<Found> {
    let mut open = Vec::new();
    let mut lines_of: Vec<Vec<&StaffLine>> = places.read.iter().map(|_| Vec::new()).collect();
    for line in &source.lines {
        let text = line.organization.as_deref().or(arguments.org.as_deref());
        let nowhere =
            |reason, detail| Row { organization: text.map(str::to_owned), detail, ..Row::of(line, reason) };
        match text.and_then(|text| places.of(text)) {
            Some(Place::At(place)) => lines_of[*place].push(line),
            Some(Place::Hidden) => open.push(nowhere("not_administrator", None)),
            Some(Place::Unknown(failure)) => {
                let why = context.terminal.messages.say(&failure.message);
                open.push(nowhere("unknown_organization", Some(why)));
            }
            Some(Place::Unread) => {}
            None => open.push(nowhere("no_organization", None)),
        }
    }
    let shared = shared(&source.lines);
    let mut placed: Vec<Vec<Placed>> = lines_of
        .into_iter()
        .map(|lines| lines.into_iter().map(|line| named(line, identities, &shared)).collect())
        .collect();
    look(context, places, &mut placed)?;
    let today = Today::of(context);
    let mut people = Vec::with_capacity(placed.len());
    for (current, placed) in places.read.iter().zip(&placed) {
        for one in placed {
            if let (LineIdentity::Person(person), None) = (&one.who, one.barred) {
                identities.note(one.line, person);
            }
        }
        let wished = wishes::of(context, arguments, source, current, placed, &today);
        people.push(wished.people);
        open.extend(wished.open.into_iter().map(|one| Row {
            organization: Some(current.organization.name.clone()),
            organization_id: Some(current.organization.id.clone()),
            ..one
        }));
    }
    open.sort_by_key(|open| open.line);
    Ok(Found { people, open })
}

/// The addresses that several people share: none of them is known by it.
fn shared(lines: &[StaffLine]) -> HashSet<String> {
    let mut names: HashMap<String, HashSet<String>> = HashMap::new();
    for line in lines {
        if let (Some(mail), Some(name)) = (&line.mail, &line.name) {
            names.entry(mail.to_lowercase()).or_default().insert(in_any_order(name));
        }
    }
    names.into_iter().filter(|(_, names)| names.len() > 1).map(|(mail, _)| mail).collect()
}

fn named<'a>(line: &'a StaffLine, identities: &Held, shared: &HashSet<String>) -> Placed<'a> {
    let is_shared = line.mail.as_ref().is_some_and(|mail| shared.contains(&mail.to_lowercase()));
    let (id, barred) = match identities.find(line) {
        Known::Account(id) => (Some(id.to_owned()), None),
        Known::Two(..) => (None, Some("contradictory")),
        Known::Nobody if is_shared => (None, Some("shared_address")),
        Known::Nobody if line.mail.is_none() && line.name.is_none() => (None, Some("only_a_number")),
        Known::Nobody => (None, None),
    };
    Placed {
        line,
        id,
        name: line.name.clone(),
        who: LineIdentity::Nobody(Nobody::Unknown),
        barred,
        by_name: false,
    }
}

/// Looks for who is behind each line; whom the address does not tell, the names may.
fn look(context: &Context, places: &Places, placed: &mut [Vec<Placed>]) -> anyhow::Result<()> {
    let asked = |one: &&mut Placed| one.barred.is_none();
    let parts: Vec<(&CurrentMembers, Vec<Fields>)> = places
        .read
        .iter()
        .zip(placed.iter())
        .map(|(current, placed)| {
            (current, placed.iter().filter(|one| one.barred.is_none()).map(Placed::fields).collect())
        })
        .collect();
    let found = lines::find(context, &parts, &mut lines::Answers::new())?;
    drop(parts);
    let (site, me) = (context.portal()?.site(), Some(context.me()?));
    for ((current, placed), found) in places.read.iter().zip(placed).zip(found) {
        for (one, who) in placed.iter_mut().filter(asked).zip(found) {
            one.who = who;
        }
        // By whichever name: beside the address first, then alone.
        let mut asked: Vec<(usize, Fields)> = Vec::new();
        for (place, one) in
            placed.iter().enumerate().filter(|(_, one)| one.id.is_none() && one.barred.is_none())
        {
            let (mail, name, other) =
                (one.line.mail.as_deref(), one.line.name.as_deref(), one.line.other_name.as_deref());
            let alone = |name| Fields { person: Some(name), name: Some(name), ..Fields::default() };
            if let (Some(mail), Some(other)) = (mail, other) {
                let beside =
                    Fields { person: Some(mail), mail: Some(mail), name: Some(other), ..Fields::default() };
                asked.push((place, beside));
            }
            asked.extend(name.into_iter().chain(other).map(|name| (place, alone(name))));
        }
        let fields: Vec<Fields> = asked.iter().map(|(_, fields)| *fields).collect();
        let met = lines::there(site, me, current, &fields);
        let met: Vec<(usize, bool, Option<String>, LineIdentity)> = asked
            .into_iter()
            .zip(met)
            .map(|((place, fields), who)| (place, fields.mail.is_some(), fields.name.map(str::to_owned), who))
            .collect();
        for (place, is_beside, name, who) in met {
            let one = &mut placed[place];
            let is_open = match &one.who {
                LineIdentity::Address(_) | LineIdentity::Nobody(Nobody::Name | Nobody::Unknown) => true,
                LineIdentity::Ambiguous(_) => is_beside,
                _ => false,
            };
            let who = match who {
                LineIdentity::Person(person) | LineIdentity::Probable { person, .. } => {
                    LineIdentity::Probable { person, by_address: is_beside }
                }
                LineIdentity::Ambiguous(people) if !is_beside => LineIdentity::Ambiguous(people),
                _ => continue,
            };
            if is_open {
                (one.who, one.name, one.by_name) = (who, name, !is_beside);
            }
        }
    }
    Ok(())
}
