//! Nobody but the one who is meant: over generated worlds and generated rosters and command lines, judged a second time.

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::Index;

use super::lines::{self, meant};
use super::reference::{Noun, Reference};
use super::{Kind, member, request};
use crate::commands::roster::planning;
use udatactl_core::roster::document::{self, DesiredMembership, Entry, present};
use udatactl_core::roster::reconcile::{
    self, Line, LineIdentity, Nobody, Reconciled, Terms, Twice, Unlisted, Unmanaged, What,
};
use udatactl_core::roster::{
    Account, Action, Ceiling, Change, CurrentMembers, Known, Meaning, OrganizationName, Plan, Policy,
    RightsLost, Role, Target, guard,
};

mod judge;
mod world;

use judge::{Said, Written};
use world::{ADDRESSES, NAMES, SITE, State, Whose, World, site, uuid};

/// The permissions of a run, and its time.
#[derive(Clone, Debug)]
struct Leave {
    prune: bool,
    takes_names: bool,
    invite_again: bool,
    invitations: bool,
    unlisted: Unlisted,
    /// An invitation from before this day is stale.
    stale: usize,
}

fn leave() -> impl Strategy<Value = Leave> {
    let unlisted = prop::sample::select(vec![Unlisted::Nobody, Unlisted::Admins, Unlisted::Everybody]);
    (any::<[bool; 3]>(), prop::bool::weighted(0.8), unlisted, 0usize..20).prop_map(
        |([prune, takes_names, invite_again], invitations, unlisted, stale)| Leave {
            prune,
            takes_names,
            invite_again,
            invitations,
            unlisted,
            stale,
        },
    )
}

/// A line to be written in some world: whom it is about, how it is spelled, what stands beside it, and what is wanted.
#[derive(Clone, Debug)]
struct Sketch {
    whom: Index,
    spelling: usize,
    beside: usize,
    other: Index,
    new: bool,
    desired: usize,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let parts = (any::<Index>(), 0usize..24, 0usize..8, any::<Index>(), prop::bool::weighted(0.1), 0usize..8);
    parts.prop_map(|(whom, spelling, beside, other, new, desired)| Sketch {
        whom,
        spelling,
        beside,
        other,
        new,
        desired,
    })
}

fn rosters() -> impl Strategy<Value = Vec<Sketch>> {
    prop::collection::vec(sketch(), 1..7)
}

impl Sketch {
    /// The text that names them, as somebody might write it.
    fn text(&self, world: &World) -> String {
        let one = &world.people[self.whom.index(world.people.len())];
        let (id, slug, email) = (&one.id, &one.slug, &one.email);
        let name = format!("{} {}", one.first, one.last);
        match self.spelling {
            0 => format!("id:{id}"),
            1 | 2 => id.clone(),
            3 => id.to_uppercase(),
            4 | 5 => slug.clone(),
            6 => format!("slug:{slug}"),
            7 => format!("{SITE}fr/users/{slug}/"),
            8 => format!("{SITE}admin/users/{id}/"),
            9 | 10 => email.clone(),
            11 => format!("{name} <{email}>"),
            12 => format!("mailto:{}", email.to_uppercase()),
            13 => format!(" \u{a0}<{email}>; "),
            14 | 15 => name,
            16 => format!("{} {}", one.last.to_uppercase(), one.first),
            17 => one.before.clone(),
            18 => "moi".to_owned(),
            19 => uuid(0),
            20 => ADDRESSES[self.other.index(ADDRESSES.len())].to_owned(),
            21 => one.shown().unwrap_or_default(),
            22 => format!("Nadia Neuve <nadia@{}>", email.split('@').nth(1).unwrap_or_default()),
            _ => "f".repeat(24),
        }
    }

    fn write(&self, world: &World) -> Written {
        let one = &world.people[self.whom.index(world.people.len())];
        let mut written = Written { person: self.text(world), new: self.new, ..Written::default() };
        let (first, last) = NAMES[self.other.index(NAMES.len())];
        match self.beside {
            0 => written.name = format!("{first} {last}"),
            1 => written.name = one.name(),
            2 => written.mail = one.email.clone(),
            3 => written.id = one.id.clone(),
            4 => (written.mail, written.name) = (one.shown().unwrap_or_default(), format!("{last} {first}")),
            5 => written.name = "Nadia Neuve".to_owned(),
            _ => {}
        }
        written
    }

    /// The cells for the role, for who is to be absent and for who is unmanaged.
    fn desired(&self) -> [&'static str; 3] {
        match self.desired {
            0 | 1 => ["admin", "", ""],
            2 | 3 => ["editor", "", ""],
            4 => ["partial_editor", "", ""],
            5 | 6 => ["", "left", ""],
            _ => ["", "", "odd"],
        }
    }
}

/// The roster that is read of the lines, without those for which a file is refused, and each line as it was written.
fn read(world: &World, sketches: &[Sketch]) -> Option<(Vec<Entry>, Vec<Written>)> {
    let mut written: Vec<(Written, [&str; 3])> =
        sketches.iter().map(|sketche| (sketche.write(world), sketche.desired())).collect();
    // A line about nobody is one about the organization.
    written.retain(|(line, _)| !(line.person.clone() + &line.id + &line.mail).trim().is_empty());
    while !written.is_empty() {
        let mut text = "organization,person,id,mail,name,new,role,absent,unmanaged\n".to_owned();
        for (line, desired) in &written {
            let new = if line.new { "x" } else { "" };
            let cells = [
                "ville",
                &line.person,
                &line.id,
                &line.mail,
                &line.name,
                new,
                desired[0],
                desired[1],
                desired[2],
            ];
            let cells = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            text += &(cells.join(",") + "\n");
        }
        match document::read(text.clone().into_bytes()) {
            Ok(reading) => {
                let people = reading.document.organizations.into_iter().next()?.people;
                return Some((people, written.into_iter().map(|(line, _)| line).collect()));
            }
            Err(flaws) => {
                let refused: Vec<usize> = flaws.iter().map(|flaw| flaw.line - 2).collect();
                assert!(refused.iter().all(|line| *line < written.len()), "{flaws:?} in {text}");
                let mut line = 0..;
                written.retain(|_| line.next().is_some_and(|line| !refused.contains(&line)));
            }
        }
    }
    None
}

/// Finds whom the lines mean, as a run does.
fn found(world: &World, current: &CurrentMembers, people: &[Entry]) -> Vec<LineIdentity> {
    let fields: Vec<_> = people.iter().map(planning::fields).collect();
    let found = meant::among(&site(), Some(&world.me()), current, &fields);
    meant::told(&site(), Some(&world.me()), current, &fields, found, &|question| {
        lines::answer(world, question).expect("an answer")
    })
}

fn steps(world: &World, people: &[Entry], leave: &Leave) -> Result<Vec<Reconciled>, Vec<Twice>> {
    let current = world.current();
    let who = found(world, &current, people);
    let lines: Vec<Line> =
        people.iter().zip(who).map(|(entry, who)| planning::line(entry, who, leave.takes_names)).collect();
    let day = format!("2026-11-{:02}", leave.stale);
    let terms = Terms {
        invitations: leave.invitations,
        prune: leave.prune,
        invite_again: leave.invite_again,
        unlisted: leave.unlisted,
        today: Date::constant(2026, 11, 29),
        held_back: &|_, request| !leave.invite_again && request.status == "refused",
        is_stale: &|request| request.created.as_ref().is_some_and(|created| *created < day),
    };
    reconcile::steps(&lines, &current, &terms)
}

fn changes(steps: &[Reconciled]) -> Vec<Change> {
    let change = |step: &Reconciled| match &step.what {
        What::Do(action) => Some(Change { target: step.target.clone(), action: action.clone() }),
        _ => None,
    };
    let mut changes: Vec<Change> = steps.iter().filter_map(change).collect();
    changes.sort_by_key(|change| change.action.order());
    changes
}

/// True where somebody is as a line wants them.
fn is_fulfilled(world: &World, desired: &DesiredMembership, written: &Written, whose: &Whose) -> bool {
    let is_theirs = |other: &Whose| {
        other == whose || judge::may_be(world, written, other) && matches!(other, Whose::Address(_))
    };
    let invited = || world.asked.iter().filter(|asked| asked.is_open_invitation() && is_theirs(&asked.whose));
    let roles: Vec<&str> = match whose {
        Whose::Account(place) => world.roles(*place).collect(),
        Whose::Address(_) => Vec::new(),
    };
    let is_closed = matches!(whose, Whose::Account(place) if world.people[*place].state != State::Active);
    match desired {
        DesiredMembership::Unmanaged { .. } => true,
        // Whose account is closed accepts nothing.
        DesiredMembership::Absent { .. } => roles.is_empty() && (is_closed || invited().next().is_none()),
        DesiredMembership::Member { role, .. } if roles.is_empty() => {
            invited().any(|asked| asked.role == role.word())
        }
        DesiredMembership::Member { role, .. } => {
            roles.iter().filter_map(|role| Role::parse(role)).max() == Some(*role)
        }
    }
}

/// True where it is said that somebody is not, or not yet, as a line wants them.
fn is_said(step: &Reconciled, desired: &DesiredMembership) -> bool {
    let is_left = step.what == What::Unmanaged(Unmanaged::Said)
        && matches!(desired, DesiredMembership::Unmanaged { .. });
    step.is_finding() || is_left || matches!(step.what, What::Do(_) | What::Waiting)
}

/// Looks up the organization's accounts, as a run does for those that a plan depends on.
fn look_up(world: &World, current: &mut CurrentMembers, plan: &Plan, policy: &Policy) {
    current.note(&[(world.people[world.me].id.clone(), Account::Active)].into());
    loop {
        let asked = guard::in_question(plan, current, policy, 2);
        if asked.is_empty() {
            return;
        }
        let account = |id: String| match world.people[world.with_id(&id).expect("an account")].state {
            State::Active => (id, Account::Active),
            State::Deleted => (id, Account::Deleted),
            State::SwitchedOff => (id, Account::SwitchedOff),
        };
        current.note(&asked.into_iter().map(account).collect());
    }
}

/// Whoever a text that was read back means; nobody where it is refused.
fn read_back(world: &World, text: &str) -> Option<String> {
    let current = world.current();
    let fields = [lines::Fields { person: Some(text), ..lines::Fields::default() }];
    let found = meant::among(&site(), Some(&world.me()), &current, &fields);
    let told = meant::told(&site(), Some(&world.me()), &current, &fields, found, &|question| {
        lines::answer(world, question).expect("an answer")
    });
    match &told[..] {
        [LineIdentity::Person(person) | LineIdentity::Probable { person, .. }] => Some(person.id.clone()),
        [LineIdentity::Ambiguous(_) | LineIdentity::Nobody(Nobody::Closed)] => None,
        other => panic!("{text} means {other:?}"),
    }
}

proptest! {
    #[test]
    fn whoever_changes_state_was_named_by_what_can_mean_nobody_else(
        world in world::world(), sketches in rosters(), leave in leave(),
    ) {
        let Some((people, written)) = read(&world, &sketches) else { return Ok(()) };
        let Ok(steps) = steps(&world, &people, &leave) else { return Ok(()) };
        let only: Vec<Option<Whose>> = written.iter().map(|line| judge::only(&world, line, &written)).collect();
        for step in &steps {
            let What::Do(action) = &step.what else { continue };
            let whose = world.whose(&step.target);
            if matches!(action, Action::Invite { .. } | Action::Add { .. }) {
                prop_assert!(!world.stands(&whose), "{step:?}");
            }
            if let Some(request) = action.request() {
                let other = &world.request(request).whose;
                let is_own = *other == whose || step.line.is_some_and(|line| judge::may_be(&world, &written[line - 2], other));
                prop_assert!(is_own, "{step:?}");
            }
            if let Some(line) = step.line {
                let (line, only) = (&written[line - 2], &only[line - 2]);
                let is_written = matches!((line.said(), &whose), (Said::Address(said), Whose::Address(own)) if said.to_lowercase() == *own);
                let takes_away = matches!(action, Action::Remove { .. } | Action::Cancel { .. });
                let is_taken_by_name = leave.takes_names
                    && !takes_away
                    && judge::by_name(&world, line).map(Whose::Account).as_ref() == Some(&whose);
                prop_assert!(only.as_ref() == Some(&whose) || is_written || is_taken_by_name, "{step:?} {line:?}");
            } else {
                prop_assert!(leave.prune && matches!(action, Action::Remove { .. } | Action::Cancel { .. }), "{step:?}");
                for (line, only) in written.iter().zip(&only) {
                    prop_assert!(only.is_some(), "{step:?} although nobody is sure of {line:?}");
                    prop_assert!(!judge::may_be(&world, line, &whose), "{step:?} may be meant by {line:?}");
                }
            }
        }
    }

    #[test]
    fn whoever_can_act_is_left(world in world::world(), sketches in rosters(), leave in leave(), most in 0usize..9) {
        let Some((people, _)) = read(&world, &sketches) else { return Ok(()) };
        let Ok(steps) = steps(&world, &people, &leave) else { return Ok(()) };
        let organization = OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() };
        let plan = Plan { organization, changes: changes(&steps) };
        let policy = Policy { derived: true, allow_self: true, max_removals: Some(Ceiling::Count(most)), ..Policy::default() };
        let mut current = world.current();
        look_up(&world, &mut current, &plan, &policy);
        if guard::check(&plan, &current, &policy).is_ok() {
            let mut after = world.clone();
            after.carry_out(&plan.changes);
            prop_assert!(!world.is_administered() || after.is_administered(), "{plan:?}");
            prop_assert!(RightsLost::of(&plan.changes).removals <= most);
        }
    }

    #[test]
    fn what_is_not_done_is_said(world in world::world(), sketches in rosters(), leave in leave()) {
        let Some((people, written)) = read(&world, &sketches) else { return Ok(()) };
        let Ok(steps) = steps(&world, &people, &leave) else { return Ok(()) };
        let mut after = world.clone();
        after.carry_out(&changes(&steps));
        for (entry, line) in people.iter().zip(&written) {
            let own: Vec<&Reconciled> = steps.iter().filter(|step| step.line == Some(entry.line)).collect();
            let by_name = judge::by_name(&world, line).filter(|_| leave.takes_names).map(Whose::Account);
            let only = by_name.or_else(|| judge::only(&world, line, &written));
            // Nobody sees that an address is that of who is on another line.
            let others = || written.iter().filter(|other| !std::ptr::eq(*other, line));
            let is_on = |other: &Written| {
                let named = judge::named(&world, &other.said(), &|place| world.is_there(place));
                let is_same = named.into_iter().map(Whose::Account).any(|whose| Some(whose) == only);
                is_same || line.address().is_some() && other.address() == line.address()
            };
            let is_twice = others().any(is_on);
            if !is_twice && !own.iter().any(|step| is_said(step, &entry.desired)) {
                let is_as_wanted =
                    only.as_ref().is_some_and(|whose| is_fulfilled(&world, &entry.desired, line, whose));
                prop_assert!(!own.is_empty() && is_as_wanted, "{own:?} {entry:?}");
            }
            // A second row of one account is damage, and said to be.
            let is_double = |whose: &Whose| matches!(whose, Whose::Account(place) if world.roles(*place).count() > 1);
            let is_refused = own.iter().any(|step| after.refused.contains(&world.whose(&step.target)));
            let is_hidden = match (line.said(), &only) {
                (Said::Address(address), Some(Whose::Account(_))) => !judge::is_known(&world, &address),
                _ => false,
            };
            let is_open = is_hidden || is_twice || is_refused;
            let is_done = !is_open && own.iter().all(|step| matches!(step.what, What::Do(_) | What::Unchanged));
            if let Some(whose) = only.filter(|whose| is_done && !is_double(whose)) {
                prop_assert!(is_fulfilled(&after, &entry.desired, line, &whose), "{own:?} {entry:?}");
            }
        }
        let is_quiet = steps.iter().all(|step| !step.is_finding() && !matches!(step.what, What::Do(_)));
        for place in (0..world.people.len()).filter(|_| is_quiet && leave.prune) {
            let is_listed = written.iter().any(|line| judge::only(&world, line, &written) == Some(Whose::Account(place)));
            prop_assert!(is_listed || world.roles(place).next().is_none(), "{place} is to go: {steps:?}");
        }
    }

    #[test]
    fn what_is_printed_means_the_same_when_it_is_typed(world in world::world()) {
        let current = world.current();
        for one in &world.people {
            let person = udatactl_core::roster::Person { id: one.id.clone(), slug: one.slug.clone(), name: one.name() };
            for word in [person.word(), Target::of(&person).word()] {
                let found = read_back(&world, &word);
                prop_assert!(found.is_none() || found.as_ref() == Some(&one.id), "{word} of {one:?} means {found:?}");
            }
        }
        let exported = present(&current);
        for one in exported.people.iter().filter(|person| person.person.is_some()) {
            let found = read_back(&world, &one.word());
            prop_assert!(found.is_none() || found.as_deref() == Some(one.key), "{}", one.word());
        }
    }

    #[test]
    fn the_order_of_the_lines_does_not_count(
        world in world::world(), sketches in rosters(), leave in leave(), order in any::<Index>(), back in any::<bool>(),
    ) {
        let Some((mut people, _)) = read(&world, &sketches) else { return Ok(()) };
        let told = |people: &[Entry]| {
            let steps = steps(&world, people, &leave);
            let mut told: Vec<String> = match &steps {
                Ok(steps) => steps.iter().map(|step| format!("{step:?}")).collect(),
                Err(twice) => twice.iter().map(|twice| twice.name.to_lowercase()).collect(),
            };
            told.sort();
            told
        };
        let before = told(&people);
        let places = people.len();
        people.rotate_left(order.index(places));
        if back {
            people.reverse();
        }
        prop_assert_eq!(before, told(&people));
    }

    #[test]
    fn a_verb_finds_nobody_but_the_one_who_is_meant(world in world::world(), sketch in sketch()) {
        let text = sketch.text(&world);
        let text = text.trim();
        let current = world.current();
        let me = world.me();
        let reference = Reference::parse(text, Noun::Person, &site());
        let meant = |there: &dyn Fn(usize) -> bool| judge::named(&world, &judge::said(text), there);
        let known = Known::of(current.members.iter().map(|member| (&member.person, member.email.as_deref())));
        let is_an_id = |digits: &str| world.with_id(digits).is_some();
        let certain = match member::among(&known, &reference, text, &|| Ok(&me)).expect("me") {
            member::Told::Means(Meaning::Certain(person)) => Some(person),
            member::Told::SlugOf(person, digits) if !is_an_id(&digits) => Some(person),
            _ => None,
        };
        if let Some(person) = certain {
            let meant = meant(&|place| world.roles(place).next().is_some());
            prop_assert_eq!(meant, [world.with_id(&person.id).expect("an account")], "{:?}", reference);
        }
        for kind in [Kind::Request, Kind::Invitation] {
            let found = request::among(&current, kind, text, &reference, &|| Ok(&me)).expect("me");
            let one = match found {
                request::Found::One(one) => one,
                request::Found::SlugOf(one, digits) if !is_an_id(&digits) => one,
                _ => continue,
            };
            let one = world.request(&one.id);
            let of_kind = || world.asked.iter().filter(|other| other.invitation == one.invitation);
            let by_address = |other: &&world::Asked| match (&other.whose, judge::said(text)) {
                (Whose::Address(own), Said::Address(said)) => own.eq_ignore_ascii_case(&said),
                _ => false,
            };
            // Whoever has an address that was invited is who is invited, and only says so where it is shown whole; an identifier
            // of a request is no stranger's slug.
            let is_there = |place: usize| of_kind().any(|other| other.whose == Whose::Account(place));
            let shows_it = |place: usize| world.people[place].shown().as_ref() == Some(&world.people[place].email);
            let is_whose = |place: &usize| match one.whose {
                Whose::Account(_) => is_there(*place) || text != one.id,
                Whose::Address(_) => is_there(*place) && (shows_it(*place) || text == one.id),
            };
            let named = meant(&is_there).into_iter().filter(is_whose);
            let mut all: Vec<Whose> = named.map(Whose::Account).collect();
            all.extend(of_kind().filter(by_address).map(|other| other.whose.clone()));
            all.extend(of_kind().filter(|other| other.id == text).map(|other| other.whose.clone()));
            prop_assert!(all.iter().all(|other| *other == one.whose), "{one:?} {all:?}");
            prop_assert!(!all.is_empty() && one.invitation == (kind == Kind::Invitation));
        }
    }
}
