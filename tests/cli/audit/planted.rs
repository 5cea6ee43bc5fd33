//! Every fault that can be planted is found once, and the command that is printed with it makes it go away.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::{ago, written};
use crate::support::world::{Organization, Person, World};

/// The rules whose findings no command mends, and why.
const NO_COMMAND: [(&str, &str); 11] = [
    ("members-do-not-ask", "`requests reject` refuses it: the member would read that they are refused"),
    ("one-account-each", "of one account in two rows, which only the portal's team can mend"),
    ("published-lately", "what is published is made elsewhere"),
    ("datasets-usable", "datasets are mended on their own pages"),
    ("harvesters-run", "harvesters are mended on their own pages"),
    ("discussions-answered", "answers are written on the page"),
    ("contacts-stay", "contact points are changed on their own pages"),
    ("key-lasts", "keys are made on the portal's page only"),
    ("key-ends", "keys are made on the portal's page only"),
    ("key-used", "keys are revoked on the portal's page only"),
    ("key-agents-known", "keys are revoked on the portal's page only"),
];
/// The rules whose findings a command begins to mend, and who ends it.
const ENDED_BY_OTHERS: [(&str, &str); 1] =
    [("public-service-certified", "the portal's team answers the request to certify")];
/// The rules that have their tests in `exceptions.rs`: they are about the file and not about the portal.
const OF_THE_FILE: [&str; 2] = ["exception-kept", "exception-needed"];
/// Rules that are asked beside a list or the register: `lists` plants them.
const BESIDE_LISTS: [&str; 7] = [
    "not-left",
    "on-staff-list",
    "until-kept",
    "invited-as-listed",
    "siret-open",
    "siret-of-administration",
    "name-as-registered",
];

/// The people of the faults, and the portal's staff who look.
struct Town<'w> {
    world: &'w World<'w>,
    staff: Person,
    alice: Person,
    bob: Person,
    /// Somebody whose account is switched off.
    off: Person,
    policy: String,
}

/// A fault, in an organization of its own.
struct Fault {
    rule: &'static str,
    organization: Organization,
    /// What else is found there: it can't be helped.
    besides: Vec<&'static str>,
}

impl Town<'_> {
    fn here(&self, first_name: &str) -> Person {
        self.seen(first_name, 1)
    }

    fn seen(&self, first_name: &str, days: i64) -> Person {
        let person = self.world.person(first_name, "Durand");
        self.world.seen(&person, &ago(days));
        person
    }

    /// An organization that lacks nothing but these and a logo, which the stage can't give.
    fn fine(&self, members: &[(&Person, &str)], fields: Value) -> Organization {
        let mut all = json!({
            "business_number_id": siret(), "description": "Elle publie ses données.", "url": "https://www.example.org/",
        });
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.world.organization_with("Ville", members, all)
    }

    /// With something that it published today.
    fn lively(&self, members: &[(&Person, &str)], fields: Value) -> Organization {
        let org = self.fine(members, fields);
        self.dataset(&org, true);
        org
    }

    /// With two administrators who are there, and more members.
    fn usual(&self, members: &[(&Person, &str)]) -> Organization {
        let both = [(&self.alice, "admin"), (&self.bob, "admin")];
        self.lively(&[&both[..], members].concat(), json!({}))
    }

    fn with(&self, fields: Value) -> Organization {
        self.lively(&[(&self.alice, "admin"), (&self.bob, "admin")], fields)
    }

    fn dataset(&self, org: &Organization, is_fine: bool) -> String {
        let resources = if is_fine { json!([{"title": "Fichier"}]) } else { json!([]) };
        let given = json!({"title": "Comptage", "organization": org.id, "resources": resources});
        self.world.portal.harness("dataset", Some(given))["id"].as_str().unwrap().to_owned()
    }
}

/// A SIRET that no other organization has: its digits are right.
fn siret() -> String {
    static NUMBERS: AtomicU64 = AtomicU64::new(1);
    let number = NUMBERS.fetch_add(1, Ordering::Relaxed) + u64::from(std::process::id()) * 1000;
    let checked = |digits: String| {
        let last = (0..10).find(|last| luhn(&format!("{digits}{last}")).is_multiple_of(10)).unwrap();
        format!("{digits}{last}")
    };
    checked(format!("{}0001", checked(format!("{}", 40_000_000 + number % 10_000_000))))
}

fn luhn(digits: &str) -> u32 {
    let digits = digits.chars().rev().map(|digit| digit.to_digit(10).unwrap());
    digits
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum()
}

fn administration(town: &Town, plant: &mut impl FnMut(&'static str, Organization, &[&'static str])) {
    let (alice, off) = (&town.alice, &town.off);
    let none = json!({});
    plant("administrator-present", town.lively(&[(&town.bob, "editor")], none.clone()), &[]);
    plant("administrator-can-act", town.lively(&[(off, "admin")], none.clone()), &["account-in-use"]);
    plant("two-administrators", town.lively(&[(alice, "admin")], none.clone()), &[]);
    let one_off = town.lively(&[(alice, "admin"), (off, "admin")], none.clone());
    plant("two-administrators-can-act", one_off, &["account-in-use"]);
    let away = |days| {
        let [one, other] = ["Gaspard", "Hélène"].map(|name| town.seen(name, days));
        town.lively(&[(&one, "admin"), (&other, "admin")], json!({}))
    };
    plant("administrator-active", away(400), &["seen-lately", "seen-lately"]);
    plant("administrator-lasts", away(1000), &["administrator-active", "seen-lately", "seen-lately"]);
    let many: Vec<Person> = ["Ida", "Jules", "Kim", "Léa", "Max", "Nina", "Otto", "Pia", "Quentin"]
        .map(|name| town.here(name))
        .into();
    let members: Vec<(&Person, &str)> = many.iter().map(|person| (person, "admin")).collect();
    plant("few-administrators", town.usual(&members), &[]);
}

fn people(town: &Town, plant: &mut impl FnMut(&'static str, Organization, &[&'static str])) {
    plant("account-in-use", town.usual(&[(&town.off, "admin")]), &[]);
    let carol = town.here("Carol");
    plant("one-account-each", town.usual(&[(&carol, "editor"), (&carol, "editor")]), &[]);
    let [one, other] = [0, 1].map(|_| town.here("Éléonore"));
    plant("one-account-each", town.usual(&[(&one, "editor"), (&other, "editor")]), &[]);
    let shared = town.world.person("Service", "Communication");
    town.world.seen(&shared, &ago(1));
    plant("named-accounts", town.usual(&[(&shared, "editor")]), &[]);
    let org = town.usual(&[]);
    let never = town.world.person("Rosa", "Durand");
    town.world.furnish(&org, json!({"members": [{"user": never.id, "role": "editor", "since": ago(90)}]}));
    plant("has-signed-in", org, &[]);
    plant("seen-lately", town.usual(&[(&town.seen("Sam", 400), "editor")]), &[]);
    for (domain, role, rule) in
        [("elsewhere.fr", "editor", "mail-domain-allowed"), ("gmail.com", "admin", "professional-mails")]
    {
        let mail = format!("{role}-{}@{domain}", town.world.tag());
        let person = town.world.person_at("Tom", "Petit", &mail);
        town.world.seen(&person, &ago(1));
        plant(rule, town.usual(&[(&person, role)]), &[]);
    }
    if town.world.portal.can.partial_editors {
        plant("partial-editor-assigned", town.usual(&[(&carol, "partial_editor")]), &[]);
    }
}

fn waiting(town: &Town, plant: &mut impl FnMut(&'static str, Organization, &[&'static str])) {
    let asks = |person: &Person, more: Value| {
        let org = town.usual(&[]);
        let mut request = json!({"user": person.id, "comment": "x", "created": ago(60)});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        town.world.furnish(&org, json!({"requests": [request]}));
        org
    };
    let stranger = town.here("Ugo");
    plant("requests-answered", asks(&stranger, json!({})), &[]);
    plant("members-do-not-ask", asks(&town.bob, json!({})), &[]);
    if town.world.portal.can.invites {
        let by = &town.world.portal.staff().id;
        let invitation = json!({"kind": "invitation", "role": "editor", "created_by": by});
        plant("invitations-answered", asks(&stranger, invitation), &[]);
    }
}

fn identity(town: &Town, plant: &mut impl FnMut(&'static str, Organization, &[&'static str])) {
    plant("siret-given", town.with(json!({"business_number_id": Value::Null})), &[]);
    let mut wrong = siret();
    let last = wrong.pop().unwrap().to_digit(10).unwrap();
    plant(
        "siret-valid",
        town.with(json!({"business_number_id": format!("{wrong}{}", (last + 1) % 10)})),
        &[],
    );
    let twice = json!({"business_number_id": siret()});
    town.with(twice.clone());
    plant("siret-alone", town.with(twice), &[]);
    let certified = json!({"business_number_id": Value::Null, "badges": ["public-service", "certified"]});
    plant("certified-with-siret", town.with(certified), &[]);
    plant("public-service-certified", town.with(json!({"badges": ["public-service"]})), &[]);
    plant("described", town.with(json!({"description": format!(" VILLE  {}", town.world.tag())})), &[]);
    plant("website-given", town.with(json!({"url": Value::Null})), &[]);
    plant("logo-given", town.with(json!({})), &[]);
}

fn life(town: &Town, plant: &mut impl FnMut(&'static str, Organization, &[&'static str])) {
    let portal = &town.world.portal;
    let both = [(&town.alice, "admin"), (&town.bob, "admin")];
    plant("published-lately", town.fine(&both, json!({})), &[]);
    let org = town.fine(&both, json!({}));
    town.dataset(&org, false);
    plant("datasets-usable", org, &[]);
    let org = town.usual(&[]);
    let job = json!({"status": "failed", "created": ago(1), "ended": ago(1)});
    portal.harness("harvester", Some(json!({"name": "Moisson", "organization": org.id, "last_job": job})));
    plant("harvesters-run", org, &[]);
    let org = town.fine(&both, json!({}));
    let subject = json!({"class": "Dataset", "id": town.dataset(&org, true)});
    let said = json!([{"user": town.off.id, "content": "Bonjour", "posted_on": ago(60)}]);
    portal.harness("discussion", Some(json!({"subject": subject, "title": "Question", "messages": said})));
    plant("discussions-answered", org, &[]);
    let org = town.usual(&[(&town.off, "admin")]);
    let name = town.off.full_name();
    let contact = json!({"name": name, "email": "contact@example.org", "organization": org.id});
    portal.harness("contact", Some(contact));
    plant("contacts-stay", org, &["account-in-use"]);
}

/// The word that a person would choose for one in capitals.
fn chosen(town: &Town, fault: &Fault, row: &Value, newcomer: &Person, word: &str) -> String {
    match word {
        "PERSON" if fault.rule == "few-administrators" => town.bob.slug.clone(),
        "PERSON" if fault.rule == "one-account-each" => row["subject_id"].as_str().unwrap().to_owned(),
        "PERSON" => newcomer.slug.clone(),
        "NUMBER" => siret(),
        "TEXT" => "Elle publie ses données.".to_owned(),
        "URL" => "https://www.example.org/".to_owned(),
        "IMAGE" => crate::org::image(town.world),
        "CONTENT" => town.dataset(&fault.organization, true),
        "ANSWER" => "approve".to_owned(),
        "REASON" | "PROOF" => "Ville".to_owned(),
        other => panic!("nobody knows what to choose for {other}: {row}"),
    }
}

/// Runs the command of a finding, as it was printed; who is invited by it accepts.
fn mend(town: &Town, fault: &Fault, row: &Value) {
    let choose: Vec<&str> =
        row["choose"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    let argv = row["argv"].as_array().unwrap().iter().map(|word| word.as_str().unwrap());
    let newcomer = town.here("Victor");
    let fill = |word: &str| {
        if choose.contains(&word) { chosen(town, fault, row, &newcomer, word) } else { word.to_owned() }
    };
    let words: Vec<String> = argv.map(fill).collect();
    assert_eq!(words[0], "udatactl");
    town.world.command_as(&town.staff).args(&words[1..]).args(["--yes"]).run().success();
    if town.world.portal.can.invites && words[1..3] == ["member", "add"] {
        town.world.run_as(&newcomer, ["invite", "accept", &fault.organization.slug, "--yes"]).success();
    }
}

#[test]
fn each_fault_is_found_once_and_its_command_makes_it_go_away() {
    let world = world!();
    where_it_can!(world.portal.can.masks_addresses());
    let policy = written(&world, "policy.toml", "[thresholds]\ndomains = [\"example.org\", \"gmail.com\"]\n");
    let [alice, bob, off] = ["Alice", "Bob", "Olga"].map(|name| world.person(name, "Durand"));
    for person in [&alice, &bob, &off] {
        world.seen(person, &ago(1));
    }
    world.portal.harness(&format!("user/{}", off.id), Some(json!({"active": false})));
    let town = Town { world: &world, staff: world.sysadmin(), alice, bob, off, policy };
    let mut faults: Vec<Fault> = Vec::new();
    let mut plant = |rule: &'static str, organization: Organization, besides: &[&'static str]| {
        faults.push(Fault { rule, organization, besides: besides.to_vec() });
    };
    administration(&town, &mut plant);
    people(&town, &mut plant);
    waiting(&town, &mut plant);
    identity(&town, &mut plant);
    life(&town, &mut plant);

    let slugs = faults.iter().map(|fault| fault.organization.slug.as_str());
    let audit: Vec<&str> =
        ["audit", "org", "--siret-check", "always", "--policy", &town.policy, "-o", "json"]
            .into_iter()
            .chain(slugs)
            .collect();
    let found = world.run_as(&town.staff, audit).success().json();
    let mut rows: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for row in found.as_array().unwrap() {
        rows.entry(row["organization_id"].as_str().unwrap()).or_default().push(row);
    }
    let mut wrong = Vec::new();
    for fault in &faults {
        let there = &rows[fault.organization.id.as_str()];
        let mut told: Vec<&str> = there.iter().map(|row| row["rule"].as_str().unwrap()).collect();
        let mut planted = [&fault.besides[..], &[fault.rule]].concat();
        if fault.rule != "logo-given" {
            planted.push("logo-given");
        }
        told.sort_unstable();
        planted.sort_unstable();
        if told != planted {
            wrong.push(format!("{}: {told:?} instead of {planted:?}", fault.rule));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for fault in &faults {
        let row = rows[fault.organization.id.as_str()].iter().find(|row| row["rule"] == fault.rule).unwrap();
        if row["argv"].is_null() {
            assert!(NO_COMMAND.iter().any(|(rule, _)| *rule == fault.rule), "{row}");
            continue;
        }
        mend(&town, fault, row);
        if ENDED_BY_OTHERS.iter().any(|(rule, _)| *rule == fault.rule) {
            continue;
        }
        let only = ["audit", "org", &fault.organization.slug, "--policy", &town.policy, "--only", fault.rule];
        let left = world
            .command_as(&town.staff)
            .args(only)
            .args(["--siret-check", "always", "-o", "json"])
            .run()
            .success();
        assert_eq!(left.json(), json!([]), "{}: {}", fault.rule, row["command"]);
    }
    let rules = world.run_as(&town.staff, ["audit", "rules", "-o", "json"]).success().json();
    let planted = |rule: &str| faults.iter().any(|fault| fault.rule == rule);
    for row in rules.as_array().unwrap() {
        let rule = row["rule"].as_str().unwrap();
        let elsewhere =
            rule.starts_with("key-") || OF_THE_FILE.contains(&rule) || BESIDE_LISTS.contains(&rule);
        let can_t = (rule == "invitations-answered" && !world.portal.can.invites)
            || (rule == "partial-editor-assigned" && !world.portal.can.partial_editors);
        assert!(planted(rule) || elsewhere || can_t, "{rule} is planted nowhere");
    }
}

#[test]
fn each_fault_of_my_keys_is_found_once() {
    let world = world!();
    where_it_can!(world.portal.can.tokens);
    let alice = world.person("Alice", "Martin");
    let token = |given: Value| world.portal.harness("token", Some(given));
    token(json!({"user": alice.id, "kind": "expiring"}));
    let mut planted = vec!["key-ends", "key-lasts"];
    if !world.portal.can.is_sandbox {
        let soon =
            json!({"user": alice.id, "kind": "lasting", "created_at": ago(400), "user_agents": ["curl/8"]});
        token(soon);
        planted.extend(["key-agents-known", "key-used"]);
    }
    let found = world.run_as(&alice, ["audit", "org", "--only", "key", "-o", "json"]).success().json();
    let mut told: Vec<&str> =
        found.as_array().unwrap().iter().map(|row| row["rule"].as_str().unwrap()).collect();
    told.sort_unstable();
    planted.sort_unstable();
    assert_eq!(told, planted);
    assert!(
        found.as_array().unwrap().iter().all(|row| row["argv"].is_null() && row["page"].is_string()),
        "{found}"
    );
}
