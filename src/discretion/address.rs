//! The mail addresses in a text, whole or masked.

/// An address in a text.
pub struct Found<'a> {
    pub start: usize,
    pub end: usize,
    pub domain: &'a str,
    /// It is the value of `--email`.
    pub is_of_a_flag: bool,
}

/// Finds all addresses of a text, in their order.
pub fn all(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = text[..at].trim_end_matches(is_local).len();
        let after = &text[at + 1..];
        let rest = after.trim_start_matches(is_of_a_domain);
        let domain = after[..after.len() - rest.len()].trim_end_matches(['.', '-']);
        let is_taken = found.last().is_some_and(|last| start < last.end);
        if start < at && !domain.is_empty() && !is_taken {
            let before = text[..start].trim_end_matches(['\'', '"']).trim_end();
            let is_of_a_flag = before.ends_with("--email");
            found.push(Found { start, end: at + 1 + domain.len(), domain, is_of_a_flag });
        }
    }
    found
}

/// True where a name would take a part of an address. One that is written with an `@`, or has all of the address in it, takes
/// what only looks like one.
pub fn parts(text: &str, addresses: &[Found], start: usize, end: usize) -> bool {
    let first = addresses.partition_point(|found| found.end <= start);
    let mut touched = addresses[first..].iter().take_while(|found| found.start < end);
    !text[start..end].contains('@') && touched.any(|found| found.start < start || end < found.end)
}

fn is_local(character: char) -> bool {
    character.is_alphanumeric() || "._%+*-!#$&=^~|{}".contains(character)
}

fn is_of_a_domain(character: char) -> bool {
    character.is_alphanumeric() || character == '.' || character == '-'
}
