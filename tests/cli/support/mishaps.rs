//! What else may befall people and organizations before a test begins: broken documents, dead keys,
//! closed accounts, and what partial editors are assigned.

use serde_json::{Value, json};

use super::world::{Organization, Person, World};

impl World<'_> {
    /// `member_without_user`, `dangling_member` (udata answers 500 to both, and to every list that
    /// shows them: use a portal of one's own) or `request_without_user`.
    pub fn damage(&self, organization: &Organization, kind: &str) {
        self.portal.harness(&format!("organization/{}/damage", organization.id), Some(json!({"kind": kind})));
    }

    /// A further key of this person's: `valid`, `expired` or `revoked`.
    pub fn token(&self, person: &Person, kind: &str) -> String {
        let made = self.portal.harness("token", Some(json!({"user": person.id, "kind": kind})));
        made["token"].as_str().unwrap().to_owned()
    }

    pub fn deactivate(&self, person: &Person) {
        self.portal.harness(&format!("user/{}", person.id), Some(json!({"active": false})));
    }

    pub fn delete_account(&self, person: &Person) {
        // What is left of the names is the portal's.
        super::pseudo::know("deleted");
        self.portal.harness(&format!("user/{}", person.id), Some(json!({"deleted": true})));
    }

    /// A dataset of this organization's; its id.
    pub fn dataset(&self, organization: &Organization, title: &str) -> String {
        self.publish("dataset", organization, title, json!({}))
    }

    /// A `dataset`, a `dataservice` or a `reuse`, with further fields (`private`, `archived`,
    /// `deleted`, `metrics`, `tags`); its id.
    pub fn publish(&self, kind: &str, organization: &Organization, title: &str, fields: Value) -> String {
        let mut given = fields;
        given["organization"] = json!(organization.id);
        given["title"] = json!(title);
        self.portal.harness(kind, Some(given))["id"].as_str().unwrap().to_owned()
    }

    /// Whether the database holds something published as deleted.
    pub fn is_deleted(&self, kind: &str, id: &str) -> bool {
        !self.portal.harness(&format!("{kind}/{id}"), None)["deleted"].is_null()
    }

    /// What the portal's nightly job does to all deleted organizations.
    pub fn purge(&self, organization: &Organization) {
        self.portal.harness(&format!("organization/{}/purge", organization.id), Some(json!({})));
    }

    pub fn assign(&self, organization: &Organization, person: &Person, dataset: &str) {
        let given = json!({"organization": organization.id, "user": person.id, "dataset": dataset});
        self.portal.harness("assignment", Some(given));
    }
}
