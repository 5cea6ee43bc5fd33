//! People and organizations that no other test knows of. Their names end in a tag of this world's own
//! (`Martin-k7q2`), so that a search finds nobody else's; so do two people given the same name.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::Deserialize;
use serde_json::{Value, json};

use super::discreet;
use super::held::{Call, Held};
use super::output::Output;
use super::portal::Place;
use super::run::Command;

pub struct World<'p> {
    pub portal: Place<'p>,
    tag: String,
    home: tempfile::TempDir,
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Person {
    pub id: String,
    pub slug: String,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub token: String,
}

impl Person {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Organization {
    pub id: String,
    pub slug: String,
    pub name: String,
    /// The ids of the requests it was made with, in that order.
    pub requests: Vec<String>,
}

impl<'p> World<'p> {
    pub fn on(portal: impl Into<Place<'p>>) -> Self {
        static WORLDS: AtomicU32 = AtomicU32::new(1);
        let number = WORLDS.fetch_add(1, Ordering::Relaxed);
        Self { portal: portal.into(), tag: tag(number), home: tempfile::tempdir().unwrap() }
    }

    /// What the names of this world end in.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// A path in this world's own directory: the runs start there, HOME and the program's
    /// directories (`config`, `state`, `cache`) are in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn person(&self, first_name: &str, last_name: &str) -> Person {
        self.make_people(&[json!({"first_name": first_name, "last_name": self.tagged(last_name)})]).remove(0)
    }

    /// As [`World::person`], with an address of one's choice (unique on the portal).
    pub fn person_at(&self, first_name: &str, last_name: &str, email: &str) -> Person {
        let last_name = self.tagged(last_name);
        self.make_people(&[json!({"first_name": first_name, "last_name": last_name, "email": email})])
            .remove(0)
    }

    /// Somebody whose name is exactly this, without the tag: slugs are made of names.
    pub fn person_called(&self, first_name: &str, last_name: &str) -> Person {
        self.make_people(&[json!({"first_name": first_name, "last_name": last_name})]).remove(0)
    }

    /// Someone of the portal's own staff, who may do everything.
    pub fn sysadmin(&self) -> Person {
        let last_name = self.tagged("Staff");
        self.make_people(&[json!({"first_name": "Portal", "last_name": last_name, "sysadmin": true})])
            .remove(0)
    }

    /// `n` people with names of their own: Ada Membre01-tag, Basile Membre02-tag…
    pub fn people(&self, n: usize) -> Vec<Person> {
        const FIRST: [&str; 8] = ["Ada", "Basile", "Chloé", "Denis", "Élise", "Fañch", "Gaëlle", "Hugo"];
        let given = (0..n).map(
            |i| json!({"first_name": FIRST[i % 8], "last_name": self.tagged(&format!("Membre{:02}", i + 1))}),
        );
        self.make_people(&given.collect::<Vec<_>>())
    }

    fn make_people(&self, people: &[Value]) -> Vec<Person> {
        let made: Vec<Person> =
            serde_json::from_value(self.portal.harness("people", Some(json!({"people": people})))).unwrap();
        made.iter().for_each(discreet::know);
        made
    }

    fn tagged(&self, last_name: &str) -> String {
        format!("{last_name}-{}", self.tag)
    }

    pub fn organization(&self, name: &str, members: &[(&Person, &str)]) -> Organization {
        self.organization_with(name, members, json!({}))
    }

    /// With further fields: `acronym`, `business_number_id`, `badges`, `description`, `url`,
    /// `deleted` (true), `requests`.
    pub fn organization_with(&self, name: &str, members: &[(&Person, &str)], fields: Value) -> Organization {
        let mut given = fields;
        given["name"] = json!(format!("{name} {}", self.tag));
        given["members"] = members.iter().map(|(p, role)| json!({"user": p.id, "role": role})).collect();
        serde_json::from_value(self.portal.harness("organization", Some(given))).unwrap()
    }

    /// Adds `members`, `requests` or `badges`, or sets `deleted`, as the harness route takes them.
    pub fn furnish(&self, organization: &Organization, given: Value) -> Organization {
        let route = format!("organization/{}", organization.id);
        serde_json::from_value(self.portal.harness(&route, Some(given))).unwrap()
    }

    fn add_request(&self, organization: &Organization, given: Value) -> String {
        self.furnish(organization, json!({"requests": [given]})).requests.remove(0)
    }

    /// A pending request to join; its id.
    pub fn request(&self, organization: &Organization, person: &Person, comment: &str) -> String {
        self.add_request(organization, json!({"user": person.id, "comment": comment}))
    }

    /// A pending invitation; its id.
    pub fn invitation(&self, organization: &Organization, person: &Person, role: &str) -> String {
        let by = &self.portal.staff().id;
        let given = json!({"kind": "invitation", "user": person.id, "role": role, "created_by": by});
        self.add_request(organization, given)
    }

    /// A pending invitation of an address without account; its id.
    pub fn mail_invitation(&self, organization: &Organization, email: &str, role: &str) -> String {
        let by = &self.portal.staff().id;
        let given = json!({"kind": "invitation", "email": email, "role": role, "created_by": by});
        self.add_request(organization, given)
    }

    /// Was on the portal last at this moment.
    pub fn seen(&self, person: &Person, moment: &str) {
        self.portal.harness(&format!("user/{}", person.id), Some(json!({"last_login_at": moment})));
    }

    /// What the database holds now.
    pub fn holds(&self, organization: &Organization) -> Held {
        self.portal.witness(organization)()
    }

    /// The API calls that named this organization, by id or slug.
    pub fn calls(&self, organization: &Organization) -> Vec<Call> {
        self.portal.calls_where(&format!("org={}&org={}", organization.id, organization.slug))
    }

    /// The API calls made with a key of this person's.
    pub fn calls_by(&self, person: &Person) -> Vec<Call> {
        self.portal.calls_where(&format!("user={}", person.id))
    }

    /// The program, signed in as `person`.
    pub fn command_as(&self, person: &Person) -> Command {
        self.anonymous().env("UDATACTL_TOKEN", &person.token)
    }

    /// The program on this portal, without a key.
    pub fn anonymous(&self) -> Command {
        Command::new(self.home.path()).env("UDATACTL_SITE", self.portal.base())
    }

    pub fn run_as<'a>(&self, person: &Person, args: impl IntoIterator<Item = &'a str>) -> Output {
        self.command_as(person).args(args).run()
    }
}

/// Four characters, another four for each number: no tag begins another.
fn tag(number: u32) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let scattered = number.wrapping_mul(0x9E37) % (1 << 20);
    (0..4).map(|i| char::from(LETTERS[(scattered >> (5 * i)) as usize % 32])).collect()
}
