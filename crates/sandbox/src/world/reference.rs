//! A reference to something, as udata writes one.

use serde::{Deserialize, Serialize};

use super::field::Id;

/// Something published, by its class (`Dataset`) and id.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ContentReference {
    pub class: String,
    pub id: Id,
}
