use super::*;
use crate::audit::assess;
use crate::audit::facts::{Me, Seen};
use crate::audit::rules::AUDIT;
use crate::audit::rules::example::{administrator, ago, facts, person};
use crate::audit::{Ruling, Thresholds};
use crate::roster::{Account, Role};

fn old(name: &str) -> Person {
    Person { seen: Seen::At(ago(500)), ..administrator(name) }
}

fn staff() -> Option<Me> {
    Some(Me { id: "id-staff".into(), staff: true, role: None })
}

/// Who is to be absent, each with the rules that say so, and which administrators are left as they are.
fn wished(facts: &Facts) -> Option<(Vec<String>, Vec<String>)> {
    let domains = vec!["ville.example.org".to_owned()];
    let facts = &Facts { me: facts.me.clone().or_else(staff), ..facts.clone() };
    let ruling = Ruling { thresholds: Thresholds { domains, ..Thresholds::default() }, ..Ruling::default() };
    let assessment = assess(&facts.name, facts, &ruling, AUDIT);
    let wish = wish(facts, &assessment)?;
    let said = |one: &Absent| {
        let rules: Vec<&str> = one.found.iter().map(|found| found.rule).collect();
        let (Named::Id(named) | Named::Address(named)) = &one.named;
        format!("{named}: {}", rules.join(" "))
    };
    let others = wish.others.into_iter().map(|person| person.id).collect();
    Some((wish.absent.iter().map(said).collect(), others))
}

#[test]
fn who_is_gone_dormant_or_of_elsewhere_is_absent_once_and_nobody_else() {
    let elsewhere = |person: Person| Person { mail: Some("***@gmail.com".into()), ..person };
    let people = vec![
        administrator("here"),
        old("old"),
        elsewhere(old("both")),
        Person { account: Account::Deleted, ..person("gone", Role::Editor) },
        Person { seen: Seen::Never, ..person("never", Role::Editor) },
        // A function's account is only probably one, and an own address of a free provider is no reason by itself.
        Person { halves: ["service".into(), "sig".into()], ..person("shared", Role::Editor) },
    ];
    let (absent, others) = wished(&facts(people)).expect("a wish");
    assert_eq!(
        absent,
        [
            "id-gone: account-in-use",
            "id-never: has-signed-in",
            "id-old: seen-lately",
            "id-both: seen-lately mail-domain-allowed",
        ]
    );
    assert_eq!(others, ["id-here"]);
}

#[test]
fn who_follows_the_last_administrators_is_for_a_person_to_say() {
    assert_eq!(wished(&facts(vec![old("a"), old("b")])), None);
    let gone = Person { account: Account::Deleted, ..administrator("gone") };
    let left = wished(&facts(vec![old("a"), gone.clone(), person("b", Role::Editor)]));
    assert_eq!(left, Some((vec!["id-gone: account-in-use".into()], vec!["id-a".into()])));
}

#[test]
fn what_is_not_mine_to_change_is_in_no_roster() {
    let with = |role| {
        let me = Some(Me { id: "id-me".into(), staff: false, role });
        wished(&Facts { me, ..facts(vec![administrator("here"), old("old")]) }).is_some()
    };
    let roles = [None, Some(Role::Editor), Some(Role::Admin)];
    assert_eq!(roles.map(with), [false, false, true]);
}

#[test]
fn who_looks_does_not_put_themselves_out() {
    let me = Some(Me { id: "id-me".into(), staff: false, role: Some(Role::Admin) });
    assert_eq!(wished(&Facts { me, ..facts(vec![old("me"), administrator("other")]) }), None);
}

#[test]
fn an_old_invitation_is_taken_back_where_it_names_somebody() {
    let waiting = |person: Option<&str>, address: Option<&str>| Waiting {
        id: format!("r-{person:?}-{address:?}"),
        name: "x".into(),
        person: person.map(|id| roster::Person { id: id.into(), slug: String::new(), name: String::new() }),
        address: address.map(str::to_owned),
        invitation: true,
        role: None,
        created: Some(ago(90)),
        listed: None,
    };
    let all = vec![
        waiting(Some("id-x"), None),
        waiting(None, Some("x@ville.fr")),
        waiting(None, Some("x***@ville.fr")),
        Waiting { invitation: false, ..waiting(Some("id-asks"), None) },
    ];
    let facts = Facts { waiting: Ok(all), ..facts(vec![administrator("a"), administrator("b")]) };
    let rule = "invitations-answered";
    assert_eq!(
        wished(&facts).map(|(absent, _)| absent),
        Some(vec![format!("id-x: {rule}"), format!("x@ville.fr: {rule}")])
    );
}
