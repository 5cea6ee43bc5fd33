//! The verbs that write: what is typed, which call is its write, and how to see that the portal has done it.

use serde_json::{Value, json};

use crate::support::held::Held;
use crate::support::journal;
use crate::support::world::{Organization, Person, World};

/// What a verb does about an answer that leaves doubt.
#[derive(Clone, Copy, PartialEq)]
pub enum Doubt {
    /// It reads, and says what is so.
    Read,
    /// It reads, and sends once more what does no harm twice.
    ReadAndRepeat,
    /// It reads, and leaves the rest undone: the write was the first of two.
    ReadAndStop,
    /// It can't tell what to read: a raw call.
    Told,
}

/// A verb with its stage set.
pub struct Scene {
    pub actor: Person,
    /// The organization, where there is one before.
    pub organization: Option<Organization>,
    pub words: Vec<String>,
    pub method: &'static str,
    pub path: String,
    /// What the portal holds about it, in a word, as seen past our program.
    pub look: Box<dyn Fn(&World) -> String>,
    /// That word before, and once it is done.
    pub before: &'static str,
    pub after: &'static str,
    /// What the journal holds before, but for the portal.
    pub journal: Vec<Value>,
}

impl Scene {
    /// Sets the journal as the scene wants it, for a way to the portal.
    pub fn set_journal(&self, world: &World, root: &str) {
        std::fs::remove_file(world.path("state/journal.jsonl")).ok();
        if self.journal.is_empty() {
            return;
        }
        let here = |line: &Value| {
            let mut line = line.clone();
            line["site"] = json!(format!("{}/", root.trim_end_matches('/')));
            line
        };
        journal::append(&world.path("state"), &self.journal.iter().map(here).collect::<Vec<_>>());
    }
}

/// A verb of the table.
pub struct Verb {
    pub name: &'static str,
    pub scene: fn(&World) -> Scene,
    pub doubt: Doubt,
    /// The code of what is half done, where the write is the second of two.
    pub half: Option<&'static str>,
    /// Once its write is done, another follows.
    pub goes_on: bool,
}

const fn verb(name: &'static str, doubt: Doubt, scene: fn(&World) -> Scene) -> Verb {
    Verb { name, scene, doubt, half: None, goes_on: false }
}

const fn first(name: &'static str, doubt: Doubt, scene: fn(&World) -> Scene) -> Verb {
    Verb { goes_on: true, ..verb(name, doubt, scene) }
}

const fn second(name: &'static str, doubt: Doubt, half: &'static str, scene: fn(&World) -> Scene) -> Verb {
    Verb { half: Some(half), ..verb(name, doubt, scene) }
}

pub const VERBS: &[Verb] = &[
    verb("org create", Doubt::Read, org_create),
    verb("org update", Doubt::Read, org_update),
    verb("org update --logo", Doubt::Read, org_logo),
    second("org update, then its logo", Doubt::Read, "logo_not_taken", org_update_and_logo),
    second("org create, then its logo", Doubt::Read, "logo_not_taken", org_create_and_logo),
    verb("org delete", Doubt::Read, org_delete),
    first("org delete, its content first", Doubt::ReadAndRepeat, org_delete_content),
    second("org delete, after its content", Doubt::Read, "partly", org_delete_after_content),
    verb("org restore", Doubt::Read, org_restore),
    verb("org join", Doubt::Read, org_join),
    verb("org leave", Doubt::ReadAndRepeat, org_leave),
    verb("member add", Doubt::Read, member_add),
    verb("member add --email", Doubt::Read, member_add_email),
    verb("member remove", Doubt::ReadAndRepeat, member_remove),
    verb("offboard", Doubt::ReadAndRepeat, offboard),
    verb("member set-role", Doubt::ReadAndRepeat, member_set_role),
    verb("member demote", Doubt::ReadAndRepeat, member_demote),
    verb("assignment add", Doubt::Read, assignment_add),
    verb("assignment remove", Doubt::Read, assignment_remove),
    verb("requests approve", Doubt::ReadAndRepeat, requests_approve),
    second("requests approve, then a role", Doubt::ReadAndRepeat, "partly", requests_approve_role),
    verb("requests reject", Doubt::Read, requests_reject),
    verb("invite cancel", Doubt::Read, invite_cancel),
    verb("invite resend", Doubt::ReadAndStop, invite_resend),
    second("invite resend, then the new one", Doubt::Read, "partly", invite_resend_second),
    verb("invite accept", Doubt::Read, invite_accept),
    verb("invite refuse", Doubt::Read, invite_refuse),
    verb("contact add", Doubt::Read, contact_add),
    verb("contact replace", Doubt::Read, contact_replace),
    verb("contact remove", Doubt::Read, contact_remove),
    verb("badge add", Doubt::Read, badge_add),
    verb("badge remove", Doubt::Read, badge_remove),
    verb("journal undo", Doubt::ReadAndRepeat, journal_undo),
    verb("api PUT", Doubt::Told, api_put),
];

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn below(organization: &Organization, rest: &str) -> String {
    format!("/api/1/organizations/{}/{rest}", organization.id)
}

/// A city: Alice administers it, and Bob, whose membership is about to change, is what `role` says.
fn city(world: &World, role: Option<&str>) -> (Person, Person, Organization) {
    let [alice, bob] = <[Person; 2]>::try_from(world.people(2)).unwrap();
    let members: Vec<_> = [(&alice, "admin")].into_iter().chain(role.map(|role| (&bob, role))).collect();
    let organization = world.organization("Ville", &members);
    (alice, bob, organization)
}

/// A scene whose outcome is somebody's role, or what became of what they asked or were asked.
fn about(person: &Person, organization: Organization, scene: Scene) -> Scene {
    let person = person.clone();
    let org = organization.clone();
    let look = move |world: &World| standing(&world.holds(&org), &person);
    Scene { organization: Some(organization), look: Box::new(look), ..scene }
}

fn standing(held: &Held, person: &Person) -> String {
    let asked: Vec<&str> = held.requests_of(person).iter().map(|one| one.status.as_str()).collect();
    match (held.role_of(person), asked.as_slice()) {
        (Some(role), _) => role,
        (None, []) => "-".to_owned(),
        (None, states) => states.join(", "),
    }
}

fn scene(
    actor: &Person,
    method: &'static str,
    path: String,
    typed: &[&str],
    states: [&'static str; 2],
) -> Scene {
    let [before, after] = states;
    Scene {
        actor: actor.clone(),
        organization: None,
        words: words(typed),
        method,
        path,
        look: Box::new(|_| String::new()),
        before,
        after,
        journal: Vec::new(),
    }
}

fn logo(world: &World) -> String {
    let file = world.path("logo.png");
    std::fs::write(&file, include_bytes!("../org/pixel.png")).unwrap();
    file.to_str().unwrap().to_owned()
}

fn org_create(world: &World) -> Scene {
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville de {} {}", alice.slug, world.tag());
    let typed = ["org", "create", &name, "--description", "x", "--yes"];
    let scene = scene(&alice, "POST", "/api/1/organizations/".to_owned(), &typed, ["0", "1"]);
    Scene { look: Box::new(move |world| named(world, &name).to_string()), ..scene }
}

fn named(world: &World, name: &str) -> usize {
    let path = format!("/api/1/organizations/?name={}", name.replace(' ', "%20"));
    let found = world.portal.api("GET", &path, None, None).json();
    found["data"].as_array().unwrap().iter().filter(|one| one["name"] == name).count()
}

fn org_create_and_logo(world: &World) -> Scene {
    let alice = world.person("Alice", "Martin");
    let name = format!("Ville de {} {}", alice.slug, world.tag());
    let typed = ["org", "create", &name, "--description", "x", "--logo", &logo(world), "--yes"];
    let scene = scene(&alice, "POST", "*/logo/".to_owned(), &typed, ["1, -", "1, logo"]);
    let look = move |world: &World| match named(world, &name) {
        0 => "0".to_owned(),
        count => {
            let path = format!("/api/1/organizations/?name={}", name.replace(' ', "%20"));
            let found = world.portal.api("GET", &path, None, None).json();
            format!("{count}, {}", if found["data"][0]["logo"].is_null() { "-" } else { "logo" })
        }
    };
    Scene { look: Box::new(look), ..scene }
}

fn org_update(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let scene = scene(
        &alice,
        "PUT",
        below(&org, ""),
        &["org", "update", &org.id, "--acronym", "V", "--yes"],
        ["-", "V"],
    );
    with_acronym(org, scene)
}

fn with_acronym(org: Organization, scene: Scene) -> Scene {
    let id = org.clone();
    let look = move |world: &World| world.holds(&id).acronym.unwrap_or_else(|| "-".to_owned());
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn org_logo(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let typed = ["org", "update", &org.id, "--logo", &logo(world), "--yes"];
    with_logo(&org, scene(&alice, "POST", below(&org, "logo/"), &typed, ["-, -", "-, logo"]))
}

fn org_update_and_logo(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let typed = ["org", "update", &org.id, "--acronym", "V", "--logo", &logo(world), "--yes"];
    with_logo(&org, scene(&alice, "POST", below(&org, "logo/"), &typed, ["V, -", "V, logo"]))
}

fn with_logo(org: &Organization, scene: Scene) -> Scene {
    let path = below(org, "");
    let look = move |world: &World| {
        let seen = world.portal.api("GET", &path, None, None).json();
        let logo = if seen["logo"].is_null() { "-" } else { "logo" };
        format!("{}, {logo}", seen["acronym"].as_str().unwrap_or("-"))
    };
    Scene { look: Box::new(look), ..scene }
}

fn org_delete(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let confirm = format!("--confirm={}", org.slug);
    let scene = scene(
        &alice,
        "DELETE",
        below(&org, ""),
        &["org", "delete", &org.id, &confirm],
        ["online", "deleted"],
    );
    alive(org, scene)
}

/// A city with a dataset, which goes with it; the dataset's id.
fn with_content(world: &World) -> (Person, Organization, String, Vec<String>) {
    let (alice, _, org) = city(world, None);
    let dataset = world.dataset(&org, "Arbres");
    let confirm = format!("--confirm={}", org.slug);
    let typed = words(&["org", "delete", &org.id, "--with-content=1", &confirm]);
    (alice, org, dataset, typed)
}

fn org_delete_content(world: &World) -> Scene {
    let (alice, org, dataset, typed) = with_content(world);
    let path = format!("/api/1/datasets/{dataset}/");
    let scene = scene(&alice, "DELETE", path, &[], ["online", "deleted"]);
    let look = move |world: &World| {
        if world.is_deleted("dataset", &dataset) { "deleted".to_owned() } else { "online".to_owned() }
    };
    Scene { organization: Some(org), words: typed, look: Box::new(look), ..scene }
}

fn org_delete_after_content(world: &World) -> Scene {
    let (alice, org, _, typed) = with_content(world);
    let scene = scene(&alice, "DELETE", below(&org, ""), &[], ["online", "deleted"]);
    alive(org, Scene { words: typed, ..scene })
}

fn org_restore(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let org = world.furnish(&org, json!({"deleted": true}));
    let typed = ["org", "restore", &org.id, "--yes"];
    alive(org.clone(), scene(&alice, "PUT", below(&org, ""), &typed, ["deleted", "online"]))
}

/// A scene whose outcome is whether the organization is deleted.
fn alive(org: Organization, scene: Scene) -> Scene {
    let id = org.clone();
    let look = move |world: &World| match world.holds(&id).deleted {
        Some(_) => "deleted".to_owned(),
        None => "online".to_owned(),
    };
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn contact_add(world: &World) -> Scene {
    contact(world, "POST", &["add", "--name", "Mairie", "--email", "mairie@ville.fr"], ["SIG", "Mairie, SIG"])
}

fn contact_replace(world: &World) -> Scene {
    contact(world, "PUT", &["replace", "CONTACT", "--name", "Presse"], ["SIG", "Presse"])
}

fn contact_remove(world: &World) -> Scene {
    contact(world, "DELETE", &["remove", "CONTACT"], ["SIG", "-"])
}

/// A scene whose outcome is the names of an organization's contact points.
fn contact(world: &World, method: &'static str, typed: &[&str], states: [&'static str; 2]) -> Scene {
    let (alice, _, org) = city(world, None);
    // Of two organizations no two contact points may be changed to say the same.
    let there = json!({"name": "SIG", "email": format!("{}@ville.fr", org.slug), "organization": org.id});
    let id = world.portal.harness("contact", Some(there))["id"].as_str().unwrap().to_owned();
    let mut words = vec!["contact", typed[0], &org.id];
    words.extend(typed[1..].iter().map(|word| if *word == "CONTACT" { &id } else { *word }));
    words.push("--yes");
    let path =
        if method == "POST" { "/api/1/contacts/".to_owned() } else { format!("/api/1/contacts/{id}/") };
    let scene = scene(&alice, method, path, &words, states);
    let organization = org.id.clone();
    let look = move |world: &World| match crate::contact::names(world, &organization).join(", ") {
        names if names.is_empty() => "-".to_owned(),
        names => names,
    };
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn badge_add(world: &World) -> Scene {
    badge(world, "POST", "badges/", ["add", "certified"], ["-", "certified"])
}

fn badge_remove(world: &World) -> Scene {
    badge(world, "DELETE", "badges/company/", ["remove", "company"], ["company", "-"])
}

fn badge(
    world: &World,
    method: &'static str,
    path: &str,
    [verb, kind]: [&str; 2],
    states: [&'static str; 2],
) -> Scene {
    let (_, _, org) = city(world, None);
    if verb == "remove" {
        world.furnish(&org, serde_json::json!({"badges": [kind]}));
    }
    let typed = ["badge", verb, &org.id, kind, "--yes"];
    let scene = scene(&world.sysadmin(), method, below(&org, path), &typed, states);
    let id = org.clone();
    let look = move |world: &World| world.holds(&id).badges.pop().unwrap_or_else(|| "-".to_owned());
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn org_join(world: &World) -> Scene {
    let (_, bob, org) = city(world, None);
    let typed = ["org", "join", &org.id, "--comment", "Bonjour", "--yes"];
    about(&bob, org.clone(), scene(&bob, "POST", below(&org, "membership/"), &typed, ["-", "pending"]))
}

fn org_leave(world: &World) -> Scene {
    let (_, bob, org) = city(world, Some("admin"));
    let path = below(&org, &format!("member/{}/", bob.id));
    about(&bob, org.clone(), scene(&bob, "DELETE", path, &["org", "leave", &org.id, "--yes"], ["admin", "-"]))
}

fn member_add(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let typed = ["member", "add", &org.id, &bob.id, "--yes"];
    about(&bob, org.clone(), scene(&alice, "POST", below(&org, "member/"), &typed, ["-", "pending"]))
}

fn member_add_email(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let typed = ["member", "add", &org.id, "--email", "agent@ville.example", "--yes"];
    let scene = scene(&alice, "POST", below(&org, "member/"), &typed, ["0", "1"]);
    let id = org.clone();
    let look = move |world: &World| world.holds(&id).requests.len().to_string();
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn member_remove(world: &World) -> Scene {
    let (alice, bob, org) = city(world, Some("editor"));
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["member", "remove", &org.id, &bob.id, "--yes"];
    about(&bob, org.clone(), scene(&alice, "DELETE", path, &typed, ["editor", "-"]))
}

fn offboard(world: &World) -> Scene {
    let (alice, bob, org) = city(world, Some("editor"));
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["offboard", &bob.id, "--org", &org.id, "--confirm"];
    about(&bob, org.clone(), scene(&alice, "DELETE", path, &typed, ["editor", "-"]))
}

fn member_set_role(world: &World) -> Scene {
    let (alice, bob, org) = city(world, Some("editor"));
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["member", "set-role", &org.id, &bob.id, "admin", "--yes"];
    about(&bob, org.clone(), scene(&alice, "PUT", path, &typed, ["editor", "admin"]))
}

fn member_demote(world: &World) -> Scene {
    let (alice, bob, org) = city(world, Some("admin"));
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["member", "demote", &org.id, &bob.id, "--to", "editor", "--yes"];
    about(&bob, org.clone(), scene(&alice, "PUT", path, &typed, ["admin", "editor"]))
}

fn assignment_add(world: &World) -> Scene {
    assignment(world, "add", ["1", "2"])
}

fn assignment_remove(world: &World) -> Scene {
    assignment(world, "remove", ["2", "1"])
}

/// A partial editor with one assignment, and with another where that is to be taken.
fn assignment(world: &World, verb: &str, states: [&'static str; 2]) -> Scene {
    let (alice, bob, org) = city(world, Some("partial_editor"));
    let [kept, meant] = ["Arbres", "Budget"].map(|title| world.dataset(&org, title));
    world.assign(&org, &bob, &kept);
    if verb == "remove" {
        world.assign(&org, &bob, &meant);
    }
    let path = below(&org, &format!("member/{}/assignments/", bob.id));
    let typed = ["assignment", verb, &org.id, &bob.id, &meant, "--yes"];
    let scene = scene(&alice, "PUT", path, &typed, states);
    let id = org.clone();
    let look = move |world: &World| world.holds(&id).assignments.len().to_string();
    Scene { organization: Some(org), look: Box::new(look), ..scene }
}

fn requests_approve(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let request = world.request(&org, &bob, "Bonjour");
    let path = below(&org, &format!("membership/{request}/accept/"));
    let typed = ["requests", "approve", &org.id, &request, "--yes"];
    about(&bob, org.clone(), scene(&alice, "POST", path, &typed, ["pending", "editor"]))
}

fn requests_approve_role(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let request = world.request(&org, &bob, "Bonjour");
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["requests", "approve", &org.id, &request, "--role", "admin", "--yes"];
    about(&bob, org.clone(), scene(&alice, "PUT", path, &typed, ["editor", "admin"]))
}

fn requests_reject(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let request = world.request(&org, &bob, "Bonjour");
    let path = below(&org, &format!("membership/{request}/refuse/"));
    let typed = ["requests", "reject", &org.id, &request, "--comment", "Non", "--yes"];
    about(&bob, org.clone(), scene(&alice, "POST", path, &typed, ["pending", "refused"]))
}

fn invite_cancel(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let invitation = world.invitation(&org, &bob, "editor");
    let path = below(&org, &format!("membership/{invitation}/cancel/"));
    let typed = ["invite", "cancel", &org.id, &invitation, "--yes"];
    about(&bob, org.clone(), scene(&alice, "POST", path, &typed, ["pending", "canceled"]))
}

fn invite_resend(world: &World) -> Scene {
    let (alice, bob, org) = city(world, None);
    let invitation = world.invitation(&org, &bob, "editor");
    let path = below(&org, &format!("membership/{invitation}/cancel/"));
    let typed = ["invite", "resend", &org.id, &invitation, "--yes"];
    about(&bob, org.clone(), scene(&alice, "POST", path, &typed, ["pending", "canceled"]))
}

fn invite_resend_second(world: &World) -> Scene {
    let scene = invite_resend(world);
    let path = below(scene.organization.as_ref().unwrap(), "member/");
    Scene { path, before: "canceled", after: "canceled, pending", ..scene }
}

fn invite_accept(world: &World) -> Scene {
    received(world, "accept", "editor")
}

fn invite_refuse(world: &World) -> Scene {
    received(world, "refuse", "refused")
}

fn received(world: &World, verb: &str, after: &'static str) -> Scene {
    let (_, bob, org) = city(world, None);
    let invitation = world.invitation(&org, &bob, "editor");
    let path = format!("/api/1/me/org_invitations/{invitation}/{verb}/");
    about(&bob, org, scene(&bob, "POST", path, &["invite", verb, &invitation, "--yes"], ["pending", after]))
}

fn journal_undo(world: &World) -> Scene {
    let (alice, bob, org) = city(world, Some("admin"));
    let path = below(&org, &format!("member/{}/", bob.id));
    let typed = ["journal", "undo", "20260101T000000Z-1-1", "--confirm"];
    let line = json!({"at": "2026-01-01T00:00:00Z", "run": "20260101T000000Z-1", "number": 1});
    let with = |more: Value| {
        let mut line = line.clone();
        line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line
    };
    let start = json!({"stage": "start", "as": alice.id, "organization": org.id, "action": "role",
        "person": bob.id, "request": null, "before": "editor", "after": "admin"});
    let journal = vec![with(start), with(json!({"stage": "end", "result": "done"}))];
    let scene = scene(&alice, "PUT", path, &typed, ["admin", "editor"]);
    about(&bob, org.clone(), Scene { journal, ..scene })
}

fn api_put(world: &World) -> Scene {
    let (alice, _, org) = city(world, None);
    let typed = ["api", "PUT", &below(&org, ""), "-F", "acronym=V", "--yes"];
    let scene = scene(&alice, "PUT", below(&org, ""), &typed, ["-", "V"]);
    with_acronym(org, scene)
}
