//! What a run left behind, and the first things to assert about it. Every failure shows all of it.

use std::fmt;

use serde_json::Value;

#[derive(Clone, Debug)]
pub struct Output {
    pub command: String,
    pub stdout: String,
    pub stderr: String,
    /// The exit code; 128 and the signal's number for a run that a signal ended.
    pub code: i32,
}

impl Output {
    #[track_caller]
    pub fn success(self) -> Self {
        self.exits(0)
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "expected to exit with {code}:\n{self}");
        self
    }

    /// The one JSON document on stdout.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is not one JSON document ({error}):\n{self}"))
    }

    /// What the last line of stderr, `{"error": …}`, says.
    #[track_caller]
    pub fn error(&self) -> Value {
        let line = self.stderr.lines().next_back().unwrap_or_default();
        let mut document: Value = serde_json::from_str(line).unwrap_or_default();
        match document.get_mut("error") {
            Some(error) => error.take(),
            None => panic!("stderr does not end in an error document:\n{self}"),
        }
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command, stdout, stderr, code } = self;
        writeln!(f, "$ {command}\n--- stdout\n{stdout}--- stderr\n{stderr}--- exit {code}")
    }
}
