//! Making the world of a story on an empty portal.

use serde_json::{Value, json};

use super::story::{Setting, Story};
use super::telling::Teller;
use crate::support::portal::Portal;

/// Makes it, and whoever tells the story there.
pub fn stage(portal: &Portal, story: &Story) -> Teller {
    portal.harness("reset", Some(json!({})));
    let staging = Staging { portal };
    let mut teller = Teller::new(portal.base());
    for setting in &story.stage {
        let made = staging.stage(setting, &mut teller);
        if let (Some(identifier), Some(name)) = (made, setting.called()) {
            teller.name(name, &identifier);
        }
    }
    teller
}

struct Staging<'p> {
    portal: &'p Portal,
}

impl Staging<'_> {
    fn make(&self, route: &str, given: Value) -> Value {
        self.portal.harness(route, Some(given))
    }

    /// Makes what a line of a story says; its identifier, if it has one.
    fn stage(&self, setting: &Setting, teller: &mut Teller) -> Option<String> {
        let words: Vec<&str> = setting.words.iter().map(String::as_str).collect();
        let mut fields: Value = serde_json::from_str(&teller.fill(&setting.fields.to_string())).unwrap();
        let made = match (setting.verb.as_str(), &words[..]) {
            ("person", [name, full_name, further @ ..]) => {
                let (first, last) = full_name.split_once(' ').unwrap();
                let email = further.iter().find(|word| word.contains('@')).map(|email| (*email).to_owned());
                let person = json!({
                    "first_name": first,
                    "last_name": last,
                    "email": email.unwrap_or(format!("{name}@example.org")),
                    "sysadmin": further.contains(&"sysadmin"),
                });
                let made = self.make("people", json!({"people": [person]}))[0].take();
                teller.key(name, made["token"].as_str().unwrap());
                made["id"].clone()
            }
            ("deactivate", [person]) => {
                self.make(&format!("user/{}", teller.id(person)), json!({"active": false}))
            }
            ("delete", [person]) => {
                self.make(&format!("user/{}", teller.id(person)), json!({"deleted": true}))
            }
            ("key", [name, person, kind]) => {
                let made = self.make("token", json!({"user": teller.id(person), "kind": kind}));
                teller.key(name, made["token"].as_str().unwrap());
                Value::Null
            }
            ("key", [name, key]) => {
                teller.key(name, key);
                Value::Null
            }
            ("organization", [_, title]) => {
                fields["name"] = json!(title);
                self.make("organization", fields)["id"].take()
            }
            ("member", [organization, person, role]) => {
                let member = json!({"user": teller.id(person), "role": role});
                self.furnish(teller.id(organization), json!({"members": [member]}))
            }
            ("request", [organization, person]) => {
                fields["user"] = json!(teller.id(person));
                self.furnish(teller.id(organization), json!({"requests": [fields]}))
            }
            ("invitation", [organization, whom, role]) => {
                fields["kind"] = json!("invitation");
                fields["role"] = json!(role);
                if whom.contains('@') {
                    fields["email"] = json!(whom);
                } else {
                    fields["user"] = json!(teller.id(whom));
                }
                self.furnish(teller.id(organization), json!({"requests": [fields]}))
            }
            (kind @ ("dataset" | "dataservice" | "reuse"), [organization, title]) => {
                fields["organization"] = json!(teller.id(organization));
                fields["title"] = json!(title);
                self.make(kind, fields)["id"].take()
            }
            ("purge", [organization]) => {
                self.make(&format!("organization/{}/purge", teller.id(organization)), json!({}))
            }
            ("discussion", [dataset, title]) => {
                fields["subject"] = json!({"class": "Dataset", "id": teller.id(dataset)});
                fields["title"] = json!(title);
                self.make("discussion", fields)["id"].take()
            }
            ("harvester", [organization, name]) => {
                fields["organization"] = json!(teller.id(organization));
                fields["name"] = json!(name);
                self.make("harvester", fields)["id"].take()
            }
            ("contact", [organization, name]) => {
                fields["organization"] = json!(teller.id(organization));
                fields["name"] = json!(name);
                self.make("contact", fields)["id"].take()
            }
            ("activity", [organization, person, key, class, subject]) => {
                fields["organization"] = json!(teller.id(organization));
                fields["actor"] = json!(teller.id(person));
                fields["key"] = json!(key);
                fields["subject"] = json!({"class": class, "id": teller.id(subject)});
                self.make("activity", fields)
            }
            ("assignment", [organization, person, dataset]) => {
                let (organization, person) = (teller.id(organization), teller.id(person));
                let given =
                    json!({"organization": organization, "user": person, "dataset": teller.id(dataset)});
                self.make("assignment", given)
            }
            ("damage", [organization, kind]) => {
                let route = format!("organization/{}/damage", teller.id(organization));
                self.make(&route, json!({"kind": kind}))["request"].take()
            }
            ("read_only", []) => self.make("mode", json!({"read_only": true})),
            other => panic!("{other:?}"),
        };
        made.as_str().map(str::to_owned)
    }

    /// Adds members or requests; the identifier of the first request.
    fn furnish(&self, organization: &str, given: Value) -> Value {
        self.make(&format!("organization/{organization}"), given)["requests"]
            .get(0)
            .cloned()
            .unwrap_or_default()
    }
}
