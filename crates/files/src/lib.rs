//! Files of one's own on this machine: private to their owner, never behind a link, whole or not there, and held against other
//! processes while they change.

pub mod checked;
pub mod lock;
pub mod private;
