//! What the lines about each person want: a role, an end, or nothing yet, for a reason.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::arguments::Arguments;
use super::placed::{Placed, Row};
use super::source::Source;
use crate::commands::flaws;
use crate::context::Context;
use crate::messages::{Message, Messages, message};
use crate::report::age;
use udatactl_core::roster::document::{Imported, Wish};
use udatactl_core::roster::reconcile::{LineIdentity, What};
use udatactl_core::roster::{CurrentMembers, Person, Role, called};

/// The day of the run.
pub struct Today(Date);

impl Today {
    /// In UTC, as rosters count.
    pub fn of(context: &Context) -> Self {
        Self(context.settings.now.to_zoned(TimeZone::UTC).date())
    }
}

/// What the lines about an organization want, and those that are not settled.
pub struct Wished {
    pub people: Vec<Imported>,
    pub open: Vec<Row>,
}

/// A wish, and why it is none yet: a stable word, and a sentence.
type Said = (Wish, Option<(&'static str, String)>);

/// Whether a reason to leave somebody as they are is one of these, and not written by hand: in whichever language.
pub fn is_ours() -> impl Fn(&str) -> bool {
    const PLACE: &str = "0";
    let sentence = message!("import-at-line", line = PLACE, why = "");
    let said = Messages::in_each_language(&sentence);
    move |reason| {
        let parts = said.iter().filter_map(|sentence| sentence.split_once(PLACE));
        parts
            .into_iter()
            .any(|(before, after)| reason.starts_with(before) && reason.contains(after.trim_end()))
    }
}

/// Finds what the lines of an organization want; the lines of one person are one.
pub fn of(
    context: &Context,
    arguments: &Arguments,
    source: &Source,
    current: &CurrentMembers,
    placed: &[Placed],
    today: &Today,
) -> Wished {
    let say = |message: Message| context.terminal.messages.say(&message);
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Placed>> = Vec::new();
    for one in placed {
        let place = *places.entry(key(one)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let mut wished = Wished { people: Vec::new(), open: Vec::new() };
    for group in &groups {
        let Some(first) = group.first() else { continue };
        let said: Vec<Said> =
            group.iter().map(|one| wish(one, arguments, source, current, today, &say)).collect();
        let (wish, why) = joined(group, said, &say);
        if let Some(open) = open(first, &wish, why) {
            wished.open.push(open);
        }
        let number = |number: &str| say(message!("import-number", number = number));
        wished.people.push(first.imported(wish, &number));
    }
    wished
}

/// The text by which lines are one person's.
fn key(one: &Placed) -> String {
    if let Some(id) = one.account() {
        return format!("id {id}");
    }
    let line = one.line;
    match (&line.mail, &line.name, one.barred) {
        (_, Some(name), Some(_)) | (None, Some(name), _) => format!("name {}", called(name)),
        (Some(mail), ..) => format!("mail {}", mail.to_lowercase()),
        (None, None, _) => format!("number {}", line.number.as_deref().unwrap_or_default()),
    }
}

fn wish(
    one: &Placed,
    arguments: &Arguments,
    source: &Source,
    current: &CurrentMembers,
    today: &Today,
    say: &dyn Fn(Message) -> String,
) -> Said {
    let line = one.line;
    let unmanaged = |word: &'static str, text: String| (Wish::Unmanaged(text.clone()), Some((word, text)));
    let at = |message: Message| say(message!("import-at-line", line = line.line.to_string(), why = message));
    if let Some(problem) = &line.problem {
        return unmanaged("bad_line", at(flaws::word(problem)));
    }
    if let Some(word) = one.barred {
        return unmanaged(word, at(message!(format!("because-{word}"))));
    }
    if let Some(arrival) = line.arrival.filter(|arrival| *arrival > today.0) {
        return unmanaged("arrives_later", at(message!("import-arrives", day = age::day(arrival))));
    }
    let departure = line.departure;
    if let Some(day) = departure.filter(|day| *day < today.0) {
        let left = message!("import-left", day = age::day(day));
        let reason = line.comment.clone().unwrap_or_else(|| say(left));
        return (Wish::Absent(reason), None);
    }
    // Who is probable keeps the role that they have.
    let probable = match &one.who {
        LineIdentity::Probable { person, .. } => Some(person.id.as_str()),
        _ => None,
    };
    let own = one.account().or(probable).and_then(|id| current.member(id)).and_then(|member| member.role);
    let role = match line.role.as_deref() {
        Some(word) => match source.mapping.role(word) {
            Some(role) => role,
            None => return unmanaged("unknown_role", at(message!("flaw-unknown-role", word = word))),
        },
        None => match own.or(arguments.role) {
            Some(role) => role,
            None => return unmanaged("no_role", at(message!("because-no_role"))),
        },
    };
    (Wish::Member { role, until: departure }, None)
}

/// What several lines of one person want together: who is there by one of them has not left by another.
fn joined(group: &[&Placed], said: Vec<Said>, say: &dyn Fn(Message) -> String) -> Said {
    let mut roles: Vec<(Role, Option<Date>)> = Vec::new();
    for (wish, _) in &said {
        if let Wish::Member { role, until } = wish {
            roles.push((*role, *until));
        }
    }
    let Some((role, mut until)) = roles.first().copied() else {
        // Who is in doubt by one line is not taken out by another.
        let mut said = said;
        let doubt = said.iter().position(|(_, why)| why.is_some()).unwrap_or(0);
        return said.swap_remove(doubt);
    };
    if roles.iter().any(|(other, _)| *other != role) {
        let lines: Vec<String> = group.iter().map(|one| one.line.line.to_string()).collect();
        let two = message!("import-at-line", line = lines.join(", "), why = message!("because-two_lines"));
        let text = say(two);
        return (Wish::Unmanaged(text.clone()), Some(("two_lines", text)));
    }
    for (_, other) in &roles {
        until = until.zip(*other).map(|(one, other)| one.max(other));
    }
    (Wish::Member { role, until }, None)
}

/// Why the line is not settled; nothing where it is.
fn open(one: &Placed, wish: &Wish, why: Option<(&'static str, String)>) -> Option<Row> {
    if let Some((reason, detail)) = why {
        return Some(Row { detail: Some(detail), ..Row::of(one.line, reason) });
    }
    let choice = |person: &Person| format!("{} {}", person.id, person.name);
    let undecided = |reason, candidates: &[Person]| {
        Some(Row { choices: candidates.iter().map(choice).collect(), ..Row::of(one.line, reason) })
    };
    match (&one.who, wish) {
        (LineIdentity::Probable { person, .. }, _) => undecided("probable", std::slice::from_ref(person)),
        (LineIdentity::Ambiguous(people), _) => undecided("ambiguous", people),
        (LineIdentity::Address(_), Wish::Absent(_)) => undecided("not_there", &[]),
        (LineIdentity::Nobody(nobody), _) => {
            undecided(What::Unknown(*nobody).reason().unwrap_or("unknown"), &[])
        }
        (LineIdentity::Person(_) | LineIdentity::Address(_), _) => None,
    }
}
