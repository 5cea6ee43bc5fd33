//! Whether an address is a portal at all: before the first call with a key, it has to show so to somebody without one.

use super::client::Portal;
use super::error::{Error, Result};

impl Portal {
    /// Proves that the address is a portal's. Nothing is asked where no key is sent, or where that is known: somebody
    /// signed in there, or it showed so within a day. Else it is asked without the key for what every portal tells
    /// everybody (`site/`, `udata/core/site/api.py`), once in a run.
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
        let mark = self.remembered("portal");
        if mark.recall().is_some() {
            return Ok(());
        }
        let mut nobody = self.clone();
        nobody.signs = false;
        match nobody.site_information() {
            Ok(_) => {
                mark.keep(b"{}");
                Ok(())
            }
            Err(why)
                if matches!(why, Error::Unexpected { .. }) || why.is_unknown() || why.says_no_route() =>
            {
                Err(Error::NoPortal { site: site.to_owned(), why: Box::new(why) })
            }
            Err(error) => Err(error),
        }
    }
}
