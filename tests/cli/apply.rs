//! `roster apply`: makes it so.
