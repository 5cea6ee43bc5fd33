//! Who gets what when somebody leaves, from rolls made by hand.

use std::collections::BTreeMap;

use super::*;
use crate::roster::guard::{self, Policy};
use crate::roster::{Account, Member, OrganizationName, Plan, Refusal, Warning};

use Role::{Admin, Editor, PartialEditor};

fn person(id: &str) -> Person {
    Person { id: id.into(), slug: id.into(), name: id.to_uppercase() }
}

fn pending(id: &str, who: &str, invitation: bool, status: &str) -> Pending {
    Pending {
        id: id.into(),
        person: Some(person(who)),
        email: None,
        account_email: None,
        invitation,
        status: status.into(),
        role: Some(Editor),
        comment: None,
        created: None,
        assignments: Vec::new(),
        account_deleted: false,
    }
}

fn dataset(id: &str) -> Assigned {
    Assigned { class: "Dataset".into(), id: id.into() }
}

fn roll(members: &[(&str, Role)], requests: Vec<Pending>) -> Roll {
    let member = |(id, role): &(&str, Role)| Member {
        person: person(id),
        role: Some(*role),
        since: None,
        email: None,
        account: Account::Active,
        also: Vec::new(),
    };
    Roll {
        organization: OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() },
        members: members.iter().map(member).collect(),
        damaged: 0,
        requests: Some(requests),
        assignments: None,
        others: BTreeMap::from([("new".into(), Account::Active)]),
    }
}

fn course_of(roll: &Roll, successor: Option<&str>, invites: bool) -> Result<Course, String> {
    let leaver = Leaver { id: Some("old".into()), email: None };
    let successor = successor.map(person);
    Succession { leaver: &leaver, successor: successor.as_ref(), comment: "Bye", invites }.course(roll)
}

fn actions(course: &Course) -> Vec<(&str, &str)> {
    let word = |change: &'_ Change| -> (&str, &str) {
        (if change.target.id.as_deref() == Some("old") { "old" } else { "new" }, change.action.word())
    };
    course.changes.iter().map(word).collect()
}

#[test]
fn without_a_successor_all_that_is_theirs_goes() {
    let requests = vec![
        pending("r1", "old", false, "pending"),
        pending("r2", "old", false, "accepted"),
        pending("i1", "old", true, "pending"),
        pending("i2", "other", true, "pending"),
    ];
    let mut roll = roll(&[("old", PartialEditor), ("a", Admin)], requests);
    roll.assignments = Some(vec![("old".into(), dataset("d1")), ("a".into(), dataset("d2"))]);
    let course = course_of(&roll, None, true).expect("a course");
    assert_eq!(actions(&course), [("old", "reject"), ("old", "cancel"), ("old", "remove")]);
    assert_eq!((course.waits, &course.left_behind), (false, &vec![dataset("d1")]));
    let plan = Plan { organization: roll.organization.clone(), changes: course.changes };
    guard::check(&plan, &roll, &Policy { derived: true, ..Policy::default() }).expect("one person, once");
}

#[test]
fn who_is_invited_makes_the_leaver_wait_and_gets_the_assignments_with_the_invitation() {
    let mut roll = roll(&[("old", PartialEditor), ("a", Admin)], Vec::new());
    roll.assignments = Some(vec![("old".into(), dataset("d1"))]);
    let course = course_of(&roll, Some("new"), true).expect("a course");
    assert_eq!(actions(&course), [("new", "invite"), ("old", "keep")]);
    let invite =
        Action::Invite { role: PartialEditor, comment: None, email: None, assignments: vec![dataset("d1")] };
    assert_eq!((course.waits, &course.changes[0].action), (true, &invite));
    roll.requests = Some(vec![pending("i", "new", true, "pending")]);
    let again = course_of(&roll, Some("new"), true).expect("a course");
    assert!(again.waits && again.changes.iter().all(|change| change.action.is_nothing()), "nobody twice");
}

#[test]
fn who_is_a_member_gets_no_less_than_they_have_and_what_the_leaver_had() {
    for (old, new, wanted) in [
        (Admin, Editor, Some(Admin)),
        (Editor, Admin, None),
        (PartialEditor, Editor, None),
        (Editor, PartialEditor, Some(Editor)),
    ] {
        let mut roll = roll(&[("old", old), ("new", new)], Vec::new());
        roll.assignments = Some(vec![("old".into(), dataset("d1"))]);
        let course = course_of(&roll, Some("new"), true).expect("a course");
        let first = match wanted {
            Some(to) => Action::SetRole { from: new, to },
            None => Action::Keep { role: Some(new) },
        };
        assert_eq!(course.changes[0].action, first);
        assert_eq!(actions(&course)[1..], [("old", "remove")], "{old:?} and {new:?}: nothing is assigned");
        assert!(course.left_behind.is_empty());
    }
    let mut roll = roll(&[("old", PartialEditor), ("new", PartialEditor)], Vec::new());
    let all = [("old", "d1"), ("old", "d2"), ("new", "d2"), ("new", "d3")];
    roll.assignments = Some(all.map(|(id, what)| (id.to_owned(), dataset(what))).to_vec());
    let course = course_of(&roll, Some("new"), true).expect("a course");
    assert_eq!(actions(&course), [("new", "keep"), ("new", "assign"), ("old", "remove")]);
    let after = vec![dataset("d2"), dataset("d3"), dataset("d1")];
    let assign = Action::Assign { before: vec![dataset("d2"), dataset("d3")], after };
    assert_eq!(course.changes[1].action, assign);
}

#[test]
fn who_has_asked_is_approved_and_without_invitations_one_is_added() {
    let asked = roll(&[("old", Admin)], vec![pending("r", "new", false, "pending")]);
    let stranger = roll(&[("old", Admin)], vec![pending("r", "new", false, "refused")]);
    for (roll, word) in [(&asked, "approve"), (&stranger, "add")] {
        let course = course_of(roll, Some("new"), false).expect("a course");
        assert_eq!(actions(&course), [("new", word), ("old", "remove")]);
        // The last administrator goes, since the successor is one by then.
        let plan = Plan { organization: roll.organization.clone(), changes: course.changes };
        guard::check(&plan, roll, &Policy { derived: true, ..Policy::default() }).expect("an administrator");
    }
    let alone = course_of(&stranger, None, false).expect("a course");
    let plan = Plan { organization: stranger.organization.clone(), changes: alone.changes };
    let refused = guard::check(&plan, &stranger, &Policy::default());
    assert_eq!(refused, Err(vec![Refusal::LastAdministrator { unable: Vec::new() }]));
}

#[test]
fn who_has_asked_becomes_a_partial_editor_with_the_assignments() {
    let mut roll = roll(&[("old", PartialEditor), ("a", Admin)], vec![pending("r", "new", false, "pending")]);
    roll.assignments = Some(vec![("old".into(), dataset("d1"))]);
    let course = course_of(&roll, Some("new"), true).expect("a course");
    assert_eq!(actions(&course), [("new", "approve"), ("new", "assign"), ("old", "remove")]);
    let plan = Plan { organization: roll.organization.clone(), changes: course.changes };
    let warned = guard::check(&plan, &roll, &Policy::default()).expect("no refusal");
    assert_eq!(warned, [Warning::LosesAssignments { name: "OLD".into() }], "the other may edit something");
}

#[test]
fn who_is_only_invited_hands_the_invitation_over() {
    let mut invited = pending("i", "old", true, "pending");
    (invited.role, invited.assignments) = (Some(PartialEditor), vec![dataset("d1")]);
    let theirs = |role: Option<Role>, assigned: &[&str]| {
        let mut one = pending("n", "new", true, "pending");
        (one.role, one.assignments) = (role, assigned.iter().map(|id| dataset(id)).collect());
        one
    };
    let asked = pending("r", "new", false, "pending");
    for (members, of_new, wanted) in [
        (vec![], None, vec!["invite"]),
        (vec![], Some(asked), vec!["approve", "assign"]),
        (vec![("new", Admin)], None, vec!["keep"]),
        (vec![("new", PartialEditor)], None, vec!["keep", "assign"]),
        (vec![], Some(theirs(Some(Editor), &[])), vec!["keep"]),
        (vec![], Some(theirs(Some(PartialEditor), &["d1", "d2"])), vec!["keep"]),
        (vec![], Some(theirs(Some(PartialEditor), &["d2"])), vec!["resend"]),
    ] {
        let members = [&members[..], &[("a", Admin)]].concat();
        let mut roll = roll(&members, of_new.into_iter().chain([invited.clone()]).collect());
        roll.assignments = Some(Vec::new());
        let course = course_of(&roll, Some("new"), true).expect("a course");
        let expected = wanted.iter().map(|word| ("new", *word)).chain([("old", "cancel")]);
        assert_eq!(actions(&course), expected.collect::<Vec<_>>());
        assert!(!course.waits && !course.gives_nothing, "the invitation goes at once");
        if let Action::Resend { role, assignments, .. } = &course.changes[0].action {
            assert_eq!((*role, assignments), (PartialEditor, &vec![dataset("d2"), dataset("d1")]));
        }
    }
    let unknown = roll(&[("a", Admin)], vec![theirs(None, &[]), invited.clone()]);
    assert_eq!(course_of(&unknown, Some("new"), true), Err("NEW".to_owned()));
    invited.role = None;
    let unknown = roll(&[("a", Admin)], vec![invited]);
    assert_eq!(course_of(&unknown, Some("new"), true), Err("OLD".to_owned()));
    course_of(&unknown, None, true).expect("nobody gets it");
}

#[test]
fn who_has_only_asked_gives_nothing() {
    let request = pending("r", "old", false, "pending");
    for (members, of_new, gives_nothing) in [
        (vec![], None, true),
        (vec![], Some(pending("r2", "new", false, "pending")), true),
        (vec![], Some(pending("i", "new", true, "pending")), false),
        (vec![("new", Editor)], None, false),
    ] {
        let roll = roll(&members, of_new.into_iter().chain([request.clone()]).collect());
        let course = course_of(&roll, Some("new"), true).expect("a course");
        assert_eq!((actions(&course), course.gives_nothing), (vec![("old", "reject")], gives_nothing));
        assert!(!course_of(&roll, None, true).expect("a course").gives_nothing);
    }
}

#[test]
fn nobody_is_given_a_role_that_is_not_known() {
    let mut roll = roll(&[("old", Admin), ("new", Editor)], Vec::new());
    roll.members[0].role = None;
    assert_eq!(course_of(&roll, Some("new"), true), Err("OLD".to_owned()));
    let course = course_of(&roll, None, true).expect("a course");
    assert_eq!(course.changes[0].action, Action::Remove { from: None });
}

#[test]
fn an_address_is_found_where_it_was_invited() {
    let mut invited = pending("i", "x", true, "pending");
    (invited.person, invited.email) = (None, Some("Old@example.org".into()));
    let roll = roll(&[("old", Editor)], vec![invited]);
    let leaver = Leaver { id: None, email: Some("old@example.org".into()) };
    assert!(leaver.is_in(&roll));
    let nobody = Leaver { id: None, email: Some("other@example.org".into()) };
    assert!(!nobody.is_in(&roll));
    let course = Succession { leaver: &leaver, successor: None, comment: "", invites: true }.course(&roll);
    let course = course.expect("a course");
    assert_eq!(
        course.changes,
        [Change {
            target: Target::address("Old@example.org"),
            action: Action::Cancel { invitation: "i".into() },
        }]
    );
}
