//! A key in a file that somebody names: a secret of a CI, a pipe from a password manager. It may be anything.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use secrecy::SecretString;

use udatactl_files::private;

/// The most that is read, in bytes: a key has some hundred.
const MOST: u64 = 64 * 1024;
/// How long a pipe may take to say it.
const WAIT_LIMIT: Duration = Duration::from_secs(1);

/// The contents of a file.
#[derive(Debug)]
pub struct NamedFile {
    pub text: SecretString,
    /// The mode of a file that others than its owner can read or write.
    pub open_to_others: Option<u32>,
}

impl NamedFile {
    /// Reads a file or a pipe, within a second.
    ///
    /// # Errors
    /// Where it can't be read, is a directory, holds more than a key, is no text or does not end in time.
    pub fn read(path: &Path) -> io::Result<Self> {
        let (sender, answer) = sync_channel(1);
        let path = path.to_owned();
        // Opening a pipe waits for who writes into it, and nothing can stop that: the thread is left to itself.
        thread::Builder::new().spawn(move || sender.send(read(&path)))?;
        answer.recv_timeout(WAIT_LIMIT).unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
    }
}

fn read(path: &Path) -> io::Result<NamedFile> {
    let file = File::open(path)?;
    // A pipe is nobody else's.
    let is_file = file.metadata()?.is_file();
    let open_to_others = private::mode(&file)?.filter(|mode| is_file && mode & 0o077 != 0);
    let mut text = String::new();
    if file.take(MOST + 1).read_to_string(&mut text)? as u64 > MOST {
        Err(ErrorKind::FileTooLarge.into())
    } else {
        Ok(NamedFile { text: SecretString::from(text), open_to_others })
    }
}
