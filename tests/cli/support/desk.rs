//! A support desk to write to: that of the sandbox under test, or of a further sandbox where the portal is a real udata,
//! which has none.

use serde_json::Value;

use super::portal::Portal;
use super::run::Command;
use super::world::{Person, World};

pub struct Desk<'p> {
    world: &'p World<'p>,
    own: Option<Portal>,
}

impl<'p> Desk<'p> {
    pub fn of(world: &'p World<'p>) -> Self {
        let is_here = world.portal.can.is_sandbox;
        let own = (!is_here).then(|| Portal::of("sandbox", &[]).unwrap());
        Self { world, own }
    }

    /// One of its own, where this goes wrong.
    pub fn failing(world: &'p World<'p>, rule: &str) -> Self {
        Self { world, own: Portal::of("sandbox", &["--fail", rule]) }
    }

    fn portal(&self) -> &Portal {
        self.own.as_ref().unwrap_or(&self.world.portal)
    }

    pub fn address(&self) -> String {
        format!("{}/nuxt-api/send-message", self.portal().base())
    }

    /// The program, told where the desk is.
    pub fn command_as(&self, person: &Person) -> Command {
        self.world.command_as(person).env("UDATACTL_SUPPORT_URL", self.address())
    }

    /// What has arrived: `content`, and the `credentials` that came with it, if any.
    pub fn messages(&self) -> Vec<Value> {
        let text = std::fs::read(self.portal().state_file()).unwrap();
        let mut world: Value = serde_json::from_slice(&text).unwrap();
        world["support_messages"].take().as_array().cloned().unwrap_or_default()
    }
}
