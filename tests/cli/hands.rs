//! Several hands on one organization: our own processes, foreign ones, and one that is killed.

mod few_calls;
