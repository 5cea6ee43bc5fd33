//! The documented exit codes, and nowhere else their numbers.

/// How a run ended, as a script sees it. The table is in `docs/scripts.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    Done = 0,
    Unexpected = 1,
    Usage = 2,
    Guarded = 3,
    SignIn = 4,
    NotAllowed = 5,
    NotFound = 6,
    Refused = 7,
    Partly = 8,
    TryLater = 9,
    /// A finding that was asked to count.
    Found = 10,
    AnsweredNo = 11,
    Interrupted = 130,
}

impl ExitStatus {
    /// All exit statuses, by number.
    pub const ALL: [Self; 13] = [
        Self::Done,
        Self::Unexpected,
        Self::Usage,
        Self::Guarded,
        Self::SignIn,
        Self::NotAllowed,
        Self::NotFound,
        Self::Refused,
        Self::Partly,
        Self::TryLater,
        Self::Found,
        Self::AnsweredNo,
        Self::Interrupted,
    ];

    /// How a run ends over a file: what another process holds for too long may be free later.
    pub fn of(cause: &std::io::Error) -> Self {
        match cause.kind() {
            std::io::ErrorKind::TimedOut => Self::TryLater,
            _ => Self::Unexpected,
        }
    }
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}
