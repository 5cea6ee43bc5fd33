//! Any error becomes a sentence, hints, a stable code and an exit status: here and nowhere else.

mod causes;
mod code;
mod portal;
#[cfg(feature = "sandbox")]
mod sandbox;
mod value;

pub use causes::{stdout, unended, unwritten as journal_failure};
pub use code::Code;
pub use portal::catalog::unusable as unusable_catalog;
pub use portal::explain as portal_failure;
pub use value::{Failure, Problem, Unread};
