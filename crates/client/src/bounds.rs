//! How much an answer would take to hold, told by one look at its bytes before anything is made of them: 175 kB on the wire
//! can stand for gigabytes of empty objects.

/// Values that may be inside each other: udata's go to a dozen.
const DEEPEST: usize = 48;
/// The weight of a list or an object beyond that of another value: it is an allocation of its own.
const CONTAINER: usize = 4;
/// The heaviest answer: an organization of 10,000 members with all its fields weighs a third.
const HEAVIEST: usize = 700_000;
/// The heaviest of which several may be held at once.
const LIGHT: usize = 20_000;

/// The weight of an answer: whether others may be held beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Light,
    Heavy,
}

/// Weighs a text that may be JSON; `None` where it is heavier, or deeper, than any answer of udata's.
pub fn weigh(text: &[u8]) -> Option<Weight> {
    let is_json =
        text.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"[{".contains(byte));
    if !is_json {
        return Some(Weight::Light);
    }
    let (mut weight, mut depth) = (0usize, 0usize);
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            // What is in a text weighs nothing.
            b'"' => {
                while bytes.find(|byte| matches!(byte, b'"' | b'\\')) == Some(&b'\\') {
                    bytes.next();
                }
            }
            b'[' | b'{' => {
                depth += 1;
                weight += CONTAINER;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => weight += 1,
            _ => {}
        }
        if depth > DEEPEST || weight > HEAVIEST {
            return None;
        }
    }
    Some(if weight > LIGHT { Weight::Heavy } else { Weight::Light })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_portal_says_is_refused_before_it_is_taken_apart() {
        let list = |word: &str, count: usize| format!("[{}0]", format!("{word},").repeat(count));
        assert_eq!(weigh(list("{}", 1_000).as_bytes()), Some(Weight::Light));
        assert_eq!(weigh(list("{\"a\": [1, 2]}", 10_000).as_bytes()), Some(Weight::Heavy));
        for heavy in [list("{}", 200_000), list("0", 800_000), "[".repeat(49), list("[[[{}]]]", 50_000)] {
            assert_eq!(weigh(heavy.as_bytes()), None);
        }
        let text = format!("[\"{}\\\"{}\"]", "[{,".repeat(900_000), ",".repeat(900_000));
        assert_eq!(weigh(text.as_bytes()), Some(Weight::Light));
        assert_eq!(weigh("a;b\n1,2\n".repeat(900_000).as_bytes()), Some(Weight::Light), "no JSON");
    }
}
