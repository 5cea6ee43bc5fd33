//! Facts about a portal, remembered for a day, each in a file of its own below the cache directory.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::client::Portal;
use udatactl_files::private;

/// A day: a portal changes when it is upgraded.
const FRESH: Duration = Duration::from_hours(24);

/// One thing about one portal.
pub(super) struct Remembered {
    /// `None` where nothing is to be remembered.
    file: Option<PathBuf>,
}

impl Portal {
    /// The place for one thing about this portal; `name` begins the file's.
    pub(super) fn remembered(&self, name: &str) -> Remembered {
        let address = spelled(self.site().as_str());
        let file = self.options.cache.as_ref().map(|cache| cache.join(format!("{name}-{address}.json")));
        Remembered { file }
    }
}

impl Remembered {
    /// Reads what was written within a day.
    pub fn recall(&self) -> Option<Vec<u8>> {
        let file = self.file.as_deref()?;
        let written = file.metadata().and_then(|known| known.modified()).ok()?;
        let age = SystemTime::now().duration_since(written).ok()?;
        if age <= FRESH { private::read(file).ok() } else { None }
    }

    /// Writes the bytes; where they can't be kept, that costs a call the next time.
    pub fn keep(&self, bytes: &[u8]) {
        if let Some(file) = &self.file {
            let directory = private::directory(private::above(file));
            let _ = directory.and_then(|()| private::replace_soon(file, bytes));
        }
    }

    /// Forgets the fact: it has shown to be no longer so.
    pub fn forget(&self) {
        let _ = self.file.as_ref().map(fs::remove_file);
    }
}

/// An address as a name of a file: two never share one.
fn spelled(address: &str) -> String {
    let character = |character: char| {
        if character.is_ascii_alphanumeric() || ".-".contains(character) {
            character.to_string()
        } else {
            format!("_{:x}_", u32::from(character))
        }
    };
    address.chars().map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_portals_never_share_a_file() {
        let addresses = [
            "https://a-b.example/",
            "https://a.b.example/",
            "https://a.b/example/",
            "https://a.b.example/x/",
            "https://a.b.example/x_2f_",
            "http://a.b.example/",
            "https://a.b.example:8443/",
        ];
        let names: std::collections::BTreeSet<String> = addresses.into_iter().map(spelled).collect();
        assert_eq!(names.len(), addresses.len());
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
        assert!(names.iter().all(|name| name.chars().all(is_plain)));
    }
}
