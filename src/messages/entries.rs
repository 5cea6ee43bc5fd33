//! The entries of the catalogue: where each one is, and the texts that can be said without reading Fluent.

/// The entries of a language, each with its attributes, in the order of the hashes of their keys: texts take long to sort.
pub struct Entries(Vec<(u64, &'static str)>);

impl Entries {
    /// Finds the entries of these sources.
    pub fn of(sources: &[&'static str]) -> Self {
        let hashed = |entry| (hash(key(entry)), entry);
        let mut entries: Vec<_> = sources.iter().flat_map(|source| entries(source)).map(hashed).collect();
        entries.sort_unstable_by_key(|(hash, _)| *hash);
        Self(entries)
    }

    /// The text of the entry with this key.
    pub fn get(&self, wanted: &str) -> Option<&'static str> {
        let hash = hash(wanted.as_bytes());
        let first = self.0.partition_point(|(other, _)| *other < hash);
        let alike = self.0[first..].iter().take_while(|(other, _)| *other == hash);
        alike.map(|(_, entry)| *entry).find(|entry| key(entry) == wanted.as_bytes())
    }

    /// Every entry.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(_, entry)| *entry)
    }
}

/// The key that an entry begins with.
fn key(entry: &str) -> &[u8] {
    let end = entry.bytes().position(|letter| matches!(letter, b' ' | b'=')).unwrap_or(entry.len());
    &entry.as_bytes()[..end]
}

/// A number for a key, FNV-1a of 64 bits.
fn hash(key: &[u8]) -> u64 {
    let mix = |hash: u64, letter: &u8| (hash ^ u64::from(*letter)).wrapping_mul(0x0000_0100_0000_01b3);
    key.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// The entries of a source: each begins with a letter in the first column, and goes on below it.
fn entries(source: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        while !rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            rest = rest.split_once('\n')?.1;
        }
        let mut end = 0;
        loop {
            end = rest[end..].find('\n').map_or(rest.len(), |line| end + line + 1);
            match rest.as_bytes().get(end) {
                Some(first) if *first != b'#' && !first.is_ascii_alphabetic() => {}
                _ => break,
            }
        }
        let (entry, after) = rest.split_at(end);
        rest = after;
        Some(entry)
    })
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
