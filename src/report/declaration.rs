//! `record!`: the one declaration of a record. Its JSON, its columns and, for the tests, its JSON Schema come from it.

/// Declares a record. After `=>` stands who sees a field, as a constructor of [`Column`](crate::report::column::Column) (`shown`, `more`
/// or `data`), and what it is; a field without an arrow is in no column. A table cuts it as its kind allows, or as `cut`
/// ([`Cut`](crate::table::Cut)) says.
///
/// ```ignore
/// record! {
///     /// A badge of the portal.
///     struct Row<'a> {
///         /// The portal's word for it.
///         kind: &'a str => shown(Text),
///         slug: String => shown(Slug("id")).whose("id"),
///         title: String => shown(Text).cut(Lines),
///         id: String => data(Text),
///     }
/// }
/// Report::list(Row::COLUMNS, &rows, empty)
/// ```
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident $(<$lifetime:lifetime>)? {
            $(
                $(#[$field_attribute:meta])*
                $field_visibility:vis $field:ident: $type:ty
                    $(=> $reach:ident($kind:ident $(($word:literal))?) $(.whose($whose:literal))? $(.cut($cut:ident))?)?
            ),* $(,)?
        }
    ) => {
        #[derive(serde::Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        $(#[$attribute])*
        $visibility struct $name $(<$lifetime>)? {
            $($(#[$field_attribute])* $field_visibility $field: $type,)*
        }

        impl $(<$lifetime>)? $name $(<$lifetime>)? {
            /// The fields, in the order of their declaration.
            $visibility const COLUMNS: &'static [$crate::report::column::Column] = &[$($(
                $crate::report::column::Column::$reach(
                    stringify!($field),
                    $crate::report::column::Kind::$kind $(($word))?,
                )$(.whose($whose))? $(.cut($crate::table::Cut::$cut))?,
            )?)*];
        }
    };
}

pub(crate) use record;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::column::{Kind, Reach, record};
    use crate::table::Cut;

    record! {
        /// What a test declares.
        #[derive(Default)]
        struct Row<'a> {
            /// Its name.
            name: &'a str => shown(Name).whose("id"),
            r#as: Option<String> => more(Token("role")).cut(Lines),
            id: u8 => data(Count),
            #[serde(skip)]
            kept: bool,
        }
    }

    #[test]
    fn one_declaration_gives_keys_and_columns() {
        let row = Row { name: "Ana", ..Row::default() };
        assert!(!row.kept);
        assert_eq!(serde_json::Value::Object(record(&row)), json!({"name": "Ana", "as": null, "id": 0}));
        let columns: Vec<_> =
            Row::COLUMNS.iter().map(|one| (one.key, one.kind, one.reach, one.whose, one.cut)).collect();
        let expected = [
            ("name", Kind::Name, Reach::Table, Some("id"), Cut::End),
            ("as", Kind::Token("role"), Reach::Export, None, Cut::Lines),
            ("id", Kind::Count, Reach::Data, None, Cut::Never),
        ];
        assert_eq!(columns, expected);
    }
}
