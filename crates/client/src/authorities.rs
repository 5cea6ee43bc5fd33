//! Whose certificates are trusted: files of authorities besides the system's, or instead of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use reqwest::Certificate;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::error::{Error, Result, Unusable};

/// A file of certificates, or a directory of such files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorities {
    pub path: PathBuf,
    /// The flag or the variable that names it.
    pub named_by: &'static str,
    /// Trusted instead of the system's, not besides them.
    pub instead: bool,
}

impl Authorities {
    /// Looks whether they can be used.
    ///
    /// # Errors
    /// When they can't be read or there are none.
    pub fn check(&self) -> Result<()> {
        self.load().map(drop)
    }

    /// Loads the certificates, each once.
    ///
    /// # Errors
    /// When it can't be read or holds none: going on would trust others than the person named.
    pub(super) fn load(&self) -> Result<Vec<Certificate>> {
        let unusable = |why| Error::Authorities { named_by: self.named_by, path: self.path.clone(), why };
        let unreadable = |cause: std::io::Error| unusable(Unusable::Unreadable(cause.kind()));
        let mut found = BTreeSet::new();
        if self.path.is_dir() {
            let entries = std::fs::read_dir(&self.path).map_err(unreadable)?;
            // A file of another kind, or one that only its owner may read, is no reason to trust nobody.
            let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
            files
                .filter_map(|path| std::fs::read(path).ok())
                .for_each(|pem| found.extend(certificates(&pem)));
        } else {
            found.extend(certificates(&std::fs::read(&self.path).map_err(unreadable)?));
        }
        if found.is_empty() {
            return Err(unusable(Unusable::NoCertificate));
        }
        Ok(found.iter().filter_map(|certificate| Certificate::from_der(certificate).ok()).collect())
    }
}

/// The certificates of a PEM text that can be trusted at all: one that is broken does not spoil the others.
fn certificates(pem: &[u8]) -> Vec<Vec<u8>> {
    let found = CertificateDer::pem_slice_iter(pem).flatten();
    found
        .filter(|certificate| RootCertStore::empty().add(certificate.clone()).is_ok())
        .map(|certificate| certificate.to_vec())
        .collect()
}
