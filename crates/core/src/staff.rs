//! Lists of people as a personnel office or a directory writes them: CSV, JSON, LDIF, with headings of their own. They are read
//! for rosters, and nothing that a line says gets lost on the way: what can't be understood is told with its line.

mod columns;
mod headings;
mod identities;
mod json;
mod ldif;
mod line;
mod mapping;
mod reading;
mod sheet;
mod spouse;

pub use columns::{Columns, Field};
pub use identities::{Identities, Identity, Known, with_identities};
pub use line::{Passed, StaffLine, lines};
pub use mapping::{Mapping, written as mapping_written};
pub use reading::read;
pub use sheet::{Sheet, SheetRow};
