use proptest::prelude::*;

use super::*;
use crate::roster::guard::{self, Policy};
use crate::roster::{Account, Change, OrganizationName, Plan};

const PEOPLE: usize = 7;

/// Where somebody stands before.
#[derive(Clone, Debug)]
enum Has {
    Nothing,
    Role(Option<Role>),
    Asked,
    Invited(Role),
    Refused,
}

fn person(number: usize) -> Person {
    Person { id: format!("p{number}"), slug: format!("p-{number}"), name: format!("P {number}") }
}

fn member(person: Person, role: Option<Role>) -> Member {
    Member { person, role, since: None, email: None, account: Account::Active, also: Vec::new() }
}

fn pending(number: usize, invitation: bool, status: &str, role: Option<Role>) -> Request {
    Request {
        id: format!("r{number}"),
        person: Some(person(number)),
        email: None,
        account_email: None,
        invitation,
        status: status.to_owned(),
        role,
        comment: None,
        created: None,
        assignments: Vec::new(),
        account_deleted: false,
    }
}

fn current(has: &[Has], assigned: &[(usize, u8)]) -> CurrentMembers {
    let mut current = CurrentMembers {
        organization: OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() },
        members: Vec::new(),
        damaged: 0,
        requests: Some(Vec::new()),
        assignments: Some(Vec::new()),
        others: (0..PEOPLE).map(|number| (person(number).id, Account::Active)).collect(),
    };
    let mut requests = Vec::new();
    for (number, has) in has.iter().enumerate() {
        match has {
            Has::Nothing => {}
            Has::Role(role) => {
                current.members.push(member(person(number), *role));
            }
            Has::Asked => requests.push(pending(number, false, "pending", None)),
            Has::Invited(role) => requests.push(pending(number, true, "pending", Some(*role))),
            Has::Refused => requests.push(pending(number, true, "refused", Some(Role::Editor))),
        }
    }
    let is_partial = |number: &usize| matches!(has[*number], Has::Role(Some(Role::PartialEditor)));
    let theirs = assigned.iter().filter(|(number, _)| is_partial(number));
    current.assignments = Some(theirs.map(|(number, what)| (format!("p{number}"), one(*what))).collect());
    current.requests = Some(requests);
    current
}

fn one(number: u8) -> ContentReference {
    ContentReference { class: "Dataset".into(), id: format!("d{number}") }
}

fn entry(number: usize, desired: DesiredMembership) -> Entry {
    let person = format!("p{number}");
    Entry { line: number + 1, person, id: None, mail: None, name: None, is_new: false, desired, until: None }
}

fn plan_of(entries: &[Entry], current: &CurrentMembers, prune: bool, invitations: bool) -> Vec<Reconciled> {
    let number = |entry: &Entry| entry.person[1..].parse().expect("there");
    let lines: Vec<Line> =
        entries.iter().map(|entry| line(entry, LineIdentity::Person(person(number(entry))))).collect();
    let terms = terms(invitations, prune);
    steps(&lines, current, &terms).expect("there")
}

fn line(entry: &Entry, who: LineIdentity) -> Line<'_> {
    Line { entry, who, is_certain: true }
}

fn terms(invitations: bool, prune: bool) -> Terms<'static> {
    Terms {
        invitations,
        prune,
        invite_again: false,
        unlisted: Unlisted::Admins,
        today: Date::constant(2026, 11, 29),
        held_back: &|_, request| request.status == "refused",
        is_stale: &|_| false,
    }
}

fn changes(steps: &[Reconciled]) -> Plan {
    let change = |step: &Reconciled| match &step.what {
        What::Do(action) => Some(Change { target: step.target.clone(), action: action.clone() }),
        _ => None,
    };
    let mut changes: Vec<Change> = steps.iter().filter_map(change).collect();
    changes.sort_by_key(|change| change.action.order());
    let organization = OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() };
    Plan { organization, changes }
}

/// Carries a plan out as a portal does.
fn carried_out(plan: &Plan, current: &CurrentMembers) -> CurrentMembers {
    let mut current = current.clone();
    let join = |current: &mut CurrentMembers, target: &Target, role: Role| {
        let id = target.id.clone().expect("there");
        let person = person(id[1..].parse().expect("there"));
        current.members.push(member(person, Some(role)));
    };
    for Change { target, action } in &plan.changes {
        let id = target.id.clone().expect("there");
        match action {
            Action::Invite { role, .. } => {
                let mut invitation = pending(id[1..].parse().expect("there"), true, "pending", Some(*role));
                invitation.id += "again";
                current.requests.as_mut().expect("there").push(invitation);
            }
            Action::Add { role } => join(&mut current, target, *role),
            Action::Approve { request, role, .. } => {
                current.requests.as_mut().expect("there").retain(|known| known.id != *request);
                join(&mut current, target, *role);
            }
            Action::SetRole { from, to } => {
                let member = current.members.iter_mut().find(|member| member.person.id == id).expect("there");
                assert_eq!(member.role, Some(*from));
                member.role = Some(*to);
                if *from == Role::PartialEditor {
                    current.assignments.as_mut().expect("there").retain(|(whose, _)| *whose != id);
                }
            }
            Action::Assign { before, after } => {
                assert_eq!(current.member(&id).and_then(|member| member.role), Some(Role::PartialEditor));
                assert_eq!(current.assigned(&id), *before);
                let all = current.assignments.as_mut().expect("there");
                all.retain(|(whose, _)| *whose != id);
                all.extend(after.iter().map(|reference| (id.clone(), reference.clone())));
            }
            Action::Remove { .. } => {
                let before = current.members.len();
                current.members.retain(|member| member.person.id != id);
                assert_eq!(current.members.len() + 1, before, "only a member is removed");
            }
            Action::Cancel { invitation } => {
                let all = current.requests.as_mut().expect("there");
                let before = all.len();
                all.retain(|request| request.id != *invitation);
                assert_eq!(all.len() + 1, before);
            }
            other => panic!("a roster never does {other:?}"),
        }
    }
    current
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::ALL.to_vec())
}

fn has() -> impl Strategy<Value = Has> {
    prop_oneof![
        2 => Just(Has::Nothing),
        5 => role().prop_map(|role| Has::Role(Some(role))),
        1 => Just(Has::Role(None)),
        1 => Just(Has::Asked),
        1 => role().prop_map(Has::Invited),
        1 => Just(Has::Refused),
    ]
}

fn desired() -> impl Strategy<Value = Option<DesiredMembership>> {
    let assigned = prop::collection::btree_set(0u8..4, 0..3);
    let assigned = assigned.prop_map(|all| all.into_iter().map(one).collect::<Vec<_>>());
    let member = (role(), prop::option::of(assigned)).prop_map(|(role, assignments)| {
        let assignments = assignments.filter(|_| role == Role::PartialEditor);
        Some(DesiredMembership::Member { role, assignments })
    });
    prop_oneof![
        5 => member,
        1 => Just(Some(DesiredMembership::Absent { reason: "left".into() })),
        1 => Just(Some(DesiredMembership::Unmanaged { reason: "odd".into() })),
        2 => Just(None),
    ]
}

fn entries(desired: Vec<Option<DesiredMembership>>) -> Vec<Entry> {
    let each = desired.into_iter().enumerate();
    each.filter_map(|(number, desired)| Some(entry(number, desired?))).collect()
}

prop_compose! {
    fn world()(
        has in prop::collection::vec(has(), PEOPLE),
        assigned in prop::collection::btree_set((0..PEOPLE, 0u8..4), 0..6),
        desired in prop::collection::vec(desired(), PEOPLE),
        prune in any::<bool>(),
        invitations in any::<bool>(),
    ) -> (CurrentMembers, Vec<Entry>, bool, bool) {
        let assigned: Vec<(usize, u8)> = assigned.into_iter().collect();
        (current(&has, &assigned), entries(desired), prune, invitations)
    }
}

proptest! {
    #[test]
    fn what_is_carried_out_is_what_is_wanted_up_to_what_waits((have, want, prune, invitations) in world()) {
        let after = carried_out(&changes(&plan_of(&want, &have, prune, invitations)), &have);
        for entry in &want {
            let member = after.member(&entry.person);
            match (&entry.desired, member) {
                (DesiredMembership::Unmanaged { .. }, _) => {
                    prop_assert_eq!(member, have.member(&entry.person), "left as it was");
                }
                (_, Some(Member { role: None, .. })) => {}
                (DesiredMembership::Absent { .. }, _) => prop_assert!(member.is_none()),
                (DesiredMembership::Member { role, assignments }, Some(member)) => {
                    prop_assert_eq!(member.role, Some(*role));
                    if let Some(wanted) = assignments {
                        prop_assert_eq!(&after.assigned(&entry.person), wanted);
                    }
                }
                // Invited, or turned down before: it is for them to answer.
                (DesiredMembership::Member { .. }, None) => {
                    prop_assert!(!matches!(after.standing(Some(&entry.person), None), Standing::Stranger | Standing::Asked(_)));
                }
            }
        }
        for member in &have.members {
            let is_listed = want.iter().any(|entry| entry.person == member.person.id);
            if !(is_listed || prune && member.role.is_some()) {
                prop_assert_eq!(after.member(&member.person.id), Some(member), "nobody else is changed");
            }
        }
    }

    #[test]
    fn a_second_plan_is_empty((have, want, prune, invitations) in world()) {
        let after = carried_out(&changes(&plan_of(&want, &have, prune, invitations)), &have);
        let second = changes(&plan_of(&want, &after, prune, invitations));
        prop_assert!(second.changes.is_empty(), "{second:?}");
    }

    /// Whatever the file, and whatever the flags but the one that allows it.
    #[test]
    fn no_plan_that_passes_the_guards_leaves_nobody((have, want, prune, invitations) in world(), most in 0usize..9) {
        let plan = changes(&plan_of(&want, &have, prune, invitations));
        let policy = Policy {
            derived: true,
            allow_self: true,
            max_removals: Some(crate::roster::Ceiling::Count(most)),
            ..Policy::default()
        };
        if guard::check(&plan, &have, &policy).is_ok() {
            let after = carried_out(&plan, &have);
            prop_assert!(have.administrators().count() == 0 || after.administrators().count() > 0);
            let gone = have.members.iter().filter(|member| after.member(&member.person.id).is_none()).count();
            prop_assert!(gone <= most);
        }
    }

    #[test]
    fn whoever_is_removed_was_listed_by_the_portal((have, want, prune, invitations) in world()) {
        for change in changes(&plan_of(&want, &have, prune, invitations)).changes {
            match &change.action {
                Action::Remove { .. } => {
                    let id = change.target.id.clone().expect("there");
                    let said = want.iter().any(|entry| entry.person == id && entry.absent().is_some());
                    let is_listed = want.iter().any(|entry| entry.person == id);
                    prop_assert!(have.member(&id).is_some() && (said || (prune && !is_listed)));
                }
                Action::Cancel { invitation } => prop_assert!(have.request(invitation).is_some_and(Request::is_pending)),
                _ => {}
            }
        }
    }
}

#[test]
fn one_person_under_two_names_is_refused() {
    let entries = [0, 1]
        .map(|number| entry(number, DesiredMembership::Member { role: Role::Editor, assignments: None }));
    let lines = entries.each_ref().map(|entry| line(entry, LineIdentity::Person(person(3))));
    let found = steps(&lines, &current(&[], &[]), &terms(true, false));
    assert_eq!(found, Err(vec![Twice { name: "P 3".into(), lines: (1, 2) }]));
}

#[test]
fn who_is_only_probable_or_nobody_is_never_acted_on() {
    let entry = entry(0, DesiredMembership::Absent { reason: "left".into() });
    let mut have = current(&[Has::Role(Some(Role::Editor)), Has::Role(Some(Role::Editor))], &[]);
    have.members.iter_mut().for_each(|member| member.email = Some("p*@ville.fr".into()));
    let open = [
        LineIdentity::Probable { person: person(0), by_address: true },
        LineIdentity::Ambiguous(vec![person(0), person(1)]),
        LineIdentity::Nobody(Nobody::NoInvitations),
        LineIdentity::Nobody(Nobody::Unknown),
        LineIdentity::Nobody(Nobody::Name),
        LineIdentity::Nobody(Nobody::Elsewhere),
    ];
    for who in open {
        let steps = steps(&[line(&entry, who.clone())], &have, &terms(true, true)).expect("there");
        assert!(steps[0].is_finding() && steps[0].is_left_undone(), "{who:?}");
        // Whoever is behind the line, or may be, is not pruned; nor is anybody else.
        assert!(changes(&steps).changes.is_empty(), "{who:?}");
    }
    // Whose account is closed, and whose address is nobody's, are known to be nobody there.
    for (who, word) in [
        (LineIdentity::Nobody(Nobody::Closed), "unchanged"),
        (LineIdentity::Address("q@ville.fr".into()), "unknown"),
    ] {
        let steps = steps(&[line(&entry, who.clone())], &have, &terms(true, true)).expect("there");
        assert_eq!((steps[0].what.word(), changes(&steps).changes.len()), (word, 2), "{who:?}");
    }
    have.members[0].email = None;
    let who = LineIdentity::Address("q@ville.fr".into());
    let steps = steps(&[line(&entry, who)], &have, &terms(true, true)).expect("there");
    assert!(changes(&steps).changes.is_empty(), "an address that is not shown may be that one");
}

#[test]
fn what_is_not_done_has_a_class_of_its_own() {
    let desired = || DesiredMembership::Member { role: Role::Editor, assignments: None };
    let (editor, admin) = (Has::Invited(Role::Editor), Has::Invited(Role::Admin));
    let have = current(
        &[editor, admin, Has::Refused, Has::Role(Some(Role::Admin)), Has::Role(Some(Role::Editor))],
        &[],
    );
    let mut entries = [0, 1, 2].map(|number| entry(number, desired()));
    entries[0].until = Some(Date::constant(2026, 11, 28));
    let lines: Vec<Line> = entries
        .iter()
        .enumerate()
        .map(|(number, entry)| line(entry, LineIdentity::Person(person(number))))
        .collect();
    let words = |terms: &Terms| -> Vec<&'static str> {
        steps(&lines, &have, terms).expect("there").iter().map(|step| step.what.word()).collect()
    };
    let usual = terms(true, false);
    assert_eq!(
        words(&usual),
        ["waiting", "overdue", "another_role", "refused_before", "unlisted", "unmanaged"]
    );
    let stale = Terms { is_stale: &|_| true, unlisted: Unlisted::Everybody, ..terms(true, false) };
    assert_eq!(words(&stale), ["stale", "overdue", "another_role", "refused_before", "unlisted", "unlisted"]);
    let again = Terms {
        invite_again: true,
        held_back: &|_, _| false,
        unlisted: Unlisted::Nobody,
        today: Date::constant(2026, 11, 28),
        ..terms(true, false)
    };
    assert_eq!(words(&again), ["waiting", "resend", "invite", "unmanaged", "unmanaged"]);
}

#[test]
fn who_was_taken_by_the_name_leaves_the_others_where_they_are() {
    let entry = entry(0, DesiredMembership::Member { role: Role::Admin, assignments: None });
    let have = current(&[Has::Role(Some(Role::Editor)), Has::Role(Some(Role::Editor))], &[]);
    let by_name = Line { is_certain: false, ..line(&entry, LineIdentity::Person(person(0))) };
    let found = changes(&steps(&[by_name], &have, &terms(true, true)).expect("there")).changes;
    assert!(matches!(found.as_slice(), [Change { action: Action::SetRole { .. }, .. }]), "{found:?}");
}

#[test]
fn who_leaves_keeps_no_invitation_and_who_cant_be_taken_out_is_said() {
    let mut have = current(&[Has::Role(Some(Role::Editor)), Has::Role(None), Has::Nothing], &[]);
    let invitations = [
        pending(0, true, "pending", Some(Role::Admin)),
        Request {
            person: None,
            email: Some("P2@ville.fr".into()),
            ..pending(2, true, "pending", Some(Role::Editor))
        },
    ];
    have.requests.as_mut().expect("there").extend(invitations);
    let mut entries =
        [0, 1, 2].map(|number| entry(number, DesiredMembership::Absent { reason: "left".into() }));
    entries[2].mail = Some("p2@ville.fr".into());
    let lines: Vec<Line> = entries
        .iter()
        .enumerate()
        .map(|(number, entry)| line(entry, LineIdentity::Person(person(number))))
        .collect();
    let steps = steps(&lines, &have, &terms(true, false)).expect("there");
    let words: Vec<_> = steps.iter().map(|step| (step.what.word(), step.what.reason())).collect();
    let gone = [("cancel", None), ("remove", None), ("unknown", Some("unknown_role")), ("cancel", None)];
    assert_eq!(words, gone);
    assert!(steps[2].is_left_undone());
}

#[test]
fn an_address_that_may_be_somebody_elses_prunes_nobody() {
    let entry = Entry {
        name: Some("Marie Dupont".into()),
        ..entry(6, DesiredMembership::Member { role: Role::Editor, assignments: None })
    };
    let prunes = |shown: Option<&str>, name: &str| {
        let mut have = current(&[Has::Role(Some(Role::Editor))], &[]);
        have.members[0].email = shown.map(str::to_owned);
        have.members[0].person.name = name.to_owned();
        let lines = [line(&entry, LineIdentity::Address("marie.dupont@ville.fr".into()))];
        changes(&steps(&lines, &have, &terms(true, true)).expect("there")).changes.len() == 2
    };
    assert!(prunes(Some("zo**@ville.fr"), "Zoé") && prunes(Some("***@port.fr"), "Zoé"));
    // A mask that is the same, though another name; an address that is hidden; a name that is the same, though another
    // address.
    for (shown, name) in [
        (Some("ma**********@ville.fr"), "Zoé"),
        (Some("***@ville.fr"), "Zoé"),
        (None, "Zoé"),
        (Some("zo**@ville.fr"), "DUPONT Marie"),
    ] {
        assert!(!prunes(shown, name), "{shown:?} {name}");
    }
}
