//! The body of an answer as it is sent: whole, or cut in the middle because a fault wants it so.

use std::io::{Error, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// Long enough for what was sent to leave before the connection closes.
const UNTIL_SENT: Duration = Duration::from_millis(20);

pub struct Payload {
    /// The length that is announced.
    length: u64,
    bytes: Option<Bytes>,
    /// Until the connection closes, where the body is cut.
    end: Option<Pin<Box<Sleep>>>,
}

impl Payload {
    pub fn whole(text: String) -> Self {
        Self {
            length: text.len() as u64,
            bytes: Some(text.into()).filter(|bytes: &Bytes| !bytes.is_empty()),
            end: None,
        }
    }

    /// Cuts the body to its first half, though all of it is announced; nothing where there is nothing to cut.
    pub fn cut(self) -> Option<Self> {
        let bytes = self.bytes.filter(|bytes| bytes.len() > 1)?;
        let half = bytes.slice(..bytes.len() / 2);
        Some(Self { length: self.length, bytes: Some(half), end: Some(Box::pin(sleep(UNTIL_SENT))) })
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        match &mut self.end {
            None => Poll::Ready(None),
            Some(end) => end.as_mut().poll(context).map(|()| Some(Err(closed()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none() && self.end.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

/// Why hyper closes a connection: because it is told to.
pub fn closed() -> Error {
    Error::from(ErrorKind::ConnectionAborted)
}
