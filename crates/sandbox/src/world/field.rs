//! The types of the world's fields.

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub fn is_false(value: &bool) -> bool {
    !value
}

/// An identifier of 24 hexadecimal digits, made in the order of time as `MongoDB`'s.
pub type Id = String;
