//! What else may befall people and organizations before a test begins: broken documents, dead keys,
//! closed accounts, and what partial editors are assigned.

use serde_json::json;

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
        self.portal.harness(&format!("user/{}", person.id), Some(json!({"deleted": true})));
    }

    /// A dataset of this organization's; its id.
    pub fn dataset(&self, organization: &Organization, title: &str) -> String {
        let given = json!({"organization": organization.id, "title": title});
        self.portal.harness("dataset", Some(given))["id"].as_str().unwrap().to_owned()
    }

    pub fn assign(&self, organization: &Organization, person: &Person, dataset: &str) {
        let given = json!({"organization": organization.id, "user": person.id, "dataset": dataset});
        self.portal.harness("assignment", Some(given));
    }
}
