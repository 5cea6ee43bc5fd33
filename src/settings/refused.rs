//! The sentence on a value that is none of those that may be.

use crate::failure::{Code, Failure};
use crate::messages::message;

pub fn bad_value(name: &str, text: &str) -> Failure {
    Failure::new(Code::BadValue, message!("failure-bad-value", name = name, value = text))
}
