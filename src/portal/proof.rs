//! Whether an address is a portal at all: before the first call with a key, it has to show so to somebody without one.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tempfile::NamedTempFile;

use super::routes::is_fresh;
use super::turnstile::Turnstile;
use super::{Error, Portal, Result};

impl Portal {
    /// Nothing where no key is sent, or where the address is known to be a portal's: somebody signed in there, or it
    /// showed so within a day. Else it is asked without the key for what every portal tells everybody (`site/`,
    /// `udata/core/site/api.py`), once in a run.
    ///
    /// # Errors
    /// [`Error::NoPortal`] where something else answers; whatever else the call gives.
    pub(super) fn prove(&self) -> Result<()> {
        if self.options.key.is_none() || self.options.is_proved {
            return Ok(());
        }
        self.proof.get_or_init(|| self.ask_for_proof()).clone()
    }

    fn ask_for_proof(&self) -> Result<()> {
        let site = self.site().as_str();
        let file = self.options.cache.as_deref().map(|directory| mark(directory, site));
        if file.as_deref().is_some_and(|file| is_marked(file, site)) {
            return Ok(());
        }
        let mut options = self.options.clone();
        options.key = None;
        let nobody = Self {
            options,
            http: self.http.clone(),
            routes: OnceLock::new(),
            described: OnceLock::new(),
            proof: OnceLock::new(),
            // Whoever waits for the proof may hold a place at the usual one.
            turnstile: Arc::new(Turnstile::new(1)),
            rehearses: false,
        };
        match nobody.site_information() {
            Ok(_) => {
                file.into_iter().for_each(|file| remember(&file, site));
                Ok(())
            }
            Err(why) if matches!(why, Error::Odd { .. }) || why.is_unknown() || why.says_no_route() => {
                Err(Error::NoPortal { site: site.to_owned(), why: Box::new(why) })
            }
            Err(error) => Err(error),
        }
    }
}

/// The file that says of an address that it is a portal's; the address is in it, too.
fn mark(directory: &Path, site: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    site.hash(&mut hasher);
    directory.join(format!("portal-{:016x}.txt", hasher.finish()))
}

fn is_marked(file: &Path, site: &str) -> bool {
    is_fresh(file) && fs::read_to_string(file).is_ok_and(|text| text == site)
}

/// A mark that can't be kept costs a call the next time.
fn remember(file: &Path, site: &str) {
    let _ = (|| {
        let directory = file.parent()?;
        fs::create_dir_all(directory).ok()?;
        let mut aside = NamedTempFile::new_in(directory).ok()?;
        aside.write_all(site.as_bytes()).ok()?;
        aside.persist(file).ok()
    })();
}
