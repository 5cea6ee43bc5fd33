//! Doubts are settled before anything is written: a verb that asks anyway asks about them in the same question.

use super::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};

impl Context {
    /// From here on doubts wait for the question that is asked before anything is written.
    pub fn ask_once(&self) {
        self.doubts.wait();
    }

    /// Asks whether what is probable is meant; where a question follows anyway, that one asks it too.
    ///
    /// # Errors
    /// Exit 11 for a no; exit 2 where nobody can answer.
    pub fn doubt(&self, question: Message) -> Result<(), Failure> {
        if self.doubts.add(question) { Ok(()) } else { self.settle_doubts() }
    }

    /// Puts the doubts that wait in front of another question.
    pub fn with_doubts(&self, question: &Message) -> Message {
        self.doubts.take().into_iter().rev().fold(question.clone(), |all, doubt| {
            message!("question-and-question", first = doubt, second = all)
        })
    }

    /// Asks about the doubts that wait, where no other question came.
    ///
    /// # Errors
    /// As [`Self::doubt`].
    pub fn settle_doubts(&self) -> Result<(), Failure> {
        for question in self.doubts.take() {
            if !self.terminal.confirm(&question)? {
                return Err(Failure::new(Code::AnsweredNo, Message::new("failure-answered-no")));
            }
        }
        Ok(())
    }
}
