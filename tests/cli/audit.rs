//! `audit`: what organizations are, and were.

mod history;
