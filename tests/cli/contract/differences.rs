//! What is known to differ: `contract/differences.txt`, a line for each answer.
//!
//! ```text
//! 14.13.0 15.4.1 | members: alice GET organizations/{ville}/ | why it differs, and may
//! ```

use std::path::Path;

pub struct Differences {
    /// Name of a case, and whether it was asked for.
    listed: Vec<(String, bool)>,
}

impl Differences {
    /// Those of a version.
    pub fn read(path: &Path, version: &str) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parts = lines.map(|line| match line.split(" | ").collect::<Vec<_>>()[..] {
            [versions, case, reason] if !reason.trim().is_empty() => (versions, case),
            _ => panic!("differences.txt: {line}: versions | case | reason"),
        });
        let ours = parts.filter(|(versions, _)| versions.split(' ').any(|one| one == version));
        Self { listed: ours.map(|(_, case)| (case.to_owned(), false)).collect() }
    }

    /// True where a case may differ.
    pub fn lists(&mut self, case: &str) -> bool {
        let listed = self.listed.iter_mut().find(|(name, _)| name == case);
        listed.is_some_and(|(_, asked)| {
            *asked = true;
            true
        })
    }

    /// Those that no case asked for.
    pub fn unknown(&self) -> Vec<&str> {
        self.listed.iter().filter(|(_, asked)| !asked).map(|(name, _)| &**name).collect()
    }

    pub fn count(&self) -> usize {
        self.listed.len()
    }
}
