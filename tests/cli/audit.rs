//! `audit`: what is wrong with organizations.

mod documents;
