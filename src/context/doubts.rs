//! What is only probable: who or what was meant by a name.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::messages::Message;

/// The questions about it that are still to be asked.
#[derive(Default)]
pub struct Doubts {
    wait: AtomicBool,
    open: Mutex<Vec<Message>>,
}

impl Doubts {
    /// From here on they wait for another question.
    pub fn wait(&self) {
        self.wait.store(true, Ordering::SeqCst);
    }

    /// Adds one; false where it is to be asked at once.
    pub fn add(&self, question: Message) -> bool {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).push(question);
        self.wait.load(Ordering::SeqCst)
    }

    /// Gives those that are still to be asked, for whoever asks them now.
    pub fn take(&self) -> Vec<Message> {
        mem::take(&mut *self.open.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
