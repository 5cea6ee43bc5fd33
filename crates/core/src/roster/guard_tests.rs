//! The guards, on organizations of every small size.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::roster::{Account, Change, Member, OrganizationName, Person, Role, Target};

fn current(roles: &[Role]) -> CurrentMembers {
    let member = |(index, role): (usize, &Role)| Member {
        person: Person {
            id: format!("p{index}"),
            slug: format!("p-{index}"),
            name: format!("Person {index}"),
        },
        role: Some(*role),
        since: None,
        email: None,
        account: Account::Active,
        also: Vec::new(),
    };
    CurrentMembers {
        organization: OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() },
        members: roles.iter().enumerate().map(member).collect(),
        damaged: 0,
        requests: None,
        assignments: None,
        others: BTreeMap::new(),
    }
}

fn plan(changes: Vec<(usize, Action)>) -> Plan {
    let change = |(index, action)| Change {
        target: Target { id: Some(format!("p{index}")), slug: None, name: format!("Person {index}") },
        action,
    };
    Plan { organization: current(&[]).organization, changes: changes.into_iter().map(change).collect() }
}

fn remove(role: Role) -> Action {
    Action::Remove { from: Some(role) }
}

use Role::{Admin, Editor, PartialEditor};

#[test]
fn what_is_taken_from_a_partial_editor_has_a_ceiling_too() {
    let named = Policy::default();
    let derived = Policy { derived: true, ..Policy::default() };
    let most = |had: usize, policy: &Policy| {
        (0..=had).rev().find(|count| unassigning(*count, had, policy).is_ok()).unwrap_or(0)
    };
    let of_each = |policy: &Policy| [0, 1, 2, 3, 4, 7, 8, 40].map(|had| most(had, policy));
    assert_eq!(of_each(&named), [0, 1, 2, 3, 4, 5, 5, 5]);
    assert_eq!(of_each(&derived), [0, 1, 1, 1, 1, 1, 2, 5]);
    let raised = Policy { max_removals: Some(Ceiling::Percent(50)), ..derived };
    assert_eq!(of_each(&raised), [0, 1, 1, 1, 2, 3, 4, 20]);
    let lowered = Policy { max_removals_at_most: vec![Ceiling::Count(1)], ..raised };
    assert_eq!(of_each(&lowered), [0, 1, 1, 1, 1, 1, 1, 1]);
    let refused = unassigning(6, 8, &named);
    assert_eq!(refused, Err(Refusal::TooManyUnassigned { count: 6, most: 5, had: 8 }));
}

fn last_administrator(unable: &[(usize, Account)]) -> Result<Vec<Warning>, Vec<Refusal>> {
    let unable =
        unable.iter().map(|(index, account)| Unable { name: format!("Person {index}"), account: *account });
    Err(vec![Refusal::LastAdministrator { unable: unable.collect() }])
}

#[test]
fn g1_the_last_administrator_stays() {
    let current = current(&[Admin, Editor]);
    let removal = plan(vec![(0, remove(Admin))]);
    assert_eq!(check(&removal, &current, &Policy::default()), last_administrator(&[]));
    let demotion = plan(vec![(0, Action::SetRole { from: Admin, to: Editor })]);
    assert_eq!(check(&demotion, &current, &Policy::default()), last_administrator(&[]));
    let allowed = Policy { allow_no_administrator: true, ..Policy::default() };
    assert_eq!(check(&removal, &current, &allowed), Ok(vec![Warning::FewAdministrators { left: 0 }]));
}

#[test]
fn g1_an_administrator_who_comes_in_the_same_plan_counts() {
    let swap = plan(vec![(1, Action::SetRole { from: Editor, to: Admin }), (0, remove(Admin))]);
    assert!(check(&swap, &current(&[Admin, Editor]), &Policy::default()).is_ok());
    let invite = Action::Invite { role: Admin, comment: None, email: None, assignments: Vec::new() };
    let invited = plan(vec![(5, invite), (0, remove(Admin))]);
    assert!(check(&invited, &current(&[Admin]), &Policy::default()).is_err(), "the invited do not count");
}

#[test]
fn g2_one_administrator_is_a_warning_or_a_refusal() {
    let current = current(&[Admin, Admin]);
    let removal = plan(vec![(0, remove(Admin))]);
    assert_eq!(
        check(&removal, &current, &Policy::default()),
        Ok(vec![Warning::FewAdministrators { left: 1 }])
    );
    let strict = Policy { min_administrators: Some(2), ..Policy::default() };
    let refused = Err(vec![Refusal::TooFewAdministrators { left: 1, wanted: 2, unable: Vec::new() }]);
    assert_eq!(check(&removal, &current, &strict), refused);
    let harmless = plan(vec![(1, Action::Keep { role: Some(Admin) })]);
    assert!(
        check(&harmless, &self::current(&[Admin]), &strict).is_ok(),
        "what it does not touch it does not refuse"
    );
}

#[test]
fn g5_oneself_needs_a_flag() {
    let me = Policy { me: Some("p0".into()), ..Policy::default() };
    let removal = plan(vec![(0, remove(Admin))]);
    let current = current(&[Admin, Admin, Admin]);
    assert_eq!(check(&removal, &current, &me), Err(vec![Refusal::Oneself]));
    assert!(check(&removal, &current, &Policy { allow_self: true, ..me.clone() }).is_ok());
    let promotion = plan(vec![(0, Action::SetRole { from: Editor, to: Admin })]);
    assert!(check(&promotion, &current, &me).is_ok());
}

#[test]
fn g6_percentages_round_down_with_a_floor_of_one() {
    let allowed = [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (7, 1), (8, 2), (20, 5), (100, 25)];
    for (members, people) in allowed {
        assert_eq!(Ceiling::USUAL_SHARE.people(members), people, "{members} members");
    }
}

#[test]
fn g6_and_g7_hold_back_more_than_the_ceiling() {
    let mut roles = vec![Admin, Admin];
    roles.extend([Editor; 20]);
    let current = current(&roles);
    let removals = |count: usize| plan((2..2 + count).map(|index| (index, remove(Editor))).collect());
    assert!(check(&removals(5), &current, &Policy::default()).is_ok());
    let refused = Err(vec![Refusal::TooManyRemovals { count: 6, most: 5, in_all: 6 }]);
    assert_eq!(check(&removals(6), &current, &Policy::default()), refused);
    let raised = Policy { max_removals: Some(Ceiling::Count(6)), ..Policy::default() };
    assert!(check(&removals(6), &current, &raised).is_ok());
    let tightened = Policy { max_removals_at_most: vec![Ceiling::Count(2)], ..raised };
    assert!(check(&removals(3), &current, &tightened).is_err(), "the environment only tightens");
    let earlier =
        Policy { elsewhere: RightsLost { removals: 4, ..RightsLost::default() }, ..Policy::default() };
    assert!(check(&removals(2), &current, &earlier).is_err(), "the ceiling is for the run");
    let derived = Policy { derived: true, ..earlier };
    assert!(
        check(&removals(1), &current, &derived).is_ok(),
        "a share is one of the organization's own members"
    );
    let demotions =
        plan((2..8).map(|index| (index, Action::SetRole { from: Editor, to: PartialEditor })).collect());
    let refused = check(&demotions, &current, &Policy::default()).expect_err("six demotions");
    assert_eq!(refused, [Refusal::TooManyDemotions { count: 6, most: 5, in_all: 6 }]);
}

#[test]
fn becoming_and_ceasing_to_be_a_partial_editor_are_warned_of() {
    let current = current(&[Admin, PartialEditor, Editor]);
    let warned = |index, action| check(&plan(vec![(index, action)]), &current, &Policy::default()).ok();
    let name = |index: usize| format!("Person {index}");
    let becoming = vec![Warning::LosesEveryRight { name: name(2) }];
    assert_eq!(warned(2, Action::SetRole { from: Editor, to: PartialEditor }), Some(becoming));
    let ceasing = vec![Warning::LosesAssignments { name: name(1) }];
    assert_eq!(warned(1, Action::SetRole { from: PartialEditor, to: Editor }), Some(ceasing.clone()));
    assert_eq!(warned(1, remove(PartialEditor)), Some(ceasing));
    assert_eq!(warned(2, remove(Editor)), Some(vec![]));
}

#[test]
fn g6_counts_withdrawals_by_what_is_pending() {
    let pending = |index: usize| crate::roster::Request {
        id: format!("r{index}"),
        person: None,
        email: Some(format!("p{index}@ville.example")),
        account_email: None,
        invitation: true,
        status: "pending".into(),
        role: Some(Editor),
        comment: None,
        created: None,
        assignments: Vec::new(),
        account_deleted: false,
    };
    let current = CurrentMembers { requests: Some((0..8).map(pending).collect()), ..current(&[Admin]) };
    let cancel = |count: usize| {
        plan((0..count).map(|index| (index, Action::Cancel { invitation: format!("r{index}") })).collect())
    };
    let too_many = |count, most| Err(vec![Refusal::TooManyWithdrawals { count, most, in_all: count }]);
    let named = Policy::default();
    assert!(check(&cancel(8), &current, &named).is_ok(), "whoever names each has seen each");
    let derived = Policy { derived: true, ..Policy::default() };
    assert!(check(&cancel(5), &current, &derived).is_ok());
    assert_eq!(check(&cancel(6), &current, &derived), too_many(6, 5));
    let share = Policy { max_removals: Some(Ceiling::Percent(25)), ..derived.clone() };
    assert_eq!(check(&cancel(3), &current, &share), too_many(3, 2));
    let raised = Policy { max_removals: Some(Ceiling::Count(8)), ..derived.clone() };
    assert!(check(&cancel(8), &current, &raised).is_ok());
    let tightened = Policy { max_removals_at_most: vec![Ceiling::Count(3)], ..raised };
    assert_eq!(check(&cancel(4), &current, &tightened), too_many(4, 3));
    let everywhere = Policy { max_removals_at_most: vec![Ceiling::Count(0)], ..named };
    assert_eq!(check(&cancel(1), &current, &everywhere), too_many(1, 0));
    let earlier = Policy { elsewhere: RightsLost { withdrawals: 4, ..RightsLost::default() }, ..derived };
    assert_eq!(check(&cancel(2), &current, &earlier), too_many(6, 5));
    assert!(check(&cancel(0), &current, &earlier).is_ok());
}

#[test]
fn g16_nobody_is_named_twice() {
    let twice = plan(vec![(1, remove(Editor)), (1, Action::SetRole { from: Editor, to: Admin })]);
    let refused = check(&twice, &current(&[Admin, Editor]), &Policy::default());
    assert_eq!(refused, Err(vec![Refusal::NamedTwice { name: "Person 1".into() }]));
}

fn any_role() -> impl Strategy<Value = Role> {
    prop_oneof![Just(PartialEditor), Just(Editor), Just(Admin)]
}

#[test]
fn g1_who_cannot_sign_in_does_not_count() {
    let removal = plan(vec![(0, remove(Admin))]);
    for account in [Account::Deleted, Account::SwitchedOff] {
        let mut current = current(&[Admin, Admin]);
        current.members[1].account = account;
        let refused = last_administrator(&[(1, account)]);
        assert_eq!(check(&removal, &current, &Policy::default()), refused);
        let rising = plan(vec![(1, Action::SetRole { from: Editor, to: Admin }), (0, remove(Admin))]);
        current.members[1].role = Some(Editor);
        assert_eq!(check(&rising, &current, &Policy::default()), refused, "not even by becoming one");
    }
    let mut unseen = current(&[Admin, Admin]);
    unseen.members[1].account = Account::Unknown;
    assert_eq!(check(&removal, &unseen, &Policy::default()), last_administrator(&[]), "nobody has looked");
    let arrival = plan(vec![(5, Action::Add { role: Admin }), (0, remove(Admin))]);
    let mut current = current(&[Admin]);
    assert_eq!(check(&arrival, &current, &Policy::default()), last_administrator(&[]));
    current.note(&BTreeMap::from([("p5".into(), Account::SwitchedOff)]));
    assert_eq!(
        check(&arrival, &current, &Policy::default()),
        last_administrator(&[(5, Account::SwitchedOff)])
    );
    current.note(&BTreeMap::from([("p5".into(), Account::Active)]));
    assert!(check(&arrival, &current, &Policy::default()).is_ok());
}

#[test]
fn g1_who_is_listed_twice_counts_once_and_only_where_each_row_says_so() {
    let removal = plan(vec![(0, remove(Admin))]);
    let mut current = current(&[Admin, Admin]);
    current.members[0].also = vec![Some(Admin)];
    current.members.pop();
    assert_eq!(check(&removal, &current, &Policy::default()), last_administrator(&[]));
    current = self::current(&[Admin, Admin]);
    current.members[1].also = vec![Some(Editor)];
    assert_eq!(check(&removal, &current, &Policy::default()), last_administrator(&[(1, Account::Active)]));
    current.members[1].also = vec![Some(Admin)];
    assert_eq!(
        check(&removal, &current, &Policy::default()),
        Ok(vec![Warning::FewAdministrators { left: 1 }])
    );
}

#[test]
fn g2_whoever_has_to_stay_has_to_be_able_to() {
    let mut current = current(&[Admin, Admin, Admin, Admin]);
    let policy = Policy { required_administrators: vec!["p1".into()], ..Policy::default() };
    let removal = plan(vec![(0, remove(Admin))]);
    assert!(check(&removal, &current, &policy).is_ok());
    current.members[1].account = Account::Deleted;
    let gone = Refusal::RequiredIsGone { name: "Person 1".into(), account: Account::Deleted };
    assert_eq!(check(&removal, &current, &policy), Err(vec![gone.clone()]));
    assert!(holds_back(&gone, &removal.changes[0], &policy));
}

#[test]
fn no_more_accounts_are_looked_up_than_are_needed() {
    let mut current = current(&[Admin, Admin, Admin, Admin, Editor]);
    for member in &mut current.members[1..] {
        member.account = Account::Unknown;
    }
    let removal = plan(vec![(1, remove(Admin))]);
    let asked =
        |current: &CurrentMembers, policy: &Policy, enough| in_question(&removal, current, policy, enough);
    let policy = Policy::default();
    assert_eq!(asked(&current, &policy, 1), [""; 0], "whoever asks is there");
    assert_eq!(asked(&current, &policy, 2), ["p2"]);
    assert_eq!(asked(&current, &policy, 9), ["p2", "p3"], "never who goes, nor who is no administrator");
    current.members[2].account = Account::Deleted;
    assert_eq!(asked(&current, &policy, 2), ["p3"]);
    let required = Policy { required_administrators: vec!["p3".into()], ..Policy::default() };
    assert_eq!(asked(&current, &required, 1), ["p3"]);
    let harmless = plan(vec![(4, remove(Editor))]);
    assert_eq!(in_question(&harmless, &current, &required, 9), [""; 0]);
}

/// With the square of it this would take minutes.
#[test]
fn the_work_grows_with_the_plan_and_not_with_its_square() {
    let many = 100_000;
    let current = current(&vec![Admin; many + 1]);
    let all: Vec<(usize, Action)> = (0..many).map(|index| (index, remove(Admin))).collect();
    let policy = Policy {
        max_removals: Some(Ceiling::Count(many)),
        required_administrators: (0..many).map(|index| format!("q{index}")).collect(),
        ..Policy::default()
    };
    assert_eq!(check(&plan(all), &current, &policy), Ok(vec![Warning::FewAdministrators { left: 1 }]));
    let partial = |index| (index, Action::SetRole { from: Editor, to: PartialEditor });
    let lowered = plan((0..many).map(partial).collect());
    let warned = check(&lowered, &current, &policy).map(|warnings| warnings.len());
    assert_eq!(warned, Ok(many), "each loses what an editor may do");
}

/// The rows of an account, in the order in which the portal has them, and the account.
fn any_rows() -> impl Strategy<Value = (Vec<Role>, Account)> {
    let account = prop_oneof![
        3 => Just(Account::Active),
        1 => Just(Account::Deleted),
        1 => Just(Account::SwitchedOff),
        1 => Just(Account::Unknown),
    ];
    (
        prop_oneof![4 => prop::collection::vec(any_role(), 1), 1 => prop::collection::vec(any_role(), 2..4)],
        account,
    )
}

fn current_of(rows: &[(Vec<Role>, Account)]) -> CurrentMembers {
    let highest: Vec<Role> = rows.iter().filter_map(|(roles, _)| roles.iter().max().copied()).collect();
    let mut current = current(&highest);
    for (member, (roles, account)) in current.members.iter_mut().zip(rows) {
        let mut also = roles.clone();
        also.sort_unstable();
        also.pop();
        (member.account, member.also) = (*account, also.into_iter().map(Some).collect());
    }
    current
}

/// Judges as udata does: by the first row of an account (`inject_organization_needs`), of whoever can sign in.
fn is_administered(rows: &[(Vec<Role>, Account)]) -> bool {
    rows.iter().any(|(roles, account)| roles.first() == Some(&Admin) && *account == Account::Active)
}

proptest! {
    /// Whatever an accepted plan does, somebody who can act is left where there was somebody.
    #[test]
    fn no_accepted_plan_orphans(
        rows in prop::collection::vec(any_rows(), 1..8),
        desired in prop::collection::vec((0usize..8, prop::option::of(any_role())), 0..8),
    ) {
        let current = current_of(&rows);
        let changes: Vec<_> = desired.into_iter().filter(|(index, _)| *index < rows.len()).map(|(index, to)| {
            let from = current.members[index].role.unwrap_or(Editor);
            (index, to.map_or(remove(from), |to| Action::SetRole { from, to }))
        }).collect();
        let mut after = rows.clone();
        for (index, action) in &changes {
            match action {
                // udata gives it to the first row.
                Action::SetRole { to, .. } => after[*index].0.iter_mut().take(1).for_each(|role| *role = *to),
                _ => after[*index].0.clear(),
            }
        }
        let policy = Policy { max_removals: Some(Ceiling::Count(99)), ..Policy::default() };
        if check(&plan(changes), &current, &policy).is_ok() && is_administered(&rows) {
            prop_assert!(is_administered(&after));
        }
    }
}

#[test]
fn a_share_has_a_floor_of_one_and_nothing_is_nobody() {
    let people = |share, members| Ceiling::Percent(share).people(members);
    assert_eq!([0, 1, 2, 3, 4, 7, 8].map(|members| people(25, members)), [1, 1, 1, 1, 1, 1, 2]);
    assert_eq!([0, 1, 7].map(|members| people(0, members)), [0, 0, 0]);
}
