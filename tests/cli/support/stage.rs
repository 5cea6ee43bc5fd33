//! Setting the stage on a sandbox and looking at what became of it: its state file, read and written under its lock,
//! by code of the tests' own. What it takes and gives is what `tests/portals/stage.py` takes and gives.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// A state file.
#[derive(Clone)]
pub struct Stage {
    path: PathBuf,
    /// Whose the keys are that were made here.
    owners: Arc<Mutex<BTreeMap<String, String>>>,
    /// `17`, `15`, `14` or `pt`.
    generation: String,
}

impl Stage {
    pub fn new(path: &Path, generation: &str) -> Self {
        fs::write(path, empty().to_string()).unwrap();
        Self { path: path.to_owned(), owners: Arc::default(), generation: generation.to_owned() }
    }

    /// Nobody and nothing is left.
    pub fn reset(&self) {
        self.change(|world| {
            let revision = world["revision"].take();
            *world = empty();
            world["revision"] = revision;
        });
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file holds.
    pub fn world(&self) -> Value {
        serde_json::from_slice(&fs::read(&self.path).unwrap()).unwrap()
    }

    /// Changes it while nobody else does.
    pub fn change<T>(&self, change: impl FnOnce(&mut Value) -> T) -> T {
        let lock = File::options().create(true).append(true).open(self.path.with_extension("lock")).unwrap();
        lock.lock().unwrap();
        let mut world = self.world();
        let result = change(&mut world);
        world["revision"] = json!(world["revision"].as_u64().unwrap() + 1);
        let new = self.path.with_extension("new");
        fs::write(&new, world.to_string()).unwrap();
        fs::rename(&new, &self.path).unwrap();
        result
    }

    /// A route of the stage, with what it is given; nothing is given to look.
    pub fn harness(&self, route: &str, given: Option<Value>) -> Value {
        let parts: Vec<&str> = route.split('/').collect();
        let Some(given) = given else {
            return match parts[..] {
                ["organization", id] => held(id, &self.world()),
                [kind @ ("dataset" | "dataservice" | "reuse"), id] => {
                    let found = &self.world()[format!("{kind}s")][id];
                    json!({"title": found["title"], "deleted": found["deleted"]})
                }
                _ => panic!("no such look: {route}"),
            };
        };
        self.change(|world| match parts[..] {
            ["people"] => {
                let people: Value =
                    given["people"].as_array().unwrap().iter().map(|one| person(world, one)).collect();
                people.as_array().unwrap().iter().for_each(|one| self.know(&one["token"], &one["id"]));
                people
            }
            ["user", id] => {
                if given["active"] == false {
                    world["users"][id]["inactive"] = json!(true);
                }
                if given["last_login_at"].is_string() {
                    world["users"][id]["last_login_at"] = moment(&given["last_login_at"]);
                }
                if given["deleted"] == true {
                    self.delete_account(world, id);
                }
                json!({})
            }
            ["token"] => {
                if matches!(&*self.generation, "14" | "15") {
                    // An account has one key there.
                    list(&mut world["users"][given["user"].as_str().unwrap()], "tokens").clear();
                }
                let token = json!(token(world, &given));
                self.know(&token, &given["user"]);
                json!({"token": token})
            }
            ["organization"] => organization(world, &given),
            ["organization", id] => furnish(world, id, &given),
            ["organization", id, "damage"] => damage(world, id, &given),
            ["discussion"] => discussion(world, &given),
            ["harvester"] => harvester(world, &given),
            ["contact"] => {
                let (id, mut made) = (id(), given.clone());
                made.as_object_mut().unwrap().retain(|_, value| value.is_string());
                collection(world, "contact_points")[&id] = made;
                json!({"id": id})
            }
            ["activity"] => {
                let mut made = given.clone();
                made["created_at"] = moment(&given["created_at"]);
                list(world, "activities").push(made);
                json!({})
            }
            ["organization", id, "purge"] => purge(world, id),
            [kind @ ("dataset" | "dataservice" | "reuse")] => published(world, kind, &given),
            ["assignment"] => {
                let subject = json!({"class": "Dataset", "id": given["dataset"]});
                let assignment = json!({"user": given["user"], "subject": subject});
                let organization = given["organization"].as_str().unwrap();
                list(&mut world["organizations"][organization], "assignments").push(assignment);
                json!({})
            }
            _ => panic!("no such stage: {route}"),
        })
    }

    fn know(&self, key: &Value, owner: &Value) {
        let [key, owner] = [key, owner].map(|text| text.as_str().unwrap().to_owned());
        self.owners.lock().unwrap().insert(key, owner);
    }

    /// Whose key this is.
    pub fn owner(&self, key: &str) -> Option<String> {
        self.owners.lock().unwrap().get(key).cloned()
    }

    /// As udata marks one as deleted (`udata/core/user/models.py`).
    fn delete_account(&self, world: &mut Value, id: &str) {
        let user = &mut world["users"][id];
        for (name, value) in [("first_name", "DELETED"), ("last_name", "DELETED")] {
            user[name] = json!(value);
        }
        user["email"] = json!(format!("{id}@deleted"));
        user["slug"] = json!(format!("deleted-{id}"));
        user["inactive"] = json!(true);
        user["deleted"] = now();
        for token in list(user, "tokens") {
            token["revoked_at"] = now();
        }
        for organization in world["organizations"].as_object_mut().unwrap().values_mut() {
            list(organization, "members").retain(|member| member["user"] != id);
            if self.generation == "17" {
                list(organization, "requests").retain(|one| one["user"] != id || one["status"] != "pending");
            }
        }
    }
}

/// A world without anybody.
fn empty() -> Value {
    json!({"format": 1, "revision": 0, "users": {}, "organizations": {}})
}

/// What one list of a document holds; an empty one may have been left out.
fn list<'a>(document: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    let fields = document.as_object_mut().unwrap();
    fields.entry(name).or_insert_with(|| json!([])).as_array_mut().unwrap()
}

fn now() -> Value {
    json!(Timestamp::now().to_string())
}

/// A moment given as ISO 8601, in UTC unless it says otherwise; now if none is.
fn moment(given: &Value) -> Value {
    let Some(text) = given.as_str() else { return now() };
    let in_utc = |naive: DateTime| naive.to_zoned(TimeZone::UTC).unwrap().timestamp();
    let moment = text.parse().unwrap_or_else(|_| in_utc(text.parse().unwrap()));
    json!(moment.to_string())
}

/// A number that no other thing of this run has.
fn number() -> u32 {
    static NUMBERS: AtomicU32 = AtomicU32::new(1);
    NUMBERS.fetch_add(1, Ordering::Relaxed)
}

/// An identifier as `MongoDB`'s, in the order of time; those after it are left to the sandbox.
fn id() -> String {
    format!("{:08x}{:08x}{:08x}", Timestamp::now().as_second(), number(), 0)
}

/// So many hexadecimal digits, at most 24, unlike those of any other number from the first ones on.
fn digits(count: usize) -> String {
    let scattered = u128::from(number()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060) % (1 << 96);
    format!("{scattered:024x}")[..count].to_owned()
}

fn uuid() -> String {
    let digits = digits(24);
    format!("{}-{}-4000-8000-{}", &digits[..8], &digits[8..12], &digits[12..])
}

/// The slug of a text, with the first number that makes it unlike the others'.
fn slug(text: &str, others: &Value) -> String {
    let plain = text.to_lowercase().replace('œ', "oe").replace('\'', "");
    let plain = plain.nfkd().filter(char::is_ascii).collect::<String>();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    let is_free =
        |slug: &String| others.as_object().unwrap().values().all(|one| one["slug"] != slug.as_str());
    let numbered = (1..).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap()
}

fn person(world: &mut Value, given: &Value) -> Value {
    let (id, token) = (id(), digits(24));
    let (first, last) = (given["first_name"].as_str().unwrap(), given["last_name"].as_str().unwrap());
    let slug = slug(&format!("{first} {last}"), &world["users"]);
    let email = given["email"].as_str().map_or_else(|| digits(12) + "@example.org", ToOwned::to_owned);
    world["users"][&id] = json!({
        "slug": slug, "first_name": first, "last_name": last, "email": email, "created_at": now(),
        "sysadmin": given["sysadmin"] == true, "tokens": [{"token": token}],
    });
    json!({
        "id": id, "slug": slug, "email": email, "first_name": first, "last_name": last, "token": token,
    })
}

fn token(world: &mut Value, given: &Value) -> String {
    let long_ago = "2020-01-01T00:00:00Z";
    let value = digits(24);
    let mut token = json!({"token": value});
    match given["kind"].as_str() {
        Some("expired") => token["expires_at"] = json!(long_ago),
        Some("expiring") => {
            let soon = Timestamp::now() + jiff::SignedDuration::from_hours(10 * 24 + 1);
            token["expires_at"] = json!(soon.to_string());
        }
        Some("revoked") => token["revoked_at"] = json!(long_ago),
        _ => {}
    }
    list(&mut world["users"][given["user"].as_str().unwrap()], "tokens").push(token);
    value
}

fn organization(world: &mut Value, given: &Value) -> Value {
    let id = id();
    let name = given["name"].as_str().unwrap();
    let mut made = json!({
        "name": name, "slug": slug(name, &world["organizations"]), "members": [],
        "description": given["description"].as_str().unwrap_or("An organization made for a test."),
        "created_at": now(), "last_modified": now(),
    });
    for field in ["acronym", "business_number_id", "url"] {
        if given[field].is_string() {
            made[field] = given[field].clone();
        }
    }
    world["organizations"][&id] = made;
    furnish(world, &id, given)
}

/// Adds members, requests and badges; no notification.
fn furnish(world: &mut Value, id: &str, given: &Value) -> Value {
    let organization = &mut world["organizations"][id];
    let each = |name: &str| given[name].as_array().into_iter().flatten();
    let members = each("members").map(|member| {
        json!({
            "user": member["user"], "role": member["role"].as_str().unwrap_or("editor"),
            "since": moment(&member["since"]),
        })
    });
    list(organization, "members").extend(members);
    let requests: Vec<Value> = each("requests").map(request).collect();
    list(organization, "requests").extend(requests.iter().cloned());
    // udata puts the latest first.
    each("badges").for_each(|badge| list(organization, "badges").insert(0, badge.clone()));
    if given["deleted"] == true {
        organization["deleted"] = now();
    } else if given["deleted"] == false {
        organization.as_object_mut().unwrap().shift_remove("deleted");
    }
    organization["last_modified"] = now();
    organization["metrics"]["members"] = json!(organization["members"].as_array().unwrap().len());
    json!({
        "id": id, "slug": organization["slug"], "name": organization["name"],
        "requests": requests.iter().map(|request| &request["id"]).collect::<Vec<_>>(),
    })
}

fn request(given: &Value) -> Value {
    let mut made = json!({
        "id": uuid(), "kind": "request", "role": "editor", "status": "pending",
        "created": moment(&given["created"]),
    });
    for field in ["kind", "role", "status", "user", "email", "comment", "created_by"] {
        if given[field].is_string() {
            made[field] = given[field].clone();
        }
    }
    made
}

/// The broken states that lost races and old bugs have left on real portals.
fn damage(world: &mut Value, organization: &str, given: &Value) -> Value {
    let organization = &mut world["organizations"][organization];
    let ghost = json!({"role": "editor", "since": now()});
    match given["kind"].as_str() {
        Some("member_without_user") => list(organization, "members").push(ghost),
        Some("dangling_member") => {
            let mut ghost = ghost;
            ghost["user"] = json!(id());
            list(organization, "members").push(ghost);
        }
        Some("request_without_user") => {
            let lost = request(&json!({"comment": "Lost"}));
            list(organization, "requests").push(lost.clone());
            return json!({"request": lost["id"]});
        }
        other => panic!("unknown kind of damage: {other:?}"),
    }
    json!({})
}

/// A dataset, a dataservice or a reuse.
fn published(world: &mut Value, kind: &str, given: &Value) -> Value {
    let (id, all) = (id(), format!("{kind}s"));
    let made = world.as_object_mut().unwrap().entry(&all).or_insert_with(|| json!({}));
    let slug = slug(given["title"].as_str().unwrap(), made);
    world["organizations"][given["organization"].as_str().unwrap()]["last_modified"] = now();
    world[&all][&id] = json!({
        "title": given["title"], "slug": slug, "organization": given["organization"], "created_at": now(),
        "private": given["private"] == true,
    });
    for known in ["tags", "contact_points"] {
        if given[known].is_array() {
            world[&all][&id][known] = given[known].clone();
        }
    }
    let made = &mut world[&all][&id];
    for mark in ["archived", "deleted"] {
        if given[mark] == true {
            made[mark] = now();
        }
    }
    if given["metrics"].is_object() {
        made["metrics"] = given["metrics"].clone();
    }
    if kind == "dataset" {
        let resources = given["resources"].as_array().into_iter().flatten();
        let resource = |one: &Value| {
            let metrics = if one["metrics"].is_null() { json!({}) } else { one["metrics"].clone() };
            json!({"id": uuid(), "title": one["title"], "metrics": metrics})
        };
        made["resources"] = resources.map(resource).collect();
        made["quality"] = quality(!made["resources"].as_array().unwrap().is_empty());
    }
    json!({"id": id, "slug": slug})
}

/// A collection of the world, made where there is none.
fn collection<'a>(world: &'a mut Value, name: &str) -> &'a mut Value {
    world.as_object_mut().unwrap().entry(name).or_insert_with(|| json!({}))
}

fn discussion(world: &mut Value, given: &Value) -> Value {
    let id = id();
    let said = given["messages"].as_array().unwrap().iter().map(|message| {
        json!({
            "user": message["user"], "content": message["content"],
            "posted_on": moment(&message["posted_on"]),
        })
    });
    let said: Vec<Value> = said.collect();
    let mut made = json!({
        "subject": given["subject"], "title": given["title"], "created": said[0]["posted_on"],
        "messages": said,
    });
    if given["closed"].is_string() {
        made["closed"] = moment(&given["closed"]);
    }
    collection(world, "discussions")[&id] = made;
    json!({"id": id})
}

fn harvester(world: &mut Value, given: &Value) -> Value {
    let id = id();
    let mut made = json!({
        "name": given["name"], "organization": given["organization"], "created_at": now(),
        "url": given["url"].as_str().unwrap_or("https://harvest.example.org/"), "backend": "dcat",
        "active": given["active"] != false,
    });
    if given["deleted"] == true {
        made["deleted"] = now();
    }
    let job = &given["last_job"];
    if job.is_object() {
        let errors: Vec<&Value> = job["errors"].as_array().into_iter().flatten().collect();
        made["last_job"] = json!({
            "id": self::id(), "status": job["status"], "created": moment(&job["created"]), "errors": errors,
        });
        if job["ended"].is_string() {
            made["last_job"]["ended"] = moment(&job["ended"]);
        }
    }
    collection(world, "harvesters")[&id] = made;
    json!({"id": id})
}

/// What udata finds of a dataset made for a test, with resources or without (`Dataset.compute_quality`).
fn quality(has_resources: bool) -> Value {
    let mut found = json!({
        "dataset_description_quality": false, "license": true, "score": 1.0 / 9.0, "spatial": false,
        "temporal_coverage": false, "update_frequency": false,
    });
    if has_resources {
        found["score"] = json!(3.0 / 9.0);
        for (name, holds) in [
            ("all_resources_available", true),
            ("has_open_format", true),
            ("has_resources", true),
            ("resources_documentation", false),
        ] {
            found[name] = json!(holds);
        }
    }
    found
}

/// What the nightly job does to a deleted organization: what it published is nobody's.
fn purge(world: &mut Value, id: &str) -> Value {
    world["organizations"].as_object_mut().unwrap().shift_remove(id);
    for kind in ["datasets", "dataservices", "reuses"] {
        let all = world.get_mut(kind).and_then(Value::as_object_mut);
        for one in all.into_iter().flat_map(|all| all.values_mut()) {
            if one["organization"] == id {
                one["organization"] = json!("");
            }
        }
    }
    json!({})
}

/// What the file holds of an organization.
fn held(id: &str, world: &Value) -> Value {
    let mut held = world["organizations"][id].clone();
    assert!(held.is_object(), "no organization {id}");
    for name in ["badges", "requests"] {
        list(&mut held, name);
    }
    for assignment in list(&mut held, "assignments") {
        *assignment = json!({
            "user": assignment["user"], "class": assignment["subject"]["class"], "id": assignment["subject"]["id"],
        });
    }
    held["id"] = json!(id);
    held
}
