//! What is only probable: who or what was meant by a name. A verb that asks before it writes asks about it in the same question.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};

/// The questions that are still to be asked, where they wait for the one before the write.
#[derive(Default)]
pub struct Doubts {
    wait: AtomicBool,
    open: Mutex<Vec<Message>>,
}

impl Context {
    /// From here on doubts wait for the question that is asked before anything is written.
    pub fn ask_once(&self) {
        self.doubts.wait.store(true, Ordering::SeqCst);
    }

    /// Asks whether what is probable is meant; where a question follows anyway, that one asks it too.
    ///
    /// # Errors
    /// Exit 11 for a no; exit 2 where nobody can answer.
    pub fn doubt(&self, question: Message) -> Result<(), Failure> {
        self.open_doubts(|open| open.push(question));
        if self.doubts.wait.load(Ordering::SeqCst) { Ok(()) } else { self.settle_doubts() }
    }

    /// Takes the questions that wait, in front of another one.
    pub fn with_doubts(&self, question: &Message) -> Message {
        let doubts = self.open_doubts(mem::take);
        doubts.into_iter().rev().fold(question.clone(), |all, doubt| {
            message!("question-and-question", first = doubt, second = all)
        })
    }

    /// Asks what still waits, where no other question came.
    ///
    /// # Errors
    /// As [`Self::doubt`].
    pub fn settle_doubts(&self) -> Result<(), Failure> {
        for question in self.open_doubts(mem::take) {
            if !self.terminal.confirm(&question)? {
                return Err(Failure::new(Code::AnsweredNo, Message::new("failure-answered-no")));
            }
        }
        Ok(())
    }

    fn open_doubts<T>(&self, act: impl FnOnce(&mut Vec<Message>) -> T) -> T {
        act(&mut self.doubts.open.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
