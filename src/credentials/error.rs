//! Errors of keys. No variant holds a secret, nor the text of a file that has one.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// The answer of a keyring or a parser, in its own words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Cause(pub String);

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no keyring can be reached")]
    KeyringAbsent { source: Cause },
    #[error("the keyring is locked")]
    KeyringLocked { source: Cause },
    #[error("the keyring has not answered within {} seconds", waited.as_secs_f32())]
    KeyringSilent { waited: Duration },
    #[error("the keyring has refused")]
    KeyringRefused { source: Cause },
    #[error("the keyring holds {count} items for one account")]
    KeyringAmbiguous { count: usize },
    #[error("the keyring does not give back the key that was stored in it")]
    NotReadBack,
    #[error("{} can be read by others than its owner (mode {mode:04o})", path.display())]
    ClearFileTooOpen { path: PathBuf, mode: u32 },
    #[error("cannot read {}", path.display())]
    ClearFileUnreadable { path: PathBuf, source: io::Error },
    #[error("cannot understand {}", path.display())]
    ClearFileMalformed { path: PathBuf, source: Cause },
    #[error("cannot write into {}", path.display())]
    DirectoryNotWritable { path: PathBuf, source: io::Error },
}

impl Error {
    /// True for what a keyring answered, or did not.
    pub fn is_of_the_keyring(&self) -> bool {
        matches!(
            self,
            Self::KeyringAbsent { .. }
                | Self::KeyringLocked { .. }
                | Self::KeyringSilent { .. }
                | Self::KeyringRefused { .. }
        )
    }
}
