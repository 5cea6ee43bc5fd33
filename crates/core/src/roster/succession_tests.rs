//! Who gets what when somebody leaves, from members made by hand.

use std::collections::BTreeMap;

use super::*;
use crate::roster::guard::{self, Policy};
use crate::roster::{Account, Member, OrganizationName, Plan, Refusal, Warning};

use Role::{Admin, Editor, PartialEditor};

fn person(id: &str) -> Person {
    Person { id: id.into(), slug: id.into(), name: id.to_uppercase() }
}

fn pending(id: &str, who: &str, invitation: bool, status: &str) -> Request {
    Request {
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

fn dataset(id: &str) -> ContentReference {
    ContentReference { class: "Dataset".into(), id: id.into() }
}

fn current(members: &[(&str, Role)], requests: Vec<Request>) -> CurrentMembers {
    let member = |(id, role): &(&str, Role)| Member {
        person: person(id),
        role: Some(*role),
        since: None,
        email: None,
        account: Account::Active,
        also: Vec::new(),
    };
    CurrentMembers {
        organization: OrganizationName { id: "o".into(), slug: "o".into(), name: "O".into() },
        members: members.iter().map(member).collect(),
        damaged: 0,
        requests: Some(requests),
        assignments: None,
        others: BTreeMap::from([("new".into(), Account::Active)]),
    }
}

fn handover_of(current: &CurrentMembers, successor: Option<&str>, invites: bool) -> Result<Handover, String> {
    let leaver = Leaver { id: Some("old".into()), email: None };
    let successor = successor.map(person);
    Succession { leaver: &leaver, successor: successor.as_ref(), comment: "Bye", invites }.handover(current)
}

fn actions(handover: &Handover) -> Vec<(&str, &str)> {
    let word = |change: &'_ Change| -> (&str, &str) {
        (if change.target.id.as_deref() == Some("old") { "old" } else { "new" }, change.action.word())
    };
    handover.changes.iter().map(word).collect()
}

#[test]
fn without_a_successor_all_that_is_theirs_goes() {
    let requests = vec![
        pending("r1", "old", false, "pending"),
        pending("r2", "old", false, "accepted"),
        pending("i1", "old", true, "pending"),
        pending("i2", "other", true, "pending"),
    ];
    let mut current = current(&[("old", PartialEditor), ("a", Admin)], requests);
    current.assignments = Some(vec![("old".into(), dataset("d1")), ("a".into(), dataset("d2"))]);
    let handover = handover_of(&current, None, true).expect("a course");
    assert_eq!(actions(&handover), [("old", "reject"), ("old", "cancel"), ("old", "remove")]);
    assert_eq!((handover.waits, &handover.left_behind), (false, &vec![dataset("d1")]));
    let plan = Plan { organization: current.organization.clone(), changes: handover.changes };
    guard::check(&plan, &current, &Policy { derived: true, ..Policy::default() }).expect("one person, once");
}

#[test]
fn who_is_invited_makes_the_leaver_wait_and_gets_the_assignments_with_the_invitation() {
    let mut current = current(&[("old", PartialEditor), ("a", Admin)], Vec::new());
    current.assignments = Some(vec![("old".into(), dataset("d1"))]);
    let handover = handover_of(&current, Some("new"), true).expect("a course");
    assert_eq!(actions(&handover), [("new", "invite"), ("old", "keep")]);
    let invite =
        Action::Invite { role: PartialEditor, comment: None, email: None, assignments: vec![dataset("d1")] };
    assert_eq!((handover.waits, &handover.changes[0].action), (true, &invite));
    current.requests = Some(vec![pending("i", "new", true, "pending")]);
    let again = handover_of(&current, Some("new"), true).expect("a course");
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
        let mut current = current(&[("old", old), ("new", new)], Vec::new());
        current.assignments = Some(vec![("old".into(), dataset("d1"))]);
        let handover = handover_of(&current, Some("new"), true).expect("a course");
        let first = match wanted {
            Some(to) => Action::SetRole { from: new, to },
            None => Action::Keep { role: Some(new) },
        };
        assert_eq!(handover.changes[0].action, first);
        assert_eq!(actions(&handover)[1..], [("old", "remove")], "{old:?} and {new:?}: nothing is assigned");
        assert!(handover.left_behind.is_empty());
    }
    let mut current = current(&[("old", PartialEditor), ("new", PartialEditor)], Vec::new());
    let all = [("old", "d1"), ("old", "d2"), ("new", "d2"), ("new", "d3")];
    current.assignments = Some(all.map(|(id, what)| (id.to_owned(), dataset(what))).to_vec());
    let handover = handover_of(&current, Some("new"), true).expect("a course");
    assert_eq!(actions(&handover), [("new", "keep"), ("new", "assign"), ("old", "remove")]);
    let after = vec![dataset("d2"), dataset("d3"), dataset("d1")];
    let assign = Action::Assign { before: vec![dataset("d2"), dataset("d3")], after };
    assert_eq!(handover.changes[1].action, assign);
}

#[test]
fn who_has_asked_is_approved_and_without_invitations_one_is_added() {
    let asked = current(&[("old", Admin)], vec![pending("r", "new", false, "pending")]);
    let stranger = current(&[("old", Admin)], vec![pending("r", "new", false, "refused")]);
    for (current, word) in [(&asked, "approve"), (&stranger, "add")] {
        let handover = handover_of(current, Some("new"), false).expect("a course");
        assert_eq!(actions(&handover), [("new", word), ("old", "remove")]);
        // The last administrator goes, since the successor is one by then.
        let plan = Plan { organization: current.organization.clone(), changes: handover.changes };
        guard::check(&plan, current, &Policy { derived: true, ..Policy::default() })
            .expect("an administrator");
    }
    let alone = handover_of(&stranger, None, false).expect("a course");
    let plan = Plan { organization: stranger.organization.clone(), changes: alone.changes };
    let refused = guard::check(&plan, &stranger, &Policy::default());
    assert_eq!(refused, Err(vec![Refusal::LastAdministrator { unable: Vec::new() }]));
}

#[test]
fn who_has_asked_becomes_a_partial_editor_with_the_assignments() {
    let mut current =
        current(&[("old", PartialEditor), ("a", Admin)], vec![pending("r", "new", false, "pending")]);
    current.assignments = Some(vec![("old".into(), dataset("d1"))]);
    let handover = handover_of(&current, Some("new"), true).expect("a course");
    assert_eq!(actions(&handover), [("new", "approve"), ("new", "assign"), ("old", "remove")]);
    let plan = Plan { organization: current.organization.clone(), changes: handover.changes };
    let warned = guard::check(&plan, &current, &Policy::default()).expect("no refusal");
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
        let mut current = current(&members, of_new.into_iter().chain([invited.clone()]).collect());
        current.assignments = Some(Vec::new());
        let handover = handover_of(&current, Some("new"), true).expect("a course");
        let expected = wanted.iter().map(|word| ("new", *word)).chain([("old", "cancel")]);
        assert_eq!(actions(&handover), expected.collect::<Vec<_>>());
        assert!(!handover.waits && !handover.gives_nothing, "the invitation goes at once");
        if let Action::Resend { role, assignments, .. } = &handover.changes[0].action {
            assert_eq!((*role, assignments), (PartialEditor, &vec![dataset("d2"), dataset("d1")]));
        }
    }
    let unknown = current(&[("a", Admin)], vec![theirs(None, &[]), invited.clone()]);
    assert_eq!(handover_of(&unknown, Some("new"), true), Err("NEW".to_owned()));
    invited.role = None;
    let unknown = current(&[("a", Admin)], vec![invited]);
    assert_eq!(handover_of(&unknown, Some("new"), true), Err("OLD".to_owned()));
    handover_of(&unknown, None, true).expect("nobody gets it");
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
        let current = current(&members, of_new.into_iter().chain([request.clone()]).collect());
        let handover = handover_of(&current, Some("new"), true).expect("a course");
        assert_eq!((actions(&handover), handover.gives_nothing), (vec![("old", "reject")], gives_nothing));
        assert!(!handover_of(&current, None, true).expect("a course").gives_nothing);
    }
}

#[test]
fn nobody_is_given_a_role_that_is_not_known() {
    let mut current = current(&[("old", Admin), ("new", Editor)], Vec::new());
    current.members[0].role = None;
    assert_eq!(handover_of(&current, Some("new"), true), Err("OLD".to_owned()));
    let handover = handover_of(&current, None, true).expect("a course");
    assert_eq!(handover.changes[0].action, Action::Remove { from: None });
}

#[test]
fn an_address_is_found_where_it_was_invited() {
    let mut invited = pending("i", "x", true, "pending");
    (invited.person, invited.email) = (None, Some("Old@example.org".into()));
    let current = current(&[("old", Editor)], vec![invited]);
    let leaver = Leaver { id: None, email: Some("old@example.org".into()) };
    assert!(leaver.is_in(&current));
    let nobody = Leaver { id: None, email: Some("other@example.org".into()) };
    assert!(!nobody.is_in(&current));
    let handover =
        Succession { leaver: &leaver, successor: None, comment: "", invites: true }.handover(&current);
    let handover = handover.expect("a course");
    assert_eq!(
        handover.changes,
        [Change {
            target: Target::address("Old@example.org"),
            action: Action::Cancel { invitation: "i".into() },
        }]
    );
}
