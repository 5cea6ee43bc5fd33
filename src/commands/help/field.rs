//! A field as `help fields` tells it.

use crate::report::record;

record! {
    /// A field of what a verb gives.
    pub struct Row {
        /// The result that has it, where the verb gives several.
        pub part: Option<&'static str> => more(Text),
        /// Its key: in JSON, at the top of CSV, for `--fields`.
        pub field: &'static str => shown(Text).cut(Never),
        /// At the top of a table, in the language of the run.
        pub heading: String => shown(Text).cut(Lines),
        /// What its value is: `text`, `number`, `flag`, `moment`, `token`, `list` or `tokens`.
        pub value: &'static str => shown(Token("value")).cut(Lines),
        /// True where a table shows it without being asked.
        pub in_table: bool => shown(Flag),
        /// The tokens that udatactl has a word for; a portal may know others.
        pub tokens: Vec<String> => shown(List),
    }
}
