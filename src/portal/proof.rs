//! Whether an address is a portal at all: before the first call with a key, it has to show so to somebody without one.

use std::path::{Path, PathBuf};

use super::routes::{is_fresh, spelled};
use super::{Error, Portal, Result};
use crate::private;

impl Portal {
    /// Nothing where no key is sent, or where the address is known to be a portal's: somebody signed in there, or it
    /// showed so within a day. Else it is asked without the key for what every portal tells everybody (`site/`,
    /// `udata/core/site/api.py`), once in a run.
    ///
    /// # Errors
    /// [`Error::NoPortal`] where something else answers; whatever else the call gives.
    pub(super) fn prove(&self) -> Result<()> {
        if self.options.key.is_none() || self.options.is_proved || !self.signs {
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
        let mut nobody = self.clone();
        nobody.signs = false;
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
    directory.join(format!("portal-{}.txt", spelled(site)))
}

fn is_marked(file: &Path, site: &str) -> bool {
    is_fresh(file) && private::read(file).is_ok_and(|text| text == site.as_bytes())
}

/// A mark that can't be kept costs a call the next time.
fn remember(file: &Path, site: &str) {
    let _ =
        private::directory(private::above(file)).and_then(|()| private::replace_soon(file, site.as_bytes()));
}
