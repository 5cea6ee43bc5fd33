//! What a look has found: how good it is, the sentence, and what mends it.

use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::text::shell::Command;

/// How good it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Good,
    Warning,
    Failing,
}

impl State {
    /// A stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Failing => "failing",
        }
    }
}

/// What a look has found.
pub struct Finding {
    pub state: State,
    /// What was looked at, as a stable word.
    pub check: &'static str,
    pub said: Message,
    pub code: Option<Code>,
    pub command: Option<Command>,
    pub advice: Vec<Message>,
    pub about: Option<String>,
    pub value: Option<String>,
    pub source: Option<String>,
}

impl Finding {
    fn new(state: State, check: &'static str, said: Message) -> Self {
        let (about, value, source) = (None, None, None);
        Self { state, check, said, code: None, command: None, advice: Vec::new(), about, value, source }
    }

    pub fn good(check: &'static str, said: Message) -> Self {
        Self::new(State::Good, check, said)
    }

    pub fn warning(check: &'static str, said: Message) -> Self {
        Self::new(State::Warning, check, said)
    }

    /// What fails, with what helps.
    pub fn failing(check: &'static str, failure: Failure) -> Self {
        let found = Self::new(State::Failing, check, failure.message);
        Self { code: Some(failure.code), advice: failure.hints, ..found }
    }

    /// The same as a warning: nothing waits for it.
    #[must_use]
    pub fn only_a_warning(self) -> Self {
        Self { state: State::Warning, ..self }
    }

    /// Names the command that mends it; what else would propose one is left out.
    #[must_use]
    pub fn mended_by(self, command: impl Into<Command>) -> Self {
        let is_other = |advice: &Message| advice.key() != "hint-run";
        let advice = self.advice.into_iter().filter(is_other).collect();
        Self { command: Some(command.into()), advice, ..self }
    }

    #[must_use]
    pub fn advised(mut self, advice: Message) -> Self {
        self.advice.push(advice);
        self
    }

    /// Tells a program which of several it is.
    #[must_use]
    pub fn about(self, about: impl Into<String>) -> Self {
        Self { about: Some(about.into()), ..self }
    }

    /// Tells a program what was found.
    #[must_use]
    pub fn value(self, value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..self }
    }

    /// Tells a program what says it.
    #[must_use]
    pub fn source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// What helps, for a person.
    pub fn hints(&self) -> Vec<Message> {
        let about = || Message::new(format!("check-{}", self.check));
        let command = self.command.clone();
        let mend = command.map(|command| message!("doctor-mend", check = about(), command = command));
        let advice = self
            .advice
            .iter()
            .map(|advice| message!("doctor-advice", check = about(), advice = advice.clone()));
        mend.into_iter().chain(advice).collect()
    }
}
