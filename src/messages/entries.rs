//! The entries of the catalogue: where each one is, and the texts that can be said without reading Fluent.

/// The entries of a language, each with its attributes, in the order of their keys.
pub struct Entries(Vec<(&'static str, &'static str)>);

impl Entries {
    /// Finds the entries of these sources.
    pub fn of(sources: &[&'static str]) -> Self {
        let mut entries: Vec<_> = sources.iter().flat_map(|source| entries(source)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        Self(entries)
    }

    /// The text of the entry with this key.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let found = self.0.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(self.0[found].1)
    }

    /// Every key with its entry.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().copied()
    }
}

/// The entries of a source by their keys: each begins with a letter in the first column, and goes on below it.
fn entries(source: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
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
        Some((entry.split([' ', '=']).next().unwrap_or_default(), entry))
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
