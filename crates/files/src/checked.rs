//! Lines of JSON whose last key is the checksum of the others, so that damage is seen.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Before the checksum: eight hexadecimal digits of a CRC-32. Within a text of JSON its quotes would be escaped.
const KEY: &str = ",\"sum\":\"";
const END: &str = "\"}";

/// The text of a line, without a line break, for a value with keys.
///
/// # Errors
/// The errors of the JSON.
pub fn write(value: &impl Serialize) -> serde_json::Result<String> {
    let mut json = serde_json::to_string(value)?;
    let sum = sum(&[&json]);
    json.truncate(json.len() - 1);
    Ok(format!("{json}{KEY}{sum}{END}"))
}

/// Reads the value that a line says; nothing for one that is damaged. One without a checksum is: nobody vouches for it.
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let text = str::from_utf8(text).ok()?.trim_end();
    let (json, rest) = text.split_once(KEY)?;
    let is_whole = rest.strip_suffix(END)? == sum(&[json, "}"]);
    if is_whole { serde_json::from_str(text).ok() } else { None }
}

/// The checksum of a text in parts.
fn sum(parts: &[&str]) -> String {
    let mut sum = crc32fast::Hasher::new();
    parts.iter().for_each(|part| sum.update(part.as_bytes()));
    format!("{:08x}", sum.finalize())
}
