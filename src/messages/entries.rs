//! The entries of the catalogue: where each one is, and the texts that can be said without reading Fluent.

/// The catalogue of a language, whose entries are found without looking for them: the compiler has done that.
pub struct Entries {
    pub text: &'static str,
    /// Where each entry begins, in the order of the keys, as [`sorted`] gives it.
    pub places: &'static [u32],
}

impl Entries {
    /// The entry with this key and its attributes.
    pub fn get(&self, wanted: &str) -> Option<&'static str> {
        let key = |place: &u32| {
            let entry = &self.text.as_bytes()[*place as usize..];
            &entry[..entry.iter().position(|letter| ends_key(*letter)).unwrap_or(entry.len())]
        };
        let found = self.places.binary_search_by(|place| key(place).cmp(wanted.as_bytes())).ok()?;
        Some(entry(&self.text[self.places[found] as usize..]))
    }

    /// Every entry, in the catalogue's order.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        let mut places = self.places.to_vec();
        places.sort_unstable();
        places.into_iter().map(|place| entry(&self.text[place as usize..]))
    }
}

/// The entry that a text begins with: it goes on below its first line.
fn entry(text: &'static str) -> &'static str {
    let mut end = 0;
    loop {
        end = text[end..].find('\n').map_or(text.len(), |line| end + line + 1);
        match text.as_bytes().get(end) {
            Some(first) if *first != b'#' && !first.is_ascii_alphabetic() => {}
            _ => return &text[..end],
        }
    }
}

const fn ends_key(letter: u8) -> bool {
    matches!(letter, b' ' | b'=')
}

/// True where an entry begins: with a letter in the first column.
const fn begins(text: &[u8], place: usize) -> bool {
    text[place].is_ascii_alphabetic() && (place == 0 || text[place - 1] == b'\n')
}

/// How many entries a text has.
pub const fn count(text: &str) -> usize {
    let (text, mut place, mut count) = (text.as_bytes(), 0, 0);
    while place < text.len() {
        count += begins(text, place) as usize;
        place += 1;
    }
    count
}

/// Where the entries of a text begin, in the order of their keys. For the compiler: a run takes it as it is.
#[allow(clippy::cast_possible_truncation, reason = "no catalogue has 4 GB")]
pub const fn sorted<const COUNT: usize>(text: &str) -> [u32; COUNT] {
    let (text, mut place, mut count) = (text.as_bytes(), 0, 0);
    let mut places = [0; COUNT];
    while place < text.len() {
        if begins(text, place) {
            places[count] = place as u32;
            count += 1;
        }
        place += 1;
    }
    // Sorted halves of twice the length are merged until one is left: nothing is compared more often than it has to be.
    let mut merged = [0; COUNT];
    let mut length = 1;
    while length < COUNT {
        let mut to = 0;
        while to < COUNT {
            let (mut left, middle) = (to, least(to + length, COUNT));
            let (mut right, end) = (middle, least(to + 2 * length, COUNT));
            while to < end {
                let takes_right =
                    left == middle || (right < end && precedes(text, places[right], places[left]));
                let from = if takes_right { &mut right } else { &mut left };
                merged[to] = places[*from];
                *from += 1;
                to += 1;
            }
        }
        places = merged;
        length *= 2;
    }
    places
}

const fn least(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

/// True where the key at a place comes before the one at another.
const fn precedes(text: &[u8], place: u32, other: u32) -> bool {
    let (mut place, mut other) = (place as usize, other as usize);
    while text[place] == text[other] && !ends_key(text[place]) {
        place += 1;
        other += 1;
    }
    !ends_key(text[other]) && (ends_key(text[place]) || text[place] < text[other])
}

/// The text of an entry, or of its attribute, into which nothing is put; `None` where that has to be read as Fluent.
pub fn plain(entry: &str, attribute: Option<&str>) -> Option<String> {
    let pattern = pattern(entry, attribute)?;
    if pattern.contains(['{', '}']) {
        return None;
    }
    let (first, below) = pattern.split_once('\n').unwrap_or((pattern, ""));
    let margin = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &str| line.trim_matches(' ').is_empty();
    let common = below.lines().filter(|line| !is_blank(line)).map(margin).min().unwrap_or_default();
    let mut text = first.trim_start_matches(' ').to_owned();
    for line in below.lines() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.get(common..).unwrap_or_default());
    }
    text.truncate(text.trim_end_matches([' ', '\n']).len());
    (!text.is_empty()).then_some(text)
}

/// True where the entry has this attribute.
pub fn has(entry: &str, attribute: &str) -> bool {
    pattern(entry, Some(attribute)).is_some()
}

/// What stands behind the equals sign of an entry or of its attribute, up to the next attribute.
fn pattern<'a>(entry: &'a str, attribute: Option<&str>) -> Option<&'a str> {
    let mut rest = entry;
    if let Some(attribute) = attribute {
        let begins = |after: &&str| {
            after.strip_prefix(attribute).is_some_and(|after| after.trim_start_matches(' ').starts_with('='))
        };
        rest = attributes(entry).map(|dot| &entry[dot + 1..]).find(begins)?;
    }
    let pattern = rest.split_once('=')?.1;
    Some(attributes(pattern).next().map_or(pattern, |dot| &pattern[..dot]))
}

/// Where the attributes begin, at their dots.
fn attributes(text: &str) -> impl Iterator<Item = usize> {
    let dots = text.match_indices("\n ").map(|(line, _)| {
        let line = line + 1;
        line + text[line..].len() - text[line..].trim_start_matches(' ').len()
    });
    dots.filter(|dot| text[*dot..].starts_with('.'))
}
