//! Identifiers as udata makes and refuses them.

use serde_json::json;

use super::refusal::Refusal;
use super::world::{self, Id};

/// A new UUID, of the fourth version.
pub fn new_uuid() -> Id {
    let bits = world::random();
    let bits = bits & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let digits = format!("{bits:032x}");
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

pub fn is_object_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub fn no_object_id(text: &str) -> Refusal {
    let why =
        format!("'{text}' is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string");
    Refusal::raw(400, json!({"errors": {}, "message": why}))
}
