//! `member`: its verbs, and the names that they take.

use crate::support::held::Call;
use crate::support::world::{Organization, Person, World};

mod add;
mod add_held_back;
mod damaged;
pub mod interrupted;
mod list;
mod names;
mod race;
mod remove;
mod role_change;
mod role_change_guards;
mod show;

/// What this person has changed on the portal.
fn writes(world: &World, person: &Person) -> Vec<Call> {
    world.calls_by(person).into_iter().filter(Call::is_write).collect()
}

/// The role that the database holds, `-` for none.
fn role(world: &World, organization: &Organization, person: &Person) -> String {
    world.holds(organization).role_of(person).unwrap_or_else(|| "-".to_owned())
}

/// Exactly one mail went to an address, where the portal writes mails.
#[track_caller]
fn one_mail_went_to(world: &World, address: &str) {
    where_it_can!(world.portal.can.writes_mails());
    let mails = world.portal.mails();
    let to = |mail: &&serde_json::Value| mail["to"].to_string().contains(&format!("\"{address}\""));
    assert_eq!(mails.iter().filter(to).count(), 1);
}
