//! Two moments compared, and counted: by example, and whatever they hold.

use std::collections::BTreeMap;
use std::convert::Infallible;

use proptest::prelude::*;

use super::*;

fn header(scope: Scope, at: &str) -> Header {
    Header {
        format: FORMAT,
        site: "https://udata.example/".into(),
        account: None,
        at: at.parse().expect("a moment"),
        scope,
        asked: Vec::new(),
        tool: "0".into(),
    }
}

fn compared(before: &[Entry], after: &[Entry]) -> Comparison {
    compared_as(Scope::Named, before, after)
}

fn compared_as(scope: Scope, before: &[Entry], after: &[Entry]) -> Comparison {
    let (earlier, later) = (header(scope, "2026-10-01T00:00:00Z"), header(scope, "2026-11-01T00:00:00Z"));
    match between((&earlier, lines(before)), (&later, lines(after))) {
        Ok(found) => found,
        Err(never) => match never {},
    }
}

fn lines(entries: &[Entry]) -> impl Iterator<Item = Result<Entry, Infallible>> {
    entries.iter().cloned().map(Ok)
}

fn organization(id: &str, members: &[(&str, &str)]) -> Observation {
    let member = |(id, role): &(&str, &str)| Member {
        id: (*id).into(),
        slug: (*id).into(),
        role: (*role).into(),
        account: "unknown".into(),
        ..Member::default()
    };
    Observation {
        name: Name { id: id.into(), slug: id.into(), name: id.to_uppercase() },
        members: members.iter().map(member).collect(),
        pending: Some(Vec::new()),
        ..Observation::default()
    }
}

fn seen(observation: Observation) -> Entry {
    Entry::Seen(Box::new(observation))
}

fn unread(id: Option<&str>, typed: &str) -> Entry {
    Entry::Unread(Unread {
        id: id.map(str::to_owned),
        organization: typed.into(),
        why: "portal_error".into(),
    })
}

/// Each difference as `what whom before after`.
fn told(found: &Comparison) -> Vec<String> {
    let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let line = |one: &Difference| {
        let whom = one.whom.as_ref().map(|whom| whom.name.clone());
        format!("{} {} {} {}", one.what.word(), word(&whom), word(&one.before), word(&one.after))
    };
    found.differences.iter().map(line).collect()
}

fn unmatched(found: &Comparison) -> Vec<(&str, &str)> {
    found.unmatched.iter().map(|one| (one.why.word(), one.organization.name.as_str())).collect()
}

#[test]
fn new_administrators_come_first_and_lost_ones_next() {
    let before =
        organization("a", &[("ana", "editor"), ("bob", "admin"), ("cleo", "admin"), ("dan", "editor")]);
    let after = organization(
        "a",
        &[("ana", "admin"), ("cleo", "partial_editor"), ("eve", "admin"), ("fay", "editor")],
    );
    let found = compared(&[seen(before)], &[seen(after)]);
    assert_eq!(
        told(&found),
        [
            "came eve - admin",
            "rose ana editor admin",
            "left bob admin -",
            "fell cleo admin partial_editor",
            "came fay - editor",
            "left dan editor -",
        ]
    );
    assert_eq!((found.compared, found.unmatched.len()), (1, 0));
}

#[test]
fn what_is_seen_of_somebody_is_no_change() {
    let before = organization("a", &[("ana", "admin")]);
    let mut after = before.clone();
    after.last_seen_visible = true;
    after.members[0].last_seen = Some("2026-10-30T00:00:00Z".into());
    after.members[0].account = "active".into();
    after.members[0].first_name = "Ana".into();
    after.figures.insert("datasets".into(), 3);
    assert_eq!(told(&compared(&[seen(before.clone())], &[seen(after.clone())])), Vec::<String>::new());
    // Nobody was shown before whether the account was switched off.
    after.members[0].account = "switched_off".into();
    assert_eq!(compared(&[seen(before.clone())], &[seen(after)]).differences, []);
    // What waits is not shown to everybody: that is no answer.
    let hidden = Observation { pending: None, ..before.clone() };
    let found = compared(&[seen(before)], &[seen(hidden)]);
    assert_eq!((found.differences.len(), found.pending_unseen), (0, 1));
}

#[test]
fn accounts_that_are_gone_are_told_by_their_earlier_name() {
    let mut before = organization("a", &[("ana", "admin")]);
    before.members[0].first_name = "Ana".into();
    let mut after = organization("a", &[("ana", "admin")]);
    after.members[0].first_name = "DELETED".into();
    after.members[0].account = "deleted".into();
    let found = compared(&[seen(before.clone())], &[seen(after.clone())]);
    assert_eq!(told(&found), ["account_gone Ana admin deleted"]);
    let back = compared(&[seen(after)], &[seen(before)]);
    assert_eq!(told(&back), ["account_back Ana deleted admin"]);
}

#[test]
fn identity_and_what_waits_are_compared() {
    let mut before = organization("a", &[("ana", "admin")]);
    before.badges = vec!["certified".into(), "company".into()];
    before.siret = Some("1".into());
    let waits = |id: &str, invitation, person: Option<&str>| Pending {
        id: id.into(),
        invitation,
        person: person.map(str::to_owned),
        role: Some("editor".into()),
        who: format!("who-{id}"),
        ..Pending::default()
    };
    before.pending = Some(vec![waits("1", true, Some("bob")), waits("2", false, Some("cleo"))]);
    let mut after = organization("a", &[("ana", "admin"), ("bob", "editor")]);
    after.badges = vec!["public-service".into(), "certified".into()];
    after.name.name = "New".into();
    after.pending = Some(vec![waits("3", true, None), waits("4", false, Some("dan"))]);
    let found = compared(&[seen(before)], &[seen(after)]);
    assert_eq!(
        told(&found),
        [
            "renamed - A New",
            "came bob - editor",
            "invited who-3 - editor",
            "asked who-4 - editor",
            "request_answered who-2 editor -",
            "invitation_answered who-1 editor editor",
            "badge_given - - public-service",
            "badge_taken - company -",
            "siret - 1 -",
        ]
    );
}

#[test]
fn an_organization_that_only_one_has_is_not_left_by_all() {
    let (a, b, c) = (organization("a", &[("ana", "admin")]), organization("b", &[]), organization("c", &[]));
    let found = compared(&[seen(a.clone()), seen(b.clone())], &[unread(Some("a"), "a"), seen(c)]);
    assert_eq!(told(&found), Vec::<String>::new());
    assert_eq!(unmatched(&found), [("unread_after", "A"), ("only_before", "B"), ("only_after", "C")]);
    // What is only known as it was typed is the same one.
    let found = compared(&[seen(a)], &[unread(None, "a")]);
    assert_eq!(unmatched(&found), [("unread_after", "A")]);
    let found = compared(&[unread(None, "x")], &[unread(None, "x"), seen(b)]);
    assert_eq!(unmatched(&found), [("unread_after", "x"), ("only_after", "B")], "both times, and told once");
}

#[test]
fn where_both_have_all_of_the_portal_what_is_missing_is_deleted() {
    let of = |id, created: &str| Observation { created: Some(created.into()), ..organization(id, &[]) };
    let (a, b, c) =
        (of("a", "2020-01-01T00:00:00Z"), of("b", "2026-10-15T00:00:00Z"), of("c", "2019-01-01T00:00:00Z"));
    let found = compared_as(Scope::Portal, &[seen(a)], &[seen(b.clone()), seen(c)]);
    assert_eq!(told(&found), ["deleted - - -", "created - - -", "restored - - -"]);
    assert_eq!(
        found.differences.iter().map(|one| one.organization.id.as_str()).collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    // That one was made since is known without that.
    assert_eq!(told(&compared(&[], &[seen(b.clone())])), ["created - - -"]);
    let name = b.name.clone();
    assert_eq!(told(&compared(&[seen(b.clone())], &[Entry::Deleted(name)])), ["deleted - - -"]);
    let gone = Observation { deleted: Some("2026-10-20T00:00:00Z".into()), ..b.clone() };
    assert_eq!(told(&compared(&[seen(b.clone())], &[seen(gone.clone())])), ["deleted - - -"]);
    assert_eq!(told(&compared(&[seen(gone)], &[seen(b)])), ["restored - - -"]);
}

#[test]
fn counts_tell_what_nobody_could_see() {
    let mut one = organization("a", &[("ana", "admin"), ("bob", "admin"), ("cleo", "editor")]);
    one.members[1].account = "deleted".into();
    one.damaged = 1;
    one.pending = Some(vec![Pending { invitation: true, ..Pending::default() }, Pending::default()]);
    let two = Observation { pending: None, ..organization("b", &[]) };
    let mut counts = Counts::default();
    let gone = Entry::Deleted(Name::default());
    [seen(one), seen(two), unread(None, "x"), gone].iter().for_each(|entry| counts.add(entry));
    let wanted = Counts {
        organizations: 2,
        deleted: 1,
        unread: 1,
        members: 4,
        administrators: 1,
        without_administrator: 1,
        requests: 1,
        invitations: 1,
        pending_unseen: 1,
    };
    assert_eq!(counts, wanted);
}

fn observation(id: String) -> impl Strategy<Value = Observation> {
    let role = prop_oneof![Just("admin"), Just("editor"), Just("partial_editor"), Just("owner")];
    let account = prop_oneof![Just("unknown"), Just("active"), Just("deleted"), Just("switched_off")];
    let member = ("[a-e]", role, account, "\\PC{0,4}").prop_map(|(id, role, account, name)| Member {
        slug: id.clone(),
        id,
        role: role.into(),
        account: account.into(),
        last_name: name,
        ..Member::default()
    });
    let pending =
        ("[p-t]", any::<bool>(), proptest::option::of("[a-e]")).prop_map(|(id, invitation, person)| {
            let who = person.clone().unwrap_or_else(|| "x@udata.example".into());
            Pending { id, invitation, person, who, ..Pending::default() }
        });
    (
        "[A-B\n\u{202e}]{0,3}",
        proptest::collection::vec(member, 0..6),
        proptest::option::of(proptest::collection::vec(pending, 0..4)),
        proptest::collection::vec("[k-m]", 0..3),
        proptest::option::of("[0-9]"),
    )
        .prop_map(move |(name, members, pending, badges, siret)| Observation {
            name: Name { id: id.clone(), slug: id.clone(), name },
            members,
            pending,
            badges,
            siret,
            ..Observation::default()
        })
}

/// Lines of up to three organizations, in order.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let one = |id: &'static str| {
        proptest::option::of(prop_oneof![
            6 => observation(id.into()).prop_map(seen),
            1 => Just(unread(Some(id), id)),
            1 => Just(Entry::Deleted(Name { id: id.into(), ..Name::default() })),
        ])
    };
    (one("a"), one("b"), one("c")).prop_map(|(a, b, c)| [a, b, c].into_iter().flatten().collect())
}

/// Who is what, each account once with its highest role; written without the comparison's own words.
fn roles(observation: &Observation) -> BTreeMap<String, String> {
    let height =
        |role: &str| ["owner", "partial_editor", "editor", "admin"].iter().position(|one| *one == role);
    let mut roles: BTreeMap<String, String> = BTreeMap::new();
    for member in &observation.members {
        let known = roles.entry(member.id.clone()).or_insert_with(|| member.role.clone());
        if height(&member.role) > height(known) {
            known.clone_from(&member.role);
        }
    }
    roles
}

proptest! {
    #[test]
    fn a_moment_differs_not_from_itself(entries in entries(), whole in any::<bool>()) {
        let scope = if whole { Scope::Portal } else { Scope::Mine };
        let found = compared_as(scope, &entries, &entries);
        prop_assert_eq!(told(&found), Vec::<String>::new());
        prop_assert!(found.unmatched.iter().all(|one| one.why == Why::UnreadBefore));
    }

    /// Whoever applies what is told of members to those of before has those of after.
    #[test]
    fn what_is_told_makes_the_one_into_the_other(before in observation("a".into()), after in observation("a".into())) {
        let mut made = roles(&before);
        for one in compared(&[seen(before)], &[seen(after.clone())]).differences {
            let id = one.whom.and_then(|whom| whom.id).unwrap_or_default();
            match one.what {
                What::Came => prop_assert_eq!(made.insert(id, one.after.expect("a role")), None),
                What::Rose | What::Fell | What::Role => {
                    prop_assert_eq!(made.insert(id, one.after.expect("a role")), one.before);
                }
                What::Left => prop_assert_eq!(made.remove(&id), one.before),
                _ => {}
            }
        }
        prop_assert_eq!(made, roles(&after));
    }

    /// The order in which a portal gives people, requests and badges tells nothing.
    #[test]
    fn order_is_no_difference(before in observation("a".into()), after in observation("a".into())) {
        let backwards = |one: &Observation| {
            let mut one = one.clone();
            one.members.reverse();
            one.badges.reverse();
            one.pending.iter_mut().for_each(|pending| pending.reverse());
            one
        };
        let unique = |one: &Observation| {
            let mut ids: Vec<&str> = one.members.iter().map(|member| member.id.as_str()).collect();
            ids.extend(one.pending.iter().flatten().map(|pending| pending.id.as_str()));
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            ids.len() == all
        };
        prop_assume!(unique(&before) && unique(&after));
        let there = compared(&[seen(before.clone())], &[seen(after.clone())]);
        prop_assert_eq!(&there, &compared(&[seen(backwards(&before))], &[seen(backwards(&after))]));
        // Backwards in time, whoever came left.
        let back = compared(&[seen(after)], &[seen(before)]);
        let count = |found: &Comparison, what| found.differences.iter().filter(|one| one.what == what).count();
        for (what, opposite) in [(What::Came, What::Left), (What::Rose, What::Fell), (What::BadgeGiven, What::BadgeTaken)] {
            prop_assert_eq!(count(&there, what), count(&back, opposite));
        }
    }

    #[test]
    fn a_line_is_read_as_it_was_written(entries in entries()) {
        for entry in entries {
            let text = serde_json::to_string(&Line::from(entry.clone())).expect("JSON");
            prop_assert!(!text.contains('\n'));
            let read: Line = serde_json::from_str(&text).expect("a line");
            prop_assert_eq!(read.entry().expect("an entry"), entry);
        }
    }
}
